"""Advised ranges of past weeks compared with what the runner did. Only ranges shown before the week ended count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import isnan
from typing import Literal

import pandas as pd

from neckload.domain import evidence
from neckload.domain.progression import TOLERANCE, known_totals
from neckload.domain.reference import Range
from neckload.domain.tables import conform, empty

WEEKS = int(evidence.OUTCOME_APART_WEEKS.value)
"""How many past weeks are listed: the same span over which neck scores are compared."""

Outcome = Literal["inside", "above", "below", "unknown"]
_MIDDLE = pd.Timedelta(days=3)  # a week stored under the other week start maps to the week that shares most of its days


@dataclass(frozen=True)
class AdherenceWeek:
    """One past week: the range first shown for it and the week's total."""

    week: pd.Timestamp
    advised: Range
    done: float
    """In the unit of the range; NaN if a run lacks the measure or nothing is recorded."""
    outcome: Outcome


def adherence(weeks: pd.DataFrame, shown_ranges: pd.DataFrame, count: int = WEEKS) -> tuple[AdherenceWeek, ...]:
    """The last `count` finished weeks that had a range, oldest first; empty if no range was ever shown.

    Args:
        weeks: every week up to the current one (`progression.with_progression`).
        shown_ranges: columns of `tables.SHOWN_RANGES`.
    """
    over = weeks[weeks["state"] != "partial"]
    rows = [(first, _shown_for(shown_ranges, first)) for first in over["week"].tail(count)]
    return tuple(_week(over, first, row) for first, row in rows if row is not None)


def _shown_for(shown_ranges: pd.DataFrame, week: pd.Timestamp) -> pd.Series | None:
    middles = shown_ranges["week"] + _MIDDLE
    rows = shown_ranges[(middles >= week) & (middles < week + pd.Timedelta(days=7))].sort_values("shown_on")
    return rows.iloc[0] if len(rows) else None


def _week(over: pd.DataFrame, week: pd.Timestamp, row: pd.Series) -> AdherenceWeek:
    advised = Range(float(row["low"]), float(row["high"]), "km" if row["unit"] == "km" else "min")
    done = float(known_totals(over, advised.measure)[over["week"] == week].iloc[0])
    return AdherenceWeek(week, advised, done, _outcome(advised, done))


def _outcome(advised: Range, done: float) -> Outcome:
    if isnan(done):
        return "unknown"
    if done > advised.high + TOLERANCE:
        return "above"
    return "below" if done < advised.low - TOLERANCE else "inside"


def first_shown(shown_ranges: pd.DataFrame, weeks: pd.DataFrame, target: Range | None, today: date) -> pd.DataFrame:
    """Rows to store for the range shown for this week and the next; weeks that already have one are left out.

    Args:
        target: the advised range, which also applies to the current week; None for none.
    """
    if target is None or weeks.empty:
        return empty("shown_ranges")
    current = weeks["week"].iloc[-1]
    new = [week for week in (current, current + pd.Timedelta(days=7)) if _shown_for(shown_ranges, week) is None]
    if not new:
        return empty("shown_ranges")
    shown = pd.DataFrame({"week": new}).assign(
        shown_on=pd.Timestamp(today), low=target.low, high=target.high, unit=target.unit
    )
    return conform(shown, "shown_ranges")
