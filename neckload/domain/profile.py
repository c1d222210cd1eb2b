"""Descriptive views of the neck, without tests: pain on the days around runs, and pain now and twelve weeks ago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import nan
from typing import Literal

import numpy as np
import pandas as pd

from neckload.domain import evidence

DAYS_AROUND = range(-1, 4)
OUTCOME_WEEKS = int(evidence.OUTCOME_WEEKS.value)
OUTCOME_APART_WEEKS = int(evidence.OUTCOME_APART_WEEKS.value)

Trend = Literal["better", "worse", "about the same", "unknown"]


@dataclass(frozen=True)
class Outcome:
    """Neck pain now compared with twelve weeks ago, in points of 10. See `evidence.PAIN_CHANGE`."""

    trend: Trend
    """better and worse only from the smallest change worth reporting."""
    now: float
    """Mean of the weekly worst pain over the last four full weeks; NaN with fewer than two scored weeks."""
    then: float
    """The same for the four weeks that ended twelve weeks earlier."""
    change: float
    """now - then: below 0 is better."""
    weeks_now: int
    weeks_then: int
    """`weeks_now` and `weeks_then`: scored weeks behind each mean, 0 to 4."""


def daily_pain(pain: pd.DataFrame, today: date) -> pd.Series:
    """Worst entry of each scored day up to `today`, indexed by day [0-10]."""
    so_far = pain[pain["when"] < pd.Timestamp(today) + pd.Timedelta(days=1)]
    return so_far.groupby(so_far["when"].dt.normalize())["pain_0_10"].max().dropna()


def clocked_pain(pain: pd.DataFrame) -> pd.Series:
    """Worst entry at each moment with a time of day, sorted and indexed by the moment [0-10]."""
    clocked = pain[pain["when"] != pain["when"].dt.normalize()]
    worst: pd.Series = clocked.groupby("when")["pain_0_10"].max()
    return worst.dropna()


def is_long(runs: pd.DataFrame) -> pd.Series:
    """Whether each run is in the longest quarter of these runs [boolean, missing if its length is unknown].

    By distance, or by time if no distance is known. If all runs are about equally long, none is a long one.
    """
    length = runs["distance_km"] if runs["distance_km"].notna().any() else runs["duration_min"]
    bound = length.quantile(evidence.LONG_RUN_SHARE.value)
    long = length >= bound if bound > length.median() else length > length.max()
    return long.astype("boolean").mask(length.isna())


def around_runs(runs: pd.DataFrame, pain: pd.DataFrame, today: date) -> pd.DataFrame:
    """Mean pain from the day before a run to three days after it.

    A day with two runs counts once.

    Args:
        runs: the runs that count, columns of `tables.RUNS`.

    Returns:
        One row per day: day (-1 to 3), pain_mean [0-10, NaN without a scored day], days (scored days behind the mean),
        and long_pain_mean and long_days, the same for the longest quarter of the runs.
    """
    so_far = runs[runs["start"] < pd.Timestamp(today) + pd.Timedelta(days=1)]
    long = so_far[is_long(so_far).fillna(False).astype(bool)]
    scores = daily_pain(pain, today)
    return pd.concat([_around(so_far, scores), _around(long, scores).add_prefix("long_")], axis=1).reset_index()


@dataclass(frozen=True)
class BesideRuns:
    """Mean pain on the day before and the day after a run [0-10]."""

    before: float
    after: float


def beside_runs(around: pd.DataFrame) -> BesideRuns | None:
    """Computed from rows of `around_runs`; None if either day has too few scores (`evidence.AROUND_DAYS_NEEDED`)."""
    known = around[around["days"] >= evidence.AROUND_DAYS_NEEDED.value].set_index("day")["pain_mean"]
    return BesideRuns(float(known[-1]), float(known[1])) if {-1, 1} <= set(known.index) else None


def _around(runs: pd.DataFrame, scores: pd.Series) -> pd.DataFrame:
    days = pd.DatetimeIndex(runs["start"].dt.normalize().unique())
    beside = (scores.reindex(days + pd.Timedelta(days=day)) for day in DAYS_AROUND)
    rows = [(scores.mean(), int(scores.count())) for scores in beside]
    return pd.DataFrame(rows, columns=["pain_mean", "days"], index=pd.Index(DAYS_AROUND, name="day"))


def outcome(weeks: pd.DataFrame) -> Outcome:
    """Pain now compared with twelve weeks ago.

    Args:
        weeks: every week of the diary up to the current one (`weeks.weekly`).
    """
    worst = weeks["pain_max"].to_numpy()[weeks["state"].to_numpy() != "partial"]
    then_ends = max(len(worst) - OUTCOME_APART_WEEKS, 0)
    now, weeks_now = _mean(worst[-OUTCOME_WEEKS:])
    then, weeks_then = _mean(worst[:then_ends][-OUTCOME_WEEKS:])
    change = now - then
    return Outcome(_trend(change), now, then, change, weeks_now, weeks_then)


def _mean(worst: np.ndarray) -> tuple[float, int]:
    scored = worst[~np.isnan(worst)]
    return (float(scored.mean()) if len(scored) >= evidence.OUTCOME_WEEKS_NEEDED.value else nan), len(scored)


def _trend(change: float) -> Trend:
    if pd.isna(change):
        return "unknown"
    if abs(change) < evidence.PAIN_CHANGE.value:
        return "about the same"
    return "worse" if change > 0 else "better"
