"""The neck score a therapist set as a limit, and whether it has been exceeded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import nan
from typing import Any

import pandas as pd

from neckload.domain.own_target import rows_of_week


@dataclass(frozen=True)
class NeckCeiling:
    """The ceiling of one week."""

    week: pd.Timestamp
    """First day of the week."""
    noted_for: pd.Timestamp
    """The week as stored; another day if weeks began on another weekday then."""
    score: float
    """Stop above this score [0-10]."""
    weeks_ahead: int
    """-1 for the last full week, 0 for the current one, 1 for the next."""
    worst: float = nan
    """Worst score of that week so far [0-10]; NaN without a score."""

    @property
    def is_passed(self) -> bool:
        return self.worst > self.score


def neck_ceilings(
    targets: pd.DataFrame, weeks: pd.DataFrame, pain: pd.DataFrame, today: date
) -> tuple[NeckCeiling, ...]:
    """The ceilings of the last full week, the current one and the next, where set.

    If a week has two, the lower one counts.

    Args:
        targets: the diary's table.
        weeks: every week up to the current one.
        pain: the diary's table, with scores that a pain reliever may have lowered already raised (`relief.with_doubt`).
    """
    if targets.empty or weeks.empty:
        return ()
    current = weeks["week"].iloc[-1]
    around = {ahead: current + pd.Timedelta(weeks=ahead) for ahead in (-1, 0, 1)}
    return tuple(
        NeckCeiling(week, row["week"], float(row["neck_ceiling"]), ahead, _worst(week, weeks, pain, today))
        for ahead, week in around.items()
        for row in _lowest(rows_of_week(targets, week))
    )


def _lowest(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    """The target with the lowest ceiling among one week's targets; empty if none has a ceiling."""
    return rows.dropna(subset="neck_ceiling").nsmallest(1, "neck_ceiling").to_dict("records")


def of_this_week(ceilings: Iterable[NeckCeiling]) -> float:
    """The ceiling of the current week [0-10]; NaN if it has none."""
    return next((each.score for each in ceilings if each.weeks_ahead == 0), nan)


def _worst(week: pd.Timestamp, weeks: pd.DataFrame, pain: pd.DataFrame, today: date) -> float:
    until = min(week + pd.Timedelta(days=7), pd.Timestamp(today) + pd.Timedelta(days=1))
    entries = pain.loc[(pain["when"] >= week) & (pain["when"] < until), "pain_0_10"]
    typed = weeks.loc[weeks["week"] == week, "pain_max"]
    return float(pd.concat([entries, typed]).max())
