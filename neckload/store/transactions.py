"""Transactions: how one begins, whose it is, and how its errors are reported."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Connection, Engine

from neckload.store.database import about_to_write, faults_in_words
from neckload.store.owner_rows import OwnerRows

Connect = Callable[[bool], AbstractContextManager[Connection]]
"""`connect(writes)` opens one transaction."""


class Database:
    """The connections to an open database. They are closed when nothing refers to them any more."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._finish = weakref.finalize(self, engine.dispose)

    def close(self) -> None:
        self._finish()


class Transactions:
    """A database, used one whole transaction at a time. Several objects may share one."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @property
    def _engine(self) -> Engine:
        return self.database.engine

    def close(self) -> None:
        """Close all connections. Happens automatically when nothing refers to the store any more."""
        self.database.close()

    @contextmanager
    def _connected(self, writes: bool) -> Iterator[Connection]:
        engine = about_to_write(self._engine) if writes else self._engine
        with faults_in_words(engine.url), engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self, owner: str) -> Iterator[OwnerRows]:
        engine = self._engine
        if engine.dialect.name != "sqlite":  # on SQLite a transaction sees a single state anyway
            engine = engine.execution_options(isolation_level="REPEATABLE READ")
        with faults_in_words(engine.url, damage=ValueError), engine.begin() as connection:
            yield OwnerRows(connection, owner)

    @contextmanager
    def _changing(self, owner: str, *, in_diary: bool = True) -> Iterator[OwnerRows]:
        with self._connected(writes=True) as connection:
            owned = OwnerRows(connection, owner)
            owned.begin_change(in_diary=in_diary)
            yield owned
