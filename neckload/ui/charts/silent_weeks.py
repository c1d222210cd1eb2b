"""Weeks without running in the main picture. Rest and not recorded must never look alike."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from neckload.ui.charts.style import QUIET

UNRECORDED = "rgba(138,144,142,0.15)"
_WEEK = pd.Timedelta(days=7)


def marks(weeks: pd.DataFrame, *, worded: bool) -> list[go.Scatter]:
    """Rest is a mark on the ground with its word."""
    rest = weeks[weeks["state"] == "rest"]
    if rest.empty:
        return []
    return [
        go.Scatter(
            x=rest["middle"],
            y=[0.0] * len(rest),
            mode="markers+text" if worded else "markers",
            name="rest",
            text=["rest"] * len(rest),
            textposition="top center",
            marker={"symbol": "diamond", "size": 8, "color": QUIET},
            hovertext=rest["hover"],
            hoverinfo="text",
            cliponaxis=False,
            yaxis="y2",
        )
    ]


def gaps(weeks: pd.DataFrame) -> list[dict[str, Any]]:
    """An unrecorded stretch is a pale gap over the whole height: nobody knows, and it must not look like rest."""
    unknown = weeks["state"] == "unrecorded"
    stretches = weeks[unknown].groupby((~unknown).cumsum()[unknown])["week"].agg(["first", "last"])
    return [
        {
            "type": "rect",
            "xref": "x",
            "x0": first,
            "x1": last + _WEEK,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "fillcolor": UNRECORDED,
            "line": {"width": 0},
            "layer": "below",
        }
        for first, last in stretches.itertuples(index=False)
    ]
