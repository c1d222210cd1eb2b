"""How often an experiment with a given number of pairs detects a real difference, and how many pairs to suggest.

The figures come from simulated runners with a known effect who ran three times a week; `python -m
benchmarks.experiment` simulates them and counts again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil, isfinite, nan

import numpy as np
import pandas as pd

from neckload.domain import evidence_experiment as evidence
from neckload.domain.profile import daily_pain
from neckload.domain.series import background, lag1_autocorrelation, residuals

PAIRS = (8, 10, 15, 20, 30)
SUGGESTED_FOR = 1.5
"""The difference that the suggested number of pairs should detect [points]."""
_CHANCE_ALONE = 0.03
"""How often the simulated experiments claimed a difference when there was none."""

_Power = Mapping[float, tuple[tuple[float, float, float], ...]]
# By day-to-day persistence, then by number of pairs, for the three simulated differences.
USUAL: _Power = {
    0.3: ((0.10, 0.21, 0.38), (0.13, 0.28, 0.41), (0.24, 0.43, 0.66), (0.28, 0.55, 0.83), (0.43, 0.79, 0.95)),
    0.5: ((0.13, 0.25, 0.42), (0.20, 0.35, 0.59), (0.26, 0.53, 0.80), (0.35, 0.71, 0.90), (0.52, 0.84, 0.98)),
    0.7: ((0.16, 0.36, 0.55), (0.24, 0.46, 0.69), (0.37, 0.73, 0.93), (0.48, 0.84, 0.96), (0.65, 0.97, 1.00)),
    0.9: ((0.29, 0.66, 0.86), (0.44, 0.80, 0.96), (0.70, 0.95, 1.00), (0.82, 0.99, 1.00), (0.95, 1.00, 1.00)),
    0.95: ((0.45, 0.79, 0.95), (0.57, 0.90, 0.99), (0.83, 0.99, 1.00), (0.92, 1.00, 1.00), (1.00, 1.00, 1.00)),
}
MOSTLY_PAINLESS: _Power = {
    0.3: ((0.06, 0.10, 0.25), (0.10, 0.22, 0.39), (0.18, 0.32, 0.59), (0.24, 0.48, 0.77), (0.32, 0.67, 0.91)),
    0.5: ((0.06, 0.12, 0.29), (0.09, 0.24, 0.44), (0.15, 0.42, 0.69), (0.25, 0.52, 0.81), (0.41, 0.76, 0.97)),
    0.7: ((0.07, 0.16, 0.34), (0.12, 0.27, 0.52), (0.26, 0.51, 0.79), (0.33, 0.67, 0.93), (0.53, 0.85, 0.99)),
    0.9: ((0.11, 0.27, 0.49), (0.17, 0.48, 0.70), (0.43, 0.74, 0.92), (0.55, 0.88, 0.98), (0.77, 0.99, 1.00)),
    0.95: ((0.16, 0.37, 0.60), (0.27, 0.57, 0.70), (0.49, 0.81, 0.92), (0.69, 0.90, 0.97), (0.84, 0.98, 1.00)),
}


@dataclass(frozen=True)
class World:
    """One kind of simulated neck."""

    power: _Power
    points: tuple[float, float, float]
    """The three differences as they appear in recorded scores."""
    spread: float
    """Standard deviation of its daily scores [points]."""


# A daily mean of 2 with a standard deviation of 2, cut off at 0; and a mean of -1, with which most days read 0.
WITH_PAIN = World(USUAL, (1.0, 1.5, 2.0), 1.7)
PAINLESS = World(MOSTLY_PAINLESS, (0.55, 0.9, 1.3), 0.8)


@dataclass(frozen=True)
class Habits:
    """The habits in a runner's record that decide how much an experiment can detect. NaN: unknown."""

    runs_a_week: float
    spread: float = nan
    """Standard deviation of the daily worst scores [points]."""
    persistence: float = nan
    """Their autocorrelation from day to day, 0 to 1."""
    zero_share: float = nan
    """Share of scored days without pain."""

    @property
    def is_known(self) -> bool:
        """Whether there are enough scores, and some that differ."""
        return isfinite(self.persistence) and self.spread > 0

    def weeks(self, pairs: int) -> float:
        """The weeks that this many pairs take; NaN if no runs are recorded."""
        return ceil(2 * pairs / self.runs_a_week) if self.runs_a_week > 0 else nan

    def power(self, pairs: int, points: float) -> tuple[float, float]:
        """Probability of detecting a difference of `points`, as a range over the neighbouring persistences, 0 to 1."""
        world = PAINLESS if self.zero_share > 0.5 else WITH_PAIN
        as_simulated = points * (world.spread / self.spread if self.is_known else 1.0)
        shares = [
            _interpolated(world, row, pairs, as_simulated) for row in _neighbours(self.persistence, tuple(world.power))
        ]
        return min(shares), max(shares)

    def suggested_pairs(self) -> int:
        """The fewest pairs that detect a difference of 1.5 points often enough; the most if none do."""
        enough = evidence.EXPERIMENT_FOUND.value
        return next((pairs for pairs in PAIRS if self.power(pairs, SUGGESTED_FOR)[0] >= enough), PAIRS[-1])


def _neighbours(persistence: float, known: tuple[float, ...]) -> tuple[float, ...]:
    """The simulated persistences on either side of this one; all but the extremes if it is unknown."""
    if not isfinite(persistence):
        return known[1:-1]
    inside = float(np.clip(persistence, known[0], known[-1]))
    return next(pair for pair in pairwise(known) if pair[0] <= inside <= pair[1])


def _interpolated(world: World, persistence: float, pairs: int, points: float) -> float:
    """Linear interpolation between the simulated differences and numbers of pairs, clamped at the ends."""
    by_pairs = [
        float(np.interp(points, (0.0, *world.points), (_CHANCE_ALONE, *row))) for row in world.power[persistence]
    ]
    return float(np.interp(pairs, PAIRS, by_pairs))


def habits(runs: pd.DataFrame, pain: pd.DataFrame, today: date) -> Habits:
    """How often the runner has run lately, and how much their scores varied over the last half year.

    Args:
        runs: the runs that count, columns of `tables.RUNS`.
        pain: columns of `tables.PAIN`.
    """
    tomorrow = pd.Timestamp(today) + pd.Timedelta(days=1)
    back = evidence.EXPERIMENT_WEEKS_BACK.value
    lately = runs[(runs["start"] >= tomorrow - pd.Timedelta(weeks=back)) & (runs["start"] < tomorrow)]
    weeks = max((tomorrow - lately["start"].min()) / pd.Timedelta(weeks=1), 1.0) if len(lately) else back
    scores = daily_pain(pain, today)
    scores = scores[scores.index >= tomorrow - pd.Timedelta(weeks=26)]
    if len(scores) < evidence.EXPERIMENT_SCORED_DAYS.value:
        return Habits(len(lately) / weeks)
    by_day = scores.reindex(pd.date_range(scores.index.min(), scores.index.max(), unit="s")).to_numpy("float64")
    rest = residuals(by_day, background(len(by_day)))
    return Habits(
        len(lately) / weeks,
        float(np.std(scores.to_numpy("float64"))),
        lag1_autocorrelation(rest, len(scores)),
        float((scores == 0).mean()),
    )
