"""Fixtures of the browser tests. Without Playwright or a browser they are skipped; in CI a missing browser fails."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from neckload.domain.sharing import USUAL, ShareWish
from neckload.store import open_store
from neckload.store.database import URL_VARIABLE
from neckload.ui.session.identity import LOCAL_OWNER
from tests.browser import harness
from tests.browser.pictures import kept_with_link

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

OpenPage = Callable[..., "Page"]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this folder. Not for the session: its event loop would meet other tests."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright, which `make test` installs")
    if harness.browser_program() is None:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("needs Chromium or Chrome, and this machine has none")
    with playwright.sync_playwright() as driver, harness.launch(driver) as program:
        yield program


@pytest.fixture(scope="package")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor for all who ask nothing special of a browser: the program files of a server are loaded once."""
    with harness.new_context(browser, 1280, "light") as context:
        yield context


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[harness.App]:
    """The dashboard, started once for all who keep a diary of their own in it, one after the other."""
    with harness.running_app(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def app(server: harness.App, monkeypatch: pytest.MonkeyPatch) -> harness.App:
    """The dashboard with an empty diary, which is the one that the test itself opens."""
    monkeypatch.setenv(URL_VARIABLE, f"sqlite:///{server.log_file.with_name('diary.db')}")
    with closing(open_store()) as store:
        store.clear(LOCAL_OWNER)
    return server


@pytest.fixture(scope="package")
def kept_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="package")
def kept_link(kept_folder: Path) -> str:
    """A link to the diary of `kept_app`, with a form for an answer below the page."""
    kept_with_link(kept_folder)
    with closing(open_store(f"sqlite:///{kept_folder / 'diary.db'}")) as store:
        wish = ShareWish("for my PT", "Alex", USUAL, days=7, takes_letters=True)
        return f"/share?t={store.make_share(LOCAL_OWNER, wish)}"


@pytest.fixture(scope="package")
def kept_app(kept_folder: Path, kept_link: str) -> Iterator[harness.App]:
    """The sample runner's diary, kept as one's own: for those who leave it as it is."""
    with harness.running_app(kept_folder) as running:
        yield running


@pytest.fixture
def record() -> harness.Record:
    """Faults and third-party requests of all pages that the test opens."""
    return harness.Record()


@pytest.fixture
def page(visitor: BrowserContext, record: harness.Record) -> Iterator[Page]:
    """A new tab of a visitor without cookies; it is 1280 pixels wide and light."""
    visitor.clear_cookies()
    with harness.recorded(visitor, record):
        yield visitor.new_page()
        for tab in visitor.pages:
            tab.close()


@pytest.fixture
def open_page(page: Page, app: harness.App) -> OpenPage:
    """`open_page(width=1280, path="/")`: a page of the app, ready to be used.

    A second tab of the same visitor is `page.context.new_page()`.
    """

    def opened(width: int = 1280, path: str = "/") -> Page:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(app.address + path)
        harness.ready(page)
        return page

    return opened
