"""How soon the neck returns to its level before a run: by the next morning, by the second, and within which hours.

A neck goes up and down without any run, and that looks like settling: with no effect at all, about seven of ten runs
have "settled" by the next morning, and so have as many days without a run. So each share is shown next to that of days
without a run. Scores come at set times, so no figure can be finer than the gap between two of them: hours are given as
that gap, and only if most days after a run have two scores.

Only scores and runs with a time of day count here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import nan, sqrt
from statistics import median

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neckload.domain import evidence_link
from neckload.domain.profile import clocked_pain

Array = NDArray[np.float64]

_BEFORE_HOURS = evidence_link.SETTLING_BEFORE.value
_AFTER_HOURS = evidence_link.SETTLING_AFTER.value
_DAY = pd.Timedelta(days=1)
_Z = 1.959964
_ROUNDING = 1e-12


@dataclass(frozen=True)
class Share:
    """A share of a total, with Wilson's 95 % interval."""

    settled: int
    of: int

    @property
    def share(self) -> float:
        return self.settled / self.of if self.of else nan

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson interval of the share; NaN if the total is 0."""
        if not self.of:
            return nan, nan
        spread = _Z * sqrt(self.share * (1 - self.share) / self.of + (_Z / (2 * self.of)) ** 2)
        scale = 1 + _Z**2 / self.of
        middle = self.share + _Z**2 / (2 * self.of)
        return (middle - spread) / scale, (middle + spread) / scale


@dataclass(frozen=True)
class Morning:
    """Shares with the neck back, by a morning, at its level before the run (or the usual hour on days without)."""

    after_runs: Share
    without_run: Share

    @property
    def is_comparable(self) -> bool:
        """Whether both sides have enough cases to report."""
        return min(self.after_runs.of, self.without_run.of) >= evidence_link.SETTLING_RUNS.value


@dataclass(frozen=True)
class Settling:
    """How soon the neck returns to its level before a run."""

    next_morning: Morning
    second_morning: Morning
    """Only for runs without another run until then."""
    hours: tuple[float, float] | None = None
    """The scores between which the median run had settled [hours after its end]; None if the scores cannot tell."""
    scores_a_day: float = nan
    """Median number of scores on the day after a run."""


@dataclass(frozen=True)
class _Course:
    """The scores after one run, or on a day without one."""

    before: float
    """Last score before it."""
    hours: Array
    """Hours of the scores from its end to the start of the next run; at least one."""
    scores: Array
    first_noon: float
    """Noon of the next day [hours after its end]."""

    @property
    def _settled_at(self) -> int | None:
        """Position of the first score back at the level before."""
        back = np.flatnonzero(self.scores <= self.before)
        return int(back[0]) if len(back) else None

    @property
    def time(self) -> float:
        """Hours to the first score back at the level before, or to the last score if there is none."""
        at = self._settled_at
        return float(self.hours[-1 if at is None else at])

    @property
    def is_settled(self) -> bool:
        return self._settled_at is not None

    @property
    def last_above(self) -> float:
        """Hours to the last score above the level before it was reached; 0 if the first score was already back."""
        at = self._settled_at
        return float(self.hours[at - 1]) if at else 0.0

    def is_scored_on_morning(self, number: int) -> bool:
        noon = self._noon(number)
        return bool(((self.hours >= noon - 12) & (self.hours < noon)).any())

    def has_settled_by_morning(self, number: int) -> bool:
        return self.is_settled and self.time < self._noon(number)

    @property
    def scores_on_next_day(self) -> int:
        return int(((self.hours >= self._noon(1) - 12) & (self.hours < self._noon(1) + 12)).sum())

    def _noon(self, number: int) -> float:
        return self.first_noon + 24 * (number - 1)


def settling(runs: pd.DataFrame, pain: pd.DataFrame, today: date) -> Settling:
    """How soon the neck settles after the runs of a diary, compared with its days without a run.

    Args:
        runs: the runs that count, columns of `tables.RUNS`.
        pain: columns of `tables.PAIN`.
    """
    tomorrow = pd.Timestamp(today) + _DAY
    scores = clocked_pain(pain[pain["when"] < tomorrow])
    timed = runs[runs["has_clock_time"].astype(bool) & runs["duration_min"].notna() & (runs["start"] < tomorrow)]
    timed = timed.sort_values("start", kind="stable")
    if scores.empty or timed.empty:
        return Settling(_morning([], [], 1), _morning([], [], 2))
    begun = np.sort(runs["start"].to_numpy("datetime64[s]"))
    after_runs = list(_courses(timed["start"], timed["duration_min"], begun, scores))
    without = list(_courses(*_days_without(runs, timed, scores), begun, scores))
    return Settling(
        next_morning=_morning(after_runs, without, 1),
        second_morning=_morning(after_runs, without, 2),
        hours=_gap(after_runs),
        scores_a_day=_scores_a_day(after_runs),
    )


def _days_without(runs: pd.DataFrame, timed: pd.DataFrame, scores: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The days without a run, with the usual start and duration of a run assigned to each."""
    days = pd.date_range(scores.index[0].normalize(), scores.index[-1].normalize(), freq="D")
    days = days[~days.isin(runs["start"].dt.normalize())]
    hour = (timed["start"] - timed["start"].dt.normalize()).median()
    starts = pd.Series(days + hour, dtype="datetime64[s]")
    return starts, pd.Series(timed["duration_min"].median(), index=starts.index)


def _courses(
    starts: pd.Series, minutes: pd.Series, begun: NDArray[np.datetime64], scores: pd.Series
) -> Iterator[_Course]:
    """The scores after each start that has a recent score before it and a score after its end."""
    moments, pain = scores.index.to_numpy("datetime64[s]"), scores.to_numpy("float64")
    start = starts.to_numpy("datetime64[s]")
    end = start + (minutes.to_numpy() * 60).astype("timedelta64[s]")
    following = np.append(begun, np.datetime64("9999-12-31", "s"))[np.searchsorted(begun, start, side="right")]
    until = np.minimum(following, end + np.timedelta64(int(_AFTER_HOURS), "h"))
    before = np.searchsorted(moments, start) - 1
    first, last = np.searchsorted(moments, end), np.searchsorted(moments, until)
    fresh = (before >= 0) & (start - moments[before] <= np.timedelta64(int(_BEFORE_HOURS), "h"))
    noon = start.astype("datetime64[D]") + np.timedelta64(36, "h")
    for at in np.flatnonzero(fresh & (first < last)):
        span = slice(first[at], last[at])
        hours = (moments[span] - end[at]) / np.timedelta64(1, "h")
        yield _Course(float(pain[before[at]]), hours, pain[span], float((noon[at] - end[at]) / np.timedelta64(1, "h")))


def _morning(after_runs: list[_Course], without: list[_Course], number: int) -> Morning:
    return Morning(_share(after_runs, number), _share(without, number))


def _share(courses: list[_Course], number: int) -> Share:
    scored = [course for course in courses if course.is_scored_on_morning(number)]
    return Share(sum(course.has_settled_by_morning(number) for course in scored), len(scored))


def _scores_a_day(courses: list[_Course]) -> float:
    counts = [course.scores_on_next_day for course in courses if course.is_scored_on_morning(1)]
    return float(median(counts)) if counts else nan


def _gap(courses: list[_Course]) -> tuple[float, float] | None:
    """Hours between the last score above the level before the run and the first one back at it, for the median run."""
    scored = [course for course in courses if course.is_scored_on_morning(1)]
    if len(scored) < evidence_link.SETTLING_RUNS.value or _scores_a_day(courses) < evidence_link.SETTLING_SCORES.value:
        return None
    times = np.array([course.time for course in courses])
    settled = np.array([course.is_settled for course in courses])
    middle = median_time(times, settled)
    above = [course.last_above for course in courses if course.is_settled and course.time == middle]
    return (float(median(above)), middle) if above else None


def survival(times: Array, happened: NDArray[np.bool_]) -> tuple[Array, Array]:
    """Kaplan-Meier estimate: the event times, and the share without the event after each of them.

    Cases followed without an event count for as long as they were followed (right-censored). Kaplan & Meier 1958,
    10.1080/01621459.1958.10501452.
    """
    at = np.unique(times[happened])
    followed = (times[:, None] >= at).sum(axis=0)
    events = (times[happened][:, None] == at).sum(axis=0)
    return at, np.cumprod(1 - events / followed)


def median_time(times: Array, happened: NDArray[np.bool_]) -> float:
    """The first time by which half of the cases had the event; NaN if that is never reached."""
    at, share = survival(times, happened)
    reached = np.flatnonzero(share <= 0.5 + _ROUNDING)
    return float(at[reached[0]]) if len(reached) else nan
