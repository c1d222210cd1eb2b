"""The report on paper: one sheet, whatever is on it, with every letter of a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from neckload.domain.analysis import analyse
from neckload.domain.tables import Diary
from neckload.ui.report.pdf import pdf
from neckload.ui.report.summary import REMARKS, Block, Summary, summarised
from neckload.ui.text.guidance import advice
from neckload.ui.text.weeks import finding as words
from tests.builders import after, diary


@pytest.fixture(scope="module")
def summary() -> Summary:
    noted = diary([20, 20, 20, 20, 22], [100, 100, 100, 100, 125], [1, 1, 1, 1, 3])
    return summarised(analyse(noted, today=after(5)), "km", "Alex")


def read(made: bytes) -> str:
    """The text of the only sheet, with single spaces."""
    (sheet,) = PdfReader(BytesIO(made)).pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (595, 842)
    return " ".join(sheet.extract_text().split())


def test_it_says_what_the_summary_says_as_words_not_as_a_picture(summary: Summary) -> None:
    text = read(pdf(summary))
    for line in (summary.title, summary.period, summary.finding, words.NOT_MEDICAL_ADVICE, "Running, min a week"):
        assert line in text
    for block in summary.blocks:
        assert all(line in text for line in (block.title, *block.lines))
    for name, told in summary.facts:
        assert name in text
        assert told[1:] in text


@pytest.mark.parametrize("name", ["Zoë Łukasiewicz-Åström", "Ελένη Παπαδοπούλου", "Дарья Щербакова", "Đặng Thị Ước"])
def test_names_of_many_alphabets_keep_their_letters(summary: Summary, name: str) -> None:
    assert name in read(pdf(replace(summary, who=name)))


def test_however_much_there_is_to_say_it_is_one_sheet(summary: Summary) -> None:
    line = "A week in which everything happened at once: " + "and then something else, " * 8
    crammed = replace(
        summary,
        warnings=(line, line),
        blocks=tuple(Block(f"Block {at}", (line,) * 5) for at in range(6)),
        details=(Block(REMARKS, (line,) * 40),),
    )
    text = read(pdf(crammed))
    assert "Block 5" in text
    assert text.endswith(advice.CAVEAT)


def test_a_persons_own_words_are_letters_and_never_markup(summary: Summary) -> None:
    assert "a<b> & <font size=90>c" in read(pdf(replace(summary, finding="a<b> & <font size=90>c")))


def test_the_same_summary_is_the_same_file_and_tells_no_clock(summary: Summary) -> None:
    assert pdf(summary) == pdf(summary)
    about = PdfReader(BytesIO(pdf(summary))).metadata
    assert about is not None
    assert about.title == summary.title
    assert str(about.get("/CreationDate", "")).startswith("D:2000")


def test_an_empty_diary_prints_too() -> None:
    assert "Nothing is recorded yet" in read(pdf(summarised(analyse(Diary(), today=date(2026, 1, 7)), "km")))
