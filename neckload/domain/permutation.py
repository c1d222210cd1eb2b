"""How strongly each of several series correlates with one outcome, and how often a shuffled outcome does better.

Each column is tested against the strongest of all columns in shuffled outcomes, which corrects for searching many
(single step, `sources.WESTFALL_YOUNG`). Shuffles keep the outcome's slow rhythm (see `blocks`), and its gaps move
along.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from neckload.domain import evidence_link
from neckload.domain.blocks import block_shuffles

Array = NDArray[np.float64]
Counts = NDArray[np.int64]

PERMUTATIONS = int(evidence_link.SHUFFLES.value)

# What detrending leaves of a straight line is rounding error, not variation.
ROUNDING = 1e-9
_TIE = 1e-12


@dataclass(frozen=True, eq=False)
class Comparison:
    """One figure per column."""

    r: Array
    """Pearson's correlation with the outcome; NaN if there is nothing to compare."""
    pairs: Counts
    """Steps at which both are known."""
    p: Array
    """Adjusted for all columns; 1 if there is nothing to compare."""


def compare(
    columns: Array, outcome: Array, block: int, permutations: int = PERMUTATIONS, seed: int | None = None
) -> Comparison:
    """Every column compared with the outcome, tested together by the largest |r| sqrt(pairs).

    p = (1 + hits) / (1 + shuffles): Phipson & Smyth 2010, 10.2202/1544-6115.1585.

    Args:
        columns: steps x columns, NaN where unknown.
        outcome: one value per step, NaN where unknown.
        block: steps that stay together when the outcome is shuffled.
        seed: for the shuffles; None derives it from the data, so that a record always gives the same answer.
    """
    known = np.isfinite(outcome)
    scores = np.where(known, outcome - (outcome[known].mean() if known.any() else 0.0), 0.0)
    present = known.astype(np.float64)
    beside = _Columns.of(columns)
    r, pairs = (row[0] for row in beside.correlations(beside.sums(scores[None, :], present[None, :])))
    strength = np.abs(r) * np.sqrt(pairs)
    usable = strength > 0
    seed = data_seed(scores) if seed is None else seed
    twice = [np.tile(series, 2) for series in (scores, present)]
    shuffles = block_shuffles(len(outcome), block, permutations, seed)
    sums = [beside.sums(*(series.take(order) for series in twice)) for order in shuffles]
    shuffled, counts = beside.correlations(np.concatenate(sums))
    largest = (np.abs(shuffled) * np.sqrt(counts) * usable).max(axis=1)
    hits = (largest[:, None] >= strength - _TIE).sum(axis=0)
    return Comparison(
        r=np.where(usable, r, np.nan),
        pairs=pairs.astype(np.int64),
        p=np.where(usable, (1 + hits) / (1 + permutations), 1.0),
    )


@dataclass(frozen=True, eq=False)
class _Columns:
    """The columns, prepared for sums of products with many outcomes."""

    count: int
    weights: Array
    """Steps x three times the columns: known or not, value, and square, side by side."""

    @classmethod
    def of(cls, columns: Array) -> _Columns:
        known = np.isfinite(columns).astype(np.float64)
        filled = np.nan_to_num(columns)
        centred = (filled - filled.sum(axis=0) / np.maximum(known.sum(axis=0), 1)) * known
        return cls(columns.shape[1], np.column_stack([known, centred, centred**2]))

    def sums(self, outcomes: Array, present: Array) -> Array:
        """The sums that give the correlation of each row of `outcomes` with each column: rows x six times the columns.

        Columns have gaps and a shuffled outcome carries its own along, so each pairing needs its own means.
        """
        of_columns = present @ self.weights
        of_both = outcomes @ self.weights[:, : 2 * self.count]
        return np.hstack([of_columns, of_both, np.square(outcomes) @ self.weights[:, : self.count]])

    def correlations(self, sums: Array) -> tuple[Array, Array]:
        """Pearson's r of each row with each column, and the number of steps known in both.

        r is 0 if there are too few of them or if either does not vary.
        """
        n, x, xx, y, xy, yy = np.split(sums, 6, axis=1)
        count = np.maximum(n, 1)
        of_x, of_y = xx - x**2 / count, yy - y**2 / count
        varies = (np.minimum(of_x, of_y) > ROUNDING * count) & (n >= evidence_link.ANSWER_COMPARISONS.value)
        return np.where(varies, (xy - x * y / count) / np.sqrt(np.where(varies, of_x * of_y, 1.0)), 0.0), n


def data_seed(values: Array) -> int:
    """A seed derived from the data; from absolute values only, so that negated pain is shuffled the same way."""
    return zlib.crc32(np.abs(values).round(6).tobytes())
