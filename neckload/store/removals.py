"""Runs and scores that a file brought and the runner removed: remembered, so that a later copy of it brings none back.

They go with their import, as everything does that it left behind; a backup that is put back brings all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Table

from neckload.domain.deduplicate import already_known
from neckload.domain.tables import TABLES, conform
from neckload.store.keyed_rows import same_row
from neckload.store.owner_rows import OwnerRows
from neckload.store.rows import frame_of, rows_of
from neckload.store.run_records import Runs
from neckload.store.schema import DIARY_TABLES, KEYS, removed_pain, removed_runs

_RUN = [column.name for column in TABLES["runs"]]
_KEYED: dict[str, Table] = {"pain": removed_pain}


@dataclass(frozen=True, eq=False)
class Removals:
    """What the runner removed of what files had brought."""

    runs: pd.DataFrame
    """Table `runs`, as the files had them."""
    pain: pd.DataFrame
    """The key of the table `pain`."""


def removals_on(owned: OwnerRows) -> Removals:
    runs = conform(frame_of(owned.read(removed_runs, _RUN), "runs"), "runs")
    key = KEYS["pain"]
    return Removals(runs, pd.DataFrame(owned.read(removed_pain, key), columns=list(key)))


def are_removed(runs: pd.DataFrame, removals: Removals) -> pd.Series[bool]:
    """Which runs of an upload the runner has removed, under whatever name a file has them."""
    return already_known(runs, removals.runs)


def remember_runs(owned: OwnerRows, runs: Runs, run_ids: Iterable[str]) -> None:
    """Remember runs that are about to be removed, of those the ones that a file brought."""
    recorded = conform(runs.recorded, "runs")
    gone = recorded[recorded["run_id"].isin(set(run_ids) & runs.brought)]
    batches = pd.concat([runs.run_records.set_index("of_run_id")["batch_id"], runs.own.set_index("run_id")["batch_id"]])
    newest = batches.dropna().groupby(level=0).max()
    owned.add(removed_runs, rows_of(gone.assign(batch_id=gone["run_id"].map(newest).astype("int64"))))


def remember_keyed(owned: OwnerRows, name: str, keys: Iterable[Mapping[str, Any]]) -> None:
    """The same for scores, found by their key."""
    table = DIARY_TABLES[name]
    for key in keys if name in _KEYED else ():
        rows = owned.read(table, [*KEYS[name], "batch_id"], *same_row(table, key), table.c.batch_id.is_not(None))
        owned.add(_KEYED[name], [dict(row._mapping) for row in rows])


def forget_runs(owned: OwnerRows, run_ids: Iterable[str]) -> None:
    """They are in the diary again."""
    for run_id in run_ids:
        owned.remove(removed_runs, removed_runs.c.run_id == run_id)


def forget_keyed(owned: OwnerRows, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    for row in rows if name in _KEYED else ():
        owned.remove(_KEYED[name], *(_KEYED[name].c[column] == row[column] for column in KEYS[name]))


def forget_all(owned: OwnerRows) -> None:
    for table in (removed_runs, removed_pain):
        owned.remove(table)
