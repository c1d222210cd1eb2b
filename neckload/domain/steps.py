"""Load and pain of a diary as time series, by week or by day, as the answer compares them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import nan
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neckload.domain import evidence_link
from neckload.domain.load import load_by_day
from neckload.domain.power import POWER_BY_DAY, POWER_BY_WEEK, PowerTable
from neckload.domain.profile import daily_pain
from neckload.domain.progression import TOLERANCE, Measure, is_judged, known_totals
from neckload.domain.series import Array

Resolution = Literal["week", "day"]
Exposure = Literal["level", "change"]


@dataclass(frozen=True)
class Scale:
    """What differs between weeks and days."""

    resolution: Resolution
    lags: tuple[int, ...]
    cycle: int
    """Steps in a week."""
    exposures: tuple[Exposure, ...]
    together: bool
    """Whether the lags are estimated jointly. By day they must be: a runner who runs every other day rests in between,
    and one day's effect would appear with the opposite sign on the next."""
    relative: Callable[[Array], Array]
    """Converts load to the unit the estimate is per."""
    power: PowerTable


@dataclass(frozen=True, eq=False)
class Steps:
    """Load and pain by calendar step, NaN where unknown: date, load, pain."""

    frame: pd.DataFrame
    scale: Scale

    def up_to(self, day: pd.Timestamp) -> Steps:
        """The steps up to this day, starting at the first one that pain can be compared with.

        Load from long before the first pain score has no counterpart.
        """
        start, stop = 0, int(np.searchsorted(self.frame["date"].to_numpy(), day.to_datetime64(), side="right"))
        scored = np.flatnonzero(~np.isnan(self.frame["pain"].to_numpy()[:stop]))
        if len(scored):
            start, stop = max(scored[0] - self.scale.lags[-1], 0), scored[-1] + 1
        return Steps(self.frame.iloc[start:stop].reset_index(drop=True), self.scale)

    @cached_property
    def load(self) -> Array:
        return self.frame["load"].to_numpy("float64")

    @cached_property
    def pain(self) -> Array:
        return self.frame["pain"].to_numpy("float64")

    @property
    def exposures(self) -> list[Array]:
        """The views of the load that pain is compared with."""
        views = {"level": self.load, "change": symmetric_change(self.load)}
        return [views[each] for each in self.scale.exposures]

    @cached_property
    def known(self) -> NDArray[np.bool_]:
        return np.asarray(np.isfinite(self.load) & np.isfinite(self.pain))

    @property
    def count(self) -> int:
        """Steps at which both are known."""
        return int(self.known.sum())

    @property
    def consecutive(self) -> int:
        """Known steps that directly follow a known step: only these can be compared."""
        return int((self.known[1:] & self.known[:-1]).sum())

    @property
    def painful(self) -> NDArray[np.bool_]:
        return np.asarray(self.known & (self.pain > 0))

    @property
    def is_constant(self) -> bool:
        """Whether load or pain never changes, so that neither can follow the other."""
        return _is_constant(self.pain) or _is_constant(self.load)


def by_week(weeks: pd.DataFrame, measure: Measure) -> Steps:
    """Every week of the diary (`weeks.weekly`)."""
    scores = weeks["pain_mean"].where(is_judged(weeks))
    return Steps(pd.DataFrame({"date": weeks["week"], "load": known_totals(weeks, measure), "pain": scores}), WEEKS)


def by_day(weeks: pd.DataFrame, runs: pd.DataFrame, pain: pd.DataFrame, measure: Measure, today: date) -> Steps:
    """Every day of the diary up to yesterday; today is not over."""
    loads = load_by_day(runs, weeks, measure, today - timedelta(days=1))
    scores = daily_pain(pain, today).reindex(loads.index)
    return Steps(pd.DataFrame({"date": loads.index, "load": loads.to_numpy(), "pain": scores.to_numpy()}), DAYS)


def is_daily(days: Steps) -> bool:
    """Whether enough days are known for an answer by day."""
    enough, running = evidence_link.ANSWER_DAYS.value, evidence_link.ANSWER_DAY_PAIRS.value
    return days.count >= enough and days.consecutive >= running


def _is_constant(series: Array) -> bool:
    known = series[np.isfinite(series)]
    return bool(len(known) == 0 or np.ptp(known) <= TOLERANCE * np.abs(known).max())


def symmetric_change(level: Array) -> Array:
    """Change from the previous step, 2 (b - a) / (b + a): from -2 to 2, close to the plain change if that is small.

    0 between two steps at 0; unknown for the first step and next to a gap.
    """
    before, total = np.append(nan, level[:-1]), level + np.append(nan, level[:-1])
    change = 2 * (level - before) / np.where(total > 0, total, 1.0)
    # Equal changes must tie, though 10 + 5.2 km and 15.2 km differ in their last bit.
    return np.asarray(change.round(9))


def above_usual_week(totals: Array) -> Array:
    """Weekly load in steps of +30 %: 0 in the usual (median running) week; anything below half of it counts as half."""
    usual = np.median(totals[totals > 0])
    floor = evidence_link.USUAL_WEEK_FLOOR.value * usual
    return np.asarray(np.log(np.maximum(totals, floor) / usual) / np.log(evidence_link.EFFECT_STEP.value))


def usual_sized_runs(totals: Array) -> Array:
    """Daily load in runs of mean size: 0 on a rest day, 1 on a usual running day."""
    return np.asarray(totals / totals[totals > 0].mean())


WEEKS = Scale("week", (0, 1, 2), 1, ("level", "change"), False, above_usual_week, POWER_BY_WEEK)
# From the next day on: a sore morning may have shortened the run of its own day.
DAYS = Scale("day", tuple(range(1, 8)), 7, ("level",), True, usual_sized_runs, POWER_BY_DAY)
