"""Figures that summarise a file before anything in it is imported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from neckload.domain.tables import Diary
from neckload.domain.weeks import plausible


@dataclass(frozen=True)
class UploadFigures:
    """Counts and sums over every row of a file, including implausible runs."""

    runs: int
    implausible_runs: int
    distance_km: float
    """NaN if no run has a distance."""
    duration_min: float
    """NaN if no run has a time."""
    scores: int
    worst_score: float
    """NaN if no entry has a score."""
    weeks: int
    days: int
    first: date | None
    """The earliest day of a run, a score or a typed week."""
    last: date | None


def upload_figures(diary: Diary) -> UploadFigures:
    """The figures for the contents of a file."""
    runs, pain, weeks = diary.runs, diary.pain, diary.week_totals
    moments = pd.concat([runs["start"], pain["when"], weeks["week"]])
    return UploadFigures(
        runs=len(runs),
        implausible_runs=int((~plausible(runs)).sum()),
        distance_km=float(runs["distance_km"].sum(min_count=1)),
        duration_min=float(runs["duration_min"].sum(min_count=1)),
        scores=len(pain),
        worst_score=float(pain["pain_0_10"].max()),
        weeks=len(weeks),
        days=len(diary.days),
        first=moments.min().date() if len(moments) else None,
        last=moments.max().date() if len(moments) else None,
    )


@dataclass(frozen=True)
class RunningTotal:
    """Running in one month or one year."""

    year: int
    month: int | None
    """1 to 12; None for a whole year."""
    total: float
    """km, or min if no run of the file has a distance."""


MOST_MONTHS = 48
"""Longer logs are summed by year."""


def running_totals(runs: pd.DataFrame) -> tuple[RunningTotal, ...]:
    """Running by month, oldest first, including months without a run; empty for a single month.

    Implausible runs are left out, because they would dwarf all others.
    """
    runs = runs[plausible(runs)]
    if runs.empty:
        return ()
    figure = "distance_km" if runs["distance_km"].notna().any() else "duration_min"
    months = runs["start"].dt.to_period("M")
    every = pd.period_range(months.min(), months.max(), freq="M")
    totals = runs[figure].groupby(months).sum().reindex(every, fill_value=0.0)
    if len(every) > MOST_MONTHS:
        by_year = totals.groupby(every.year).sum()
        return tuple(RunningTotal(int(str(year)), None, float(total)) for year, total in by_year.items())
    if len(every) == 1:
        return ()
    return tuple(
        RunningTotal(month.year, month.month, float(total)) for month, total in zip(every, totals, strict=True)
    )
