"""Counts over the diary: symptoms and exercises by day, scored days, and totals of runs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from neckload.domain import evidence
from neckload.domain.tables import RED_FLAG_SYMPTOMS, SEEN_BY_DOCTOR, word_set


def symptom_days() -> int:
    """Days over which symptoms and scored days are counted: the span over which neck scores are compared."""
    return 7 * int(evidence.OUTCOME_APART_WEEKS.value)


def exercise_days() -> int:
    """Number of past days over which exercises are counted."""
    return 7 * int(evidence.OUTCOME_WEEKS.value)


Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class DiaryCounts:
    """Counts over the last weeks of a diary."""

    symptom_days: Counts
    """Symptom -> days with it in the last twelve weeks: warning signs first, then most frequent first."""
    scored_days: int
    """Days with a neck score in the last twelve weeks."""
    exercise_days: Counts
    """Exercise -> days with it in the last four weeks, most frequent first."""
    days_with_exercises: int
    exercises_ever: bool
    """Whether an exercise was ever recorded. If not, it is unknown whether any were done."""
    seen_by_doctor: date | None
    """Last day on which the runner recorded that a doctor had examined their neck."""


@dataclass(frozen=True)
class Totals:
    """Sums over the runs that count towards weekly totals."""

    runs: int
    distance_km: float
    duration_min: float
    left_out_as_implausible: int


def totals(runs: pd.DataFrame, implausible: int) -> Totals:
    """Sums over `runs`, with the number of implausible runs left out."""
    return Totals(len(runs), float(runs["distance_km"].sum()), float(runs["duration_min"].sum()), implausible)


@dataclass(frozen=True)
class Silences:
    """What is missing from the weeks shown."""

    weeks: int
    unrecorded: int
    """Number of unrecorded weeks."""
    scored_by_week_only: bool
    """Whether there are neck scores but none for a single day."""
    runs_without_duration: int
    runs_without_distance: int


def silences(weeks: pd.DataFrame) -> Silences:
    """Computed from rows of `computed_tables.WEEKS`."""
    return Silences(
        weeks=len(weeks),
        unrecorded=int((weeks["state"] == "unrecorded").sum()),
        scored_by_week_only=bool(weeks["pain_days"].sum() == 0 and weeks["pain_max"].notna().any()),
        runs_without_duration=int(weeks["runs_without_duration"].sum()),
        runs_without_distance=int(weeks["runs_without_distance"].sum()),
    )


def diary_counts(pain: pd.DataFrame, days: pd.DataFrame, today: date) -> DiaryCounts:
    """Counts over the weeks up to and including `today`.

    Args:
        pain, days: columns of `tables.PAIN` and `tables.DAYS`.
    """
    so_far = pain[pain["when"] < pd.Timestamp(today) + pd.Timedelta(days=1)]
    recent = _last(so_far, "when", symptom_days(), today)
    symptoms = _by_day(recent, "when", "symptoms")
    exercises = _by_day(_last(days, "date", exercise_days(), today), "date", "exercises_done")
    seen = so_far["when"][so_far["symptoms"].map(lambda cell: SEEN_BY_DOCTOR in word_set(cell)).astype(bool)]
    reported = symptoms.map(lambda words: words - {SEEN_BY_DOCTOR})
    return DiaryCounts(
        symptom_days=tuple(sorted(_count(reported), key=lambda pair: pair[0] not in RED_FLAG_SYMPTOMS)),
        scored_days=scored_days(so_far, today),
        exercise_days=_count(exercises),
        days_with_exercises=len(exercises),
        exercises_ever=bool(days["exercises_done"].notna().any()),
        seen_by_doctor=seen.max().date() if len(seen) else None,
    )


def scored_days(pain: pd.DataFrame, today: date) -> int:
    """Days with a neck score in the last twelve weeks."""
    scored = pain["when"].to_numpy()[~np.isnan(pain["pain_0_10"].to_numpy())]
    days_ago = (np.datetime64(today) - scored.astype("datetime64[D]")).astype(int)
    return len(np.unique(days_ago[(days_ago >= 0) & (days_ago < symptom_days())]))


def _last(frame: pd.DataFrame, column: str, days: int, today: date) -> pd.DataFrame:
    tomorrow = pd.Timestamp(today) + pd.Timedelta(days=1)
    return frame[(frame[column] >= tomorrow - pd.Timedelta(days=days)) & (frame[column] < tomorrow)]


def _by_day(frame: pd.DataFrame, when: str, column: str) -> pd.Series:
    """The words of each day that has any [frozenset]."""
    known = frame.dropna(subset=column)
    sets = {
        day: frozenset().union(*map(word_set, cells))
        for day, cells in known.groupby(known[when].dt.normalize())[column]
    }
    return pd.Series(sets, dtype=object)


def _count(days: pd.Series) -> Counts:
    """Word counts, most frequent first, then by name."""
    return tuple(
        sorted(Counter(word for words in days for word in words).items(), key=lambda pair: (-pair[1], pair[0]))
    )
