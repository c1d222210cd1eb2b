"""One transaction: how one begins, whom it belongs to, and what its faults are called."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Connection, Engine

from neckload.store.database import about_to_write, faults_in_words
from neckload.store.owner_rows import OwnerRows

Connect = Callable[[bool], AbstractContextManager[Connection]]
"""`connect(writes)` is one transaction."""


class Database:
    """The connections to an open database. They end when nobody holds them any more."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._finish = weakref.finalize(self, engine.dispose)

    def close(self) -> None:
        self._finish()


class Transactions:
    """A database, used one whole transaction at a time. Several of these may share one."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @property
    def _engine(self) -> Engine:
        return self.database.engine

    def close(self) -> None:
        """End all connections. Happens by itself when nobody holds the store any more."""
        self.database.close()

    @contextmanager
    def _connected(self, writes: bool) -> Iterator[Connection]:
        engine = about_to_write(self._engine) if writes else self._engine
        with faults_in_words(engine.url), engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self, owner: str) -> Iterator[OwnerRows]:
        engine = self._engine
        if engine.dialect.name != "sqlite":  # there a transaction sees one state anyway
            engine = engine.execution_options(isolation_level="REPEATABLE READ")
        with faults_in_words(engine.url, damage=ValueError), engine.begin() as connection:
            yield OwnerRows(connection, owner)

    @contextmanager
    def _changing(self, owner: str, *, in_diary: bool = True) -> Iterator[OwnerRows]:
        with self._connected(writes=True) as connection:
            owned = OwnerRows(connection, owner)
            owned.begin_change(in_diary=in_diary)
            yield owned
