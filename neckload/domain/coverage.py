"""How much data a diary has for each chart on Patterns, relative to what the chart needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from neckload.domain import evidence
from neckload.domain.factors import Factor


@dataclass(frozen=True)
class Coverage:
    """Progress of the record towards each chart, 0 to 1."""

    calendar: float
    """Needs one score."""
    long_runs: float
    """Needs two runs with a distance."""
    around_runs: float
    """Needs scores on one of the days around runs (`evidence.AROUND_DAYS_NEEDED`)."""
    factors: float
    """Needs runs with and without one factor (`evidence.FACTOR_RUNS`)."""


def coverage(runs: pd.DataFrame, year: pd.DataFrame, around: pd.DataFrame, factors: Sequence[Factor]) -> Coverage:
    """Coverage from the runs, a year of days (`year.year`), the days around runs (`profile.around_runs`) and the
    factors."""
    fewer_side = max((min(factor.with_runs, factor.without_runs) for factor in factors), default=0)
    return Coverage(
        calendar=_share(year["pain"].count(), 1),
        long_runs=_share(runs["distance_km"].count(), 2),
        around_runs=_share(around["days"].max(), evidence.AROUND_DAYS_NEEDED.value),
        factors=_share(fewer_side, evidence.FACTOR_RUNS.value),
    )


def _share(count: float, needed: float) -> float:
    return min(1.0, float(count) / needed)
