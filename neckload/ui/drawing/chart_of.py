"""From an analysis to the figures of the main chart, in the chosen unit."""

from __future__ import annotations

from math import nan

import pandas as pd

from neckload.domain.analysis import Analysis
from neckload.domain.months import by_month
from neckload.domain.progression import TOTAL, Measure
from neckload.domain.reference import Range
from neckload.ui.drawing.week_chart import Bar, Chart
from neckload.ui.text.formatting import Unit, at_most, in_unit, span

# Beyond this many weeks a bar is too narrow for a finger, and the log is drawn by month.
MOST_WEEKS = 80
_STEEP = ("above", "steep")


def chart_of(
    analysis: Analysis,
    unit: Unit,
    weeks: pd.DataFrame,
    *,
    volume: bool = True,
    pain: bool = True,
    advice: bool = True,
    description: str = "",
) -> Chart:
    """The chart of some weeks of an analysis, with or without running, pain and advice.

    Args:
        weeks: consecutive judged weeks; beyond `MOST_WEEKS` they are drawn as months.
        advice: also draw next week's range, after the current week.
    """
    measure = analysis.measure
    monthly = len(weeks) > MOST_WEEKS
    ends_now = bool(len(weeks)) and weeks["state"].iloc[-1] == "partial"
    week = analysis.this_week if volume and advice and ends_now else None
    planned = _figures(analysis.advice.target if week else None, measure, unit)
    pain = pain and (not volume or bool(weeks["pain_max"].notna().any()))  # no empty upper half without a score
    subjects = ["worst neck pain"] * pain + ["running"] * volume
    return Chart(
        bars=tuple(_months(weeks, measure, unit) if monthly else _weeks(weeks, measure, unit)),
        unit=("min" if measure == "time" else unit) if volume else "",
        shows_pain=pain,
        planned=planned,
        planned_words=_in_short(planned, "min" if measure == "time" else unit, analysis.advice.is_ceiling),
        title=f"{' and '.join(subjects).capitalize()}, {'month by month' if monthly else 'week by week'}",
        description=description,
        per="month" if monthly else "week",
        goal=None if monthly else _figures(week.range_ if week else None, measure, unit),
    )


def _figures(range_: Range | None, measure: Measure, unit: Unit) -> tuple[float, float] | None:
    """The ends of a range as drawn; None if it is in the other measure."""
    if range_ is None or range_.measure != measure:
        return None
    return (range_.low, range_.high) if measure == "time" else (in_unit(range_.low, unit), in_unit(range_.high, unit))


def _in_short(planned: tuple[float, float] | None, unit: str, is_ceiling: bool) -> str:
    """Next week's figure, short enough for the space beside its box: 129–144, ≈ 120, ≤ 52."""
    if planned is None:
        return ""
    if is_ceiling:
        return f"≤ {at_most(planned[1], unit).rsplit(' ', 1)[0]}"
    return span(*planned, unit).replace("about", "≈")


def _shown(totals: pd.Series, measure: Measure, unit: Unit) -> pd.Series:
    return totals if measure == "time" else in_unit(totals, unit)


def _weeks(weeks: pd.DataFrame, measure: Measure, unit: Unit) -> list[Bar]:
    totals = _shown(weeks[TOTAL[measure]], measure, unit)
    rises = weeks["change_time"].where(weeks["verdict_measure"] == "time", weeks["change_distance"])
    return [
        Bar(
            row["week"].date(),
            row["state"],
            total,
            row["pain_max"],
            rise if row["verdict"] in _STEEP else nan,
            row["after_tablet"],
        )
        for row, total, rise in zip(weeks.to_dict("records"), totals, rises, strict=True)
    ]


def _months(weeks: pd.DataFrame, measure: Measure, unit: Unit) -> list[Bar]:
    months = by_month(weeks, measure)
    totals = _shown(months["total"], measure, unit)
    return [
        Bar(row["month"].date(), row["state"], total, row["pain_max"])
        for row, total in zip(months.to_dict("records"), totals, strict=True)
    ]
