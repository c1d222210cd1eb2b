"""The store: everything the program remembers about a runner."""

from __future__ import annotations

from neckload.domain.imports import Batch, ImportPreview, Merge, RemovedImport, Upload
from neckload.domain.read_result import ReadResult
from neckload.domain.removals import Removals
from neckload.domain.tables import TABLES, Diary
from neckload.store.database import (
    bring_up_to_date,
    database_engine,
    database_url,
    faults_in_words,
    forget_the_log,
    make_private_file,
)
from neckload.store.entries import Entries, table_on
from neckload.store.imports import batches_on, compared, import_on, removed_import
from neckload.store.owner_rows import OwnerRows
from neckload.store.removals import removals_on
from neckload.store.rows import rows_of
from neckload.store.run_records import Runs, correct, merges_on, runs_on, separate, without_import
from neckload.store.schema import answers, owners
from neckload.store.sharing.followings import FollowedLinks, list_owners
from neckload.store.sharing.links import Links
from neckload.store.sharing.shared_reader import SharedReader
from neckload.store.transactions import Database


def open_store(url: str | None = None) -> Store:
    """The store at an SQLAlchemy URL, with its tables migrated.

    Args:
        url: None for the address in NECKLOAD_DATABASE_URL, or else a private file in the user's data folder;
            "sqlite://" for a store in memory that ends with the object, for visitors whose data is not kept.

    Raises:
        StoreUnavailable: it cannot be opened; the message says where it is and what to do.
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
    return Store(Database(engine))


class Store(Entries, Links):
    """Diaries by owner, safe to use from several threads and processes at once.

    Every method that changes something is one transaction: all or nothing. Frames in and out are those of
    `neckload.domain.tables`. All methods raise `StoreUnavailable` if the database cannot be used, and those that take
    frames raise `ValueError` for a value the vocabulary does not allow.
    """

    # Reading

    def diary(self, owner: str) -> Diary:
        """Everything the owner has recorded, in order of time; an empty diary for an unknown owner."""
        with self._reading(owner) as owned:
            return _diary_on(owned, runs_on(owned))

    def removals(self, owner: str) -> Removals:
        """Imported rows that the owner removed, in order of time."""
        with self._reading(owner) as owned:
            return removals_on(owned)

    def version(self, owner: str) -> int:
        """A number that grows with every change of the owner's rows; 0 if there are none. Meant as a cache key."""
        with self._reading(owner) as owned:
            return _version_on(owned)

    def recall(self, owner: str, key: str) -> str | None:
        """The value remembered under `key`; None without one."""
        with self._reading(owner) as owned:
            return next((str(row.value) for row in owned.read(answers, ["value"], answers.c.key == key)), None)

    # Imports

    def preview(self, owner: str, result: ReadResult) -> ImportPreview:
        """Which rows of an upload are new and which are already there. Writes nothing."""
        with self._reading(owner) as owned:
            runs, removals = runs_on(owned), removals_on(owned)
            known = _diary_on(owned, runs)
        return compared(_upload("", result), known, runs, removals)

    def save_import(self, owner: str, name: str, result: ReadResult) -> Batch | None:
        """Save the new rows of an upload as one batch; None if there are none.

        An existing week total or day stays as the runner has it, even if the upload differs.

        Args:
            name: the file's name, shown in the list of imports.
        """
        with self._changing(owner) as owned:
            runs = runs_on(owned)
            batch = import_on(owned, _diary_on(owned, runs), runs, _upload(name, result))
            if batch is None:
                owned.give_up()
            return batch

    def batches(self, owner: str) -> tuple[Batch, ...]:
        """The owner's imports, newest first."""
        with self._reading(owner) as owned:
            return batches_on(owned)

    def undo_import(self, owner: str, batch_id: int) -> RemovedImport:
        """Remove the rows of one batch, including those the runner has edited since, and nothing else.

        A run that another import also recorded stays, as that import alone would have left it.

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
        """Save an undone import again as the newest one; None if the diary already has all of it."""
        with self._changing(owner) as owned:
            runs = runs_on(owned)
            batch = import_on(owned, _diary_on(owned, runs), runs, removed)
            is_back = removed.corrected["run_id"].isin(runs_on(owned).own["run_id"])
            correct(owned, rows_of(removed.corrected[is_back]))
            return batch

    def merges(self, owner: str) -> tuple[Merge, ...]:
        """Records under different ids that count as one run, newest run first."""
        with self._reading(owner) as owned:
            return merges_on(owned)

    def separate(self, owner: str, number: int) -> None:
        """Separate the two records of a merge into two runs; they are never merged again.

        Raises:
            KeyError: the owner has no such merge.
        """
        with self._changing(owner) as owned:
            separate(owned, number)

    def remember(self, owner: str, key: str, value: str | None) -> None:
        """Store a small answer of the owner under `key`, replacing an earlier one; None deletes it.

        The diary and its version stay unchanged.
        """
        with self._changing(owner, in_diary=False) as owned:
            owned.remove(answers, answers.c.key == key)
            if value is not None:
                owned.add(answers, [{"key": key, "value": value}])

    def clear(self, owner: str) -> None:
        """Delete everything of this owner, including the fact that they were here."""
        with self._changing(owner) as owned:
            owned.remove(owners)  # everything else is deleted with it
        forget_the_log(self._engine)

    @property
    def links(self) -> SharedReader:
        """Opens links, for visitors about whom nothing is known."""
        return SharedReader(self._connected, self.diary)

    # Following

    def followed(self, owner: str) -> FollowedLinks:
        """Opens the links that this owner follows."""
        return FollowedLinks(owner, self._connected, self.diary)

    def lists(self) -> tuple[FollowedLinks, ...]:
        """The lists of all owners who follow somebody."""
        with self._connected(writes=False) as connection:
            return tuple(map(self.followed, list_owners(connection)))


def _upload(name: str, result: ReadResult) -> Upload:
    return Upload(name, result.report.format, result.diary, result.removals)


def _version_on(owned: OwnerRows) -> int:
    return next((int(row.version) for row in owned.read(owners, ["version"])), 0)


def _diary_on(owned: OwnerRows, runs: Runs) -> Diary:
    return Diary().with_tables(runs=runs.shown, **{name: table_on(owned, name) for name in TABLES if name != "runs"})
