"""Imported runs and scores that the runner removed, remembered so that a later copy of the file does not bring them
back.

They are deleted with their import, like everything else it left. A backup restores what it holds, and remembers what
had been removed when it was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Table

from neckload.domain.removals import PAIN_KEY, Removals, key_seen
from neckload.domain.tables import TABLES, Diary
from neckload.store.keyed_rows import same_row
from neckload.store.owner_rows import OwnerRows
from neckload.store.rows import frame_of, rows_of
from neckload.store.run_records import Runs
from neckload.store.schema import DIARY_TABLES, KEYS, removed_pain, removed_runs

_RUN = [column.name for column in TABLES["runs"]]
_KEYED: dict[str, Table] = {"pain": removed_pain}


def removals_on(owned: OwnerRows, batch_id: int | None = None) -> Removals:
    """The rows the owner removed, in order of time.

    Args:
        batch_id: only rows of this import.
    """
    runs, pain = (
        owned.read(table, columns, *([] if batch_id is None else [table.c.batch_id == batch_id]))
        for table, columns in ((removed_runs, _RUN), (removed_pain, PAIN_KEY))
    )
    scores = pd.DataFrame.from_records([tuple(row) for row in pain], columns=list(PAIN_KEY))
    return Removals(frame_of(runs, "runs"), scores.sort_values(list(PAIN_KEY)))


def remember(owned: OwnerRows, removals: Removals, batch_id: int) -> None:
    """Remember the removals listed in an upload."""
    owned.add(removed_runs, rows_of(removals.runs.assign(batch_id=batch_id)))
    owned.add(removed_pain, rows_of(removals.pain[list(PAIN_KEY)].assign(batch_id=batch_id)))


def remember_runs(owned: OwnerRows, runs: Runs, run_ids: Iterable[str]) -> None:
    """Remember those of these runs that were imported, before they are removed."""
    recorded = runs.recorded
    gone = recorded[recorded["run_id"].isin(set(run_ids) & runs.brought)]
    batches = pd.concat([runs.run_records.set_index("of_run_id")["batch_id"], runs.own.set_index("run_id")["batch_id"]])
    newest = batches.dropna().groupby(level=0).max()
    owned.add(removed_runs, rows_of(gone.assign(batch_id=gone["run_id"].map(newest).astype("int64"))))


def remember_keyed(owned: OwnerRows, name: str, keys: Iterable[Mapping[str, Any]]) -> None:
    """Remember pain entries, given by their keys, before they are removed."""
    table = DIARY_TABLES[name]
    for key in keys if name in _KEYED else ():
        rows = owned.read(table, [*KEYS[name], "batch_id"], *same_row(table, key), table.c.batch_id.is_not(None))
        owned.add(_KEYED[name], [dict(row._mapping) for row in rows])


def forget_runs(owned: OwnerRows, run_ids: Iterable[str]) -> None:
    """Forget the removal of these runs, which are in the diary again."""
    for run_id in run_ids:
        owned.remove(removed_runs, removed_runs.c.run_id == run_id)


def forget_keyed(owned: OwnerRows, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    for row in rows if name in _KEYED else ():
        owned.remove(_KEYED[name], *(_KEYED[name].c[column] == row[column] for column in KEYS[name]))


def forget_those_in(owned: OwnerRows, diary: Diary) -> None:
    """Forget the removal of everything `diary` holds."""
    removals = removals_on(owned)
    run_ids = removals.runs["run_id"]
    forget_runs(owned, run_ids[run_ids.isin(diary.runs["run_id"])])
    forget_keyed(owned, "pain", rows_of(removals.pain[key_seen(removals.pain, diary.pain)]))
