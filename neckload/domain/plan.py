"""A ramp from today's level to a goal, week by week, recomputed from today's facts at every analysis.

It starts with the advised range, so pain can hold or lower it but never raise it, and continues at the runner's rate.
The first week is the current one if the plan is older than that week, otherwise the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count, islice
from math import inf, isnan, nan
from statistics import fmean
from typing import Literal

import pandas as pd

from neckload.domain import evidence
from neckload.domain.advice import Advice, Step, advise, range_of
from neckload.domain.as_of import weeks_on
from neckload.domain.goal import Goal
from neckload.domain.longest_run import usual_share
from neckload.domain.progression import TOLERANCE, known_totals
from neckload.domain.reference import Reference, reference
from neckload.domain.tables import empty

Kind = Literal["build", "hold", "ease", "back_off", "own", "lighter"]
Status = Literal["on_the_way", "ready", "reached", "over", "no_level", "doctor_first", "neck_first"]

WEEK = pd.Timedelta(days=7)
_SPIKE_WEEKS = int(evidence.SPIKE_WINDOW.value) // 7


@dataclass(frozen=True)
class PlannedWeek:
    """One week ahead [min or km, as the goal]."""

    week: pd.Timestamp
    kind: Kind
    low: float
    planned: float
    high: float
    level: float
    """The level it builds on."""
    longest_run: float
    """Limit of its longest run; NaN if no run of the last 30 days is known."""
    total: float
    """Sum of planned amounts from the first week up to this one."""


@dataclass(frozen=True)
class DoneWeek:
    """One week since the goal was set: the amount planned on that day and the amount run [min or km, as the goal]."""

    week: pd.Timestamp
    planned: float
    done: float
    """NaN if a run lacks the measure or nothing is recorded."""


@dataclass(frozen=True)
class Plan:
    """The plan towards a goal."""

    goal: Goal
    status: Status
    level: float = nan
    """Today's level in the goal's measure; NaN if unknown."""
    weeks: tuple[PlannedWeek, ...] = ()
    """Up to the goal; before a race, up to the week before it."""
    arrival: pd.Timestamp | None = None
    """First day of the week that reaches the goal; None if beyond `evidence.PLAN_HORIZON`."""
    first_arrival: pd.Timestamp | None = None
    """The arrival as planned on the day the goal was set."""
    reached_by: PlannedWeek | None = None
    """The week reached by the goal's date, if that comes before the arrival."""
    done: tuple[DoneWeek, ...] = ()

    @property
    def is_in_time(self) -> bool:
        """Whether it reaches the goal by its date; always True without a date."""
        return _is_in_time(self.goal, self.arrival)

    @property
    def weeks_later(self) -> int:
        """Weeks from the first planned arrival to the present one; negative if it is now earlier."""
        if self.arrival is None or self.first_arrival is None:
            return 0
        return (self.arrival - self.first_arrival).days // 7


@dataclass(frozen=True)
class _Start:
    """The start of a ramp."""

    week: pd.Timestamp
    number: int
    """Its number since the goal was set, from which lighter weeks are counted."""
    level: float
    before: tuple[float, ...]
    """Totals of the weeks before it, newest last."""
    kind: Kind = "build"
    low: float = nan
    high: float = nan
    """`low` and `high`: what the advice allows in the first week; NaN for the whole guideline."""
    ceiling: float = inf
    """The usual week, at which a return from a break ends."""
    longest: float = nan
    longest_first: float = nan
    """`longest`: longest run of the last 30 days. `longest_first`: limit for the first week's longest run."""
    share: float = 1.0
    """The share of a week that its longest run may take (`longest_run.usual_share`)."""


def plan(goal: Goal, weeks: pd.DataFrame, pain: pd.DataFrame, advice: Advice, today: date) -> Plan:
    """The plan as of today.

    Args:
        weeks: judged weeks up to the current one (`progression.with_progression`).
        pain: columns of `tables.PAIN`.
        advice: for the same day.
    """
    if advice.red_flag:
        return Plan(goal, "doctor_first")
    if advice.neck.is_severe:
        return Plan(goal, "neck_first")
    if goal.is_race and goal.by and goal.by < today:
        return Plan(goal, "over")
    base = reference(weeks, goal.measure)
    start = _start(goal, weeks, advice, base) if base else None
    if base is None or start is None:
        return Plan(goal, "no_level")
    first = _first_plan(goal, weeks, pain)
    done = _done(first, goal, weeks)
    is_enough = _meets_goal(goal, base.level, start.longest)
    if is_enough and not goal.is_race:
        return Plan(goal, "reached", base.level, done=done)
    ahead, arrival = _ahead(goal, start)
    return Plan(
        goal,
        "ready" if is_enough else "on_the_way",  # stay ready until race day
        base.level,
        weeks=tuple(week for week in ahead if not goal.is_race or week.week < _week_of_goal(goal, start.week)),
        arrival=arrival,
        first_arrival=None if goal.is_race else next((each.week for each in first if _reaches_goal(goal, each)), None),
        reached_by=_reached_by(goal, ahead, arrival),
        done=done,
    )


def _ahead(goal: Goal, start: _Start) -> tuple[list[PlannedWeek], pd.Timestamp | None]:
    """The weeks up to the arrival or to a later race, and the week of arrival."""
    until = _week_of_goal(goal, start.week) if goal.is_race and goal.by else start.week
    arrival = None
    ahead: list[PlannedWeek] = []
    for week in islice(_ramp(goal, start), int(evidence.PLAN_HORIZON.value)):
        ahead.append(week)
        arrival = arrival or (week.week if _reaches_goal(goal, week) else None)
        if arrival and week.week + WEEK >= until:
            break
    return ahead, arrival


def _reaches_goal(goal: Goal, week: PlannedWeek) -> bool:
    return week.kind != "lighter" and _meets_goal(goal, week.planned, week.longest_run)


def _meets_goal(goal: Goal, weekly: float, longest: float) -> bool:
    """Whether these weekly amounts meet the goal and the longest run, if known, meets the race's."""
    return weekly >= goal.amount - TOLERANCE and not longest < goal.long_run_km - TOLERANCE


def _is_in_time(goal: Goal, arrival: pd.Timestamp | None) -> bool:
    return goal.latest_start is None or (arrival is not None and arrival.date() <= goal.latest_start)


def _ramp(goal: Goal, start: _Start) -> Iterator[PlannedWeek]:
    """An endless sequence of weeks at the goal's rate, with lighter weeks, never beyond the goal.

    After a lighter week it continues from the level held before: the mean of the four weeks before, like the reference
    level. After a week that pain has lowered, it builds up again from there.
    """
    level, before, total, ceiling = start.level, list(start.before), 0.0, start.ceiling
    longest = [start.longest] if start.kind == "build" else []
    # A runner already above what a race needs keeps that level; a weekly goal is never exceeded.
    top = max(goal.amount, level) if goal.is_race else goal.amount
    for number in count():
        week = start.week + number * WEEK
        first = number == 0
        low, planned, high = _step(goal.rate, level, min(top, ceiling), start if first else None)
        kind: Kind = "hold" if planned <= level + TOLERANCE else "build"
        if first and start.kind != "build":
            kind = start.kind
        lighter = _is_lighter(goal, week, start.number + number)
        if lighter:
            kind, planned = "lighter", min(evidence.PLAN_LIGHTER_SHARE.value * level, high)
            low = high = planned
        total += planned
        limit = min((1 + evidence.SPIKE_SMALL.value) * max(longest[-_SPIKE_WEEKS:], default=nan), start.share * planned)
        limit = min(start.longest_first, start.share * planned) if first else limit
        yield PlannedWeek(week, kind, low, planned, high, level, limit, total)
        longest.append(limit)
        held = max(planned, fmean(before[-int(evidence.REFERENCE_WEEKS.value) :]))
        before.append(planned)
        level = min(level, held) if lighter else planned
        ceiling = inf if level >= ceiling - TOLERANCE else ceiling


def _step(rate: float, level: float, top: float, start: _Start | None) -> tuple[float, float, float]:
    """Low, planned and high amounts of one week that builds on this level and never exceeds the top."""
    low, high = (1 + evidence.GUIDELINE_LOW.value) * level, (1 + evidence.GUIDELINE_HIGH.value) * level
    if start and not isnan(start.high):
        low, high = start.low, start.high
    if level >= top - TOLERANCE:
        low = min(low, evidence.HOLD_LOW.value * level)
    planned = min(max((1 + rate) * level, low), high, top)
    # If less than a usual step would remain for another week, this week takes it, within the guideline.
    nearly = top <= high and top < (1 + evidence.GUIDELINE_LOW.value) * planned
    return min(low, top), top if nearly else planned, min(high, top)


def _is_lighter(goal: Goal, week: pd.Timestamp, number: int) -> bool:
    """Whether a week is lighter: by the goal's rhythm, or as the last week before a race."""
    by_rhythm = goal.lighter_every > 1 and number % goal.lighter_every == 0
    return by_rhythm or (goal.is_race and goal.by is not None and week + WEEK == _week_of_goal(goal, week))


def _week_of_goal(goal: Goal, a_week: pd.Timestamp) -> pd.Timestamp:
    """First day of the week that contains the goal's date; the far future without a date."""
    if goal.by is None:
        return pd.Timestamp.max
    return a_week + WEEK * ((pd.Timestamp(goal.by) - a_week).days // 7)


def _start(goal: Goal, weeks: pd.DataFrame, advice: Advice, base: Reference) -> _Start | None:
    """Today's start; None if the advice gives no range in the goal's measure."""
    allowed = range_of(base, advice.step) if advice.step else None
    if advice.step is None or allowed is None or base.weeks_ago > evidence.RECENT_ENOUGH_WEEKS.value:
        return None
    current = weeks["week"].iloc[-1]
    number = -((pd.Timestamp(goal.made_on) - current).days // 7)
    begun = number > 0
    kind: Kind = advice.step.name
    own = advice.own_target_now if begun else advice.own_target
    if own and own.target and own.target.unit == allowed.unit and own.compared in ("below", "inside"):
        allowed, kind = own.target, "own"
    limit = advice.longest_run_limit
    longest = (limit.longest_km, limit.km) if limit and goal.measure == "distance" else (nan, nan)
    longest = (limit.longest_minutes, limit.minutes) if limit and goal.measure == "time" else longest
    return _Start(
        week=current if begun else current + WEEK,
        number=number if begun else 1,
        level=base.level,
        # The current week is assumed to hold the level, unless it is the plan's first.
        before=base.recent if begun else (*base.recent, base.level),
        kind=kind,
        low=allowed.low,
        high=allowed.high,
        ceiling=base.ceiling,
        longest=longest[0],
        longest_first=longest[1],
        share=usual_share(weeks, goal.measure),
    )


def _first_plan(goal: Goal, weeks: pd.DataFrame, pain: pd.DataFrame) -> list[PlannedWeek]:
    """The weeks as planned on the day the goal was set, starting with the step advised that day."""
    level, step = goal.start_level, _step_then(goal, weeks, pain)
    if step is None or not level > 0:
        return []
    current = weeks["week"].iloc[-1]
    first = current + WEEK * ((pd.Timestamp(goal.made_on) - current).days // 7 + 1)
    start = _Start(first, 1, level, (level,), step.name, step.low * level, step.high * level)
    return list(islice(_ramp(goal, start), max(len(weeks), int(evidence.PLAN_HORIZON.value))))


def _step_then(goal: Goal, weeks: pd.DataFrame, pain: pd.DataFrame) -> Step | None:
    pain_then = pain[pain["when"] < pd.Timestamp(goal.made_on) + pd.Timedelta(days=1)]
    then = weeks_on(goal.made_on, weeks, pain_then)
    return None if then.empty else advise(then, empty("runs"), pain_then, goal.measure, goal.made_on).step


def _done(first: list[PlannedWeek], goal: Goal, weeks: pd.DataFrame) -> tuple[DoneWeek, ...]:
    """Planned and done amounts of the weeks that have ended since the goal was set."""
    over = weeks.iloc[:-1]
    totals = dict(zip(over["week"], known_totals(over, goal.measure), strict=True))
    return tuple(DoneWeek(week.week, week.planned, totals[week.week]) for week in first if week.week in totals)


def _reached_by(goal: Goal, ahead: list[PlannedWeek], arrival: pd.Timestamp | None) -> PlannedWeek | None:
    if goal.latest_start is None or _is_in_time(goal, arrival):
        return None
    before = [week for week in ahead if week.week.date() <= goal.latest_start and week.kind != "lighter"]
    return before[-1] if before else None
