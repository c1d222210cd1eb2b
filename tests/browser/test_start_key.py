"""`make run` as its owner meets it, and as somebody without the key does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import harness

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.browser
def test_the_browser_is_opened_with_the_key_once_and_a_bookmark_lives_on(browser: Browser, tmp_path: Path) -> None:
    record = harness.Record()
    with harness.running_for_owner(tmp_path) as app:
        opened = next(word for word in app.log.split() if word.startswith("http"))
        assert opened == f"{app.address}/?key={(tmp_path / 'diary.key').read_text()}"
        with harness.new_context(browser, 1280, "light", record) as owner:
            page = owner.new_page()
            page.goto(opened)
            harness.ready(page)
            assert page.url.rstrip("/") == app.address
            page.goto(f"{app.address}/log?part=Check+in")
            harness.ready(page)
            assert page.get_by_role("heading", name="Log").is_visible()
        assert record.faults == record.third_parties == []
        with harness.new_context(browser, 390, "light", harness.Record()) as stranger:
            page = stranger.new_page()
            page.goto(f"{app.address}/log")
            assert page.get_by_role("heading", name="This diary is locked").is_visible()
    assert "key=" not in app.log.replace(opened, "")
