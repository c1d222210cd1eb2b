"""How numbers, units and dates are written."""

from __future__ import annotations

import re
from datetime import date
from math import nan

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from neckload.domain.advice import Range
from neckload.ui.text import formatting


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (0.1429, "+14 %"),
        (-0.5, "−50 %"),
        (0.0, "±0 %"),
        (-0.004, "±0 %"),  # no step up either way: "lower or equal" holds for both
        (0.004, "±0 %"),
        (0.1, "+10 %"),
        (0.0504, "+5 %"),  # on which side of 5 % it lies is said by the verdict beside it
        (0.104, "+10 %"),
        (0.3004, "+30 %"),
        (2.0, "+200 %"),
        (nan, "–"),
    ],
)
def test_a_change_is_a_signed_whole_percent(change: float, text: str) -> None:
    assert formatting.percent(change) == text


def test_44_km_after_40_km_is_within_and_prints_as_ten_percent() -> None:
    assert formatting.percent(44 / 40 - 1) == "+10 %"


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (133.2, 146.9, "min", "135–145"),
        (130, 140, "min", "130–140"),  # ends on a step stay
        (104.2, 108.9, "min", "about 105"),  # both ends meet
        (143.1, 147.2, "min", "about 145"),
        (141.2, 144.8, "min", "about 140"),  # nothing fits between: below, never above
        (1102.5, 1155.0, "min", "1,105–1,155"),
        (42.4, 48.7, "min", "43–48"),  # below an hour by the minute
        (57.2, 62.1, "min", "about 60"),
        (46.2, 48.4, "km", "46.5–48"),
        (13.3, 13.8, "km", "about 13.5"),
        (8.05, 9.97, "mi", "8.5–9.5"),
        (2.91, 3.04, "mi", "about 3"),  # below 5 by tenths
        (4.12, 4.97, "km", "4.2–4.9"),
        (150.06, 150.06, "min", "about 150"),  # coming back to a usual week leaves one figure
    ],
)
def test_a_range_is_rounded_inwards_to_steps_one_can_run_by(low: float, high: float, unit: str, text: str) -> None:
    assert formatting.span(low, high, unit) == text


@given(st.floats(0.5, 2000), st.floats(0, 0.2), st.sampled_from(["min", "km", "mi"]))
@example(150.06, 0.0, "min")
@example(4.99999999, 0.0000001, "km")
def test_a_printed_range_never_goes_above_the_true_one(low: float, width: float, unit: str) -> None:
    high = low * (1 + width)
    text = formatting.span(low, high, unit)
    printed = [float(number.replace(",", "")) for number in text.removeprefix("about ").split("–")]
    assert printed[-1] <= high + 1e-3 or high < formatting.step_of(high, unit)
    assert len(printed) == 1 or low - 1e-3 <= printed[0] < printed[1]


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
    assert formatting.target(Range(16.09344, 17.702784, "km"), "mi") == "10–11 mi"


@pytest.mark.parametrize(
    "text",
    [
        formatting.minutes(nan),
        formatting.distance(nan, "km"),
        formatting.amount(nan, "distance", "mi"),
        formatting.percent(nan),
        formatting.score(nan),
        formatting.at_most(nan, "km"),
        formatting.hours(nan),
    ],
)
def test_the_unknown_is_a_dash_and_never_a_zero(text: str) -> None:
    assert text == "–"


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 min"),
        (59.4, "59 min"),
        (59.6, "1 h 00 min"),
        (751, "12 h 31 min"),
        (75_000, "1,250 h 00 min"),
    ],
)
def test_a_time_of_an_hour_or_more_is_hours_and_minutes(minutes: float, text: str) -> None:
    assert formatting.hours(minutes) == text


def test_a_limit_is_rounded_down_to_the_same_steps() -> None:
    assert formatting.at_most(11.99, "km") == "11.5 km"
    assert formatting.at_most(66.0, "min") == "65 min"
    assert formatting.at_most(59.9, "min") == "59 min"
    assert formatting.at_most(1.1 * 10, "km") == "11 km"  # 11.000000000000002


def test_a_target_in_minutes_knows_no_miles() -> None:
    assert formatting.target(Range(153.9, 161.2, "min"), "mi") == "155–160 min"


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


@pytest.mark.parametrize(
    ("value", "text"), [(0.62, "+0.6 points"), (-1.25, "−1.2 points"), (-0.04, "0.0 points"), (nan, "–")]
)
def test_points_have_a_sign_only_where_they_do_not_round_to_none(value: float, text: str) -> None:
    assert formatting.points(value, signed=True) == text


def test_an_interval_of_points_names_them_once() -> None:
    assert formatting.points_between(-0.1, 1.62) == "−0.1 to +1.6 points"
    assert formatting.points_between(-0.04, 0.3) == "0.0 to +0.3 points"
    assert formatting.points_between(nan, nan) == "–"
