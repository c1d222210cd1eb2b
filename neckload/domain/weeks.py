"""Runs, pain, marked days and typed totals -> one row per calendar week.

Three kinds of silence are kept apart: a week of **rest** (something shows that the runner was there and did not run:
0), an **unrecorded** week (unknown: NaN) and the current, **partial** week (not over: never judged).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neckload.domain import evidence
from neckload.domain.tables import Diary

WeekStart = Literal["monday", "sunday"]
STATES = ("complete", "partial", "rest", "unrecorded")

# A Series takes ten times as long as an array for each of the many small steps from entries to weeks.
_Cells: TypeAlias = NDArray[Any]
_Columns: TypeAlias = Mapping[str, _Cells]

_MEASURES = ["distance_km", "duration_min"]
_DAY, _WEEK = np.timedelta64(1, "D"), np.timedelta64(7, "D")
# 1970-01-01, day 0 of numpy's calendar, was a Thursday.
_DAYS_SINCE_START = {"monday": 3, "sunday": 4}


def week_of(moments: pd.Series, week_start: WeekStart = "monday") -> pd.Series:
    """First day of the calendar week of each moment [datetime64[s]]."""
    return pd.Series(_first_days(moments.to_numpy(), week_start), index=moments.index)


def _first_days(moments: _Cells, week_start: WeekStart) -> _Cells:
    """The same for arrays."""
    days = moments.astype("datetime64[D]")
    weekday = (days.astype("int64") + _DAYS_SINCE_START[week_start]) % 7
    first: _Cells = (days - weekday).astype("datetime64[s]")
    return first


def plausible(runs: pd.DataFrame) -> pd.Series:
    """Whether each run could have happened as recorded, or the runner confirmed it [bool].

    A watch error (15 km in 75 s, a day-long "run") would swamp every honest week; see `evidence.FASTEST_PACE`.
    """
    km, minutes = runs["distance_km"].to_numpy(float), runs["duration_min"].to_numpy(float)
    min_per_km = np.divide(minutes, km, out=np.full(len(runs), np.nan), where=km > 0)
    too_fast = min_per_km < evidence.FASTEST_PACE.value
    too_slow = (min_per_km > evidence.SLOWEST_PACE.value) & (km > evidence.SLOWEST_PACE_FROM.value)
    too_long = minutes > evidence.LONGEST_RUN_TIME.value
    too_far = km > evidence.FARTHEST_RUN.value
    possible = ~(too_fast | too_slow | too_long | too_far)
    confirmed = runs["confirmed"].to_numpy(bool, na_value=False)
    return pd.Series(confirmed | possible, index=runs.index)


def weekly(diary: Diary, today: date, week_start: WeekStart = "monday") -> pd.DataFrame:
    """One row per calendar week, from the first with running to the current one.

    Columns: week (first day), state, runs (count), distance_km, duration_min, longest_run_km, longest_run_min,
    runs_without_distance, runs_without_duration (counts), pain_mean, pain_max, pain_days, painful_days, source,
    ran_as_usual (confirmed by the runner for a week without figures), unanswered (a past week without running for which
    nothing or only neck scores are recorded, so it is unknown whether the runner rested).

    A total sums the runs that have the measure. Entries after `today` and implausible runs are ignored.
    """
    tomorrow = np.datetime64(today, "D") + _DAY
    start, when, day = diary.runs["start"].to_numpy(), diary.pain["when"].to_numpy(), diary.days["date"].to_numpy()
    counted, scored = (start < tomorrow) & plausible(diary.runs).to_numpy(), when < tomorrow
    typed = typed_weeks(diary.week_totals[diary.week_totals["week"].to_numpy() < tomorrow], week_start)
    ran = _first_days(start[counted], week_start)
    calendar = _calendar(np.concatenate([ran, _with_running(typed)]), np.datetime64(today, "s"), week_start)
    weeks = {
        **_by_week(diary.runs[_MEASURES][counted], calendar.searchsorted(ran), len(calendar)),
        **_pain_by_week(when[scored], diary.pain["pain_0_10"].to_numpy()[scored], calendar),
    }
    has_score, has_day = (
        np.isin(calendar, _first_days(moments, week_start)) for moments in (when[scored], day[day < tomorrow])
    )
    return _with_states(calendar, _with_typed_totals(weeks, typed.reindex(calendar)), has_score, has_day)


def _calendar(running_weeks: _Cells, now: np.datetime64, week_start: WeekStart) -> _Cells:
    """First days of the weeks from the first with running to the current one; empty without running."""
    if not len(running_weeks):
        return running_weeks
    (current,) = _first_days(np.array([now]), week_start)
    return np.arange(running_weeks.min(), current + _WEEK, _WEEK)


def typed_weeks(totals: pd.DataFrame, week_start: WeekStart = "monday") -> pd.DataFrame:
    """Typed totals by calendar week, the last one for each; typed_as is the week they were stored under."""
    if totals.empty:  # as in most diaries
        return totals.assign(typed_as=totals["week"]).set_index("week")
    # A week stored under the other week start maps to the week that shares most of its days: the middle day decides.
    weeks = week_of(totals["week"] + pd.Timedelta(days=3), week_start)
    by_week = totals.assign(week=weeks, typed_as=totals["week"])
    return by_week.drop_duplicates("week", keep="last").set_index("week")


def _with_running(typed: pd.DataFrame) -> _Cells:
    running = (typed[_MEASURES].to_numpy() > 0).any(axis=1)
    return typed.index.to_numpy()[running]


def _by_week(measures: pd.DataFrame, row: _Cells, weeks: int) -> _Columns:
    """Sums of the runs of each week; `row` is the week of each run."""
    by_week = measures.groupby(row)
    total, longest = (each.reindex(range(weeks)) for each in (by_week.sum(min_count=1), by_week.max()))
    lacking = measures.isna().to_numpy()
    return {
        "runs": np.bincount(row, minlength=weeks),
        "distance_km": total["distance_km"].to_numpy(),
        "duration_min": total["duration_min"].to_numpy(),
        "longest_run_km": longest["distance_km"].to_numpy(),
        "longest_run_min": longest["duration_min"].to_numpy(),
        "runs_without_distance": np.bincount(row[lacking[:, 0]], minlength=weeks),
        "runs_without_duration": np.bincount(row[lacking[:, 1]], minlength=weeks),
    }


def _pain_by_week(when: _Cells, scores: _Cells, calendar: _Cells) -> _Columns:
    """Pain by week. A day's pain is its worst entry; a week's mean and worst are over days with an entry."""
    days = pd.Series(scores).groupby(when.astype("datetime64[D]").astype("datetime64[s]")).max().dropna()
    row = calendar.searchsorted(days.index.to_numpy(), "right") - 1
    worst, row = days.to_numpy()[row >= 0], row[row >= 0]
    by_week = pd.Series(worst).groupby(row)
    return {
        "pain_mean": by_week.mean().reindex(range(len(calendar))).to_numpy(),
        "pain_max": by_week.max().reindex(range(len(calendar))).to_numpy(),
        "pain_days": np.bincount(row, minlength=len(calendar)),
        "painful_days": np.bincount(row[worst > 0], minlength=len(calendar)),
    }


def _with_typed_totals(weeks: _Columns, typed: pd.DataFrame) -> _Columns:
    """Typed totals replace the measures they give; other measures still come from the runs."""
    km, minutes, score = (typed[name].to_numpy() for name in ("distance_km", "duration_min", "pain_0_10"))
    gives_distance, gives_duration = ~np.isnan(km), ~np.isnan(minutes)
    return {
        **weeks,
        "distance_km": np.where(gives_distance, km, weeks["distance_km"]),
        "duration_min": np.where(gives_duration, minutes, weeks["duration_min"]),
        "runs_without_distance": np.where(gives_distance, 0, weeks["runs_without_distance"]),
        "runs_without_duration": np.where(gives_duration, 0, weeks["runs_without_duration"]),
        # A typed score never hides a worse one.
        "pain_mean": np.fmax(score, weeks["pain_mean"]),
        "pain_max": np.fmax(score, weeks["pain_max"]),
        "is_typed": gives_distance | gives_duration,
        "ran_as_usual": typed["ran_as_usual"].to_numpy(bool, na_value=False),
    }


def _with_states(calendar: _Cells, weeks: _Columns, scored: _Cells, described: _Cells) -> pd.DataFrame:
    """Add the state of each week. `scored` weeks have a neck score, `described` ones a day with another entry."""
    ran = (weeks["runs"] > 0) | (weeks["distance_km"] > 0) | (weeks["duration_min"] > 0)
    typed_rest = ~ran & weeks["is_typed"]
    as_usual = weeks["ran_as_usual"] & ~ran & ~typed_rest
    rested = (scored | described | typed_rest) & ~as_usual
    is_current = np.arange(len(calendar)) == len(calendar) - 1
    state = np.select([is_current, ran, rested], ["partial", "complete", "rest"], "unrecorded")
    resting = state == "rest"
    silent = resting | (state == "unrecorded")
    names = [np.array(name, dtype=object) for name in (None, "typed")]
    source = np.select([silent & ~typed_rest, weeks["is_typed"]], names, "runs")
    columns = {
        **weeks,
        "week": calendar,
        "state": pd.array(state, dtype="str"),
        "distance_km": np.where(resting, 0.0, weeks["distance_km"]),
        "duration_min": np.where(resting, 0.0, weeks["duration_min"]),
        "source": pd.array(source, dtype="str"),
        "ran_as_usual": as_usual,
        "unanswered": silent & ~as_usual & ~typed_rest & ~described,
    }
    return pd.DataFrame({name: columns[name] for name in _WEEKLY})


_WEEKLY = (
    "week", "state", "runs", "distance_km", "duration_min", "longest_run_km", "longest_run_min",
    "runs_without_distance", "runs_without_duration",
    "pain_mean", "pain_max", "pain_days", "painful_days", "source", "ran_as_usual", "unanswered",
)  # fmt: skip
