"""A year of days: pain scores and runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import nan

import pandas as pd

from neckload.domain.exercise_log import exercise_dates
from neckload.domain.profile import daily_pain

SHOWN_WEEKS = 53
HALF_WEEKS = 26


@dataclass(frozen=True)
class YearSummary:
    """Number of scored days and the worst score."""

    scored_days: int
    worst: float = nan
    worst_on: date | None = None


def year(runs: pd.DataFrame, pain: pd.DataFrame, days: pd.DataFrame, today: date) -> pd.DataFrame:
    """One row per day of the last 53 calendar weeks up to `today`, weeks from Monday.

    Columns: date, week (its Monday), weekday (0 Monday to 6 Sunday), pain (worst entry of the day [0-10]; NaN without a
    score), runs (count), exercised (whether a neck exercise was done).
    """
    monday = pd.Timestamp(today) - pd.Timedelta(days=today.weekday())
    dates = pd.date_range(monday - pd.Timedelta(weeks=SHOWN_WEEKS - 1), pd.Timestamp(today), unit="s")
    counted = runs["start"].dt.normalize().value_counts()
    return pd.DataFrame(
        {
            "date": dates,
            "week": dates - pd.to_timedelta(dates.day_of_week, unit="D"),
            "weekday": dates.day_of_week,
            "pain": daily_pain(pain, today).reindex(dates).to_numpy(),
            "runs": counted.reindex(dates, fill_value=0).to_numpy(),
            "exercised": dates.isin(exercise_dates(days, today)),
        }
    )


def year_summary(days: pd.DataFrame) -> YearSummary:
    """The summary of rows of `year`; of equally bad days the first counts as the worst."""
    scored = days[days["pain"].notna()]
    if scored.empty:
        return YearSummary(0)
    worst = scored.iloc[int(scored["pain"].argmax())]
    return YearSummary(len(scored), float(worst["pain"]), worst["date"].date())


def latest_half(days: pd.DataFrame) -> pd.DataFrame:
    """The last 26 weeks of a year."""
    return days[days["week"].isin(_weeks(days)[-HALF_WEEKS:])]


def earlier_half(days: pd.DataFrame) -> pd.DataFrame:
    """The 26 weeks before the last 26."""
    return days[days["week"].isin(_weeks(days)[-2 * HALF_WEEKS : -HALF_WEEKS])]


def has_earlier_scores(days: pd.DataFrame) -> bool:
    """Whether any day before the last 26 weeks has a score."""
    return bool(days.loc[~days["week"].isin(_weeks(days)[-HALF_WEEKS:]), "pain"].notna().any())


def by_week(days: pd.DataFrame) -> pd.DataFrame:
    """One row per week of `days`: week, pain (worst score), runs (count)."""
    return days.groupby("week", as_index=False).agg(pain=("pain", "max"), runs=("runs", "sum"))


def days_of_week(days: pd.DataFrame, week: pd.Timestamp) -> pd.DataFrame:
    """The days of the week that begins on `week`."""
    return days[days["week"] == week]


def day_opened_first(days: pd.DataFrame, requested: pd.Timestamp | None) -> pd.Timestamp:
    """The requested day if it is in `days`, else the last day with a score or a run, else the last day."""
    if requested is not None and (days["date"] == requested).any():
        return requested
    recorded = days.loc[days["pain"].notna() | (days["runs"] > 0), "date"]
    opened: pd.Timestamp = (recorded if len(recorded) else days["date"]).max()
    return opened


def week_of_day(day: pd.Timestamp) -> pd.Timestamp:
    """The Monday of a day's week."""
    return day - pd.Timedelta(days=day.weekday())


def _weeks(days: pd.DataFrame) -> list[pd.Timestamp]:
    return sorted(days["week"].unique())
