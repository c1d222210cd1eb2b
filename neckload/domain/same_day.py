"""Does the neck get worse over a day with more running than its morning score suggested?

A day's worst score cannot tell: a sore morning shortens the run and leaves a sore evening too. In simulated runners who
do this and are sorer the morning after a run, a plain comparison of a day's running with the score after it found "less
pain with more running" in 65 to 79 of 100 records. So the morning is held fixed along with the week before
(`directions`), and only scores with a time of day count: one before the run, one after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from neckload.domain import evidence_link
from neckload.domain.certainty import Certainty, certainty
from neckload.domain.directions import BLOCK, NOON, WEEK, has_whole_weeks, morning_scores, unexpected, week_before
from neckload.domain.looks import looks
from neckload.domain.permutation import PERMUTATIONS, Comparison, compare
from neckload.domain.profile import clocked_pain
from neckload.domain.series import Array, background, midranks, residuals
from neckload.domain.steps import Steps


@dataclass(frozen=True)
class SameDay:
    """Whether more running goes with a worse neck at the end of the same day."""

    verdict: Certainty
    """From the last look."""
    days: int
    """Days so far with known load, a morning score and a score at the end."""
    next_days: int
    """Number of days at the next look."""
    as_of: date | None = None
    """Last day of the data behind the verdict."""
    p: float | None = None
    sign: Literal[-1, 0, 1] = 0
    """1: more running, a worse end of the day."""

    @property
    def ends_worse(self) -> bool:
        return self.verdict in ("some", "clear") and self.sign > 0


def same_day(days: Steps, runs: pd.DataFrame, pain: pd.DataFrame) -> SameDay:
    """Whether the neck is worse at the end of days with more running, on a schedule of looks of its own.

    Args:
        days: every day of the diary with its load (`steps.by_day`).
        runs: the runs that count, columns of `tables.RUNS`.
        pain: columns of `tables.PAIN`.
    """
    dates = days.frame["date"]
    mornings, ends = (
        scores(runs, pain).reindex(dates).to_numpy("float64") for scores in (morning_scores, scores_at_the_end)
    )
    known = np.isfinite(mornings) & np.isfinite(ends) & np.isfinite(days.load)
    taken = looks(known, WEEK * int(evidence_link.MORNING_WEEKS.value), lambda end: has_whole_weeks(known, end))
    if taken.last is None:
        return SameDay("not_enough", taken.known, taken.next_due)
    part = slice(int(known.argmax()), taken.last.end + 1)
    compared = beside_the_morning(days.load[part], mornings[part], ends[part])
    p = float(compared.p[0])
    return SameDay(
        certainty(p, evidence_link.CLEAR_CHANCE, evidence_link.SOME_CHANCE),
        taken.known,
        taken.next_due,
        as_of=dates.iloc[taken.last.end].date(),
        p=p,
        sign=-1 if compared.r[0] < 0 else 1,
    )


def scores_at_the_end(runs: pd.DataFrame, pain: pd.DataFrame) -> pd.Series:
    """Each day's last score, if it was recorded after noon and after the end of the day's last run [0-10].

    The last score rather than the worst: a rest day has more hours to be sore in than a day with an evening run. A day
    with a run that lacks a time of day or a duration has no such score.
    """
    scores = clocked_pain(pain)
    last = scores.groupby(pd.DatetimeIndex(scores.index).normalize()).tail(1)
    at = pd.DatetimeIndex(last.index)
    ends = runs["start"] + pd.to_timedelta(runs["duration_min"], unit="min")
    by_day = ends.where(runs["has_clock_time"].astype(bool)).groupby(runs["start"].dt.normalize())
    last_end = by_day.max().where(by_day.count() == by_day.size())
    ran = at.normalize().isin(last_end.index)
    after_run = at >= last_end.reindex(at.normalize()).to_numpy()
    late: pd.Series = last[(at >= at.normalize() + NOON) & (after_run | ~ran)]
    return late.set_axis(pd.DatetimeIndex(late.index).normalize())


def beside_the_morning(
    load: Array, mornings: Array, ends: Array, permutations: int = PERMUTATIONS, seed: int | None = None
) -> Comparison:
    """The load of a day compared with the score at its end, both adjusted for that morning and the week before.

    Midranks, with linear trend and weekday means removed. Days with an unknown value among these drop out.

    Args:
        load, mornings, ends: one value per calendar day, NaN where unknown.
    """
    design = background(len(load), WEEK)
    ran, began, ended = (residuals(midranks(series), design) for series in (load, mornings, ends))
    fixed = np.column_stack([began, week_before(ran), week_before(ended)])
    return compare(unexpected(ran, fixed)[:, None], unexpected(ended, fixed), BLOCK, permutations, seed)
