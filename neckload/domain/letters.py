"""A therapist's letter sent through a link, and the target it sets once the runner accepts it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import isfinite, isnan, nan
from typing import Any, Literal

import pandas as pd

from neckload.domain.own_target import rows_of_week
from neckload.domain.progression import TOTAL
from neckload.domain.reference import Range
from neckload.domain.sharing import Part
from neckload.domain.tables import Diary, empty
from neckload.domain.weeks import WeekStart, week_of

Outcome = Literal["accepted", "dismissed"]

TEXT_LENGTH = 500
MOST = 3000.0
"""Upper limit for the minutes or kilometres of a week."""


@dataclass(frozen=True)
class Letter:
    """One letter from a therapist, with at least one suggestion or some text.

    Raises:
        ValueError: it is empty, or holds something that the form does not allow.
    """

    week: date
    """First day of the week it is for."""
    target: Range | None = None
    change: float = nan
    """The target as a change from the level, if it is not a range [share]."""
    neck_ceiling: float = nan
    """Stop above this neck score [0-10]."""
    text: str = ""

    def __post_init__(self) -> None:
        if not (self.has_figures or self.text.strip()):
            raise ValueError("the letter is empty")
        if self.target and not (isfinite(self.target.low) and 0 <= self.target.low <= self.target.high <= MOST):
            raise ValueError("the range is not possible for a week")
        if not (isnan(self.change) or -1 <= self.change <= 1) or (self.target and not isnan(self.change)):
            raise ValueError("the change is out of range, or stands next to a range")
        if not (isnan(self.neck_ceiling) or 0 <= self.neck_ceiling <= 10):
            raise ValueError("the neck ceiling is not between 0 and 10")
        if len(self.text) > TEXT_LENGTH:
            raise ValueError("the text is too long")

    @property
    def has_target(self) -> bool:
        return self.target is not None or not isnan(self.change)

    @property
    def has_figures(self) -> bool:
        """Whether accepting it sets anything. A letter with only text is just read."""
        return self.has_target or not isnan(self.neck_ceiling)


@dataclass(frozen=True)
class ReceivedLetter:
    """A received letter and the runner's decision. Times are timezone-aware (UTC)."""

    id: int
    letter: Letter
    made_at: datetime
    through: str
    """The runner's name for the link, such as "for my PT"."""
    outcome: Outcome | None = None
    """None while it is waiting."""
    settled_at: datetime | None = None


def is_over(letter: Letter, today: date) -> bool:
    """Whether its week has passed, so that there is nothing left to accept."""
    return letter.week + timedelta(days=7) <= today


def following_week(today: date, week_start: WeekStart) -> date:
    """First day of the week that a letter written today is for."""
    current: pd.Timestamp = week_of(pd.Series([pd.Timestamp(today)]), week_start)[0]
    return (current + pd.Timedelta(days=7)).date()


def accepted(letter: Letter, targets: pd.DataFrame) -> pd.DataFrame:
    """The row of the table `targets` that an accepted letter makes; empty if the letter has only text.

    What the letter leaves out stays as it was for that week: a target keeps its ceiling, a ceiling its target.

    Args:
        targets: the diary's table.
    """
    if not letter.has_figures:
        return empty("targets")
    earlier = rows_of_week(targets, pd.Timestamp(letter.week)).tail(1)
    row: dict[str, Any] = dict.fromkeys(empty("targets").columns)
    row |= {str(name): cell for kept in earlier.to_dict("records") for name, cell in kept.items()}
    row |= {"week": pd.Timestamp(letter.week)}
    if letter.has_target or not earlier["set_by"].notna().any():
        row |= {**_figures(letter), "set_by": "therapist", "note": letter.text or None}
    if not isnan(letter.neck_ceiling):
        # The runner's note stays with their own target.
        note = row["note"] if row["set_by"] == "me" else letter.text or row["note"]
        row |= {"neck_ceiling": letter.neck_ceiling, "note": note}
    return Diary(targets=pd.DataFrame([row])).targets


def _figures(letter: Letter) -> Mapping[str, float]:
    low, high = (letter.target.low, letter.target.high) if letter.target else (nan, nan)
    is_km = letter.target is not None and letter.target.unit == "km"
    return {
        "change": letter.change,
        "distance_low_km": low if is_km else nan,
        "distance_km": high if is_km else nan,
        "duration_low_min": nan if is_km else low,
        "duration_min": nan if is_km else high,
    }


# The outcome ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class LetterOutcome:
    """The week an accepted letter was for, as far as it may be shown."""

    is_over: bool
    done: float = nan
    """In the unit of the target, or of the measure in use; NaN if hidden or unknown."""
    unit: Literal["min", "km"] = "min"
    neck_worst: float = nan


def letter_outcome(
    letter: Letter, weeks: pd.DataFrame, parts: frozenset[Part], unit: Literal["min", "km"], today: date
) -> LetterOutcome | None:
    """How the letter's week went; None before it begins or if nothing is known about it.

    Args:
        weeks: every week of the shared diary up to the current one.
        parts: what the runner chose to share.
        unit: of the measure in use, for a letter without a range.
    """
    middle = pd.Timestamp(letter.week) + pd.Timedelta(days=3)
    rows = weeks[(weeks["week"] <= middle) & (middle < weeks["week"] + pd.Timedelta(days=7))]
    if rows.empty or letter.week > today:
        return None
    unit = letter.target.unit if letter.target else unit
    total = TOTAL["distance" if unit == "km" else "time"]
    return LetterOutcome(
        is_over=is_over(letter, today),
        done=float(rows[total].iloc[0]) if "volume" in parts else nan,
        unit=unit,
        neck_worst=float(rows["pain_max"].iloc[0]) if "pain" in parts else nan,
    )
