"""Neck exercises ticked off and causes reviewed, as recorded by day, and the change of one such day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from neckload.domain.care import CAUSES
from neckload.domain.tables import DAYS, NO_CAUSE, conform, word_set

RECENT_DAYS = 7


@dataclass(frozen=True)
class ExerciseLog:
    """Exercises done today and recently. A day with any exercise counts."""

    today: frozenset[str]
    """Keys of the exercises done today."""
    recent_days: int
    """Days with exercises among the last seven, including today."""
    streak_days: int
    """Consecutive days up to today; up to yesterday if none were done today yet."""


@dataclass(frozen=True)
class Review:
    """One review of the causes that runners can check themselves."""

    on: date
    causes: tuple[str, ...]
    """Keys of `care.CAUSES`, in their order; empty if the runner looked and found none."""


def exercise_log(days: pd.DataFrame, today: date) -> ExerciseLog:
    """The exercises ticked off in the table `days`."""
    dates = exercise_dates(days, today)
    now = pd.Timestamp(today)
    until = now if now in dates else now - pd.Timedelta(days=1)
    streak = 0
    while until - pd.Timedelta(days=streak) in dates:
        streak += 1
    done = days.loc[days["date"] == now, "exercises_done"]
    return ExerciseLog(
        today=word_set(done.iloc[-1]) if len(done) else frozenset(),
        recent_days=int((dates > now - pd.Timedelta(days=RECENT_DAYS)).sum()),
        streak_days=streak,
    )


def exercise_dates(days: pd.DataFrame, today: date) -> pd.DatetimeIndex:
    """The days up to today with an exercise, unique and sorted."""
    done = days.loc[days["exercises_done"].notna() & (days["date"] <= pd.Timestamp(today)), "date"]
    return pd.DatetimeIndex(done.unique()).sort_values()


def exercise_days(weeks: pd.Series, days: pd.DataFrame, today: date) -> pd.Series:
    """Days with an exercise in each week [0-7], given the first days of the weeks."""
    dates = exercise_dates(days, today)
    ends = weeks + pd.Timedelta(days=7)
    counted = dates.searchsorted(ends.to_numpy()) - dates.searchsorted(weeks.to_numpy())
    return pd.Series(counted, index=weeks.index, dtype="int64", name="exercise_days")


def reviews(days: pd.DataFrame, today: date) -> tuple[Review, ...]:
    """Every self-review up to today, newest first."""
    reviewed = days[days["self_review"].notna() & (days["date"] <= pd.Timestamp(today))]
    newest_first = reviewed.sort_values("date", ascending=False)
    return tuple(
        Review(when.date(), tuple(cause.key for cause in CAUSES if cause.key in word_set(cell)))
        for when, cell in zip(newest_first["date"], newest_first["self_review"], strict=True)
    )


def review_cell(causes: Iterable[str]) -> str:
    """A self-review as a cell of `days.self_review`, in the order of `care.CAUSES`."""
    seen = set(causes)
    return ",".join(cause.key for cause in CAUSES if cause.key in seen) or NO_CAUSE


def blank_day(day: date) -> pd.DataFrame:
    """A row of the table `days` with nothing in it but its date."""
    return conform(pd.DataFrame({"date": [pd.Timestamp(day)]}), "days")


def day_with(days: pd.DataFrame, day: date, column: str, cell: str | bool | None) -> pd.DataFrame:
    """The row of `day` with one cell changed; no row if nothing is left in it.

    An empty row would still mean that the runner was there, and turn an unrecorded week into a week of rest.
    """
    row = days[days["date"] == pd.Timestamp(day)].tail(1)
    if row.empty:
        row = blank_day(day)
    row = conform(row.assign(**{column: cell}), "days")
    entries = [column.name for column in DAYS if column.name != "date"]
    return row[row[entries].notna().any(axis=1)]
