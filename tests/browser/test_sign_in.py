"""Signing in at a real OpenID Connect server, with what was noted before coming along, and out again."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from neckload.store import open_store
from neckload.ui.session import identity
from tests.browser import harness
from tests.browser.test_journey import OWN_ANSWER, press, see, upload

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

# Where the provider's own pages, which are not ours, would fetch their looks.
PROVIDERS_STYLE = "cdn.jsdelivr.net"

pytestmark = pytest.mark.browser


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


@pytest.fixture
def host(tmp_path: Path) -> Iterator[harness.App]:
    """A host with sign-in: its own server around the app, a database and a provider."""
    port = harness.free_port()
    with identity_provider() as provider:
        secrets = tmp_path / "secrets.toml"
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
        options = (f"--server.port={port}", f"--secrets.files={secrets}")
        with harness.running_app(tmp_path, script, *options) as running:
            yield running


@contextmanager
def visitor_of(browser: Browser, width: int, record: harness.Record) -> Iterator[BrowserContext]:
    with harness.new_context(browser, width, "light", record) as context:
        context.route(f"https://{PROVIDERS_STYLE}/**", lambda route: route.fulfill(body=""))
        yield context


def sign_in(page: Page, host: harness.App, name: str) -> None:
    page.get_by_role("button", name="Sign in", exact=True).first.click()
    page.get_by_placeholder("sub").fill(name)
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{host.address}/**")
    harness.ready(page)


def test_a_runner_notes_signs_in_takes_it_along_and_finds_it_on_another_device(
    browser: Browser, host: harness.App, record: harness.Record
) -> None:
    with visitor_of(browser, 390, record) as phone:
        page = phone.new_page()
        page.goto(host.address)
        harness.ready(page)
        press(page, "Import your own")
        upload(page)
        press(page, "Import 5 runs")
        see(page, "Imported.")
        assert open_store().diary(identity.account_of("", "")).is_empty
        sign_in(page, host, "anna")
        see(page, "Before you signed in you entered: 5 runs.")
        press(page, "Add to my diary")
        see(page, OWN_ANSWER)
        assert page.get_by_text("Before you signed in").count() == 0
        page.reload()
        harness.ready(page)
        see(page, OWN_ANSWER)
        press(page, "Account")
        page.get_by_role("button", name="Sign out", exact=True).click()
        page.get_by_role("button", name="End session").click()  # the provider's own question
        page.wait_for_url(f"{host.address}/**")
        harness.ready(page)
        see(page, "Sample data")
    with visitor_of(browser, 1280, record) as laptop:
        page = laptop.new_page()
        page.goto(host.address)
        harness.ready(page)
        sign_in(page, host, "ben")
        see(page, "Sample data")
        press(page, "Account")
        see(page, "Signed in as")
        laptop.clear_cookies()
        page.goto(host.address)
        harness.ready(page)
        sign_in(page, host, "anna")
        see(page, OWN_ANSWER)
        assert page.get_by_text("Before you signed in").count() == 0
    assert [fault for fault in record.faults if host.address in fault] == []
    assert {urlsplit(address).hostname for address in record.third_parties} <= {PROVIDERS_STYLE}
    for word in ("anna", "mine.csv", "code=", "state="):
        assert word not in host.log
