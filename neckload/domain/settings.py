"""What the runner chose: by which measure, and which weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from neckload.domain.progression import Measure
from neckload.domain.weeks import WeekStart


@dataclass(frozen=True)
class Settings:
    """What the runner chose. Kilometres or miles are a matter of words, not of arithmetic, and stand in `ui.words`."""

    measure: Measure = "time"
    """Which weekly total the verdict and the target follow. The article's rule is about time."""
    week_start: WeekStart = "monday"
    period: int | None = None
    """How many weeks to show, None for all: back from the current week, or from the last recorded one after a long
    silence (`evidence.RECENT_ENOUGH_WEEKS`). Verdicts and advice always know the whole log."""

    between: tuple[date, date] | None = None
    """Show the weeks from the one of the first day to the one of the second instead."""

    def __post_init__(self) -> None:
        if self.measure not in ("time", "distance"):
            raise ValueError(f"measure is time or distance, not {self.measure!r}")
        if self.week_start not in ("monday", "sunday"):
            raise ValueError(f"week_start is monday or sunday, not {self.week_start!r}")
        if self.period is not None and self.period < 1:
            raise ValueError("period is a number of weeks above 0, or None for all")
        if self.between is not None and self.between[0] > self.between[1]:
            raise ValueError("between is an earlier and a later day")
