"""Text for one planned week, in the table, the chart and files."""

from __future__ import annotations

from math import isnan

import pandas as pd

from neckload.domain.plan import DoneWeek, Plan, PlannedWeek
from neckload.domain.progression import Measure
from neckload.domain.reference import UNIT, Range
from neckload.ui.text.formatting import (
    UNKNOWN,
    Unit,
    amount,
    at_most,
    figure,
    in_unit,
    number,
    short_week,
    shown_ends,
    step_of,
    target,
    week,
)

KIND = {
    "build": "build",
    "hold": "hold",
    "ease": "ease off",
    "back_off": "back off",
    "own": "your own target",
    "lighter": "lighter week",
}


def weeks_table(plan: Plan, unit: Unit) -> pd.DataFrame:
    """The weeks ahead as the runner reads them, the unit in the headings: so a week has one line on a phone, too."""
    measure = plan.goal.measure
    counted = "min" if measure == "time" else unit
    return pd.DataFrame(
        {
            "Week from": short_week(each.week.date()),
            "What": KIND[each.kind],
            f"Planned, {counted}": planned(each, measure, unit).removesuffix(f" {counted}"),
            f"Range, {counted}": range_words(each, measure, unit).removesuffix(f" {counted}"),
            f"Longest run, {counted}": longest(each, measure, unit).removesuffix(f" {counted}"),
        }
        for each in plan.weeks
    )


def planned(each: PlannedWeek, measure: Measure, unit: Unit) -> str:
    """What is planned for one week, rounded like its range and never outside it as shown."""
    return f"{figure(planned_figure(each, measure, unit))} {'min' if measure == 'time' else unit}"


def planned_figure(each: PlannedWeek, measure: Measure, unit: Unit) -> float:
    """The figure that is printed [min, or `unit`]."""
    name = "min" if measure == "time" else unit
    ends = (each.low, each.planned, each.high)
    low, exact, high = ends if measure == "time" else (in_unit(end, unit) for end in ends)
    shown_low, shown_high = shown_ends(low, high, name)
    step = step_of(high, name)
    return min(max(round(exact / step) * step, shown_low), shown_high)


def range_words(each: PlannedWeek, measure: Measure, unit: Unit) -> str:
    """The range of one week; a dash if it is a single figure."""
    text = target(Range(each.low, each.high, UNIT[measure]), unit)
    return text if "–" in text else UNKNOWN


def longest(each: PlannedWeek, measure: Measure, unit: Unit) -> str:
    """Limit of one week's longest run."""
    if isnan(each.longest_run):
        return UNKNOWN
    limit = at_most(each.longest_run, "min") if measure == "time" else at_most(in_unit(each.longest_run, unit), unit)
    return f"up to {limit}"


def done_table(plan: Plan, unit: Unit) -> pd.DataFrame:
    """Planned and run, week by week, newest first."""
    measure = plan.goal.measure
    return pd.DataFrame(
        {
            "Week from": short_week(each.week.date()),
            "Planned then": amount(each.planned, measure, unit),
            "Run": amount(each.done, measure, unit),
            "Of planned": UNKNOWN if isnan(each.done) else f"{number(each.done / each.planned * 100)} %",
        }
        for each in plan.done[::-1]
    )


def planned_hover(each: PlannedWeek, measure: Measure, unit: Unit) -> str:
    """The hover text of one planned week."""
    lines = [f"<b>{week(each.week.date())}</b>", f"{planned(each, measure, unit)} planned, {KIND[each.kind]}"]
    allowed, limit = range_words(each, measure, unit), longest(each, measure, unit)
    lines += [f"Range {allowed}"] if allowed != UNKNOWN else []
    lines += [f"Longest run {limit}"] if limit != UNKNOWN else []
    return "<br>".join(lines)


def done_hover(each: DoneWeek, measure: Measure, unit: Unit) -> str:
    """What was planned for a week that is over; the chart shows it below what was run."""
    return f"{amount(each.planned, measure, unit)} planned then"
