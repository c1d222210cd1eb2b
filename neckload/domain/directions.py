"""Does a sore morning go before less running? The other way round of the question whether the neck follows the load.

A sore neck may shorten a run, and that looks like a load that spares the neck. The test of load before pain cannot be
turned round: load carries little over from day to day, so pain's slowness would stay in and convict a tenth to a fifth
of the runners without any such habit. Here each series is cleaned of its own past, and the mornings of the load's too
(Granger 1969, 10.2307/1912791, with permutation).

Only scores with a time of day count: it decides what came first.
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
    """Whether the neck of the morning goes before the running of that day or the next."""

    verdict: Certainty
    """Of the last look."""
    mornings: int
    """Days with a morning score and the load known, so far."""
    next_mornings: int
    """At which it is looked at next."""
    as_of: date | None = None
    """Last day of what the verdict rests on."""
    p: float | None = None
    lag: int | None = None
    """0: the running of the same day; 1: of the next."""
    sign: Literal[-1, 0, 1] = 0
    """-1: sorer mornings, less running."""

    @property
    def go_before_less_running(self) -> bool:
        return self.verdict in ("some", "clear") and self.sign < 0


def sore_mornings(days: Steps, runs: pd.DataFrame, pain: pd.DataFrame) -> SoreMornings:
    """Whether sore mornings go before less running, at looks of their own.

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
    """Each day's last score before its first run, or on a day without a run its first before noon [0-10].

    A day with a run whose time of day is unknown has no morning score.
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
    """Morning scores beside the load of the same day and of the next, both cleaned of the week before.

    Midranks; line and weekday means taken out. Of the load what its own last seven days leave, of the mornings what
    their own and the load's leave. A day with an unknown one among them drops out.

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
    """Each of the last seven days as a column."""
    return np.column_stack([later(series, lag) for lag in _PAST])


def unexpected(series: Array, past: Array) -> Array:
    """What the columns of `past` leave of a series, by least squares over the days where all of them are known."""
    known = np.isfinite(series) & np.isfinite(past).all(axis=1)
    return np.asarray(series - past @ np.linalg.lstsq(past[known], series[known])[0])


def has_whole_weeks(known: np.ndarray, end: int) -> bool:
    """Enough known days up to this one whose whole week before is known too."""
    whole = np.convolve(known[: end + 1], np.ones(WEEK + 1, dtype=int), mode="valid") == WEEK + 1
    return int(whole.sum()) >= evidence_link.ANSWER_DAY_PAIRS.value
