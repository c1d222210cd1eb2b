"""What holds for every test: nobody's real diary is touched, and a slow machine fails no property."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from streamlit.components.v2 import manifest_scanner

from neckload.store import Store, open_store
from tests.postgres import Server, programs, running_server

# Hypothesis's own profile (a fixed order of examples in CI) without what goes by the clock.
settings.register_profile("neckload", parent=settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("neckload")

# Where a machine keeps no compiled modules, every program that a test starts would compile the whole app anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_collection_finish() -> None:
    """The libraries and the tests stay: a search for garbage need not go through them again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The diary of a test lies in the test's own folder, never in the user data folder."""
    monkeypatch.setenv("NECKLOAD_DATABASE_URL", f"sqlite:///{tmp_path / 'diary.db'}")


_MAIN = sys.modules["__main__"]


@pytest.fixture(autouse=True)
def own_main_module() -> None:
    """AppTest leaves the page it ran as the main program, which a process started afterwards would run again.

    It may have been run by a fixture of a module too, before this one.
    """
    sys.modules["__main__"] = _MAIN


@pytest.fixture(scope="session", autouse=True)
def packages_asked_once() -> Iterator[None]:
    """A new AppTest asks every installed package for Streamlit components, which takes longer than most pages.

    What is installed stays the same while the tests run, and so does the answer.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server with one database for all tests."""
    if programs() is None:
        pytest.skip("there is no PostgreSQL: make test installs one")
    with running_server() as server:
        open_store(server.url()).close()
        yield server


@pytest.fixture
def postgres_url(postgres: Server) -> str:
    """The address of a database without a diary."""
    postgres.run("TRUNCATE owners CASCADE")
    return postgres.url()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty store, on each kind of database."""
    url = "sqlite://" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    with closing(open_store(url)) as store:
        yield store
