"""Weeks -> calendar months, for logs of several years: the average week of each month and its worst neck pain."""

from __future__ import annotations

import pandas as pd

from neckload.domain.progression import Measure, known_totals

_WEEK_MIDDLE = pd.Timedelta(days=3)


def by_month(weeks: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """One row per calendar month from the first week to the last. A week belongs to the month of its fourth day.

    Columns: month (its first day), first_week and last_week (first days), total (mean over known weeks including weeks
    of rest [min or km], NaN if none is known), pain_max (worst of the month), state: complete, rest (known, without any
    running), partial (no week is over) or unrecorded.

    Args:
        weeks: consecutive judged weeks (`progression.with_progression`).
    """
    months = (weeks["week"] + _WEEK_MIDDLE).dt.to_period("M").dt.start_time
    totals = known_totals(weeks, measure)
    grouped = weeks.assign(total=totals).groupby(months.rename("month"))
    frame = grouped.agg(
        first_week=("week", "first"),
        last_week=("week", "last"),
        total=("total", "mean"),
        pain_max=("pain_max", "max"),
        running=("state", lambda states: bool((states == "partial").all())),
    ).reset_index()
    state = pd.Series("complete", index=frame.index).mask(frame["total"] == 0, "rest")
    state = state.mask(frame["total"].isna(), "unrecorded").mask(frame["running"].astype(bool), "partial")
    return frame.drop(columns="running").assign(state=state.astype("str"))
