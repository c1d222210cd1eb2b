"""Every page for everybody: axe finds nothing, one screen answers, keys and zoom work, and charts have words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote_plus

import pytest

from neckload.ui.drawing.palette import PALETTE
from neckload.ui.pages.log import PARTS
from tests.browser import harness
from tests.browser.pictures import SCREENS
from tests.browser.shots import PATHS
from tests.browser.test_journey import sideways_px

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FAULTY = ("serious", "critical")
CONTRAST = "color-contrast"
# What passed is long lists nobody reads; the rule of regions is never more than moderate and the second slowest.
AXE = {"resultTypes": ["violations"], "rules": {"region": {"enabled": False}}}
Look = tuple[int, harness.Scheme]
# Each differs from its neighbours in one thing alone, so that there is less to draw.
LOOKS: tuple[Look, ...] = ((1280, "light"), (390, "light"), (390, "dark"), (1280, "dark"))
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
    """Serious and critical ones, each with the place where it was met; of these rules alone, if any is named.

    Args:
        within: a place of the page, which is much sooner looked through than all of it.
    """
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs what `make test` installs")
    only = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
    met = axe.Axe().run(page, within, AXE | only).response["violations"]
    return [f"{each['id']}: {node['html'][:120]}" for each in met if each["impact"] in FAULTY for node in each["nodes"]]


def wear(page: Page, width: int, scheme: harness.Scheme) -> None:
    """Gives the page this look. It follows while it stands open."""
    page.set_viewport_size({"width": width, "height": SCREENS[width]})
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(IS_GROUND, arg=PALETTE[scheme]["page"], polling=harness.POLL_MS)
    harness.ready(page)


def violations_of(page: Page, scheme: harness.Scheme) -> list[str]:
    """A theme changes colours and nothing else, so that the dark one is looked at for its contrast alone."""
    return violations(page, *(() if scheme == "light" else (CONTRAST,)))


def in_every_look(page: Page) -> dict[str, list[str]]:
    """The violations in each width and theme that has some."""
    every = {}
    for width, scheme in LOOKS:
        wear(page, width, scheme)
        every[f"{width} {scheme}"] = violations_of(page, scheme)
    return {look: each for look, each in every.items() if each}


@dataclass(frozen=True)
class Sight:
    """What was to be seen of a page in a look, in which it was drawn once for all that is asked of it."""

    path: str
    look: str
    violations: list[str]
    sideways_px: int
    moving: int
    charts: list[str]
    folded: int


def seen(page: Page, path: str, look: Look | None) -> Sight:
    folded = page.get_by_test_id("stExpander").count() + page.get_by_test_id("stPopover").count()
    faults = violations_of(page, look[1]) if look else []
    moving, charts = page.evaluate(MOVING), page.evaluate(CHARTS)
    return Sight(path, str(look or "200 percent"), faults, sideways_px(page), moving, charts, folded)


def put_on(page: Page, look: Look | None) -> None:
    """A look, or, for none, a laptop's window at twice the size."""
    if look:
        wear(page, *look)
    else:
        page.set_viewport_size({"width": 640, "height": 400})
        harness.ready(page)


def walked(page: Page, app: harness.App, link: str) -> Iterator[Sight]:
    """Every page, every part of the log and the diary behind a link, each in every look."""
    page.emulate_media(reduced_motion="reduce")
    opened(page, app, "/plan")  # every other page is opened by its address in a test of its own
    there_and_back = cycle(((*LOOKS, None), (None, *reversed(LOOKS))))
    for path, looks in zip(PATHS, there_and_back, strict=False):
        yield from sights(on(page, path), path, looks)
    for part, looks in zip(PARTS[1:], there_and_back, strict=False):  # the first stands on the page that opens
        path = f"/log?part={quote_plus(part)}"
        on(page, path).get_by_role("radio", name=part, exact=True, checked=True).wait_for()
        yield from sights(page, path, looks)
    yield from sights(opened(page, app, link), link, next(there_and_back))


def sights(page: Page, path: str, looks: Iterable[Look | None]) -> Iterator[Sight]:
    for look in looks:
        put_on(page, look)
        yield seen(page, path, look)


@pytest.fixture(scope="module")
def walks() -> list[Sight]:
    """What the first test that needs it has seen on its walk."""
    return []


@pytest.fixture
def walk(walks: list[Sight], page: Page, app: harness.App, kept_link: str, record: harness.Record) -> list[Sight]:
    """Every page, gone to once for all that is asked of it."""
    if not walks:
        walks.extend(list(walked(page, app, kept_link)))
        assert record == harness.Record()
    return walks


def test_axe_finds_nothing_serious_on_any_page_in_any_width_and_theme(walk: list[Sight]) -> None:
    assert [sight for sight in walk if sight.violations] == []


def test_no_page_is_pushed_sideways_on_a_phone_or_at_200_percent(walk: list[Sight]) -> None:
    assert [sight for sight in walk if sight.sideways_px] == []


def test_nothing_moves_for_those_who_asked_for_that(walk: list[Sight]) -> None:
    assert [sight for sight in walk if sight.moving] == []


def test_every_chart_says_its_finding_and_has_its_numbers_one_click_away(walk: list[Sight]) -> None:
    with_charts = [sight for sight in walk if sight.path in ("/", "/patterns", "/plan")]
    assert len(with_charts) == 3 * (len(LOOKS) + 1)
    assert [sight for sight in with_charts if not sight.charts or not sight.folded] == []
    assert [words for sight in walk for words in sight.charts if len(words) <= 30] == []


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
    opened(page, app, "/")
    themes: Iterable[tuple[harness.Scheme, harness.Scheme]] = cycle((("light", "dark"), ("dark", "light")))
    for (name, (path, presses, opens)), (scheme, other) in zip(OPEN.items(), themes, strict=False):
        wear(on(page, path), 390, scheme)
        for role, name_of_it in presses:
            page.get_by_role(role, name=re.compile(name_of_it)).first.click()
            harness.ready(page)
        page.locator(opens).first.wait_for()
        assert (name, violations(page)) == (name, [])
        wear(page, 390, other)
        assert (name, violations(page, CONTRAST, within=opens)) == (name, [])
        wear(page, 1280, other)
        assert (name, violations(page, within=opens)) == (name, [])
        page.keyboard.press("Escape")
        page.locator(opens).first.wait_for(state="detached")
    opened(page, app, kept_link).locator("article.summary details summary").first.click()
    assert violations(page) == []


def test_a_phone_has_its_six_pages_in_one_row_under_the_thumb(page: Page, app: harness.App) -> None:
    opened(page, app, "/")
    for width, name in ((390, "Share"), (360, "Plan"), (320, "Log")):
        page.set_viewport_size({"width": width, "height": 844})
        harness.ready(page)
        has_its_six_pages_in_one_row(page, width, name)


def has_its_six_pages_in_one_row(page: Page, width: int, name: str) -> None:
    links = page.locator(".st-key-tabs a")
    boxes = [box for link in links.all() if (box := link.bounding_box())]
    assert len(boxes) == 6
    assert {(box["y"], box["y"] > 780, box["y"] + box["height"] <= 844) for box in boxes} == {
        (boxes[0]["y"], True, True)
    }
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width and box["height"] >= 44 for box in boxes), boxes
    assert links.evaluate_all("links => links.every(link => link.scrollWidth <= link.clientWidth)")
    links.get_by_text(name, exact=True).click()
    page.get_by_role("heading", name=name, exact=True).wait_for()
    page.locator('[class*="st-key-tab_"][class*="_open"]', has_text=re.compile(f"{name}$")).wait_for()


def test_keys_alone_reach_the_pages_the_choices_and_the_check_in(page: Page, app: harness.App) -> None:
    opened(page, app, "/log")
    reached = []
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    wanted = ("This week", "Log", "Patterns", "Plan", "Neck care", "Share", "View", "Check in", "0")
    missing = [name for name in wanted if not any(name in words for words in reached)]
    assert missing == [], reached


@pytest.mark.parametrize(
    ("locale", "distance", "before"), [("en-US", "16.7 mi", "14.3 mi"), ("de-DE", "26,9 km", "23,0 km")]
)
def test_distances_are_written_as_where_the_browser_is_at_home(
    page: Page, app: harness.App, locale: str, distance: str, before: str
) -> None:
    at_home = {"userAgent": page.evaluate("navigator.userAgent"), "acceptLanguage": locale}
    page.context.new_cdp_session(page).send("Emulation.setUserAgentOverride", at_home)
    opened(page, app, "/").locator(".facts").get_by_text(distance).wait_for()
    page.get_by_role("button", name="Week before").click()  # this part of the page alone is drawn anew
    page.locator(".facts").get_by_text(before).wait_for()
