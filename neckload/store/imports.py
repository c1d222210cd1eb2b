"""Uploads: what of one is new, what the diary holds already, and keeping it as one batch."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd

from neckload.domain.imports import BACKUP_FORMAT, Batch, ImportPreview, RemovedImport
from neckload.domain.tables import TABLES, Diary
from neckload.store.owner_rows import OwnerRows
from neckload.store.removals import Removals, are_removed, forget_all, removals_on
from neckload.store.rows import frame_of, rows_of
from neckload.store.run_records import Runs, add_records, run_of, runs_on
from neckload.store.schema import DIARY_TABLES, KEYS, batches


def compared(upload: Diary, known: Diary, runs: Runs, removals: Removals | None) -> ImportPreview:
    """Which rows of an upload are in `known` already, or were and the runner has removed them: runs as `run_of` says,
    the rest by their key.

    Args:
        runs: the runs of `known` with all their records.
        removals: None for an upload that brings back what was removed, too.
    """
    there = {name: _key_seen(getattr(upload, name), getattr(known, name), KEYS[name]) for name in TABLES}
    is_copy = upload.runs["run_id"].duplicated()
    of, brings = run_of(upload.runs[~is_copy], known.runs, runs)
    there["runs"] = is_copy | of.notna().reindex(is_copy.index, fill_value=True)
    if removals is not None:
        free = upload.runs[~there["runs"]]
        there["runs"] |= are_removed(free, removals).reindex(is_copy.index, fill_value=False)
        there["pain"] |= _key_seen(upload.pain, removals.pain, KEYS["pain"])
    return ImportPreview(there, of.where(brings).reindex(is_copy.index))


def import_on(owned: OwnerRows, known: Diary, runs: Runs, name: str, format: str, upload: Diary) -> Batch | None:
    """Keep what is new of an upload; None, and nothing is written, when nothing is."""
    preview = compared(upload, known, runs, removals_for(owned, format))
    if not preview.brings_something:
        return None
    if format == BACKUP_FORMAT:
        forget_all(owned)
    now = datetime.now(UTC)
    origin = {"name": name, "format": format}
    row = {**origin, **preview.new_counts, "twins": preview.merged, "saved_at": now.replace(tzinfo=None)}
    number = owned.add_one(batches, row)
    for table, there in preview.already_there.items():
        owned.add(DIARY_TABLES[table], rows_of(getattr(upload, table)[~there].assign(batch_id=number)))
    is_twin = preview.run_of.notna()
    add_records(owned, upload.runs[is_twin], preview.run_of[is_twin], number)
    counts = preview.new_counts
    return Batch(id=number, owner=owned.owner, saved_at=now, counts=counts, merged=preview.merged, **origin)


def removals_for(owned: OwnerRows, format: str) -> Removals | None:
    """What an upload must not bring back; None for a backup, which is put back as it was."""
    return None if format == BACKUP_FORMAT else removals_on(owned)


def removed_import(owned: OwnerRows, batch_id: int) -> RemovedImport:
    """What is about to be removed with an import.

    Raises:
        KeyError: the owner has no such import.
    """
    batch = next((batch for batch in batches_on(owned) if batch.id == batch_id), None)
    if batch is None:
        raise KeyError("no such import")
    runs = runs_on(owned)
    records = [records[records["batch_id"] == batch_id] for records in (runs.own, runs.run_records)]
    tables = {name: _brought_to(owned, name, batch_id) for name in TABLES if name != "runs"}
    brought = Diary(runs=pd.concat([part for part in records if len(part)] or records[:1]), **tables)
    is_corrected = runs.shown["run_id"].isin(runs.of(batch_id) & runs.edited)
    return RemovedImport(batch.name, batch.format, brought, runs.shown[is_corrected])


def _brought_to(owned: OwnerRows, name: str, batch_id: int) -> pd.DataFrame:
    table = DIARY_TABLES[name]
    columns = [column.name for column in TABLES[name]]
    return frame_of(owned.read(table, columns, table.c.batch_id == batch_id), name)


def batches_on(owned: OwnerRows) -> tuple[Batch, ...]:
    """The imports, the newest first."""
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


def _key_seen(new: pd.DataFrame, known: pd.DataFrame, key: tuple[str, ...]) -> pd.Series[bool]:
    if new.empty:
        return pd.Series(dtype="bool")
    # duplicated() takes unknown for equal to unknown, so a pain entry without a score is recognised as well
    both = pd.concat([known[list(key)], new[list(key)]])
    return both.duplicated().iloc[len(known) :]
