"""The main chart of running and neck pain by week, as plain shapes for page, file and paper.

x counts slots (0 … n; a slot is a week, in a log of years a month), y counts pixels downwards. The picture keeps its
height and its letters at any width: `sheet` puts it into pixels, `svg.fluid` and `charts.load_and_pain` keep the slots.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import isnan, nan
from typing import Literal, assert_never

from neckload.domain import evidence
from neckload.domain.computed_tables import WeekState
from neckload.ui.drawing.plot import Panel, Scene, nice_ticks, scale
from neckload.ui.drawing.shapes import Box, Dot, Label, Path, Shape
from neckload.ui.text.formatting import percent, score

Per = Literal["week", "month"]


@dataclass(frozen=True)
class Bar:
    """One week as drawn, or the average week of a month. NaN means unknown."""

    first: date
    """First day of the week, or of the month."""
    state: WeekState
    total: float
    """In the unit of the chart."""
    pain: float
    rise: float = nan
    """Rise of a week that exceeds the guideline [share]; NaN for all others."""
    doubted: bool = False
    """Whether a score came after a pain reliever, and so may be too low."""


@dataclass(frozen=True)
class Chart:
    """What is drawn, in the units that are printed."""

    bars: tuple[Bar, ...]
    unit: str
    """Unit of the bars: min, km or mi; empty if no running is shown."""
    shows_pain: bool
    planned: tuple[float, float] | None
    """Next week's range."""
    planned_words: str
    title: str
    description: str
    per: Per = "week"
    goal: tuple[float, float] | None = None
    """The range for the current week."""


@dataclass(frozen=True, kw_only=True)
class Picture(Scene):
    """The chart in slots and pixels; its labels are still to be chosen by width (`labels`)."""

    chart: Chart
    running: Panel | None
    neck: Panel | None


HEIGHT = 290.0
RIGHT, NARROW_RIGHT = 64.0, 12.0
DATES_Y = 280.0
_BAR_SHARE = 0.74
_PAIN_TICKS = (0.0, evidence.PAIN_MIDDLE.value, 10.0)


def picture(chart: Chart) -> Picture:
    """Everything except the labels whose place depends on the width."""
    slots = len(chart.bars) + (1 if chart.planned else 0)
    ticks = nice_ticks(_tallest(chart))
    neck = Panel(20, 82 if chart.unit else 262, _PAIN_TICKS[-1]) if chart.shows_pain else None
    running = Panel(120 if chart.shows_pain else 24, 262, ticks[-1]) if chart.unit else None
    ground: list[Shape] = [*_gaps(chart, neck or running, running or neck)]
    marks: list[Shape] = []
    if neck:
        ground += scale(neck, _PAIN_TICKS, slots, f"Neck, worst of the {chart.per}, 0–10")
        limit = neck.y(evidence.PAIN_MIDDLE.value)
        ground.append(Path("limit", ((0, limit), (slots, limit))))
        marks += _neck(chart, neck)
    if running:
        by_month = "" if chart.per == "week" else ", by month"
        ground += scale(running, ticks, slots, f"Running, {chart.unit} a week{by_month}")
        ground += _goal(chart, running)
        marks += _running(chart, running)
    return Picture(
        slots=slots,
        ground=tuple(ground),
        marks=tuple(marks),
        height=HEIGHT,
        right=RIGHT,
        chart=chart,
        running=running,
        neck=neck,
    )


def _tallest(chart: Chart) -> float:
    ranges = [high for each in (chart.planned, chart.goal) if each for high in each]
    return max([bar.total for bar in chart.bars if not isnan(bar.total)] + ranges, default=0.0)


def _gaps(chart: Chart, first: Panel | None, last: Panel | None) -> Iterator[Box]:
    """Hatching over both halves where nothing is recorded: it must not look like rest."""
    if first is None or last is None:
        return
    begin: int | None = None
    for at, bar in enumerate((*chart.bars, None)):
        if bar is not None and bar.state == "unrecorded":
            begin = at if begin is None else begin
        elif begin is not None:
            for panel in dict.fromkeys((first, last)):
                yield Box("gap", begin, panel.top, at - begin, panel.floor - panel.top)
            begin = None


def _neck(chart: Chart, panel: Panel) -> Iterator[Shape]:
    line: list[tuple[float, float]] = []
    for at, bar in enumerate((*chart.bars, None)):
        if bar is not None and not isnan(bar.pain):
            line.append((at + 0.5, panel.y(bar.pain)))
            continue
        if len(line) > 1:
            yield Path("neck", tuple(line))
        line = []
    radius = 2.8 if len(chart.bars) <= _DOTS_UP_TO else 1.8
    for at, bar in enumerate(chart.bars):
        if not isnan(bar.pain):
            yield Dot("neck_dot", at + 0.5, panel.y(bar.pain), radius)
            if bar.doubted:
                yield Dot("neck_doubt", at + 0.5, panel.y(bar.pain), radius + 2.6)


_DOTS_UP_TO = 60


def _running(chart: Chart, panel: Panel) -> Iterator[Box]:
    for at, bar in enumerate(chart.bars):
        if bar.state == "rest":
            yield _box("rest", at, panel.floor - 2, panel.floor)
        elif bar.total > 0:
            yield _box(_style(bar, bar.state), at, panel.y(bar.total), panel.floor)
    if chart.planned:
        low, high = chart.planned
        yield _box("planned", len(chart.bars), panel.y(high), max(panel.y(low), panel.y(high) + 3))


def _style(bar: Bar, state: WeekState) -> str:
    match state:
        case "rest":
            return "rest"
        case "partial":
            return "so_far"
        case "complete" | "unrecorded":
            return "run" if isnan(bar.rise) else "jump"
    assert_never(state)


def _goal(chart: Chart, panel: Panel) -> Iterator[Box]:
    """The current week's range, as a dashed outline in its slot."""
    if chart.goal and chart.bars and chart.bars[-1].state == "partial":
        low, high = chart.goal
        yield _box("goal", len(chart.bars) - 1, panel.y(high), max(panel.y(low), panel.y(high) + 3))


def _box(style: str, at: int, top: float, bottom: float) -> Box:
    return Box(style, at + (1 - _BAR_SHARE) / 2, top, _BAR_SHARE, bottom - top)


# Labels whose place depends on the width: `labels` chooses among them
def scores(picture: Picture) -> tuple[Label, ...]:
    """The newest score and the worst, in order of importance."""
    panel = picture.neck
    scored = [(at, bar.pain) for at, bar in enumerate(picture.chart.bars) if not isnan(bar.pain)]
    if panel is None or not scored:
        return ()
    (last, newest), (peak, worst) = scored[-1], max(scored, key=lambda pair: (pair[1], pair[0]))
    beside = Label("neck_words", last + 0.5, panel.y(newest) + 4, score(newest), dx=7)
    return (
        (beside,)
        if last == peak
        else (beside, Label("neck_words", peak + 0.5, panel.y(worst) - 7, score(worst), "middle"))
    )


def jumps(picture: Picture) -> tuple[Label, ...]:
    """The figure on each steep week, the largest step first."""
    panel = picture.running
    if panel is None:
        return ()
    steep = [(at, bar) for at, bar in enumerate(picture.chart.bars) if not isnan(bar.rise) and bar.total > 0]
    return tuple(
        Label("jump_words", at + 0.5, panel.y(bar.total) - 5, percent(bar.rise), "middle")
        for at, bar in sorted(steep, key=lambda pair: -pair[1].rise)
    )


def rests(picture: Picture) -> tuple[Label, ...]:
    panel = picture.running
    if panel is None:
        return ()
    return tuple(
        Label("words", at + 0.5, panel.floor - 6, "rest", "middle")
        for at, bar in enumerate(picture.chart.bars)
        if bar.state == "rest"
    )
