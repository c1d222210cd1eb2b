"""The three tiles of *This week* as HTML: a figure each, one with a bar, one with a sparkline."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from neckload.ui.drawing.markup import escape
from neckload.ui.text.weeks.this_week import Tile

_SPARK_WIDTH, _SPARK_HEIGHT, _SPARK_EDGE = 132.0, 40.0, 5.0
# The bar extends a little beyond the range, so that the range's end is visible.
_BEYOND = 1.12


def tile(words: Tile, picture: str = "", *, tone: str = "") -> str:
    """One tile as HTML. `picture` is HTML from this module; `tone` names the colour of the figure."""
    strong = f"<b>{escape(words.strong)}</b>" if words.strong else ""
    unit = f"<small>{escape(words.unit)}</small>" if words.unit else ""
    plan = f"<p class='plan'>{escape(words.plan)}</p>" if words.plan else ""
    value = f"<p class='value{' ' + tone if tone else ''}'>{escape(words.value)}{unit}</p>"
    return (
        f"<div class='tile'><p class='label'>{escape(words.label)}</p>{value}{picture}{plan}"
        f"<p class='line'>{strong}{_line(words.line)}</p></div>"
    )


def _line(text: str) -> str:
    """What follows the first dot is hidden if there is no room."""
    first, dot, more = text.partition(" · ")
    return f"{escape(first)}<span class='more'>{dot}{escape(more)}</span>" if dot else escape(first)


def bullet(total: float, low: float, high: float) -> str:
    """How far a total is towards a range: a bar on which the range is outlined."""
    scale = max(high * _BEYOND, total)
    shares = [100 * each / scale if scale > 0 else 0 for each in (total, low, high)]
    done, begins, ends = shares
    return (
        f"<div class='bullet' aria-hidden='true'><i class='done' style='width:{done:.1f}%'></i>"
        f"<i class='range' style='left:{begins:.1f}%;width:{max(ends - begins, 1.5):.1f}%'></i></div>"
    )


def chip(text: str, tone: str) -> str:
    """A word or two on a coloured background: up, even or down."""
    arrow = {"up": "↗", "even": "→", "down": "↘"}[tone]
    return f"<p class='chip {tone}'><span aria-hidden='true'>{arrow}</span> {escape(text)}</p>"


def sparkline(weekly: Sequence[float]) -> str:
    """The worst scores of the last weeks as a small line, broken where there is none, with a dot on the newest.

    Empty if only one week has a score: that is the figure beside it.
    """
    if sum(not isnan(value) for value in weekly) < 2:
        return ""
    step = (_SPARK_WIDTH - 2 * _SPARK_EDGE) / max(len(weekly) - 1, 1)
    points = [
        None if isnan(value) else (_SPARK_EDGE + at * step, _SPARK_HEIGHT - 4 - (_SPARK_HEIGHT - 10) * value / 10)
        for at, value in enumerate(weekly)
    ]
    parts = []
    for stretch in _stretches(points):
        line = "L".join(f"{x:.1f} {y:.1f}" for x, y in stretch)
        floor = f"L{stretch[-1][0]:.1f} {_SPARK_HEIGHT - 4:g}L{stretch[0][0]:.1f} {_SPARK_HEIGHT - 4:g}Z"
        parts.append(f"<path class='area' d='M{line}{floor}'/><path class='d-neck' style='fill:none' d='M{line}'/>")
    last = next((point for point in reversed(points) if point), None)
    dot = f"<circle class='last' cx='{last[0]:.1f}' cy='{last[1]:.1f}' r='4'/>" if last else ""
    size = f"width='{_SPARK_WIDTH:g}' height='{_SPARK_HEIGHT:g}'"
    return f"<svg class='spark' {size} aria-hidden='true'>{''.join(parts)}{dot}</svg>"


def _stretches(points: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    stretches: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is None:
            stretches.append([])
        else:
            stretches[-1].append(point)
    return [stretch for stretch in stretches if len(stretch) > 1]
