"""The main picture: running and neck, week by week. No streamlit, no sums: every number drawn is in the analysis."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from neckload.domain import evidence
from neckload.domain.advice import Range
from neckload.domain.analysis import Analysis
from neckload.domain.progression import TOTAL, Measure, known_totals
from neckload.ui.charts import event_labels, exercise_marks, silent_weeks, style
from neckload.ui.charts.style import ABOVE, NECK, NONE, QUIET, RUNNING, STEEP, dates, figure, label, level
from neckload.ui.text import finding
from neckload.ui.text import weeks as week_words
from neckload.ui.text.formatting import Unit, in_unit, percent, score, short_week, span, target, week
from neckload.ui.text.memo import once

# How a week's bar is painted (inside, edge), and what that means. A verdict that is not named is drawn, not compared.
KEY = {
    "calm": (RUNNING, RUNNING, f"up to +{evidence.GUIDELINE_HIGH.value * 100:.0f} %"),
    "return": ("rgba(42,127,174,0.35)", RUNNING, "back to an earlier level"),
    "above": (ABOVE, ABOVE, "+10–30 %"),
    "steep": (STEEP, STEEP, "over +30 %"),
    "not_compared": ("rgba(138,144,142,0.35)", QUIET, "not compared"),
}
PAINTED = {
    "lower": "calm",
    "steady": "calm",
    "within": "calm",
    "return": "return",
    "above": "above",
    "steep": "steep",
}
_SO_FAR = f"repeating-linear-gradient(135deg, {QUIET} 0 2px, transparent 2px 5px)"
_ALLOWED = "rgba(138,144,142,0.35)"

_PAIN_TICKS = [0, evidence.PAIN_LOW.value, evidence.PAIN_MIDDLE.value, 10]

_WEEK = pd.Timedelta(days=7)
_HALF_WEEK = pd.Timedelta(days=3.5)
_DAY_MS = 24 * 3600 * 1000
_BAR_WIDTH = 5.6 * _DAY_MS
# More bars than this leave no room for words, round corners and brackets, and take the browser seconds to draw.
_ROOM_FOR_WEEKS = 60
_ABOVE_THE_BARS = 0.60
_NEXT_WEEK_MARGIN_PX = 62


@once
def load_and_pain(analysis: Analysis, unit: Unit) -> go.Figure:
    """Weekly volume with its verdicts below, neck pain above, next week's range as an open box."""
    weeks, measure = _drawable(analysis, unit), analysis.measure
    planned = _planned(analysis)
    first, last = weeks["week"].iloc[0], weeks["week"].iloc[-1]
    return figure(
        [
            *_pain(weeks),
            *exercise_marks.dots(weeks),
            *_bars(weeks),
            *_allowed(weeks),
            *_jumps(weeks),
            *silent_weeks.marks(weeks, worded=_has_room(weeks)),
            *_next_week(planned, last + _WEEK, unit),
        ],
        height=460,
        titles=(
            ("Worst neck pain of the week, 0–10", 1.0),
            (f"Running, {'min' if measure == 'time' else unit} a week", _ABOVE_THE_BARS + 0.055),
        ),
        annotations=[*_next_week_label(planned, unit), *event_labels.labels(analysis, unit)],
        shapes=[
            *(level(limit.value, yref="y") for limit in (evidence.PAIN_LOW, evidence.PAIN_MIDDLE)),
            *silent_weeks.gaps(weeks),
            *event_labels.marks(analysis),
        ],
        barmode="overlay",
        margin={"r": _NEXT_WEEK_MARGIN_PX if planned else 8},
        xaxis={
            "range": [first - pd.Timedelta(days=2), last + pd.Timedelta(days=15)],
            "nticks": 6,
            "anchor": "y2",
            **dates(),
        },
        yaxis={
            "range": [-0.4, exercise_marks.top(weeks)],
            "tickvals": _PAIN_TICKS,
            "domain": [0.74, 1],
        },
        yaxis2={"rangemode": "tozero", "domain": [0, _ABOVE_THE_BARS], "anchor": "x"},
    )


@once
def load_and_pain_key(analysis: Analysis) -> str:
    """What the bars' colours mean, of those that are drawn, as a line of HTML."""
    weeks = analysis.weeks
    run = weeks[weeks[TOTAL[analysis.measure]] > 0]
    painted = set(run["verdict"].map(PAINTED).fillna("not_compared").where(run["verdict"] != "partial"))
    entries = [KEY[name] for name in KEY if name in painted]
    entries += [(_SO_FAR, QUIET, "this week so far")] * bool((run["verdict"] == "partial").any())
    entries += [(_ALLOWED, NONE, f"{finding.GUIDELINE} on the week before")] * bool(
        _has_room(weeks) and _fair(analysis).any()
    )
    entries += [(NONE, RUNNING, "next week’s range")] * (_planned(analysis) is not None)
    entries += exercise_marks.key(weeks)
    entries += [(silent_weeks.UNRECORDED, NONE, "not recorded")] * bool((weeks["state"] == "unrecorded").any())
    return style.key_html(entries)


def _planned(analysis: Analysis) -> Range | None:
    """Next week's range, where it is in the measure that is drawn."""
    target = analysis.advice.target
    return target if target and target.measure == analysis.measure else None


def _drawable(analysis: Analysis, unit: Unit) -> pd.DataFrame:
    """One row per week with what is drawn: middle day, height, what a step of the guideline would be, hover."""
    weeks, measure = analysis.weeks, analysis.measure
    before = known_totals(weeks, measure).shift().where(_fair(analysis))
    low, high = before * (1 + evidence.GUIDELINE_LOW.value), before * (1 + evidence.GUIDELINE_HIGH.value)
    allowed = [(a, b) if pd.notna(a) else None for a, b in zip(low, high, strict=True)]
    hover = [
        week_words.week_hover(row, measure, unit, band)
        for row, band in zip(weeks.to_dict("records"), allowed, strict=True)
    ]
    return weeks.assign(
        middle=weeks["week"] + _HALF_WEEK,
        height=_shown(weeks[TOTAL[measure]], measure, unit),
        allowed_low=_shown(low, measure, unit),
        allowed_high=_shown(high, measure, unit),
        hover=pd.Series(hover, index=weeks.index, dtype=object),
    )


def _fair(analysis: Analysis) -> pd.Series:
    """Weeks whose week before is a fair baseline: only there does a band of 5–10 % mean anything.

    The week that is running gets none: there the advice beside the chart counts.
    """
    before = known_totals(analysis.weeks, analysis.measure).shift()
    return ~analysis.weeks["verdict"].isin(("partial", "first", "restart", "unrecorded")) & (before > 0)


def _shown(values: pd.Series, measure: Measure, unit: Unit) -> pd.Series:
    return values if measure == "time" else in_unit(values, unit)


def _pain(weeks: pd.DataFrame) -> list[go.Scatter]:
    """The worst score of each week; of few weeks the worst of all and the last one carry their figure."""
    known = weeks["pain_max"].dropna()
    worded = {known.idxmax(), known.index[-1]} if len(known) else set()
    line = _scores(weeks, "worst neck pain", mode="lines", line={"color": NECK, "width": 2.5}, connectgaps=False)
    if _has_room(weeks):
        text = [score(value) if at in worded else "" for at, value in weeks["pain_max"].items()]
        return [line.update(mode="lines+markers+text", text=text, textposition="top center", marker={"size": 6})]
    unknown = weeks["pain_max"].isna()
    alone = weeks[~unknown & unknown.shift(fill_value=True) & unknown.shift(-1, fill_value=True)]
    return [line, _scores(alone, "a week alone", mode="markers", marker={"size": 5, "color": NECK})]


def _scores(weeks: pd.DataFrame, name: str, **look: Any) -> go.Scatter:
    return go.Scatter(
        x=weeks["middle"],
        y=weeks["pain_max"],
        name=name,
        cliponaxis=False,
        customdata=[short_week(first.date()) for first in weeks["week"]],
        hovertemplate="Week of %{customdata}<br>Neck: worst %{y} of 10<extra></extra>",
        **look,
    )


def _has_room(weeks: pd.DataFrame) -> bool:
    return len(weeks) <= _ROOM_FOR_WEEKS


def _bars(weeks: pd.DataFrame) -> list[go.Bar]:
    """The weeks that are over, and the one that is running, hatched."""
    run = weeks[weeks["height"] > 0]
    over, running = run[run["verdict"] != "partial"], run[run["verdict"] == "partial"]
    painted = over["verdict"].map(PAINTED).fillna("not_compared")
    edges = {"color": [KEY[name][1] for name in painted], "width": 1} if _has_room(weeks) else {"width": 0}
    hatched = {"shape": "/", "fgcolor": QUIET, "bgcolor": NONE, "size": 6, "solidity": 0.35}
    return [
        _bar(
            over,
            "weeks",
            {
                "color": [KEY[name][0] for name in painted],
                "line": edges,
                "cornerradius": 3 if _has_room(weeks) else None,
            },
        ),
        _bar(running, "this week so far", {"pattern": hatched, "line": {"color": QUIET, "width": 1}}),
    ]


def _jumps(weeks: pd.DataFrame) -> list[go.Scatter]:
    """The figure of each jump on its bar: a trace of its own, for a bar's own words lie under the brackets beside."""
    jumps = weeks[(weeks["height"] > 0) & weeks["verdict"].isin(("above", "steep"))]
    if not _has_room(weeks) or jumps.empty:
        return []
    change = jumps["change_time"].where(jumps["verdict_measure"] == "time", jumps["change_distance"])
    return [
        go.Scatter(
            x=jumps["middle"],
            y=jumps["height"],
            mode="text",
            name="jumps",
            text=[percent(value) for value in change],
            textposition="top center",
            cliponaxis=False,
            hoverinfo="skip",
            yaxis="y2",
        )
    ]


def _bar(bars: pd.DataFrame, name: str, paint: dict[str, Any]) -> go.Bar:
    return go.Bar(
        x=bars["middle"],
        y=bars["height"],
        width=_BAR_WIDTH,
        name=name,
        marker=paint,
        hovertext=bars["hover"],
        hoverinfo="text",
        yaxis="y2",
    )


def _allowed(weeks: pd.DataFrame) -> list[go.Bar]:
    """What 5–10 % on the week before would have been, as a pale bracket over each bar."""
    banded = weeks[weeks["allowed_low"].notna()]
    if not _has_room(weeks) or banded.empty:
        return []
    return [
        go.Bar(
            x=banded["middle"],
            base=banded["allowed_low"],
            y=banded["allowed_high"] - banded["allowed_low"],
            width=6.8 * _DAY_MS,
            name=f"a step of {finding.GUIDELINE}",
            marker={"color": _ALLOWED, "line": {"width": 0}},
            hoverinfo="skip",
            yaxis="y2",
        )
    ]


def _next_week(planned: Range | None, first: pd.Timestamp, unit: Unit) -> list[go.Bar]:
    if planned is None:
        return []
    low, high = _in_words(planned, unit)
    return [
        go.Bar(
            x=[first + _HALF_WEEK],
            base=[low],
            y=[high - low],
            width=[_BAR_WIDTH],
            name="next week",
            marker={"color": NONE, "line": {"color": RUNNING, "width": 2.5}},
            hovertext=[f"<b>Next week, {week(first.date())}</b><br>{target(planned, unit)}"],
            hoverinfo="text",
            yaxis="y2",
        )
    ]


def _next_week_label(planned: Range | None, unit: Unit) -> list[dict[str, Any]]:
    if planned is None:
        return []
    low, high = _in_words(planned, unit)
    return [
        label(
            f"<b>{span(low, high, 'min' if planned.unit == 'min' else unit)}</b><br>next week",
            x=1,
            xref="paper",
            xanchor="left",
            y=(low + high) / 2,
            yref="y2",
            align="left",
        )
    ]


def _in_words(planned: Range, unit: Unit) -> tuple[float, float]:
    if planned.unit == "min":
        return planned.low, planned.high
    return in_unit(planned.low, unit), in_unit(planned.high, unit)
