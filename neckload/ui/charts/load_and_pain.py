"""The main picture as a Plotly figure: the marks of `drawing.week_chart` in the same places, and targets.

Its words, grids and hatching stay those of the SVG below it, so nothing moves when it takes the place of the marks. One
x axis of slots, one y axis of pixels: a single surface, so that gaps and weeks of rest can be pointed at too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from neckload.ui.charts.style import NONE, figure
from neckload.ui.drawing.palette import LIGHT
from neckload.ui.drawing.shapes import STYLES, Box, Dot, Path
from neckload.ui.drawing.week_chart import DATES_Y, HEIGHT, LEFT, RIGHT, Picture

# A click must not fade what was not clicked: the page shows what is selected.
_UNCHANGED: dict[str, Any] = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}
_TARGETS_END = DATES_Y - 34


def load_and_pain(picture: Picture, hovers: Sequence[str]) -> go.Figure:
    """The marks, and over them one target a slot.

    Args:
        hovers: what each slot says when it is pointed at, next week's included; a `<br>` is a line.
    """
    styles = dict.fromkeys(shape.style for shape in picture.marks if isinstance(shape, Box))
    return figure(
        [
            *(_bars(picture, style) for style in styles),
            *_neck(picture),
            _targets(hovers, 0, _TARGETS_END, hovertext=list(hovers), hoverinfo="text"),
            # A label of one tall target would point at its middle: the part below the bars has none.
            _targets(hovers, _TARGETS_END, HEIGHT, hoverinfo="none"),
        ],
        height=int(HEIGHT),
        margin={"l": LEFT, "r": RIGHT, "t": 0, "b": 0, "pad": 0},
        barmode="overlay",
        bargap=0,
        xaxis={"range": [0, max(picture.slots, 1)], "visible": False},
        yaxis={"range": [HEIGHT, 0], "visible": False},
    )


def _bars(picture: Picture, name: str) -> go.Bar:
    boxes = [shape for shape in picture.marks if isinstance(shape, Box) and shape.style == name]
    style = STYLES[name]
    return go.Bar(
        x=[box.x + box.width / 2 for box in boxes],
        # From the floor up: Plotly rounds the end that is not the base.
        base=[box.y + box.height for box in boxes],
        y=[-box.height for box in boxes],
        width=[box.width for box in boxes],
        name=name,
        marker={
            "color": _faded(LIGHT[style.fill], style.opacity),
            "line": {"color": LIGHT[style.line], "width": style.width} if style.line else {"width": 0},
            "cornerradius": style.radius or None,
        },
        hoverinfo="skip",
        **_UNCHANGED,
    )


def _faded(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return colour if opacity == 1 else f"rgba({red},{green},{blue},{opacity:g})"


def _neck(picture: Picture) -> list[go.Scatter]:
    """The line, broken where nothing is recorded, and the dots."""
    style = STYLES["neck"]
    lines = [shape for shape in picture.marks if isinstance(shape, Path) and shape.style == "neck"]
    dots = [shape for shape in picture.marks if isinstance(shape, Dot)]
    points = [point for line in lines for point in (*line.points, (None, None))]
    return [
        go.Scatter(
            x=[x for x, _ in points],
            y=[y for _, y in points],
            mode="lines",
            name="neck",
            line={"color": LIGHT[style.line], "width": style.width},
            connectgaps=False,
            hoverinfo="skip",
            cliponaxis=False,
            **_UNCHANGED,
        ),
        go.Scatter(
            x=[dot.x for dot in dots],
            y=[dot.y for dot in dots],
            mode="markers",
            name="scores",
            marker={
                "color": LIGHT["neck"],
                "size": [2 * dot.radius for dot in dots],
                "symbol": ["circle-open" if dot.style == "neck_doubt" else "circle" for dot in dots],
                "opacity": 1,
            },
            hoverinfo="skip",
            cliponaxis=False,
            **_UNCHANGED,
        ),
    ]


def _targets(hovers: Sequence[str], top: float, bottom: float, **hover: Any) -> go.Bar:
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
