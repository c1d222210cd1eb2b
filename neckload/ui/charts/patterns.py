"""The charts of *Patterns*. No streamlit, no sums: every number drawn comes from the analysis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from math import inf, isnan

import pandas as pd

from neckload.domain.association import Association, LagEffect
from neckload.domain.factors import Factor
from neckload.domain.progression import Measure
from neckload.ui.drawing.labels import date_classes
from neckload.ui.drawing.plot import DATES_BELOW, END_BELOW, LEFT, Panel, Plot, nice_ticks, panel, scale, ticks_between
from neckload.ui.drawing.shapes import Box, Dot, Label, Path, Point, Shape
from neckload.ui.text.answers import patterns
from neckload.ui.text.formatting import Unit, day, in_unit, number, shortest

# Room to the right of a chart for the name of a level or line.
BESIDE_PX = 72.0
_EDGE_PX = 12.0
_PAIN_TICKS = (0.0, 5.0, 10.0)
_BAR = 0.8
_LARGE_DOTS_UP_TO, _DOTS_UP_TO = 60, 160


def aligned(association: Association, measure: Measure, unit: Unit) -> Plot:
    """Pain above, and below it the load, shifted later by the lag at which the link is strongest."""
    frame, measured = association.aligned, "min" if measure == "time" else unit
    load = frame["shifted"] if measure == "time" else in_unit(frame["shifted"], unit)
    step = pd.Timedelta(weeks=1) if association.resolution == "week" else pd.Timedelta(days=1)
    slots = ((frame["date"] - frame["date"].iloc[0]) // step).tolist()
    ticks = nice_ticks(float(load.max()))
    above, below = panel(20, 104, _PAIN_TICKS), panel(142, 262, ticks)
    count = slots[-1] + 1
    return Plot(
        slots=count,
        right=_EDGE_PX,
        height=below.floor + END_BELOW,
        ground=(
            *scale(above, _PAIN_TICKS, count, "Neck pain, 0–10"),
            *scale(below, ticks, count, f"Load, {measured}"),
        ),
        marks=(*_pain(slots, frame["pain"], above), *_bars(slots, load, below)),
        dates=date_classes(
            [(frame["date"].iloc[0] + at * step).date() for at in range(count)], below.floor + DATES_BELOW
        ),
        hovers=_by_slot(count, slots, frame.assign(load=load), measured),
        numbers=_newest_first(frame["date"], {"neck pain": frame["pain"], "load": load}),
    )


def _pain(slots: Sequence[int], pain: pd.Series, panel: Panel) -> Iterator[Shape]:
    points = [(at + 0.5, panel.y(score)) for at, score in zip(slots, pain, strict=True)]
    yield from (Path("pain", line) for line in unbroken(points))
    radius = 2.8 if len(points) <= _LARGE_DOTS_UP_TO else 1.6
    alone = len(points) > _DOTS_UP_TO  # a dot on every day would hide the line
    known = [point for point in points if not isnan(point[1])]
    for before, (x, y), after in zip([(-9.0, 0.0), *known], known, [*known[1:], (inf, 0.0)], strict=False):
        if not alone or (x - before[0] > 1 and after[0] - x > 1):
            yield Dot("neck_dot", x, y, radius)


def unbroken(points: Sequence[Point]) -> Iterator[tuple[Point, ...]]:
    """The pieces of a line, broken at unknown values and at skipped slots."""
    line: list[Point] = []
    for point in points:
        if line and (isnan(point[1]) or point[0] - line[-1][0] > 1):
            yield from [tuple(line)] if len(line) > 1 else []
            line = []
        line += [] if isnan(point[1]) else [point]
    yield from [tuple(line)] if len(line) > 1 else []


def _bars(slots: Sequence[int], load: pd.Series, panel: Panel) -> Iterator[Shape]:
    for at, total in zip(slots, load, strict=True):
        if total > 0:
            top = panel.y(total)
            yield Box("run", at + (1 - _BAR) / 2, top, _BAR, panel.floor - top)


def _by_slot(count: int, slots: Sequence[int], frame: pd.DataFrame, measured: str) -> tuple[str, ...]:
    hovers = [""] * count
    for at, row in zip(slots, frame.to_dict("records"), strict=True):
        pain = "no score" if isnan(row["pain"]) else f"pain {number(row['pain'], 1)}"
        load = "" if isnan(row["load"]) else f"<br>load before: {number(row['load'])} {measured}"
        hovers[at] = f"<b>{day(row['date'].date())}</b><br>{pain}{load}"
    return tuple(hovers)


def _newest_first(dates: pd.Series, columns: dict[str, pd.Series]) -> pd.DataFrame:
    table = pd.DataFrame(
        {name: column.to_numpy() for name, column in columns.items()}, index=dates.dt.strftime("%Y-%m-%d")
    )
    return table.sort_index(ascending=False).round(2)


def effects(association: Association) -> Plot:
    """The effect at each lag with its interval, and the line of no effect."""
    lags = [effect for effect in association.effects if not isnan(effect.estimate)]
    ticks = ticks_between(min(0.0, *(each.low for each in lags)), max(0.0, *(each.high for each in lags)))
    here, count = panel(24, 216, ticks), len(lags)
    heading = f"Neck pain, {patterns.effect_axis(association.resolution)}"
    return Plot(
        slots=count,
        right=BESIDE_PX,
        height=264,
        ground=(
            *scale(here, ticks, count, heading),
            Label("words", count, here.y(0) + 4, "no effect", dx=6),
            *(Label("words", at + 0.5, 234, f"{each.lag}", "middle") for at, each in enumerate(lags)),
            Label("words", 0, 254, patterns.effect_lag_axis(association.resolution)),
        ),
        marks=tuple(shape for at, each in enumerate(lags) for shape in _effect(at, each, association.lag, here)),
        hovers=tuple(patterns.effect_hover(each, association.resolution) for each in lags),
        numbers=_with_ends(
            [each.lag for each in lags],
            patterns.effect_axis(association.resolution),
            [(each.low, each.estimate, each.high) for each in lags],
        ),
    )


def _effect(at: int, effect: LagEffect, winning: int | None, panel: Panel) -> tuple[Shape, ...]:
    """One lag. The winning one is drawn in full colour, as the answer's p value is about it."""
    pale, x = "" if effect.lag == winning else "_pale", at + 0.5
    ends = (x, panel.y(effect.low)), (x, panel.y(effect.high))
    dot = Dot("neck_dot" if not pale else "dot_pale", x, panel.y(effect.estimate), 5.5)
    return Path(f"interval{pale}", ends), dot


def _with_ends(places: Sequence[object], name: str, known: Sequence[tuple[float, float, float]]) -> pd.DataFrame:
    """One row per place: its estimate and both ends of its interval."""
    rows = [(estimate, low, high) for low, estimate, high in known]
    return pd.DataFrame(rows, index=list(places), columns=[name, "at least", "at most"]).round(2)


def around_runs(around: pd.DataFrame) -> Plot:
    """Mean pain on the days around a run, and around the longest quarter of runs; each line is labelled."""
    lines = [
        (style, name, around[f"{prefix}pain_mean"])
        for prefix, name, style in (("", "all runs", "neck"), ("long_", "longest quarter", "pain_dotted"))
        if around[f"{prefix}days"].any()
    ]
    ticks = nice_ticks(max(float(pain.max()) for _, _, pain in lines))
    here, count = panel(24, 216, ticks), len(around)
    return Plot(
        slots=count,
        right=_NAMES_PX,
        height=264,
        ground=(
            *scale(here, ticks, count, "Mean neck pain, 0–10"),
            *_names([(name, here.y(pain.dropna().iloc[-1])) for _, name, pain in lines], count - 0.5),
            *(Label("words", at + 0.5, 234, f"{at_day}", "middle") for at, at_day in enumerate(_days(around))),
            Label("words", 0, 254, patterns.AROUND_AXIS, dx=-LEFT),
        ),
        marks=tuple(shape for style, _, pain in lines for shape in _around(style, pain, here)),
        hovers=tuple(patterns.around_hovers(row) for row in around.to_dict("records")),
        numbers=pd.DataFrame({name: pain.to_numpy() for _, name, pain in lines}, index=around["day"]).round(2),
    )


def _days(around: pd.DataFrame) -> list[str]:
    return [f"{offset}".replace("-", "−") for offset in around["day"]]


def _around(style: str, pain: pd.Series, panel: Panel) -> Iterator[Shape]:
    points = [(at + 0.5, panel.y(mean)) for at, mean in enumerate(pain)]
    yield from (Path(style, line) for line in unbroken(points))
    yield from (Dot("neck_dot", x, y, 4) for x, y in points if not isnan(y))


_NAMES_APART_PX = 14.0
# Room to the right of the last dot, which is half a slot from the end.
_NAMES_PX = 80.0


def _names(lines: Sequence[tuple[str, float]], ends: float) -> list[Label]:
    """The names of the lines, to the right of their last dots, without overlaps."""
    placed: list[Label] = []
    for name, y in sorted(lines, key=lambda line: line[1]):
        lowest = placed[-1].y + _NAMES_APART_PX if placed else y + 4
        placed.append(Label("words", ends, max(y + 4, lowest), name, dx=9))
    return placed


_ROW_PX = 44.0
_LONGEST_NAME = 38


def factor_differences(factors: Sequence[Factor]) -> Plot:
    """Each factor's difference in pain with its interval, the largest on top."""
    shown = [factor for factor in factors if not isnan(factor.difference) and not factor.is_response]
    ticks = ticks_between(min(0.0, *(each.low for each in shown)), max(0.0, *(each.high for each in shown)))
    top, end = 34.0, 34.0 + _ROW_PX * len(shown)
    width = ticks[-1] - ticks[0]
    return Plot(
        slots=width,
        left=_EDGE_PX,
        right=_EDGE_PX,
        height=end + 24,
        ground=(
            Label("heading", 0, 10, "Pain with it, points: ← less · more →", dx=-_EDGE_PX),
            Path("zero", ((-ticks[0], top), (-ticks[0], end))),
            *(shape for at, each in enumerate(shown) for shape in _row(each, top + at * _ROW_PX, width)),
            *(Label("words", tick - ticks[0], end + 14, _signed(tick), "middle") for tick in ticks),
        ),
        marks=tuple(shape for at, each in enumerate(shown) for shape in _factor(each, top + at * _ROW_PX, ticks)),
        numbers=_with_ends(
            [patterns.factor_name(each) for each in shown],
            "points of pain more or less with it",
            [(each.low, each.difference, each.high) for each in shown],
        ),
    )


def _row(factor: Factor, top: float, width: float) -> Iterator[Shape]:
    """A factor's name over a line as wide as the chart."""
    name, y = " ".join(patterns.factor_name(factor).split()), top + 28
    cut = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
    yield Label("name", 0, top + 12, cut, dx=-_EDGE_PX)
    yield Path("grid", ((0, y), (width, y)))


def _factor(factor: Factor, top: float, ticks: Sequence[float]) -> tuple[Shape, ...]:
    low, middle, high = (value - ticks[0] for value in (factor.low, factor.difference, factor.high))
    y = top + 28
    says = patterns.factor_line(factor, escape)
    return Path("interval", ((low, y), (high, y))), Dot("neck_dot", middle, y, 5, says)


def _signed(tick: float) -> str:
    """A tick of a scale around 0: +0.5."""
    sign = "+" if tick > 0 else "−" if tick < 0 else ""
    return f"{sign}{shortest(abs(tick))}"
