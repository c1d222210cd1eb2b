"""The report is one file that opens anywhere and calls nobody."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from neckload.domain.analysis import Analysis, analyse
from neckload.domain.evidence import FEW_WEEKS
from neckload.domain.neck import Referral
from neckload.domain.tables import Diary
from neckload.ui import report, week_words, words
from tests.builders import after, diary

FETCHING = {"src", "href", "srcset", "data", "action", "poster", "background"}


class Parts(HTMLParser):
    """The text of a document, and every address that opening it could fetch."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.addresses: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in FETCHING]

    def handle_endtag(self, tag: str) -> None:
        self.open = self.open[: len(self.open) - 1 - self.open[::-1].index(tag)] if tag in self.open else self.open

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self.open):
            self.text.append(data)


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(diary([20, 20, 20, 20, 22], [100, 100, 100, 100, 125], [1, 1, 1, 1, 3]), today=after(5))


@pytest.fixture(scope="module")
def page(analysis: Analysis) -> str:
    return report.html_report(analysis, "km")


def test_it_says_what_the_page_says(analysis: Analysis, page: str) -> None:
    text = " ".join(Parts(page).text)
    for told in (words.finding(analysis, "km"), words.next_week(analysis, "km")):
        for sentence in (told.label, told.headline, *told.lines):
            assert sentence in text
    for reason in (*words.reasons(analysis.advice, "km"), words.CAVEAT):
        assert reason in text
    assert "A doctor comes first" in text
    assert "**" not in text


def test_it_fetches_nothing_when_it_is_opened(page: str) -> None:
    assert Parts(page).addresses == []
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert not any("url(" in each or "@import" in each for each in style[:1])


def test_the_drawing_program_travels_in_the_file(page: str) -> None:
    assert len(page) > 1_000_000
    assert "cdn.plot.ly/plotly" not in page.replace("https://cdn.plot.ly/world", "")


def test_the_weeks_stand_in_a_table(analysis: Analysis, page: str) -> None:
    text = Parts(page).text
    for cells in week_words.week_table(analysis.weeks, "km").itertuples(index=False):
        assert set(cells) <= set(text)


def test_text_is_escaped() -> None:
    told = words.Finding("<i>", "5 < 10", ("this & <script>alert(1)</script>",))
    section = report._told(told)
    assert Parts(section).text == ["<i>", "5 < 10", "this & <script>alert(1)</script>"]
    assert "<script>" not in section + report._list("Why", told.lines)


def test_a_referral_stands_in_it(analysis: Analysis) -> None:
    referred = replace(analysis, advice=replace(analysis.advice, referral=Referral("physical_therapist", 5, FEW_WEEKS)))
    assert "There has been pain for 5 weeks in a row." in report.html_report(referred, "km")


def test_an_empty_diary_gives_a_short_report_without_a_chart() -> None:
    page = report.html_report(analyse(Diary(), today=date(2026, 1, 7)), "km")
    assert "No running recorded yet" in page
    assert len(page) < 10_000
