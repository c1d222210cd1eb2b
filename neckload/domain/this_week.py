"""The week that is running: how far it is, what of its range is left, and how the neck is in it."""

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
    """What *This week* says before everything else. Totals are in the measure of the range [min or km]."""

    week: pd.Timestamp
    days_left: int
    """Days after today; 0 on its last day."""
    measure: Measure
    total: float
    """0 when nothing is recorded yet."""
    runs: int
    runs_without: int
    """Of the runs, those that lack the measure."""
    range_: Range | None
    """What the week is held against: the runner's own target, else next week's range, fair for this one too."""
    set_by: Literal["me", "therapist"] | None
    """Who set it; None for the range of the table."""
    standing: Standing
    """late: still below on one of the last two days, when nobody should hurry to fill a week."""
    left: tuple[float, float]
    """From and up to how much more fits into the range; NaN without one."""
    stop_above: float = nan
    """The therapist's ceiling for this week, where the neck has passed it [0-10]; else NaN."""


@dataclass(frozen=True)
class NeckLately:
    """The neck at a glance [0-10]. NaN: no score."""

    worst: float
    """Of this week."""
    worst_before: float
    """Of the week before."""
    weekly: tuple[float, ...]
    """Worst of each of the last 12 weeks, this one last."""
    last_score: float = nan
    last_when: pd.Timestamp | None = None
    last_moment: str = ""


def this_week(weeks: pd.DataFrame, advice: Advice, measure: Measure, today: date) -> ThisWeek | None:
    """The week that is running; None while no running is recorded.

    Args:
        weeks: the judged weeks up to the current one (`progression.with_progression`).
        measure: the measure in force, where no range says which.
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
    """The neck of this week and the eleven before it, running or not.

    Args:
        pain: columns of `tables.PAIN`.
        weeks: the judged weeks, whose `pain_max` knows typed scores too; they may be none.
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
