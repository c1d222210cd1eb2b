"""Figures as people type them, read as their browser's locale writes them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from neckload.ui.text import locale_format
from neckload.ui.text.typed_numbers import NotANumber, typed_minutes, typed_number


@pytest.fixture(autouse=True)
def usual_manner() -> Iterator[None]:
    yield
    locale_format.use(locale_format.USUAL)


@pytest.mark.parametrize(
    ("locale", "text", "figure"),
    [
        ("en-US", "5.2", 5.2),
        ("en-US", "5,2", 5.2),
        ("de-DE", "5,2", 5.2),
        ("de-DE", "5.2", 5.2),
        ("en-US", "10,500", 10.5),  # nobody runs 10 500 km
        ("de-DE", "10.500", 10.5),
        ("en-US", "1,000.5", 1000.5),
        ("de-DE", "1.000,5", 1000.5),
        ("de-CH", "1’000.5", 1000.5),
        ("fr-FR", "1 000,5", 1000.5),
        ("en-US", " 10 km", 10.0),
        ("en-US", "10KM", 10.0),
        ("en-US", ".5", 0.5),
        ("en-US", "", None),
    ],
)
def test_a_figure_is_read_as_the_locale_writes_it_or_the_only_way_that_is_human(
    locale: str, text: str, figure: float | None
) -> None:
    locale_format.use(locale_format.of_locale(locale))
    assert typed_number(text, "km", 200) == figure


def test_where_both_readings_are_human_the_locale_decides() -> None:
    locale_format.use(locale_format.of_locale("de-DE"))
    assert typed_number("1.200", "min", 1440) == 1200
    locale_format.use(locale_format.of_locale("en-US"))
    assert typed_number("1.200", "min", 1440) == 1.2


@pytest.mark.parametrize(("text", "minutes"), [("61", 61), ("52:30", 52.5), ("1:05:30", 65.5), ("100:00", 100)])
def test_running_time_may_be_a_clock(text: str, minutes: float) -> None:
    assert typed_minutes(text, 1440) == minutes


@pytest.mark.parametrize("text", ["five", "5,2,1", "5.2.1", "-3", "5 mi", "1e3", ",", "5:99"])
def test_what_is_no_number_is_refused_in_words(text: str) -> None:
    with pytest.raises(NotANumber, match="is not a number"):
        typed_minutes(text, 1440) if ":" in text else typed_number(text, "km", 200)
