"""What a plan never does, whatever the weeks before were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import isnan

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from neckload.domain.advice import advise
from neckload.domain.goal import Goal
from neckload.domain.plan import Plan, plan
from neckload.domain.progression import with_progression
from neckload.domain.tables import Diary
from neckload.domain.weeks import weekly
from tests.builders import after, pain, typed, weeks_of
from tests.properties.diaries import scores

weekly_km = st.lists(st.sampled_from([None, 0.0, 5.0, 20.0, 24.0, 38.0, 40.0, 44.0, 60.0]), min_size=1, max_size=10)
amounts = st.integers(2, 160).map(lambda halves: halves / 2)
rates = st.sampled_from([0.05, 0.08, 0.10])
rhythms = st.sampled_from([0, 2, 3, 4, 6])
few = settings(max_examples=8)


class Facts:
    """What a plan needs, without the rest of an analysis."""

    def __init__(self, log: Diary, today: date) -> None:
        self.today, self.pain = today, log.pain
        self.weeks = with_progression(weekly(log, today), "distance")
        self.advice = advise(self.weeks, log.runs, log.pain, "distance", today)

    def plan_for(self, goal: Goal) -> Plan:
        return plan(goal, self.weeks, self.pain, self.advice, self.today)


def facts_of(km: list[float | None], score: float, as_runs: bool = True) -> Facts:
    """These weeks, with this score in the last full one."""
    today = after(len(km))
    entry = pain((f"{pd.Timestamp(today) - pd.Timedelta(days=7)}", score))
    if as_runs:
        return Facts(Diary(runs=weeks_of(km), pain=entry), today)
    return Facts(Diary(week_totals=typed(km=km).week_totals, pain=entry), today)


def goal_for(facts: Facts, amount: float, rate: float = 0.08, lighter: int = 0) -> Goal:
    return Goal(facts.today, "distance", amount, rate, lighter)


def arrives_no_later(one: Plan, other: Plan) -> bool:
    return other.arrival is None or (one.arrival is not None and one.arrival <= other.arrival)


@few
@given(weekly_km, scores, amounts, rates, rhythms, st.integers(0, 6))
def test_no_week_is_past_the_goal_nor_more_than_a_tenth_above_the_level_before_it(
    km: list[float | None], score: float, amount: float, rate: float, lighter: int, weeks_ago: int
) -> None:
    facts = facts_of(km, score)
    made_on = facts.today - pd.Timedelta(weeks=weeks_ago)
    ramp = facts.plan_for(replace(goal_for(facts, amount, rate, lighter), made_on=made_on, start_level=20.0))
    level = ramp.level
    for week in ramp.weeks:
        assert week.low <= week.planned <= week.high <= amount
        assert week.planned <= 1.10 * level + 1e-9
        assert isnan(week.longest_run) or week.longest_run <= week.planned
        level = level if week.kind == "lighter" else week.planned


@few
@given(weekly_km, scores, amounts, rates)
def test_the_first_week_lies_inside_the_advice(
    km: list[float | None], score: float, amount: float, rate: float
) -> None:
    facts = facts_of(km, score)
    ramp, target = facts.plan_for(goal_for(facts, amount, rate)), facts.advice.target
    if ramp.weeks:
        assert target is not None
        assert min(target.low, amount) <= ramp.weeks[0].planned <= target.high
    else:
        assert target is None or ramp.status == "reached"


@few
@given(weekly_km, scores, scores, amounts, rhythms)
def test_more_pain_never_gets_there_earlier(
    km: list[float | None], one: float, two: float, amount: float, lighter: int
) -> None:
    less, more = (facts_of(km, score) for score in sorted((one, two)))
    calm, sore = (facts.plan_for(goal_for(facts, amount, lighter=lighter)) for facts in (less, more))
    assert arrives_no_later(calm, sore)
    if sore.weeks:
        assert sore.weeks[0].planned <= calm.weeks[0].planned


@few
@given(weekly_km, scores, amounts, rhythms)
def test_a_faster_rate_gets_there_no_later(km: list[float | None], score: float, amount: float, lighter: int) -> None:
    facts = facts_of(km, score)
    slow, middle, fast = (facts.plan_for(goal_for(facts, amount, rate, lighter)) for rate in (0.05, 0.08, 0.10))
    assert arrives_no_later(fast, middle)
    assert arrives_no_later(middle, slow)


@few
@given(weekly_km, scores, amounts, rates, rhythms)
def test_another_unit_of_distance_changes_no_week(
    km: list[float | None], score: float, amount: float, rate: float, lighter: int
) -> None:
    def planned(factor: float) -> Plan:
        facts = facts_of([None if each is None else each * factor for each in km], score, as_runs=False)
        return facts.plan_for(goal_for(facts, amount * factor, rate, lighter))

    one, other = planned(1), planned(1 / 1.609344)
    assert (one.status, one.arrival) == (other.status, other.arrival)
    assert [(week.week, week.kind) for week in one.weeks] == [(week.week, week.kind) for week in other.weeks]
    assert all(abs(a.planned - b.planned * 1.609344) < 1e-6 for a, b in zip(one.weeks, other.weeks, strict=True))
