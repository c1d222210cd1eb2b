"""The words of one planned week: its figure, range and longest run, in the table, in the chart and in files."""

from __future__ import annotations

from itertools import accumulate
from math import isnan

import pandas as pd

from neckload.domain.plan import DoneWeek, Plan, PlannedWeek
from neckload.domain.progression import Measure
from neckload.domain.reference import UNIT, Range
from neckload.ui.text import locale_format
from neckload.ui.text.formatting import (
    UNKNOWN,
    Unit,
    amount,
    at_most,
    in_unit,
    number,
    short_week,
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
_HAIR = 1e-6


def weeks_table(plan: Plan, unit: Unit) -> pd.DataFrame:
    """The weeks ahead as the runner reads them; the sums are those of the figures beside them."""
    measure = plan.goal.measure
    decimals, name = (0, "min") if measure == "time" else (1, unit)
    sums = accumulate(_planned_figure(each, measure, unit)[0] for each in plan.weeks)
    return pd.DataFrame(
        {
            "Week from": short_week(each.week.date()),
            "What": KIND[each.kind],
            "Planned": planned(each, measure, unit),
            "Range": range_words(each, measure, unit),
            "Longest run": longest(each, measure, unit),
            "Sum so far": f"{number(total, decimals)} {name}",
        }
        for each, total in zip(plan.weeks, sums, strict=True)
    )


def planned(each: PlannedWeek, measure: Measure, unit: Unit) -> str:
    """What is planned for one week, written as finely as its range and never outside it."""
    shown, decimals = _planned_figure(each, measure, unit)
    return f"{number(shown, decimals)} {'min' if measure == 'time' else unit}"


def _planned_figure(each: PlannedWeek, measure: Measure, unit: Unit) -> tuple[float, int]:
    """The figure that is printed, and its decimals."""
    allowed = range_words(each, measure, unit)
    figures = (each.low, each.planned, each.high)
    low, exact, high = figures if measure == "time" else (in_unit(figure, unit) for figure in figures)
    decimals = int(measure == "distance") if allowed == UNKNOWN else _decimals(allowed)
    shown = round(exact, decimals)
    if allowed != UNKNOWN:
        shown += ((shown < low - _HAIR) - (shown > high + _HAIR)) / 10**decimals
    return shown, decimals


def _decimals(allowed: str) -> int:
    """How finely a range is written."""
    figure, _, fine = allowed.split(" ")[0].rpartition(locale_format.current().decimal)
    return len(fine) if figure else 0


def range_words(each: PlannedWeek, measure: Measure, unit: Unit) -> str:
    """From-to of one week; a dash where there is only one figure."""
    text = target(Range(each.low, each.high, UNIT[measure]), unit)
    return text if "–" in text else UNKNOWN


def longest(each: PlannedWeek, measure: Measure, unit: Unit) -> str:
    """Limit of one week's longest run."""
    if isnan(each.longest_run):
        return UNKNOWN
    limit = at_most(each.longest_run, 0, "min")
    return f"up to {limit if measure == 'time' else at_most(in_unit(each.longest_run, unit), 1, unit)}"


def done_table(plan: Plan, unit: Unit) -> pd.DataFrame:
    """Planned against run, newest first."""
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
    """One week ahead, for the chart."""
    lines = [f"<b>{week(each.week.date())}</b>", f"{planned(each, measure, unit)} planned, {KIND[each.kind]}"]
    allowed, limit = range_words(each, measure, unit), longest(each, measure, unit)
    lines += [f"Range {allowed}"] if allowed != UNKNOWN else []
    lines += [f"Longest run {limit}"] if limit != UNKNOWN else []
    return "<br>".join(lines)


def done_hover(each: DoneWeek, measure: Measure, unit: Unit) -> str:
    """What was planned for a week that is over, for the chart."""
    return f"<b>{week(each.week.date())}</b><br>{amount(each.planned, measure, unit)} planned then"
