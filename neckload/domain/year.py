"""A year of days: what the neck said, and where the runs were."""

from __future__ import annotations

from datetime import date

import pandas as pd

from neckload.domain.profile import daily_pain

SHOWN_WEEKS = 53


def year(runs: pd.DataFrame, pain: pd.DataFrame, today: date) -> pd.DataFrame:
    """One row per day of the last 53 calendar weeks up to `today`, weeks from Monday.

    Columns: date, week (its Monday), weekday (0 Monday to 6 Sunday), pain (worst entry of the day [0-10]; NaN where
    nothing is noted), runs (count).
    """
    monday = pd.Timestamp(today) - pd.Timedelta(days=today.weekday())
    days = pd.date_range(monday - pd.Timedelta(weeks=SHOWN_WEEKS - 1), pd.Timestamp(today), unit="s")
    counted = runs["start"].dt.normalize().value_counts()
    return pd.DataFrame(
        {
            "date": days,
            "week": days - pd.to_timedelta(days.day_of_week, unit="D"),
            "weekday": days.day_of_week,
            "pain": daily_pain(pain, today).reindex(days).to_numpy(),
            "runs": counted.reindex(days, fill_value=0).to_numpy(),
        }
    )
