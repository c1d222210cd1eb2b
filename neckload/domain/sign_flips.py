"""The test of an experiment whose order was drawn: in each pair the arms could as well have been the other way round.

Exact for few pairs, drawn for many. The interval turns the test around: it holds every shift of the differences that
the test does not rule out, and has a closed form, since a split of the pairs counts against a shift exactly when the
shift lies between the means of its two parts (Hartigan's typical values).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import floor, nan

import numpy as np
from numpy.typing import NDArray

from neckload.domain import evidence_experiment as evidence
from neckload.domain.permutation import data_seed

Array = NDArray[np.float64]
Splits = NDArray[np.bool_]

_DRAWS = int(evidence.EXPERIMENT_DRAWS.value)
_EXACT_PAIRS = int(evidence.EXPERIMENT_EXACT_PAIRS.value)
_TIE = 1e-9


@dataclass(frozen=True)
class SignFlips:
    """What the differences within pairs say. In points, as the differences are."""

    mean: float
    p: float
    """Two-sided."""
    low: float
    high: float
    """Shifts that the test does not rule out, both ends among them; NaN where there are too few pairs for any."""


def sign_flips(differences: Array, chance: float) -> SignFlips:
    """The mean difference within pairs, against all the orders that could have been drawn.

    Args:
        differences: one per pair, all known, at least one.
        chance: the p value up to which a difference is claimed; the interval leaves out 0 exactly when p is within it.

    Exchanged arms change the signs and nothing else, and the order of the pairs does not matter, to the last digit: so
    the pairs are sorted before any order is drawn. p = (1 + hits) / (1 + draws): Phipson & Smyth 2010,
    10.2202/1544-6115.1585.
    """
    ordered, mirrored = np.sort(differences), np.sort(-differences)
    if tuple(mirrored) > tuple(ordered):
        other = sign_flips(-differences, chance)
        return SignFlips(-other.mean, other.p, -other.high, -other.low)
    splits = _splits(ordered)
    total, tries = ordered.sum(), len(splits) + 1
    hits = int((np.abs(2 * (splits @ ordered) - total) >= abs(total) - _TIE).sum())
    return SignFlips(float(ordered.mean()), (1 + hits) / tries, *_interval(ordered, splits, floor(chance * tries)))


def _splits(differences: Array) -> Splits:
    """The pairs in two parts, as they would stand with another order; the drawn one is not among them.

    All of them for few pairs, the first pair always in the same part: exchanging the two parts is the same split.
    """
    count = len(differences)
    if count <= _EXACT_PAIRS:
        every: Splits = np.array(list(product((True, False), repeat=count - 1)), dtype=bool).reshape(-1, count - 1)
        return np.column_stack([np.ones(len(every), dtype=bool), every])[1:]
    generator = np.random.default_rng(data_seed(differences))
    return np.asarray(generator.random((_DRAWS, count)) < 0.5)


def _interval(differences: Array, splits: Splits, rank: int) -> tuple[float, float]:
    """From the `rank`-th smallest of the lower means to the `rank`-th largest of the higher ones."""
    if not rank:
        return nan, nan
    sizes = splits.sum(axis=1)
    sums = splits @ differences
    rest = len(differences) - sizes
    has_both = (sizes > 0) & (rest > 0)
    one_part = sums / np.where(has_both, sizes, 1)
    other_part = (differences.sum() - sums) / np.where(has_both, rest, 1)
    lows = np.where(has_both, np.minimum(one_part, other_part), -np.inf)
    highs = np.where(has_both, np.maximum(one_part, other_part), np.inf)
    return float(np.partition(lows, rank - 1)[rank - 1]), float(-np.partition(-highs, rank - 1)[rank - 1])
