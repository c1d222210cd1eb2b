"""What was advised for each past week, and what the runner did."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan, nan
from typing import Literal

import pandas as pd

from neckload.domain import evidence
from neckload.domain.advice import Advice, Range, advise
from neckload.domain.as_of import weeks_on
from neckload.domain.progression import TOLERANCE, Measure, known_totals
from neckload.domain.tables import empty

WEEKS = int(evidence.OUTCOME_APART_WEEKS.value)
"""How many weeks back are told: as far as the neck is compared."""

Outcome = Literal["inside", "above", "below", "unknown", "no_range", "doctor_first"]
_MEASURE: dict[str, Measure] = {"min": "time", "km": "distance"}


@dataclass(frozen=True)
class AdherenceWeek:
    """One past week: the range that stood at its beginning, and its total."""

    week: pd.Timestamp
    advised: Range | None
    done: float
    """In the unit of the range; NaN where a run lacks it, where nothing is recorded, or without a range."""
    outcome: Outcome


def adherence(
    weeks: pd.DataFrame, pain: pd.DataFrame, measure: Measure, count: int = WEEKS
) -> tuple[AdherenceWeek, ...]:
    """The last `count` weeks that are over, oldest first.

    Each range is worked out anew from what the record says of the time before its week, so it is what the runner
    would have read on its first day with the record as it is now.

    Args:
        weeks: every week up to the current one (`progression.with_progression`).
        pain: columns of `tables.PAIN`.
    """
    over = weeks.index[weeks["state"] != "partial"][1:]  # the first week has none before it to advise from
    return tuple(_week(weeks.loc[:at], pain, measure) for at in over[-count:])


def _week(so_far: pd.DataFrame, pain: pd.DataFrame, measure: Measure) -> AdherenceWeek:
    week = so_far["week"].iloc[-1]
    pain_before = pain[pain["when"] < week]
    advice = advise(weeks_on(week.date(), so_far, pain_before), empty("runs"), pain_before, measure, week.date())
    done = float(known_totals(so_far, _MEASURE[advice.target.unit]).iloc[-1]) if advice.target else nan
    return AdherenceWeek(week, advice.target, done, _outcome(advice, done))


def _outcome(advice: Advice, done: float) -> Outcome:
    if advice.red_flag:
        return "doctor_first"
    if advice.target is None:
        return "no_range"
    if isnan(done):
        return "unknown"
    if done > advice.target.high + TOLERANCE:
        return "above"
    return "below" if done < advice.target.low - TOLERANCE else "inside"
