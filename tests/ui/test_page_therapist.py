"""The therapist's page as Streamlit shows it: everything in one piece, and its picture in the page's own light."""

from __future__ import annotations

import re
from base64 import b64decode

import pytest
from streamlit.testing.v1 import AppTest

from neckload.domain.analysis import analyse
from neckload.ui.drawing.palette import PALETTE
from neckload.ui.report.summary import summarised
from neckload.ui.text.weeks.finding import NOT_MEDICAL_ADVICE
from tests.builders import after, diary


def page(summary: object) -> None:
    from neckload.ui.pages import therapist

    therapist.show(summary)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def shown() -> str:
    summary = summarised(analyse(diary(minutes=[100] * 4, pain_0_10=[1, 2, 3, 4]), today=after(4)), "km", "<b>Alex</b>")
    app = AppTest.from_function(page, kwargs={"summary": summary}).run()
    assert not app.exception
    return "".join(element.proto.body for element in app.get("html"))


def test_it_is_one_article_with_the_name_as_letters_and_the_line_about_advice(shown: str) -> None:
    assert shown.count("<article class='summary'>") == 1
    assert "Running and neck pain: &lt;b&gt;Alex&lt;/b&gt;" in shown
    assert NOT_MEDICAL_ADVICE in shown


def test_its_picture_is_there_for_a_window_a_phone_and_paper_with_its_words(shown: str) -> None:
    images = re.findall(r"<img class='(\w+)' alt=\"([^\"]+)\" src='data:image/svg\+xml;base64,([^']+)'>", shown)
    assert [name for name, *_ in images] == ["wide", "narrow", "paper"]
    assert all("Worst neck pain and running, week by week" in alt for _, alt, _ in images)
    assert all(PALETTE["light"]["neck"] in b64decode(drawn).decode() for *_, drawn in images)
    assert "<svg" not in shown  # Streamlit would take it out


def test_it_can_be_printed(shown: str) -> None:
    assert "@media print" in shown
