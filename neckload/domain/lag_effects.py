"""The change of the outcome per unit of exposure, lag by lag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from neckload.domain import evidence_link
from neckload.domain.series import ROUNDING, Array, background, filtered, lag1_autocorrelation, later
from neckload.domain.steps import Steps, is_daily
from neckload.domain.student_t import t_quantile


@dataclass(frozen=True)
class Effect:
    """Outcome points per unit of exposure, with an approximate interval (`evidence_link.ANSWER_INTERVAL`)."""

    estimate: float
    standard_error: float
    low: float
    high: float
    pairs: int


def effects(outcome: Array, exposure: Array, lags: Sequence[int], cycle: int = 1) -> list[Effect | None]:
    """Outcome points per unit of `exposure` at each lag, holding the other lags fixed; None if not estimable.

    Linear regression on a trend (and weekday means) and the exposures with AR(1) errors: Cochrane-Orcutt with
    bias-corrected persistence, three rounds. Interval: t times the larger of the model and HC3 standard errors.
    """
    regressors = np.column_stack([background(len(outcome), cycle), *(later(exposure, lag) for lag in lags)])
    known = np.isfinite(outcome) & np.isfinite(regressors).all(axis=1)
    y = np.where(known, outcome, np.nan)
    x = np.where(known[:, None], regressors, np.nan)
    both = np.isfinite(filtered(y, 0.0))
    freedom = int(both.sum()) - x.shape[1] - 1
    if freedom < 1 or np.linalg.matrix_rank(x[both]) < x.shape[1]:
        return [None] * len(lags)
    coefficients: Array = np.linalg.lstsq(x[known], y[known])[0].astype(np.float64)
    for _ in range(3):
        persistence = lag1_autocorrelation(y - x @ coefficients, int(known.sum()))
        x_rest, y_rest = filtered(x, persistence)[both], filtered(y, persistence)[both]
        coefficients = np.linalg.lstsq(x_rest, y_rest)[0].astype(np.float64)
    errors = _standard_errors(x_rest, y_rest - x_rest @ coefficients, freedom)
    reach = t_quantile((1 + evidence_link.ANSWER_INTERVAL.value) / 2, freedom)
    fitted = list(zip(coefficients.tolist(), errors.tolist(), strict=True))[-len(lags) :]
    return [Effect(each, error, each - reach * error, each + reach * error, int(known.sum())) for each, error in fitted]


def effects_beside_the_day(days: Steps) -> list[tuple[int, Effect]]:
    """The daily effects at lags 0 to 7 fitted together, including the load of the scored day itself.

    Published analyses include that day, so theirs can be compared with these. Neither version is right for everybody: a
    sore morning that shortens the day's run biases this one down, and a run felt the same evening biases the one with
    lags 1 to 7 down (`python -m benchmarks.directions --estimates`).
    """
    scale, known = days.scale, days.up_to(pd.Timestamp.max)
    if not is_daily(known) or known.is_constant:
        return []
    lags = (0, *scale.lags)
    fitted = effects(known.pain, scale.relative(known.load), lags, scale.cycle)
    return [(lag, effect) for lag, effect in zip(lags, fitted, strict=True) if effect]


def _standard_errors(x: Array, rest: Array, freedom: int) -> Array:
    """The larger of the model and HC3 standard errors; HC3 allows for heteroscedasticity."""
    inverse = np.linalg.inv(x.T @ x)
    model = rest @ rest / freedom * np.diag(inverse)
    projected = x @ inverse
    leverage = (projected * x).sum(axis=1)
    weighted = projected * (rest / np.maximum(1 - leverage, ROUNDING))[:, None]
    return np.asarray(np.sqrt(np.maximum(model, (weighted**2).sum(axis=0))))
