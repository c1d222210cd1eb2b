"""Time series with one value per calendar week (or day), NaN where unknown: ranks, detrending, autocorrelation.

Gaps stay gaps: nothing is filled in or joined across them.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neckload.domain import evidence_link

Array = NDArray[np.float64]

# What detrending leaves of a straight line is rounding error, not variation.
ROUNDING = 1e-9
# A figure converted from miles may differ from the one in kilometres in its last bits, and must still tie with it.
_DIGITS = 9


def background(length: int, cycle: int = 1) -> Array:
    """The regressors removed from every series: a linear trend, and for days the mean of each weekday."""
    steps = np.arange(length)
    phases = (steps % cycle)[:, None] == np.arange(cycle)
    columns: Array = np.column_stack([phases, steps / max(length - 1, 1)]).astype(np.float64)
    return columns


def midranks(series: Array) -> Array:
    """Ranks from 1, ties sharing their mean rank; unknown stays unknown."""
    mantissa, exponent = np.frexp(series)
    rounded = np.ldexp(np.round(mantissa, _DIGITS), exponent)
    return np.asarray(pd.Series(rounded).rank(), dtype=np.float64)


def residuals(series: Array, design: Array) -> Array:
    """Residuals of a series regressed on `design`, by least squares over its known steps."""
    known = np.isfinite(series)
    if not known.any():
        return series
    centred = series - series[known].mean()
    return np.asarray(centred - design @ np.linalg.lstsq(design[known], centred[known])[0])


def lag1_autocorrelation(series: Array, length: int) -> float:
    """Lag-1 autocorrelation, bias-corrected for a record of `length` steps and clipped to 0 to 0.95."""
    if length <= 4:
        return 0.0
    return float(
        np.clip((length * lag1_coefficient(series) + 2) / (length - 4), 0.0, evidence_link.LARGEST_CARRY_OVER.value)
    )


def lag1_coefficient(series: Array) -> float:
    """Least-squares coefficient of each step on the one before; 0 if nothing varies."""
    together = np.isfinite(series[1:]) & np.isfinite(series[:-1])
    if not together.any():
        return 0.0
    before, now = series[:-1][together], series[1:][together]
    before, now = before - before.mean(), now - now.mean()
    variation = before @ before
    return float(before @ now / variation) if variation > ROUNDING * len(before) else 0.0


def filtered(series: Array, persistence: float) -> Array:
    """Each step minus what carries over from the one before; unknown for the first step and after a gap."""
    before = np.full_like(series, np.nan)
    before[1:] = series[:-1]
    return np.asarray(series - persistence * before)


def later(series: Array, lag: int) -> Array:
    """The series shifted later by `lag` steps."""
    moved = np.full_like(series, np.nan)
    moved[lag:] = series[: len(series) - lag]
    return moved
