"""What holds for every test: nobody's real diary is touched, and a slow machine fails no property."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from streamlit.components.v2 import manifest_scanner

from neckload.store import Store, open_store
from neckload.store.schema import owners
from neckload.store.sharing import passcodes
from tests.postgres import Server, programs, running_server

# Hypothesis's own profile (a fixed order of examples in CI) without what goes by the clock. Forty examples, not its
# hundred: in a fixed order the others are the same at every run, and with them the properties took twice the time.
settings.register_profile(
    "neckload", parent=settings(), deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("neckload")

# Where a machine keeps no compiled modules, every program that a test starts would compile the whole app anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


# Their tests share what takes longest to start: a PostgreSQL server, workers of Dask, a browser with its servers.
_SHARING = {"store", "cohort", "browser"}


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Of several workers one gets a whole file, or a whole folder of these, in order: it sets up once."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            folder = Path(file).parent.name
            return folder if folder in _SHARING else file

    config.option.loadscopereorder = False  # the browser's few tests take longest, and come first
    return ByFile(config, log)


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


_MEMORY_KIB, _PASSES = passcodes._MEMORY_KIB, passcodes._PASSES


@pytest.fixture(scope="session", autouse=True)
def quick_passcodes() -> Iterator[None]:
    """A passcode is slow to try on purpose. Only the test that says how slow has to wait for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passcodes, "_MEMORY_KIB", 8)
        patch.setattr(passcodes, "_PASSES", 1)
        yield


@pytest.fixture
def slow_passcodes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passcodes as the program keeps them."""
    monkeypatch.setattr(passcodes, "_MEMORY_KIB", _MEMORY_KIB)
    monkeypatch.setattr(passcodes, "_PASSES", _PASSES)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server with one database for all tests."""
    if programs() is None:
        pytest.skip("there is no PostgreSQL: make test installs one")
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def on_postgres(postgres: Server) -> Iterator[Store]:
    """One store for all tests: a new one would connect and write every statement anew."""
    with closing(open_store(postgres.url())) as store:
        yield store


@pytest.fixture
def empty_on_postgres(on_postgres: Store) -> Store:
    with on_postgres.database.engine.begin() as connection:
        connection.execute(owners.delete())
    return on_postgres


@pytest.fixture
def postgres_url(postgres: Server, empty_on_postgres: Store) -> str:
    """The address of a database without a diary."""
    return postgres.url()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty store, on each kind of database."""
    if request.param == "postgresql":
        yield request.getfixturevalue("empty_on_postgres")
    else:
        with closing(open_store("sqlite://")) as store:
            yield store
