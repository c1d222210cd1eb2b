"""Shared Plotly style: marks only, without toolbar, legend or dragging."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zlib import crc32

import plotly.graph_objects as go
from plotly.basedatatypes import BaseTraceType

Layout = dict[str, object]
NONE = "rgba(0,0,0,0)"

# What `st.plotly_chart` is told of every chart: no toolbar, and no theme of its own over the house's style.
AS_DRAWN: dict[str, Any] = {
    "config": {"displayModeBar": False, "responsive": True, "doubleClick": False, "scrollZoom": False},
    "theme": None,
}

_FONT = "Inter, sans-serif"
_FRAME = {
    "showlegend": False,
    "dragmode": False,
    "hovermode": "closest",
    # A slip of ink on white and on dark alike.
    "hoverlabel": {
        "align": "left",
        "bgcolor": "#24323a",
        "bordercolor": "#8a908e",
        "font": {"color": "#ffffff", "family": _FONT},
    },
    "font": {"family": _FONT, "size": 12},
    "paper_bgcolor": NONE,
    "plot_bgcolor": NONE,
}


def figure(data: Sequence[BaseTraceType], *, xaxis: Layout, yaxis: Layout, **layout: object) -> go.Figure:
    """A figure in the house's style; nothing can be dragged, for a page must scroll on a phone.

    The browser draws it once. With Streamlit's theme, or with packed arrays, or without a revision of the data, Plotly
    takes each chart for a changed one as soon as it stands, and draws it all again.
    """
    traces = [trace.to_plotly_json() for trace in data]
    fixed = {"fixedrange": True, "showgrid": False, "zeroline": False}
    drawn = go.Figure(
        traces,
        {
            "datarevision": crc32(repr(traces).encode()),
            **_FRAME,
            "xaxis": fixed | xaxis,
            "yaxis": fixed | yaxis,
            **layout,
        },
    )
    drawn.layout.template = None
    return drawn
