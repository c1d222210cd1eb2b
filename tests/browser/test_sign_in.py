"""Signing in at a real OpenID Connect server, with what was noted before coming along, and out again."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from neckload.store import open_store
from neckload.ui.session import identity
from tests.browser import harness
from tests.browser.test_journey import OWN_ANSWER, press, see, upload
from tests.browser.test_looks import violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Where the provider's own pages, which are not ours, would fetch their looks; the tests' browser never gets there.
PROVIDERS_STYLE = "cdn.jsdelivr.net"

pytestmark = pytest.mark.browser


def sign_in(page: Page, host: harness.App, name: str) -> None:
    page.get_by_role("button", name="Sign in", exact=True).first.click()
    page.get_by_placeholder("sub").fill(name)
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{host.address}/**")
    harness.ready(page)


def test_a_runner_notes_signs_in_takes_it_along_and_finds_it_on_another_device(
    visitors: harness.Visitors, host: harness.App, record: harness.Record
) -> None:
    with visitors.arrives(390, record=record) as page:
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
        page.get_by_test_id("stPopoverBody").wait_for()
        assert violations(page) == []
        page.get_by_role("button", name="Sign out", exact=True).click()
        page.get_by_role("button", name="End session").click()  # the provider's own question
        page.wait_for_url(f"{host.address}/**")
        harness.ready(page)
        see(page, "Sample data")
    with visitors.arrives(1280, record=record) as page:
        page.goto(host.address)
        harness.ready(page)
        sign_in(page, host, "ben")
        see(page, "Sample data")
        press(page, "Account")
        see(page, "Signed in as")
        page.context.clear_cookies()
        page.goto(host.address)
        harness.ready(page)
        sign_in(page, host, "anna")
        see(page, OWN_ANSWER)
        assert page.get_by_text("Before you signed in").count() == 0
    assert [fault for fault in record.faults if host.address in fault] == []
    assert {urlsplit(address).hostname for address in record.third_parties} <= {PROVIDERS_STYLE}
    for word in ("anna", "mine.csv", "code=", "state="):
        assert word not in host.log
