"""Opening the database: its address, its safety settings, and its migrations."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import platformdirs
from sqlalchemy import (
    URL,
    Column,
    Connection,
    Engine,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    create_engine,
    event,
    inspect,
    make_url,
    select,
)
from sqlalchemy.exc import DatabaseError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from neckload.store import sqlite
from neckload.store.schema import metadata
from neckload.store.sqlite import PATIENCE_S

URL_VARIABLE = "NECKLOAD_DATABASE_URL"
MIGRATIONS = Path(__file__).with_name("migrations")
NEWEST = "0009"
"""The revision that `schema` describes: the newest file in `migrations`."""
# Alembic's own table, as Alembic creates it.
_revisions = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)

_POSTGRES = "postgresql+psycopg"
_MIGRATION_LOCK = 6_325_563  # an arbitrary number of our own
_alembic_lock = threading.Lock()  # Alembic keeps its context in module globals


class StoreError(Exception):
    """A diary cannot be opened or saved. The message is for the runner."""


class StoreUnavailable(StoreError):
    """The diary cannot be opened or saved. The message tells the runner where it is and what to do."""


class StoreTooNew(StoreError):
    """A newer neckload made this database. The message is for the runner."""


def database_url(url: str | None) -> URL:
    """The given URL, or the environment's, or the file in the user's data folder. PostgreSQL always gets our driver,
    however its host writes the address."""
    chosen = url or os.environ.get(URL_VARIABLE)
    if chosen:
        address = make_url(chosen)
        is_postgres = address.drivername in ("postgres", "postgresql")
        return address.set(drivername=_POSTGRES) if is_postgres else address
    return URL.create("sqlite", database=str(platformdirs.user_data_path("neckload") / "neckload.db"))


def database_engine(url: URL) -> Engine:
    """An engine whose messages never contain a value and whose SQLite keeps what it reports as saved."""
    if url.get_backend_name() != "sqlite":
        return _server_engine(url)
    return sqlite.engine_in_memory() if file_of(url) is None else sqlite.engine_of_file(url)


def _server_engine(url: URL) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,
        # Test a connection before using it, so that no runner notices a restarted server.
        pool_pre_ping=True,
        pool_size=10,
        max_overflow=10,
        pool_timeout=PATIENCE_S,
        # Prepared statements fail behind the connection poolers of free database hosts.
        connect_args={"connect_timeout": PATIENCE_S, "prepare_threshold": None},
    )
    event.listen(engine, "connect", _limit_waits)
    return engine


def about_to_write(engine: Engine) -> Engine:
    """The same engine for transactions that write: on SQLite they wait for other writers before they begin."""
    return engine.execution_options(**{sqlite.WILL_WRITE: True})


def forget_the_log(engine: Engine) -> None:
    """Move SQLite's write-ahead log into the file and empty it: until then it still holds deleted data.

    If somebody is reading at this moment, the next one to close the database empties the log.
    """
    if engine.dialect.name == "sqlite":
        with faults_in_words(engine.url), engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")  # checkpoints run outside a transaction
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("BEGIN")


def missing_file(url: str | None = None) -> Path | None:
    """The file of the SQLite database at this address if it does not exist yet; None for any other database."""
    path = file_of(database_url(url))
    return None if path is None or path.exists() else path


def make_private_file(url: URL) -> None:
    """Create the folder and the empty file of an SQLite database so that no other user can read them."""
    path = file_of(url)
    if path is None or path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)


def bring_up_to_date(engine: Engine) -> None:
    """Create or migrate the tables to the schema of this program, all in one transaction.

    Raises:
        StoreTooNew: a newer program has already migrated them. Nothing is changed.
    """
    if engine.url.get_backend_name() == "sqlite" and file_of(engine.url) is None:
        # A visitor's database is new in every session, so there is nothing to migrate.
        sqlite.make_tables_in_memory(engine)
        return
    stands_at = _revision(engine)
    if stands_at == NEWEST:
        return
    if stands_at is None:
        _unless_another_was_first(engine, _make_new)
        return
    # Imported here because Alembic takes as long to load as a page to render, and is needed only after an update.
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(MIGRATIONS))
    if stands_at not in {revision.revision for revision in script.walk_revisions()}:
        raise StoreTooNew(
            "This diary was last saved by a newer version of neckload. Update neckload, then open it again. "
            "Nothing in it was changed."
        )
    _unless_another_was_first(engine, _migrate)


def _unless_another_was_first(engine: Engine, change: Callable[[Engine], None]) -> None:
    """Change the tables. A failure is ignored if another process made the same change at the same moment."""
    try:
        change(engine)
    except DatabaseError:
        if _revision(engine) != NEWEST:
            raise


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table(_revisions.name):
            return None
        return connection.scalar(select(_revisions.c.version_num))


def _make_new(engine: Engine) -> None:
    """Create the tables from `schema`, which gives the same result as running all migrations."""
    with _changing_tables(engine) as connection:
        metadata.create_all(connection, checkfirst=False)
        _revisions.create(connection)
        connection.execute(_revisions.insert().values(version_num=NEWEST))


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with _alembic_lock, _changing_tables(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def _changing_tables(engine: Engine) -> Iterator[Connection]:
    """A transaction that changes tables. Of two servers that start together, one waits for the other."""
    with about_to_write(engine).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")
        yield connection


@contextmanager
def faults_in_words(url: URL, damage: type[ValueError] = UnicodeDecodeError) -> Iterator[None]:
    """Turn a missing, locked, full, read-only or damaged database into `StoreUnavailable`.

    Anything else, such as a wrong statement, is a bug and passes through.

    Args:
        damage: the exception that values of a damaged file raise; ValueError if the block only reads values.
    """
    try:
        yield
    except (OperationalError, InterfaceError, InternalError, NoConnectionFree, OSError) as error:
        raise StoreUnavailable(_cannot_be_used(url)) from error
    except (DatabaseError, damage) as error:
        # SQLite reports a damaged file, and only that, with the base class; text in it may no longer decode.
        if file_of(url) is None or (type(error) is not DatabaseError and not isinstance(error, ValueError)):
            raise
        raise StoreUnavailable(
            f"The file {file_of(url)} is damaged, or is not a neckload diary. Move it to another folder and open "
            "neckload again: it starts with an empty diary. Then import the last copy you downloaded."
        ) from error


def _cannot_be_used(url: URL) -> str:
    path = file_of(url)
    if path is None and url.get_backend_name() == "sqlite":
        limit = sqlite.IN_MEMORY_BYTES // 1024**2
        return f"Nothing was saved: a diary kept only in this tab can hold at most {limit} MB."
    if path is None:
        return "Your diary cannot be reached right now, so nothing was saved. Please try again in a minute."
    return (
        f"Your diary cannot be opened or saved in {path}. Please check that the disk is not full, that you are "
        "allowed to write to this folder and file, and that no other program is using the file. Then try again."
    )


def file_of(url: URL) -> Path | None:
    """The file of an SQLite database; None for one in memory or on a server."""
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database))


def _limit_waits(connection: Any, _record: object) -> None:
    """Limit the waits for locked rows and for a vanished client, as on SQLite."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{PATIENCE_S}s'")
        cursor.execute(f"SET idle_in_transaction_session_timeout = '{6 * PATIENCE_S}s'")
    connection.commit()
