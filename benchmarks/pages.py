"""`python -m benchmarks.pages`: the pages compared with a bare Streamlit app with two Plotly charts of the same sizes.

Both run at the same time on this machine and take turns within each repetition, so that other load affects both
equally. Ours is served by neckload/server.py, as with `make serve`; the bare app runs with Streamlit's defaults. Times
come from the page's own clock, or from a websocket without a browser; each figure is a median, and the ratio is what
counts. The diary covers ten years.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
from collections.abc import Callable
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import pandas as pd
from playwright.sync_api import sync_playwright

from benchmarks import __main__ as arithmetic
from benchmarks.visitors import Visitor
from neckload.domain.tables import Diary
from neckload.store import open_store
from neckload.ui.session import local_visit
from neckload.ui.session.identity import LOCAL_OWNER
from tests.browser import harness

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

OURS = harness.PROJECT / "neckload" / "server.py"
BARE = harness.PROJECT / "benchmarks" / "bare_app.py"
AS_STREAMLIT_COMES = "--runner.postScriptGC=true"
AT_ONCE = 20
CHOICES = ("distance", "time")

# [ms] from requesting the page until what a visitor looks for first is on it.
FOUND = "() => ({look}) ? performance.now() : null"
FINDING = "document.querySelector('.st-key-card_next .value')"
PICTURE = "document.querySelector('.st-key-picture .marks rect')"
# Bandwidth of a connection; a browser throttles files with it, not websocket messages.
LINES: dict[str, dict[str, object]] = {
    "full speed": {},
    "200 KB/s": {"offline": False, "latency": 85, "downloadThroughput": 200_000, "uploadThroughput": 200_000},
}
DRAWN = "[...document.querySelectorAll('.stPlotlyChart')].filter(c => c.querySelector('.main-svg')).length >= {charts}"
# A choice has taken effect once the texts of all the charts name it and they are painted.
CHOSEN = """({words, label, charts}) => new Promise(done => {
    const control = [...document.querySelectorAll('button')].find(button => button.textContent.trim() === label);
    const began = performance.now();
    const look = () => {
        const drawn = [...document.querySelectorAll('.st-key-picture, .stPlotlyChart')]
            .filter(c => c.textContent.includes(words));
        if (drawn.length < charts) return requestAnimationFrame(look);
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
    };
    control.click();
    look();
})"""


@dataclass(frozen=True)
class Measured:
    """One figure for both apps, and the highest ratio wanted."""

    name: str
    unit: str
    ours: list[float]
    bare: list[float]
    at_most: float

    def line(self) -> str:
        ours, bare = median(self.ours), median(self.bare)
        cells = [
            f"{typical:,.0f} ({min(of):,.0f}–{max(of):,.0f})" for typical, of in ((ours, self.ours), (bare, self.bare))
        ]
        return f"| {self.name} [{self.unit}] | {' | '.join(cells)} | {ours / bare:.2f} | {self.at_most:g} |"


HEAD = """| median (least–most) | neckload | bare app | ratio | wanted at most |
| --- | ---: | ---: | ---: | ---: |"""


def ten_years(today: date) -> Diary:
    """The simulated diary of ten years, moved to end today."""
    diary = arithmetic.ten_years()
    shift = pd.Timestamp(today) - pd.Timestamp(arithmetic.TODAY)
    return Diary(
        runs=diary.runs.assign(start=diary.runs["start"] + shift),
        pain=diary.pain.assign(when=diary.pain["when"] + shift),
    )


def first_visits(browser: Browser, ours: str, bare: str, repeats: int, line: str) -> list[Measured]:
    """A new visitor with an empty cache: the finding and the picture in ours, the charts in the bare app.

    Args:
        line: key of `LINES`.
    """
    times: dict[str, list[float]] = {"finding": [], "picture": [], "charts": [], "bare": []}
    looks = {"finding": FINDING, "picture": PICTURE, "charts": DRAWN.format(charts=1)}
    for _ in range(repeats):
        for address, wanted in ((ours, looks), (bare, {"bare": DRAWN.format(charts=2)})):
            with harness.new_context(browser, 1280, "light", harness.Record()) as context:
                page = context.new_page()
                if LINES[line]:
                    context.new_cdp_session(page).send("Network.emulateNetworkConditions", LINES[line])
                page.goto(address, wait_until="commit")
                for name, look in wanted.items():
                    place = page.wait_for_function(FOUND.format(look=look), polling="raf", timeout=120_000)
                    times[name].append(float(place.json_value()))
    bare_times = times["bare"]
    return [
        Measured(
            f"first visit, {line}: the finding, beside the bare app's charts", "ms", times["finding"], bare_times, 0.7
        ),
        Measured(f"first visit, {line}: the picture", "ms", times["picture"], bare_times, 0.7),
        Measured(f"first visit, {line}: Plotly in its place", "ms", times["charts"], bare_times, 1.1),
    ]


def choices(browser: Browser, ours: str, bare: str, repeats: int, period: str) -> Measured:
    """Time or distance: from the click until the charts are redrawn."""
    with ExitStack() as visitors:
        pages: list[tuple[Page, int, Callable[[str], str]]] = []
        for address, charts, words in ((ours, 1, our_words), (bare, 2, bare_words)):
            page = visitors.enter_context(harness.new_context(browser, 1280, "light", harness.Record())).new_page()
            page.goto(f"{address}/?period={period}")
            harness.ready(page)
            pages.append((page, charts, words))
        (mine, _, _), (other, _, _) = pages
        mine.get_by_role("button", name="View").click()
        other.get_by_text(period, exact=True).click()
        harness.ready(other)
        times: list[list[float]] = [[], []]
        for repeat in range(repeats + 2):
            choice = CHOICES[repeat % 2]
            for (page, charts, words), kept in zip(pages, times, strict=True):
                took = page.evaluate(CHOSEN, {"words": words(choice), "label": choice, "charts": charts})
                page.wait_for_timeout(400)
                if repeat >= 2:  # the first two draw what is cached from then on
                    kept.append(float(took))
    weeks = "all weeks of ten years" if period == "all" else f"{period} weeks"
    return Measured(f"a choice changed: the charts redrawn, {weeks}", "ms", *times, 1.1)


def our_words(choice: str) -> str:
    return "Running, km a week" if choice == "distance" else "Running, min a week"


def bare_words(choice: str) -> str:
    return f", {choice}"


async def reruns(ours: str, bare: str, repeats: int) -> list[Measured]:
    """Over a bare websocket: one visitor's choice, and twenty at once until the last is served."""
    alone: list[list[float]] = [[], []]
    together: list[list[float]] = [[], []]
    async with AsyncExitStack() as open_tabs:
        crowds = [[Visitor(address) for _ in range(AT_ONCE)] for address in (ours, bare)]
        for visitor in (visitor for crowd in crowds for visitor in crowd):
            await open_tabs.enter_async_context(visitor)
            await visitor.run()
        for repeat in range(repeats + len(CHOICES)):
            choice = CHOICES[repeat % 2]
            for crowd, single, all_of_them in zip(crowds, alone, together, strict=True):
                single.append((await crowd[0].choose("measure", choice)).seconds * 1000)
                served = await asyncio.gather(*(visitor.choose("measure", choice) for visitor in crowd))
                all_of_them.append(max(run.seconds for run in served) * 1000)
    for times in (*alone, *together):  # drop what was computed for the first time
        del times[: len(CHOICES)]
    return [
        Measured("a choice over a bare websocket, one visitor", "ms", *alone, 1.0),
        Measured(f"{AT_ONCE} visitors choose at once: the last is served", "ms", *together, 0.5),
    ]


async def memory(ours: harness.App, bare: harness.App, visitors: int = 3 * AT_ONCE) -> Measured:
    """Server memory added by each further visitor while the page is open [KiB]."""
    grown = []
    for app in (ours, bare):
        async with AsyncExitStack() as open_tabs:
            await (await open_tabs.enter_async_context(Visitor(app.address))).run()
            before = resident_kib(app.process_id)
            for _ in range(visitors):
                await (await open_tabs.enter_async_context(Visitor(app.address))).run()
            grown.append((resident_kib(app.process_id) - before) / visitors)
    return Measured("memory for each further visitor", "KiB", [grown[0]], [grown[1]], 1.3)


def resident_kib(process_id: int) -> int:
    """Resident memory of a process on Linux."""
    status = Path(f"/proc/{process_id}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--first-visits", action="store_true", help="measure these alone")
    chosen = parser.parse_args()
    repeats = chosen.repeats
    os.environ[local_visit.PEERS_VARIABLE] = "127.0.0.1"  # otherwise the server would treat us as a remote visitor
    with ExitStack() as stack:
        folders = [Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(2)]
        store = open_store(f"sqlite:///{folders[0] / 'diary.db'}")
        diary = ten_years(date.today())
        store.save_runs(LOCAL_OWNER, diary.runs)
        store.save_pain(LOCAL_OWNER, diary.pain)
        store.close()
        ours = stack.enter_context(harness.running_app(folders[0], OURS))
        bare = stack.enter_context(harness.running_app(folders[1], BARE, AS_STREAMLIT_COMES))
        print(HEAD)
        if not chosen.first_visits:
            print(asyncio.run(memory(ours, bare)).line())
            for measured in asyncio.run(reruns(ours.address, bare.address, repeats * 2)):
                print(measured.line())
        browser = stack.enter_context(harness.launch(stack.enter_context(sync_playwright())))
        for line in LINES:
            for measured in first_visits(browser, ours.address, bare.address, repeats, line):
                print(measured.line())
        for period in () if chosen.first_visits else ("26", "all"):
            print(choices(browser, ours.address, bare.address, repeats * 2, period).line())


if __name__ == "__main__":
    main()
