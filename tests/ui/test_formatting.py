"""How numbers, units and dates are written."""

from __future__ import annotations

import re
from datetime import date
from math import nan

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from neckload.domain import evidence
from neckload.domain.advice import Range
from neckload.domain.progression import TOLERANCE
from neckload.ui.text import formatting

LIMITS = (0.0, evidence.GUIDELINE_LOW.value, evidence.GUIDELINE_HIGH.value, evidence.STEEP_RISE.value)
# What weeks are made of: whole metres or seconds, up to 300 km or 3,600 minutes.
totals = st.integers(1, 300_000)


def band(change: float) -> int:
    return sum(change > limit + TOLERANCE for limit in LIMITS)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (0.1429, "+14 %"),
        (-0.5, "−50 %"),
        (0.0, "±0 %"),
        (-0.004, "±0 %"),  # no step up either way: "lower or equal" holds for both
        (0.004, "+0.4 %"),  # a step up, so it may not look like none
        (0.1, "+10 %"),
        (0.104, "+10.4 %"),
        (0.0996, "+10 %"),
        (0.3004, "+30.04 %"),
        (2.0, "+200 %"),
        (nan, "–"),
    ],
)
def test_a_change_is_a_signed_whole_percent_unless_that_would_move_it_to_another_band(change: float, text: str) -> None:
    assert formatting.percent(change) == text


@given(totals, totals)
@example(440_001, 400_000)  # +10.00025 %
@example(44_000, 40_000)
def test_a_printed_change_lies_in_the_band_of_the_true_one(total: int, before: int) -> None:
    change = total / before - 1
    shown = formatting.percent(change).replace("−", "-").replace("±", "").replace(",", "")
    assert band(float(shown.removesuffix(" %")) / 100) == band(change)


def test_44_km_after_40_km_is_within_and_prints_as_ten_percent() -> None:
    assert formatting.percent(44 / 40 - 1) == "+10 %"


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (153.9, 161.2, "154–161"),
        (46.2, 48.4, "46.2–48.4"),
        (145.0, 155.0, "145–155"),  # whole bounds stay
        (1102.5, 1155.0, "1,103–1,155"),
        (28.5, 30.0, "28.5–30.0"),  # 29-30 would be half the range
        (0.95, 1.0, "0.95–1.00"),
        (39.98, 40.0, "40"),  # a few metres are no range
        (150.06, 150.06, "150"),  # coming back to a usual week leaves one figure
        (38.46, 38.46, "38.4"),
    ],
)
def test_a_range_is_rounded_inwards(low: float, high: float, text: str) -> None:
    assert formatting.span(low, high) == text


@given(st.floats(0.5, 2000), st.floats(0, 0.2))
@example(150.06, 0.0)
def test_a_printed_range_never_goes_above_the_true_one(low: float, width: float) -> None:
    high = low * (1 + width)
    printed = [float(number.replace(",", "")) for number in formatting.span(low, high).split("–")]
    assert printed[-1] <= high + 1e-6
    assert len(printed) == 1 or low - 1e-6 <= printed[0] < printed[1]


@pytest.mark.parametrize(
    ("first", "today", "text"),
    [
        (date(2026, 3, 9), None, "9–15 March"),
        (date(2026, 3, 30), None, "30 March – 5 April"),
        (date(2025, 12, 29), None, "29 December 2025 – 4 January 2026"),
        (date(2026, 3, 9), date(2026, 3, 18), "9–15 March"),
        (date(2025, 3, 10), date(2026, 3, 18), "10–16 March 2025"),
        (date(2025, 3, 31), date(2026, 3, 18), "31 March – 6 April 2025"),
        (date(2025, 12, 29), date(2026, 3, 18), "29 December 2025 – 4 January 2026"),
    ],
)
def test_a_week_says_its_month_once_and_its_year_when_it_is_not_todays(
    first: date, today: date | None, text: str
) -> None:
    assert formatting.week(first, today) == text


def test_a_mile_is_1_609344_kilometres_both_ways() -> None:
    assert formatting.distance(16.09344, "mi") == "10.0 mi"
    assert formatting.distance(16.09344, "km") == "16.1 km"
    assert formatting.in_km(formatting.in_unit(21.0975, "mi"), "mi") == pytest.approx(21.0975)
    assert formatting.target(Range(16.09344, 17.702784, "km"), "mi") == "10.0–11.0 mi"


@pytest.mark.parametrize(
    "text",
    [
        formatting.minutes(nan),
        formatting.distance(nan, "km"),
        formatting.amount(nan, "distance", "mi"),
        formatting.percent(nan),
        formatting.score(nan),
        formatting.at_most(nan, 1, "km"),
        formatting.hours(nan),
    ],
)
def test_the_unknown_is_a_dash_and_never_a_zero(text: str) -> None:
    assert text == "–"


@pytest.mark.parametrize(
    ("minutes", "text"), [(0, "0 h 00 min"), (59.6, "1 h 00 min"), (751, "12 h 31 min"), (75_000, "1,250 h 00 min")]
)
def test_a_long_time_is_hours_and_minutes(minutes: float, text: str) -> None:
    assert formatting.hours(minutes) == text


def test_a_limit_is_rounded_down() -> None:
    assert formatting.at_most(11.99, 1, "km") == "11.9 km"
    assert formatting.at_most(66.0, 0, "min") == "66 min"
    assert formatting.at_most(1.1 * 10, 1, "km") == "11.0 km"  # 11.000000000000002


def test_a_target_in_minutes_knows_no_miles() -> None:
    assert formatting.target(Range(153.9, 161.2, "min"), "mi") == "154–161 min"


def test_counts_dates_and_scores_read_as_people_write_them() -> None:
    assert (formatting.plural(1, "run"), formatting.plural(0, "run"), formatting.plural(1200, "run")) == (
        "1 run",
        "0 runs",
        "1,200 runs",
    )
    assert formatting.day(date(2026, 3, 9)) == "9 March 2026"
    assert formatting.short_week(date(2026, 9, 7)) == "7 Sep 2026"
    assert (formatting.score(5.0), formatting.score(4.5)) == ("5", "4.5")


def test_every_month_has_its_name() -> None:
    named = [re.sub(r"[^A-Za-z]", "", formatting.short_week(date(2026, month, 1))) for month in range(1, 13)]
    assert named == ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
