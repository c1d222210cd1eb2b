"""Neck care in a real browser: the drawings are seen, a tick and a review outlive a refresh, each page has its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from neckload.domain import care
from neckload.ui.text.guidance import care as care_words
from neckload.ui.text.weeks import finding
from tests.browser import harness

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

PAGES = ("/", "/neck-care", "/evidence")
DRAWN_WIDTHS = "pictures => pictures.map(each => each.complete ? each.getBoundingClientRect().width : 0)"
ALL_LOADED = "() => [...document.images].every(picture => picture.complete)"


def ticks(page: Page) -> dict[str, bool]:
    boxes = {exercise.name: page.get_by_role("checkbox", name=exercise.name) for exercise in care.EXERCISES}
    return {name: box.is_checked() for name, box in boxes.items()}


def tap(page: Page, text: str) -> None:
    page.get_by_text(text, exact=True).first.click()
    harness.ready(page)


def test_a_runner_ticks_an_exercise_looks_for_causes_and_finds_both_again(
    open_page: OpenPage, record: harness.Record
) -> None:
    page = open_page(width=390, path="/neck-care")
    drawings = page.locator('[data-testid="stImage"] img')
    page.wait_for_function(ALL_LOADED, polling=harness.POLL_MS)
    assert len(widths := drawings.evaluate_all(DRAWN_WIDTHS)) == len(care.EXERCISES)
    assert [each for each in widths if not 120 <= each <= 320] == []  # beside its words
    assert [each.get_attribute("alt") for each in drawings.all()] == list(care_words.PICTURE.values())

    page.get_by_role("checkbox", name="Chin tucks").check(force=True)
    harness.ready(page)
    page.get_by_role("radio", name="Self-check").click()
    harness.ready(page)
    tap(page, "Where you look")
    tap(page, care_words.REVIEW_SAVE)
    page.reload()
    harness.ready(page)
    assert page.get_by_text("Last check:").is_visible()
    page.get_by_role("radio", name="Exercises").click()
    harness.ready(page)
    assert ticks(page) == {exercise.name: exercise.name == "Chin tucks" for exercise in care.EXERCISES}
    assert page.get_by_text("Exercises on 1 of the last 7 days.").is_visible()

    for path in PAGES:
        harness.go(page, path)
        assert page.get_by_text(finding.NOT_MEDICAL_ADVICE).count() == 1, path
    assert not record.faults
    assert not record.third_parties
