"""Plotly traces for the marks of a drawing, in the same places as in its SVG, with hover texts.

Words, grids and scales stay those of the SVG below, so nothing moves when the figure takes the place of the marks. One
x axis of slots, one y axis of pixels: a single surface, so that gaps and weeks of rest can be pointed at too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import plotly.graph_objects as go

from neckload.ui.charts.style import NONE, figure
from neckload.ui.drawing.palette import LIGHT
from neckload.ui.drawing.plot import Plot, Scene
from neckload.ui.drawing.shapes import STYLES, Box, Dot, Path, Style

_Mark = TypeVar("_Mark", Box, Path, Dot)
# A click must not fade the other marks: the page itself shows what is selected.
_UNCHANGED: dict[str, object] = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}


def plot(drawn: Plot) -> go.Figure:
    """A chart with hover text on its slots, or on its dots if the slots have none."""
    return scene(drawn, [targets(drawn.hovers, 0, drawn.height)] if drawn.hovers else [])


def scene(drawn: Scene, over: Sequence[go.Bar] = ()) -> go.Figure:
    """The marks, with the hover targets over them."""
    styles = dict.fromkeys((type(shape), shape.style) for shape in drawn.marks)
    return figure(
        [
            *(_bars(_of(Box, drawn, style), style) for kind, style in styles if kind is Box),
            *(_lines(_of(Path, drawn, style), style) for kind, style in styles if kind is Path),
            *(_dots(_of(Dot, drawn, style), style) for kind, style in styles if kind is Dot),
            *over,
        ],
        height=int(drawn.height),
        margin={"l": drawn.left, "r": drawn.right, "t": 0, "b": 0, "pad": 0},
        barmode="overlay",
        bargap=0,
        xaxis={"range": [0, max(drawn.slots, 1)], "visible": False},
        yaxis={"range": [drawn.height, 0], "visible": False},
    )


def targets(hovers: Sequence[str], top: float, bottom: float, *, speak: bool = True) -> go.Bar:
    """One transparent box per slot, between two rows of pixels."""
    hover: dict[str, object] = {"hovertext": list(hovers), "hoverinfo": "text"} if speak else {"hoverinfo": "none"}
    return go.Bar(
        x=[at + 0.5 for at in range(len(hovers))],
        base=[top] * len(hovers),
        y=[bottom - top] * len(hovers),
        width=1,
        name=f"targets from {top:g}",
        marker={"color": NONE, "line": {"width": 0}},
        **hover,
        **_UNCHANGED,
    )


def _of(kind: type[_Mark], drawn: Scene, style: str) -> list[_Mark]:
    return [shape for shape in drawn.marks if isinstance(shape, kind) and shape.style == style]


def _bars(boxes: Sequence[Box], name: str) -> go.Bar:
    style = STYLES[name]
    return go.Bar(
        x=[box.x + box.width / 2 for box in boxes],
        # From the floor up, because Plotly rounds the end that is not the base.
        base=[box.y + box.height for box in boxes],
        y=[-box.height for box in boxes],
        width=[box.width for box in boxes],
        name=name,
        marker={
            "color": _faded(LIGHT[style.fill], style.opacity) if style.fill else NONE,
            "line": {"color": LIGHT[style.line], "width": style.width} if style.line else {"width": 0},
            "cornerradius": style.radius or None,
        },
        hoverinfo="skip",
        **_UNCHANGED,
    )


def _faded(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return colour if opacity == 1 else f"rgba({red},{green},{blue},{opacity:g})"


def _lines(paths: Iterable[Path], name: str) -> go.Scatter:
    """All lines of one style as one trace, with gaps between them."""
    style = STYLES[name]
    points = [point for path in paths for point in (*path.points, (None, None))]
    return go.Scatter(
        x=[x for x, _ in points],
        y=[y for _, y in points],
        mode="lines",
        name=name,
        line={
            "color": _faded(LIGHT[style.line], style.opacity),
            "width": style.width,
            "dash": ",".join(f"{dash:g}px" for dash in style.dashes) or "solid",
        },
        connectgaps=False,
        hoverinfo="skip",
        cliponaxis=False,
        **_UNCHANGED,
    )


def _dots(dots: Sequence[Dot], name: str) -> go.Scatter:
    style = STYLES[name]
    hovers = [dot.hover for dot in dots]
    return go.Scatter(
        x=[dot.x for dot in dots],
        y=[dot.y for dot in dots],
        mode="markers",
        name=name,
        marker=_marker(style) | {"size": [2 * dot.radius for dot in dots]},
        cliponaxis=False,
        **({"hovertext": hovers, "hoverinfo": "text"} if any(hovers) else {"hoverinfo": "skip"}),
        **_UNCHANGED,
    )


def _marker(style: Style) -> dict[str, object]:
    """A dot, or a ring if it has no fill."""
    if style.fill:
        return {"color": _faded(LIGHT[style.fill], style.opacity), "line": {"width": 0}, "opacity": 1}
    return {"color": NONE, "line": {"color": LIGHT[style.line], "width": style.width}, "opacity": 1}
