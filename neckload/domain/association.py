"""Does the neck follow the load? One answer and how sure it is, or what is missing for one.

"Goes together with", never "causes": other things change with mileage, and a link within one week cannot say which came
first. The method is `lagged.lagged_permutation_test`: two views of the load (its level, and its change from the week
before), lags of 0 to 2 weeks, one p value for the whole search. If runs and pain are known day by day, it uses daily
load and lags of 1 to 7 days instead: weekly totals miss pain that comes the next day and goes again. Lag 0 is left out
by day because a sore neck may have shortened that day's run.

How sure the answer is comes from the last of a few looks (`looks`); the estimates use the whole record.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import nan
from typing import Literal

import pandas as pd

from neckload.domain import evidence_link
from neckload.domain.certainty import Certainty, certainty
from neckload.domain.lag_effects import Effect, effects
from neckload.domain.lagged import Search, lagged_permutation_test
from neckload.domain.looks import Look, Looks, looks
from neckload.domain.progression import Measure
from neckload.domain.steps import Exposure, Resolution, Steps, by_week, is_daily


@dataclass(frozen=True)
class LagEffect:
    """The effect of the load `lag` weeks (days) before, with an approximate 98 % interval."""

    lag: int
    estimate: float
    """Pain points per week at 30 % above the usual load, or by day per usual-sized run; NaN if unknown."""
    low: float
    high: float
    p: float
    """At the last look, for the stronger of the two exposures at this lag, adjusted for the whole search. Unlike the
    estimate by day it does not hold the other lags fixed, so only the winning lag's p is worth reporting."""
    pairs: int
    standard_error: float = nan
    """Of the estimate; NaN if that is NaN."""


@dataclass(frozen=True)
class Schedule:
    """The looks at the record so far and the next one. Weeks are those with known load and pain."""

    taken: int
    """Number of looks that gave an answer."""
    as_of: date | None
    """Last day of the data behind the answer; None before the first look."""
    weeks: int
    """Number of weeks behind the answer."""
    known_weeks: int
    """Number of weeks so far."""
    next_weeks: int
    """Number of weeks at which the next look is due."""
    next_on: date | None
    """Its date if every week until then is recorded; None if it is overdue because it cannot be answered yet."""
    progress: float
    """Progress of the record towards the next look, 0 to 1."""


@dataclass(frozen=True, eq=False)
class Association:
    """The answer, or what is missing for one. What must not be reported is None or NaN."""

    verdict: Certainty
    """From the last look."""
    resolution: Resolution
    schedule: Schedule
    pairs_used: int
    """Weeks (days) with known load and pain behind the answer."""
    painful: int
    """Those of them with pain above 0."""
    zero_share: float
    """Share of them without pain; NaN if there are none."""
    weeks_missing_for_an_answer: int
    """Further weeks with pain scores that the first look needs; 0 if there are enough."""
    aligned: pd.DataFrame
    """date (first day of the week, or the day), load [min or km], pain [0-10], shifted (the load `lag` before)."""
    p: float | None = None
    """For the whole search; None if none may be reported."""
    exposure: Exposure | None = None
    """The view of the load that won; the estimate is always of the load's level."""
    lag: int | None = None
    """In weeks (days)."""
    sign: Literal[-1, 0, 1] = 0
    """1: more load, more pain."""
    estimate: float = nan
    """At the winning lag, over the whole record; see `LagEffect`."""
    low: float = nan
    high: float = nan
    smallest_detectable: float = nan
    """Smallest effect this record could have shown with 80 % power, in the unit of the estimate."""
    effects: tuple[LagEffect, ...] = ()
    power: float = nan
    """Probability, 0 to 1, that a look like the last one detects a real effect of `power_points`."""
    power_points: float = nan
    power_weeks: int = 0
    """The number of weeks that `power` refers to."""
    winners_curse: bool = False
    """Less than a year on record: a detected effect is probably smaller than it looks."""


def associate(weeks: pd.DataFrame, days: Steps, measure: Measure, today: date) -> Association:
    """Whether pain goes together with load in this record.

    By day from `evidence_link.ANSWER_DAYS` days with known load and pain, otherwise by week.

    Args:
        weeks: every week of the diary (`weeks.weekly`).
        days: every day of the diary (`steps.by_day`).
        measure: the total used as load.
        today: its week is not over and is left out.
    """
    record = _Record(by_week(weeks, measure), days)
    taken = looks(record.weeks.known, int(evidence_link.ANSWER_WEEKS.value), record.can_answer)
    schedule = _schedule(record, taken, weeks, today)
    if taken.last is None:
        return _without_answer(record, taken, schedule)
    read = record.up_to(taken.last.end)
    search = lagged_permutation_test(read.exposures, read.pain, read.scale.lags, read.scale.cycle)
    if search.best is None:
        return _unanswered(read, schedule, "nothing_to_compare")
    return _answered(read, record.in_resolution(read.scale.resolution), schedule, search, *search.best)


@dataclass(frozen=True, eq=False)
class _Record:
    """The whole diary by week and by day. Looks always count weeks, even if the record is then read by day."""

    weeks: Steps
    days: Steps

    def up_to(self, place: int) -> Steps:
        """The record up to the end of this week, by day if there are enough days."""
        week = self.weeks.frame["date"].iloc[place]
        days = self.days.up_to(week + pd.Timedelta(days=6))
        return days if is_daily(days) else self.weeks.up_to(week)

    def can_answer(self, place: int) -> bool:
        if self.weeks.painful[: place + 1].sum() < evidence_link.ANSWER_PAINFUL_WEEKS.value:
            return False
        read = self.up_to(place)
        return not (_weeks_to_compare(read) or read.is_constant)

    def in_resolution(self, resolution: Resolution | None = None) -> Steps:
        """The whole record in the given resolution; if None, by day if there are enough days."""
        end = pd.Timestamp.max
        days = self.days.up_to(end)
        goes_by_day = is_daily(days) if resolution is None else resolution == "day"
        return days if goes_by_day else self.weeks.up_to(end)


def _weeks_to_compare(read: Steps) -> int:
    """Further weeks needed that directly follow a known one."""
    return max(int(evidence_link.ANSWER_COMPARISONS.value) - read.consecutive, 0)


def _schedule(record: _Record, taken: Looks, weeks: pd.DataFrame, today: date) -> Schedule:
    current = weeks["week"].iloc[-1].date() if len(weeks) else today
    last: Look | None = taken.last
    frame, known = record.weeks.frame, record.weeks.known
    return Schedule(
        taken=len(taken.taken),
        as_of=(frame["date"].iloc[last.end] + pd.Timedelta(days=6)).date() if last else None,
        weeks=int(known[: last.end + 1].sum()) if last else 0,
        known_weeks=taken.known,
        next_weeks=taken.next_due,
        next_on=current + timedelta(weeks=taken.missing) if taken.missing else None,
        progress=taken.progress,
    )


def _without_answer(record: _Record, taken: Looks, schedule: Schedule) -> Association:
    read = record.in_resolution()
    missing = max(taken.missing, _weeks_to_compare(read))
    if missing or not read.is_constant:
        return _unanswered(read, schedule, "not_enough", missing)
    return _unanswered(read, schedule, "nothing_to_compare")


def _unanswered(read: Steps, schedule: Schedule, verdict: Certainty, weeks_missing: int = 0) -> Association:
    painful = int(read.painful.sum())
    return Association(
        verdict=verdict,
        resolution=read.scale.resolution,
        schedule=schedule,
        pairs_used=read.count,
        painful=painful,
        zero_share=1 - painful / read.count if read.count else nan,
        weeks_missing_for_an_answer=weeks_missing,
        aligned=_aligned(read, lag=0),
        p=1.0 if verdict == "nothing_to_compare" else None,
    )


def _answered(read: Steps, so_far: Steps, schedule: Schedule, search: Search, exposure: int, lag: int) -> Association:
    """The last look's answer, with the effects over the whole record."""
    scale = read.scale
    p = float(search.p[exposure, lag])
    by_lag = _effects(so_far)
    best = by_lag[lag]
    sure = certainty(p, evidence_link.CLEAR_CHANCE, evidence_link.SOME_CHANCE)
    blank = _unanswered(read, schedule, sure)
    return replace(
        blank,
        aligned=_aligned(so_far, scale.lags[lag]),
        p=p,
        exposure=scale.exposures[exposure],
        lag=scale.lags[lag],
        sign=1 if search.r[exposure, lag] > 0 else -1,
        estimate=best.estimate if best else nan,
        low=best.low if best else nan,
        high=best.high if best else nan,
        smallest_detectable=evidence_link.DETECTABLE_ERRORS.value * best.standard_error if best else nan,
        effects=tuple(map(_lag_effect, scale.lags, by_lag, search.p.min(axis=0), search.pairs[0])),
        power=scale.power.of(schedule.weeks, blank.zero_share),
        power_points=scale.power.points,
        power_weeks=schedule.weeks,
        winners_curse=schedule.weeks < evidence_link.SHORT_RECORD_WEEKS.value,
    )


def _effects(so_far: Steps) -> list[Effect | None]:
    """The effect at each lag, in the unit it is reported in."""
    scale, relative = so_far.scale, so_far.scale.relative(so_far.load)
    groups = [scale.lags] if scale.together else [(lag,) for lag in scale.lags]
    return [effect for group in groups for effect in effects(so_far.pain, relative, group, scale.cycle)]


def _lag_effect(lag: int, effect: Effect | None, p: float, pairs: int) -> LagEffect:
    if effect is None:
        return LagEffect(lag, nan, nan, nan, float(p), int(pairs))
    return LagEffect(lag, effect.estimate, effect.low, effect.high, float(p), effect.pairs, effect.standard_error)


def _aligned(steps: Steps, lag: int) -> pd.DataFrame:
    return steps.frame.assign(shifted=steps.frame["load"].shift(lag))
