"""Totals that a runner types for whole weeks: the recorded figures next to them, and the result of an edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from neckload.domain.tables import Diary, empty
from neckload.domain.weeks import WeekStart, typed_weeks, week_of, weekly

FIGURES = ("distance_km", "duration_min", "pain_0_10")


def last_weeks(today: date, count: int, week_start: WeekStart) -> pd.Series:
    """First days of the last `count` weeks, the current one first."""
    current = week_of(pd.Series([pd.Timestamp(today)]), week_start)[0]
    return pd.Series([current - pd.Timedelta(weeks=ago) for ago in range(count)])


def recorded_weeks(diary: Diary, weeks: pd.Series, today: date, week_start: WeekStart) -> pd.DataFrame:
    """What runs and check-ins alone give for these weeks, ignoring typed totals: rows of `weeks.weekly`, by week."""
    recorded = diary.with_tables(week_totals=empty("week_totals"))
    return weekly(recorded, today, week_start).set_index("week").reindex(weeks)


def edited(
    week_totals: pd.DataFrame, cells: Mapping[pd.Timestamp, Mapping[str, float]], week_start: WeekStart
) -> tuple[pd.DataFrame, list[pd.Timestamp]]:
    """The edited weeks as they are now, and the weeks to remove: emptied, or stored under another first day.

    Args:
        week_totals: the diary's table.
        cells: week -> the figures edited in it, by column; NaN for a cleared one. Other figures stay.
    """
    weeks = typed_weeks(week_totals, week_start).reindex(list(cells))
    for week, figures in cells.items():
        for column, figure in figures.items():
            weeks.loc[week, column] = figure
    lines = weeks.rename_axis("week").reset_index()
    is_empty = lines[list(FIGURES)].isna().all(axis=1)
    return lines[~is_empty], [*lines.loc[is_empty, "week"], *_former_weeks(lines)]


def ran_as_usual(
    week_totals: pd.DataFrame, weeks: Iterable[pd.Timestamp], week_start: WeekStart
) -> tuple[pd.DataFrame, list[pd.Timestamp]]:
    """Rows that record that the runner ran as usual in these weeks, and the weeks of the rows they replace."""
    first_days = pd.Series(list(weeks), dtype="datetime64[s]")
    lines = typed_weeks(week_totals, week_start).reindex(first_days).rename_axis("week").reset_index()
    return lines.assign(ran_as_usual=True), _former_weeks(lines)


def _former_weeks(lines: pd.DataFrame) -> list[pd.Timestamp]:
    """The weeks under which totals were stored before moving to this week start's first day."""
    return list(lines.loc[lines["typed_as"].notna() & (lines["typed_as"] != lines["week"]), "typed_as"])
