"""The week that is running, one week opened, and weeks by the month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import isnan, nan

import pandas as pd
import pytest

from neckload.domain.advice import Advice
from neckload.domain.analysis import Settings, analyse
from neckload.domain.months import by_month
from neckload.domain.own_target import OwnTarget
from neckload.domain.reference import Range
from neckload.domain.tables import Diary
from neckload.domain.this_week import this_week
from tests.builders import after, days, diary, pain, runs, weeks_of

MONDAY = pd.Timestamp("2026-02-09")
LOG = diary([20] * 6, [100] * 5 + [40], [1] * 5)
WEEKS = analyse(LOG, today=after(5)).record.weeks


TODAY = after(5)


def now(low: float, high: float, today: date = TODAY) -> tuple[str, tuple[float, float]]:
    week = this_week(WEEKS, Advice(target=Range(low, high, "min")), "time", today)
    assert week is not None
    return week.standing, week.left


@pytest.mark.parametrize(
    ("low", "high", "standing", "left"),
    [
        (95, 105, "below", (55, 65)),
        (40, 50, "inside", (0, 10)),
        (30, 40, "inside", (0, 0)),
        (20, 39, "above", (0, 0)),
    ],
)
def test_a_week_stands_below_inside_or_above_its_range(
    low: float, high: float, standing: str, left: tuple[float, float]
) -> None:
    assert now(low, high) == (standing, left)


def test_on_the_last_two_days_nobody_is_told_to_make_up_the_rest() -> None:
    assert [now(95, 105, date(2026, 2, 9 + day))[0] for day in range(7)] == ["below"] * 5 + ["late"] * 2


def test_days_are_left_until_the_weeks_last_one() -> None:
    week = [this_week(WEEKS, Advice(), "time", date(2026, 2, 9 + day)) for day in range(7)]
    assert [each.days_left for each in week if each] == [6, 5, 4, 3, 2, 1, 0]


def test_ones_own_target_goes_before_the_range() -> None:
    own = OwnTarget(MONDAY, Range(120, 120, "min"), 0.2, "me")
    week = this_week(WEEKS, Advice(target=Range(95, 105, "min"), own_target_now=own), "time", after(5))
    assert week is not None
    assert (week.range_, week.set_by, week.left) == (Range(120, 120, "min"), "me", (80, 80))


def test_runs_without_the_measure_are_counted() -> None:
    log = Diary(runs=runs(("2026-01-05", 10, 60), ("2026-01-12", 5, None), ("2026-01-13", 5, 30)))
    week = analyse(log, today=date(2026, 1, 14)).this_week
    assert week is not None
    assert (week.total, week.runs, week.runs_without) == (30, 2, 1)


def test_without_running_there_is_no_week_but_there_is_a_neck() -> None:
    analysis = analyse(Diary(pain=pain(("2026-01-06 20:00", 3), ("2026-01-13 08:00", 2))), today=date(2026, 1, 14))
    assert analysis.this_week is None
    neck = analysis.neck_lately
    assert (neck.worst, neck.worst_before, neck.last_score) == (2, 3, 2)
    assert [value for value in neck.weekly if not isnan(value)] == [3, 2]
    assert len(neck.weekly) == 12


def test_the_neck_of_typed_weeks_counts_and_entries_after_today_do_not() -> None:
    log = diary([20] * 3, [100] * 3)
    typed = pd.DataFrame(
        {"week": [pd.Timestamp("2026-01-12")], "distance_km": nan, "duration_min": nan, "pain_0_10": 4.0}
    )
    full = Diary(runs=log.runs, week_totals=typed, pain=pain(("2026-01-25 08:00", 9)))
    neck = analyse(full, today=date(2026, 1, 21)).neck_lately
    assert (neck.worst_before, neck.last_when) == (4, None)


# One week opened -----------------------------------------------------------------------------------------------------
def opened() -> Diary:
    """A long first week, and a second one of two runs on Tuesday and one on Friday, the neck noted on three days."""
    log = runs(
        ("2026-01-07 07:00", 20, 100),
        ("2026-01-13 07:00", 6, 30),
        ("2026-01-13 19:00", 5, 25),
        ("2026-01-16 18:00", 11, 60),
        title=["A", "B", "C", "D"],
    )
    scores = pain(("2026-01-07 20:00", 2), ("2026-01-13 12:00", 3), ("2026-01-14 08:00", 5), ("2026-01-18 20:00", 1))
    return Diary(runs=log, pain=scores, days=days("2026-01-15", exercises_done="chin_tucks"))


def test_an_opened_week_has_its_days_its_runs_and_the_week_before() -> None:
    week = analyse(opened(), today=date(2026, 1, 21)).week(pd.Timestamp("2026-01-12"))
    assert [(day.runs, day.pain) for day in week.days if day.runs or not isnan(day.pain)] == [
        (2, 3), (0, 5), (1, pytest.approx(nan, nan_ok=True)), (0, 1),
    ]  # fmt: skip
    assert (week.days[1].duration_min, week.days[1].distance_km) == (55, 11)
    assert [day.exercises for day in week.days] == [False, False, False, True, False, False, False]
    assert (week.time.total, week.time.longest_run, week.distance.total) == (115, 60, 22)
    assert week.time.change == pytest.approx(0.15)
    assert (week.pain_max, week.pain_max_before, week.exercise_days) == (5, 2, 1)


def test_a_run_carries_the_worst_score_of_the_48_hours_after_it() -> None:
    week = analyse(opened(), today=date(2026, 1, 21)).week(pd.Timestamp("2026-01-12"))
    assert [(run.title, run.neck_after) for run in week.run_list] == [
        ("B", 5), ("C", 5), ("D", pytest.approx(nan, nan_ok=True)),
    ]  # fmt: skip


def test_days_that_have_not_come_are_ahead_and_a_week_that_is_none_is_refused() -> None:
    analysis = analyse(opened(), today=date(2026, 1, 16))
    assert [day.is_ahead for day in analysis.week(pd.Timestamp("2026-01-12")).days] == [False] * 5 + [True] * 2
    with pytest.raises(KeyError):
        analysis.week(pd.Timestamp("2026-01-13"))


def test_a_week_that_is_opened_again_is_not_worked_out_again() -> None:
    analysis = analyse(opened(), today=date(2026, 1, 16))
    monday = pd.Timestamp("2026-01-12")
    assert analysis.week(monday) is analysis.week(monday)


def test_the_last_full_week_is_opened_first_and_the_only_one_where_there_is_no_other() -> None:
    assert analyse(opened(), today=date(2026, 1, 21)).opened_first == pd.Timestamp("2026-01-12")
    assert analyse(opened(), today=date(2026, 1, 8)).opened_first == pd.Timestamp("2026-01-05")
    assert analyse(Diary(), today=date(2026, 1, 8)).opened_first is None
    # Of a log that ended long ago the last week that is shown, not an empty one behind it.
    assert analyse(opened(), Settings(period=26), today=date(2026, 6, 3)).opened_first == pd.Timestamp("2026-01-12")


# By the month --------------------------------------------------------------------------------------------------------
def test_a_month_is_the_mean_of_its_known_weeks_and_its_worst_score() -> None:
    log = Diary(
        runs=weeks_of([], [100, 80, None, None, 60, None, 70]),
        pain=pain(("2026-01-06", 2), ("2026-01-13", 6)),
        days=days("2026-01-20", marked_rest=True),
    )
    weeks = analyse(log, today=date(2026, 2, 25)).record.weeks
    months = by_month(weeks, "time").set_index("month")
    january, february = months.loc["2026-01-01"], months.loc["2026-02-01"]
    # January: 100, 80, rest; the week of 26 January is unknown. A week belongs to the month of its Thursday.
    assert (january["total"], january["pain_max"], january["state"]) == (60, 6, "complete")
    assert (january["first_week"], january["last_week"]) == (pd.Timestamp("2026-01-05"), pd.Timestamp("2026-01-26"))
    assert february["total"] == 65


def test_a_month_nobody_recorded_is_unknown_and_not_rest() -> None:
    minutes = [100, *[None] * 9, 100]
    weeks = analyse(Diary(runs=weeks_of([], minutes)), today=after(11)).record.weeks
    assert by_month(weeks, "time")["state"].tolist() == ["complete", "unrecorded", "complete"]


def test_between_shows_the_weeks_that_hold_the_two_days() -> None:
    settings = replace(Settings(), between=(date(2026, 1, 14), date(2026, 2, 2)))
    weeks = analyse(LOG, settings, today=after(5)).weeks["week"]
    assert weeks.dt.strftime("%m-%d").tolist() == ["01-12", "01-19", "01-26", "02-02"]
    with pytest.raises(ValueError, match="earlier and a later"):
        Settings(between=(date(2026, 2, 1), date(2026, 1, 1)))
