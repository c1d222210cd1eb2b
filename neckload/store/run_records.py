"""Runs with more than one record: from a watch and from Strava, or from an old export and a new one.

Every record is kept as imported; the diary shows the records of a run as one, with the runner's corrections on top
(`run_edits`). So an undone import leaves nothing behind, and two records that were really two runs can be separated
again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from neckload.domain.deduplicate import NO_ROW, as_one, same_runs, tells_more
from neckload.domain.imports import Merge
from neckload.domain.tables import TABLES
from neckload.store.owner_rows import OwnerRows
from neckload.store.rows import frame_of, rows_of
from neckload.store.run_edits import corrected, edits_on, forget_edits, keep_edit, rename_edit
from neckload.store.schema import DIARY_TABLES, batches, run_records, separated

_RUN = [column.name for column in TABLES["runs"]]


@dataclass(frozen=True, eq=False)
class Runs:
    """The runs of a diary with all their records."""

    own: pd.DataFrame
    """The first record of each run in order of time: the columns of `runs`, and batch_id."""
    run_records: pd.DataFrame
    """Further records in the order imported: the columns of `runs`, id, of_run_id, and batch_id."""
    separated: frozenset[tuple[str, str]]
    """Pairs of run_id that the runner separated."""
    edits: pd.DataFrame = field(default_factory=pd.DataFrame)
    """The runner's corrections (`run_edits.edits_on`)."""

    @property
    def recorded(self) -> pd.DataFrame:
        """Table `runs`: each run combined from its records, without the runner's corrections."""
        return as_one(self.own[_RUN], self.run_records)

    @property
    def shown(self) -> pd.DataFrame:
        """Table `runs` as the diary shows it."""
        return corrected(self.recorded, self.edits)

    @property
    def edited(self) -> set[str]:
        """run_id of the runs that the runner corrected."""
        return set(self.edits["run_id"]) if len(self.edits) else set()

    @property
    def brought(self) -> set[str]:
        """run_id of the runs that were imported or have an imported record."""
        return {*self.own.loc[self.own["batch_id"].notna(), "run_id"], *self.run_records["of_run_id"]}

    @property
    def names(self) -> pd.Series[str]:
        """run_id of every record -> run_id of its run."""
        of = [*self.own["run_id"], *self.run_records["of_run_id"]]
        names = pd.Series(of, index=[*self.own["run_id"], *self.run_records["run_id"]], dtype="str")
        return names[~names.index.duplicated()]

    def of(self, batch_id: int) -> set[str]:
        """run_id of the runs that an import has a record of."""
        first = self.own.loc[self.own["batch_id"] == batch_id, "run_id"]
        return {*first, *self.run_records.loc[self.run_records["batch_id"] == batch_id, "of_run_id"]}

    def without(self, run_ids: Iterable[str]) -> Runs:
        gone = list(run_ids)
        own, further = self.own["run_id"].isin(gone), self.run_records["of_run_id"].isin(gone)
        return Runs(self.own[~own].reset_index(drop=True), self.run_records[~further], self.separated, self.edits)


def runs_on(owned: OwnerRows) -> Runs:
    own = frame_of(owned.read(DIARY_TABLES["runs"], [*_RUN, "batch_id"]), "runs", ["batch_id"])
    more = ["id", "of_run_id", "batch_id"]
    by_number = frame_of(owned.read(run_records, [*_RUN, *more]), "runs", more).sort_values("id", ignore_index=True)
    pairs = [(row.run_id, row.other_run_id) for row in owned.read(separated, ["run_id", "other_run_id"])]
    return Runs(own, by_number, frozenset([*pairs, *((other, run_id) for run_id, other in pairs)]), edits_on(owned))


def run_of(new: pd.DataFrame, shown: pd.DataFrame, runs: Runs) -> tuple[pd.Series[str], pd.Series[bool]]:
    """The run in the diary that each imported run is a record of, and whether that record adds anything.

    Args:
        new: table `runs`.
        shown: table `runs` as the diary shows it: `runs.shown`.
        runs: the same with all records.

    Returns:
        The run_id of the run in the diary, missing for a new run; and True if the diary has no record under that id, or
        none that knows as much.
    """
    names = runs.names
    of = new["run_id"].map(names).astype("str")
    recorded = shown
    of = _with_matches(new, of, shown, runs)
    if len(runs.edits):  # a corrected run is also recognised by its figures in the files
        recorded = runs.recorded
        of = _with_matches(new, of, recorded[recorded["run_id"].isin(runs.edited)], runs)
    is_known = of.notna()
    if not is_known.any():
        return of, is_known
    known = recorded.set_index("run_id", drop=False).loc[of[is_known].tolist()]
    brings = is_known & ~new["run_id"].isin(names.index)
    brings[is_known] |= tells_more(new[is_known], known)
    return of, brings


def _with_matches(new: pd.DataFrame, of: pd.Series[str], known: pd.DataFrame, runs: Runs) -> pd.Series[str]:
    """`of`, completed with the runs of `known` that match runs still without one."""
    free = known[~known["run_id"].isin(of)].reset_index(drop=True)
    rows = same_runs(new[of.isna()], free, runs.separated)
    return of.fillna(rows[rows != NO_ROW].map(free["run_id"]).astype("str"))


def add_records(owned: OwnerRows, records: pd.DataFrame, of: pd.Series[str], batch_id: int) -> None:
    """Store further records of runs that are already in the diary."""
    owned.add(run_records, rows_of(records.assign(of_run_id=of, batch_id=batch_id)))


def merges_on(owned: OwnerRows) -> tuple[Merge, ...]:
    """Runs with a record under another id, newest run first."""
    runs = runs_on(owned)
    own = {run["run_id"]: run for run in runs.own[_RUN].to_dict("records")}
    foreign = runs.run_records[runs.run_records["run_id"] != runs.run_records["of_run_id"]]
    named = zip(foreign["id"], foreign["of_run_id"], foreign[_RUN].to_dict("records"), strict=True)
    merges = [Merge(int(number), own[of], record) for number, of, record in named]
    return tuple(sorted(merges, key=lambda merge: (merge.run["start"], merge.number), reverse=True))


def separate(owned: OwnerRows, number: int) -> None:
    """Make a record a run of its own, and remember the separation.

    Raises:
        KeyError: the owner has no such record.
    """
    runs = runs_on(owned)
    if number not in set(runs.run_records["id"]):
        raise KeyError("no such record")
    record = runs.run_records.set_index("id").loc[number]
    run = runs.run_records[runs.run_records["of_run_id"] == record["of_run_id"]]
    same_name = run[run["run_id"] == record["run_id"]]
    others = {str(record["of_run_id"]), *run["run_id"]} - {record["run_id"]}
    owned.add(separated, [{"run_id": record["run_id"], "other_run_id": other} for other in sorted(others)])
    _import_again(owned, same_name, as_new=True)


def without_import(owned: OwnerRows, batch_id: int) -> None:
    """Remove an import; records of its runs from other imports are sorted in as if it had never existed."""
    before = runs_on(owned)
    affected = before.of(batch_id)
    owned.remove(batches, batches.c.id == batch_id)  # its rows are deleted with it
    further = runs_on(owned).run_records
    _import_again(owned, further[further["of_run_id"].isin(affected)])
    _pass_edits_on(owned, before)


def _pass_edits_on(owned: OwnerRows, before: Runs) -> None:
    """Move the corrections of a run to another of its records if one is left; otherwise drop them."""
    after = runs_on(owned)
    for run_id in sorted(before.edited - set(after.own["run_id"])):
        records = before.run_records.loc[before.run_records["of_run_id"] == run_id, "run_id"].map(after.names).dropna()
        free = records[~records.isin(before.edited)]
        if len(free):
            rename_edit(owned, run_id, free.iloc[0])
        else:
            forget_edits(owned, [run_id])


def _import_again(owned: OwnerRows, records: pd.DataFrame, *, as_new: bool = False) -> None:
    """Take further records out and import them again, in the order of their imports.

    Args:
        as_new: make the first of them a run of its own, whatever it matches.
    """
    owned.remove_numbers(run_records, records["id"].tolist())
    for batch, part in records.groupby("batch_id"):
        batch_id = int(str(batch))
        runs = runs_on(owned)
        # Two runs of one file are two runs, so they are never compared with each other.
        others = runs.without(runs.of(batch_id))
        of, _ = run_of(part[_RUN], others.shown, others)
        is_run, as_new = of.isna() | as_new, False
        owned.add(DIARY_TABLES["runs"], rows_of(part.loc[is_run, _RUN].assign(batch_id=batch_id)))
        add_records(owned, part.loc[~is_run, _RUN], of[~is_run], batch_id)
        moved = int(is_run.sum())
        counts = {"runs": batches.c.runs + moved, "twins": batches.c.twins - moved}
        owned.change(batches, counts, batches.c.id == batch_id)


def correct(owned: OwnerRows, rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Store corrections of imported runs; return the rows of other runs, to be saved directly."""
    runs = runs_on(owned)
    recorded = runs.recorded
    known = {row["run_id"]: row for row in rows_of(recorded[recorded["run_id"].isin(runs.brought)])}
    typed = []
    for row in rows:
        if row["run_id"] in known:
            keep_edit(owned, row, known[row["run_id"]])
        else:
            typed.append(row)
    return typed
