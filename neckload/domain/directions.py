"""Do sore mornings precede less running? The reverse of the question whether the neck follows the load.

A sore neck may shorten a run, which looks as if a lower load spared the neck. The test of load before pain cannot
simply be reversed: load has little autocorrelation from day to day, so pain's own would remain and give a false
positive in a tenth to a fifth of runners who have no such habit. Here each series is adjusted for its own past, and the
mornings for the past load too (Granger 1969, 10.2307/1912791, with permutation).

Only scores with a time of day count, because the order of events matters.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from neckload.domain import evidence_link
from neckload.domain.certainty import Certainty, certainty
from neckload.domain.looks import looks
from neckload.domain.permutation import PERMUTATIONS, Comparison, compare
from neckload.domain.profile import clocked_pain
from neckload.domain.series import Array, background, later, midranks, residuals
from neckload.domain.steps import Steps

_LAGS = (0, 1)
WEEK = 7
BLOCK = WEEK * int(evidence_link.BLOCK_WEEKS.value)
NOON = pd.Timedelta(hours=12)
_PAST = range(1, int(evidence_link.MORNING_PAST_DAYS.value) + 1)


@dataclass(frozen=True)
class SoreMornings:
    """Whether the morning neck score precedes a change in running that day or the next."""

    verdict: Certainty
    """From the last look."""
    mornings: int
    """Days so far with a morning score and known load."""
    next_mornings: int
    """Number of mornings at the next look."""
    as_of: date | None = None
    """Last day of the data behind the verdict."""
    p: float | None = None
    lag: int | None = None
    """0: running on the same day; 1: on the next."""
    sign: Literal[-1, 0, 1] = 0
    """-1: sorer mornings, less running."""

    @property
    def go_before_less_running(self) -> bool:
        return self.verdict in ("some", "clear") and self.sign < 0


def sore_mornings(days: Steps, runs: pd.DataFrame, pain: pd.DataFrame) -> SoreMornings:
    """Whether sore mornings precede less running, on a schedule of looks of its own.

    Args:
        days: every day of the diary with its load (`steps.by_day`).
        runs: the runs that count, columns of `tables.RUNS`.
        pain: columns of `tables.PAIN`.
    """
    dates = days.frame["date"]
    mornings = morning_scores(runs, pain).reindex(dates).to_numpy("float64")
    known = np.isfinite(mornings) & np.isfinite(days.load)
    taken = looks(known, WEEK * int(evidence_link.MORNING_WEEKS.value), lambda end: has_whole_weeks(known, end))
    blank = SoreMornings("not_enough", taken.known, taken.next_due)
    if taken.last is None:
        return blank
    first, end = int(known.argmax()), taken.last.end + 1
    compared = backward(days.load[first:end], mornings[first:end])
    best = int(np.argmax(np.abs(np.nan_to_num(compared.r)) * np.sqrt(compared.pairs)))
    p = float(compared.p[best])
    return SoreMornings(
        certainty(p, evidence_link.CLEAR_CHANCE, evidence_link.SOME_CHANCE),
        taken.known,
        taken.next_due,
        as_of=dates.iloc[end - 1].date(),
        p=p,
        lag=_LAGS[best],
        sign=-1 if compared.r[best] < 0 else 1,
    )


def morning_scores(runs: pd.DataFrame, pain: pd.DataFrame) -> pd.Series:
    """Each day's last score before its first run, or on a day without a run its first score before noon [0-10].

    A day with a run at an unknown time has no morning score.
    """
    scores = clocked_pain(pain)
    by_day = runs.groupby(runs["start"].dt.normalize())
    first_run = by_day["start"].min().where(by_day["has_clock_time"].min().astype(bool))
    day = pd.DatetimeIndex(scores.index).normalize()
    ran = day.isin(first_run.index)
    until = np.where(ran, first_run.reindex(day).to_numpy("datetime64[s]"), (day + NOON).to_numpy("datetime64[s]"))
    early = scores.index.to_numpy("datetime64[s]") < until
    before_runs = scores[early & ran].groupby(day[early & ran]).last()
    before_noon = scores[early & ~ran].groupby(day[early & ~ran]).first()
    mornings: pd.Series = pd.concat([before_runs, before_noon])
    return mornings.sort_index()


def backward(load: Array, mornings: Array, permutations: int = PERMUTATIONS, seed: int | None = None) -> Comparison:
    """Morning scores compared with the load of the same day and the next, both adjusted for the week before.

    Midranks, with linear trend and weekday means removed. The load is adjusted for its own last seven days, the
    mornings for their own and the load's. Days with an unknown value among these drop out.

    Args:
        load, mornings: one value per calendar day, NaN where unknown.
    """
    design = background(len(load), WEEK)
    ran, sore = (residuals(midranks(series), design) for series in (load, mornings))
    load_before = week_before(ran)
    unexpected_load = unexpected(ran, load_before)
    unexpected_scores = unexpected(sore, np.column_stack([week_before(sore), load_before]))
    columns = np.column_stack([later(unexpected_scores, lag) for lag in _LAGS])
    return compare(columns, unexpected_load, BLOCK, permutations, seed)


def week_before(series: Array) -> Array:
    """The last seven days, one column per lag."""
    return np.column_stack([later(series, lag) for lag in _PAST])


def unexpected(series: Array, past: Array) -> Array:
    """Residuals of a series regressed on the columns of `past`, by least squares over the days where all are known."""
    known = np.isfinite(series) & np.isfinite(past).all(axis=1)
    return np.asarray(series - past @ np.linalg.lstsq(past[known], series[known])[0])


def has_whole_weeks(known: np.ndarray, end: int) -> bool:
    """Whether enough known days up to `end` also have the whole week before them known."""
    whole = np.convolve(known[: end + 1], np.ones(WEEK + 1, dtype=int), mode="valid") == WEEK + 1
    return int(whole.sum()) >= evidence_link.ANSWER_DAY_PAIRS.value
