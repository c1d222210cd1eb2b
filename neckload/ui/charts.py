"""Facts -> plotly figures. No streamlit, no sums: every number drawn stands in the analysis."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from neckload.domain import evidence
from neckload.domain.analysis import Analysis
from neckload.domain.progression import TOTAL, Measure, known_totals
from neckload.ui import week_words, words
from neckload.ui.figures import Unit, in_unit, target, week

# Mid-tones that hold on white and on dark ink, and apart from each other in every common colour blindness;
# the words in hover and table carry the same facts without colour.
VERDICT_COLOUR = {
    "first": "#8b95a5",
    "restart": "#8b95a5",
    "lower": "#86b6c4",
    "steady": "#86b6c4",
    "within": "#1b9e83",
    "return": "#5b8def",
    "above": "#e39b2d",
    "steep": "#cf4a4a",
    "partial": "#8b95a5",
}
LEGEND = {
    "lower": f"up to +{evidence.GUIDELINE_LOW.value * 100:.0f} %",
    "within": f"+{words.GUIDELINE}",
    "above": "+10–30 %",
    "steep": "over +30 %",
    "return": "back to earlier",
    "first": "not compared",
    "partial": "this week so far",
}
# A week with running and without a verdict lacks measures: it is drawn, not compared.
_LEGEND_GROUP = {"steady": "lower", "restart": "first", "unrecorded": "first"}
PAIN_COLOUR = "#b0508f"
LOAD_COLOUR = "#5b9aa8"
GREY = "#8b95a5"
BAND = "rgba(27, 158, 131, 0.30)"
NONE = "rgba(0,0,0,0)"

_HALF_WEEK = pd.Timedelta(days=3.5)
_DAY_MS = 24 * 3600 * 1000
_BAR_WIDTH = 5.6 * _DAY_MS

CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False}


def load_and_pain(analysis: Analysis, unit: Unit) -> go.Figure:
    """Weekly volume with its verdicts below, neck pain above, next week's range as an open box."""
    figure = make_subplots(rows=2, cols=1, shared_xaxes=True, row_heights=[0.3, 0.7], vertical_spacing=0.1)
    weeks = _drawable(analysis, unit)
    _add_pain(figure, weeks)
    _add_allowed(figure, weeks)
    _add_bars(figure, weeks)
    _add_silent(figure, weeks)
    _add_next_week(figure, analysis, weeks, unit)
    _lay_out(figure, analysis, weeks, unit)
    return figure


def _drawable(analysis: Analysis, unit: Unit) -> pd.DataFrame:
    """One row per week with what is drawn: middle day, height, what the guideline would have allowed, hover."""
    weeks, measure = analysis.weeks, analysis.measure
    before = known_totals(weeks, measure).shift()
    # Only where the week before is a fair baseline does a band of 5-10 % mean anything.
    # The week that is running gets none: there the advice beside the chart counts.
    fair = ~weeks["verdict"].isin(("partial", "first", "restart", "unrecorded")) & (before > 0)
    low = (before * (1 + evidence.GUIDELINE_LOW.value)).where(fair)
    high = (before * (1 + evidence.GUIDELINE_HIGH.value)).where(fair)
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


def _shown(values: pd.Series, measure: Measure, unit: Unit) -> pd.Series:
    return values if measure == "time" else in_unit(values, unit)


def _add_pain(figure: go.Figure, weeks: pd.DataFrame) -> None:
    for limit in (evidence.PAIN_LOW.value, evidence.PAIN_MIDDLE.value):
        figure.add_hline(y=limit, line={"color": GREY, "width": 1, "dash": "dot"}, opacity=0.5, row=1, col=1)
    figure.add_trace(
        go.Scatter(
            x=weeks["middle"],
            y=weeks["pain_max"],
            mode="lines+markers",
            name="worst neck pain",
            line={"color": PAIN_COLOUR, "width": 2.5},
            marker={"size": 7},
            connectgaps=False,
            hovertext=weeks["hover"],
            hoverinfo="text",
            showlegend=False,
        ),
        row=1,
        col=1,
    )


def _add_allowed(figure: go.Figure, weeks: pd.DataFrame) -> None:
    banded = weeks[weeks["allowed_low"].notna()]
    figure.add_trace(
        go.Bar(
            x=banded["middle"],
            base=banded["allowed_low"],
            y=banded["allowed_high"] - banded["allowed_low"],
            width=[6.8 * _DAY_MS] * len(banded),
            name=f"{words.GUIDELINE} allowed",
            marker={"color": BAND, "line": {"color": VERDICT_COLOUR["within"], "width": 1}},
            hoverinfo="skip",
            legendrank=1,
        ),
        row=2,
        col=1,
    )


def _add_bars(figure: go.Figure, weeks: pd.DataFrame) -> None:
    groups = weeks["verdict"].replace(_LEGEND_GROUP)
    for group, label in LEGEND.items():
        bars = weeks[(groups == group) & (weeks["height"] > 0)]
        if bars.empty:
            continue
        hatched = {"shape": "/", "fgcolor": VERDICT_COLOUR[group], "bgcolor": NONE, "size": 6, "solidity": 0.35}
        figure.add_trace(
            go.Bar(
                x=bars["middle"],
                y=bars["height"],
                width=[_BAR_WIDTH] * len(bars),
                name=label,
                marker={
                    "color": VERDICT_COLOUR[group],
                    "cornerradius": 3,
                    "line": {"color": VERDICT_COLOUR[group], "width": 1},
                    "pattern": hatched if group == "partial" else {},
                },
                hovertext=bars["hover"],
                hoverinfo="text",
                legendrank=10,
            ),
            row=2,
            col=1,
        )


def _add_silent(figure: go.Figure, weeks: pd.DataFrame) -> None:
    """Rest is a mark on the ground; an unrecorded week is a pale gap over the whole height."""
    rest, unknown = weeks[weeks["state"] == "rest"], weeks[weeks["state"] == "unrecorded"]
    for first in unknown["week"]:
        figure.add_vrect(
            x0=first,
            x1=first + pd.Timedelta(days=7),
            fillcolor=GREY,
            opacity=0.13,
            line_width=0,
            layer="below",
            row="all",
            col=1,
        )
    for silent, symbol, label in ((rest, "diamond", "rest"), (unknown, "x-thin", "not recorded")):
        if silent.empty:
            continue
        figure.add_trace(
            go.Scatter(
                x=silent["middle"],
                y=[0.0] * len(silent),
                mode="markers",
                name=label,
                marker={"symbol": symbol, "size": 9, "color": GREY, "line": {"color": GREY, "width": 1.5}},
                hovertext=silent["hover"],
                hoverinfo="text",
                cliponaxis=False,
                legendrank=20,
            ),
            row=2,
            col=1,
        )


def _add_next_week(figure: go.Figure, analysis: Analysis, weeks: pd.DataFrame, unit: Unit) -> None:
    planned = analysis.advice.target
    if planned is None or planned.unit != ("min" if analysis.measure == "time" else "km"):
        return
    low, high = ((value if planned.unit == "min" else in_unit(value, unit)) for value in (planned.low, planned.high))
    first = weeks["week"].iloc[-1] + pd.Timedelta(days=7)
    figure.add_trace(
        go.Bar(
            x=[first + _HALF_WEEK],
            base=[low],
            y=[high - low],
            width=[_BAR_WIDTH],
            name="next week",
            marker={"color": NONE, "line": {"color": VERDICT_COLOUR["within"], "width": 2.5}},
            hovertext=[f"<b>Next week, {week(first.date())}</b><br>{target(planned, unit)}"],
            hoverinfo="text",
            legendrank=5,
        ),
        row=2,
        col=1,
    )


def _lay_out(figure: go.Figure, analysis: Analysis, weeks: pd.DataFrame, unit: Unit) -> None:
    title = "min a week" if analysis.measure == "time" else f"{unit} a week"
    first, last = weeks["week"].iloc[0], weeks["week"].iloc[-1]
    figure.update_layout(
        barmode="overlay",
        height=470,
        margin={"l": 8, "r": 8, "t": 26, "b": 8},
        legend={"orientation": "h", "yanchor": "top", "y": -0.08, "x": 0, "font": {"size": 12}, "entrywidth": 92},
        hoverlabel={"align": "left"},
        hovermode="closest",
        dragmode=False,
        uirevision="load_and_pain",
    )
    figure.update_xaxes(
        range=[first - pd.Timedelta(days=2), last + pd.Timedelta(days=16)], showgrid=False, fixedrange=True
    )
    figure.update_xaxes(nticks=6, row=2, col=1)
    figure.update_yaxes(fixedrange=True, automargin=True)
    figure.update_yaxes(range=[-0.4, 10.4], tickvals=[0, 5, 10], row=1, col=1)
    figure.update_yaxes(rangemode="tozero", row=2, col=1)
    for text, y in (("Worst neck pain of the week, 0–10", 1.0), (f"Running, {title}", 0.63)):
        figure.add_annotation(
            text=text,
            x=0,
            y=y,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
            font={"size": 12},
        )


def spikes(analysis: Analysis, unit: Unit) -> go.Figure:
    """Each run against the longest of the 30 days before it: dots above the line went more than 10 % beyond it."""
    runs = analysis.runs[analysis.runs["spike"].notna()]
    colour = {
        "usual": VERDICT_COLOUR["lower"],
        "small": VERDICT_COLOUR["above"],
        "moderate": "#cf6a3a",
        "large": VERDICT_COLOUR["steep"],
    }
    label = {
        "usual": "up to 10 % longer, or shorter",
        "small": "10–30 % longer",
        "moderate": "30–100 % longer",
        "large": "more than double",
    }
    figure = go.Figure()
    for band, name in label.items():
        some = runs[runs["spike_band"] == band]
        if some.empty:
            continue
        figure.add_trace(
            go.Scatter(
                x=some["start"],
                y=some["spike"] * 100,
                mode="markers",
                name=name,
                marker={"color": colour[band], "size": 8},
                hovertext=[week_words.run_hover(row, unit) for row in some.to_dict("records")],
                hoverinfo="text",
            )
        )
    figure.add_hline(y=evidence.SPIKE_SMALL.value * 100, line={"color": GREY, "width": 1.5, "dash": "dot"})
    figure.update_layout(
        height=320,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        legend={"orientation": "h", "yanchor": "top", "y": -0.12, "x": 0},
        yaxis={"title": "against the longest before", "ticksuffix": " %", "fixedrange": True},
        xaxis={"fixedrange": True, "showgrid": False},
        dragmode=False,
    )
    return figure


def load_ratio(analysis: Analysis) -> go.Figure:
    """The acute:chronic ratios people ask about, by day, without colour bands: none of them has a safe zone."""
    days = analysis.load.days
    lines = {
        "ratio_coupled": "7 over 28 days",
        "ratio_uncoupled": "7 over the 21 days before",
        "ratio_ewma": "exponentially weighted",
    }
    figure = go.Figure(
        [
            go.Scatter(
                x=days["date"],
                y=days[column],
                mode="lines",
                name=name,
                hovertemplate="%{x|%-d %b %Y}: %{y:.2f}<extra></extra>",
            )
            for column, name in lines.items()
        ]
    )
    figure.update_layout(
        height=300,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        legend={"orientation": "h", "yanchor": "top", "y": -0.12, "x": 0},
        yaxis={"rangemode": "tozero", "fixedrange": True},
        xaxis={"fixedrange": True, "showgrid": False},
        dragmode=False,
    )
    return figure
