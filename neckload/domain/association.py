"""Does the neck follow the load? One answer with how sure it is, or what is missing for one.

"Goes together with", never "causes": other things change with mileage, and a link within one week cannot say which
came first. The method is `lagged.lagged_permutation_test`: two views of the load (its level and its change on the week
before), lags of 0 to 2 weeks, one p value for the whole search. Where runs and pain are known day by day it is the
daily load and lags of 0 to 7 days: weekly totals cannot see pain that comes the next day and goes again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import nan
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neckload.domain import evidence, lagged
from neckload.domain.evidence import Threshold
from neckload.domain.lagged import Array, Effect, Search
from neckload.domain.load import load
from neckload.domain.power import POWER_BY_DAY, POWER_BY_WEEK, PowerTable
from neckload.domain.profile import daily_pain
from neckload.domain.progression import TOLERANCE, Measure, is_judged, known_totals

Certainty = Literal["not_enough", "nothing_to_compare", "none", "hint", "some", "clear"]
Resolution = Literal["week", "day"]
Exposure = Literal["level", "change"]

_CERTAINTIES: tuple[tuple[Threshold, Certainty], ...] = (
    (evidence.CLEAR_CHANCE, "clear"),
    (evidence.SOME_CHANCE, "some"),
    (evidence.HINT_CHANCE, "hint"),
)


@dataclass(frozen=True)
class LagEffect:
    """The effect of the load so many weeks (days) before, with an approximate 95 % interval."""

    lag: int
    estimate: float
    """Pain points per week 30 % above the usual one, or by day per usual-sized run; NaN where it cannot be told."""
    low: float
    high: float
    p: float
    """Of the stronger of both exposures at this lag, adjusted for the whole search. Unlike the estimate by day it does
    not hold the other lags fixed: only that of the winning lag is worth a sentence."""
    pairs: int


@dataclass(frozen=True, eq=False)
class Association:
    """The answer, or what is missing for one. What is not to be said is None or NaN."""

    verdict: Certainty
    resolution: Resolution
    pairs_used: int
    """Weeks (days) with load and pain known."""
    painful: int
    """Of them, those with pain above 0."""
    zero_share: float
    """Share of them without pain; NaN when there are none."""
    weeks_missing_for_an_answer: int
    """How many more weeks with pain noted are needed; 0 when there are enough of them."""
    aligned: pd.DataFrame
    """date (of the week's first day, or the day), load [min or km], pain [0-10], shifted (the load `lag` before)."""
    p: float | None = None
    """One for the whole search. None where none may be stated."""
    exposure: Exposure | None = None
    """Which view of the load won; the estimate is of its level all the same."""
    lag: int | None = None
    """In weeks (days)."""
    sign: Literal[-1, 0, 1] = 0
    """1: more load, more pain."""
    estimate: float = nan
    """At the winning lag; see `LagEffect`."""
    low: float = nan
    high: float = nan
    smallest_detectable: float = nan
    """The smallest effect this record could have shown, with 80 % power, in the estimate's unit."""
    effects: tuple[LagEffect, ...] = ()
    power: float = nan
    """How often a real effect of one point would be found in a record like this one, 0 to 1."""
    power_weeks: int = 0
    """The weeks on record that `power` is about."""
    winners_curse: bool = False
    """Less than a year: an effect that is found is probably smaller than it looks."""


@dataclass(frozen=True)
class _Scale:
    """What differs between weeks and days."""

    resolution: Resolution
    lags: tuple[int, ...]
    cycle: int
    exposures: tuple[Exposure, ...]
    together: bool
    """Whether the effects are estimated side by side. By day they must be: who runs every other day rests on the days
    between, and one day's effect would show with the other sign on the next."""
    relative: Callable[[Array], Array]
    """Load in the unit that the estimate is per."""
    power: PowerTable


@dataclass(frozen=True, eq=False)
class _Record:
    """Load and pain step by step on the calendar, NaN where unknown: date, load, pain."""

    frame: pd.DataFrame
    scale: _Scale

    @classmethod
    def around_pain(cls, frame: pd.DataFrame, scale: _Scale) -> _Record:
        """Only the steps that can be compared: load from long before the first note of pain has no counterpart."""
        scored = np.flatnonzero(frame["pain"].notna())
        if len(scored):
            frame = frame.iloc[max(scored[0] - scale.lags[-1], 0) : scored[-1] + 1]
        return cls(frame.reset_index(drop=True), scale)

    @property
    def load(self) -> Array:
        return self.frame["load"].to_numpy("float64")

    @property
    def pain(self) -> Array:
        return self.frame["pain"].to_numpy("float64")

    @property
    def known(self) -> NDArray[np.bool_]:
        return np.asarray(np.isfinite(self.load) & np.isfinite(self.pain))

    @property
    def steps(self) -> int:
        return int(self.known.sum())

    @property
    def consecutive(self) -> int:
        """Known steps right after a known step: only they can be compared."""
        return int((self.known[1:] & self.known[:-1]).sum())

    @property
    def weeks(self) -> int:
        return self.steps // self.scale.cycle

    @property
    def painful(self) -> NDArray[np.bool_]:
        return np.asarray(self.known & (self.pain > 0))

    @property
    def painful_weeks(self) -> int:
        return len(np.unique(np.flatnonzero(self.painful) // self.scale.cycle))


def associate(
    weeks: pd.DataFrame, runs: pd.DataFrame, pain: pd.DataFrame, measure: Measure, today: date
) -> Association:
    """Whether pain goes together with load in this record.

    By day from `evidence.ANSWER_DAYS` days with load and pain on, else by week.

    Args:
        weeks: every week of the diary, as `weeks.weekly` gives them.
        runs: the runs that count (plausible, up to today).
        pain: the entries, columns of `tables.PAIN`.
        measure: which total is the load.
        today: nothing of today itself is used by day: the day is not over.
    """
    scores = daily_pain(pain, today)
    if len(scores) >= evidence.ANSWER_DAYS.value:
        days = _by_day(load(runs, weeks, measure, today - timedelta(days=1)).days, scores)
        if days.steps >= evidence.ANSWER_DAYS.value and days.consecutive >= evidence.ANSWER_DAY_PAIRS.value:
            return _answer(days)
    return _answer(_by_week(weeks, measure))


def _by_week(weeks: pd.DataFrame, measure: Measure) -> _Record:
    scores = weeks["pain_mean"].where(is_judged(weeks))
    frame = pd.DataFrame({"date": weeks["week"], "load": known_totals(weeks, measure), "pain": scores})
    return _Record.around_pain(frame, WEEKS)


def _by_day(loads: pd.DataFrame, scores: pd.Series) -> _Record:
    daily_scores = scores.reindex(loads["date"]).to_numpy()
    return _Record.around_pain(loads[["date", "load"]].assign(pain=daily_scores), DAYS)


def _answer(record: _Record) -> Association:
    needed, compared = int(evidence.ANSWER_WEEKS.value), int(evidence.ANSWER_COMPARISONS.value)
    missing = max(needed - record.weeks, compared - record.consecutive, 0)
    if missing:
        return _unanswered(record, "not_enough", missing)
    if _is_constant(record.pain) or _is_constant(record.load):
        return _unanswered(record, "nothing_to_compare")
    if record.painful_weeks < evidence.ANSWER_PAINFUL_WEEKS.value:
        return _unanswered(record, "not_enough")
    views = {"level": record.load, "change": symmetric_change(record.load)}
    scale = record.scale
    search = lagged.lagged_permutation_test(
        [views[each] for each in scale.exposures], record.pain, scale.lags, scale.cycle
    )
    if search.best is None:
        return _unanswered(record, "nothing_to_compare")
    return _answered(record, search, *search.best)


def certainty(p: float) -> Certainty:
    """How sure an adjusted p value makes."""
    return next((verdict for limit, verdict in _CERTAINTIES if p <= limit.value), "none")


def _unanswered(record: _Record, verdict: Certainty, weeks_missing: int = 0) -> Association:
    painful = int(record.painful.sum())
    return Association(
        verdict=verdict,
        resolution=record.scale.resolution,
        pairs_used=record.steps,
        painful=painful,
        zero_share=1 - painful / record.steps if record.steps else nan,
        weeks_missing_for_an_answer=weeks_missing,
        aligned=_aligned(record, lag=0),
        p=1.0 if verdict == "nothing_to_compare" else None,
    )


def _answered(record: _Record, search: Search, exposure: int, lag: int) -> Association:
    scale = record.scale
    p = float(search.p[exposure, lag])
    relative = scale.relative(record.load)
    groups = [scale.lags] if scale.together else [(each,) for each in scale.lags]
    effects = [each for group in groups for each in lagged.effects(record.pain, relative, group, scale.cycle)]
    best = effects[lag]
    blank = _unanswered(record, certainty(p))
    return replace(
        blank,
        aligned=_aligned(record, scale.lags[lag]),
        p=p,
        exposure=scale.exposures[exposure],
        lag=scale.lags[lag],
        sign=1 if search.r[exposure, lag] > 0 else -1,
        estimate=best.estimate if best else nan,
        low=best.low if best else nan,
        high=best.high if best else nan,
        smallest_detectable=evidence.DETECTABLE_ERRORS.value * best.standard_error if best else nan,
        effects=tuple(map(_lag_effect, scale.lags, effects, search.p.min(axis=0), search.pairs[0])),
        power=scale.power.of(record.weeks, blank.zero_share),
        power_weeks=record.weeks,
        winners_curse=record.weeks < evidence.SHORT_RECORD_WEEKS.value,
    )


def _lag_effect(lag: int, effect: Effect | None, p: float, pairs: int) -> LagEffect:
    if effect is None:
        return LagEffect(lag, nan, nan, nan, float(p), int(pairs))
    return LagEffect(lag, effect.estimate, effect.low, effect.high, float(p), int(pairs))


def _aligned(record: _Record, lag: int) -> pd.DataFrame:
    return record.frame.assign(shifted=record.frame["load"].shift(lag))


def _is_constant(series: Array) -> bool:
    known = series[np.isfinite(series)]
    return bool(np.ptp(known) <= TOLERANCE * np.abs(known).max())


def symmetric_change(level: Array) -> Array:
    """Change on the step before, 2 (b - a) / (b + a): from -2 to 2, close to the plain change where that is small.

    0 between two steps at 0; unknown for the first step and beside a gap.
    """
    before, total = np.append(nan, level[:-1]), level + np.append(nan, level[:-1])
    change = 2 * (level - before) / np.where(total > 0, total, 1.0)
    # No change must tie with no change, though 10 + 5.2 km and 15.2 km differ in their last bit.
    return np.asarray(change.round(9))


def above_usual_week(totals: Array) -> Array:
    """Weekly load in steps of +30 %: 0 in the usual (median running) week; half of it and less count alike."""
    usual = np.median(totals[totals > 0])
    floor = evidence.USUAL_WEEK_FLOOR.value * usual
    return np.asarray(np.log(np.maximum(totals, floor) / usual) / np.log(evidence.EFFECT_STEP.value))


def usual_sized_runs(totals: Array) -> Array:
    """Daily load in runs of the mean size: 0 on a day of rest, 1 on a usual running day."""
    return np.asarray(totals / totals[totals > 0].mean())


WEEKS = _Scale("week", (0, 1, 2), 1, ("level", "change"), False, above_usual_week, POWER_BY_WEEK)
DAYS = _Scale("day", tuple(range(8)), 7, ("level",), True, usual_sized_runs, POWER_BY_DAY)
