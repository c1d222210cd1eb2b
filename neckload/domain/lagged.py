"""Do two time series of one person go together at some lag?

Weekly load and weekly pain both change slowly, and two slow series look alike by chance: the best of a few lagged
correlations is "significant" for a third of runners without any link. So the outcome's autocorrelation is filtered out
of both series, and the whole search over exposures and lags is tested against the same search in shuffled outcomes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from neckload.domain import evidence_link
from neckload.domain.permutation import PERMUTATIONS, Counts, compare
from neckload.domain.series import (
    Array,
    background,
    filtered,
    lag1_autocorrelation,
    lag1_coefficient,
    later,
    midranks,
    residuals,
)


@dataclass(frozen=True, eq=False)
class Search:
    """Every exposure at every lag, tested together. Arrays are exposures x lags, in the order given."""

    r: Array
    """Correlation of the filtered series; NaN if there is nothing to compare."""
    pairs: Counts
    p: Array
    """Adjusted for the whole search (`sources.WESTFALL_YOUNG`); 1 if there is nothing to compare."""
    persistence: float
    """Share of one step's outcome that carries over to the next, 0 to 0.95."""

    @property
    def best(self) -> tuple[int, int] | None:
        """Exposure and lag of the strongest comparison; None if there is nothing to compare."""
        if np.isnan(self.r).all():
            return None
        exposure, lag = np.unravel_index(np.nanargmax(np.abs(self.r) * np.sqrt(self.pairs)), self.r.shape)
        return int(exposure), int(lag)


def lagged_permutation_test(
    exposures: Sequence[Array],
    outcome: Array,
    lags: Sequence[int],
    cycle: int = 1,
    permutations: int = PERMUTATIONS,
    seed: int | None = None,
) -> Search:
    """The strongest lagged correlation of `exposures` with `outcome`, tested against the same search in shuffled
    outcomes.

    Midranks; linear trend (by day also weekday means) removed; both series filtered with the outcome's bias-corrected
    AR(1) filter (see `_filters`). Statistic: the largest |r| sqrt(pairs) over exposures and lags, one shuffle for all.
    Outcomes are shuffled in blocks of four weeks (see `permutation.compare`).

    Args:
        exposures, outcome: series of equal length; at lag k an exposure is compared with the outcome k steps later.
        cycle: 7 for days, 1 for weeks.
        seed: for the shuffles; None derives it from the data, so that a record always gives the same answer.
    """
    design = background(len(outcome), cycle)
    ranks = residuals(midranks(outcome), design)
    persistence = lag1_autocorrelation(ranks, int(np.isfinite(ranks).sum()))
    filters = _filters(ranks, persistence, cycle)
    y = reduce(filtered, filters, ranks)
    x = [reduce(filtered, filters, residuals(midranks(exposure), design)) for exposure in exposures]
    columns = np.column_stack([later(each, lag) for each in x for lag in lags])
    compared = compare(columns, y, int(evidence_link.BLOCK_WEEKS.value) * cycle, permutations, seed)
    shape = (len(exposures), len(lags))
    return Search(compared.r.reshape(shape), compared.pairs.reshape(shape), compared.p.reshape(shape), persistence)


def _filters(series: Array, persistence: float, cycle: int) -> list[float]:
    """The AR(1) coefficients to filter out of both series, one pass after the other.

    By day a second pass removes what the first one left: scores are whole numbers bounded at 0, so pain carries over
    slightly differently than the filter assumes, and weekly training turns that into false positives (0.07 instead of
    0.05). By week the difference is too small to matter.
    """
    if cycle == 1:
        return [persistence]
    return [persistence, lag1_coefficient(filtered(series, persistence))]
