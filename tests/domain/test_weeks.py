"""Calendar weeks, worked by hand: what counts, where it counts, and what silence means."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from neckload.domain.tables import Diary
from neckload.domain.weeks import WeekStart, plausible, week_of, weekly
from tests.builders import after, days, diary, pain, runs, typed, weeks_of


def cells(frame: pd.DataFrame, column: str) -> list[Any]:
    """A column as plain values, None for unknown."""
    return [None if pd.isna(cell) else cell for cell in frame[column]]


def first_days(frame: pd.DataFrame) -> list[str]:
    return [f"{week:%Y-%m-%d}" for week in frame["week"]]


# Which week a moment belongs to -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "monday", "sunday"),
    [
        ("2026-01-05 00:00", "2026-01-05", "2026-01-04"),  # a Monday, from its first second
        ("2026-01-11 23:59:59", "2026-01-05", "2026-01-11"),  # the Sunday after it, to its last
        ("2026-01-10 12:00", "2026-01-05", "2026-01-04"),  # the Saturday between
        ("1969-12-31 12:00", "1969-12-29", "1969-12-28"),  # a Wednesday before numpy's day 0
    ],
)
def test_a_week_goes_from_monday_or_from_sunday(moment: str, monday: str, sunday: str) -> None:
    moments = pd.Series(pd.to_datetime([moment]))
    assert week_of(moments, "monday").tolist() == [pd.Timestamp(monday)]
    assert week_of(moments, "sunday").tolist() == [pd.Timestamp(sunday)]


@pytest.mark.parametrize(
    ("last_days", "expected"),
    [
        ("2020-12-31", ["2020-12-28", "2021-01-04", "2021-01-11"]),  # 2020 has an ISO week 53, and so has
        ("2026-12-31", ["2026-12-28", "2027-01-04", "2027-01-11"]),  # 2026
        ("2024-12-31", ["2024-12-30", "2025-01-06", "2025-01-13"]),  # 2024 has not
    ],
)
def test_a_year_ends_in_the_middle_of_a_week_and_every_week_is_there_once(last_days: str, expected: list[str]) -> None:
    # A run on New Year's Eve, one on the day after, one a week later; today is another week later.
    eve, new_year, week_later, today = (pd.Timestamp(last_days) + pd.Timedelta(days=n) for n in (0, 1, 7, 14))
    weeks = weekly(Diary(runs=runs((str(eve), 5, 30), (str(new_year), 6, 36), (str(week_later), 7, 42))), today.date())
    assert first_days(weeks) == expected
    assert cells(weeks, "distance_km") == [11, 7, None]


def test_the_clock_changes_in_spring_and_autumn_neither_lose_nor_move_a_run() -> None:
    # Germany 2026: on Sunday 29 March there is no 02:30, on Sunday 25 October there are two.
    spring = runs(("2026-03-29 02:30", 5, 30), ("2026-03-29 23:45", 6, 36), ("2026-03-30 00:10", 7, 42))
    autumn = runs(("2026-10-25 02:30", 5, 30), ("2026-10-25 02:30:01", 6, 36), ("2026-10-26 00:00", 7, 42))
    assert cells(weekly(Diary(runs=spring), date(2026, 4, 5)), "distance_km") == [11, 7]
    assert cells(weekly(Diary(runs=autumn), date(2026, 11, 1)), "distance_km") == [11, 7]


def test_the_same_runs_fall_otherwise_when_weeks_start_on_sunday() -> None:
    # Saturday 10, Sunday 11 and Monday 12 January.
    log = Diary(runs=runs(("2026-01-10", 5, 30), ("2026-01-11", 6, 36), ("2026-01-12", 7, 42)))
    assert cells(weekly(log, date(2026, 1, 14), "monday"), "distance_km") == [11, 7]
    assert cells(weekly(log, date(2026, 1, 14), "sunday"), "distance_km") == [5, 13]


# What a week adds up to --------------------------------------------------------------------------------------------


def test_a_week_adds_its_runs_and_knows_its_longest() -> None:
    two_a_day = runs(("2026-01-05 07:00", 5, 40), ("2026-01-05 19:00", 8, 45), ("2026-01-11 23:40", 10, 60))
    week = weekly(Diary(runs=two_a_day), after(1)).iloc[0]
    assert week["runs"] == 3
    assert (week["distance_km"], week["duration_min"]) == (23, 145)
    assert (week["longest_run_km"], week["longest_run_min"]) == (10, 60)


def test_a_run_across_midnight_belongs_to_the_week_it_started() -> None:
    # From Sunday 23:40 for an hour into Monday.
    weeks = weekly(Diary(runs=runs(("2026-01-11 23:40", 10, 60))), after(2))
    assert cells(weeks, "distance_km") == [10, None, None]


def test_a_total_over_a_mixture_sums_what_is_known_and_counts_what_is_not() -> None:
    mixed = runs(("2026-01-05", 5, 30), ("2026-01-06", None, 40), ("2026-01-07", None, 20), ("2026-01-08", 7, None))
    week = weekly(Diary(runs=mixed), after(1)).iloc[0]
    assert (week["distance_km"], week["runs_without_distance"]) == (12, 2)
    assert (week["duration_min"], week["runs_without_duration"]) == (90, 1)


def test_a_measure_that_every_run_lacks_is_unknown_and_not_zero() -> None:
    week = weekly(diary(minutes=[30]), after(1)).iloc[0]
    assert pd.isna(week["distance_km"])
    assert pd.isna(week["longest_run_km"])
    assert week["duration_min"] == 30


def test_entries_after_today_are_ignored() -> None:
    log = Diary(
        runs=runs(("2026-01-05", 5, 30), ("2026-01-07 23:59", 6, 36), ("2026-01-08", 99, 500)),
        pain=pain(("2026-01-07 23:59", 2), ("2026-01-08", 9)),
        days=days("2026-01-13", marked_rest=True),
        week_totals=typed(km=[None, 77]).week_totals,
    )
    weeks = weekly(log, date(2026, 1, 7))
    assert first_days(weeks) == ["2026-01-05"]
    assert (weeks["distance_km"][0], weeks["pain_max"][0]) == (11, 2)


def test_the_calendar_starts_with_the_first_running_and_ends_with_the_current_week() -> None:
    log = Diary(runs=runs(("2026-01-14", 5, 30)), pain=pain(("2025-11-03", 6)), days=days("2025-12-01", desk_hours=9))
    weeks = weekly(log, date(2026, 1, 28))
    assert first_days(weeks) == ["2026-01-12", "2026-01-19", "2026-01-26"]
    assert cells(weeks, "state") == ["complete", "unrecorded", "partial"]


def test_without_running_there_are_no_weeks() -> None:
    for nothing in (Diary(), Diary(pain=pain(("2026-01-05", 3))), typed(km=[0, 0])):
        weeks = weekly(nothing, after(2))
        assert len(weeks) == 0
        assert {"week", "state", "distance_km", "duration_min", "pain_max", "source"} <= set(weeks)


def test_the_current_week_is_partial_on_its_first_and_on_its_last_day() -> None:
    log = Diary(runs=runs(("2026-01-05 06:00", 5, 30)))
    assert cells(weekly(log, date(2026, 1, 5)), "state") == ["partial"]
    assert cells(weekly(log, date(2026, 1, 11)), "state") == ["partial"]
    assert cells(weekly(log, date(2026, 1, 12)), "state") == ["complete", "partial"]


# Rest or unrecorded ------------------------------------------------------------------------------------------------

SILENT_WEEK = ("2026-01-12", "2026-01-18")  # between two weeks of 40 km


@pytest.mark.parametrize("day", SILENT_WEEK)
@pytest.mark.parametrize(
    "sign",
    [
        lambda day: {"pain": pain((day, 0))},
        lambda day: {"pain": pain((day, None, None, "stiffness"))},
        lambda day: {"days": days(day, desk_hours=8)},
        lambda day: {"days": days(day, exercises_done="chin_tucks")},
        lambda day: {"days": days(day, other_sport="Ride")},
        lambda day: {"days": days(day, marked_rest=True)},
    ],
    ids=["pain entry", "symptom", "desk day", "exercises", "other sport", "marked rest"],
)
def test_a_week_without_a_run_is_rest_when_something_shows_that_the_runner_was_there(sign: Any, day: str) -> None:
    weeks = weekly(Diary(runs=weeks_of(km=[40, None, 40]), **sign(day)), after(3))
    assert cells(weeks, "state") == ["complete", "rest", "complete", "partial"]
    assert (weeks["distance_km"][1], weeks["duration_min"][1], weeks["runs"][1]) == (0, 0, 0)
    assert weeks.loc[1, ["longest_run_km", "longest_run_min", "source"]].isna().all()


@pytest.mark.parametrize("zero", [{"km": [None, 0]}, {"minutes": [None, 0]}])
def test_a_typed_zero_is_a_week_of_rest_in_both_measures(zero: dict[str, list[float | None]]) -> None:
    weeks = weekly(Diary(runs=weeks_of(km=[40, None, 40]), week_totals=typed(**zero).week_totals), after(3))
    assert weeks["state"][1] == "rest"
    assert (weeks["distance_km"][1], weeks["duration_min"][1], weeks["source"][1]) == (0, 0, "typed")


@pytest.mark.parametrize(
    "sign",
    [
        {},
        {"pain": pain(("2026-01-11 23:59", 5), ("2026-01-19", 5))},  # the days before and after the silent week
        {"week_totals": typed(pain_0_10=[None, 4]).week_totals},  # a score, and nothing said about running
    ],
    ids=["nothing", "pain in the weeks beside it", "a typed score alone"],
)
def test_a_week_of_which_nothing_is_known_is_unrecorded_and_not_zero(sign: dict[str, pd.DataFrame]) -> None:
    weeks = weekly(Diary(runs=weeks_of(km=[40, None, 40]), **sign), after(3))
    assert cells(weeks, "state") == ["complete", "unrecorded", "complete", "partial"]
    assert weeks.loc[1, ["distance_km", "duration_min", "longest_run_km", "source"]].isna().all()
    assert weeks["runs"][1] == 0


# Typed totals ------------------------------------------------------------------------------------------------------


def test_a_typed_total_stands_in_measure_by_measure() -> None:
    # The first week's distance is typed, the second week's time; what is left out stays from the runs.
    ran = weeks_of(km=[40, 40, 40], minutes=[240, 240, 240])
    log = Diary(runs=ran, week_totals=typed(km=[33, None], minutes=[None, 200]).week_totals)
    weeks = weekly(log, after(3))
    assert cells(weeks, "distance_km") == [33, 40, 40, None]
    assert cells(weeks, "duration_min") == [240, 200, 240, None]
    assert cells(weeks, "source")[:3] == ["typed", "typed", "runs"]
    assert cells(weeks, "runs") == [1, 1, 1, 0]


def test_a_typed_total_speaks_for_the_runs_that_lack_the_measure() -> None:
    ran = runs(("2026-01-05", 5, 30), ("2026-01-06", None, 40))
    week = weekly(Diary(runs=ran, week_totals=typed(km=[12]).week_totals), after(1)).iloc[0]
    assert (week["distance_km"], week["runs_without_distance"]) == (12, 0)


def test_a_typed_score_is_the_pain_of_its_week() -> None:
    log = Diary(runs=weeks_of(km=[40]), pain=pain(("2026-01-06", 2)), week_totals=typed(pain_0_10=[5]).week_totals)
    week = weekly(log, after(1)).iloc[0]
    assert (week["pain_max"], week["pain_mean"], week["source"]) == (5, 5, "runs")


@pytest.mark.parametrize(
    ("typed_for", "week_start", "stands_in"),
    [
        ("2026-01-12", "monday", "2026-01-12"),
        ("2026-01-12", "sunday", "2026-01-11"),  # Monday 12 to Sunday 18 shares six days with Sunday 11 to Saturday 17
        ("2026-01-11", "monday", "2026-01-12"),
        ("2026-01-11", "sunday", "2026-01-11"),
    ],
)
def test_a_week_typed_under_the_other_week_start_goes_where_most_of_its_days_are(
    typed_for: str, week_start: WeekStart, stands_in: str
) -> None:
    log = Diary(
        runs=weeks_of(km=[40, 40, 40], first="2026-01-07"), week_totals=typed(km=[33], first=typed_for).week_totals
    )
    weeks = weekly(log, date(2026, 1, 28), week_start)
    assert first_days(weeks[weeks["source"] == "typed"]) == [stands_in]
    assert weeks["distance_km"].sum() == 40 + 33 + 40


# Pain --------------------------------------------------------------------------------------------------------------


def test_pain_of_a_day_is_its_worst_entry_and_days_without_one_are_unknown() -> None:
    # Monday 1 and 4 -> 4, Tuesday 0, Sunday 2 (the next morning of Saturday's run): mean 2, worst 4.
    noted = pain(
        ("2026-01-05 08:00", 1),
        ("2026-01-05 20:00", 4),
        ("2026-01-06", 0),
        ("2026-01-11 07:00", 2, "next_morning"),
        ("2026-01-08", None, None, "stiffness"),
    )
    week = weekly(Diary(runs=weeks_of(km=[40]), pain=noted), after(1)).iloc[0]
    assert (week["pain_mean"], week["pain_max"]) == (2, 4)
    assert (week["pain_days"], week["painful_days"]) == (3, 2)


def test_a_next_morning_counts_in_the_week_it_was_noted() -> None:
    # The run was on Sunday, the stiff morning is Monday's.
    log = Diary(runs=runs(("2026-01-11 18:00", 10, 60)), pain=pain(("2026-01-12 07:00", 3, "next_morning")))
    assert cells(weekly(log, after(2)), "pain_max") == [None, 3, None]


def test_a_week_without_an_entry_has_unknown_pain_and_no_days() -> None:
    week = weekly(diary(km=[40]), after(1)).iloc[0]
    assert week[["pain_mean", "pain_max"]].isna().all()
    assert (week["pain_days"], week["painful_days"]) == (0, 0)


# Implausible runs --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("km", "minutes", "possible"),
    [
        (10, 20, True),  # 2:00 min/km is the fastest that passes
        (10, 19.9, False),
        (10, 200, True),  # 20:00 min/km is the slowest
        (10, 200.1, False),
        (1, 30, True),  # 30 min/km, but not over more than 1 km
        (1.1, 33, False),
        (100, 1440, True),  # 24 hours are the longest
        (100, 1440.1, False),
        (None, 1440.1, False),
        (200, 1440, True),  # 200 km are the farthest
        (200.1, 1440, False),
        (200.1, None, False),
        (None, 30, True),
        (0, 30, True),  # a treadmill without a distance
        (None, None, True),
    ],
)
def test_a_run_beyond_a_bound_is_implausible_and_on_it_is_not(
    km: float | None, minutes: float | None, possible: bool
) -> None:
    assert plausible(runs(("2026-01-05", km, minutes))).tolist() == [possible]
    assert plausible(runs(("2026-01-05", km, minutes), confirmed=True)).tolist() == [True]


def test_an_implausible_run_counts_nowhere_until_it_is_confirmed() -> None:
    def weeks(confirmed: bool) -> pd.DataFrame:
        slips = runs(("2026-01-05", 40, 240), ("2026-01-06", 250, 900), ("2026-01-13", 15, 1.25), confirmed=confirmed)
        return weekly(Diary(runs=slips), after(2))

    assert cells(weeks(False), "state") == ["complete", "unrecorded", "partial"]
    assert cells(weeks(False), "distance_km") == [40, None, None]
    assert cells(weeks(False), "longest_run_km") == [40, None, None]
    assert cells(weeks(False), "runs") == [1, 0, 0]
    assert cells(weeks(True), "distance_km") == [290, 15, None]
    assert cells(weeks(True), "runs") == [2, 1, 0]
