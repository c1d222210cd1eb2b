"""One recorded activity, as FIT, TCX, GPX or Apple Health sum it up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recording:
    """One activity as summed up by its recorder. Unknown is None."""

    start: str
    """ISO 8601. UTC if it ends with Z, else local wall-clock time."""
    sport: str
    """As the file names it; "" if it does not."""
    distance_m: float | None = None
    moving_s: float | None = None
    timer_s: float | None = None
    elapsed_s: float | None = None
    title: str = ""
    id: str = ""
    """Stable name: the same in every copy of the recording."""
    note: str = ""
    """What the runner should know about this recording; "" for nothing."""

    @property
    def pace(self) -> float:
        """[min per km]; NaN when unknown."""
        seconds = self.moving_s or self.timer_s or self.elapsed_s
        return seconds / 60 / (self.distance_m / 1000) if seconds and self.distance_m else float("nan")
