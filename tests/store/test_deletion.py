"""Delete everything: not one row and not one byte of it is left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine, func, select

from neckload.domain.letters import Letter
from neckload.domain.sharing import USUAL, ShareOptions
from neckload.store import Store, open_store
from neckload.store.schema import metadata
from tests.example_diary import full_diary, one_pain, upload

WISH = ShareOptions(name="for the clinic", title="", parts=USUAL, days=7, takes_letters=True)
MARKS = [
    b"anna",
    b"for the clinic",
    b"below the bridge",
    b"export-of-anna",
    b"Europe/Nowhere",
    b"neck felt tight",
    "Hügel".encode(),
]


def found_in(folder: Path) -> set[bytes]:
    return {mark for file in folder.iterdir() for mark in MARKS if mark in file.read_bytes()}


def with_a_letter(store: Store) -> None:
    link = store.links.open(store.make_share("anna", WISH, "let me in"), "let me in")
    assert link is not None
    assert store.mailbox().put(link, Letter(date(2026, 3, 9), text="stay below the bridge"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of its own: beside the database nothing else lies in it."""
    folder = tmp_path / "only"
    folder.mkdir()
    return folder


def test_after_delete_everything_no_file_of_the_database_holds_a_byte_of_it(folder: Path) -> None:
    store = open_store(f"sqlite:///{folder / 'diary.db'}")
    store.save_import("anna", "export-of-anna.csv", upload(full_diary()))
    store.remember("anna", "zone", "Europe/Nowhere")
    with_a_letter(store)
    store.save_pain("ben", one_pain(3, note="ben stays"))
    assert found_in(folder) == set(MARKS)
    store.clear("anna")
    assert found_in(folder) == set()
    assert store.diary("ben").pain["note"].tolist() == ["ben stays"]


def test_after_delete_everything_no_table_holds_a_row_of_it(folder: Path) -> None:
    address = f"sqlite:///{folder / 'diary.db'}"
    store = open_store(address)
    store.save_import("anna", "export-of-anna.csv", upload(full_diary()))
    store.remember("anna", "zone", "Europe/Nowhere")
    with_a_letter(store)
    store.clear("anna")
    engine = create_engine(address)
    with engine.connect() as connection:
        rows = {
            table.name: connection.scalar(select(func.count()).select_from(table)) for table in metadata.sorted_tables
        }
    engine.dispose()
    assert set(rows.values()) == {0}, rows
