"""A goal in a real browser: tried out, kept, taken along; and the therapist’s target beside the range."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from neckload.store import open_store
from neckload.ui.session.identity import LOCAL_OWNER
from tests.browser import harness
from tests.browser.test_journey import press, see, sideways_px, upload

if TYPE_CHECKING:
    from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


def test_a_goal_is_kept_over_a_refresh_and_goes_into_a_calendar_and_a_target_is_taken_back(
    open_page: OpenPage, record: harness.Record
) -> None:
    page = open_page(390, path="/log")
    upload(page)
    press(page, "Import 5 runs")
    harness.go(page, "/plan")
    see(page, "Preview, not saved", "You’d get there in the week of")
    assert sideways_px(page) == 0
    press(page, "Save as my plan")
    page.reload()
    harness.ready(page)
    see(page, "Delete plan")
    assert page.get_by_text("Preview, not saved").count() == 0
    with page.expect_download() as download:
        page.get_by_text("For your calendar (.ics)").click()
    assert b"BEGIN:VEVENT" in Path(download.value.path()).read_bytes()
    harness.go(page, "/")
    press(page, "Why?")
    page.get_by_text("Set your own target", exact=True).click()
    harness.ready(page)
    page.get_by_label("Target, %").fill("12")
    page.keyboard.press("Tab")
    harness.ready(page)
    press(page, "Save")
    see(page, "Your therapist’s target for next week", "That is +12 % on your level")
    press(page, "Remove")
    assert page.get_by_text("Your therapist’s target for").count() == 0
    kept = open_store().diary(LOCAL_OWNER)
    assert (len(kept.goals), len(kept.targets)) == (1, 0)
    assert record == harness.Record()
