"""Runs, pain, marked days and typed totals -> one row per calendar week.

Three kinds of silence stay apart: a week of **rest** (something shows that the runner was there and did not run: 0),
an **unrecorded** week (nobody knows: NaN) and the current, **partial** week (not over: never judged).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from neckload.domain import evidence
from neckload.domain.tables import Diary

WeekStart = Literal["monday", "sunday"]
STATES = ("complete", "partial", "rest", "unrecorded")

_WEEK = np.timedelta64(7, "D")
# 1970-01-01, day 0 of numpy's calendar, was a Thursday.
_DAYS_SINCE_START = {"monday": 3, "sunday": 4}


def week_of(moments: pd.Series, week_start: WeekStart = "monday") -> pd.Series:
    """First day of the calendar week of each moment [datetime64[s]]."""
    days = moments.to_numpy("datetime64[D]")
    weekday = (days.astype("int64") + _DAYS_SINCE_START[week_start]) % 7
    return pd.Series((days - weekday).astype("datetime64[s]"), index=moments.index)


def plausible(runs: pd.DataFrame) -> pd.Series:
    """Whether each run could have happened as noted, or the runner says it did [bool].

    A slip of the watch (15 km in 75 s, a day-long "run") would drown every honest week; see `evidence.FASTEST_PACE`.
    """
    km, minutes = runs["distance_km"].to_numpy(float), runs["duration_min"].to_numpy(float)
    min_per_km = np.divide(minutes, km, out=np.full(len(runs), np.nan), where=km > 0)
    too_fast = min_per_km < evidence.FASTEST_PACE.value
    too_slow = (min_per_km > evidence.SLOWEST_PACE.value) & (km > evidence.SLOWEST_PACE_FROM.value)
    too_long = minutes > evidence.LONGEST_RUN_TIME.value
    too_far = km > evidence.FARTHEST_RUN.value
    possible = ~(too_fast | too_slow | too_long | too_far)
    confirmed = runs["confirmed"].fillna(False).to_numpy(bool)
    return pd.Series(confirmed | possible, index=runs.index)


def weekly(diary: Diary, today: date, week_start: WeekStart = "monday") -> pd.DataFrame:
    """One row per calendar week from the first with running in it to the current one.

    Columns: week (first day), state, runs (count), distance_km, duration_min, longest_run_km, longest_run_min,
    runs_without_distance, runs_without_duration (counts), pain_mean, pain_max, pain_days, painful_days, source,
    ran_as_usual (the runner said so of a week without figures), unanswered (a week that is over without running, of
    which nothing or only the neck is noted: nobody said whether the runner rested).
    A total sums the runs that have the measure. Entries after `today` and implausible runs count nowhere.
    """
    runs = _until(diary.runs, "start", today)
    runs = runs[plausible(runs)]
    pain = _until(diary.pain, "when", today)
    days = _until(diary.days, "date", today)
    typed = typed_weeks(_until(diary.week_totals, "week", today), week_start)
    running_weeks = pd.concat([week_of(runs["start"], week_start), _with_running(typed)])
    current = week_of(pd.Series([pd.Timestamp(today)]), week_start)[0]
    calendar = pd.Index([], dtype="datetime64[s]", name="week")
    if len(running_weeks):
        first = running_weeks.min().to_datetime64()
        calendar = pd.Index(
            np.arange(first, current.to_datetime64() + _WEEK, _WEEK), dtype="datetime64[s]", name="week"
        )
    weeks = _by_week(runs, week_start).reindex(calendar).join(_pain_by_week(pain, week_start))
    weeks = _stand_in(weeks, typed.reindex(calendar))
    scored, described = (
        calendar.isin(week_of(moments, week_start).unique()) for moments in (pain["when"], days["date"])
    )
    return _with_states(weeks, scored, described, current).reset_index()


def _until(frame: pd.DataFrame, column: str, today: date) -> pd.DataFrame:
    return frame[frame[column] < pd.Timestamp(today) + pd.Timedelta(days=1)]


def typed_weeks(totals: pd.DataFrame, week_start: WeekStart = "monday") -> pd.DataFrame:
    """Typed totals by calendar week, the last one of each; typed_as is the week they were typed under."""
    # A week typed under the other week start belongs to the week that holds most of its days: the middle day decides.
    weeks = week_of(totals["week"] + pd.Timedelta(days=3), week_start)
    by_week = totals.assign(week=weeks, typed_as=totals["week"])
    return by_week.drop_duplicates("week", keep="last").set_index("week")


def _with_running(typed: pd.DataFrame) -> pd.Series:
    running = (typed["distance_km"] > 0) | (typed["duration_min"] > 0)
    return pd.Series(typed.index[running])


def _by_week(runs: pd.DataFrame, week_start: WeekStart) -> pd.DataFrame:
    grouped = runs.groupby(week_of(runs["start"], week_start).rename("week"))
    distance, duration, count = grouped["distance_km"], grouped["duration_min"], grouped.size()
    return pd.DataFrame(
        {
            "runs": count,
            "distance_km": distance.sum(min_count=1),
            "duration_min": duration.sum(min_count=1),
            "longest_run_km": distance.max(),
            "longest_run_min": duration.max(),
            "runs_without_distance": count - distance.count(),
            "runs_without_duration": count - duration.count(),
        }
    )


def _pain_by_week(pain: pd.DataFrame, week_start: WeekStart) -> pd.DataFrame:
    """A day's pain is its worst entry; a week's mean and worst are over the days with an entry."""
    days = pain.groupby(pain["when"].dt.normalize())["pain_0_10"].max().dropna()
    weeks = week_of(days.index.to_series(), week_start).rename("week")
    worst = days.groupby(weeks)
    return pd.DataFrame(
        {
            "pain_mean": worst.mean(),
            "pain_max": worst.max(),
            "pain_days": worst.size(),
            "painful_days": (days > 0).groupby(weeks).sum(),
        }
    )


def _stand_in(weeks: pd.DataFrame, typed: pd.DataFrame) -> pd.DataFrame:
    """Typed totals replace the measures they give; a measure they leave out stays from the runs."""
    gives_distance, gives_duration = typed["distance_km"].notna(), typed["duration_min"].notna()
    counts = ["runs", "runs_without_distance", "runs_without_duration", "pain_days", "painful_days"]
    weeks = weeks.assign(**weeks[counts].fillna(0).astype("int64"))
    return weeks.assign(
        distance_km=typed["distance_km"].fillna(weeks["distance_km"]),
        duration_min=typed["duration_min"].fillna(weeks["duration_min"]),
        runs_without_distance=weeks["runs_without_distance"].mask(gives_distance, 0),
        runs_without_duration=weeks["runs_without_duration"].mask(gives_duration, 0),
        # What is typed never hides a worse score.
        **{
            name: pd.concat([typed["pain_0_10"], weeks[name]], axis=1).max(axis=1) for name in ("pain_mean", "pain_max")
        },
        source=np.where(gives_distance | gives_duration, "typed", "runs"),
        ran_as_usual=typed["ran_as_usual"].fillna(False).astype(bool),
    )


def _with_states(weeks: pd.DataFrame, scored: np.ndarray, described: np.ndarray, current: pd.Timestamp) -> pd.DataFrame:
    """`scored` weeks have an entry on the neck, `described` ones a day with something else."""
    ran = (weeks["runs"] > 0) | (weeks["distance_km"] > 0) | (weeks["duration_min"] > 0)
    typed_rest = ~ran & (weeks["source"] == "typed")
    as_usual = weeks["ran_as_usual"] & ~ran & ~typed_rest
    rested = (scored | described | typed_rest) & ~as_usual
    state = np.select([weeks.index == current, ran, rested], ["partial", "complete", "rest"], "unrecorded")
    resting = state == "rest"
    silent = resting | (state == "unrecorded")
    return weeks.assign(
        state=pd.Series(state, index=weeks.index, dtype="str"),
        distance_km=weeks["distance_km"].mask(resting, 0.0),
        duration_min=weeks["duration_min"].mask(resting, 0.0),
        source=weeks["source"].where(~silent | typed_rest, None).astype("str"),
        ran_as_usual=as_usual,
        unanswered=silent & ~as_usual & ~typed_rest & ~described,
    )[
        [
            "state", "runs", "distance_km", "duration_min", "longest_run_km", "longest_run_min",
            "runs_without_distance", "runs_without_duration",
            "pain_mean", "pain_max", "pain_days", "painful_days", "source", "ran_as_usual", "unanswered",
        ]
    ]  # fmt: skip
