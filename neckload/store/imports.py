"""Uploads: comparing one with the diary, and saving it as one batch."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd

from neckload.domain.deduplicate import already_known
from neckload.domain.imports import Batch, ImportPreview, RemovedImport, Upload
from neckload.domain.removals import Removals, key_seen
from neckload.domain.tables import TABLES, Diary
from neckload.store.owner_rows import OwnerRows
from neckload.store.removals import forget_those_in, remember, removals_on
from neckload.store.rows import frame_of, rows_of
from neckload.store.run_records import Runs, add_records, run_of, runs_on
from neckload.store.schema import DIARY_TABLES, KEYS, batches

_RUN = [column.name for column in TABLES["runs"]]


def compared(upload: Upload, known: Diary, runs: Runs, removals: Removals) -> ImportPreview:
    """Which rows of an upload are already in `known`, or were removed by the runner: runs by `run_of`, the rest by key.

    Args:
        runs: the runs of `known` with all their records.
        removals: rows removed from `known`.
    """
    new = upload.diary
    there = {name: key_seen(getattr(new, name), getattr(known, name), KEYS[name]) for name in TABLES}
    is_copy = new.runs["run_id"].duplicated()
    of, brings = run_of(new.runs[~is_copy], known.runs, runs)
    there["runs"] = is_copy | of.notna().reindex(is_copy.index, fill_value=True)
    if not upload.brings_back:
        is_removed = already_known(new.runs[~there["runs"]], removals.runs)
        there["runs"] |= is_removed.reindex(is_copy.index, fill_value=False)
        there["pain"] |= key_seen(new.pain, removals.pain)
    unheard_of = upload.removals.without_those_in(known).without_those_in(removals)
    return ImportPreview(there, of.where(brings).reindex(is_copy.index), unheard_of)


def import_on(owned: OwnerRows, known: Diary, runs: Runs, upload: Upload) -> Batch | None:
    """Save the new rows of an upload; None, without writing, if there are none."""
    preview = compared(upload, known, runs, removals_on(owned))
    if not preview.brings_something:
        return None
    now = datetime.now(UTC)
    origin = {"name": upload.name, "format": upload.format}
    row = {**origin, **preview.new_counts, "twins": preview.merged, "saved_at": now.replace(tzinfo=None)}
    number = owned.add_one(batches, row)
    for table, there in preview.already_there.items():
        owned.add(DIARY_TABLES[table], rows_of(getattr(upload.diary, table)[~there].assign(batch_id=number)))
    is_twin = preview.run_of.notna()
    add_records(owned, upload.diary.runs[is_twin], preview.run_of[is_twin], number)
    remember(owned, preview.removals, number)
    if upload.brings_back:
        forget_those_in(owned, upload.diary)
    counts = preview.new_counts
    return Batch(id=number, owner=owned.owner, saved_at=now, counts=counts, merged=preview.merged, **origin)


def removed_import(owned: OwnerRows, batch_id: int) -> RemovedImport:
    """The rows that will be removed with an import.

    Raises:
        KeyError: the owner has no such import.
    """
    batch = next((batch for batch in batches_on(owned) if batch.id == batch_id), None)
    if batch is None:
        raise KeyError("no such import")
    runs = runs_on(owned)
    records = [frame.loc[frame["batch_id"] == batch_id, _RUN] for frame in (runs.own, runs.run_records)]
    tables = {name: _brought_to(owned, name, batch_id) for name in TABLES if name != "runs"}
    brought = Diary().with_tables(runs=pd.concat(records), **tables)
    is_corrected = runs.shown["run_id"].isin(runs.of(batch_id) & runs.edited)
    removals = removals_on(owned, batch_id)
    return RemovedImport(batch.name, batch.format, brought, removals, runs.shown[is_corrected])


def _brought_to(owned: OwnerRows, name: str, batch_id: int) -> pd.DataFrame:
    table = DIARY_TABLES[name]
    columns = [column.name for column in TABLES[name]]
    return frame_of(owned.read(table, columns, table.c.batch_id == batch_id), name)


def batches_on(owned: OwnerRows) -> tuple[Batch, ...]:
    """The imports, newest first."""
    rows = owned.read(batches, ["id", "name", "format", "saved_at", *TABLES, "twins"])
    return tuple(
        Batch(
            id=row.id,
            owner=owned.owner,
            name=row.name,
            format=row.format,
            saved_at=row.saved_at.replace(tzinfo=UTC),
            counts={table: getattr(row, table) for table in TABLES},
            merged=row.twins,
        )
        for row in sorted(rows, key=lambda row: row.id, reverse=True)
    )
