"""The files of *Share*: made when they are asked for, of the chosen parts and nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
import streamlit as st
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from neckload.domain.sharing import USUAL, Part
from neckload.ui.pages import report_files
from neckload.ui.pages.report_files import ReportChoices
from neckload.ui.pages.share_choices import Chosen
from neckload.ui.session.page_context import Visit
from neckload.ui.text.people import share
from tests.builders import diary
from tests.ui.test_pages import Runner, in_app, sound


@pytest.fixture
def visit() -> Visit:
    runner = Runner()
    noted = diary([20] * 4 + [23], [100] * 4 + [115], [1, 1, 1, 1, 3])
    runner.keep(replace(noted, pain=noted.pain.assign(note="my own words")))
    return runner.visit({})


def opened(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, parts: frozenset[Part] = USUAL
) -> tuple[AppTest, dict[str, Callable[[], bytes]]]:
    """Every way to send a file on one page, and what each of their buttons would hand over."""
    made: dict[str, Callable[[], bytes]] = {}
    button = st.download_button

    def noting(label: str, data: Callable[[], bytes], **more: str) -> object:
        made[more["file_name"]] = data
        return button(label, data, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(st, "download_button", noting)

    def show() -> None:
        for way in share.WAYS["computer"]:
            report_files.show(visit, Chosen("", 52, parts), way)

    return sound(in_app(show).run()), made


def test_each_button_hands_over_the_page_in_its_form(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    _, made = opened(visit, monkeypatch)
    page, sheet, tables = (made[f"running-and-neck-2026-02-11.{ending}"]() for ending in ("html", "pdf", "zip"))
    assert "115 min, +15 % on the week before" in page.decode()
    assert "115 min, +15 % on the week before" in PdfReader(io.BytesIO(sheet)).pages[0].extract_text()
    assert "weeks.csv" in zipfile.ZipFile(io.BytesIO(tables)).namelist()
    assert "my own words" not in page.decode()


def test_a_file_holds_the_name_the_notes_and_the_weeks_that_were_chosen(visit: Visit) -> None:
    page = ReportChoices(visit, "Zoë", USUAL | {"notes"}, 3).html().decode()
    assert "Running and neck pain: Zoë" in page
    assert "my own words" in page
    assert "26 January 2026 to 11 February 2026, 3 weeks" in page


def test_a_file_is_of_the_day_of_its_page_whatever_the_clock_says_where_it_is_made(visit: Visit) -> None:
    elsewhere = replace(visit, clock=lambda: visit.now + timedelta(weeks=2))
    assert ReportChoices(elsewhere, "", USUAL, 3).html() == ReportChoices(visit, "", USUAL, 3).html()


def test_without_a_part_there_is_no_file(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    app, _ = opened(visit, monkeypatch, frozenset())
    assert not app.get("download_button")
    assert share.NOTHING_CHOSEN in [caption.value for caption in app.caption]
