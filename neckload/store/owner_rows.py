"""Access to one owner's rows within a transaction: the only place where statements about a diary are made."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, case, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from neckload.store.schema import owners

Cells = Mapping[str, Any]
_PORTION = 5000


class OwnerRows:
    """One owner's rows. Its user can neither read nor write any other owner's rows.

    Conditions (`where`) add to the owner condition and never replace it.
    """

    def __init__(self, connection: Connection, owner: str) -> None:
        if not owner:
            raise ValueError("every diary has an owner: owner is empty")
        self._connection = connection
        self.owner = owner

    def read(self, table: Table, columns: Sequence[str], *where: ColumnElement[bool]) -> Sequence[Row[Any]]:
        statement = select(*(table.c[column] for column in columns)).where(table.c.owner == self.owner, *where)
        return self._connection.execute(statement).all()

    def add(self, table: Table, rows: Sequence[Cells]) -> None:
        if rows:
            self._connection.execute(insert(table), [{**row, "owner": self.owner} for row in rows])

    def add_one(self, table: Table, row: Cells) -> int:
        """The id of the new row."""
        statement = insert(table).values({**row, "owner": self.owner}).returning(table.c.id)
        return int(self._connection.execute(statement).scalar_one())

    def change(self, table: Table, row: Cells, *where: ColumnElement[bool]) -> int:
        """The number of rows changed."""
        return self._connection.execute(update(table).where(table.c.owner == self.owner, *where).values(row)).rowcount

    def remove(self, table: Table, *where: ColumnElement[bool]) -> int:
        """The number of rows removed."""
        return self._connection.execute(delete(table).where(table.c.owner == self.owner, *where)).rowcount

    def remove_numbers(self, table: Table, numbers: Sequence[int]) -> None:
        """Remove the rows with these ids, in batches: a statement takes only some ten thousand values."""
        for first in range(0, len(numbers), _PORTION):
            self.remove(table, table.c.id.in_(numbers[first : first + _PORTION]))

    def begin_change(self, *, in_diary: bool) -> None:
        """Lock the owner against other writers, and create the owner if new. Call this first in a transaction that
        writes.

        A change in the diary raises the owner's version. Versions are microseconds of the clock, so they keep growing
        even when a diary was cleared, without a trace, and begun again.
        """
        now = time.time_ns() // 1000
        higher = case((owners.c.version < now, now), else_=owners.c.version + 1)
        next_version = {"version": higher if in_diary else owners.c.version}
        if self.change(owners, next_version):
            return
        try:
            with self._connection.begin_nested():
                self.add(owners, [{"version": now}])
        except IntegrityError:  # another process created the same owner between the two statements
            self.change(owners, next_version)

    def give_up(self) -> None:
        """Roll back this transaction."""
        self._connection.rollback()
