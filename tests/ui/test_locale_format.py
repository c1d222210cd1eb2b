"""Numbers, dates and miles as the visitor's part of the world writes them."""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import Context
from dataclasses import replace
from datetime import date

import pytest
from babel.localedata import locale_identifiers

from neckload.domain.advice import Range
from neckload.domain.analysis import analyse
from neckload.domain.settings import Settings
from neckload.ui.pages import week_chart
from neckload.ui.text import formatting, locale_format
from neckload.ui.text.locale_format import Manner, of_locale
from neckload.ui.text.weeks import finding
from tests.builders import after, diary


def test_a_part_drawn_alone_in_another_thread_is_written_as_the_rest_of_the_page() -> None:
    try:
        locale_format.ask(lambda: of_locale("de-DE"))
        assert Context().run(formatting.number, 1234.5, 1) == "1.234,5"
    finally:
        locale_format.ask(Manner)


@pytest.fixture(autouse=True)
def usual_again() -> Iterator[None]:
    yield
    locale_format.use(Manner())


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("en-IE", Manner()),
        ("en-GB", Manner(unit="mi")),
        ("en-US", Manner(month_first=True, unit="mi")),
        ("de-DE", Manner(",", ".")),
        ("de-CH", Manner(".", "'")),
        ("fr-FR", Manner(",", "\u202f")),
        ("pt-BR", Manner(",", ".")),
        ("ja-JP", Manner()),
        ("zh-Hans-CN", Manner()),
        ("ar-EG", Manner()),
        (None, Manner()),
        ("", Manner()),
        ("no locale at all; <b>", Manner()),
        ("xx-XX", Manner()),
    ],
)
def test_a_locale_has_the_marks_the_order_and_the_unit_of_the_unicode_cldr(tag: str | None, written: Manner) -> None:
    assert replace(of_locale(tag), typed_date=Manner().typed_date) == written


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("en-IE", "DD/MM/YYYY"),
        ("en-US", "MM/DD/YYYY"),
        ("de-DE", "DD.MM.YYYY"),
        ("nl-NL", "DD-MM-YYYY"),
        ("ja-JP", "YYYY/MM/DD"),
        ("hu-HU", "YYYY.MM.DD"),
        ("sv-SE", "YYYY-MM-DD"),
        ("ar-EG", "DD/MM/YYYY"),
        (None, "YYYY-MM-DD"),
    ],
)
def test_a_date_is_typed_in_the_order_and_with_the_mark_of_the_locale(tag: str | None, written: str) -> None:
    assert of_locale(tag).typed_date == written


def test_every_locale_has_a_date_that_streamlit_knows() -> None:
    known = {order.replace("/", mark) for order in ("YYYY/MM/DD", "DD/MM/YYYY", "MM/DD/YYYY") for mark in "/.-"}
    assert {of_locale(tag.replace("_", "-")).typed_date for tag in locale_identifiers()} <= known


def test_numbers_carry_the_marks() -> None:
    locale_format.use(of_locale("de-DE"))
    assert formatting.minutes(1234.4) == "1.234 min"
    assert formatting.distance(1234.56, "km") == "1.234,6 km"
    assert formatting.percent(12.345) == "+1.234 %"  # whole percents: the words say on which side of a bound
    assert formatting.score(4.5) == "4,5"
    assert formatting.target(Range(21.2, 23.84, "km"), "km") == "21,5–23,5 km"


def test_a_month_comes_first_where_english_is_written_so() -> None:
    locale_format.use(of_locale("en-US"))
    assert formatting.day(date(2026, 3, 9)) == "March 9, 2026"
    assert formatting.short_week(date(2026, 3, 9)) == "Mar 9, 2026"
    assert formatting.week(date(2026, 3, 9)) == "March 9–15"
    assert formatting.week(date(2026, 3, 30)) == "March 30 – April 5"
    assert formatting.week(date(2025, 12, 29)) == "December 29, 2025 – January 4, 2026"
    assert formatting.week(date(2025, 3, 3), date(2026, 3, 9)) == "March 3–9, 2025"


def test_one_analysis_is_written_for_each_visitor_in_their_own_manner() -> None:
    by_distance = Settings(measure="distance")
    seen = analyse(diary([20] * 4 + [23], [100] * 4 + [115], [1] * 5), by_distance, today=after(5))
    assert "23.0 km" in " ".join(week_chart.drawn(seen, "km").names)
    assert finding.finding(seen, "km").headline.startswith("23.0 km")
    locale_format.use(of_locale("de-DE"))
    assert "23,0 km" in " ".join(week_chart.drawn(seen, "km").names)
    assert finding.finding(seen, "km").headline.startswith("23,0 km")
