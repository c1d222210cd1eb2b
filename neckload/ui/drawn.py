"""The picture of load and pain as plain shapes, for files and pages that must do without a drawing program.

One layout, two hands: `svg.py` writes it for screens, `report_pdf.py` onto paper. Nothing is computed here but places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, isnan, log10
from typing import Literal

from neckload.ui.figures import MONTHS, score

Anchor = Literal["start", "middle", "end"]
State = Literal["complete", "partial", "rest", "unrecorded"]


@dataclass(frozen=True)
class Bar:
    """One week as it is drawn. NaN: unknown."""

    week: date
    state: State
    height: float
    """Total of the week in the unit of the chart."""
    pain: float
    above: bool
    """More than the guideline's end above the week before."""
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


# Shapes --------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Box:
    style: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Path:
    style: str
    points: tuple[tuple[float, float], ...]
    closed: bool = False


@dataclass(frozen=True)
class Dot:
    style: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Label:
    style: str
    x: float
    y: float
    """Of the line the letters stand on."""
    text: str
    anchor: Anchor = "start"


Shape = Box | Path | Dot | Label


@dataclass(frozen=True)
class Drawing:
    """Shapes in the order they are drawn; x to the right, y down, in pixels at full size."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str
    description: str


@dataclass(frozen=True)
class Style:
    """How a shape looks; colours are names of `COLOURS`."""

    fill: str = ""
    line: str = ""
    width: float = 1.0
    dashes: tuple[float, ...] = ()
    opacity: float = 1.0
    size: float = 0.0
    bold: bool = False


# Apart from each other in the common colour blindnesses, and at least 3 to 1 on their ground.
COLOURS = {
    "light": {
        "ink": "#1d2733", "quiet": "#55616f", "grid": "#ccd4dc",
        "load": "#4f8fa3", "above": "#bd6b12", "pain": "#a23f82", "band": "#0f7d66",
    },
    "dark": {
        "ink": "#e8edf2", "quiet": "#a9b4c0", "grid": "#3d4854",
        "load": "#6fb3c8", "above": "#e79a45", "pain": "#d983bd", "band": "#43c3a7",
    },
}  # fmt: skip
STYLES = {
    "grid": Style(line="grid"),
    "limit": Style(line="quiet", dashes=(1, 3)),
    "axis": Style(line="quiet"),
    "gap": Style(fill="grid", opacity=0.45),
    "load": Style(fill="load"),
    "above": Style(fill="above"),
    "typed": Style(fill="load", line="load", opacity=0.45),
    "typed_above": Style(fill="above", line="above", opacity=0.45),
    "so_far": Style(line="load", width=1.3, dashes=(3, 2)),
    "mark": Style(line="quiet", width=1.3),
    "rest": Style(fill="quiet"),
    "planned": Style(fill="band", line="band", width=1.6, opacity=0.4),
    "pain": Style(line="pain", width=2.2),
    "pain_dot": Style(fill="pain"),
    "heading": Style(fill="ink", size=12, bold=True),
    "words": Style(fill="quiet", size=11),
    "pain_words": Style(fill="pain", size=12, bold=True),
    "planned_words": Style(fill="band", size=11, bold=True),
}
LETTER = 0.56
"""Width of a mean letter as a share of its size; good enough to keep words apart."""

_LEFT, _RIGHT, _HEAD, _FOOT = 34.0, 6.0, 20.0, 40.0
_PAIN_SHARE = 0.32
_PAIN_TOP = 10.0


@dataclass(frozen=True)
class _Frame:
    """Places of one panel: weeks from left to right, values from the floor up."""

    left: float
    slot: float
    top: float
    floor: float
    highest: float

    def x(self, at: int) -> float:
        return self.left + (at + 0.5) * self.slot

    def y(self, value: float) -> float:
        return self.floor - (self.floor - self.top) * value / self.highest


def load_and_pain(chart: Chart, width: float = 720, height: float = 330) -> Drawing:
    """Worst neck pain of each week above, running below, next week's range as an open box at the end."""
    slots = len(chart.bars) + (1 if chart.planned else 0)
    slot = (width - _LEFT - _RIGHT) / max(slots, 1)
    room = height - _FOOT
    meet = room * _PAIN_SHARE if chart.unit else room
    shapes: list[Shape] = []
    tops = [chart.shows_pain, bool(chart.unit)]
    if chart.shows_pain:
        pain = _Frame(_LEFT, slot, _HEAD, meet, _PAIN_TOP)
        shapes += [*_gaps(chart, pain), *_pain(chart, pain, width - _RIGHT)]
    if chart.unit:
        top = meet + _HEAD + 14 if tops[0] else _HEAD
        tallest = max(
            [bar.height for bar in chart.bars if not isnan(bar.height)] + [chart.planned[1] if chart.planned else 0.0]
        )
        ticks = nice_ticks(tallest)
        load = _Frame(_LEFT, slot, top, room, max(ticks[-1], tallest) or 1.0)
        shapes += [*_gaps(chart, load), *_load(chart, load, ticks, width - _RIGHT)]
    shapes += [*_months(chart, slot, room, width), *_key(chart, width, height)]
    return Drawing(width, height, tuple(shapes), chart.title, chart.description)


def nice_ticks(highest: float) -> tuple[float, ...]:
    """Two to five round figures from 0 up to about `highest`."""
    if not highest > 0:
        return (0.0, 1.0)
    magnitude = 10 ** floor(log10(highest / 3))
    step = next(step for step in (1, 2, 2.5, 5, 10) if highest / (step * magnitude) <= 4) * magnitude
    return tuple(round(step * at, 6) for at in range(ceil(highest / step) + 1))


def _gaps(chart: Chart, frame: _Frame) -> Iterator[Shape]:
    for at, bar in enumerate(chart.bars):
        if bar.state == "unrecorded":
            yield Box("gap", frame.x(at) - frame.slot / 2, frame.top, frame.slot, frame.floor - frame.top)


def _pain(chart: Chart, frame: _Frame, right: float) -> Iterator[Shape]:
    yield Label("heading", 0, frame.top - 9, "Worst neck pain of the week, 0–10")
    for tick in (0, 5, 10):
        yield Path("grid", ((frame.left, frame.y(tick)), (right, frame.y(tick))))
        yield Label("words", frame.left - 6, frame.y(tick) + 4, str(tick), "end")
    line: list[tuple[float, float]] = []
    for at, bar in enumerate([*chart.bars, None]):
        if bar is not None and not isnan(bar.pain):
            line.append((frame.x(at), frame.y(bar.pain)))
            yield Dot("pain_dot", *line[-1], min(3.0, max(1.6, frame.slot / 4)))
        else:
            if len(line) > 1:
                yield Path("pain", tuple(line))
            line = []
    yield from _pain_figures(chart, frame)


def _pain_figures(chart: Chart, frame: _Frame) -> Iterator[Label]:
    """The highest score and the newest are written out, unless they stand in each other's way."""
    scored = [(at, bar.pain) for at, bar in enumerate(chart.bars) if not isnan(bar.pain)]
    if not scored:
        return
    (peak, worst), (last, newest) = max(scored, key=lambda pair: (pair[1], pair[0])), scored[-1]
    if (last - peak) * frame.slot > 16:
        yield Label("pain_words", frame.x(last) + 7, frame.y(newest) + 4, score(newest))
    beside = worst > 8.5 or last == peak  # above it there is no room, or the line would have to go round it
    place = (frame.x(peak) + 7, frame.y(worst) + 4) if beside else (frame.x(peak), frame.y(worst) - 7)
    yield Label("pain_words", *place, score(worst), "start" if beside else "middle")


def _load(chart: Chart, frame: _Frame, ticks: tuple[float, ...], right: float) -> Iterator[Shape]:
    yield Label("heading", 0, frame.top - 9, f"Running, {chart.unit} a week")
    for tick in ticks:
        yield Path("axis" if tick == 0 else "grid", ((frame.left, frame.y(tick)), (right, frame.y(tick))))
        yield Label("words", frame.left - 6, frame.y(tick) + 4, f"{tick:,g}", "end")
    for at, bar in enumerate(chart.bars):
        yield from _bar(bar, at, frame)
    if chart.planned:
        yield from _planned(chart, chart.planned, frame, right)


def _bar(bar: Bar, at: int, frame: _Frame) -> Iterator[Shape]:
    x, width = frame.x(at), max(frame.slot * 0.74, 0.8)
    if bar.state == "rest":
        reach = min(4.0, max(2.0, frame.slot / 3))
        floor_y = frame.floor - reach
        yield Path(
            "rest", ((x, floor_y - reach), (x + reach, floor_y), (x, floor_y + reach), (x - reach, floor_y)), True
        )
    elif bar.state == "unrecorded":
        reach, y = min(3.5, frame.slot / 2.5), frame.floor - 8
        yield Path("mark", ((x - reach, y - reach), (x + reach, y + reach)))
        yield Path("mark", ((x - reach, y + reach), (x + reach, y - reach)))
    elif bar.height > 0:
        top = frame.y(bar.height)
        style = (
            "so_far"
            if bar.state == "partial"
            else ("typed_" if bar.typed and bar.above else "")
            + ("above" if bar.above else "typed" if bar.typed else "load")
        )
        yield Box(style, x - width / 2, top, width, frame.floor - top)
        if bar.above:
            reach = min(4.0, max(2.0, frame.slot / 3))
            yield Path("above", ((x, top - 4 - reach * 1.6), (x + reach, top - 4), (x - reach, top - 4)), True)


def _planned(chart: Chart, planned: tuple[float, float], frame: _Frame, right: float) -> Iterator[Shape]:
    x, width = frame.x(len(chart.bars)), max(frame.slot * 0.74, 3.0)
    low, high = (frame.y(value) for value in planned)
    yield Box("planned", x - width / 2, high, width, max(low - high, 2.0))
    words = f"next week {chart.planned_words}"
    room = len(words) * LETTER * STYLES["planned_words"].size
    under = [bar.height for at, bar in enumerate(chart.bars) if frame.x(at) > right - room and not isnan(bar.height)]
    highest = frame.y(max([planned[1], *under]))
    yield Label("planned_words", right, max(highest - 14, frame.top - 9), words, "end")


def _months(chart: Chart, slot: float, floor_y: float, width: float) -> Iterator[Shape]:
    """The months' names below their first week, as many as have room; the year with the first and each January."""
    free_from = 0.0
    before: date | None = None
    for at, bar in enumerate(chart.bars):
        if before is not None and bar.week.month == before.month:
            continue
        year = f" {bar.week.year}" if before is None or bar.week.year != before.year else ""
        before, x = bar.week, _LEFT + at * slot
        words = f"{MONTHS[bar.week.month - 1][:3]}{year}"
        room = len(words) * LETTER * STYLES["words"].size
        if x >= free_from and x + room <= width:
            yield Path("axis", ((x, floor_y), (x, floor_y + 4)))
            yield Label("words", x, floor_y + 15, words)
            free_from = x + room + 8


_KEY = (
    ("above", "more than 10 % up", lambda bar: bar.above),
    ("so_far", "this week so far", lambda bar: bar.state == "partial" and bar.height > 0),
    ("typed", "typed by hand", lambda bar: bar.typed and bar.height > 0),
    ("rest", "rest", lambda bar: bar.state == "rest"),
    ("mark", "not recorded", lambda bar: bar.state == "unrecorded"),
)


def _key(chart: Chart, width: float, height: float) -> Iterator[Shape]:
    """What the marks mean, of those that are drawn."""
    if not chart.unit:
        return
    x, y = _LEFT, height - 4
    for style, words, is_drawn in _KEY:
        if not any(is_drawn(bar) for bar in chart.bars):
            continue
        room = 14 + len(words) * LETTER * STYLES["words"].size + 14
        if x + room > width + 14:
            return
        yield from _key_mark(style, x + 4, y - 4)
        yield Label("words", x + 14, y, words)
        x += room


def _key_mark(style: str, x: float, y: float) -> Iterator[Shape]:
    if style == "rest":
        yield Path("rest", ((x, y - 4), (x + 4, y), (x, y + 4), (x - 4, y)), True)
    elif style == "mark":
        yield Path("mark", ((x - 3.5, y - 3.5), (x + 3.5, y + 3.5)))
        yield Path("mark", ((x - 3.5, y + 3.5), (x + 3.5, y - 3.5)))
    elif style == "above":
        yield Path("above", ((x, y - 4), (x + 4, y + 3), (x - 4, y + 3)), True)
    else:
        yield Box(style, x - 4, y - 4.5, 8, 9)
