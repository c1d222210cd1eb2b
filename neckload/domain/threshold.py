"""Decision thresholds, which cannot be created without stating their support and their limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from neckload.domain.sources import OWN_RULE, Source

Strength = Literal["cohort of runners", "patients, not runners", "expert advice", "simulated runners", "rule of thumb"]


@dataclass(frozen=True)
class Threshold:
    """A number that decides something, with its source, strength and caveat."""

    value: float
    unit: str
    meaning: str
    source: Source
    strength: Strength
    caveat: str

    def __post_init__(self) -> None:
        if not (self.unit and self.meaning and self.caveat):
            raise ValueError("a threshold needs its unit, meaning and caveat")


_NO_TRIAL = "No trial backs it: a starting point to discuss with your therapist."


def rule_of_thumb(value: float, unit: str, meaning: str, caveat: str = _NO_TRIAL) -> Threshold:
    """A threshold without a study behind it."""
    return Threshold(value, unit, meaning, OWN_RULE, "rule of thumb", caveat)
