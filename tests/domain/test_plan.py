"""The way to a goal, worked by hand: the ramp, its lighter weeks, its limits, and what is left of it as weeks pass."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import isnan, nan

import pandas as pd
import pytest

from neckload.domain import evidence
from neckload.domain.analysis import Analysis, analyse
from neckload.domain.goal import Goal, given_up, goal_row, newest_goal, race_week_km
from neckload.domain.plan import Plan
from neckload.domain.settings import Settings
from neckload.domain.tables import RED_FLAG_SYMPTOMS, Diary, conform
from tests.builders import after, diary, pain, runs, typed

TODAY = after(6)  # Wednesday 18 February 2026; the next week begins on the 23rd


def steady(score: float = 0, today: date = TODAY) -> Analysis:
    """Six weeks of 20 km and 100 min, in one run each, with this worst pain."""
    return analyse(diary([20] * 6, [100] * 6, [score] * 6), today=today)


def weekly_km(amount: float, **more: object) -> Goal:
    return Goal(TODAY, "distance", amount, **more)  # type: ignore[arg-type]


def planned(plan: Plan, digits: int = 2) -> list[float]:
    return [round(week.planned, digits) for week in plan.weeks]


def first_days(plan: Plan) -> list[str]:
    return [f"{week.week:%m-%d}" for week in plan.weeks]


# The ramp


def test_it_goes_on_at_the_rate_from_next_week_and_ends_at_the_goal() -> None:
    plan = steady().plan_for(weekly_km(25, rate=0.08))
    assert planned(plan) == [21.6, 23.33, 25]
    assert first_days(plan) == ["02-23", "03-02", "03-09"]
    assert plan.arrival == pd.Timestamp("2026-03-09")
    assert [(round(week.low, 2), round(week.high, 2)) for week in plan.weeks] == [(21, 22), (22.68, 23.76), (24.49, 25)]
    assert [round(week.total, 2) for week in plan.weeks] == [21.6, 44.93, 69.93]


def test_where_less_than_a_usual_step_would_be_left_the_last_one_takes_it_inside_the_guideline() -> None:
    # 20 → 21.6 is 0.2 short of 21.8, and 21.8 is +9 %.
    assert planned(steady().plan_for(weekly_km(21.8, rate=0.08))) == [21.8]
    # 22.4 would be +12 %.
    assert planned(steady().plan_for(weekly_km(22.4, rate=0.08))) == [21.6, 22.4]


def test_after_a_lighter_week_it_goes_on_from_the_mean_of_the_four_before() -> None:
    plan = steady().plan_for(weekly_km(40, rate=0.10, lighter_every=4))
    kinds = [week.kind for week in plan.weeks]
    assert kinds[:5] == ["build", "build", "build", "lighter", "build"]
    # 20 (this week holds), 22, 24.2, 26.62, then 80 % of 26.62; 1.10 x the mean of 20, 22, 24.2 and 26.62.
    assert planned(plan)[:5] == [22, 24.2, 26.62, 21.3, 25.53]
    assert kinds[7] == "lighter"


def test_a_goal_in_time_is_planned_in_minutes_whatever_the_pages_compare() -> None:
    goal = Goal(TODAY, "time", 110, rate=0.10)
    by_distance = analyse(diary([20] * 6, [100] * 6, [0] * 6), Settings("distance"), today=TODAY)
    assert planned(by_distance.plan_for(goal)) == planned(steady().plan_for(goal)) == [110]


def test_a_rate_beyond_the_guideline_is_taken_as_its_end() -> None:
    assert (weekly_km(40, rate=0.5).rate, weekly_km(40, rate=0.01).rate) == (0.10, 0.05)


def test_the_way_back_from_a_break_stops_at_the_usual_week_before_it_goes_on() -> None:
    log = typed(km=[40, 40, 40, 40, 0, 0, 38], pain_0_10=[0] * 7)
    goal = Goal(after(7), "distance", 50, rate=0.10)
    assert planned(analyse(log, today=after(7)).plan_for(goal)) == [40, 44, 48.4, 50]


# The neck comes first


@pytest.mark.parametrize(
    ("score", "kind", "weeks"),
    [
        (0, "build", [21.6, 23.33]),
        (4, "hold", [20, 21.6]),
    ],
)
def test_it_begins_with_the_range_of_the_advice(score: float, kind: str, weeks: list[float]) -> None:
    facts = steady(score)
    plan = facts.plan_for(weekly_km(40))
    assert (plan.weeks[0].kind, planned(plan)[:2]) == (kind, weeks)
    target = facts.advice.target_in("distance")
    assert target is not None
    assert (plan.weeks[0].low, plan.weeks[0].high) == (target.low, target.high)


def test_two_weeks_above_5_pause_the_plan_until_a_full_week_at_5_or_below() -> None:
    paused = steady(7).plan_for(weekly_km(40))
    assert (paused.status, paused.weeks, paused.arrival) == ("neck_first", (), None)
    once = analyse(diary([20] * 6, [100] * 6, [3, 3, 3, 3, 3, 7]), today=TODAY).plan_for(weekly_km(40))
    assert (once.weeks[0].kind, planned(once)[:2]) == ("back_off", [14, 15.12])  # 70 % of 20, and up from there
    settled = analyse(diary([20] * 6, [100] * 6, [7, 7, 7, 7, 7, 5]), today=TODAY).plan_for(weekly_km(40))
    assert settled.status == "on_the_way"


@pytest.mark.parametrize("symptom", RED_FLAG_SYMPTOMS[:2])
def test_a_warning_sign_leaves_no_plan(symptom: str) -> None:
    log = diary([20] * 6, [100] * 6, [0] * 6)
    noted = pd.concat([log.pain, pain((f"{TODAY}", None, None, symptom))])
    plan = analyse(Diary(runs=log.runs, pain=noted), today=TODAY).plan_for(weekly_km(40))
    assert (plan.status, plan.weeks, plan.arrival) == ("doctor_first", (), None)


def test_a_target_of_the_runners_own_begins_it_unless_it_is_above_the_range() -> None:
    def begun(km: float) -> tuple[str, float]:
        target = conform(pd.DataFrame({"week": [pd.Timestamp("2026-02-23")], "distance_km": [km]}), "targets")
        log = diary([20] * 6, [100] * 6, [0] * 6)
        first = analyse(Diary(log.runs, log.pain, targets=target), today=TODAY).plan_for(weekly_km(40)).weeks[0]
        return first.kind, round(first.planned, 2)

    assert begun(15) == ("own", 15)
    assert begun(21.2) == ("own", 21.2)
    assert begun(30) == ("build", 21.6)


# Where it ends


def test_a_date_that_is_too_near_says_where_the_plan_stands_then() -> None:
    plan = steady().plan_for(weekly_km(40, by=date(2026, 3, 10)))
    assert plan.arrival is not None
    assert plan.arrival.date() > date(2026, 3, 10)
    assert plan.reached_by is not None
    assert (f"{plan.reached_by.week:%m-%d}", round(plan.reached_by.planned, 2)) == ("03-09", 25.19)


def test_a_date_far_enough_away_needs_no_such_thing() -> None:
    assert steady().plan_for(weekly_km(22, by=date(2026, 3, 10))).reached_by is None


@pytest.mark.parametrize("amount", [20, 12])
def test_a_goal_at_or_below_the_level_is_reached(amount: float) -> None:
    plan = steady().plan_for(weekly_km(amount))
    assert (plan.status, plan.level, plan.weeks) == ("reached", 20, ())


def test_without_a_level_there_is_no_plan() -> None:
    for facts in (analyse(Diary(), today=TODAY), analyse(typed(km=[20] * 4), today=after(10))):
        assert facts.plan_for(weekly_km(40)).status == "no_level"
    assert analyse(diary(minutes=[100] * 6), today=TODAY).plan_for(weekly_km(40)).status == "no_level"


def test_a_goal_out_of_sight_has_no_arrival_and_an_end() -> None:
    plan = steady().plan_for(weekly_km(300, rate=0.05, lighter_every=3))
    assert plan.arrival is None
    assert len(plan.weeks) == evidence.PLAN_HORIZON.value


# The longest run


def test_the_longest_run_grows_by_a_tenth_of_the_last_thirty_days_and_takes_half_the_week() -> None:
    # Two runs a week of 14 and 8 km: the 14 are more than half of 22.
    starts = pd.date_range("2026-01-05", periods=6, freq="7D")
    ran = [(f"{day + pd.Timedelta(days=n)}", km, 6 * km) for day in starts for n, km in enumerate((6, 8, 8))]
    calm = pain(*((f"{day}", 0) for day in starts))
    plan = analyse(Diary(runs=runs(*ran), pain=calm), today=TODAY).plan_for(weekly_km(30, rate=0.05))
    # 8 km are less than half of 22: 8.8, 9.68, 10.65, 11.71, then half the week.
    assert [round(week.longest_run, 2) for week in plan.weeks][:5] == [8.8, 9.68, 10.65, 11.71, 12.88]
    assert all(week.longest_run <= 0.5 * week.planned + 1e-9 for week in plan.weeks)


def test_typed_weeks_know_no_longest_run() -> None:
    plan = analyse(typed(km=[20] * 6, pain_0_10=[0] * 6), today=TODAY).plan_for(weekly_km(25))
    assert all(isnan(week.longest_run) for week in plan.weeks)


# A race


def race(km: float, day: date, **more: object) -> Goal:
    return Goal(TODAY, "distance", race_week_km(km), by=day, race_km=km, **more)  # type: ignore[arg-type]


def test_a_race_asks_for_a_long_run_and_the_week_that_carries_it() -> None:
    goal = race(20, date(2026, 7, 5))
    assert (goal.long_run_km, goal.amount) == (15, 30)  # 75 % of 20; twice as much in the week


def test_the_weeks_go_up_to_the_one_before_the_race_which_is_lighter() -> None:
    plan = steady().plan_for(race(20, date(2026, 7, 5)))  # a Sunday: the race week begins on 29 June
    assert first_days(plan)[-1] == "06-22"
    assert plan.weeks[-1].kind == "lighter"
    assert max(planned(plan)) == 30
    assert plan.arrival is not None
    # 21.6, 23.33, 25.19, 27.21, 29.39, 30
    assert f"{plan.arrival:%m-%d}" == "03-30"


def test_a_race_that_is_too_near_says_how_far_the_runner_would_be() -> None:
    plan = steady().plan_for(race(42.195, date(2026, 3, 29)))
    assert plan.arrival is not None
    assert plan.arrival.date() > date(2026, 3, 29)
    assert first_days(plan) == ["02-23", "03-02", "03-09", "03-16"]
    assert plan.reached_by is not None


def test_after_the_race_there_is_no_plan_and_in_its_week_nothing_to_build() -> None:
    assert steady().plan_for(race(20, date(2026, 2, 17))).status == "over"
    assert steady().plan_for(race(20, date(2026, 2, 20))).weeks == ()


@pytest.mark.parametrize("day", [date(2026, 2, 20), date(2026, 2, 27), date(2026, 4, 5)])
def test_a_race_that_todays_running_carries_is_ready_for_however_near_it_is(day: date) -> None:
    assert steady().plan_for(race(10, day)).status == "ready"
    assert steady(5).plan_for(race(10, day)).status == "ready"


def test_a_plan_that_gets_there_in_the_week_of_the_race_is_not_in_time() -> None:
    # 21.6 km in the week of 23 February carry a race of 14.4 km; that week and a lighter one have to be over.
    assert [steady().plan_for(race(14, date(2026, 3, day))).is_in_time for day in (1, 8, 9)] == [False, False, True]
    assert steady().plan_for(race(14, date(2026, 3, 1))).reached_by is None


def test_whoever_runs_more_than_a_race_needs_keeps_it_up() -> None:
    plan = steady().plan_for(race(10, date(2026, 4, 5)))
    assert set(planned(plan)) == {20, 16}
    assert {week.kind for week in plan.weeks} == {"hold", "lighter"}
    assert plan.weeks[-1].kind == "lighter"


# As weeks pass


def test_a_plan_that_is_followed_stays_the_plan_it_was() -> None:
    goal = weekly_km(36, rate=0.09, lighter_every=4, start_level=20.0)
    km = [20.0] * 6
    first = analyse(typed(km=km, pain_0_10=[0] * 6), today=TODAY).plan_for(goal)
    km.append(20.0)  # the week in which the goal was set holds the level
    for at, week in enumerate(first.weeks):
        now = TODAY + timedelta(weeks=at + 1)
        plan = analyse(typed(km=km, pain_0_10=[0] * len(km)), today=now).plan_for(goal)
        assert planned(plan, 6) == planned(first, 6)[at:]
        assert [each.kind for each in plan.weeks] == [each.kind for each in first.weeks][at:]
        assert (plan.arrival, plan.weeks_later) == (first.arrival, 0)
        km.append(week.planned)


def test_a_missed_week_and_a_painful_one_move_the_arrival() -> None:
    goal = replace(weekly_km(30), made_on=TODAY - timedelta(weeks=2), start_level=20.0)
    calm = steady().plan_for(goal)
    assert [(week.planned, week.done) for week in calm.done] == [(pytest.approx(21.6), 20)]
    assert calm.weeks_later == 1
    painful = analyse(diary([20] * 6, [100] * 6, [0] * 5 + [7]), today=TODAY)
    assert painful.plan_for(goal).weeks_later > 1
    assert calm.weeks[0].week == pd.Timestamp("2026-02-16")  # the week that is running is part of it by now


def test_what_was_planned_then_is_what_the_page_said_on_that_day() -> None:
    sore = [3.0] * 6
    first = analyse(typed(km=[20] * 6, pain_0_10=sore), today=TODAY).plan_for(weekly_km(30, start_level=20.0))
    assert (first.weeks[0].kind, first.weeks[0].planned, first.weeks_later) == ("hold", 20, 0)
    later = analyse(typed(km=[20] * 8, pain_0_10=[*sore, 0, 0]), today=TODAY + timedelta(weeks=2))
    (done,) = later.plan_for(weekly_km(30, start_level=20.0)).done
    assert (done.week, done.planned) == (first.weeks[0].week, first.weeks[0].planned)


def test_a_week_that_nobody_recorded_is_neither_done_nor_missed() -> None:
    goal = replace(weekly_km(30), made_on=date(2026, 1, 28), start_level=20.0)
    plan = analyse(typed(km=[20, 20, 20, 20, None, 21]), today=TODAY).plan_for(goal)
    assert [isnan(week.done) for week in plan.done] == [True, False]


# The row of the diary


@pytest.mark.parametrize(
    "goal",
    [
        Goal(date(2026, 2, 1), "time", 150.0, 0.06, 3, date(2026, 6, 1), start_level=100.0),
        Goal(date(2026, 2, 1), "distance", 40.0, 0.10, 0, start_level=20.0),
        Goal(date(2026, 2, 1), "distance", race_week_km(21.1), 0.08, 4, date(2026, 6, 1), 21.1, 20.0),
    ],
)
def test_a_goal_comes_back_from_its_row(goal: Goal) -> None:
    found = newest_goal(conform(goal_row(goal), "goals"), TODAY)
    assert repr(found) == repr(goal)


def test_the_newest_goal_counts_until_it_is_given_up() -> None:
    old, new = weekly_km(30), weekly_km(40)
    rows = [goal_row(replace(goal, made_on=date(2026, 2, day))) for goal, day in ((new, 9), (old, 2))]
    goals = conform(pd.concat(rows), "goals")
    assert getattr(newest_goal(goals, TODAY), "amount", nan) == 40
    assert getattr(newest_goal(goals, date(2026, 2, 8)), "amount", nan) == 30
    assert newest_goal(conform(pd.concat([goals, given_up(TODAY)]), "goals"), TODAY) is None
    assert analyse(Diary(goals=goals), today=date(2026, 2, 1)).plan is None
