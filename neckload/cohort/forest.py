"""A forest plot: one line per runner or per lag on a common scale, with the pooled effect below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor, isfinite, log10, nan

import pandas as pd

from neckload.domain.common_effect import CommonEffect
from neckload.ui.drawing.shapes import STYLES, Dot, Drawing, Label, Path, Shape
from neckload.ui.text.formatting import shortest

MOST_LINES = 60
"""More would fill a page; if there are more, this many are drawn, evenly spaced from lowest to highest."""
ROW_PX, TOP_PX, AXIS_PX = 17.0, 10.0, 40.0
_NAMES_PX = 120.0
_HALF_HEIGHT_PX = 5.5
_ARROW_PX = 4.0


@dataclass(frozen=True)
class Line:
    """An effect with its interval; a common effect is drawn as a diamond, with a dashed line for a new runner."""

    label: str
    estimate: float
    low: float
    high: float
    is_common: bool = False
    new_low: float = nan
    new_high: float = nan


def of_common(label: str, effect: CommonEffect) -> Line:
    return Line(label, effect.estimate, effect.low, effect.high, True, effect.new_low, effect.new_high)


def of_runners(effects: pd.DataFrame) -> list[Line]:
    """Lines from the lowest estimate to the highest, from rows of runner, estimate, low, high."""
    rows = effects.sort_values(["estimate", "runner"], ignore_index=True)
    if len(rows) > MOST_LINES:
        rows = rows.iloc[[round(each * (len(rows) - 1) / (MOST_LINES - 1)) for each in range(MOST_LINES)]]
    cells = zip(rows["runner"], rows["estimate"], rows["low"], rows["high"], strict=True)
    return [Line(str(runner), estimate, low, high) for runner, estimate, low, high in cells]


def forest(lines: Sequence[Line], unit: str, title: str, description: str, width: float) -> Drawing:
    """The lines in order, on a scale around 0 that holds every estimate; longer intervals end in an arrow."""
    ends = [abs(end) for line in lines for end in (line.estimate, line.new_low, line.new_high) if isfinite(end)]
    reach = 1.2 * max([0.1, *ends])
    left = max(_NAMES_PX, 0.26 * width)
    scale = _Scale(left, width - 8, reach)
    bottom = TOP_PX + ROW_PX * len(lines)
    shapes: list[Shape] = [*_axis(scale, bottom, unit)]
    for place, line in enumerate(lines):
        y = TOP_PX + ROW_PX * (place + 0.5)
        shapes.append(Label("words", left - 10, y + 4, _fitting(line.label, left - 14), "end"))
        shapes += _common(line, scale, y) if line.is_common else _single(line, scale, y)
    return Drawing(width, bottom + AXIS_PX, tuple(shapes), title, description)


@dataclass(frozen=True)
class _Scale:
    left: float
    right: float
    reach: float
    """Points on either side of 0."""

    def x(self, value: float) -> float:
        inside = max(-self.reach, min(self.reach, value))
        return self.left + (inside / self.reach + 1) / 2 * (self.right - self.left)


def _axis(scale: _Scale, bottom: float, unit: str) -> Iterator[Shape]:
    step = 10 ** floor(log10(scale.reach))
    step = next(each for each in (step / 2, step, 2 * step, 5 * step) if scale.reach / each <= 3)
    for place in range(-3, 4):
        value = place * step
        if abs(value) <= scale.reach:
            yield Path("axis" if place == 0 else "grid", ((scale.x(value), TOP_PX), (scale.x(value), bottom)))
            yield Label("words", scale.x(value), bottom + 16, shortest(round(value, 6)).replace("-", "−"), "middle")
    yield Label("words", (scale.left + scale.right) / 2, bottom + 33, unit, "middle")


def _single(line: Line, scale: _Scale, y: float) -> list[Shape]:
    left, right = scale.x(line.low), scale.x(line.high)
    shapes: list[Shape] = [Path("neck_doubt", ((left, y), (right, y))), Dot("neck_dot", scale.x(line.estimate), y, 3)]
    shapes += [_arrow(left, y, _ARROW_PX)] if line.low < -scale.reach else []
    shapes += [_arrow(right, y, -_ARROW_PX)] if line.high > scale.reach else []
    return shapes


def _arrow(tip: float, y: float, back: float) -> Path:
    """The arrow for an interval that continues beyond the picture."""
    return Path("neck_doubt", ((tip + back, y - _ARROW_PX), (tip, y), (tip + back, y + _ARROW_PX)))


def _common(line: Line, scale: _Scale, y: float) -> list[Shape]:
    low, middle, high = scale.x(line.low), scale.x(line.estimate), scale.x(line.high)
    diamond = ((low, y), (middle, y - _HALF_HEIGHT_PX), (high, y), (middle, y + _HALF_HEIGHT_PX), (low, y))
    expected = ((scale.x(line.new_low), y), (scale.x(line.new_high), y)) if isfinite(line.new_low) else ()
    return [*([Path("limit", expected)] if expected else []), Path("neck", diamond)]


def _fitting(text: str, room: float) -> str:
    """The name, shortened to fit."""
    reach = STYLES["words"].reach
    if reach(text) <= room:
        return text
    while text and reach(f"{text}…") > room:
        text = text[:-1]
    return f"{text}…"
