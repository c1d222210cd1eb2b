"""The neck score above which the therapist says to stop, and whether the neck has passed it."""

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
    """The same as it was noted: another day where weeks began on another day then."""
    score: float
    """Stop above it [0-10]."""
    weeks_ahead: int
    """-1 the last full week, 0 the one that is running, 1 the next."""
    worst: float = nan
    """Worst score of that week so far [0-10]; NaN while there is none."""

    @property
    def is_passed(self) -> bool:
        return self.worst > self.score


def neck_ceilings(
    targets: pd.DataFrame, weeks: pd.DataFrame, pain: pd.DataFrame, today: date
) -> tuple[NeckCeiling, ...]:
    """The ceilings of the last full week, the running one and the next, of those weeks that have one.

    Of two for one week the lower one counts.

    Args:
        targets: the diary's table.
        weeks: every week up to the current one.
        pain: the diary's table; scores that a pain reliever may have lowered are raised already (`relief.with_doubt`).
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
    """Of one week's targets the one with the lowest ceiling; none where none has one."""
    return rows.dropna(subset="neck_ceiling").nsmallest(1, "neck_ceiling").to_dict("records")


def of_this_week(ceilings: Iterable[NeckCeiling]) -> float:
    """The ceiling of the week that is running [0-10]; NaN where it has none of these."""
    return next((each.score for each in ceilings if each.weeks_ahead == 0), nan)


def _worst(week: pd.Timestamp, weeks: pd.DataFrame, pain: pd.DataFrame, today: date) -> float:
    until = min(week + pd.Timedelta(days=7), pd.Timestamp(today) + pd.Timedelta(days=1))
    entries = pain.loc[(pain["when"] >= week) & (pain["when"] < until), "pain_0_10"]
    typed = weeks.loc[weeks["week"] == week, "pain_max"]
    return float(pd.concat([entries, typed]).max())
