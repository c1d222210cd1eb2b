"""A year of days: what the neck said, and where the runs were."""

from __future__ import annotations

from datetime import date

import pandas as pd

from neckload.domain.exercise_log import exercise_dates
from neckload.domain.profile import daily_pain

SHOWN_WEEKS = 53


def year(runs: pd.DataFrame, pain: pd.DataFrame, days: pd.DataFrame, today: date) -> pd.DataFrame:
    """One row per day of the last 53 calendar weeks up to `today`, weeks from Monday.

    Columns: date, week (its Monday), weekday (0 Monday to 6 Sunday), pain (worst entry of the day [0-10]; NaN where
    nothing is noted), runs (count), exercised (whether a neck exercise was done).
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
