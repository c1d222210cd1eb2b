"""The file: where it is, what it survives, and how its tables change."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import traceback
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from neckload.domain.read_result import ImportReport, ReadResult
from neckload.domain.tables import Diary
from neckload.store import Store, StoreTooNew, StoreUnavailable, open_store
from neckload.store.database import MIGRATIONS, NEWEST, database_engine, database_url
from neckload.store.schema import metadata
from tests.store.changes import made_by_changes

PROJECT = Path(__file__).parents[2]

WRITER = """
import sys
import pandas as pd
from neckload.store import open_store

store = open_store(sys.argv[1])
for day in range(int(sys.argv[2]), int(sys.argv[3])):
    date = pd.Timestamp("2026-01-01") + pd.Timedelta(days=day)
    store.save_days("anna", pd.DataFrame({"date": [date], "desk_hours": [8.0]}))
"""


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


def one_day(date: str = "2026-03-04") -> pd.DataFrame:
    return pd.DataFrame({"date": [pd.Timestamp(date)], "desk_hours": [8.0]})


def tables_in(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


# Where it is


def test_without_an_address_the_diary_is_a_private_file_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NECKLOAD_DATABASE_URL", raising=False)
    monkeypatch.setattr("platformdirs.user_data_path", lambda name: tmp_path / name)
    with closing(open_store()) as store:
        store.save_days("anna", one_day())
        folder = tmp_path / "neckload"
        assert (folder / "neckload.db").exists()
        if os.name == "posix":
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
            assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_the_environment_names_another_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NECKLOAD_DATABASE_URL", url_of(tmp_path / "elsewhere" / "runner.db"))
    with closing(open_store()) as store:
        store.save_days("anna", one_day())
    assert (tmp_path / "elsewhere" / "runner.db").exists()


def test_a_store_in_memory_is_its_own_and_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(open_store("sqlite://")) as one, closing(open_store("sqlite://")) as other:
        one.save_days("anna", one_day())
        assert other.diary("anna").is_empty
    assert list(tmp_path.iterdir()) == []


def test_a_diary_is_there_when_the_store_is_opened_again(tmp_path: Path) -> None:
    with closing(open_store(url_of(tmp_path / "n.db"))) as store:
        store.save_days("anna", one_day())
        saved, version = store.diary("anna").days, store.version("anna")
    with closing(open_store(url_of(tmp_path / "n.db"))) as store:
        pd.testing.assert_frame_equal(store.diary("anna").days, saved)
        assert store.version("anna") == version


# What it survives


def test_processes_that_write_at_once_even_into_a_new_file_all_land(tmp_path: Path) -> None:
    url = url_of(tmp_path / "n.db")
    writers = [start(WRITER, url, first, first + 10) for first in (0, 10, 20)]
    faults = [writer.communicate()[1] for writer in writers]
    assert faults == ["", "", ""]
    with closing(open_store(url)) as store:
        assert store.diary("anna").days["date"].tolist() == pd.date_range("2026-01-01", periods=30).tolist()


def test_a_full_disk_is_said_in_words_without_data_and_the_diary_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "n.db"
    with closing(open_store(url_of(path))) as store:
        store.save_days("anna", one_day())
        before = store.diary("anna").days
        with store._engine.connect() as connection:  # the pool gives the same connection again
            connection.exec_driver_sql("PRAGMA max_page_count = 40")
        pain = pd.DataFrame({"when": pd.date_range("2020-01-01", periods=3000), "note": "secret" * 20})
        with pytest.raises(StoreUnavailable, match="disk is not full") as fault:
            store.save_import("anna", "big.csv", ReadResult(ImportReport("backup"), Diary(pain=pain)))
        assert str(path) in str(fault.value)
        assert "secret" not in "".join(traceback.format_exception(fault.value))
        pd.testing.assert_frame_equal(store.diary("anna").days, before)
        assert store.diary("anna").pain.empty
        store.save_days("anna", one_day("2026-03-05"))
        assert len(store.diary("anna").days) == 2


def test_what_is_deleted_is_overwritten_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "n.db"
    with closing(open_store(url_of(path))) as store:
        store.save_days("anna", one_day().assign(other_sport="Underwater rugby"))
    assert b"Underwater rugby" in path.read_bytes()
    with closing(open_store(url_of(path))) as store:
        store.clear("anna")
    assert b"Underwater rugby" not in path.read_bytes()


@pytest.mark.parametrize(
    ("content", "words"), [(b"This is a photo, not a diary. " * 50, "damaged"), (b"SQLite format 3\0" * 300, "damaged")]
)
def test_a_file_that_is_no_diary_is_said_so_and_left_as_it_is(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "n.db"
    path.write_bytes(content)
    with pytest.raises(StoreUnavailable, match=words) as fault:
        open_store(url_of(path))
    assert str(path) in str(fault.value)
    assert path.read_bytes() == content


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "file" / "n.db", tmp_path / "folder"):
        with pytest.raises(StoreUnavailable, match="cannot be opened or saved") as fault:
            open_store(url_of(path))
        assert str(path) in str(fault.value)


# How its tables change


def revision_of(store: Store) -> str | None:
    with store._engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


@pytest.mark.parametrize("begin_with", ["no file", "an empty file"])
def test_a_new_database_stands_at_the_newest_revision(tmp_path: Path, begin_with: str) -> None:
    path = tmp_path / "n.db"
    if begin_with == "an empty file":
        path.touch()
    with closing(open_store(url_of(path))) as store:
        assert revision_of(store) == ScriptDirectory(str(MIGRATIONS)).get_current_head() == NEWEST
        store.save_days("anna", one_day())
        assert len(store.diary("anna").days) == 1


def test_the_migrations_make_exactly_the_tables_the_program_uses(tmp_path: Path) -> None:
    with made_by_changes(url_of(tmp_path / "changed.db")) as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def described(path: Path) -> dict[str, object]:
    """What SQLite says of every table: its columns, its keys and its indexes, by name.

    Not the defaults of columns: a change gives one to the rows that are there already, and nobody asks for it later.
    """
    questions = {
        "table_info": 'SELECT name, type, "notnull", pk FROM pragma_table_info(?) ORDER BY name',
        "foreign_key_list": 'SELECT "table", "from", "to", on_delete FROM pragma_foreign_key_list(?) ORDER BY 1, 2',
        "index_list": 'SELECT name, "unique", partial FROM pragma_index_list(?) ORDER BY name',
    }
    with closing(sqlite3.connect(path)) as connection:
        says = {
            (what, name): connection.execute(question, (name,)).fetchall()
            for name in tables_in(path)
            for what, question in questions.items()
        }
        numbered = connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'").fetchall()
    return {**says, "numbered": sorted(numbered)}


def test_a_new_database_is_what_all_migrations_make_of_an_empty_one(tmp_path: Path) -> None:
    with made_by_changes(url_of(tmp_path / "changed.db")):
        pass
    open_store(url_of(tmp_path / "new.db")).close()
    assert described(tmp_path / "new.db") == described(tmp_path / "changed.db")


def test_a_diary_of_a_newer_program_is_refused_in_words_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "n.db"
    open_store(url_of(path)).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreTooNew, match="Update neckload"):
        open_store(url_of(path))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]


def test_a_change_of_tables_that_fails_half_way_leaves_no_half(tmp_path: Path) -> None:
    path = tmp_path / "n.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE week_totals (somebody_elses INTEGER)")  # the last one we would make
    with pytest.raises(StoreUnavailable):
        open_store(url_of(path))
    assert tables_in(path) == {"week_totals"}


def test_every_connection_to_a_file_keeps_what_it_says_it_saved(tmp_path: Path) -> None:
    engine = database_engine(database_url(url_of(tmp_path / "n.db")))
    with engine.connect() as connection:
        kept = {
            pragma: connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()
            for pragma in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    engine.dispose()
    assert kept == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}  # 2 is FULL


def test_a_backup_of_ten_years_comes_back_whole(tmp_path: Path) -> None:
    diary = Diary(
        runs=pd.DataFrame({"start": pd.date_range("2016-01-01 07:00", periods=2000, freq="44h"), "distance_km": 5.0}),
        pain=pd.DataFrame({"when": pd.date_range("2016-01-01 20:00", periods=3650), "pain_0_10": 2.0}),
    )
    with closing(open_store(url_of(tmp_path / "n.db"))) as store:
        store.save_import("anna", "ten.zip", ReadResult(ImportReport("backup"), diary))
        pd.testing.assert_frame_equal(store.diary("anna").runs, diary.runs)
        pd.testing.assert_frame_equal(store.diary("anna").pain, diary.pain)


@pytest.mark.parametrize("file", sorted((PROJECT / "tests" / "databases").glob("*.db")), ids=lambda file: file.stem)
def test_a_diary_of_every_earlier_version_is_whole_after_the_upgrade(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "diary.db"
    copy.write_bytes(file.read_bytes())
    with closing(open_store(url_of(copy))) as store:
        diary = store.diary("local")
        counts = [len(table) for table in (diary.runs, diary.pain, diary.days, diary.week_totals)]
        assert (counts, diary.runs["distance_km"].tolist()) == ([1, 1, 1, 30], [5.2])
        assert store.batches("local")[0].counts["week_totals"] == 30
        assert store.recall("local", "draft_run") == "{}"
        whole = [("next_day_less_half_before", "sign_flips")] * len(diary.experiments)
        assert list(zip(diary.experiments["outcome"], diary.experiments["test"], strict=True)) == whole
        store.save_days("local", one_day())
        assert len(store.diary("local").days) == 2
