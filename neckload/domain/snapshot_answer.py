"""Encoding of the answer about load and pain in a snapshot link, in 162 bits.

Dates are days since 2000 and effects tenths of a point; 0 means unknown.
"""

from __future__ import annotations

from datetime import date, timedelta
from math import isnan, nan
from typing import Literal, get_args

import pandas as pd

from neckload.domain.association import Association, Schedule
from neckload.domain.bits import Reader, Writer
from neckload.domain.certainty import Certainty
from neckload.domain.permutation import PERMUTATIONS

_VERDICTS: tuple[Certainty, ...] = get_args(Certainty)
_SIGNS: tuple[Literal[-1, 0, 1], ...] = (-1, 0, 1)
_EPOCH = date(2000, 1, 1)
_COUNT_BITS, _DATE_BITS, _POINTS_BITS, _CHANCE_BITS = 13, 16, 11, 11
_MIDDLE = 1 << _POINTS_BITS - 1


def write_answer(bits: Writer, answer: Association) -> None:
    """Append everything that the sentences of a summary need."""
    bits.add(_VERDICTS.index(answer.verdict), 3)
    bits.add(answer.resolution == "day", 1)
    bits.add(_SIGNS.index(answer.sign), 2)
    bits.add(answer.lag or 0, 3)
    bits.add(0 if answer.p is None else round(answer.p * (PERMUTATIONS + 1)), _CHANCE_BITS)
    for effect in (answer.estimate, answer.low, answer.high, answer.smallest_detectable):
        bits.add(_tenths(effect), _POINTS_BITS)
    looks = answer.schedule
    bits.add(min(looks.taken, 15), 4)
    for count in (answer.pairs_used, looks.weeks, looks.known_weeks, looks.next_weeks):
        bits.add(min(count, 2**_COUNT_BITS - 1), _COUNT_BITS)
    for day in (looks.as_of, looks.next_on):
        bits.add((day - _EPOCH).days if day else 0, _DATE_BITS)


def read_answer(bits: Reader) -> Association:
    """The decoded answer, without what only charts need.

    Raises:
        ValueError: a number outside the valid range.
    """
    verdict, by_day, above, lag = (bits.take(width) for width in (3, 1, 2, 3))
    chance = bits.take(_CHANCE_BITS)
    estimate, low, high, smallest = (_points(bits.take(_POINTS_BITS)) for _ in range(4))
    taken = bits.take(4)
    pairs, weeks, known_weeks, next_weeks = (bits.take(_COUNT_BITS) for _ in range(4))
    as_of, next_on = (_date(bits.take(_DATE_BITS)) for _ in range(2))
    if verdict >= len(_VERDICTS) or above >= len(_SIGNS) or not next_weeks or chance > PERMUTATIONS + 1:
        raise ValueError("not a valid snapshot")
    return Association(
        verdict=_VERDICTS[verdict],
        resolution="day" if by_day else "week",
        schedule=Schedule(
            taken, as_of, weeks, known_weeks, next_weeks, next_on, progress=min(known_weeks / next_weeks, 1.0)
        ),
        pairs_used=pairs,
        painful=0,
        zero_share=nan,
        weeks_missing_for_an_answer=max(next_weeks - known_weeks, 0),
        aligned=pd.DataFrame(),
        p=chance / (PERMUTATIONS + 1) if chance else None,
        lag=lag if chance else None,
        sign=_SIGNS[above],
        estimate=estimate,
        low=low,
        high=high,
        smallest_detectable=smallest,
    )


def _tenths(points: float) -> int:
    if isnan(points):
        return 0
    tenths: int = round(points * 10) + _MIDDLE
    return min(max(tenths, 1), 2 * _MIDDLE - 1)


def _points(number: int) -> float:
    return (number - _MIDDLE) / 10 if number else nan


def _date(days: int) -> date | None:
    return _EPOCH + timedelta(days=days) if days else None
