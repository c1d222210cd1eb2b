"""The report is one small file that opens anywhere, runs nothing and calls nobody."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from neckload.domain.analysis import analyse
from neckload.domain.tables import Diary
from neckload.ui.report import html as report
from neckload.ui.report.summary import Block, Summary, summarised
from neckload.ui.text.guidance import advice
from neckload.ui.text.weeks import finding as words
from tests.builders import after, diary

FETCHING = {"src", "href", "srcset", "data", "action", "poster", "background"}
NASTY = "5 < 10 & </title><script>alert(1)</script><img src=x onerror=alert(1)>"


class Parts(HTMLParser):
    """The text of a document, its tags, and every address that opening it could fetch."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.open = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open = tag
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self.open = ""

    def handle_data(self, data: str) -> None:
        if self.open != "style":
            self.text.append(data)


@pytest.fixture(scope="module")
def summary() -> Summary:
    noted = diary([20, 20, 20, 20, 22], [100, 100, 100, 100, 125], [1, 1, 1, 1, 3])
    return summarised(analyse(noted, today=after(5)), "km", "Alex")


def test_it_says_all_that_the_summary_says(summary: Summary) -> None:
    text = " ".join(Parts(report.html(summary)).text)
    assert summary.title in text
    for line in (
        summary.period,
        summary.finding,
        *summary.finding_lines,
        words.NOT_MEDICAL_ADVICE,
        advice.CAVEAT,
    ):
        assert line in text
    for block in (*summary.blocks, *summary.details):
        assert all(line in text for line in (block.title, *block.lines))
    for name, told in summary.facts:
        assert name in text
        assert told[1:] in text


def test_the_weeks_stand_in_a_table(summary: Summary) -> None:
    text = Parts(report.html(summary)).text
    for cells in summary.table.itertuples(index=False):
        assert set(cells) <= set(text)


def test_the_table_that_scrolls_sideways_is_a_region_the_keyboard_reaches(summary: Summary) -> None:
    region = re.search(r"<div class='scroll'([^>]*)>", report.html(summary).decode())
    assert region is not None
    assert region[1].split("' ") == [" role='region", "aria-label='Every week in figures", "tabindex='0'"]


def test_it_fetches_nothing_and_runs_nothing(summary: Summary) -> None:
    page = Parts(report.html(summary))
    assert [value for name, value in page.attributes if name in FETCHING] == []
    assert "script" not in page.tags
    assert not re.search(r"url\(|@import|javascript:|\bon\w+=", report.html(summary).decode())


def test_ten_years_are_less_than_200_kilobytes() -> None:
    weeks = 520
    noted = diary([20] * weeks, [100] * weeks, [3] * weeks)
    assert len(report.html(summarised(analyse(noted, today=after(weeks)), "km"))) < 200_000


def test_a_persons_own_words_are_letters_and_never_markup(summary: Summary) -> None:
    written = replace(
        summary,
        who=NASTY,
        finding=NASTY,
        finding_lines=(NASTY,),
        warnings=(NASTY,),
        facts=((NASTY, NASTY),),
        blocks=(Block(NASTY, (NASTY,)),),
        details=(Block(NASTY, (NASTY,)),),
        chart=replace(summary.chart, title=NASTY, description=NASTY) if summary.chart else None,
        table=summary.table.assign(**{NASTY: NASTY}),
    )
    plain, nasty = Parts(report.html(summary)), Parts(report.html(written))
    assert set(nasty.tags) <= {*plain.tags, "p"}
    assert "onerror" not in {name for name, _ in nasty.attributes}
    assert sum(NASTY in text for text in nasty.text) >= 10


def test_an_empty_diary_gives_a_short_report_without_a_chart() -> None:
    page = report.html(summarised(analyse(Diary(), today=date(2026, 1, 7)), "km"))
    assert "Nothing is recorded yet" in page.decode()
    assert "<svg" not in page.decode()
    assert len(page) < 12_000
