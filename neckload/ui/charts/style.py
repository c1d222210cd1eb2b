"""Shared Plotly style: marks only, without toolbar, legend or dragging."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zlib import crc32

import plotly.graph_objects as go
from plotly.basedatatypes import BaseTraceType

Layout = dict[str, object]
NONE = "rgba(0,0,0,0)"

# Options of `st.plotly_chart` for every chart: no toolbar, and no Streamlit theme over our own style.
AS_DRAWN: dict[str, Any] = {
    "config": {"displayModeBar": False, "responsive": True, "doubleClick": False, "scrollZoom": False},
    "theme": None,
}

_FONT = "Inter, sans-serif"
_FRAME = {
    "showlegend": False,
    "dragmode": False,
    "hovermode": "closest",
    # A dark tooltip in both themes.
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
    """A figure in our style. Nothing can be dragged, so that the page scrolls on a phone.

    The browser draws it only once. With Streamlit's theme, packed arrays or no data revision, Plotly would take each
    chart for a changed one and draw it twice.
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
