"""The pictures of *Patterns*. No streamlit, no sums: every number drawn stands in the analysis."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from neckload.domain.association import Association, LagEffect
from neckload.domain.factors import Factor
from neckload.domain.progression import Measure
from neckload.ui import pattern_words
from neckload.ui.charts import GREY, LOAD_COLOUR, PAIN_COLOUR
from neckload.ui.figures import Unit, in_unit

_MARGIN = {"l": 8, "r": 8, "t": 8, "b": 8}
_LEGEND = {"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0}
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# From hardly there to deep, readable on white and on dark alike.
_PAIN_SHADES = [[0.0, "rgba(176, 80, 143, 0.10)"], [0.5, "rgba(176, 80, 143, 0.60)"], [1.0, "#7a1f5c"]]


def aligned(association: Association, measure: Measure, unit: Unit) -> go.Figure:
    """Pain above, and below it the load as many weeks or days later as the link is strongest."""
    frame = association.aligned
    load = frame["shifted"] if measure == "time" else in_unit(frame["shifted"], unit)
    figure = make_subplots(rows=2, cols=1, shared_xaxes=True, row_heights=[0.45, 0.55], vertical_spacing=0.08)
    figure.add_trace(
        go.Scatter(
            x=frame["date"],
            y=frame["pain"],
            mode="lines+markers",
            name="neck pain",
            line={"color": PAIN_COLOUR, "width": 2},
            marker={"size": 5},
            connectgaps=False,
            hovertemplate="%{x|%-d %b %Y}: pain %{y:.1f}<extra></extra>",
        ),
        row=1,
        col=1,
    )
    measured = "min" if measure == "time" else unit
    figure.add_trace(
        go.Bar(
            x=frame["date"],
            y=load,
            name="load",
            marker={"color": LOAD_COLOUR},
            hovertemplate=f"load before %{{x|%-d %b %Y}}: %{{y:.0f}} {measured}<extra></extra>",
        ),
        row=2,
        col=1,
    )
    figure.update_yaxes(range=[-0.4, 10.4], tickvals=[0, 5, 10], title="pain, 0–10", row=1, col=1)
    figure.update_yaxes(rangemode="tozero", title=f"load, {measured}", row=2, col=1)
    return _plain(figure, height=340, showlegend=False)


def effects(association: Association) -> go.Figure:
    """The effect at each lag with its interval, and the line of no effect."""
    lags = [effect for effect in association.effects if pd.notna(effect.estimate)]
    figure = go.Figure(
        go.Scatter(
            x=[effect.lag for effect in lags],
            y=[effect.estimate for effect in lags],
            mode="markers",
            marker={"size": 10, "color": LOAD_COLOUR, "opacity": _strength(lags, association.lag)},
            error_y={
                "type": "data",
                "symmetric": False,
                "array": [effect.high - effect.estimate for effect in lags],
                "arrayminus": [effect.estimate - effect.low for effect in lags],
                "color": LOAD_COLOUR,
                "thickness": 2,
                "width": 6,
            },
            hovertext=[pattern_words.effect_hover(effect, association.resolution) for effect in lags],
            hoverinfo="text",
        )
    )
    figure.add_hline(y=0, line={"color": GREY, "width": 1.5})
    figure.update_xaxes(title=pattern_words.effect_lag_axis(association.resolution), dtick=1)
    figure.update_yaxes(title=pattern_words.effect_axis(association.resolution))
    return _plain(figure, height=280)


def _strength(lags: Sequence[LagEffect], winning: int | None) -> list[float]:
    """The winning lag in full: only for it is the answer's p value adjusted."""
    return [1.0 if effect.lag == winning else 0.45 for effect in lags]


def around_runs(around: pd.DataFrame) -> go.Figure:
    """Mean pain on the days around a run, and around the longest quarter of the runs."""
    figure = go.Figure()
    for prefix, name, dash in (("", "all runs", "solid"), ("long_", "longest quarter", "dot")):
        if not around[f"{prefix}days"].any():
            continue
        figure.add_trace(
            go.Scatter(
                x=around["day"],
                y=around[f"{prefix}pain_mean"],
                mode="lines+markers",
                name=name,
                line={"color": PAIN_COLOUR, "dash": dash, "width": 2.5},
                marker={"size": 8},
                hovertext=[pattern_words.around_hover(row, prefix) for row in around.to_dict("records")],
                hoverinfo="text",
            )
        )
    figure.update_xaxes(title=pattern_words.AROUND_AXIS, dtick=1)
    figure.update_yaxes(rangemode="tozero", title="mean pain, 0–10")
    return _plain(figure, height=280, showlegend=True)


def factor_differences(factors: Sequence[Factor]) -> go.Figure:
    """Each factor's difference in pain with its interval, the largest on top."""
    shown = [factor for factor in factors if pd.notna(factor.difference)][::-1]
    figure = go.Figure(
        go.Scatter(
            x=[factor.difference for factor in shown],
            y=[pattern_words.factor_name(factor) for factor in shown],
            mode="markers",
            marker={"size": 10, "color": PAIN_COLOUR},
            error_x={
                "type": "data",
                "symmetric": False,
                "array": [factor.high - factor.difference for factor in shown],
                "arrayminus": [factor.difference - factor.low for factor in shown],
                "color": PAIN_COLOUR,
                "thickness": 2,
                "width": 5,
            },
            hovertext=[pattern_words.factor_line(factor) for factor in shown],
            hoverinfo="text",
        )
    )
    figure.add_vline(x=0, line={"color": GREY, "width": 1.5})
    figure.update_xaxes(title="points of pain more (right) or less (left) with it")
    return _plain(figure, height=90 + 44 * len(shown))


def year(days: pd.DataFrame) -> go.Figure:
    """A year of days, one column a week: the darker the more pain, a dot for a run."""
    grid = days.pivot(index="weekday", columns="week", values="pain")
    hover = days.assign(text=[pattern_words.year_hover(row) for row in days.to_dict("records")])
    texts = hover.pivot(index="weekday", columns="week", values="text").fillna("")
    ran = days[days["runs"] > 0]
    figure = go.Figure(
        [
            go.Heatmap(
                x=grid.columns,
                y=grid.index,
                z=grid.to_numpy(),
                zmin=0,
                zmax=10,
                colorscale=_PAIN_SHADES,
                xgap=2,
                ygap=2,
                text=texts.to_numpy(),
                hoverinfo="text",
                hoverongaps=True,
                colorbar={"title": "pain", "tickvals": [0, 5, 10], "thickness": 10},
            ),
            go.Scatter(
                x=ran["week"], y=ran["weekday"], mode="markers", marker={"size": 4, "color": GREY}, hoverinfo="skip"
            ),
        ]
    )
    figure.update_yaxes(
        tickvals=list(range(7)), ticktext=_WEEKDAYS, autorange="reversed", showgrid=False, zeroline=False
    )
    return _plain(figure, height=230, showlegend=False)


def _plain(figure: go.Figure, height: int, showlegend: bool = False) -> go.Figure:
    figure.update_layout(
        height=height, margin=_MARGIN, legend=_LEGEND, showlegend=showlegend, dragmode=False, hovermode="closest"
    )
    figure.update_xaxes(fixedrange=True, showgrid=False, automargin=True)
    return figure.update_yaxes(fixedrange=True, automargin=True)
