"""Killed, stopped, full: nothing half-written, nothing lost that was said to be saved, and it goes on by itself.

`python -m benchmarks.faults` does the same a hundred times over.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from neckload.store import open_store
from neckload.ui.session import identity
from tests.postgres import Server, programs, running_server

if os.name == "posix":
    from benchmarks import faults, outages
else:
    pytest.skip("killing needs a POSIX system", allow_module_level=True)

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"


@pytest.fixture(scope="module")
def own_server() -> Iterator[Server]:
    """A server that nobody else needs, so that it may be stopped."""
    if programs() is None:
        pytest.skip("there is no PostgreSQL: make test installs one")
    with running_server() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("own_server")
        return server.new_database()
    return f"sqlite:///{tmp_path / 'killed.db'}"


@pytest.mark.parametrize("work", ["import", "save"])
def test_killed_at_a_random_moment_a_diary_holds_what_was_said_and_nothing_by_half(url: str, work: Any) -> None:
    found = faults.killed(url, work, kills=3)
    assert (found.kills, found.lost, found.half) == (3, [], [])
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_a_server_restarted_under_load_costs_a_message_at_most_and_is_found_again(
    own_server: Server, mode: Any
) -> None:
    met = outages.saved_through(own_server.new_database(), outages.restart(own_server, mode), tabs=2)
    assert (met.lost, met.others) == (0, [])
    assert met.refused > 0


def test_a_disk_that_is_really_full_is_said_so_and_when_there_is_room_again_saving_goes_on(tmp_path: Path) -> None:
    """The file may not grow: to SQLite it is the disk that takes no more."""
    url = f"sqlite:///{tmp_path / 'full.db'}"
    with closing(open_store(url)) as store:
        faults.save_import(store, "anna", 0)
        assert "check that the disk is not full" in faults.refused_on_a_full_disk(url, "anna")
        assert len(store.batches("anna")) == 1
        faults.save_import(store, "anna", 1)
        assert len(store.batches("anna")) == 2


def test_a_change_made_while_the_server_is_away_is_told_and_the_next_tap_saves_it(
    own_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = own_server.new_database()
    monkeypatch.setenv("NECKLOAD_DATABASE_URL", url)
    st.cache_resource.clear()
    app = AppTest.from_file(str(DASHBOARD), default_timeout=30)
    app.session_state["first_part_log"] = "Check in"
    app.run()
    app.button(key="add_your_log").click().run()
    own_server.stop("immediate")
    app.button_group(key="pain_score").select(3).run()
    assert not app.exception
    assert ["cannot be reached right now" in error.value for error in app.error] == [True]
    own_server.start()
    app.button(key="try_again").click().run()
    assert not app.error
    app.button_group(key="pain_score").select(4).run()
    with closing(open_store(url)) as store:
        assert store.diary(identity.LOCAL_OWNER).pain["pain_0_10"].tolist() == [4]
    st.cache_resource.clear()
