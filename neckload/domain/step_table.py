"""The table of steps: the state of the neck, and how far next week may be from the level. A rule of thumb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isnan
from typing import Literal

import pandas as pd

from neckload.domain import evidence
from neckload.domain.neck import Neck
from neckload.domain.reason import PainReason
from neckload.domain.threshold import Threshold


@dataclass(frozen=True)
class Step:
    """How far next week may be from the reference level: its multiples and the thresholds behind them."""

    name: Literal["build", "hold", "ease", "back_off"]
    low: float
    high: float
    thresholds: tuple[Threshold, ...]


BUILD = Step(
    "build",
    1 + evidence.GUIDELINE_LOW.value,
    1 + evidence.GUIDELINE_HIGH.value,
    (evidence.GUIDELINE_LOW, evidence.GUIDELINE_HIGH),
)
HOLD = Step("hold", evidence.HOLD_LOW.value, evidence.HOLD_HIGH.value, (evidence.HOLD_LOW, evidence.HOLD_HIGH))
EASE = Step("ease", evidence.EASE_LOW.value, evidence.EASE_HIGH.value, (evidence.EASE_LOW, evidence.EASE_HIGH))
BACK_OFF = Step(
    "back_off",
    evidence.BACK_OFF_LOW.value,
    evidence.BACK_OFF_HIGH.value,
    (evidence.BACK_OFF_LOW, evidence.BACK_OFF_HIGH),
)


@dataclass(frozen=True)
class Rule:
    """One row of the table: when it applies and the step that follows."""

    key: PainReason
    applies: Callable[[Neck], bool]
    step: Step
    thresholds: tuple[Threshold, ...]


# The first row that applies decides. No row's step is higher than that of the row below, so more pain never raises the
# range.
RULES = (
    Rule("pain_high", lambda neck: neck.worst > evidence.PAIN_MIDDLE.value, BACK_OFF, (evidence.PAIN_MIDDLE,)),
    Rule(
        "pain_severe",
        lambda neck: neck.is_severe,
        BACK_OFF,
        (evidence.PAIN_MIDDLE, evidence.SEVERE_WEEKS),
    ),
    Rule(
        "pain_middle_up",
        lambda neck: neck.worst > evidence.PAIN_LOW.value and neck.is_up,
        EASE,
        (evidence.PAIN_LOW, evidence.PAIN_CHANGE, evidence.PAIN_BASE_WEEKS),
    ),
    Rule(
        "pain_unsettled",
        lambda neck: neck.worst > evidence.PAIN_LOW.value and neck.unsettled,
        EASE,
        (evidence.PAIN_LOW, evidence.PAIN_UNSETTLED),
    ),
    Rule("pain_middle", lambda neck: neck.worst > evidence.PAIN_LOW.value, HOLD, (evidence.PAIN_LOW,)),
    Rule("pain_low_up", lambda neck: neck.is_up, HOLD, (evidence.PAIN_CHANGE, evidence.PAIN_BASE_WEEKS)),
    Rule("pain_unknown", lambda neck: isnan(neck.worst), HOLD, (evidence.PAIN_MEMORY_DAYS,)),
    Rule("pain_low", lambda neck: True, BUILD, (evidence.PAIN_LOW,)),
)


def rule_for(neck: Neck) -> Rule:
    """The first row of the table that applies."""
    return next(rule for rule in RULES if rule.applies(neck))


def neck_steps(pain_max: pd.Series) -> pd.Series:
    """The step the neck allowed at the beginning of each week, by name; missing without a score in the week before.

    Args:
        pain_max: worst score of each week up to the current one [0-10].
    """
    before = pain_max.shift()
    base = int(evidence.PAIN_BASE_WEEKS.value)
    usual = pain_max.shift(2).rolling(base, min_periods=1).median()
    steps = [
        None if isnan(worst) else rule_for(Neck(worst=worst, usual_worst=typical)).step.name
        for worst, typical in zip(before, usual, strict=True)
    ]
    return pd.Series(steps, index=pain_max.index, dtype="str")
