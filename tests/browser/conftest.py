"""Fixtures of the browser tests. Without Playwright or a browser they are skipped; in CI a missing browser fails."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import harness

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
    with playwright.sync_playwright() as driver, harness.launch(driver) as program:
        yield program


@pytest.fixture
def app(tmp_path: Path) -> Iterator[harness.App]:
    """The dashboard with an empty diary, on a port of its own."""
    with harness.running_app(tmp_path) as running:
        yield running


@pytest.fixture
def record() -> harness.Record:
    """Faults and third-party requests of all pages that the test opens."""
    return harness.Record()


@pytest.fixture
def open_page(browser: Browser, app: harness.App, record: harness.Record) -> Iterator[OpenPage]:
    """`open_page(width=1280, scheme="light", path="/")`: a new visitor's page of the app, ready to be used.

    A second tab of the same visitor is `page.context.new_page()`.
    """
    with ExitStack() as visitors:

        def open_one(width: int = 1280, scheme: harness.Scheme = "light", path: str = "/") -> Page:
            page = visitors.enter_context(harness.new_context(browser, width, scheme, record)).new_page()
            page.goto(app.address + path)
            harness.ready(page)
            return page

        yield open_one
