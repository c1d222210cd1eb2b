"""The target that the runner or their therapist set for a week, shown unchanged beside the advised range."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any, Literal

import pandas as pd

from neckload.domain.progression import TOLERANCE, Measure
from neckload.domain.reference import UNIT, Range


@dataclass(frozen=True)
class OwnTarget:
    """A row of the table `targets`, evaluated for its week. It is never capped; its consequences are shown instead."""

    week: pd.Timestamp
    """First day of the week as stored."""
    target: Range | None
    """Its amount, low and high equal unless a range was set; None for a change from an unknown level."""
    change: float
    """Its upper end relative to the reference level [share]; NaN if the level is unknown."""
    set_by: Literal["me", "therapist"]
    note: str = ""
    compared: Literal["below", "inside", "above"] | None = None
    """Its upper end compared with the advised range; None without a range in its measure."""


def own_target(
    targets: pd.DataFrame,
    week: pd.Timestamp,
    levels: Mapping[Measure, float],
    ranges: Mapping[Measure, Range | None],
) -> OwnTarget | None:
    """The runner's own target for the week that begins on `week`; None if none is set.

    Args:
        targets: the diary's table. A week stored under the other week start maps to the week that shares most of its
            days.
        levels: reference level by measure, the leading one first [min or km]; NaN if unknown.
        ranges: the advised range for that week by measure.
    """
    if targets.empty:
        return None
    filled = [row for row in rows_of_week(targets, week).to_dict("records") if not _is_blank(row)]
    if not filled:
        return None
    row = filled[-1]
    measure, low, amount = _amount(row, levels)
    range_ = ranges.get(measure)
    return OwnTarget(
        week=row["week"],
        target=None if isnan(amount) else Range(low, amount, UNIT[measure]),
        change=amount / levels[measure] - 1 if levels[measure] > 0 else row["change"],
        set_by="therapist" if row["set_by"] == "therapist" else "me",
        note=row["note"] if isinstance(row["note"], str) else "",
        compared=None if range_ is None or isnan(amount) else _compared(amount, range_),
    )


def rows_of_week(targets: pd.DataFrame, week: pd.Timestamp) -> pd.DataFrame:
    """The rows for the week that begins on `week`, including those stored under the other first day of the week."""
    middles = targets["week"] + pd.Timedelta(days=3)
    return targets[(middles >= week) & (middles < week + pd.Timedelta(days=7))]


# Measure -> columns of its lower end and its amount.
_FIGURES: dict[Measure, tuple[str, str]] = {
    "time": ("duration_low_min", "duration_min"),
    "distance": ("distance_low_km", "distance_km"),
}


def _is_blank(row: Mapping[Any, Any]) -> bool:
    return all(isnan(row[column]) for column in ("change", "distance_km", "duration_min"))


def _amount(row: Mapping[Any, Any], levels: Mapping[Measure, float]) -> tuple[Measure, float, float]:
    """Measure, lower end and amount. A change is taken from the leading measure with a known level."""
    leading = next(iter(levels))
    if not isnan(row["change"]):
        measure = next((each for each, level in levels.items() if not isnan(level)), leading)
        amount = (1 + row["change"]) * levels[measure]
        return measure, amount, amount
    measure = next(each for each in levels if not isnan(row[_FIGURES[each][1]]))
    low, amount = (row[name] for name in _FIGURES[measure])
    return measure, amount if isnan(low) else min(low, amount), amount


def _compared(amount: float, range_: Range) -> Literal["below", "inside", "above"]:
    if amount > range_.high + TOLERANCE:
        return "above"
    return "below" if amount < range_.low - TOLERANCE else "inside"
