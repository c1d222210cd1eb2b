"""How every chart looks: its colours, its frame, its labels. Running is blue and the neck is plum, everywhere.

The colours are mid-tones that hold on white and on dark ink (3:1 and more) and stay apart in the common kinds of
colour blindness; still no colour stands alone, each has words or a shape beside it. Text takes the theme's ink.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any
from zlib import crc32

import numpy as np
import plotly.graph_objects as go

from neckload.ui.text import locale_format

RUNNING = "#2a7fae"
NECK = "#b3478f"
ABOVE = "#c9850f"
STEEP = "#b8362c"
CARE = "#1b9e83"
QUIET = "#8a908e"
NONE = "rgba(0,0,0,0)"

# What `st.plotly_chart` is told of every chart: no toolbar, and no theme of its own over the house's style.
AS_DRAWN: dict[str, Any] = {
    "config": {"displayModeBar": False, "responsive": True, "scrollZoom": False},
    "theme": None,
}

_SMALL_PX = 12
_FONT = "Inter, sans-serif"
# A slip of ink on white and on dark alike.
_HOVER = {"align": "left", "bgcolor": "#24323a", "bordercolor": QUIET, "font": {"color": "#ffffff", "family": _FONT}}
_FOUR_WEEKS_MS = 28 * 24 * 3600 * 1000
# Room right of a chart for what a level is called.
BESIDE_PX = 72
_MARGIN = {"l": 40, "r": 8, "t": 24, "b": 28, "pad": 8}
_GRID = {"gridcolor": "rgba(138,144,142,0.22)", "gridwidth": 1, "zeroline": False}


_FRAME = {
    "showlegend": False,
    "dragmode": False,
    "hovermode": "closest",
    "hoverlabel": _HOVER,
    "font": {"family": _FONT, "size": _SMALL_PX},
    "paper_bgcolor": NONE,
    "plot_bgcolor": NONE,
}


def figure(
    data: Sequence[Any],
    *,
    height: int,
    titles: Sequence[tuple[str, float]] = (),
    annotations: Sequence[dict[str, Any]] = (),
    **layout: Any,
) -> go.Figure:
    """A figure in the house's style: thin grids, no toolbar, no legend, no dragging (a page must scroll on a phone).

    The browser draws it once. With Streamlit's theme, or with packed arrays, or without a revision of the data, Plotly
    takes each chart for a changed one as soon as it stands, and draws it all again. The ink is the page's (page.css).

    Args:
        titles: what an upright axis shows and in which unit, and where it ends [paper]: said in a line above it, for
            words that stand on their head are not read.
        layout: further parts of Plotly's layout; `xaxis` and `yaxis` are added to those of the style.
    """
    axes = {name: _axis(name, layout.pop(name, {})) for name in ("xaxis", "yaxis", *_more_axes(layout))}
    margin = _MARGIN | layout.pop("margin", {})
    above = [label(text, x=0, y=y, xref="paper", yref="paper", xanchor="left", yanchor="bottom") for text, y in titles]
    traces = [_plain(trace.to_plotly_json()) for trace in data]
    drawn = go.Figure(
        traces,
        {
            "height": height,
            "margin": margin,
            "separators": locale_format.current().decimal + locale_format.current().group,
            "datarevision": crc32(repr(traces).encode()),
            "annotations": [*above, *annotations],
            **_FRAME,
            **axes,
            **layout,
        },
    )
    drawn.layout.template = None
    return drawn


def _plain(part: Any) -> Any:
    """Arrays as lists, and their dates as text."""
    if isinstance(part, dict):
        return {name: _plain(inner) for name, inner in part.items()}
    if isinstance(part, np.ndarray):
        return np.datetime_as_string(part, "s").tolist() if part.dtype.kind == "M" else part.tolist()
    return part


def label(text: str, **where: Any) -> dict[str, Any]:
    """Words in a chart, beside what they are about."""
    return {"text": text, "showarrow": False, **where}


def beside(text: str, y: float) -> dict[str, Any]:
    """What a level is called, right of the chart where no mark lies under it. Needs BESIDE_PX of margin."""
    return label(text, x=1, xref="paper", xanchor="left", y=y)


def level(y: float, *, solid: bool = False, **where: Any) -> dict[str, Any]:
    """A line across the whole chart: a limit (dotted) or the ground (solid)."""
    line = {"color": QUIET, "width": 1, "dash": "solid" if solid else "dot"}
    return {"type": "line", "x0": 0, "x1": 1, "xref": "x domain", "y0": y, "y1": y, "line": line, **where}


def dates() -> dict[str, Any]:
    """Marks of an axis of dates, each on one line: the library's own second line, the year, is cut off below."""
    day = "%b %-d" if locale_format.current().month_first else "%-d %b"
    return {
        "type": "date",
        "tickformatstops": [
            {"dtickrange": [None, _FOUR_WEEKS_MS], "value": day},
            {"dtickrange": ["M1", "M12"], "value": "%b %Y"},
            {"dtickrange": ["M12", None], "value": "%Y"},
        ],
    }


def key_html(entries: Sequence[tuple[str, str, str]]) -> str:
    """What the colours of a chart mean, as a line of text that folds on a phone.

    Args:
        entries: (inside, edge, words), the first two as CSS says them.
    """
    items = "".join(
        f'<li><i style="background:{inside};border:1px solid {edge}"></i>{escape(words)}</li>'
        for inside, edge, words in entries
    )
    return f'<ul class="chart_key">{items}</ul>'


def _more_axes(layout: dict[str, Any]) -> list[str]:
    return [name for name in layout if name.startswith(("xaxis", "yaxis")) and name not in ("xaxis", "yaxis")]


def _axis(name: str, own: dict[str, Any]) -> dict[str, Any]:
    grid = {"showgrid": False, "zeroline": False} if name.startswith("x") else _GRID
    # Making room by itself draws a chart twice: only where nobody knows how long the words are.
    return {"fixedrange": True, "tickangle": 0, "automargin": "title" in own, "ticks": "", **grid, **own}
