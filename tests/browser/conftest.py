"""Fixtures of the browser tests. Without Playwright or a browser they are skipped; in CI a missing browser fails."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from sqlalchemy import select

from neckload.domain.sharing import USUAL, ShareOptions
from neckload.store import open_store
from neckload.store.database import URL_VARIABLE
from neckload.store.schema import owners
from neckload.ui.session.identity import LOCAL_OWNER
from tests.browser import harness
from tests.browser.pictures import keep_own_diary

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

OpenPage = Callable[..., "Page"]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this folder. Not for the session: its event loop would meet other tests."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright, which `make test` installs")
    if harness.browser_program() is None:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("needs Chromium or Chrome, and this machine has none")
    with playwright.sync_playwright() as driver, harness.launch(driver, *harness.FOR_TESTS) as program:
        yield program


@pytest.fixture(scope="package")
def visitors(browser: Browser) -> harness.Visitors:
    """Those of this browser, one after the other or several at once."""
    return harness.Visitors(browser)


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[harness.App]:
    """The dashboard, started once for all who keep a diary in it, one after the other."""
    with harness.running_app(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def diary_of_server(server: harness.App, monkeypatch: pytest.MonkeyPatch) -> harness.App:
    """The same; the diary that the test itself opens is the server's."""
    monkeypatch.setenv(URL_VARIABLE, server.database)
    return server


@pytest.fixture(scope="package")
def links() -> list[str]:
    """The link to the sample runner's diary, while it is the one that the server keeps; else none."""
    return []


@pytest.fixture
def app(diary_of_server: harness.App, links: list[str]) -> harness.App:
    """The dashboard with an empty diary."""
    links.clear()
    with closing(open_store()) as store:
        store.clear(LOCAL_OWNER)
    return diary_of_server


@pytest.fixture
def kept_link(diary_of_server: harness.App, links: list[str]) -> str:
    """A link to the diary of `kept_app`, with a form for an answer below the page."""
    if not links:
        with closing(open_store()) as store:
            store.clear(LOCAL_OWNER)
            keep_own_diary(store)
            options = ShareOptions("for my PT", "Alex", USUAL, days=7, takes_letters=True)
            links.append(f"/share?t={store.make_share(LOCAL_OWNER, options)}")
    return links[0]


@pytest.fixture
def kept_app(diary_of_server: harness.App, kept_link: str) -> harness.App:
    """The dashboard with the sample runner's diary, kept as one's own: for those who leave it as it is."""
    return diary_of_server


@pytest.fixture
def record() -> harness.Record:
    """Faults and third-party requests of all pages that the test opens."""
    return harness.Record()


@pytest.fixture
def page(visitors: harness.Visitors, record: harness.Record) -> Iterator[Page]:
    """The tab of a visitor without cookies; it is 1280 pixels wide and light."""
    with visitors.arrives(record=record) as page:
        yield page


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


@contextmanager
def identity_provider() -> Iterator[str]:
    """Address of a running OpenID Connect server that lets in whoever names themselves."""
    if not find_spec("oidc_provider_mock"):
        pytest.skip("needs oidc-provider-mock, which `make test` installs")
    port = harness.free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + harness.START_SECONDS
        while time.monotonic() < end:
            try:
                urlopen(f"{address}/.well-known/openid-configuration", timeout=2).close()
                break
            except (URLError, OSError):
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="package")
def server_with_sign_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[harness.App]:
    """A host with sign-in: its own server around the app, a database and a provider."""
    folder = tmp_path_factory.mktemp("host")
    with identity_provider() as provider, harness.a_port() as port:
        secrets = folder / "secrets.toml"
        secrets.write_text(
            f"""[auth]
            redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
            cookie_secret = "a long and random word, the same on every replica"
            client_id = "neckload"
            client_secret = "not checked"
            server_metadata_url = "{provider}/.well-known/openid-configuration"
            """
        )
        script = harness.PROJECT / "neckload" / "server.py"
        with harness.running_app(folder, script, f"--secrets.files={secrets}", port=port) as running:
            yield running


@pytest.fixture
def host(server_with_sign_in: harness.App, monkeypatch: pytest.MonkeyPatch) -> harness.App:
    """The same, which knows nobody yet."""
    monkeypatch.setenv(URL_VARIABLE, server_with_sign_in.database)
    with closing(open_store()) as store:
        with store._engine.connect() as connection:
            known = connection.scalars(select(owners.c.owner)).all()
        for owner in known:
            store.clear(owner)
    return server_with_sign_in
