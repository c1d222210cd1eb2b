"""The limit for next week's longest run: from the longest of the last 30 days, and as a share of the week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf, isnan

import numpy as np
import pandas as pd

from neckload.domain import evidence
from neckload.domain.progression import TOTAL, Measure
from neckload.domain.reference import Range
from neckload.domain.threshold import Threshold
from neckload.domain.weeks import plausible

_LONGEST: Mapping[Measure, str] = {"time": "longest_run_min", "distance": "longest_run_km"}


@dataclass(frozen=True)
class LongestRun:
    """Limit for next week's longest run, and the longest of the last 30 days. NaN if that measure is unknown."""

    km: float
    minutes: float
    longest_km: float
    longest_minutes: float

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        return (
            evidence.SPIKE_SMALL,
            evidence.SPIKE_WINDOW,
            evidence.LONGEST_RUN_SHARE,
            evidence.LONGEST_RUN_WEEKS,
        )


def usual_share(weeks: pd.DataFrame, measure: Measure) -> float:
    """The share of a week its longest run may take: one half, or the runner's usual share if that is larger.

    Usual is the median over the last eight judged running weeks with two runs or more (`evidence.LONGEST_RUN_WEEKS`).
    For someone who mostly runs once a week the share is 1.
    """
    runs = np.where(weeks["state"].to_numpy() == "complete", weeks["runs"].to_numpy(), 0)
    last = int(evidence.LONGEST_RUN_WEEKS.value)
    if runs.any() and np.median(runs[runs > 0][-last:]) <= 1:
        return 1.0
    several = np.flatnonzero(runs > 1)[-last:]
    longest, total = (weeks[name].iloc[several] for name in (_LONGEST[measure], TOTAL[measure]))
    own = float((longest / total).median())
    return min(max(evidence.LONGEST_RUN_SHARE.value, 0.0 if isnan(own) else own), 1.0)


def longest_run_limit(
    runs: pd.DataFrame, weeks: pd.DataFrame, step_high: float, ranges: Sequence[Range | None], today: date
) -> LongestRun | None:
    """Next week's longest run: at most 10 % beyond the longest of the last 30 days, and within its share of the ranges.

    See `sources.FRANDSEN` for the 10 %.

    Args:
        step_high: upper multiple of the week's step; a step below 1 shortens the longest run as it does the week.
        ranges: those of next week. A measure without one has its limit shortened as much as the other measure's.
    """
    since = pd.Timestamp(today) - pd.Timedelta(days=int(evidence.SPIKE_WINDOW.value))
    until = pd.Timestamp(today) + pd.Timedelta(days=1)
    recent = (runs["start"] >= since) & (runs["start"] < until) & plausible(runs)
    km, minutes = (float(runs[name][recent].max()) for name in ("distance_km", "duration_min"))
    if isnan(km) and isnan(minutes):
        return None
    multiple = min(step_high, 1 + evidence.SPIKE_SMALL.value)
    by_km, by_min = _by_share(weeks, "distance", ranges), _by_share(weeks, "time", ranges)
    limit_km, limit_min = min(multiple * km, by_km), min(multiple * minutes, by_min)
    if by_min == inf and km > 0:
        limit_min *= limit_km / (multiple * km)
    if by_km == inf and minutes > 0:
        limit_km *= limit_min / (multiple * minutes)
    return LongestRun(km=limit_km, minutes=limit_min, longest_km=km, longest_minutes=minutes)


def _by_share(weeks: pd.DataFrame, measure: Measure, ranges: Sequence[Range | None]) -> float:
    """The share that one run may take of the lowest range in this measure; infinite without a range."""
    highs = [each.high for each in ranges if each and each.measure == measure]
    return usual_share(weeks, measure) * min(highs) if highs else inf
