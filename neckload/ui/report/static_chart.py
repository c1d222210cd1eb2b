"""The picture of load and pain as plain shapes, for files and pages that must do without a drawing program.

Nothing is worked out here but places: bars of running below, the line of the neck above, next week's range at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, isnan, log10
from typing import Literal

from neckload.ui.report.shapes import STYLES, Box, Dot, Drawing, Label, Path, Shape
from neckload.ui.text.formatting import MONTHS, score, shortest

State = Literal["complete", "partial", "rest", "unrecorded"]


@dataclass(frozen=True)
class Bar:
    """One week as it is drawn. NaN: unknown."""

    week: date
    state: State
    total: float
    """In the unit of the chart."""
    pain: float
    above: bool
    """Further above the week before than the guideline goes."""
    typed: bool


@dataclass(frozen=True)
class Chart:
    """What is drawn, in the units that are printed."""

    bars: tuple[Bar, ...]
    unit: str
    """Of the bars: min, km or mi; empty when no running is shown."""
    shows_pain: bool
    planned: tuple[float, float] | None
    """Next week's range."""
    planned_words: str
    title: str
    description: str


@dataclass(frozen=True)
class _Panel:
    """Where one panel's weeks and values lie: weeks from left to right, values from the floor up."""

    left: float
    right: float
    slot: float
    top: float
    floor: float
    highest: float

    def x(self, at: int) -> float:
        return self.left + (at + 0.5) * self.slot

    def y(self, value: float) -> float:
        return self.floor - (self.floor - self.top) * value / self.highest

    @property
    def mark(self) -> float:
        """Half the width of a mark for one week."""
        return min(4.0, max(2.0, self.slot / 3))


_LEFT, _HEAD, _MONTHS, _LINE = 34.0, 20.0, 22.0, 16.0
_RIGHT, _RIGHT_FOR_SCORE = 6.0, 24.0
_PAIN_SHARE = 0.32
_PAIN_TICKS = (0.0, 5.0, 10.0)
_BAR_SHARE = 0.74


def load_and_pain(chart: Chart, width: float, height: float) -> Drawing:
    """The picture at this size [px]; at another size the weeks move closer, the letters stay as they are."""
    key = tuple(_key(chart, width))
    rows = max((row for row, *_ in key), default=-1) + 1
    floor_y = height - _MONTHS - _LINE * rows
    meet = floor_y if not chart.unit else floor_y * _PAIN_SHARE if chart.shows_pain else 0.0
    shapes: list[Shape] = []
    if chart.shows_pain:
        shapes += _neck(chart, _panel(chart, width, _HEAD, meet, _PAIN_TICKS[-1]))
    if chart.unit:
        ticks = nice_ticks(_tallest(chart))
        top = meet + _HEAD + (14 if chart.shows_pain else 0)
        shapes += _running(chart, _panel(chart, width, top, floor_y, ticks[-1]), ticks)
    shapes += _months(chart, _panel(chart, width, 0, floor_y, 1))
    shapes += _key_shapes(key, floor_y + _MONTHS)
    return Drawing(width, height, tuple(shapes), chart.title, chart.description)


def _panel(chart: Chart, width: float, top: float, floor_y: float, highest: float) -> _Panel:
    right = width - (_RIGHT if chart.planned else _RIGHT_FOR_SCORE)  # the newest score stands right of its week
    slot = (right - _LEFT) / (len(chart.bars) + (1 if chart.planned else 0))
    return _Panel(_LEFT, right, slot, top, floor_y, highest)


def _tallest(chart: Chart) -> float:
    known = [bar.total for bar in chart.bars if not isnan(bar.total)]
    return max([*known, chart.planned[1] if chart.planned else 0.0])


def nice_ticks(highest: float) -> tuple[float, ...]:
    """Two to five round figures from 0 to `highest` or just above it."""
    if not highest >= 0.01:  # less is not seen beside an axis
        return (0.0, 1.0)
    magnitude = 10.0 ** floor(log10(highest / 3))
    step = next(step for step in (1, 2, 2.5, 5, 10) if highest <= 4 * step * magnitude) * magnitude
    return tuple(round(step * at, 6) for at in range(ceil(highest / step) + 1))


def _gaps(chart: Chart, panel: _Panel) -> Iterator[Shape]:
    for at, bar in enumerate(chart.bars):
        if bar.state == "unrecorded":
            yield Box("gap", panel.x(at) - panel.slot / 2, panel.top, panel.slot, panel.floor - panel.top)


def _scale(panel: _Panel, ticks: tuple[float, ...], heading: str) -> Iterator[Shape]:
    yield Label("heading", 0, panel.top - 9, heading)
    for tick in ticks:
        y = panel.y(tick)
        yield Path("grid" if tick else "axis", ((panel.left, y), (panel.right, y)))
        yield Label("words", panel.left - 6, y + 4, shortest(tick), "end")


# The neck ------------------------------------------------------------------------------------------------------------
def _neck(chart: Chart, panel: _Panel) -> Iterator[Shape]:
    yield from _gaps(chart, panel)
    yield from _scale(panel, _PAIN_TICKS, "Worst neck pain of the week, 0–10")
    line: list[tuple[float, float]] = []
    for at, bar in enumerate(chart.bars):
        if isnan(bar.pain):
            line = []
            continue
        point = (panel.x(at), panel.y(bar.pain))
        if line:
            yield Path("neck", (line[-1], point))
        line.append(point)
        yield Dot("neck_dot", *point, min(3.0, max(1.6, panel.slot / 4)))
    yield from _scores(chart, panel)


def _scores(chart: Chart, panel: _Panel) -> Iterator[Label]:
    """The highest score and the newest in figures, unless they stand in each other's way."""
    scored = [(at, bar.pain) for at, bar in enumerate(chart.bars) if not isnan(bar.pain)]
    if not scored:
        return
    (peak, worst), (last, newest) = max(scored, key=lambda pair: (pair[1], pair[0])), scored[-1]
    if (last - peak) * panel.slot > 16:
        yield Label("neck_words", panel.x(last) + 7, panel.y(newest) + 4, score(newest))
    beside = worst > 8.5 or last == peak  # above it there is no room, or nothing stands to its right
    place = (panel.x(peak) + 7, panel.y(worst) + 4) if beside else (panel.x(peak), panel.y(worst) - 7)
    yield Label("neck_words", *place, score(worst), "start" if beside else "middle")


# Running -------------------------------------------------------------------------------------------------------------
def _running(chart: Chart, panel: _Panel, ticks: tuple[float, ...]) -> Iterator[Shape]:
    yield from _gaps(chart, panel)
    yield from _scale(panel, ticks, f"Running, {chart.unit} a week")
    for at, bar in enumerate(chart.bars):
        yield from _bar(bar, panel.x(at), panel)
    if chart.planned:
        yield from _planned(chart, *chart.planned, panel)


def _bar(bar: Bar, x: float, panel: _Panel) -> Iterator[Shape]:
    reach = panel.mark
    if bar.state == "rest":
        yield diamond(x, panel.floor - reach, reach)
    elif bar.state == "unrecorded":
        yield from cross(x, panel.floor - 8, reach)
    elif bar.total > 0:
        width, top = max(panel.slot * _BAR_SHARE, 0.8), panel.y(bar.total)
        yield Box(_bar_style(bar), x - width / 2, top, width, panel.floor - top)
        if bar.above:
            yield triangle(x, top - 4, reach)


def _bar_style(bar: Bar) -> str:
    if bar.state == "partial":
        return "so_far"
    plain = "above" if bar.above else "running"
    return {"above": "typed_above", "running": "typed"}[plain] if bar.typed else plain


def diamond(x: float, y: float, reach: float) -> Path:
    return Path("rest", ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)), True)


def cross(x: float, y: float, reach: float) -> tuple[Path, Path]:
    return (
        Path("silent", ((x - reach, y - reach), (x + reach, y + reach))),
        Path("silent", ((x - reach, y + reach), (x + reach, y - reach))),
    )


def triangle(x: float, bottom: float, reach: float) -> Path:
    return Path("above", ((x, bottom - 1.6 * reach), (x + reach, bottom), (x - reach, bottom)), True)


def _planned(chart: Chart, low: float, high: float, panel: _Panel) -> Iterator[Shape]:
    x, width = panel.x(len(chart.bars)), max(panel.slot * _BAR_SHARE, 3.0)
    top = panel.y(high)
    yield Box("planned", x - width / 2, top, width, max(panel.y(low) - top, 2.0))
    words = f"next week {chart.planned_words}"
    from_x = panel.right - STYLES["strong_words"].reach(words) - panel.slot
    under = [bar.total for at, bar in enumerate(chart.bars) if panel.x(at) > from_x and not isnan(bar.total)]
    yield Label("strong_words", panel.right, max(panel.y(max([high, *under])) - 15, panel.top - 9), words, "end")


# Below both ----------------------------------------------------------------------------------------------------------
def _months(chart: Chart, panel: _Panel) -> Iterator[Shape]:
    """The months below their first week, as many as have room; with the year where it begins."""
    free_from, before = 0.0, None
    for at, bar in enumerate(chart.bars):
        new_year = before is None or bar.week.year != before.year
        if not new_year and before is not None and bar.week.month == before.month:
            continue
        words = f"{MONTHS[bar.week.month - 1][:3]}{f' {bar.week.year}' if new_year else ''}"
        x, reach = panel.left + at * panel.slot, STYLES["words"].reach(words)
        before = bar.week
        if x >= free_from and x + reach <= panel.right + _RIGHT:
            yield Path("axis", ((x, panel.floor), (x, panel.floor + 4)))
            yield Label("words", x, panel.floor + 15, words)
            free_from = x + reach + 8


_KEY: tuple[tuple[str, str, Callable[[Bar], bool]], ...] = (
    ("above", "more than 10 % up", lambda bar: bar.above),
    ("so_far", "this week so far", lambda bar: bar.state == "partial" and bar.total > 0),
    ("typed", "only the total known", lambda bar: bar.typed and bar.total > 0),
    ("rest", "rest", lambda bar: bar.state == "rest"),
    ("silent", "not recorded", lambda bar: bar.state == "unrecorded"),
)
_KEY_MARK_PX = 14.0


def _key(chart: Chart, width: float) -> Iterator[tuple[int, float, str, str]]:
    """What the marks mean, of those that are drawn: row, x, style, words."""
    row, x = 0, _LEFT
    for style, words, is_drawn in _KEY if chart.unit else ():
        if not any(is_drawn(bar) for bar in chart.bars):
            continue
        room = _KEY_MARK_PX + STYLES["words"].reach(words)
        if x + room > width and x > _LEFT:
            row, x = row + 1, _LEFT
        yield row, x, style, words
        x += room + 12


def _key_shapes(key: tuple[tuple[int, float, str, str], ...], top: float) -> Iterator[Shape]:
    for row, x, style, words in key:
        y = top + _LINE * row + 11
        if style == "rest":
            yield diamond(x + 4, y - 4, 4)
        elif style == "silent":
            yield from cross(x + 4, y - 4, 3.5)
        elif style == "above":
            yield triangle(x + 4, y - 0.5, 4)
        else:
            yield Box(style, x, y - 8.5, 8, 9)
        yield Label("words", x + _KEY_MARK_PX, y, words)
