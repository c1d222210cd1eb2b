"""One effect over many runners: how pain goes together with load on average, and how much runners differ.

Each runner's record gives an estimate and its standard error (`lag_effects`). True effects differ between runners, so
they are modelled as drawn around a common mean (random effects), with a prediction interval for a new runner.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np

from neckload.domain import evidence_link
from neckload.domain.series import Array
from neckload.domain.student_t import t_quantile

HALVINGS = 200
"""Enough to find the root to the last bit from any bracket."""


@dataclass(frozen=True)
class CommonEffect:
    """The mean of the runners' effects, in the unit of their estimates. "Goes together on average", never "causes"."""

    runners: int
    estimate: float
    standard_error: float
    low: float
    """`low` and `high` are the ends of its interval (`evidence_link.COMMON_INTERVAL`)."""
    high: float
    new_low: float
    """`new_low` and `new_high`: prediction interval, at the same level, for a runner not among them; NaN below three
    runners."""
    new_high: float
    spread: float
    """Standard deviation of the true effects between runners (tau)."""
    heterogeneity: float
    """Share of the variation that exceeds the runners' own uncertainty (I²), 0 to 1."""

    @property
    def is_enough(self) -> bool:
        """Whether there are enough runners to report a common effect at all."""
        return self.runners >= evidence_link.COMMON_RUNNERS.value


def common_effect(estimates: Array, standard_errors: Array) -> CommonEffect:
    """The common effect of two or more runners.

    Spread after `sources.PAULE_MANDEL`; interval after `sources.HARTUNG_KNAPP`, with a t of k - 1 degrees of freedom
    and a factor of at least 1 (`sources.ROEVER`), so that runners who agree by luck do not narrow it. Prediction
    interval with a t of k - 2 (`sources.HIGGINS`).

    Args:
        estimates, standard_errors: one per runner, all finite, standard errors above 0.

    Raises:
        ValueError: fewer than two runners, or a standard error that is not above 0.
    """
    count = len(estimates)
    if count < 2 or not (np.isfinite(estimates).all() and (standard_errors > 0).all()):
        raise ValueError(
            "a common effect needs at least two runners, each with an estimate and a standard error above 0"
        )
    variances = standard_errors**2
    between = _variance_between(estimates, variances)
    scatter_alone = _scatter(estimates, variances, 0.0)
    mean, weight = _mean(estimates, variances, between)
    factor = max(1.0, _scatter(estimates, variances, between) / (count - 1))
    error = sqrt(factor / weight)
    chance = (1 + evidence_link.COMMON_INTERVAL.value) / 2
    reach = t_quantile(chance, count - 1) * error
    reach_new = t_quantile(chance, count - 2) * sqrt(between + error**2) if count > 2 else nan
    return CommonEffect(
        runners=count,
        estimate=mean,
        standard_error=error,
        low=mean - reach,
        high=mean + reach,
        new_low=mean - reach_new,
        new_high=mean + reach_new,
        spread=sqrt(between),
        heterogeneity=max(0.0, 1 - (count - 1) / scatter_alone) if scatter_alone > 0 else 0.0,
    )


def _mean(estimates: Array, variances: Array, between: float) -> tuple[float, float]:
    """The weighted mean and the sum of the weights."""
    weights = 1 / (variances + between)
    return float(weights @ estimates / weights.sum()), float(weights.sum())


def _scatter(estimates: Array, variances: Array, between: float) -> float:
    """Weighted squares around the weighted mean (Cochran's Q if `between` is 0); decreases as `between` grows."""
    mean, _ = _mean(estimates, variances, between)
    return float(((estimates - mean) ** 2 / (variances + between)).sum())


def _variance_between(estimates: Array, variances: Array) -> float:
    """The variance between runners at which the scatter equals its expectation, k - 1; 0 if it is always below."""
    expected = len(estimates) - 1
    if _scatter(estimates, variances, 0.0) <= expected:
        return 0.0
    low, high = 0.0, float(variances.max())
    while _scatter(estimates, variances, high) > expected:
        low, high = high, 2 * high
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if _scatter(estimates, variances, middle) > expected else (low, middle)
    return (low + high) / 2
