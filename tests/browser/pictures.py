"""The pictures of docs/looks.md, of the sample runner's diary kept as one's own: python -m tests.browser.pictures"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from neckload.app import SAMPLE
from neckload.domain.deduplicate import combined
from neckload.domain.sharing import USUAL, ShareOptions
from neckload.domain.tables import Diary
from neckload.readers import read_log
from neckload.store import Store, open_store
from neckload.ui.session import sample
from neckload.ui.session.identity import LOCAL_OWNER
from tests.browser import harness
from tests.example_diary import upload

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = harness.PROJECT / "docs" / "looks"
# The windows a laptop and a phone usually have.
SCREENS = {1280: 800, 390: 844}
# So many colours look like all of them, at a third of the size.
_COLOURS = 256


def _nothing(_: Page) -> None:
    pass


def _tab(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("radio", name=name).click()


def _uploaded(page: Page) -> None:
    _tab("Import")(page)
    page.locator('input[type="file"]').set_input_files(SAMPLE / "strava_activities.csv")
    page.get_by_role("button", name="Import").wait_for()


@dataclass(frozen=True)
class Picture:
    """One file: which page, how wide, in which theme, after which taps, all of the page or its first screen."""

    name: str
    path: str
    width: int
    scheme: harness.Scheme
    taps: Callable[[Page], None] = _nothing
    whole: bool = False


SHARED = "a link to the diary"
PICTURES = (
    Picture("this-week", "/", 1280, "light", whole=True),
    Picture("this-week-dark", "/", 1280, "dark"),
    Picture("this-week-phone", "/", 390, "light"),
    Picture("check-in-phone", "/log", 390, "dark", _tab("Check in")),
    Picture("upload", "/log", 1280, "light", _uploaded),
    Picture("type-weeks", "/log?part=Type weeks", 1280, "dark", _tab("Whole weeks")),
    Picture("add-a-run-phone", "/log", 390, "light", _tab("Add a run")),
    Picture("history", "/log", 1280, "light", _tab("History")),
    Picture("patterns", "/patterns", 1280, "light"),
    Picture("patterns-phone", "/patterns", 390, "dark"),
    Picture("calendar", "/patterns", 1280, "dark", _tab("Calendar")),
    Picture("plan", "/plan", 1280, "light", whole=True),
    Picture("neck-care", "/neck-care", 1280, "light"),
    Picture("neck-care-phone", "/neck-care", 390, "light"),
    Picture("share", "/share", 1280, "dark"),
    Picture("shared", SHARED, 1280, "light"),
    Picture("shared-phone", SHARED, 390, "light"),
    Picture("evidence", "/evidence", 1280, "light"),
)


def own_diary() -> Diary:
    """The diary of the sample runner, as one's own."""
    files = [read_log(SAMPLE / name).diary for name in sample.SAMPLES["runner"].files]
    return sample.moved(combined(files), sample.SAMPLES["runner"].day, date.today())


def keep_own_diary(store: Store) -> None:
    """The store's runner has imported that diary."""
    store.save_import(LOCAL_OWNER, "log.csv", upload(own_diary()))


def kept_with_link(folder: Path) -> str:
    """Keeps that diary where an app run in `folder` finds it; the path of a link to it."""
    with closing(open_store(f"sqlite:///{folder / 'diary.db'}")) as store:
        keep_own_diary(store)
        token = store.make_share(LOCAL_OWNER, ShareOptions("for my PT", "Alex", USUAL, days=7))
    return f"/share?t={token}"


def _take(browser: Browser, app: harness.App, link: str, wanted: Picture) -> None:
    with harness.new_context(browser, wanted.width, wanted.scheme, harness.Record()) as context:
        page = context.new_page()
        page.set_viewport_size({"width": wanted.width, "height": SCREENS[wanted.width]})
        page.goto(app.address + (link if wanted.path == SHARED else wanted.path))
        harness.ready(page)
        wanted.taps(page)
        harness.ready(page)
        file = FOLDER / f"{wanted.name}.png"
        if wanted.whole:
            harness.shot(page, file)
        else:
            page.screenshot(path=file, animations="disabled")
    with Image.open(file) as picture:
        # Not the usual median cut: it gives the few green dots of the exercises the blue of the many bars.
        small = picture.convert("RGB").quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        small.save(file, optimize=True)


def main() -> None:
    from playwright.sync_api import sync_playwright  # the tests that import this module can be skipped without it

    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        link = kept_with_link(Path(scratch))
        with (
            harness.running_app(Path(scratch)) as app,
            sync_playwright() as driver,
            harness.launch(driver) as browser,
        ):
            for wanted in PICTURES:
                _take(browser, app, link, wanted)
    print(f"Pictures in {FOLDER}")


if __name__ == "__main__":
    main()
