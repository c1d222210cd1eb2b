"""`make run` as its owner meets it, and as somebody without the key does."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from neckload.store import open_store
from neckload.ui.session.identity import LOCAL_OWNER
from tests.browser import harness
from tests.browser.test_journey import CELL_MS, cell, until

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.browser
def test_the_browser_is_opened_with_the_key_once_and_a_bookmark_lives_on(
    visitors: harness.Visitors, tmp_path: Path
) -> None:
    record = harness.Record()
    with harness.running_for_owner(tmp_path) as app:
        opened = next(word for word in app.log.split() if word.startswith("http"))
        assert opened == f"{app.address}/?key={(tmp_path / 'diary.key').read_text()}"
        with visitors.arrives(record=record) as page:
            page.goto(opened)
            harness.ready(page)
            assert page.url.rstrip("/") == app.address
            page.goto(f"{app.address}/log?part=Check+in")
            harness.ready(page)
            assert page.get_by_role("heading", name="Log").is_visible()
            backspace_clears_a_cell_of_the_week_grid(page, app)
        assert record.faults == record.third_parties == []
        with visitors.arrives(390) as page:
            page.goto(f"{app.address}/log")
            assert page.get_by_role("heading", name="This diary is locked").is_visible()
    assert "key=" not in app.log.replace(opened, "")


def backspace_clears_a_cell_of_the_week_grid(page: Page, app: harness.App) -> None:
    """Streamlit's grid knows Delete alone: our own server adds the other key."""
    page.get_by_role("radio", name="Add a run").click()
    page.get_by_role("radio", name="Whole weeks").click()
    harness.ready(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.clipboard.writeText('22')")
    page.mouse.click(**cell(page, 2))
    for press, distances in (("Control+v", [22.0]), ("Backspace", [])):
        page.wait_for_timeout(CELL_MS)
        page.keyboard.press(press)
        until(partial(holds, app, distances))


def holds(app: harness.App, distances: list[float]) -> bool:
    with closing(open_store(f"sqlite:///{app.log_file.with_name('diary.db')}")) as store:
        return list(store.diary(LOCAL_OWNER).week_totals["distance_km"]) == distances
