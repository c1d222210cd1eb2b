"""Payloads in the words of a diary, in the files that it leaves as: text in each of them, and nothing that acts."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any

import pandas as pd
import pytest
from pypdf import PdfReader

from neckload.domain.analysis import Analysis, analyse
from neckload.domain.goal import Goal
from neckload.domain.sharing import PARTS
from neckload.ui.drawing import svg
from neckload.ui.drawing.shapes import Drawing, Label
from neckload.ui.pages import pattern_charts
from neckload.ui.report import html, pdf, plan_files, tables
from neckload.ui.report.summary import Summary, summarised
from tests.browser.test_words_are_text import HOST, hostile_diary

TODAY = date(2026, 11, 30)
# What a spreadsheet takes for a formula, where no number follows.
FORMULA = re.compile(r"^\s*(?:[=@\t\r]|[+-](?![0-9.]))")
ACTIVE = {"script", "iframe", "object", "embed", "form", "link", "base", "meta", "img", "a"}


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(hostile_diary(), today=TODAY)


@pytest.fixture(scope="module")
def summary(analysis: Analysis) -> Summary:
    return summarised(analysis, "km", f'<img src="https://{HOST}">', frozenset(PARTS))


class Tags(HTMLParser):
    """Every tag with its attributes, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_report_holds_payloads_as_text_and_no_tag_of_theirs(summary: Summary) -> None:
    page = Tags(html.html(summary).decode())
    assert HOST in page.text
    own = [(tag, of) for tag, of in page.tags if tag in ACTIVE and tag != "meta"]
    assert [tag for tag, of in own if HOST in "".join(of.values())] == []
    assert {tag for tag, _ in own} <= {"a"}
    assert not any(name.startswith("on") for _, of in page.tags for name in of)


def test_the_sheet_of_paper_has_payloads_as_words_and_nothing_to_tap_or_run(summary: Summary) -> None:
    reader = PdfReader(io.BytesIO(pdf.pdf(summary)))
    assert HOST in "".join(page.extract_text() for page in reader.pages)
    assert not any("/Annots" in page or "/AA" in page for page in reader.pages)
    assert not {"/OpenAction", "/AA", "/AcroForm"} & reader.trailer["/Root"].keys()
    assert not {"/JavaScript", "/EmbeddedFiles"} & dict(reader.trailer["/Root"].get("/Names", {})).keys()


def test_no_cell_of_a_table_is_a_formula(analysis: Analysis) -> None:
    packed = zipfile.ZipFile(io.BytesIO(tables.tables_zip(analysis, frozenset(PARTS))))
    frames = [pd.read_csv(packed.open(name), dtype=str) for name in packed.namelist()]
    cells = [str(cell) for frame in frames for cell in [*frame.columns, *frame.stack()]]
    assert any(HOST in cell for cell in cells)
    assert [cell for cell in cells if FORMULA.match(cell)] == []


def test_the_calendar_holds_entries_and_nothing_that_calls_or_attaches(analysis: Analysis) -> None:
    way = analysis.plan_for(Goal(TODAY, "distance", 40.0))
    lines = plan_files.calendar(way, "km", datetime(2026, 11, 30, 8)).decode().split("\r\n")
    names = {re.split(r"[:;]", line)[0] for line in lines if line and not line.startswith(" ")}
    assert "SUMMARY" in names
    assert not names & {"URL", "ATTACH", "ACTION", "TRIGGER", "ORGANIZER", "ATTENDEE"}
    assert HOST not in "".join(lines)


def test_what_a_chart_shows_under_the_pointer_is_text(analysis: Analysis) -> None:
    charts = pattern_charts.drawn(analysis, "km").values()
    shown = [words for each in charts if each is not None for words in _words(json.loads(each.figure.to_json()))]
    of_others = [words for words in shown if HOST in words]
    assert of_others
    assert [words for words in of_others if re.search(r"<(?!br>|/?b>)", words)] == []


def _words(part: Any) -> Iterator[str]:
    """Every text within a figure, however deep."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for inner in part.values():
            yield from _words(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _words(inner)


def test_a_word_with_a_blank_line_stays_within_the_drawing_of_a_page() -> None:
    label = Label("axis", 10, 10, "belt\n\n[free](https://bad.example)")
    drawn = svg.inline(Drawing(100, 100, (label,), title="gear\n\n# more", description=""), "gear")
    assert "\n" not in drawn
    assert "belt [free]" in drawn
