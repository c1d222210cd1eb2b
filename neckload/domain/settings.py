"""What the runner chose: the measure and the weeks to show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from neckload.domain.progression import Measure
from neckload.domain.weeks import WeekStart


@dataclass(frozen=True)
class Settings:
    """The runner's choices. Kilometres or miles is only a matter of display and lives in `ui.text`."""

    measure: Measure = "time"
    """The weekly total used for the verdict and the target. The article's rule is about time."""
    week_start: WeekStart = "monday"
    period: int | None = None
    """Number of weeks to show, None for all: back from the current week, or from the last recorded one after a long
    silence (`evidence.RECENT_ENOUGH_WEEKS`). Verdicts and advice always use the whole log."""

    between: tuple[date, date] | None = None
    """If set, show the weeks from the first day's to the second day's instead."""

    def __post_init__(self) -> None:
        if self.measure not in ("time", "distance"):
            raise ValueError(f"measure must be time or distance, not {self.measure!r}")
        if self.week_start not in ("monday", "sunday"):
            raise ValueError(f"week_start must be monday or sunday, not {self.week_start!r}")
        if self.period is not None and self.period < 1:
            raise ValueError("period must be a number of weeks above 0, or None for all")
        if self.between is not None and self.between[0] > self.between[1]:
            raise ValueError("between must be an earlier and a later day")
