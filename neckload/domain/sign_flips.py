"""The randomisation test of an experiment: within each pair, the arms could equally have been drawn the other way
round.

Exact for few pairs, sampled for many. The interval inverts the test: it holds every shift of the differences that the
test does not reject. It has a closed form, because a split of the pairs counts against a shift exactly when the shift
lies between the means of its two parts (Hartigan's typical values).
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
    """The result for the differences within pairs, in the same points."""

    mean: float
    p: float
    """Two-sided."""
    low: float
    high: float
    """`low` and `high`: the shifts that the test does not reject, both ends included; NaN with too few pairs."""


def sign_flips(differences: Array, chance: float) -> SignFlips:
    """The mean difference within pairs, tested against all orders that could have been drawn.

    Swapping the arms must only change signs, and the order of the pairs must not matter, to the last digit: so pairs
    are sorted before sampling. p = (1 + hits) / (1 + draws): Phipson & Smyth 2010, 10.2202/1544-6115.1585.

    Args:
        differences: one per pair, all known, at least one.
        chance: the p value up to which a difference is claimed; the interval excludes 0 exactly if p is within it.
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
    """The pairs split in two parts as other orders would have them; the order actually drawn is left out.

    All splits for few pairs, with the first pair always in the same part: swapping the parts gives the same split.
    """
    count = len(differences)
    if count <= _EXACT_PAIRS:
        every: Splits = np.array(list(product((True, False), repeat=count - 1)), dtype=bool).reshape(-1, count - 1)
        return np.column_stack([np.ones(len(every), dtype=bool), every])[1:]
    generator = np.random.default_rng(data_seed(differences))
    return np.asarray(generator.random((_DRAWS, count)) < 0.5)


def _interval(differences: Array, splits: Splits, rank: int) -> tuple[float, float]:
    """From the `rank`-th smallest of the lower means to the `rank`-th largest of the higher means."""
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
