"""Every page for everybody: axe finds nothing, one screen answers, keys and zoom work, and charts have words."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Literal

import pytest

from neckload.ui.drawing.palette import PALETTE
from neckload.ui.pages.log import PARTS
from tests.browser import harness
from tests.browser.pictures import SCREENS
from tests.browser.shots import PATHS, WIDTHS_PX
from tests.browser.test_journey import sideways_px

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FAULTY = ("serious", "critical")
CONTRAST = "color-contrast"
# Every chart's box, and what a screen reader says of it.
CHARTS = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
    .map(box => (box.querySelector('[aria-label]') ?? box.closest('[aria-label]'))?.getAttribute('aria-label') ?? '')"""
IS_GROUND = """ground => {
    const paint = document.createElement('i').style;
    paint.backgroundColor = ground;  // the browser writes every colour as rgb(…)
    return getComputedStyle(document.querySelector('.stApp')).backgroundColor === paint.backgroundColor;
}"""
MOVING = """() => [...document.querySelectorAll('*')].filter(box => {
    const look = getComputedStyle(box);
    return Math.max(...[look.transitionDuration, look.animationDuration].map(parseFloat)) > 0.001;
}).length"""
FOCUSED = """() => {
    const box = document.activeElement;
    return (box.getAttribute('aria-label') || box.innerText || box.tagName).trim();
}"""


@pytest.fixture
def app(kept_app: harness.App) -> harness.App:
    return kept_app


def opened(page: Page, app: harness.App, path: str) -> Page:
    page.goto(app.address + path)
    harness.ready(page)
    return page


def on(page: Page, path: str) -> Page:
    """The same app at another page."""
    harness.go(page, path)
    return page


def violations(page: Page, *rules: str, within: str | None = None) -> list[str]:
    """Serious and critical ones, each with the place where it was found; of these rules alone, if any is named.

    Args:
        within: a place of the page, which is much sooner looked through than all of it.
    """
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs what `make test` installs")
    options: dict[str, object] = {"resultTypes": ["violations"]}  # what passed is half a minute of lists nobody reads
    if rules:
        options["runOnly"] = {"type": "rule", "values": list(rules)}
    found = axe.Axe().run(page, within, options).response["violations"]
    return [
        f"{each['id']}: {node['html'][:120]}" for each in found if each["impact"] in FAULTY for node in each["nodes"]
    ]


def in_every_look(page: Page) -> dict[str, list[str]]:
    """The violations in each width and theme that has some. The page follows both while it stands open.

    A theme changes colours and nothing else, so that the second one is looked at for its contrast alone.
    """
    found = {}
    for width, (scheme, rules) in product(WIDTHS_PX, (("light", ()), ("dark", (CONTRAST,)))):
        page.set_viewport_size({"width": width, "height": SCREENS[width]})
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(IS_GROUND, arg=PALETTE[scheme]["page"])
        harness.ready(page)
        found[f"{width} {scheme}"] = violations(page, *rules)
    return {look: each for look, each in found.items() if each}


def test_axe_finds_nothing_serious_on_any_page_in_any_width_and_theme(
    page: Page, app: harness.App, kept_link: str, record: harness.Record
) -> None:
    opened(page, app, PATHS[0])
    for path in PATHS:
        assert (path, in_every_look(on(page, path))) == (path, {})
        if path == "/log":
            for part in PARTS:
                page.get_by_role("radio", name=part, exact=True).click()
                harness.ready(page)
                assert (part, in_every_look(page)) == (part, {})
    assert in_every_look(opened(page, app, kept_link)) == {}
    assert record == harness.Record()


_POPOVER, _DIALOG = "[data-testid=stPopoverBody]", "[role=dialog]"
# A page, what is pressed on it one after the other, and what then stands open.
OPEN: dict[str, tuple[str, tuple[tuple[Literal["button", "radio"], str], ...], str]] = {
    "Why?": ("/", (("button", "^Why"),), _POPOVER),
    "View": ("/", (("button", "View$"),), _POPOVER),
    "warning signs asked": ("/", (("radio", "^8$"),), _DIALOG),
    "an edited run": ("/", (("button", "^Edit or remove"),), _DIALOG),
    "an edited score": ("/log?part=History", (("radio", "^Scores$"), ("button", "^Edit or remove: ")), _DIALOG),
    "a day note": ("/log?part=History", (("radio", "^Notes$"), ("button", "^Edit or remove: ")), _DIALOG),
    "an import to remove": ("/log?part=Import", (("button", "^Remove$"),), _POPOVER),
    "a diary to delete": ("/log?part=Import", (("button", "^Delete my diary$"),), _POPOVER),
    "a link": ("/share", (("button", "^More"),), _POPOVER),
    "how sure": ("/patterns", (("button", "^How sure"),), _POPOVER),
    "how a plan works": ("/plan", (("button", "^How this works"),), _POPOVER),
}


def test_axe_finds_nothing_serious_in_what_opens_over_a_page(
    page: Page, app: harness.App, kept_link: str, links: list[str]
) -> None:
    links.clear()  # the high score is kept at once: the next one gets another diary
    for name, (path, presses, opens) in OPEN.items():
        page.set_viewport_size({"width": 390, "height": SCREENS[390]})
        page.emulate_media(color_scheme="light")
        opened(page, app, path)
        for role, name_of_it in presses:
            page.get_by_role(role, name=re.compile(name_of_it)).first.click()
            harness.ready(page)
        page.locator(opens).first.wait_for()
        assert (name, violations(page)) == (name, [])
        page.emulate_media(color_scheme="dark")
        page.wait_for_function(IS_GROUND, arg=PALETTE["dark"]["page"])
        assert (name, violations(page, CONTRAST, within=opens)) == (name, [])
        page.set_viewport_size({"width": 1280, "height": SCREENS[1280]})
        harness.ready(page)
        assert (name, violations(page, within=opens)) == (name, [])
    opened(page, app, kept_link).locator("article.summary details summary").first.click()
    assert violations(page) == []


def test_a_phone_has_its_six_pages_in_one_row_under_the_thumb(page: Page, app: harness.App) -> None:
    opened(page, app, "/")
    for width in (390, 360, 320):
        page.set_viewport_size({"width": width, "height": 844})
        has_its_six_pages_in_one_row(on(page, "/"), width)


def has_its_six_pages_in_one_row(page: Page, width: int) -> None:
    links = page.locator(".st-key-tabs a")
    boxes = [box for link in links.all() if (box := link.bounding_box())]
    assert len(boxes) == 6
    assert {(box["y"], box["y"] > 780, box["y"] + box["height"] <= 844) for box in boxes} == {
        (boxes[0]["y"], True, True)
    }
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width and box["height"] >= 44 for box in boxes), boxes
    assert links.evaluate_all("links => links.every(link => link.scrollWidth <= link.clientWidth)")
    links.get_by_text("Share", exact=True).click()
    page.get_by_role("heading", name="Share").wait_for()
    harness.ready(page)  # the bar is written after the page
    assert page.locator('[class*="st-key-tab_"][class*="_open"]').inner_text().split()[-1] == "Share"


def test_view_opens_at_a_touch_on_a_phone_beside_the_header(visitors: harness.Visitors, app: harness.App) -> None:
    with visitors.arrives(390, has_touch=True, is_mobile=True) as page:
        opened(page, app, "/").get_by_role("button", name="View").tap()
        page.get_by_test_id("stPopoverBody").wait_for()


def test_at_200_percent_no_page_is_pushed_sideways(browser: Browser, app: harness.App, kept_link: str) -> None:
    with harness.new_context(browser, 640, height=400, device_scale_factor=2) as visitor:
        page = opened(visitor.new_page(), app, PATHS[0])
        for path in PATHS:
            assert (path, sideways_px(on(page, path))) == (path, 0)
        assert sideways_px(opened(page, app, kept_link)) == 0


def test_nothing_moves_for_those_who_asked_for_that(page: Page, app: harness.App) -> None:
    page.emulate_media(reduced_motion="reduce")
    opened(page, app, PATHS[0])
    for path in PATHS:
        assert (path, on(page, path).evaluate(MOVING)) == (path, 0)


def test_every_chart_says_its_finding_and_has_its_numbers_one_click_away(page: Page, app: harness.App) -> None:
    opened(page, app, "/")
    for path in ("/", "/patterns", "/plan"):
        told = on(page, path).evaluate(CHARTS)
        assert told, path
        assert all(len(words) > 30 for words in told), (path, told)
        assert page.get_by_test_id("stExpander").count() + page.get_by_test_id("stPopover").count() >= 1


def test_keys_alone_reach_the_pages_the_choices_and_the_check_in(page: Page, app: harness.App) -> None:
    opened(page, app, "/log")
    reached = []
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    wanted = ("This week", "Log", "Patterns", "Plan", "Neck care", "Share", "View", "Check in", "0")
    missing = [name for name in wanted if not any(name in words for words in reached)]
    assert missing == [], reached


@pytest.mark.parametrize(("locale", "distance"), [("en-US", "16.7 mi"), ("de-DE", "26,9 km")])
def test_distances_are_written_as_where_the_browser_is_at_home(
    visitors: harness.Visitors, app: harness.App, locale: str, distance: str
) -> None:
    with visitors.arrives(locale=locale) as page:
        opened(page, app, "/").locator(".facts").get_by_text(distance).wait_for()
