"""The journey of a new runner in a real browser: sample seen, own log kept, answer changed, page refreshed."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

import pytest

from neckload.store import open_store
from neckload.ui.session.identity import LOCAL_OWNER
from tests.browser import harness
from tests.browser.pictures import SCREENS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

SAMPLE_ANSWER = "162 min +14 %"
OWN_ANSWER = "108 min +8 %"
PAGES = ("/", "/log", "/patterns", "/plan", "/neck-care", "/share", "/evidence")
# The grid takes a keystroke only once it has drawn the one before it, and is busy for a moment after each cell.
KEY_MS, CELL_MS = 120, 1200
CELL_IS_OPEN = "() => ['INPUT', 'TEXTAREA'].includes(document.activeElement.tagName)"


def monday(weeks_ago: int) -> date:
    today = date.today()
    return today - timedelta(days=today.weekday(), weeks=weeks_ago)


def own_log() -> bytes:
    """100 min and 20 km in each of four weeks, 108 min and 20.6 km in the last one."""
    weeks = [(monday(ago), 20, 100) for ago in range(5, 1, -1)] + [(monday(1), 20.6, 108)]
    rows = [f"{day} 07:00,{km},{minutes}" for day, km, minutes in weeks]
    return "\n".join(["start,distance_km,duration_min", *rows, ""]).encode()


def see(page: Page, *texts: str) -> None:
    """Waits until each text stands on the page."""
    for text in texts:
        page.get_by_text(text).first.wait_for()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    harness.ready(page)


def upload(page: Page) -> None:
    page.locator('input[type="file"]').set_input_files(
        {"name": "mine.csv", "mimeType": "text/csv", "buffer": own_log()}
    )
    harness.ready(page)


def sideways_px(page: Page) -> int:
    """How far the page can be pushed sideways."""
    pushes: Callable[[str], int] = page.evaluate
    return pushes("""() => Math.max(...[document.scrollingElement, document.querySelector('[data-testid="stMain"]')]
        .map(box => box.scrollWidth - box.clientWidth))""")


def below_px(page: Page, place: str) -> float:
    """Where a box ends."""
    box = page.locator(place).bounding_box()
    assert box is not None, place
    return box["y"] + box["height"]


def test_a_new_runner_sees_the_sample_keeps_a_log_and_finds_their_answer_after_a_refresh(
    open_page: OpenPage, record: harness.Record
) -> None:
    page = open_page()
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": SCREENS[width]})
        harness.ready(page)
        see(page, "Sample data", SAMPLE_ANSWER)
        assert below_px(page, ".st-key-card_next .value") <= SCREENS[width]  # answered before anything is scrolled
    press(page, "Import your own")
    upload(page)
    see(page, "New: 5 runs.")
    facts = page.locator('[class*="st-key-card_file_"] .facts div')
    facts.nth(1).wait_for()
    assert [text.split("\n") for text in facts.all_inner_texts()[:2]] == [["5", "Runs"], ["100.6 km", "Distance"]]
    press(page, "Import 5 runs")
    see(page, "Imported.")
    press(page, "See this week")
    see(page, OWN_ANSWER, "Within the usual 5–10 % step", "Next week")
    assert page.get_by_text(SAMPLE_ANSWER).count() == 0
    page.reload()
    harness.ready(page)
    see(page, OWN_ANSWER)
    assert page.title() == "This week – neckload"
    assert page.get_by_text("Sample data").count() == 0
    assert record == harness.Record()


def test_the_choices_stay_in_the_address_over_a_refresh_and_across_pages(
    open_page: OpenPage, record: harness.Record
) -> None:
    page = open_page()
    press(page, "View")
    for choice in ("distance", "mi"):
        page.get_by_test_id("stPopoverBody").get_by_text(choice, exact=True).click()
        harness.ready(page)
    page.keyboard.press("Escape")
    told = page.locator(".facts dd").first.inner_text().split(" +")[0].strip()
    assert " mi" in told
    patterns, this_week = (page.get_by_role("link", name=name).first.click for name in ("Patterns", "This week"))
    for go in (patterns, page.reload, this_week):
        go()
        harness.ready(page)
        assert "measure=distance" in page.url
        assert "unit=mi" in page.url
    see(page, told)
    assert record == harness.Record()


def test_a_part_of_the_log_stands_in_the_address_and_comes_back_after_a_refresh(
    open_page: OpenPage, record: harness.Record
) -> None:
    page = open_page(path="/log?unit=mi")
    for part in ("Check in", "Add a run", "History"):
        page.get_by_role("radio", name=part).click()
        harness.ready(page)
        assert f"part={quote_plus(part)}" in page.url
        assert "unit=mi" in page.url
    page.reload()
    harness.ready(page)
    assert page.get_by_role("radio", name="History").get_attribute("aria-checked") == "true"
    assert "unit=mi" in page.url
    assert record == harness.Record()


def test_no_page_of_the_sample_scrolls_sideways_on_a_phone(open_page: OpenPage, record: harness.Record) -> None:
    page = open_page(390)
    for path in PAGES:
        harness.go(page, path)
        assert (path, sideways_px(page)) == (path, 0)
    assert record == harness.Record()


def test_what_is_typed_in_the_week_grid_survives_a_reload(open_page: OpenPage, record: harness.Record) -> None:
    page = open_page(path="/log")
    page.get_by_role("radio", name="Add a run").click()
    page.get_by_role("radio", name="Whole weeks").click()
    harness.ready(page)
    for line, figures in ((2, ("22", "108", "3")), (3, ("20", "100", "2"))):  # line 1 is the current week
        type_week(page, line, figures)
    page.reload()
    harness.ready(page)
    harness.go(page, "/")
    see(page, "108 min +8 %", "3 was 2")
    typed = open_store().diary(LOCAL_OWNER).week_totals.sort_values("week")
    figures = typed[["week", "distance_km", "duration_min", "pain_0_10"]]
    assert typed["ran_as_usual"].isna().all()  # that is for the runner to say, and nobody asked
    assert [(f"{week:%Y-%m-%d}", *map(float, rest)) for week, *rest in figures.itertuples(index=False)] == [
        (str(monday(2)), 20, 100, 2),
        (str(monday(1)), 22, 108, 3),
    ]
    assert record == harness.Record()


def open_cell(page: Page) -> None:
    """Press Enter, and again where the grid was still busy and swallowed the key."""
    for _ in range(10):
        page.keyboard.press("Enter")
        with suppress(Exception):  # Playwright's own TimeoutError, which is there only where Playwright is
            page.wait_for_function(CELL_IS_OPEN, timeout=1500)
            return
    raise AssertionError("no cell of the grid opens")


def type_week(page: Page, line: int, figures: tuple[str, ...]) -> None:
    """Click on the distance of a line and type on, from cell to cell, as a runner does."""
    grid = page.get_by_test_id("stDataFrame")
    box = grid.bounding_box()
    assert box is not None
    row_px = 35
    page.mouse.click(box["x"] + box["width"] * 0.3, box["y"] + row_px * (line + 0.5))
    for figure in figures:
        open_cell(page)
        page.keyboard.type(figure, delay=KEY_MS)
        page.keyboard.press("Tab")
        page.wait_for_timeout(CELL_MS)
    harness.ready(page)


def cell(page: Page, line: int) -> dict[str, float]:
    """Where the distance of a line stands."""
    box = page.get_by_test_id("stDataFrame").bounding_box()
    assert box is not None
    return {"x": box["x"] + box["width"] * 0.3, "y": box["y"] + 35 * (line + 0.5)}


def distances() -> list[float]:
    with closing(open_store()) as store:
        return [float(km) for km in store.diary(LOCAL_OWNER).week_totals.sort_values("week")["distance_km"]]


def test_the_week_grid_is_whole_on_a_narrow_phone_takes_a_paste_and_saves_what_is_cleared_again(
    open_page: OpenPage, record: harness.Record
) -> None:
    page = open_page(360, path="/log?part=Add a run")
    page.get_by_role("radio", name="Whole weeks").click()
    harness.ready(page)
    assert page.locator(".dvn-scroller").evaluate("grid => grid.scrollWidth - grid.clientWidth") == 0
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.clipboard.writeText('22\\t108\\t3\\n20\\t100\\t2')")
    page.mouse.click(**cell(page, 2))
    page.wait_for_timeout(CELL_MS)
    page.keyboard.press("Control+v")
    until(lambda: distances() == [20, 22])
    page.mouse.click(**cell(page, 3))
    page.wait_for_timeout(CELL_MS)
    page.keyboard.press("Delete")
    until(lambda: str(distances()) == "[nan, 22.0]")
    assert record == harness.Record()


def until(is_so: Callable[[], bool]) -> None:
    """Waits for what the server writes."""
    end = time.monotonic() + harness.WAIT_MS / 1000
    while not is_so():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)
