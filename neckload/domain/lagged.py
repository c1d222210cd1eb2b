"""Two series of one person beside each other: do they go together at some lag, and by how much?

Weekly load and weekly pain both change slowly, and two slow series look alike by chance: the best of a few lagged
correlations is "significant" for a third of the runners without any link. So the outcome's own slowness is filtered
out of both series, and the whole search over exposures and lags is judged as one, against the same search in shuffled
outcomes. Gaps stay gaps: nothing is filled in, nothing is joined across.

Numbers in, numbers out. A series is an array with one value per calendar week (or day), NaN where unknown.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from statistics import NormalDist

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neckload.domain import evidence

Array = NDArray[np.float64]
Counts = NDArray[np.int64]

PERMUTATIONS = int(evidence.SHUFFLES.value)

# A figure read in miles may differ from the one in kilometres in its last bits, and must still tie with its equals.
_DIGITS = 9
# What detrending leaves of a straight line is rounding, not variation.
_ROUNDING = 1e-9
# Outcomes are shuffled so many values at a time: it keeps them in the processor's cache, and ten years of days small.
_BLOCK = 1 << 17


@dataclass(frozen=True, eq=False)
class Search:
    """Every exposure at every lag, judged together. Arrays are exposures x lags, in the order asked."""

    r: Array
    """Correlation of the filtered series; NaN where there is nothing to compare."""
    pairs: Counts
    p: Array
    """Adjusted for the whole search (Westfall-Young, single step); 1 where there is nothing to compare."""
    persistence: float
    """How much of one step's outcome carries over to the next, 0 to 0.95."""

    @property
    def best(self) -> tuple[int, int] | None:
        """Exposure and lag of the strongest comparison; None when there is nothing to compare."""
        if np.isnan(self.r).all():
            return None
        exposure, lag = np.unravel_index(np.nanargmax(np.abs(self.r) * np.sqrt(self.pairs)), self.r.shape)
        return int(exposure), int(lag)


@dataclass(frozen=True)
class Effect:
    """Outcome points per unit of the exposure, with an approximate 95 % interval."""

    estimate: float
    standard_error: float
    low: float
    high: float
    pairs: int


def lagged_permutation_test(
    exposures: Sequence[Array],
    outcome: Array,
    lags: Sequence[int],
    cycle: int = 1,
    permutations: int = PERMUTATIONS,
    seed: int | None = None,
) -> Search:
    """The strongest lagged correlation of `exposures` with `outcome`, against the same search in shuffled outcomes.

    Midranks; linear trend, and for days the weekday means, taken out; the outcome's bias-corrected AR(1) filter on both
    series (see `_filters`); the largest |r| sqrt(pairs) over exposures and lags, with one shuffle for all of them.

    Args:
        exposures, outcome: series of one length; at lag k an exposure is compared with the outcome k steps later.
        cycle: 7 for days, 1 for weeks.
        seed: of the shuffles; None takes it from the data: the same record always gives the same answer.

    Max-statistic: Westfall PH, Young SS 1993, Resampling-Based Multiple Testing.
    """
    design = background(len(outcome), cycle)
    ranks = residuals(midranks(outcome), design)
    persistence = lag1_autocorrelation(ranks, int(np.isfinite(ranks).sum()))
    filters = _filters(ranks, persistence, cycle)
    y = reduce(_filtered, filters, ranks)
    x = [reduce(_filtered, filters, residuals(midranks(exposure), design)) for exposure in exposures]
    known = np.isfinite(y)
    pairings = _Pairings.of(np.column_stack([_later(each, lag)[known] for each in x for lag in lags]), y[known])
    r = pairings.correlations(y[known][None, :])[0]
    strength = np.abs(r) * pairings.weights
    blocks = shuffles(y[known], permutations, data_seed(y[known]) if seed is None else seed)
    largest = np.concatenate([(np.abs(pairings.correlations(each)) * pairings.weights).max(axis=1) for each in blocks])
    beaten = (largest[:, None] >= strength - 1e-12).sum(axis=0)
    shape = (len(exposures), len(lags))
    return Search(
        r=np.where(pairings.usable, r, np.nan).reshape(shape),
        pairs=pairings.counts.reshape(shape),
        p=np.where(pairings.usable, (1 + beaten) / (permutations + 1), 1.0).reshape(shape),
        persistence=persistence,
    )


@dataclass(frozen=True, eq=False)
class _Pairings:
    """Filtered exposures, one column per comparison, beside the known values of the filtered outcome."""

    centred: Array
    """0 where unknown and in columns that cannot be used."""
    known: Array
    """1 where known, else 0."""
    spread: Array
    usable: NDArray[np.bool_]

    @classmethod
    def of(cls, x: Array, y: Array) -> _Pairings:
        known = np.isfinite(x).astype(np.float64)
        filled = np.nan_to_num(x)
        count = np.maximum(known.sum(axis=0), 1)
        centred = (filled - filled.sum(axis=0) / count) * known
        variation = (centred**2).sum(axis=0)
        outcome_variation = (y**2) @ known - (y @ known) ** 2 / count
        varies = np.minimum(variation, outcome_variation) > _ROUNDING * count
        usable = varies & (count >= evidence.ANSWER_COMPARISONS.value)
        return cls(centred * usable, known, np.where(usable, np.sqrt(variation), 1.0), usable)

    @property
    def counts(self) -> Counts:
        return np.asarray(self.known.sum(axis=0), dtype=np.int64)

    @property
    def weights(self) -> Array:
        return np.asarray(np.sqrt(self.counts) * self.usable)

    def correlations(self, outcomes: Array) -> Array:
        """Pearson's r of each row of `outcomes` with each column; 0 where either does not vary."""
        count = np.maximum(self.counts, 1)
        variation = (outcomes**2) @ self.known - (outcomes @ self.known) ** 2 / count
        varies = variation > _ROUNDING * count
        return np.asarray(
            (outcomes @ self.centred) * varies / (self.spread * np.sqrt(np.where(varies, variation, 1.0)))
        )


def effects(outcome: Array, exposure: Array, lags: Sequence[int], cycle: int = 1) -> list[Effect | None]:
    """Outcome points per unit of `exposure` at each of `lags`, the other lags held fixed; None where it cannot be told.

    Straight line over time (and weekday means) and the exposures, with AR(1) errors: Cochrane-Orcutt with
    bias-corrected persistence, three rounds. Interval: t times the larger of the model's and the HC3 standard error.
    """
    regressors = np.column_stack([background(len(outcome), cycle), *(_later(exposure, lag) for lag in lags)])
    known = np.isfinite(outcome) & np.isfinite(regressors).all(axis=1)
    y = np.where(known, outcome, np.nan)
    x = np.where(known[:, None], regressors, np.nan)
    both = np.isfinite(_filtered(y, 0.0))
    freedom = int(both.sum()) - x.shape[1] - 1
    if freedom < 1 or np.linalg.matrix_rank(x[known]) < x.shape[1] or np.linalg.matrix_rank(x[both]) < x.shape[1]:
        return [None] * len(lags)
    coefficients: Array = np.linalg.lstsq(x[known], y[known])[0].astype(np.float64)
    for _ in range(3):
        persistence = lag1_autocorrelation(y - x @ coefficients, int(known.sum()))
        x_filtered, y_filtered = _filtered(x, persistence)[both], _filtered(y, persistence)[both]
        coefficients = np.linalg.lstsq(x_filtered, y_filtered)[0].astype(np.float64)
    errors = _standard_errors(x_filtered, y_filtered - x_filtered @ coefficients, freedom)
    reach = t_975(freedom)
    fitted = list(zip(coefficients.tolist(), errors.tolist(), strict=True))[-len(lags) :]
    return [Effect(each, error, each - reach * error, each + reach * error, int(known.sum())) for each, error in fitted]


def _standard_errors(x: Array, rest: Array, freedom: int) -> Array:
    """The larger of the model's and HC3, which allows for uneven spread."""
    inverse = np.linalg.inv(x.T @ x)
    model = rest @ rest / freedom * np.diag(inverse)
    leverage = np.einsum("ij,jk,ik->i", x, inverse, x)
    weighted = (x @ inverse) * (rest / np.maximum(1 - leverage, _ROUNDING))[:, None]
    return np.asarray(np.sqrt(np.maximum(model, (weighted**2).sum(axis=0))))


def background(length: int, cycle: int = 1) -> Array:
    """What is taken out of every series: a straight line over time, and for days the mean of each weekday."""
    steps = np.arange(length)
    phases = (steps % cycle)[:, None] == np.arange(cycle)
    columns: Array = np.column_stack([phases, steps / max(length - 1, 1)]).astype(np.float64)
    return columns


def midranks(series: Array) -> Array:
    """Ranks from 1, equal figures sharing the mean of theirs; unknown stays unknown."""
    mantissa, exponent = np.frexp(series)
    rounded = np.ldexp(np.round(mantissa, _DIGITS), exponent)
    return np.asarray(pd.Series(rounded).rank(), dtype=np.float64)


def residuals(series: Array, design: Array) -> Array:
    """What `design` leaves of a series, by least squares over its known steps."""
    known = np.isfinite(series)
    if not known.any():
        return series
    centred = series - series[known].mean()
    return np.asarray(centred - design @ np.linalg.lstsq(design[known], centred[known])[0])


def lag1_autocorrelation(series: Array, length: int) -> float:
    """Lag-1 coefficient, corrected for its bias in a record of `length` steps, within 0 to 0.95."""
    if length <= 4:
        return 0.0
    return float(np.clip((length * _lag_1(series) + 2) / (length - 4), 0.0, evidence.LARGEST_CARRY_OVER.value))


def _lag_1(series: Array) -> float:
    """Least-squares coefficient of each step on the step before; 0 where nothing varies."""
    together = np.isfinite(series[1:]) & np.isfinite(series[:-1])
    if not together.any():
        return 0.0
    before, now = series[:-1][together], series[1:][together]
    before, now = before - before.mean(), now - now.mean()
    variation = before @ before
    return float(before @ now / variation) if variation > _ROUNDING * len(before) else 0.0


def _filters(series: Array, persistence: float, cycle: int) -> list[float]:
    """What is filtered out of both series, one pass after the other.

    By day a second pass takes what the first left: scores are whole numbers and end at 0, so that the pain of one day
    carries over a little differently than the filter assumes, and a training week turns that into false findings
    (0.07 instead of 0.05). By week the difference is too small to matter.
    """
    if cycle == 1:
        return [persistence]
    return [persistence, _lag_1(_filtered(series, persistence))]


def shuffles(values: Array, permutations: int, seed: int) -> Iterator[Array]:
    """`permutations` shuffles of `values`, one a row, in blocks."""
    generator = np.random.default_rng(seed)
    rows = max(_BLOCK // max(len(values), 1), 1)
    for start in range(0, permutations, rows):
        block = (min(rows, permutations - start), len(values))
        yield generator.permuted(np.broadcast_to(values, block), axis=1)


def data_seed(values: Array) -> int:
    """A seed from the data. Of the sizes alone, so that pain counted the other way round is shuffled alike."""
    return zlib.crc32(np.abs(values).round(6).tobytes())


def t_975(freedom: int) -> float:
    """Quantile 0.975 of Student's t. Abramowitz & Stegun 26.7.5; within 0.001 from 5 degrees of freedom on."""
    z = NormalDist().inv_cdf(0.975)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + float(sum(term / freedom**power for power, term in enumerate(terms, start=1)))


def _filtered(series: Array, persistence: float) -> Array:
    """Each step less what carries over from the step before; unknown for the first step and after a gap."""
    before = np.full_like(series, np.nan)
    before[1:] = series[:-1]
    return np.asarray(series - persistence * before)


def _later(series: Array, lag: int) -> Array:
    """The series as it was `lag` steps before."""
    moved = np.full_like(series, np.nan)
    moved[lag:] = series[: len(series) - lag]
    return moved
