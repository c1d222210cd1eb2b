"""Links, pictures, markup and formulas in the words of files and runners: shown as text, and nothing leaves.

Under plain Streamlit, where no Content-Security-Policy stands behind what a page forgets.
"""

from __future__ import annotations

import io
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pandas as pd
import pytest

from neckload.domain.analysis import analyse
from neckload.domain.sharing import PARTS, ShareOptions
from neckload.domain.tables import Diary
from neckload.readers import ImportReport, ReadResult
from neckload.store import open_store
from neckload.ui.report import html
from neckload.ui.report.summary import summarised
from neckload.ui.session import identity
from tests.browser import harness
from tests.builders import days, pain, weeks_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOST = "evil.example"
PICTURE = f"![x](https://{HOST}/picture)"
LINK = f"[x](https://{HOST}/link)"
HTML = f'<img src="https://{HOST}/html"><a href="https://{HOST}">x</a>'
BARE = f"https://{HOST}/bare www.{HOST} x@{HOST}"
FORMULA = f'=HYPERLINK("https://{HOST}")'
ALL = " ".join((PICTURE, LINK, HTML, BARE, FORMULA, ":material/home: $x$ **x**"))
PAGES = ("", "log?part=Check+in", "log?part=Add+a+run", "log?part=History", "log?part=Import")
PAGES += ("patterns", "plan", "neck-care", "share", "evidence")
# Charts write their links as xlink:href.
LIVE = """host => [...document.querySelectorAll('*')]
    .filter(element => ['href', 'xlink:href', 'src'].some(name => (element.getAttribute(name) || '').includes(host)))
    .map(element => element.parentElement.outerHTML.slice(0, 300))"""
UNFOLD = "document.querySelectorAll('details:not([open]) > summary').forEach(summary => summary.click())"

pytestmark = pytest.mark.browser


def hostile_diary() -> Diary:
    """A payload in every field that takes text."""
    runs = weeks_of(km=[20, 21, 22, 23] * 8, first="2026-04-20", title=ALL, note=ALL, source=ALL)
    halves = [ALL if number % 2 else "nothing" for number in range(len(runs))]
    scores = [(f"{day:%Y-%m-%d} 20:00", 1.0 + number % 4, "day", ALL) for number, day in enumerate(runs["start"])]
    return Diary(
        runs=runs.assign(gear=halves, distance_km=[400.0, *runs["distance_km"][1:]]),
        pain=pain(*scores).assign(note=ALL),
        days=days("2026-11-20", exercises_done=ALL, other_sport=ALL, self_review=ALL),
        targets=pd.DataFrame({"week": pd.to_datetime(["2026-11-23"]), "change": [0.05], "note": [ALL]}),
    )


def hostile_workbook() -> bytes:
    """Sheets, one of them hidden, columns, sports and cells, all with payloads."""
    book = openpyxl.Workbook()
    for number, sheet in enumerate([book.active, book.create_sheet(), book.create_sheet()]):
        sheet.title = f"!(x)<a>www.{HOST}{number}"
        sheet.append(["Date", "Distance", LINK, "Sport", f"Pain {PICTURE}", BARE])
        for day in range(1, 13):
            sheet.append([f"{day:02d}/{day + 1:02d}/2026", 5 + day, HTML, f"{ALL} running", ALL, FORMULA])
        sheet.append([ALL, ALL, ALL, ALL, ALL, ALL])
    book.worksheets[2].sheet_state = "hidden"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def fill() -> str:
    """Store it all; the token of a link that shows everything."""
    with closing(open_store()) as store:
        owner, diary = identity.LOCAL_OWNER, hostile_diary()
        report = ImportReport(format=ALL)
        store.save_import(owner, ALL, ReadResult(report, diary))
        store.save_targets(owner, diary.targets)
        return store.make_share(owner, ShareOptions(name=ALL, title=ALL, parts=frozenset(PARTS), days=30))


def report(folder: Path) -> str:
    """The address of the report as a file, with everything in it."""
    file = folder / "report.html"
    analysis = analyse(hostile_diary(), today=date.today())
    file.write_bytes(html.html(summarised(analysis, "km", HTML, frozenset(PARTS))))
    return file.as_uri()


def live(page: Page) -> list[str]:
    """What of the payloads can be tapped on or is loaded, instead of being text."""
    harness.ready(page)
    elements: list[str] = page.evaluate(LIVE, HOST)
    return elements


def test_words_of_runners_and_files_are_text_on_every_page_and_nothing_leaves(
    page: Page, app: harness.App, record: harness.Record, tmp_path: Path
) -> None:
    token = fill()
    alive: dict[str, list[str]] = {}
    page.goto(app.address)
    for path in PAGES:
        harness.ready(page)
        harness.go(page, f"/{path}")
        page.evaluate(UNFOLD)
        alive[path] = live(page)
    harness.go(page, "/log?part=Import")
    payload = {
        "name": f"{LINK}{HTML.replace('/', '')} www.{HOST}.xlsx",
        "mimeType": "",
        "buffer": hostile_workbook(),
    }
    page.locator('input[type="file"]').first.set_input_files(payload)
    page.locator(".st-key-drop_1 button").wait_for()  # below what was read
    alive["preview"] = live(page)
    page.locator('input[type="file"]').first.set_input_files(payload | {"buffer": b"\0no table"})
    page.locator(".st-key-drop_2 button").wait_for()
    alive["refused"] = live(page)
    page.goto(f"{app.address}/share?t={token}")
    alive["shared"] = live(page)
    page.goto(report(tmp_path))
    alive["report"] = page.evaluate(LIVE, HOST)
    assert {place: elements for place, elements in alive.items() if elements} == {}
    assert record.third_parties == []
