"""What every visit shares: analyses made once, and faults of the store that are told and leave the page standing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from neckload.store import open_store
from neckload.ui.session import identity

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"


@pytest.fixture(autouse=True)
def fresh_server() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def run_sql(file: Path, statement: str) -> None:
    """As another program would, on the database that the app has open."""
    with sqlite3.connect(file) as connection:
        connection.execute(statement)
    connection.close()


def checked_in() -> list[float]:
    return open_store().diary(identity.LOCAL_OWNER).pain["pain_0_10"].tolist()


def test_a_change_that_cannot_be_saved_says_so_keeps_the_page_and_can_be_tried_again(tmp_path: Path) -> None:
    app = AppTest.from_file(str(DASHBOARD), default_timeout=30)
    app.session_state["first_part_log"] = "Check in"
    app.run()
    app.button(key="add_your_log").click().run()
    run_sql(tmp_path / "diary.db", "ALTER TABLE pain RENAME TO away")
    app.button_group(key="pain_score").select(3).run()
    assert not app.exception
    (fault,) = app.error
    assert "cannot be opened or saved in" in fault.value
    assert app.button_group(key="pain_score").value == 3
    run_sql(tmp_path / "diary.db", "ALTER TABLE away RENAME TO pain")
    assert checked_in() == []
    app.button_group(key="pain_score").select(4).run()
    assert not app.error
    assert checked_in() == [4]


def test_a_page_that_cannot_be_made_without_the_store_says_so_once_and_recovers_by_itself(tmp_path: Path) -> None:
    app = AppTest.from_file(str(DASHBOARD), default_timeout=30).run()
    run_sql(tmp_path / "diary.db", "ALTER TABLE owners RENAME TO away")
    app.run()
    assert not app.exception
    assert [("cannot be opened" in error.value) for error in app.error] == [True]
    run_sql(tmp_path / "diary.db", "ALTER TABLE away RENAME TO owners")
    app.button(key="try_again").click().run()
    assert not app.error
    assert app.header


def test_the_database_is_the_environments_else_that_of_the_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    def address_told() -> None:
        import streamlit as st

        from neckload.app import database_address

        st.text(database_address())

    def address(**secrets: object) -> str:
        app = AppTest.from_function(address_told)
        app.secrets.update(secrets)
        return str(app.run().text[0].value)

    named = {"neckload": {"url": "postgresql://db/neckload"}}
    assert address(connections=named).startswith("sqlite:///")
    monkeypatch.delenv("NECKLOAD_DATABASE_URL")
    assert address(connections=named) == "postgresql://db/neckload"
    assert address(connections={"another": {"url": "sqlite://"}}) == "None"
    assert address() == "None"
