"""How often a record of some length finds a link that is there, so that "no clear link" is not read as "no link".

From simulated runners of known truth: `python -m benchmarks.inference` makes such runners and counts again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan

import numpy as np


@dataclass(frozen=True)
class PowerTable:
    """How often a one-point effect was found (p <= 0.05) in simulated records, 0 to 1."""

    weeks: tuple[int, ...]
    power: Mapping[float, tuple[float, ...]]
    """By share of weeks (days) without pain."""

    def of(self, weeks: int, zero_share: float) -> float:
        """Between the simulated records on a straight line, beyond them the nearest; NaN for a shorter record."""
        if weeks < self.weeks[0]:
            return nan
        by_share = [float(np.interp(weeks, self.weeks, curve)) for curve in self.power.values()]
        return float(np.interp(zero_share, list(self.power), by_share))


# A week 30 % above the usual one adds a point in the next. 1,000 runners per figure; persistence of load and pain 0.5.
POWER_BY_WEEK = PowerTable(
    weeks=(12, 20, 26, 39, 52, 78, 104, 156, 208),
    power={
        0.12: (0.15, 0.33, 0.44, 0.66, 0.80, 0.96, 0.99, 1.00, 1.00),
        0.40: (0.12, 0.25, 0.35, 0.55, 0.71, 0.91, 0.98, 1.00, 1.00),
        0.77: (0.07, 0.13, 0.19, 0.33, 0.41, 0.66, 0.82, 0.95, 0.99),
    },
)
# A usual-sized run adds a point on the next day. 500 runners per figure, persistence of daily pain 0.7.
POWER_BY_DAY = PowerTable(weeks=(8, 12, 26, 52), power={0.40: (0.24, 0.36, 0.73, 0.97)})
