"""One owner's rows within one transaction: the only place where statements about a diary are made."""

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
    """One owner's rows. Whoever holds a shelf can neither read nor write a row of anybody else.

    Conditions (`where`) come on top of the owner, never instead.
    """

    def __init__(self, connection: Connection, owner: str) -> None:
        if not owner:
            raise ValueError("a diary belongs to somebody: owner is empty")
        self._connection = connection
        self.owner = owner

    def read(self, table: Table, columns: Sequence[str], *where: ColumnElement[bool]) -> Sequence[Row[Any]]:
        statement = select(*(table.c[column] for column in columns)).where(table.c.owner == self.owner, *where)
        return self._connection.execute(statement).all()

    def add(self, table: Table, rows: Sequence[Cells]) -> None:
        if rows:
            self._connection.execute(insert(table), [{**row, "owner": self.owner} for row in rows])

    def add_one(self, table: Table, row: Cells) -> int:
        """The number given to the new row."""
        statement = insert(table).values({**row, "owner": self.owner}).returning(table.c.id)
        return int(self._connection.execute(statement).scalar_one())

    def change(self, table: Table, row: Cells, *where: ColumnElement[bool]) -> int:
        """How many rows were there to be changed."""
        return self._connection.execute(update(table).where(table.c.owner == self.owner, *where).values(row)).rowcount

    def remove(self, table: Table, *where: ColumnElement[bool]) -> int:
        """How many rows were there to be removed."""
        return self._connection.execute(delete(table).where(table.c.owner == self.owner, *where)).rowcount

    def remove_numbers(self, table: Table, numbers: Sequence[int]) -> None:
        """Remove the rows with these ids, in portions: a statement takes some ten thousand values at most."""
        for first in range(0, len(numbers), _PORTION):
            self.remove(table, table.c.id.in_(numbers[first : first + _PORTION]))

    def begin_change(self, *, in_diary: bool) -> None:
        """Make a second writer of the same owner wait for this one, and the owner known. To be called first in a
        transaction that changes something.

        A change in the diary gives the owner a higher version. Versions are the clock's microseconds, so they keep
        growing over a diary that was cleared, of which nothing is kept, and begun again.
        """
        now = time.time_ns() // 1000
        higher = case((owners.c.version < now, now), else_=owners.c.version + 1)
        next_one = {"version": higher if in_diary else owners.c.version}
        if self.change(owners, next_one):
            return
        try:
            with self._connection.begin_nested():
                self.add(owners, [{"version": now}])
        except IntegrityError:  # another process made the same owner known between the two statements
            self.change(owners, next_one)

    def give_up(self) -> None:
        """Leave everything as it was before this transaction."""
        self._connection.rollback()
