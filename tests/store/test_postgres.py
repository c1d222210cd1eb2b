"""What only a database server has: its address, its start beside others, its upgrade, its indexes, its restart."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import (
    Connection,
    Engine,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    event,
    select,
)

from neckload.domain.tables import Diary
from neckload.store import Store, StoreUnavailable, open_store
from neckload.store.database import database_engine, database_url
from neckload.store.schema import metadata
from tests.example_diary import assert_same, full_diary, in_order, one_pain, upload
from tests.postgres import Server
from tests.store.changes import made_by_changes
from tests.store.test_owners import annas, as_owner

__all__ = ["annas"]  # a fixture
UNREACHABLE = "Your diary cannot be reached right now, so nothing was saved. Please try again in a minute."
DATABASES = Path(__file__).parents[1] / "databases"


@pytest.mark.parametrize("host_writes", ["postgres", "postgresql", "postgresql+psycopg"])
def test_the_address_of_a_host_is_reached_by_our_driver(host_writes: str) -> None:
    address = database_url(f"{host_writes}://anna:secret@db.example:6432/neckload?sslmode=require")
    assert address.drivername == "postgresql+psycopg"
    assert (address.host, address.port, address.query["sslmode"]) == ("db.example", 6432, "require")


def test_nothing_that_a_runner_reads_names_the_servers_password_or_address() -> None:
    with pytest.raises(StoreUnavailable) as fault:
        open_store("postgresql://anna:secret@127.0.0.1:1/neckload")
    assert str(fault.value) == UNREACHABLE


def test_the_migrations_make_exactly_the_tables_the_program_uses(postgres: Server) -> None:
    with made_by_changes(postgres.new_database()) as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_new_database_is_what_all_migrations_make_of_an_empty_one(postgres: Server) -> None:
    made = []
    with made_by_changes(postgres.new_database()) as connection:
        made.append(described(connection))
    url = postgres.new_database()
    with closing(open_store(url)) as store, store._engine.connect() as connection:
        made.append(described(connection))
    assert made[0] == made[1]


def described(connection: Connection) -> list[Any]:
    """What PostgreSQL says of every column but its default, of every constraint and index."""
    columns = (
        "SELECT table_name, column_name, data_type, is_nullable "
        "FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2"
    )
    constraints = (
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2, 3"
    )
    indexes = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"
    return [connection.exec_driver_sql(question).fetchall() for question in (columns, constraints, indexes)]


def test_servers_that_open_a_new_database_at_once_all_find_it_ready(postgres: Server) -> None:
    url, faults = postgres.new_database(), []

    def start() -> None:
        try:
            with closing(open_store(url)) as store:
                store.save_pain("anna", one_pain(3.0))
        except BaseException as fault:
            faults.append(fault)

    servers = [threading.Thread(target=start) for _ in range(4)]
    for server in servers:
        server.start()
    for server in servers:
        server.join()
    assert faults == []
    with closing(open_store(url)) as store:
        assert store.diary("anna").pain["pain_0_10"].tolist() == [3.0]


# Every earlier version of the tables


def fill_from(file: Path, connection: Connection) -> None:
    """The rows of a stored SQLite diary in tables of the same version on another database."""
    stored = database_engine(database_url(f"sqlite:///{file}"))
    with stored.connect() as old:
        tables = MetaData()
        tables.reflect(old, only=lambda name, _: name != "alembic_version")
        for table in tables.sorted_tables:
            rows = [dict(row) for row in old.execute(select(table)).mappings()]
            if not rows:
                continue
            connection.execute(table.insert(), rows)
            if "id" in table.c:
                connection.exec_driver_sql(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), {len(rows)})")
    stored.dispose()


@pytest.mark.parametrize("file", sorted(DATABASES.glob("*.db")), ids=lambda file: file.stem)
def test_a_diary_of_every_earlier_version_is_whole_after_the_upgrade(
    file: Path, tmp_path: Path, postgres: Server
) -> None:
    stored = tmp_path / "stored.db"
    stored.write_bytes(file.read_bytes())
    url = postgres.new_database()
    with made_by_changes(url, file.stem) as connection:
        fill_from(stored, connection)
    with closing(open_store(url)) as store:
        diary = store.diary("local")
        counts = [len(table) for table in (diary.runs, diary.pain, diary.days, diary.week_totals)]
        assert (counts, diary.runs["distance_km"].tolist()) == ([1, 1, 1, 30], [5.2])
        assert store.recall("local", "draft_run") == "{}"
        store.undo_import("local", store.batches("local")[0].id)
        store.save_pain("local", one_pain(3.0))
        assert (len(store.diary("local").week_totals), len(store.diary("local").pain)) == (0, 2)


# What the queries look at


@contextmanager
def statements(engine: Engine) -> Iterator[dict[str, Any]]:
    """Every statement that reads or changes rows meanwhile, with parameters it had."""
    noted: dict[str, Any] = {}

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement.split()[0] in ("SELECT", "UPDATE", "DELETE"):
            noted[statement] = parameters[0] if many else parameters

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield noted
    finally:
        event.remove(engine, "before_cursor_execute", note)


def plan_of(connection: Connection, statement: str, parameters: Any) -> str:
    explain = "EXPLAIN (COSTS OFF) " if connection.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN "
    return "\n".join(str(row[-1]) for row in connection.exec_driver_sql(explain + statement, parameters))


def test_no_query_looks_at_the_rows_of_other_owners(annas: Store) -> None:
    engine = annas._engine
    with statements(engine) as noted:
        for call in as_owner(annas, "anna").values():
            with suppress(KeyError):
                call()
        annas.links.door("no such token")
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":  # of a few rows it would read all, whatever indexes there are
            connection.exec_driver_sql("SET enable_seqscan = off")
        plans = {statement: plan_of(connection, statement, cells) for statement, cells in noted.items()}
    assert len(plans) > 30
    scanned = {statement: plan for statement, plan in plans.items() if "Seq Scan" in plan or "SCAN" in plan}
    assert scanned == {}


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_what_goes_with_an_owner_or_an_import_is_found_by_an_index(table: Table) -> None:
    keys = [
        constraint
        for constraint in table.constraints
        if isinstance(constraint, PrimaryKeyConstraint | UniqueConstraint)
    ]
    first_columns = {next(iter(index.columns)).name for index in [*keys, *table.indexes]}
    assert {column.name for column in table.c if column.foreign_keys} <= first_columns


# A copy to keep


def test_a_dump_of_the_server_is_the_diary_again_in_another_database(postgres: Server, postgres_url: str) -> None:
    copy, dump = postgres.new_database(), postgres.data.parent / "diaries.sql"
    with closing(open_store(postgres_url)) as store:
        store.save_import("anna", "backup.zip", upload(full_diary()))
        batches = store.batches("anna")
        dump.write_bytes(postgres.program("pg_dump", "--no-owner", postgres_url))
    postgres.program("psql", "--set", "ON_ERROR_STOP=1", "--quiet", "--file", dump, copy)
    with closing(open_store(copy)) as store:
        assert_same(store.diary("anna"), in_order(full_diary()))
        assert store.batches("anna") == batches
        store.save_import("anna", "backup.zip", upload(Diary(pain=one_pain(4.0))))
        store.undo_import("anna", batches[0].id)
        assert store.diary("anna").pain["pain_0_10"].tolist() == [4.0]


def test_a_copy_of_the_file_taken_while_it_is_in_use_is_the_diary_again(tmp_path: Path) -> None:
    with closing(open_store(f"sqlite:///{tmp_path / 'n.db'}")) as store:
        store.save_import("anna", "backup.zip", upload(full_diary()))
        with (
            closing(sqlite3.connect(tmp_path / "n.db")) as used,
            closing(sqlite3.connect(tmp_path / "copy.db")) as copy,
        ):
            used.backup(copy)
        store.clear("anna")
    with closing(open_store(f"sqlite:///{tmp_path / 'copy.db'}")) as store:
        assert_same(store.diary("anna"), in_order(full_diary()))
