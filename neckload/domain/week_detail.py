"""One week in detail: its seven days, its runs with the neck after each, and the changes from the week before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import isnan, nan
from typing import Any

import numpy as np
import pandas as pd

from neckload.domain.computed_tables import WeekState, week_state
from neckload.domain.exercise_log import exercise_dates
from neckload.domain.factors import HOURS, pain_within
from neckload.domain.progression import MEASURES, TOTAL, Measure, Verdict, verdict_of
from neckload.domain.record import Record
from neckload.domain.tables import word_set

_DAY = pd.Timedelta(days=1)
_LONGEST: dict[Measure, str] = {"time": "longest_run_min", "distance": "longest_run_km"}


@dataclass(frozen=True)
class Day:
    """One day of the week. NaN: unknown; a day without a run has 0 runs and NaN figures."""

    date: date
    runs: int
    distance_km: float
    duration_min: float
    pain: float
    """Worst score of the day [0-10]."""
    exercises: bool
    is_ahead: bool
    """Whether it is in the future."""


@dataclass(frozen=True)
class RunOfWeek:
    """One run that counts."""

    run_id: str
    start: pd.Timestamp
    title: str
    distance_km: float
    duration_min: float
    gear: tuple[str, ...]
    neck_after: float
    """Worst score in the 48 hours after its start (`factors.pain_within`) [0-10]."""


@dataclass(frozen=True)
class InMeasure:
    """The week in one measure [min or km]."""

    total: float
    change: float
    """From the week before [share]; NaN without a fair comparison."""
    longest_run: float


@dataclass(frozen=True, eq=False)
class WeekDetail:
    """Everything a page shows about one week."""

    week: pd.Timestamp
    state: WeekState
    runs: int
    is_typed: bool
    verdict: Verdict
    time: InMeasure
    distance: InMeasure
    pain_max: float
    pain_max_before: float
    exercise_days: int
    neck_step: str
    """What the neck allowed before it (`step_table.neck_steps`); empty if unknown."""
    days: tuple[Day, ...]
    run_list: tuple[RunOfWeek, ...]

    def measured(self, measure: Measure) -> InMeasure:
        return self.time if measure == "time" else self.distance


def week_detail(record: Record, first: pd.Timestamp, today: date) -> WeekDetail:
    """The week that begins on `first`.

    Args:
        record: its weeks are judged (`progression.with_progression`), with `exercise_days` and `neck_step`.

    Raises:
        KeyError: the record has no such week.
    """
    weeks, runs = record.weeks, record.runs
    at = _row_of(weeks, first)
    row = weeks.loc[at].to_dict()
    exercised = frozenset(exercise_dates(record.days, today).date)
    own = runs[(runs["start"] >= first) & (runs["start"] < first + 7 * _DAY)].sort_values("start", kind="stable")
    in_measure = {measure: _in_measure(row, measure) for measure in MEASURES}
    return WeekDetail(
        week=first,
        state=week_state(row["state"]),
        runs=int(row["runs"]),
        is_typed=row["source"] == "typed",
        verdict=verdict_of(row["verdict"]),
        time=in_measure["time"],
        distance=in_measure["distance"],
        pain_max=float(row["pain_max"]),
        pain_max_before=float(weeks["pain_max"].loc[at - 1]) if at else nan,
        exercise_days=int(row["exercise_days"]),
        neck_step=row["neck_step"] if isinstance(row["neck_step"], str) else "",
        days=tuple(_days(first, own, record.pain, exercised, today)),
        run_list=tuple(_runs(own, record.pain)),
    )


def _row_of(weeks: pd.DataFrame, first: pd.Timestamp) -> int:
    rows = weeks.index[weeks["week"] == first]
    if rows.empty:
        raise KeyError(first)
    return int(rows[0])


def _in_measure(row: Mapping[Any, Any], measure: Measure) -> InMeasure:
    return InMeasure(float(row[TOTAL[measure]]), float(row[f"change_{measure}"]), float(row[_LONGEST[measure]]))


def _days(
    first: pd.Timestamp, runs: pd.DataFrame, pain: pd.DataFrame, exercised: frozenset[date], today: date
) -> Iterator[Day]:
    of_week = pain[(pain["when"] >= first) & (pain["when"] < first + 7 * _DAY)]
    worst = of_week.groupby(of_week["when"].dt.normalize())["pain_0_10"].max()
    by_day = runs.groupby(runs["start"].dt.normalize())
    km, minutes = (by_day[name].sum(min_count=1) for name in ("distance_km", "duration_min"))
    count = by_day.size()
    for number in range(7):
        day = first + number * _DAY
        yield Day(
            date=day.date(),
            runs=int(count.get(day, 0)),
            distance_km=float(km.get(day, nan)),
            duration_min=float(minutes.get(day, nan)),
            pain=float(worst.get(day, nan)),
            exercises=day.date() in exercised,
            is_ahead=day.date() > today,
        )


def _runs(runs: pd.DataFrame, pain: pd.DataFrame) -> Iterator[RunOfWeek]:
    after = pain_within(runs, pain, 0, HOURS) if len(runs) else np.array([])
    for run, neck in zip(runs.to_dict("records"), after, strict=True):
        yield RunOfWeek(
            run_id=run["run_id"],
            start=run["start"],
            title=run["title"] if isinstance(run["title"], str) else "",
            distance_km=run["distance_km"],
            duration_min=run["duration_min"],
            gear=tuple(sorted(word_set(run["gear"]))),
            neck_after=float(neck),
        )


def opened_first(shown: pd.Series, every: pd.Series) -> pd.Timestamp | None:
    """The week to open by default: the last full week of `shown`, or else the latest of `every`; None without weeks.

    Args:
        shown, every: first days of the weeks of the period and of the whole log, which ends with the current week.
    """
    if every.empty:
        return None
    full = shown[shown < every.iloc[-1]]
    opened: pd.Timestamp = (full if len(full) else every).iloc[-1]
    return opened


def change_in_pain(week: WeekDetail) -> float:
    """Change in worst pain from the week before [points]; NaN if either is unknown."""
    return nan if isnan(week.pain_max_before) else week.pain_max - week.pain_max_before
