"""Invented runners: alike on every machine, different from each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from neckload.cohort.runner import Runner
from neckload.domain.tables import Diary

TODAY = date(2026, 3, 18)
LAST_DAY = pd.Timestamp("2026-03-15")
"""The Sunday before: the last full week is on record."""


def diary(seed: int, weeks: int = 12) -> Diary:
    """Some running on most days, a neck score on half of them; every fifth runner's neck is bad."""
    draws = np.random.default_rng(seed)
    days = pd.date_range(end=LAST_DAY, periods=7 * weeks, freq="D").as_unit("s")
    minutes = np.where(draws.random(len(days)) < 0.5, draws.integers(20, 80, len(days)), 0).astype(float)
    scores = np.clip(draws.normal(6.0 if seed % 5 == 0 else 1.5, 1.5, len(days)).round(), 0, 10)
    ran, scored = minutes > 0, draws.random(len(days)) < 0.5
    runs = {"start": days[ran] + pd.Timedelta(hours=18), "duration_min": minutes[ran], "distance_km": minutes[ran] / 6}
    pain = {"when": days[scored] + pd.Timedelta(hours=8), "pain_0_10": scores[scored]}
    return Diary(runs=pd.DataFrame(runs), pain=pd.DataFrame(pain))


@dataclass(frozen=True)
class Club:
    """Runners in memory, as a bucket."""

    number: int
    members: tuple[Runner, ...]

    def stamp(self) -> str:
        return repr([runner.name for runner in self.members])

    def runners(self) -> Iterator[Runner]:
        return iter(self.members)


def club(number: int, count: int, weeks: int = 12) -> Club:
    """Runners whose names and diaries follow from the number of their bucket."""
    members = (Runner(f"runner-{number:02}-{each:02}", diary(100 * number + each, weeks)) for each in range(count))
    return Club(number, tuple(members))
