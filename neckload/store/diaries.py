"""The store: everything the program remembers of a runner, read and written whole."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from datetime import date, datetime

import pandas as pd

from neckload.domain.experiment import spare_pairs
from neckload.domain.imports import Batch, ImportPreview, Merge, RemovedImport
from neckload.domain.tables import TABLES, Diary
from neckload.store.database import (
    bring_up_to_date,
    database_engine,
    database_url,
    faults_in_words,
    forget_the_log,
    make_private_file,
)
from neckload.store.imports import ReadTables, batches_on, compared, diary_of, import_on, removals_for, removed_import
from neckload.store.keyed_rows import put_keyed, remove_keyed, same_row
from neckload.store.owner_rows import OwnerRows
from neckload.store.removals import forget_keyed, forget_runs, remember_keyed, remember_runs
from neckload.store.rows import frame_of, keys_of, rows_of
from neckload.store.run_edits import confirm_edit, forget_edits
from neckload.store.run_records import Runs, correct, merges_on, runs_on, take_apart, without_import
from neckload.store.schema import DIARY_TABLES, answers, owners, run_records
from neckload.store.sharing.followings import FollowedLinks, list_owners
from neckload.store.sharing.links import Links
from neckload.store.sharing.shared_reader import SharedReader

# A pain entry by its key: when, moment, pain_0_10.
Entries = Iterable[tuple[datetime, str, float]]


def open_store(url: str | None = None) -> Store:
    """The store at an SQLAlchemy URL, its tables brought up to date.

    Args:
        url: None for the address in NECKLOAD_DATABASE_URL, else a private file in the user's data folder;
            "sqlite://" for a store in memory that ends with the object, for visitors of whom nothing is kept.

    Raises:
        StoreUnavailable: it cannot be opened; the text says where it is and what to do.
        StoreTooNew: a newer program made it.
    """
    address = database_url(url)
    with faults_in_words(address):
        make_private_file(address)
        engine = database_engine(address)
        try:
            bring_up_to_date(engine)
        except BaseException:
            engine.dispose()
            raise
    return Store(engine)


class Store(Links):
    """Diaries by owner, safe to use from several threads and processes at once.

    Every method that changes something is one transaction: it happens whole or not at all. Frames in and out are
    those of `neckload.domain.tables`. All methods raise `StoreUnavailable` when the database cannot be used, and
    those taking frames `ValueError` for a value the vocabulary does not allow.
    """

    # Reading

    def diary(self, owner: str) -> Diary:
        """Everything the owner has noted, in order of time; an empty diary for an unknown owner."""
        with self._reading(owner) as owned:
            return _diary_on(owned, runs_on(owned))

    def version(self, owner: str) -> int:
        """A number that grows with every change of the owner's rows; 0 when there are none. Meant as a cache key."""
        with self._reading(owner) as owned:
            return _version_on(owned)

    def recall(self, owner: str, key: str) -> str | None:
        """What was remembered under `key`."""
        with self._reading(owner) as owned:
            return next((str(row.value) for row in owned.read(answers, ["value"], answers.c.key == key)), None)

    # Imports

    def preview(self, owner: str, result: ReadTables) -> ImportPreview:
        """What of an upload is new and what is already there. Writes nothing."""
        with self._reading(owner) as owned:
            runs = runs_on(owned)
            known = _diary_on(owned, runs)
            removals = removals_for(owned, result)
        return compared(diary_of(result), known, runs, removals)

    def save_import(self, owner: str, name: str, result: ReadTables) -> Batch | None:
        """Keep what is new of an upload as one batch; None when nothing is.

        A week total or day that is there already stays as the runner has it, also where the upload says otherwise.

        Args:
            name: the file's name, shown in the list of imports.
        """
        with self._changing(owner) as owned:
            runs = runs_on(owned)
            batch = import_on(owned, _diary_on(owned, runs), runs, name, result)
            if batch is None:
                owned.give_up()
            return batch

    def batches(self, owner: str) -> tuple[Batch, ...]:
        """The owner's imports, the newest first."""
        with self._reading(owner) as owned:
            return batches_on(owned)

    def undo_import(self, owner: str, batch_id: int) -> RemovedImport:
        """Remove the rows of one batch, also those the runner has edited since; nothing else.

        A run of which another import has a record of its own stays, as that import alone would have brought it.

        Returns:
            What was removed, for `put_back_import`.

        Raises:
            KeyError: the owner has no such batch.
        """
        with self._changing(owner) as owned:
            removed = removed_import(owned, batch_id)
            without_import(owned, batch_id)
            return removed

    def put_back_import(self, owner: str, removed: RemovedImport) -> Batch | None:
        """Keep an import again that was undone, as the newest one; None when the diary has all of it by now."""
        with self._changing(owner) as owned:
            runs = runs_on(owned)
            batch = import_on(owned, _diary_on(owned, runs), runs, removed.name, removed)
            is_back = removed.corrected["run_id"].isin(runs_on(owned).own["run_id"])
            correct(owned, rows_of(Diary(runs=removed.corrected[is_back]).runs))
            return batch

    def merges(self, owner: str) -> tuple[Merge, ...]:
        """Records of different names that count as one run, the newest run first."""
        with self._reading(owner) as owned:
            return merges_on(owned)

    def take_apart(self, owner: str, number: int) -> None:
        """Make two runs of the two records of a merge; they are never merged again.

        Raises:
            KeyError: the owner has no such merge.
        """
        with self._changing(owner) as owned:
            take_apart(owned, number)

    # Typed by hand

    def save_runs(self, owner: str, frame: pd.DataFrame) -> None:
        """Add runs, or replace those with the same `run_id`.

        Of a run that an import brought, what the files said is kept beside it: it still belongs to its import, and a
        later copy of the file does not bring the old figures back.
        """
        rows = rows_of(Diary(runs=frame).runs)
        with self._changing(owner) as owned:
            forget_runs(owned, [row["run_id"] for row in rows])
            put_keyed(owned, "runs", correct(owned, rows))

    def save_pain(self, owner: str, frame: pd.DataFrame, instead_of: pd.DataFrame | Entries = ()) -> None:
        """Add pain entries, or replace those with the same `when`, `moment` and `pain_0_10`.

        Args:
            instead_of: entries to remove with the same change, as for `delete_pain`.
        """
        self._save(owner, "pain", frame, instead_of)

    def save_week_totals(self, owner: str, frame: pd.DataFrame, instead_of: Iterable[date] = ()) -> None:
        """Add week totals, or replace those of the same `week`.

        Args:
            instead_of: weeks whose totals to remove with the same change.
        """
        self._save(owner, "week_totals", frame, instead_of)

    def change_week_totals(
        self, owner: str, change: Callable[[pd.DataFrame], tuple[pd.DataFrame, Iterable[date]]]
    ) -> None:
        """Read the week totals, and save what `change` makes of them, so that nothing saved in between is lost.

        Args:
            change: week totals -> those to add or replace, and the weeks whose totals to remove before.
        """
        with self._changing(owner) as owned:
            frame, gone = change(Diary(week_totals=_table_on(owned, "week_totals")).week_totals)
            remove_keyed(owned, "week_totals", keys_of(gone, "week_totals"))
            put_keyed(owned, "week_totals", rows_of(Diary(week_totals=frame).week_totals))

    def save_days(self, owner: str, frame: pd.DataFrame) -> None:
        """Add days, or replace those of the same `date`."""
        self._save(owner, "days", frame)

    def save_goals(self, owner: str, frame: pd.DataFrame) -> None:
        """Add goals, or replace those `made_on` the same day."""
        self._save(owner, "goals", frame)

    def save_targets(self, owner: str, frame: pd.DataFrame, instead_of: Iterable[date] = ()) -> None:
        """Add targets of the runner's own, or replace those of the same `week`, and those of the weeks `instead_of`."""
        self._save(owner, "targets", frame, instead_of)

    def begin_experiment(self, owner: str, frame: pd.DataFrame) -> None:
        """Keep the plan of an experiment, with the order of its arms drawn from the system's randomness.

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
        """Add what was done on runs of an experiment, or replace what was said of the same runs."""
        self._save(owner, "confirmations", frame)

    def keep_shown_range(self, owner: str, frame: pd.DataFrame) -> None:
        """Keep the range that is shown for a week; one kept for that week before stays."""
        rows = rows_of(Diary(shown_ranges=frame).shown_ranges)
        table = DIARY_TABLES["shown_ranges"]
        with self._changing(owner) as shelf:
            for row in rows:
                if not shelf.read(table, ["id"], *same_row(table, row)):
                    shelf.add(table, [row])

    def delete_runs(self, owner: str, run_ids: Iterable[str]) -> None:
        """Remove these runs; those that are not there are passed over, here and in the other deletions.

        A later copy of the file that brought a run or a score does not bring it back.
        """
        run_ids = list(run_ids)
        with self._changing(owner) as owned:
            remember_runs(owned, runs_on(owned), run_ids)
            for run_id in run_ids:
                owned.remove(DIARY_TABLES["runs"], DIARY_TABLES["runs"].c.run_id == run_id)
                owned.remove(run_records, run_records.c.of_run_id == run_id)
            forget_edits(owned, run_ids)

    def delete_pain(self, owner: str, entries: pd.DataFrame | Entries) -> None:
        """Remove pain entries: rows of the table `pain`, or tuples (when, moment, pain_0_10)."""
        self._delete(owner, "pain", entries)

    def delete_week_totals(self, owner: str, weeks: Iterable[date]) -> None:
        """Remove the typed totals of these weeks, each named by its first day."""
        self._delete(owner, "week_totals", weeks)

    def delete_days(self, owner: str, dates: Iterable[date]) -> None:
        """Remove these days."""
        self._delete(owner, "days", dates)

    def delete_goals(self, owner: str, made_on: Iterable[date]) -> None:
        """Remove the goals made on these days."""
        self._delete(owner, "goals", made_on)

    def delete_targets(self, owner: str, weeks: Iterable[date]) -> None:
        """Remove the runner's own targets of these weeks, each named by its first day."""
        self._delete(owner, "targets", weeks)

    def confirm_run(self, owner: str, run_id: str, confirmed: bool) -> None:
        """Note whether a run that looks implausible really happened.

        Raises:
            KeyError: the owner has no such run.
        """
        runs = DIARY_TABLES["runs"]
        with self._changing(owner) as owned:
            if not owned.change(runs, {"confirmed": confirmed}, runs.c.run_id == run_id):
                raise KeyError("no such run")
            owned.change(run_records, {"confirmed": confirmed}, run_records.c.of_run_id == run_id)
            confirm_edit(owned, run_id, confirmed)

    def remember(self, owner: str, key: str, value: str | None) -> None:
        """Keep a small answer of the owner under `key`, in place of an earlier one; None forgets it.

        The diary stays as it is, and so does its version.
        """
        with self._changing(owner, in_diary=False) as owned:
            owned.remove(answers, answers.c.key == key)
            if value is not None:
                owned.add(answers, [{"key": key, "value": value}])

    def clear(self, owner: str) -> None:
        """Remove everything of this owner, down to the knowledge that they were here."""
        with self._changing(owner) as owned:
            owned.remove(owners)  # everything else goes with it
        forget_the_log(self._engine)

    @property
    def links(self) -> SharedReader:
        """What opens links, for somebody of whom nothing is known."""
        return SharedReader(self._connected, self.diary)

    # Following

    def followed(self, owner: str) -> FollowedLinks:
        """What opens the links that this owner follows."""
        return FollowedLinks(owner, self._connected, self.diary)

    def lists(self) -> tuple[FollowedLinks, ...]:
        """The list of everybody who follows somebody."""
        with self._connected(writes=False) as connection:
            return tuple(map(self.followed, list_owners(connection)))

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


def _version_on(owned: OwnerRows) -> int:
    return next((int(row.version) for row in owned.read(owners, ["version"])), 0)


def _diary_on(owned: OwnerRows, runs: Runs) -> Diary:
    return Diary(runs=runs.shown, **{name: _table_on(owned, name) for name in TABLES if name != "runs"})


def _table_on(owned: OwnerRows, name: str) -> pd.DataFrame:
    return frame_of(owned.read(DIARY_TABLES[name], [column.name for column in TABLES[name]]), name)
