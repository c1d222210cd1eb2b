"""The pictures of *Patterns*. No streamlit, no sums: every number drawn stands in the analysis."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from neckload.domain.association import Association, LagEffect
from neckload.domain.factors import Factor
from neckload.domain.progression import Measure
from neckload.ui.charts.style import (
    BESIDE_PX,
    NECK,
    QUIET,
    RUNNING,
    beside,
    dates,
    figure,
    label,
    level,
)
from neckload.ui.text.answers import patterns
from neckload.ui.text.formatting import Unit, hover_day, in_unit


def aligned(association: Association, measure: Measure, unit: Unit) -> go.Figure:
    """Pain above, and below it the load as many weeks or days later as the link is strongest."""
    frame = association.aligned
    load = frame["shifted"] if measure == "time" else in_unit(frame["shifted"], unit)
    measured = "min" if measure == "time" else unit
    return figure(
        [
            go.Scatter(
                x=frame["date"],
                y=frame["pain"],
                mode="lines+markers",
                name="neck pain",
                line={"color": NECK, "width": 2},
                marker={"size": 4},
                connectgaps=False,
                hovertemplate=f"%{{x|{hover_day()}}}: pain %{{y:.1f}}<extra></extra>",
            ),
            go.Bar(
                x=frame["date"],
                y=load,
                name="load",
                marker={"color": RUNNING},
                hovertemplate=f"load before %{{x|{hover_day()}}}: %{{y:.0f}} {measured}<extra></extra>",
                yaxis="y2",
            ),
        ],
        height=340,
        titles=(("Neck pain, 0–10", 1.0), (f"Load, {measured}", 0.5)),
        xaxis={"anchor": "y2", **dates()},
        yaxis={"range": [-0.4, 10.4], "tickvals": [0, 5, 10], "domain": [0.62, 1]},
        yaxis2={"rangemode": "tozero", "domain": [0, 0.5], "anchor": "x"},
    )


def effects(association: Association) -> go.Figure:
    """The effect at each lag with its interval, and the line of no effect."""
    lags = [effect for effect in association.effects if pd.notna(effect.estimate)]
    return figure(
        [
            go.Scatter(
                x=[effect.lag for effect in lags],
                y=[effect.estimate for effect in lags],
                mode="markers",
                name=patterns.effect_axis(association.resolution),
                marker={"size": 11, "color": NECK, "opacity": _strength(lags, association.lag)},
                error_y=_interval([(effect.low, effect.estimate, effect.high) for effect in lags]),
                hovertext=[patterns.effect_hover(effect, association.resolution) for effect in lags],
                hoverinfo="text",
            )
        ],
        height=280,
        titles=[(f"Neck pain, {patterns.effect_axis(association.resolution)}", 1.0)],
        annotations=[beside("no effect", 0)],
        margin={"r": BESIDE_PX},
        shapes=[level(0, solid=True)],
        xaxis={"title": {"text": patterns.effect_lag_axis(association.resolution)}, "dtick": 1},
    )


def _strength(lags: Sequence[LagEffect], winning: int | None) -> list[float]:
    """The winning lag in full: only for it is the answer's p value adjusted."""
    return [1.0 if effect.lag == winning else 0.45 for effect in lags]


def _interval(known: Sequence[tuple[float, float, float]]) -> dict[str, Any]:
    """From low to high around each estimate, as whiskers."""
    return {
        "type": "data",
        "symmetric": False,
        "array": [high - estimate for _, estimate, high in known],
        "arrayminus": [estimate - low for low, estimate, _ in known],
        "color": NECK,
        "thickness": 2,
        "width": 5,
    }


def around_runs(around: pd.DataFrame) -> go.Figure:
    """Mean pain on the days around a run, and around the longest quarter of the runs; each line carries its name."""
    lines, names = [], []
    for prefix, name, dash in (("", "all runs", "solid"), ("long_", "longest quarter", "dot")):
        if not around[f"{prefix}days"].any():
            continue
        pain = around[f"{prefix}pain_mean"]
        lines.append(
            go.Scatter(
                x=around["day"],
                y=pain,
                mode="lines+markers",
                name=name,
                line={"color": NECK, "dash": dash, "width": 2.5},
                marker={"size": 8},
                hovertext=[patterns.around_hover(row, prefix) for row in around.to_dict("records")],
                hoverinfo="text",
            )
        )
        highest = int(pain.argmax())
        names.append(label(name, x=around["day"].iloc[highest], y=pain.iloc[highest], yanchor="bottom", yshift=6))
    return figure(
        lines,
        height=280,
        titles=[("Mean neck pain, 0–10", 1.0)],
        annotations=names,
        xaxis={"title": {"text": patterns.AROUND_AXIS}, "dtick": 1},
        yaxis={"rangemode": "tozero"},
    )


def factor_differences(factors: Sequence[Factor]) -> go.Figure:
    """Each factor's difference in pain with its interval, the largest on top."""
    shown = [factor for factor in factors if pd.notna(factor.difference) and not factor.is_response][::-1]
    ground = {
        "type": "line",
        "x0": 0,
        "x1": 0,
        "y0": 0,
        "y1": 1,
        "yref": "y domain",
        "line": {"color": QUIET, "width": 1},
    }
    return figure(
        [
            go.Scatter(
                x=[factor.difference for factor in shown],
                y=[escape(patterns.factor_name(factor)) for factor in shown],
                mode="markers",
                name="points more or less pain with it",
                marker={"size": 10, "color": NECK},
                error_x=_interval([(factor.low, factor.difference, factor.high) for factor in shown]),
                hovertext=[patterns.factor_line(factor, escape) for factor in shown],
                hoverinfo="text",
            )
        ],
        height=90 + 36 * len(shown),
        titles=[("← less | more pain with it →, points", 1.0)],
        shapes=[ground],
        yaxis={"automargin": True},
    )
