"""The weeks as they were known on an earlier day, to reconstruct what was advised or planned then."""

from __future__ import annotations

from datetime import date

import pandas as pd


def weeks_on(day: date, weeks: pd.DataFrame, pain: pd.DataFrame) -> pd.DataFrame:
    """The weeks up to the one containing `day`, which is cut to what was known then; empty if `day` precedes them all.

    Args:
        weeks: every week up to the current one (`progression.with_progression`).
        pain: the check-ins made by then, columns of `tables.PAIN`.
    """
    so_far = weeks[weeks["week"] <= pd.Timestamp(day)]
    if so_far.empty:
        return so_far
    running = pd.Series(so_far.index == so_far.index[-1], index=so_far.index)
    worst = pain.loc[pain["when"] >= so_far["week"].iloc[-1], "pain_0_10"].max()
    return so_far.assign(
        state=so_far["state"].mask(running, "partial"),
        verdict=so_far["verdict"].mask(running, "partial"),
        pain_mean=so_far["pain_mean"].mask(running),
        pain_max=so_far["pain_max"].mask(running, worst),
        unanswered=so_far["unanswered"] & ~running,
    )
