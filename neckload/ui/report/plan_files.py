"""A plan as files: a calendar, and a table."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

import pandas as pd

from neckload.domain import evidence
from neckload.domain.goal import Goal
from neckload.domain.plan import Plan, PlannedWeek
from neckload.ui.text.formatting import UNKNOWN, Unit, distance, in_unit
from neckload.ui.text.guidance import plan as plan_words
from neckload.ui.text.guidance.plan_week import KIND, longest, planned, range_words
from neckload.ui.text.weeks.finding import NOT_MEDICAL_ADVICE

if TYPE_CHECKING:
    from icalendar import Event


def calendar(plan: Plan, unit: Unit, made: datetime) -> bytes:
    """The planned weeks as events of whole days (RFC 5545).

    A week keeps its uid from one plan to the next, so a newer file updates the old weeks instead of duplicating them.

    Args:
        made: when the file is made, with time zone; calendars keep the newer of two files.
    """
    from icalendar import TRANSP, Calendar, Event  # loaded only for a download

    stamp = made.astimezone(UTC)
    events = [
        Event.new(
            uid=f"week-{each.week:%Y-%m-%d}@neckload",
            summary=_summary(plan, each, unit, ahead),
            description=_description(plan, each, unit, ahead),
            start=each.week.date(),
            end=each.week.date() + timedelta(days=7),
            stamp=stamp,
            sequence=int(stamp.timestamp()) // 60,
            transparency=TRANSP.TRANSPARENT,
        )
        for ahead, each in enumerate(plan.weeks)
    ]
    if plan.goal.is_race and plan.goal.by:
        events.append(_race(plan.goal, plan.goal.by, unit, stamp))
    name = f"neckload: {plan_words.goal_phrase(plan.goal, unit)}"
    made_of = Calendar.new(name=name, prodid="-//neckload//plan//EN", subcomponents=events)
    # For calendars that subscribe to the file: it is a publication, to be refreshed every day.
    for prop, value in {"method": "PUBLISH", "x-published-ttl": "P1D"}.items():
        made_of.add(prop, value)
    return bytes(made_of.to_ical())


def _race(goal: Goal, on: date, unit: Unit, stamp: datetime) -> Event:
    from icalendar import Event

    return Event.new(
        uid="race@neckload",
        summary=f"Race, {distance(goal.race_km, unit)}",
        description=NOT_MEDICAL_ADVICE,
        start=on,
        end=on + timedelta(days=1),
        stamp=stamp,
        sequence=int(stamp.timestamp()) // 60,
    )


_FIGURES_AHEAD = int(evidence.CALENDAR_WEEKS.value)
LOOK_FIRST = "Check neckload before this week: your neck may call for less by then."


def _summary(plan: Plan, each: PlannedWeek, unit: Unit, ahead: int) -> str:
    """The event's title: with a figure only for the next weeks, as later ones depend on the neck."""
    if ahead >= _FIGURES_AHEAD:
        return "Running week: check neckload first"
    return f"Run {planned(each, plan.goal.measure, unit)} ({KIND[each.kind]}): check neckload before this week"


def _description(plan: Plan, each: PlannedWeek, unit: Unit, ahead: int) -> str:
    if ahead >= _FIGURES_AHEAD:
        return f"{LOOK_FIRST}\n{NOT_MEDICAL_ADVICE}"
    allowed = range_words(each, plan.goal.measure, unit)
    limit = longest(each, plan.goal.measure, unit)
    lines = [f"Range: {allowed}."] if allowed != UNKNOWN else []
    lines += [f"Longest run: {limit}."] if limit != UNKNOWN else []
    return "\n".join([*lines, LOOK_FIRST, NOT_MEDICAL_ADVICE])


def table(plan: Plan, unit: Unit) -> bytes:
    """The planned weeks as CSV. It has only dates, numbers and our own words, so no cell can be a formula."""
    of_time = plan.goal.measure == "time"
    name, decimals = ("min", 1) if of_time else (unit, 2)

    def shown(value: float) -> float:
        return round(value if of_time else in_unit(value, unit), decimals)

    # The sums are of the rounded figures, so that they match the column.
    sums = accumulate(shown(each.planned) for each in plan.weeks)
    rows = pd.DataFrame(
        {
            "week": f"{each.week:%Y-%m-%d}",
            "kind": each.kind,
            f"low_{name}": shown(each.low),
            f"planned_{name}": shown(each.planned),
            f"high_{name}": shown(each.high),
            f"longest_run_up_to_{name}": shown(each.longest_run),
            f"sum_{name}": round(total, decimals),
        }
        for each, total in zip(plan.weeks, sums, strict=True)
    )
    return f"{rows.to_csv(index=False)}# {NOT_MEDICAL_ADVICE}\n".encode()
