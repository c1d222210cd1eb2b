"""The picture of an experiment: its pairs as lines, and beside them the difference with its interval."""

from __future__ import annotations

import plotly.graph_objects as go

from neckload.domain.experiment import Answer
from neckload.domain.sign_flips import SignFlips
from neckload.ui.charts.style import NECK, QUIET, figure, level
from neckload.ui.text.answers.experiment import CHANGED, USUAL
from neckload.ui.text.formatting import points

_LEFT, _RIGHT = [0.0, 0.6], [0.74, 1.0]


def pairs(answer: Answer) -> go.Figure:
    """Left: the neck after both runs of each pair. Right: the mean difference and what the test does not rule out."""
    lines = [
        go.Scatter(
            x=[USUAL, CHANGED],
            y=[pair.after("A"), pair.after("B")],
            mode="lines+markers",
            name=f"pair {number}",
            line={"color": NECK, "width": 1.5},
            marker={"size": 7, "color": NECK},
            opacity=0.6,
            hovertemplate=f"pair {number}: %{{y:.1f}}<extra></extra>",
        )
        for number, pair in enumerate(answer.pairs, 1)
    ]
    return figure(
        [*lines, _difference(answer.flips)],
        height=320,
        titles=(("Neck the day after, less half of the score before", 1.0),),
        xaxis={"domain": _LEFT, "type": "category", "range": [-0.25, 1.25]},
        xaxis2={"domain": _RIGHT, "type": "category", "anchor": "y2"},
        yaxis2={"anchor": "x2", "side": "right"},
        shapes=[level(0.0, xref="x2 domain", yref="y2")],
        margin={"r": 40},
    )


def _difference(flips: SignFlips) -> go.Scatter:
    return go.Scatter(
        x=["difference"],
        y=[flips.mean],
        error_y={
            "type": "data",
            "symmetric": False,
            "array": [flips.high - flips.mean],
            "arrayminus": [flips.mean - flips.low],
            "color": NECK,
            "thickness": 3,
            "width": 0,
        },
        mode="markers",
        name="difference",
        marker={"size": 12, "color": NECK, "line": {"color": QUIET, "width": 1}},
        hovertemplate=f"{points(flips.mean, signed=True)}<extra></extra>",
        xaxis="x2",
        yaxis="y2",
    )
