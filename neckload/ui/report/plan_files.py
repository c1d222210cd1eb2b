"""A plan to take along: weeks for a calendar, rows for a table."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import accumulate

import pandas as pd

from neckload.domain.plan import Plan, PlannedWeek
from neckload.ui.text import plan as plan_words
from neckload.ui.text.finding import NOT_MEDICAL_ADVICE
from neckload.ui.text.formatting import UNKNOWN, Unit, distance, in_unit
from neckload.ui.text.plan_week import KIND, longest, planned, range_words


def calendar(plan: Plan, unit: Unit, made: datetime) -> bytes:
    """The planned weeks as events of whole days (RFC 5545).

    A week keeps its name from one plan to the next, so a newer file puts the old weeks right instead of doubling them.

    Args:
        made: when the file is made, with its zone; of two files calendars take the newer.
    """
    from icalendar import TRANSP, Calendar, Event  # only a download needs them

    stamp = made.astimezone(UTC)
    events = [
        Event.new(
            uid=f"week-{each.week:%Y-%m-%d}@neckload",
            summary=f"Run {planned(each, plan.goal.measure, unit)} this week ({KIND[each.kind]})",
            description=_description(plan, each, unit),
            start=each.week.date(),
            end=each.week.date() + timedelta(days=7),
            stamp=stamp,
            sequence=int(stamp.timestamp()) // 60,
            transparency=TRANSP.TRANSPARENT,
        )
        for each in plan.weeks
    ]
    goal = plan.goal
    if goal.is_race and goal.by:
        events.append(
            Event.new(
                uid="race@neckload",
                summary=f"Race, {distance(goal.race_km, unit)}",
                description=NOT_MEDICAL_ADVICE,
                start=goal.by,
                end=goal.by + timedelta(days=1),
                stamp=stamp,
                sequence=int(stamp.timestamp()) // 60,
            )
        )
    name = f"neckload: {plan_words.goal_phrase(goal, unit)}"
    return bytes(Calendar.new(name=name, prodid="-//neckload//plan//EN", subcomponents=events).to_ical())


def _description(plan: Plan, each: PlannedWeek, unit: Unit) -> str:
    allowed = range_words(each, plan.goal.measure, unit)
    limit = longest(each, plan.goal.measure, unit)
    lines = [f"Range: {allowed}."] if allowed != UNKNOWN else []
    lines += [f"Longest run: {limit}."] if limit != UNKNOWN else []
    return "\n".join([*lines, "Less is fine when your neck asks for it.", NOT_MEDICAL_ADVICE])


def table(plan: Plan, unit: Unit) -> bytes:
    """The planned weeks as CSV; nothing in it but dates, numbers and our own words, so no cell is a formula."""
    of_time = plan.goal.measure == "time"
    name, decimals = ("min", 1) if of_time else (unit, 2)

    def shown(value: float) -> float:
        return round(value if of_time else in_unit(value, unit), decimals)

    # What is summed is what stands in the column beside it.
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
