"""Typing, editing and removing entries: runs, scores, weeks, days, goals, targets and experiments."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from datetime import date, datetime

import pandas as pd

from neckload.domain.experiment import spare_pairs
from neckload.domain.tables import TABLES, Diary
from neckload.store.keyed_rows import put_keyed, remove_keyed, same_row
from neckload.store.owner_rows import OwnerRows
from neckload.store.removals import forget_keyed, forget_runs, remember_keyed, remember_runs
from neckload.store.rows import frame_of, keys_of, rows_of
from neckload.store.run_edits import confirm_edit, forget_edits
from neckload.store.run_records import correct, runs_on
from neckload.store.schema import DIARY_TABLES, run_records
from neckload.store.transactions import Transactions

# Keys of pain entries: when, moment, pain_0_10.
PainKeys = Iterable[tuple[datetime, str, float]]


class Entries(Transactions):
    """Entries of a diary, one transaction each."""

    def save_runs(self, owner: str, frame: pd.DataFrame) -> None:
        """Add runs, or replace those with the same `run_id`.

        For an imported run the data from the files is kept as well: it still belongs to its import, and a later copy of
        the file does not bring the old figures back.
        """
        rows = rows_of(Diary(runs=frame).runs)
        with self._changing(owner) as owned:
            forget_runs(owned, [row["run_id"] for row in rows])
            put_keyed(owned, "runs", correct(owned, rows))

    def save_pain(self, owner: str, frame: pd.DataFrame, instead_of: pd.DataFrame | PainKeys = ()) -> None:
        """Add pain entries, or replace those with the same `when`, `moment` and `pain_0_10`.

        Args:
            instead_of: entries to remove in the same transaction, as for `delete_pain`.
        """
        self._save(owner, "pain", frame, instead_of)

    def save_week_totals(self, owner: str, frame: pd.DataFrame, instead_of: Iterable[date] = ()) -> None:
        """Add week totals, or replace those of the same `week`.

        Args:
            instead_of: weeks whose totals to remove in the same transaction.
        """
        self._save(owner, "week_totals", frame, instead_of)

    def change_week_totals(
        self, owner: str, change: Callable[[pd.DataFrame], tuple[pd.DataFrame, Iterable[date]]]
    ) -> None:
        """Read the week totals and save the result of `change` in one transaction, so that no save in between is lost.

        Args:
            change: week totals -> those to add or replace, and the weeks whose totals to remove first.
        """
        with self._changing(owner) as owned:
            frame, gone = change(table_on(owned, "week_totals"))
            remove_keyed(owned, "week_totals", keys_of(gone, "week_totals"))
            put_keyed(owned, "week_totals", rows_of(Diary(week_totals=frame).week_totals))

    def save_days(self, owner: str, frame: pd.DataFrame) -> None:
        """Add days, or replace those of the same `date`."""
        self._save(owner, "days", frame)

    def save_goals(self, owner: str, frame: pd.DataFrame) -> None:
        """Add goals, or replace those `made_on` the same day."""
        self._save(owner, "goals", frame)

    def save_targets(self, owner: str, frame: pd.DataFrame, instead_of: Iterable[date] = ()) -> None:
        """Add the runner's own targets, or replace those of the same `week`; remove those of the weeks `instead_of`."""
        self._save(owner, "targets", frame, instead_of)

    def begin_experiment(self, owner: str, frame: pd.DataFrame) -> None:
        """Save the plan of an experiment, with the order of its arms drawn from the system's randomness.

        Args:
            frame: one row of `experiments` without `firsts`.
        """
        pairs = int(frame["pairs"].iloc[0])
        firsts = "".join(secrets.choice("AB") for _ in range(pairs + spare_pairs(pairs)))
        self.save_experiments(owner, frame.assign(firsts=firsts))

    def save_experiments(self, owner: str, frame: pd.DataFrame) -> None:
        """Add experiments, or replace those that `began` at the same moment."""
        self._save(owner, "experiments", frame)

    def save_confirmations(self, owner: str, frame: pd.DataFrame) -> None:
        """Add what was done on runs of an experiment, or replace it for the same runs."""
        self._save(owner, "confirmations", frame)

    def keep_shown_range(self, owner: str, frame: pd.DataFrame) -> None:
        """Save the range shown for a week, unless one is already saved for that week."""
        rows = rows_of(Diary(shown_ranges=frame).shown_ranges)
        table = DIARY_TABLES["shown_ranges"]
        with self._changing(owner) as owned:
            for row in rows:
                if not owned.read(table, ["id"], *same_row(table, row)):
                    owned.add(table, [row])

    def delete_runs(self, owner: str, run_ids: Iterable[str]) -> None:
        """Remove these runs; missing ones are ignored, as in the other deletions.

        A later copy of the file does not bring a removed run or score back.
        """
        run_ids = list(run_ids)
        with self._changing(owner) as owned:
            remember_runs(owned, runs_on(owned), run_ids)
            for run_id in run_ids:
                owned.remove(DIARY_TABLES["runs"], DIARY_TABLES["runs"].c.run_id == run_id)
                owned.remove(run_records, run_records.c.of_run_id == run_id)
            forget_edits(owned, run_ids)

    def delete_pain(self, owner: str, entries: pd.DataFrame | PainKeys) -> None:
        """Remove pain entries: rows of the table `pain`, or tuples (when, moment, pain_0_10)."""
        self._delete(owner, "pain", entries)

    def delete_week_totals(self, owner: str, weeks: Iterable[date]) -> None:
        """Remove the typed totals of these weeks, given by their first days."""
        self._delete(owner, "week_totals", weeks)

    def delete_days(self, owner: str, dates: Iterable[date]) -> None:
        """Remove these days."""
        self._delete(owner, "days", dates)

    def delete_goals(self, owner: str, made_on: Iterable[date]) -> None:
        """Remove the goals made on these days."""
        self._delete(owner, "goals", made_on)

    def delete_targets(self, owner: str, weeks: Iterable[date]) -> None:
        """Remove the runner's own targets of these weeks, given by their first days."""
        self._delete(owner, "targets", weeks)

    def confirm_run(self, owner: str, run_id: str, confirmed: bool) -> None:
        """Record whether a run that looks implausible really happened.

        Raises:
            KeyError: the owner has no such run.
        """
        runs = DIARY_TABLES["runs"]
        with self._changing(owner) as owned:
            if not owned.change(runs, {"confirmed": confirmed}, runs.c.run_id == run_id):
                raise KeyError("no such run")
            owned.change(run_records, {"confirmed": confirmed}, run_records.c.of_run_id == run_id)
            confirm_edit(owned, run_id, confirmed)

    def _save(
        self, owner: str, name: str, frame: pd.DataFrame, instead_of: pd.DataFrame | Iterable[object] = ()
    ) -> None:
        rows = rows_of(getattr(Diary(**{name: frame}), name))
        gone = keys_of(instead_of, name)
        with self._changing(owner) as owned:
            remember_keyed(owned, name, gone)
            remove_keyed(owned, name, gone)
            forget_keyed(owned, name, rows)
            put_keyed(owned, name, rows)

    def _delete(self, owner: str, name: str, keys: pd.DataFrame | Iterable[object]) -> None:
        gone = keys_of(keys, name)
        with self._changing(owner) as owned:
            remember_keyed(owned, name, gone)
            remove_keyed(owned, name, gone)


def table_on(owned: OwnerRows, name: str) -> pd.DataFrame:
    return frame_of(owned.read(DIARY_TABLES[name], [column.name for column in TABLES[name]]), name)
