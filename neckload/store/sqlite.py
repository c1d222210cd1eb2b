"""SQLite's engines: their safety settings, and databases in memory."""

from __future__ import annotations

import sqlite3
from functools import cache
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.util import LRUCache

from neckload.store.schema import metadata

PATIENCE_S = 10  # a runner who waits longer taps again; an error message serves them better
# A diary in memory belongs to an anonymous tab; ten years of daily scores and runs take about two megabytes.
IN_MEMORY_BYTES = 64 * 1024 * 1024
WILL_WRITE = "neckload_will_write"
_PAGE_BYTES = 4096  # SQLite's default


def engine_of_file(url: URL) -> Engine:
    """An engine for a database in a file."""
    engine = create_engine(url, hide_parameters=True)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def engine_in_memory() -> Engine:
    """An engine with an empty database of its own. Its threads wait in turn for the only connection.

    A visitor's first statements are as quick as the next: they were compiled for the visitor before.
    """
    first = _first_in_memory()
    compiled = {"compiled_cache": _compiled_in_memory}
    engine = Engine(first.pool.recreate(), first.dialect, first.url, hide_parameters=True, execution_options=compiled)
    event.listen(engine, "begin", _begin)
    return engine


_compiled_in_memory: LRUCache[Any, Any] = LRUCache(500)


@cache
def _first_in_memory() -> Engine:
    """The engine that all others in memory share their dialect and their way to connect with."""
    options: dict[str, Any] = {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0}
    engine = create_engine("sqlite://", connect_args={"check_same_thread": False}, **options)
    event.listen(engine, "connect", _limit_size)
    metadata.create_all(engine, checkfirst=False)
    return engine


def make_tables_in_memory(engine: Engine) -> None:
    """Create all tables by copying those of the first database in memory: writing the statements takes far longer."""
    with _first_in_memory().connect() as empty, engine.connect() as connection:
        _driver_of(empty).backup(_driver_of(connection))


def _driver_of(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def _limit_size(connection: Any, record: object) -> None:
    _set_pragmas(connection, record)
    connection.execute(f"PRAGMA max_page_count = {IN_MEMORY_BYTES // _PAGE_BYTES}")


def _set_pragmas(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin in _begin, not where sqlite3 guesses
    for pragma in (
        f"busy_timeout = {PATIENCE_S * 1000}",  # first, because the others may have to wait too
        "journal_mode = WAL",
        "synchronous = FULL",  # a saved entry survives a power cut; WAL alone would lose the last ones
        "foreign_keys = ON",
        "secure_delete = ON",  # deleted data is overwritten, not merely unlinked
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later cannot wait for another writer; one that declares it at once can.
    writes = connection.get_execution_options().get(WILL_WRITE)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
