"""*This week* as a runner meets it: few words, a whole chart, weeks opened by mouse, finger and keys, runs edited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.browser import harness
from tests.browser.pictures import SCREENS
from tests.browser.test_journey import press, see, sideways_px
from tests.browser.test_looks import in_every_look

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

MOST_WORDS = 90
FINGER_PX = 44
# Every word above the chart, without the digits of the scale, the labels of the period, and the bars of pages.
WORDS_ABOVE = """() => {
    const chart = document.querySelector('.st-key-picture').getBoundingClientRect().top;
    const left_out = `.st-key-score_now, .st-key-period_control, .st-key-picture, .st-key-tabs, .stAppHeader, style,
        [data-testid="stIconMaterial"], [role="img"]`;
    const walker = document.createTreeWalker(document.querySelector('[data-testid="stMain"]'), NodeFilter.SHOW_TEXT);
    const words = [];
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        const box = parent.getBoundingClientRect();
        if (!parent.closest(left_out) && box.height > 1 && box.width > 1 && box.top < chart)
            words.push(...walker.currentNode.textContent.split(/\\s+/).filter(word => /[\\p{L}\\d]/u.test(word)));
    }
    return words;
}"""
# Pairs of words of the chart that lie over each other, and words outside its card, at the width the window has.
MEETING = """() => {
    const card = document.querySelector('.st-key-card_chart').getBoundingClientRect();
    const places = [...document.querySelectorAll('.st-key-picture .plot text, .st-key-picture .plot .date')]
        .map(word => [word.textContent, word.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
    const faults = places.filter(([, box]) => box.left < card.left || box.right > card.right).map(([text]) => text);
    places.forEach(([text, one], at) => places.slice(at + 1).forEach(([other, two]) => {
        const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
        const high = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
        if (wide > 0.5 && high > 2.5) faults.push(`${text} / ${other}`);
    }));
    return faults;
}"""


# The box around all marks of a chart as SVG, and as Plotly drew them: left, right, top, bottom.
BOTH_FORMS = """name => {
    const chart = document.querySelector(`.st-key-picture_${name}`);
    const around = places => {
        const drawn = [...chart.querySelectorAll(places)].filter(mark => {
            const { fillOpacity, strokeWidth } = getComputedStyle(mark);  // what answers a mouse has neither
            return parseFloat(fillOpacity) > 0 || parseFloat(strokeWidth) > 0;
        });
        const boxes = drawn.map(mark => mark.getBoundingClientRect());
        const ends = (side, which) => which(...boxes.map(box => box[side]));
        return [ends('left', Math.min), ends('right', Math.max), ends('top', Math.min), ends('bottom', Math.max)];
    };
    return [around('.marks :is(rect, circle, path)'), around('.barlayer .point path, .scatterlayer .points path')];
}"""


@pytest.fixture
def app(kept_app: harness.App) -> harness.App:
    return kept_app


def opened(page: Page, app: harness.App, path: str = "/", width: int = 1280) -> Page:
    page.set_viewport_size({"width": width, "height": SCREENS.get(width, 844)})
    page.goto(app.address + path)
    harness.ready(page)
    return page


@contextmanager
def without_plotly(page: Page) -> Iterator[None]:
    """Keeps the library of the charts away. A route of Playwright's would keep the browser from remembering files."""
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.setBlockedURLs", {"urls": ["*PlotlyChart*", "*plotly*"]})
    yield
    line.detach()


def top_and_bottom(place: Locator) -> tuple[float, float]:
    box = place.bounding_box()
    assert box is not None
    return box["y"], box["y"] + box["height"]


def heading(page: Page) -> str:
    return page.locator(".st-key-week_head h2").inner_text()


def becomes(page: Page, text: str) -> None:
    """Waits until the open week is this one."""
    page.locator(".st-key-week_head h2", has_text=re.compile(f"^{re.escape(text)}$")).wait_for()


def week_words(ago: int) -> str:
    """16–22 November, as the card of the week so many weeks ago is headed."""
    today = date.today()
    first = today - timedelta(days=today.weekday(), weeks=ago)
    last = first + timedelta(days=6)
    if first.year != last.year or (today - last).days > 183 or last.year != today.year:
        pytest.fail("the test opens weeks of the last months only")
    days = f"{first.day}–{last.day} {last:%B}"
    return days if first.month == last.month else f"{first.day} {first:%B} – {last.day} {last:%B}"


def test_the_chart_is_whole_on_a_laptop_and_begins_on_a_phones_first_screen_below_few_words(
    page: Page, app: harness.App, record: harness.Record
) -> None:
    opened(page, app)
    assert len(page.evaluate(WORDS_ABOVE)) <= MOST_WORDS
    assert top_and_bottom(page.locator(".st-key-card_chart"))[1] <= SCREENS[1280]
    page.set_viewport_size({"width": 390, "height": SCREENS[390]})
    harness.ready(page)
    assert len(page.evaluate(WORDS_ABOVE)) <= MOST_WORDS
    bar_of_pages = top_and_bottom(page.locator(".st-key-tabs"))[0]
    assert top_and_bottom(page.locator(".st-key-card_chart"))[0] < bar_of_pages
    assert sideways_px(page) == 0
    assert record == harness.Record()


def test_no_two_words_of_the_chart_meet_at_any_width(page: Page, app: harness.App) -> None:
    opened(page, app, "/share")
    for period in ("12", "26", "all"):
        harness.go(page, "/share")
        harness.go(page, f"/?period={period}")
        for width in (360, 390, 414, 480, 600, 700, 769, 900, 1100, 1280, 1600, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_timeout(60)
            assert (period, width, page.evaluate(MEETING)) == (period, width, [])


def test_a_mouse_opens_a_week_at_any_height_of_the_chart_and_a_second_click_keeps_it(
    page: Page, app: harness.App, record: harness.Record
) -> None:
    opened(page, app)
    plot = page.locator(".st-key-plot .nsewdrag").first.bounding_box()
    assert plot is not None
    slot = plot["width"] / 27
    for ago, y in ((5, 200), (9, 40), (9, 200), (2, 130)):
        page.mouse.click(plot["x"] + (25.5 - ago) * slot, plot["y"] + y)
        becomes(page, week_words(ago))
        page.wait_for_timeout(500)  # two clicks at once are a double click
    page.reload()
    harness.ready(page)
    assert heading(page) == week_words(2)
    assert record == harness.Record()


def as_large_as_a_finger(page: Page) -> None:
    for place in (
        ".st-key-score_now button",
        ".st-key-tabs a",
        ".st-key-week_left button",
        "[class*=st-key-change_] button",
    ):
        for box in (each.bounding_box() for each in page.locator(place).all()):
            assert box is not None, place
            assert min(box["width"], box["height"]) >= FINGER_PX, (place, box)


def test_a_finger_finds_room_opens_view_and_a_week_compares_it_and_removes_a_run_of_it_and_puts_it_back(
    visitors: harness.Visitors, app: harness.App
) -> None:
    with visitors.arrives(390, has_touch=True, is_mobile=True) as page:
        opened(page, app, width=390)
        as_large_as_a_finger(page)
        page.get_by_role("button", name="View").tap()
        page.get_by_test_id("stPopoverBody").wait_for()
        page.keyboard.press("Escape")
        page.get_by_test_id("stPopoverBody").wait_for(state="detached")
        targets = page.locator(".st-key-week_targets button")
        targets.first.scroll_into_view_if_needed()
        for ago in (5, 9, 2):
            targets.nth(25 - ago).tap()
            becomes(page, week_words(ago))
        for label in ("Compare", "Stop comparing"):
            page.get_by_role("button", name=label, exact=True).tap()
        runs = page.locator(".st-key-runs_of_week .run")
        runs.first.wait_for()
        count = runs.count()
        page.get_by_role("button", name=re.compile("^Edit or remove")).first.tap()
        page.get_by_role("dialog").get_by_role("button", name="Remove").tap()
        page.get_by_role("button", name="Undo").tap()
        page.wait_for_function(f"() => document.querySelectorAll('.run').length === {count}")
        harness.go(page, "/patterns?part=Calendar")
        a_week_of_the_calendar_opens_at_a_tap(page)


def a_week_of_the_calendar_opens_at_a_tap(page: Page) -> None:
    page.locator(".st-key-calendar_week button").first.tap()
    page.locator(".st-key-calendar_week button:first-child[data-selected=true]").wait_for()


def test_arrow_keys_open_the_week_before_and_after_and_leave_the_scale_alone(page: Page, app: harness.App) -> None:
    opened(page, app)
    assert heading(page) == week_words(1)
    for key, ago in (("ArrowLeft", 2), ("ArrowLeft", 3), ("ArrowRight", 2)):
        page.keyboard.press(key)
        becomes(page, week_words(ago))
    page.locator(".st-key-week_targets button").nth(20).focus()
    page.keyboard.press("Enter")
    becomes(page, week_words(5))


def test_a_row_of_all_weeks_opens_its_week(page: Page, app: harness.App) -> None:
    opened(page, app)
    page.get_by_text("All weeks in figures").click()
    grid = page.get_by_test_id("stDataFrame")
    grid.scroll_into_view_if_needed()
    harness.ready(page)
    grid.click(position={"x": 300, "y": 36 * 4 + 18})
    becomes(page, week_words(3))


def test_two_weeks_stand_side_by_side_until_it_is_enough_by_keys_alone(page: Page, app: harness.App) -> None:
    opened(page, app)
    page.get_by_role("button", name="Compare").press("Enter")
    see(page, "Running time", "Difference")
    assert page.locator(".side_by_side tbody tr").count() == 6
    assert "beside=" in page.url
    assert page.evaluate(MEETING) == []
    assert in_every_look(page) == {}
    page.get_by_role("button", name="Stop comparing").press("Enter")
    page.locator(".side_by_side").wait_for(state="detached")
    assert "beside=" not in page.url


def test_a_run_is_edited_and_removed_in_its_week_and_both_are_undone(
    page: Page, app: harness.App, record: harness.Record
) -> None:
    opened(page, app)
    runs = page.locator(".st-key-runs_of_week .run")
    names = [name.strip() for name in page.locator(".run .name").all_inner_texts()]
    for choice in ("Edit", "Remove"):
        page.get_by_role("button", name=f"Edit or remove {names[0]}").click()
        harness.ready(page)
        dialog = page.get_by_role("dialog")
        if choice == "Edit":
            dialog.get_by_label("Minutes").first.fill("47")
            page.keyboard.press("Tab")
            harness.ready(page)
            dialog.get_by_role("button", name="Save").click()
            page.locator(".run .min", has_text="47 min").wait_for()
        else:
            dialog.get_by_role("button", name="Remove").click()
            page.wait_for_function(f"() => document.querySelectorAll('.run').length === {len(names) - 1}")
        press(page, "Undo")
        page.wait_for_function(f"() => document.querySelectorAll('.run').length === {len(names)}")
    assert runs.count() == len(names)
    assert page.locator(".run .min", has_text="47 min").count() == 0
    assert record == harness.Record()


def test_the_picture_is_there_before_plotly_and_stays_in_its_place(page: Page, app: harness.App) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    with without_plotly(page):
        page.goto(app.address)
        bars = page.locator(".st-key-picture .marks rect.d-run")
        bars.first.wait_for()
        before = bars.first.bounding_box()
    page.goto(app.address)
    harness.ready(page)
    after = page.locator(".st-key-plot .barlayer path").first.bounding_box()
    assert before is not None
    assert after is not None
    assert all(abs(before[side] - after[side]) < 1.5 for side in ("x", "y", "width", "height")), (before, after)
    assert page.locator(".st-key-picture .marks").evaluate("box => getComputedStyle(box).visibility") == "hidden"


def test_every_chart_of_patterns_and_plan_is_there_before_plotly_in_the_same_box(page: Page, app: harness.App) -> None:
    places = {
        "/patterns": ("aligned", "effects", "spikes"),
        "/patterns?part=After a run": ("around_runs",),
        "/patterns?part=Gear and habits": ("factors",),
        "/plan": ("way_to_goal",),
    }
    opened(page, app, "/share")
    for path, names in places.items():
        harness.go(page, "/share")
        harness.go(page, path)
        for name in names:  # what Plotly drew over, the SVG still holds, hidden
            as_svg, as_plotly = page.evaluate(BOTH_FORMS, name)
            # Many dots are one path, whose box ends at the middle of its outermost ones.
            assert as_svg == pytest.approx(as_plotly, abs=4.5 if name == "spikes" else 1.5), name
    with without_plotly(page):
        page.goto(f"{app.address}/share")
        for path, names in places.items():
            harness.go(page, path)
            for name in names:
                marks = page.locator(f".st-key-picture_{name} .marks")
                marks.locator("> *").first.wait_for(state="attached")
                assert marks.evaluate("box => getComputedStyle(box).visibility") == "visible"


def test_a_high_score_asks_for_the_warning_signs_at_once(
    page: Page, app: harness.App, links: list[str], record: harness.Record
) -> None:
    links.clear()  # the score is kept at once: the next one gets another diary
    opened(page, app, width=390)
    page.get_by_role("radio", name="8", exact=True).click()
    page.get_by_role("dialog").get_by_text("Fever", exact=True).wait_for()
    assert record == harness.Record()
