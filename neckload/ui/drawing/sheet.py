"""The main chart at a fixed width with its key below, for files, paper and the therapist's page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from neckload.ui.drawing import labels
from neckload.ui.drawing.key import key
from neckload.ui.drawing.plot import LEFT
from neckload.ui.drawing.shapes import STYLES, Box, Dot, Drawing, Label, Path, Shape
from neckload.ui.drawing.week_chart import HEIGHT, Chart, picture

_ROW_PX, _MARK_PX, _BETWEEN_PX = 16.0, 14.0, 12.0


def load_and_pain(chart: Chart, width: float) -> Drawing:
    """The whole chart [px]. At another width the weeks move closer together, but the text keeps its size."""
    drawn = picture(chart)
    slot = labels.plot_width(width) / max(drawn.slots, 1)
    shapes = [_in_pixels(shape, slot) for shape in (*drawn.ground, *drawn.marks, *labels.placed(drawn, width))]
    legend = list(_key(chart, width))
    height = max([HEIGHT, *(shape.y + 5 for shape in legend if isinstance(shape, Label))])
    return Drawing(width, height, (*shapes, *legend), chart.title, chart.description)


def _in_pixels(shape: Shape, slot: float) -> Shape:
    match shape:
        case Box():
            return replace(shape, x=LEFT + shape.x * slot, width=max(shape.width * slot, 0.8))
        case Path():
            return replace(shape, points=tuple((LEFT + x * slot, y) for x, y in shape.points))
        case Dot() | Label():
            return replace(shape, x=LEFT + shape.x * slot)


def _key(chart: Chart, width: float) -> Iterator[Shape]:
    x, y = LEFT, HEIGHT + 12
    for style, words in key(chart):
        room = _MARK_PX + STYLES["words"].reach(words)
        if x + room > width and x > LEFT:
            x, y = LEFT, y + _ROW_PX
        if style in ("neck_dot", "neck_doubt"):
            yield Dot(style, x + 4, y - 4, 4)
        else:
            yield Box(style, x, y - (3 if style == "rest" else 9), 9, 2 if style == "rest" else 9)
        yield Label("words", x + _MARK_PX, y, words)
        x += room + _BETWEEN_PX
