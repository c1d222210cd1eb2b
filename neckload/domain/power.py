"""How often a record of a given length detects a real link, so that "no clear link" is not read as "no link".

From simulated runners with a known effect: `python -m benchmarks.inference` simulates them and counts again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan

import numpy as np


@dataclass(frozen=True)
class PowerTable:
    """Probability that a look at a simulated record detects an effect of `points` (at `SOME_CHANCE`), 0 to 1."""

    points: float
    weeks: tuple[int, ...]
    power: Mapping[float, tuple[float, ...]]
    """By share of weeks (days) without pain."""

    def of(self, weeks: int, zero_share: float) -> float:
        """Linear interpolation between the simulated records, clamped at the ends; NaN for a shorter record."""
        if weeks < self.weeks[0]:
            return nan
        by_share = [float(np.interp(weeks, self.weeks, curve)) for curve in self.power.values()]
        return float(np.interp(zero_share, list(self.power), by_share))


# A week 30 % above the usual one adds a point in the next. Persistence of load and pain 0.5.
POWER_BY_WEEK = PowerTable(
    points=1.0,
    weeks=(26, 52, 104),
    power={0.12: (0.27, 0.71, 0.99), 0.40: (0.22, 0.56, 0.92), 0.77: (0.08, 0.26, 0.68)},
)
# A usual-sized run adds half a point the next day. Persistence of daily pain 0.7.
POWER_BY_DAY = PowerTable(points=0.5, weeks=(26, 52, 104), power={0.40: (0.11, 0.30, 0.66)})
