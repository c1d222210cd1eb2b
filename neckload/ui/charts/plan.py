"""The picture of *Plan*: what was run, what is planned, and the goal."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from neckload.domain.analysis import Analysis
from neckload.domain.plan import WEEK, Plan
from neckload.domain.progression import TOTAL, Measure
from neckload.ui.charts.style import NECK, NONE, QUIET, RUNNING, dates, figure, label, level
from neckload.ui.text.formatting import Unit, amount, in_unit
from neckload.ui.text.guidance import plan as plan_words
from neckload.ui.text.guidance import plan_week
from neckload.ui.text.weeks import weeks as week_words

_HALF_WEEK = WEEK / 2
_BAR_MS = 5.6 * 24 * 3600 * 1000
_BAND = "rgba(42,127,174,0.28)"
_LIGHTER = "rgba(138,144,142,0.25)"
# Past weeks that are shown, at the most, before the weeks to come.
_PAST_WEEKS = 16
_LINE_SHARE = 0.012


def key(plan: Plan) -> list[tuple[str, str, str]]:
    """What is drawn: inside, edge, words."""
    drawn = [(RUNNING, RUNNING, "run"), (NONE, RUNNING, "planned"), (_BAND, _BAND, "its range")]
    drawn += [(_LIGHTER, RUNNING, "lighter week")] if any(each.kind == "lighter" for each in plan.weeks) else []
    return drawn + ([(QUIET, QUIET, "planned when the goal was set")] if plan.done else [])


def way_to_goal(analysis: Analysis, plan: Plan, unit: Unit) -> go.Figure:
    """Weeks that were run as bars, planned weeks as open bars with their range, the goal as a line."""
    measure = plan.goal.measure
    past = analysis.record.weeks.tail(_PAST_WEEKS)
    last = plan.weeks[-1].week if plan.weeks else past["week"].iloc[-1]
    end = max(last, _race_day(plan) or last)
    goal = _shown(plan.goal.amount, measure, unit)
    goal_text = f"{plan_words.GOAL_LINE[plan.goal.is_race]}: {amount(plan.goal.amount, measure, unit)}"
    return figure(
        [_run(past, measure, unit), *_planned(plan, unit), _planned_then(plan, unit)],
        height=380,
        titles=((f"Running, {'min' if measure == 'time' else unit} a week", 1.0),),
        annotations=[
            label(goal_text, x=0, xref="paper", xanchor="left", y=goal, yanchor="bottom"),
            *_race(plan),
        ],
        shapes=[level(goal), *_race_line(plan)],
        barmode="overlay",
        xaxis={"range": [past["week"].iloc[0] - WEEK / 4, end + WEEK * 1.5], "nticks": 5, **dates()},
        yaxis={"rangemode": "tozero"},
    )


def _shown(value: Any, measure: Measure, unit: Unit) -> Any:
    return value if measure == "time" else in_unit(value, unit)


def _run(past: pd.DataFrame, measure: Measure, unit: Unit) -> go.Bar:
    running = past["state"] == "partial"
    return go.Bar(
        x=past["week"] + _HALF_WEEK,
        y=_shown(past[TOTAL[measure]], measure, unit),
        width=[_BAR_MS] * len(past),
        marker={"color": RUNNING, "opacity": running.map({True: 0.45, False: 1.0}).tolist(), "cornerradius": 3},
        hovertext=[week_words.hover(week_words.week_lines(row, measure, unit)) for row in past.to_dict("records")],
        hoverinfo="text",
    )


def _planned(plan: Plan, unit: Unit) -> list[go.Bar]:
    """An open bar up to what is planned, and the range as a pale cap; a lighter week is pale all over."""
    measure = plan.goal.measure
    weeks = [each for each in plan.weeks if each.kind != "lighter"]
    lighter = [each for each in plan.weeks if each.kind == "lighter"]
    return [
        go.Bar(
            x=[each.week + _HALF_WEEK for each in weeks],
            base=[_shown(each.low, measure, unit) for each in weeks],
            y=[_shown(each.high - each.low, measure, unit) for each in weeks],
            width=[_BAR_MS] * len(weeks),
            marker={"color": _BAND},
            hoverinfo="skip",
        ),
        *(
            go.Bar(
                x=[each.week + _HALF_WEEK for each in some],
                y=[_shown(each.planned, measure, unit) for each in some],
                width=[_BAR_MS] * len(some),
                marker={"color": fill, "line": {"color": RUNNING, "width": 1.3}, "cornerradius": 3},
                hovertext=[plan_week.planned_hover(each, measure, unit) for each in some],
                hoverinfo="text",
            )
            for some, fill in ((weeks, NONE), (lighter, _LIGHTER))
        ),
    ]


def _planned_then(plan: Plan, unit: Unit) -> go.Bar:
    """What was planned, on the day the goal was set, for the weeks that are over: a thin line across each."""
    measure = plan.goal.measure
    thin = plan.goal.amount * _LINE_SHARE
    return go.Bar(
        x=[each.week + _HALF_WEEK for each in plan.done],
        base=[_shown(each.planned - thin / 2, measure, unit) for each in plan.done],
        y=[_shown(thin, measure, unit)] * len(plan.done),
        width=[_BAR_MS] * len(plan.done),
        marker={"color": QUIET},
        hovertext=[plan_week.done_hover(each, measure, unit) for each in plan.done],
        hoverinfo="text",
    )


def _race_day(plan: Plan) -> pd.Timestamp | None:
    return pd.Timestamp(plan.goal.by) if plan.goal.is_race and plan.goal.by else None


def _race_line(plan: Plan) -> list[dict[str, Any]]:
    day = _race_day(plan)
    line = {"color": NECK, "width": 2}
    return (
        [] if day is None else [{"type": "line", "x0": day, "x1": day, "y0": 0, "y1": 1, "yref": "paper", "line": line}]
    )


def _race(plan: Plan) -> list[dict[str, Any]]:
    day = _race_day(plan)
    return [] if day is None else [label("race", x=day, y=1, yref="paper", xanchor="right", yanchor="top", xshift=-4)]
