"""The chart of an experiment: its pairs as lines, and the difference with its interval beside them."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from neckload.domain.experiment import Answer
from neckload.domain.sign_flips import SignFlips
from neckload.ui.drawing.plot import LEFT, Panel, Plot, panel, scale, ticks_between
from neckload.ui.drawing.shapes import Dot, Label, Path, Shape
from neckload.ui.text.answers.experiment import CHANGED, USUAL
from neckload.ui.text.formatting import number, points

# Per cent of the chart's width.
_ENDS, _USUAL, _CHANGED, _BEGINS, _DIFFERENCE = 62.0, 10.0, 52.0, 72.0, 86.0
_TOP, _FLOOR, _NAMES_Y = 24.0, 262.0, 282.0


def pairs(answer: Answer) -> Plot:
    """Left: the neck after both runs of each pair. Right: the mean difference with its interval."""
    after = [(pair.after("A"), pair.after("B")) for pair in answer.pairs]
    flips = answer.flips
    left_ticks = ticks_between(min(map(min, after)), max(map(max, after)))
    right_ticks = ticks_between(min(0.0, flips.low), max(0.0, flips.high))
    left, right = (panel(_TOP, _FLOOR, ticks) for ticks in (left_ticks, right_ticks))
    names = ((_USUAL, USUAL), (_CHANGED, CHANGED), (_DIFFERENCE, "difference"))
    return Plot(
        slots=100,
        right=LEFT,
        height=292,
        ground=(
            *scale(left, left_ticks, _ENDS, "Neck the day after, minus half the score before"),
            *scale(right, right_ticks, 100, "", begins=_BEGINS, side="right"),
            *(Label("words", x, _NAMES_Y, name, "middle") for x, name in names),
        ),
        marks=(*_lines(after, left), *_difference(flips, right)),
        numbers=pd.DataFrame(
            {f"pair {at}": pair for at, pair in enumerate(after, 1)} | {"difference": (None, flips.mean)},
            index=[USUAL, CHANGED],
        ).round(2),
    )


def _lines(after: list[tuple[float, float]], panel: Panel) -> Iterator[Shape]:
    for usual, changed in after:
        yield Path("pain_pale", ((_USUAL, panel.y(usual)), (_CHANGED, panel.y(changed))))
    for at, pair in enumerate(after, 1):
        for x, score in zip((_USUAL, _CHANGED), pair, strict=True):
            yield Dot("neck_dot", x, panel.y(score), 3.5, f"pair {at}: {number(score, 1)}")


def _difference(flips: SignFlips, panel: Panel) -> tuple[Shape, ...]:
    ends = (_DIFFERENCE, panel.y(flips.low)), (_DIFFERENCE, panel.y(flips.high))
    dot = Dot("neck_dot", _DIFFERENCE, panel.y(flips.mean), 6, points(flips.mean, signed=True))
    return Path("interval", ends), dot
