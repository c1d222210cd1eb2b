"""Daily load, and figures that runners ask about: acute:chronic ratios, monotony and strain.

None of them predicts an injury in runners and none was ever studied for the neck, so they are shown only on request,
without colour bands, and no advice is based on them. Rest days are 0. Unknown days are NaN, and so is every figure that
needs one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

import numpy as np
import pandas as pd
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import ArrayLike, NDArray

from neckload.domain.progression import TOTAL, Measure

ACUTE_DAYS = 7
CHRONIC_DAYS = 28


@dataclass(frozen=True)
class RatioRange:
    """The latest ratio, and the lowest and highest."""

    now: float
    low: float
    high: float


@dataclass(frozen=True, eq=False)
class Load:
    """Load by day and by week, in the unit of the measure: km or min."""

    days: pd.DataFrame
    """One row per calendar day up to today: date, load, ratio_coupled, ratio_uncoupled, ratio_ewma."""
    weeks: pd.DataFrame
    """One row per week: week (its first day), load, monotony, strain, same_every_day."""

    @property
    def ratio_range(self) -> RatioRange:
        """The latest coupled acute:chronic ratio and its range; NaN if no day has one."""
        known = self.days["ratio_coupled"].dropna()
        return RatioRange(known.iloc[-1] if len(known) else math.nan, known.min(), known.max())

    @property
    def weeks_with_monotony(self) -> pd.DataFrame:
        """The weeks that have a monotony or the same load every day."""
        return self.weeks[self.weeks["monotony"].notna() | self.weeks["same_every_day"]]


def load(runs: pd.DataFrame, weeks: pd.DataFrame, measure: Measure, today: date) -> Load:
    """The load of every day and week of a diary.

    The current week's load is the sum so far; it has no monotony or strain. A week that is unrecorded or typed as a
    total has no known days.

    Args:
        runs: the runs that count, columns of `tables.RUNS`; the caller leaves out implausible ones.
        weeks: week (first day), state and source, one row per week.
        measure: "distance" [km] or "time" [min].
        today: the last day; later entries are ignored.
    """
    daily = load_by_day(runs, weeks, measure, today)
    return Load(_by_day(daily), _by_week(daily, weeks["week"]))


def load_by_day(runs: pd.DataFrame, weeks: pd.DataFrame, measure: Measure, today: date) -> pd.Series:
    """The load of every day up to `today`, indexed by day; NaN for unknown days. Arguments as for `load`."""
    week = weeks["week"]
    if weeks.empty:
        return pd.Series(dtype="float64", index=pd.DatetimeIndex([], dtype="datetime64[s]"), name="load")
    by_day = weeks["state"].isin(["complete", "partial", "rest"]) & (weeks["source"] != "typed")
    last = min(week.max() + pd.Timedelta(days=6), pd.Timestamp(today))
    return daily_load(runs, measure, week.min(), last, pd.DatetimeIndex(_days_of(week[by_day]).ravel()))


def _by_day(daily: pd.Series) -> pd.DataFrame:
    ratios = {
        "ratio_coupled": acwr_rolling(daily, coupled=True),
        "ratio_uncoupled": acwr_rolling(daily, coupled=False),
        "ratio_ewma": acwr_ewma(daily),
    }
    return pd.DataFrame({"load": daily, **ratios}).rename_axis("date").reset_index()


def _by_week(daily: pd.Series, week: pd.Series) -> pd.DataFrame:
    days = _days_of(week)
    loads = daily.reindex(days.ravel()).to_numpy().reshape(days.shape)
    so_far = np.where(days > daily.index.max(), 0.0, loads)
    figures = {
        "load": so_far.sum(axis=1),
        "monotony": monotony(loads),
        "strain": strain(loads),
        "same_every_day": same_every_day(loads),
    }
    return pd.DataFrame({"week": week.to_numpy(), **figures})


def _days_of(week: pd.Series) -> NDArray[np.datetime64]:
    """The seven days of each week, one row per week."""
    return np.asarray(np.add.outer(week.to_numpy("datetime64[D]"), np.arange(7)))


def daily_load(
    runs: pd.DataFrame,
    measure: Measure,
    first: date,
    last: date,
    known_days: pd.DatetimeIndex | None = None,
) -> pd.Series:
    """Load of each calendar day from `first` to `last` inclusive, indexed by day.

    A day without a run is rest, 0. A day outside `known_days` (None: every day is known) or with a run that lacks the
    measure is NaN. A run across midnight belongs to the day it started.
    """
    amounts = runs[TOTAL[measure]]
    days = pd.date_range(first, last, unit="s", name="date")
    daily = amounts.groupby(runs["start"].dt.normalize()).sum(skipna=False).reindex(days, fill_value=0.0)
    return (daily if known_days is None else daily.where(days.isin(known_days))).rename("load")


def acwr_rolling(daily: pd.Series, *, coupled: bool) -> pd.Series:
    """Mean load of the last 7 days over that of the last 28 (coupled) or of the 21 days before the 7 (uncoupled).

    The first value is on day 28. NaN if one of the 28 days is unknown or the longer mean is 0. The coupled ratio cannot
    exceed 4. See `sources.WILLIAMS`.
    """
    acute = _mean_of_last(daily, ACUTE_DAYS)
    if coupled:
        chronic = _mean_of_last(daily, CHRONIC_DAYS)
    else:
        chronic = _mean_of_last(daily, CHRONIC_DAYS - ACUTE_DAYS).shift(ACUTE_DAYS)
    return _ratio(acute, chronic)


def _mean_of_last(daily: pd.Series, days: int) -> pd.Series:
    """Trailing mean; NaN until there are `days` days.

    Each window is summed afresh: pandas' running sum leaves rounding errors after a big day, and 28 rest days must be
    0.
    """
    means = np.full(len(daily), np.nan)
    if len(daily) >= days:
        means[days - 1 :] = sliding_window_view(daily.to_numpy(), days).mean(axis=1)
    return pd.Series(means, index=daily.index)


def acwr_ewma(daily: pd.Series) -> pd.Series:
    """Exponentially weighted load over 7 days divided by that over 28.

    E[t] = a x[t] + (1 - a) E[t-1] with a = 2 / (N + 1) and E[1] = x[1]. An unknown day ends a stretch, and the next
    known day starts a new one. NaN for the first 27 days of a stretch, which the start value still dominates, and if
    the longer average is 0. See `sources.WILLIAMS`.
    """
    acute, chronic = _weighted_mean(daily, ACUTE_DAYS), _weighted_mean(daily, CHRONIC_DAYS)
    return _ratio(acute, chronic).where(_mean_of_last(daily, CHRONIC_DAYS).notna())


def _weighted_mean(daily: pd.Series, days: int) -> pd.Series:
    weight = 2 / (days + 1)

    def step(mean: float, load: float) -> float:
        # An unknown day makes the mean NaN, and the next day starts again from its own load.
        return load if math.isnan(mean) else mean + weight * (load - mean)

    # A plain loop: each value needs the one before it, and ten years of days take a millisecond.
    return pd.Series(list(accumulate(daily.tolist(), step)), index=daily.index, dtype="float64")


def _ratio(acute: pd.Series, chronic: pd.Series) -> pd.Series:
    return acute / chronic.where(chronic > 0)


def monotony(week: ArrayLike) -> NDArray[np.float64]:
    """Mean of a week's seven daily loads over their standard deviation (sample, n - 1).

    NaN for a week of rest, for a week with an unknown day, and for the same load every day, where it is unbounded (see
    `same_every_day`). See `sources.FOSTER_1998`.

    Args:
        week: daily loads, seven along the last axis; rest is 0.
    """
    loads = np.asarray(week, dtype=np.float64)
    spread = np.where(_is_even(loads), np.nan, loads.std(axis=-1, ddof=1))
    return np.asarray(loads.mean(axis=-1) / spread)


def strain(week: ArrayLike) -> NDArray[np.float64]:
    """A week's total load times its monotony [unit of the load]; NaN without monotony."""
    return np.asarray(np.asarray(week, dtype=np.float64).sum(axis=-1) * monotony(week))


def same_every_day(week: ArrayLike) -> NDArray[np.bool_]:
    """Whether a week had the same load, above 0, on all seven days: as monotonous as a week can be."""
    loads = np.asarray(week, dtype=np.float64)
    return np.asarray(_is_even(loads) & (loads.max(axis=-1) > 0))


def _is_even(loads: NDArray[np.float64]) -> NDArray[np.bool_]:
    # A tolerance rather than equality: 0.1 + 0.2 km in two runs and 0.3 km in one are the same load.
    return np.asarray(np.ptp(loads, axis=-1) <= 1e-9 * loads.max(axis=-1))
