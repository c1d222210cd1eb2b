"""One owner's rows within one transaction: the only place where statements about a diary are made."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, case, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from neckload.store.schema import owners

Cells = Mapping[str, Any]


class Shelf:
    """One owner's rows. Whoever holds a shelf can neither read nor write a row of anybody else.

    Conditions (`where`) come on top of the owner, never instead.
    """

    def __init__(self, connection: Connection, owner: str) -> None:
        if not owner:
            raise ValueError("a diary belongs to somebody: owner is empty")
        self._connection = connection
        self._owner = owner

    def read(self, table: Table, columns: Sequence[str], *where: ColumnElement[bool]) -> Sequence[Row[Any]]:
        statement = select(*(table.c[column] for column in columns)).where(table.c.owner == self._owner, *where)
        return self._connection.execute(statement).all()

    def add(self, table: Table, rows: Sequence[Cells]) -> None:
        if rows:
            self._connection.execute(insert(table), [{**row, "owner": self._owner} for row in rows])

    def add_one(self, table: Table, row: Cells) -> int:
        """The number given to the new row."""
        statement = insert(table).values({**row, "owner": self._owner}).returning(table.c.id)
        return int(self._connection.execute(statement).scalar_one())

    def change(self, table: Table, row: Cells, *where: ColumnElement[bool]) -> int:
        """How many rows were there to be changed."""
        return self._connection.execute(update(table).where(table.c.owner == self._owner, *where).values(row)).rowcount

    def remove(self, table: Table, *where: ColumnElement[bool]) -> int:
        """How many rows were there to be removed."""
        return self._connection.execute(delete(table).where(table.c.owner == self._owner, *where)).rowcount

    def next_version(self) -> None:
        """Give the owner a higher version; the first one makes the owner known.

        To be called first in a transaction that changes something: it also makes a second writer of the same owner
        wait for the first. Versions are the clock's microseconds, so they keep growing over a diary that was cleared,
        of which nothing is kept, and begun again.
        """
        now = time.time_ns() // 1000
        next_one = {"version": case((owners.c.version < now, now), else_=owners.c.version + 1)}
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
