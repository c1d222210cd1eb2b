"""What the plan asks of the week it begins with, and which counts: the plan or the range, whichever is lower."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from neckload.domain.plan import Plan, PlannedWeek
from neckload.domain.progression import TOLERANCE, Measure
from neckload.domain.reference import Range
from neckload.domain.this_week import ThisWeek

Counts = Literal["plan", "range", "both"]


@dataclass(frozen=True)
class PlanNow:
    """The plan's first week."""

    week: PlannedWeek
    measure: Measure
    is_this_week: bool
    """False if it is next week."""
    counts: Counts
    """both: the planned amount lies in the range, or there is no range in its measure."""


def plan_now(plan: Plan | None, current: ThisWeek | None, next_range: Range | None) -> PlanNow | None:
    """The plan's first week compared with the range of the same week; None if the plan has no week ahead."""
    if plan is None or current is None or not plan.weeks or plan.status == "reached":
        return None
    first, measure = plan.weeks[0], plan.goal.measure
    is_this_week = first.week == current.week
    beside = current.range_ if is_this_week else next_range
    return PlanNow(first, measure, is_this_week, _counts(first, measure, beside))


def _counts(first: PlannedWeek, measure: Measure, beside: Range | None) -> Counts:
    if beside is None or beside.measure != measure:
        return "both"
    if first.planned < beside.low - TOLERANCE:
        return "plan"
    return "range" if first.planned > beside.high + TOLERANCE else "both"
