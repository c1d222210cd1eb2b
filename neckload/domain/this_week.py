"""The current week: how far along it is, what is left of its range, and how the neck is doing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import isnan, nan
from typing import Any, Literal

import pandas as pd

from neckload.domain import evidence
from neckload.domain.advice import Advice
from neckload.domain.neck_ceiling import of_this_week
from neckload.domain.progression import LACKING, TOLERANCE, TOTAL, Measure
from neckload.domain.reference import Range
from neckload.domain.weeks import WeekStart, week_of

Standing = Literal["no_range", "below", "late", "inside", "above"]

_WEEK_DAYS = 7
GLANCE_WEEKS = 12


@dataclass(frozen=True)
class ThisWeek:
    """The headline facts of *This week*. Totals are in the measure of the range [min or km]."""

    week: pd.Timestamp
    days_left: int
    """Days after today; 0 on the last day of the week."""
    measure: Measure
    total: float
    """0 if nothing is recorded yet."""
    runs: int
    runs_without: int
    """Runs that lack the measure."""
    range_: Range | None
    """The range the week is compared with: the runner's own target, or else next week's range, which applies here too.
    """
    set_by: Literal["me", "therapist"] | None
    """Who set it; None for the advised range."""
    standing: Standing
    """late: still below on one of the last two days, when nobody should rush to fill a week."""
    left: tuple[float, float]
    """From and to amounts that still fit into the range; NaN without one."""
    stop_above: float = nan
    """The therapist's ceiling for this week if the neck has passed it [0-10]; otherwise NaN."""


@dataclass(frozen=True)
class NeckLately:
    """The neck at a glance [0-10]. NaN: no score."""

    worst: float
    """This week."""
    worst_before: float
    """The week before."""
    weekly: tuple[float, ...]
    """Worst score of each of the last 12 weeks, this one last."""
    last_score: float = nan
    last_when: pd.Timestamp | None = None
    last_moment: str = ""


def this_week(weeks: pd.DataFrame, advice: Advice, measure: Measure, today: date) -> ThisWeek | None:
    """The current week; None if no runs are recorded.

    Args:
        weeks: judged weeks up to the current one (`progression.with_progression`).
        measure: the measure in use, if no range decides it.
    """
    if weeks.empty:
        return None
    own = advice.own_target_now if advice.own_target_now and advice.own_target_now.target else None
    range_ = own.target if own else advice.target
    measure = range_.measure if range_ else measure
    current = weeks.iloc[-1]
    known = float(current[TOTAL[measure]])
    total = 0.0 if isnan(known) else known
    days_left = _WEEK_DAYS - 1 - (today - current["week"].date()).days
    return ThisWeek(
        week=current["week"],
        days_left=days_left,
        measure=measure,
        total=total,
        runs=int(current["runs"]),
        runs_without=int(current[LACKING[measure]]),
        range_=range_,
        set_by=own.set_by if own else None,
        stop_above=of_this_week([each for each in advice.neck_ceilings if each.is_passed]),
        standing=_standing(total, range_, days_left),
        left=(max(range_.low - total, 0.0), max(range_.high - total, 0.0)) if range_ else (nan, nan),
    )


def _standing(total: float, range_: Range | None, days_left: int) -> Standing:
    if range_ is None:
        return "no_range"
    if total > range_.high + TOLERANCE:
        return "above"
    if total >= range_.low - TOLERANCE:
        return "inside"
    return "late" if days_left < evidence.LAST_DAYS.value else "below"


def neck_lately(pain: pd.DataFrame, week_start: WeekStart, weeks: pd.DataFrame, today: date) -> NeckLately:
    """The neck in this week and the eleven before it, with or without running.

    Args:
        pain: columns of `tables.PAIN`.
        weeks: the judged weeks, whose `pain_max` includes typed scores; may be empty.
    """
    scored = pain[(pain["when"] < pd.Timestamp(today) + pd.Timedelta(days=1)) & pain["pain_0_10"].notna()]
    current = week_of(pd.Series([pd.Timestamp(today)]), week_start)[0]
    calendar = pd.date_range(end=current, periods=GLANCE_WEEKS, freq="7D")
    of_entries = scored.groupby(week_of(scored["when"], week_start))["pain_0_10"].max().reindex(calendar)
    worst = weeks.set_index("week")["pain_max"].reindex(calendar).fillna(of_entries).astype(float)
    newest = scored.sort_values("when", kind="stable").tail(1)
    entry: dict[Any, Any] = newest.iloc[0].to_dict() if len(newest) else {}
    return NeckLately(
        worst=float(worst.iloc[-1]),
        worst_before=float(worst.iloc[-2]),
        weekly=tuple(map(float, worst)),
        last_score=float(entry.get("pain_0_10", nan)),
        last_when=entry.get("when"),
        last_moment=str(entry.get("moment", "")),
    )
