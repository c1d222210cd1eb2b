"""What every chart is made of: marks and labels between margins, and the scale beside a panel.

x counts slots of the chart's own (weeks, days, per cent of its width), y counts pixels downwards. So a chart keeps its
height and its letters at any width, and `svg.fluid` and Plotly (`charts.marks`) draw the same marks in the same places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil, floor, log10
from typing import Literal

import pandas as pd

from neckload.ui.drawing.shapes import Label, Path, Shape
from neckload.ui.text.formatting import shortest

LEFT = 34.0
# From the floor of the lowest panel to the baseline of the dates, and to the bottom of the chart.
DATES_BELOW, END_BELOW = 18.0, 28.0


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Marks between margins."""

    slots: float
    ground: tuple[Shape, ...]
    """Grids, scales, headings and other shapes without hover text; drawn below the marks."""
    marks: tuple[Shape, ...]
    """The shapes that Plotly draws in place of the SVG."""
    height: float
    left: float = LEFT
    right: float
    """Margins [px]."""


@dataclass(frozen=True, kw_only=True)
class Plot(Scene):
    """A chart of Patterns, of Plan or of an experiment."""

    dates: tuple[tuple[Label, ...], ...] = ()
    """Dates in classes, the most important first (`labels.date_classes`)."""
    hovers: tuple[str, ...] = ()
    """The hover text of each slot; empty if single dots have their own."""
    key: tuple[tuple[str, str], ...] = ()
    """Styles with their labels."""
    numbers: pd.DataFrame = field(default_factory=pd.DataFrame)
    """The drawn figures as a table, for screen readers and the curious."""


@dataclass(frozen=True)
class Panel:
    """A vertical scale: the top pixel row, the floor, and the values at both."""

    top: float
    floor: float
    highest: float
    lowest: float = 0.0

    def y(self, value: float) -> float:
        return self.floor - (self.floor - self.top) * (value - self.lowest) / (self.highest - self.lowest)


def nice_ticks(highest: float) -> tuple[float, ...]:
    """Two to six round figures from 0 to `highest` or just above it."""
    if not highest >= 0.01:  # anything less would not be visible
        return (0.0, 1.0)
    return ticks_between(0.0, highest)


def ticks_between(low: float, high: float) -> tuple[float, ...]:
    """Two to six round figures that enclose `low` and `high`.

    Five steps are one too many to read at a glance, but better than a scale that is more than a quarter empty.
    """
    span = max(high - low, 0.01)
    step, ends = _steps(low, high, span, 4)
    finer, finer_ends = _steps(low, high, span, _MOST_STEPS)
    if span < _LEAST_FILLED * step * (ends[1] - ends[0]) and finer_ends[1] - finer_ends[0] <= _MOST_STEPS:
        step, ends = finer, finer_ends
    return tuple(round(step * at, 6) for at in range(ends[0], max(ends[1], ends[0] + 1) + 1))


_MOST_STEPS = 5
_LEAST_FILLED = 0.75


def _steps(low: float, high: float, span: float, most: int) -> tuple[float, tuple[int, int]]:
    """The finest round step that spans the range in `most` steps, and its multiples around `low` and `high`."""
    magnitude = 10.0 ** floor(log10(span / 3))
    step = next(step for step in (1, 2, 2.5, 5, 10) if span <= most * step * magnitude) * magnitude
    return step, (floor(round(low / step, 6)), ceil(round(high / step, 6)))


def panel(top: float, bottom: float, ticks: Sequence[float]) -> Panel:
    return Panel(top, bottom, ticks[-1], ticks[0])


def scale(
    panel: Panel,
    ticks: Sequence[float],
    slots: float,
    heading: str,
    *,
    left: float = LEFT,
    begins: float = 0.0,
    side: Literal["left", "right"] = "left",
) -> Iterator[Shape]:
    """Grid lines across the panel from slot `begins` to `slots`, with figures at one side and a heading above."""
    if heading:
        yield Label("heading", begins, panel.top - 10, heading, dx=-left)
    for tick in ticks:
        y = panel.y(tick)
        yield Path("grid" if tick else "axis", ((begins, y), (slots, y)))
        # The margin has room for three digits, so figures from a thousand on are in thousands.
        text = (shortest(tick) if abs(tick) < 1000 else f"{shortest(tick / 1000)}k").replace("-", "−")
        if side == "left":
            yield Label("words", begins, y + 4, text, "end", dx=-8)
        else:
            yield Label("words", slots, y + 4, text, dx=8)
