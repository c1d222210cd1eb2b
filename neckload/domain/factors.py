"""Neck pain after runs with and without a factor: gear, surface, warm-up, desk days, long runs.

One runner, compared with themselves. Pain and habits both drift over weeks, so each difference is judged against
simulated pain with the same autocorrelation, and all factors are judged together: anyone who looks at ten factors finds
one by chance. What is not recorded is unknown, never "without".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import isnan, nan
from typing import Literal

import numpy as np
import pandas as pd

from neckload.domain import evidence
from neckload.domain.certainty import Certainty, certainty
from neckload.domain.permutation import PERMUTATIONS, data_seed
from neckload.domain.profile import is_long
from neckload.domain.series import Array, background, lag1_autocorrelation, residuals
from neckload.domain.tables import NO_GEAR, word_set

HOURS = int(evidence.FACTOR_HOURS.value)
LONGER = evidence.FACTOR_LONGER.value
HARDER = evidence.FACTOR_HARDER.value
SORER = evidence.FACTOR_SORER.value

_ROUNDING = 1e-9
_AT_ONCE = 1 << 17
_MEANS = ("distance_km", "duration_min", "effort_0_10", "pain_before")

Kind = Literal["gear", "surface", "habit", "day", "length"]
Confounder = Literal["longer", "shorter", "harder", "easier", "already_sore", "less_sore"]


@dataclass(frozen=True)
class Side:
    """The runs on one side of a comparison that have a pain score after them. Means are NaN if nothing is known."""

    runs: int
    distance_km: float
    duration_min: float
    effort_0_10: float
    pain_before: float
    """Mean of the worst pain in the 48 hours before each run."""
    painful: int = 0
    """Number of runs with pain above 0 in the 48 hours after."""
    sorer: int = 0
    """Number of runs with more pain in the 48 hours after than usual for this runner (`Factor.usual`)."""


@dataclass(frozen=True)
class Factor:
    """Pain after runs with a factor minus pain after runs without it."""

    name: str
    """A gear word, a surface, or warm_up, cool_down, exercises_done, long_desk_day, long_run."""
    kind: Kind
    having: Side
    lacking: Side
    verdict: Certainty = "not_enough"
    difference: float = nan
    """Points of 10, with the linear trend over the record removed; above 0: more pain with the factor."""
    low: float = nan
    high: float = nan
    """`low` and `high`: 95 % interval for all factors at once; one that excludes 0 has p <= 0.05."""
    p: float | None = None
    """Adjusted for the number of factors compared."""
    confounded_by: tuple[Confounder, ...] = ()
    """What else was different about the runs with the factor."""
    usual: float = nan
    """Median pain in the 48 hours after any run."""

    @property
    def is_response(self) -> bool:
        """Whether the factor is a response to pain, so that going together with more pain does not count against it."""
        return self.name == "exercises_done"

    @property
    def with_runs(self) -> int:
        return self.having.runs

    @property
    def without_runs(self) -> int:
        return self.lacking.runs

    @property
    def is_comparable(self) -> bool:
        """Whether each side has enough runs to report a difference."""
        return min(self.with_runs, self.without_runs) >= evidence.FACTOR_RUNS.value


def compare(runs: pd.DataFrame, pain: pd.DataFrame, days: pd.DataFrame, today: date) -> tuple[Factor, ...]:
    """Every factor present in some run: largest difference first, then those with too few runs to compare.

    Args:
        runs: the runs that count, columns of `tables.RUNS`.
        pain, days: columns of `tables.PAIN` and `tables.DAYS`.
    """
    scored, counted = _scored(runs, pain, days, today)
    enough = [(factor, flag) for factor, flag in counted if factor.is_comparable]
    compared = _compared([factor for factor, _ in enough], [flag for _, flag in enough], scored["pain_after"])
    too_few = [factor for factor, _ in counted if not factor.is_comparable]
    return (
        *sorted(compared, key=lambda factor: -abs(factor.difference)),
        *sorted(too_few, key=lambda factor: -factor.with_runs),
    )


def counts(runs: pd.DataFrame, pain: pd.DataFrame, days: pd.DataFrame, today: date) -> tuple[Factor, ...]:
    """The same factors with counts only, without differences; needs no permutations."""
    return tuple(factor for factor, _ in _scored(runs, pain, days, today)[1])


def _scored(
    runs: pd.DataFrame, pain: pd.DataFrame, days: pd.DataFrame, today: date
) -> tuple[pd.DataFrame, list[tuple[Factor, pd.Series]]]:
    """The runs with a pain score after them, and each factor with its flag for these runs."""
    tomorrow = pd.Timestamp(today) + pd.Timedelta(days=1)
    runs = runs[runs["start"] < tomorrow].sort_values("start", kind="stable").reset_index(drop=True)
    entries = pain[pain["when"] < tomorrow]
    runs = runs.assign(
        pain_before=pain_within(runs, entries, -HOURS, 0), pain_after=pain_within(runs, entries, 0, HOURS)
    )
    scored = runs.dropna(subset="pain_after")[[*_MEANS, "pain_after"]]
    flags = {factor: flag[scored.index] for factor, flag in _flags(runs, days).items()}
    return scored, [(_counted(scored, *factor, flag), flag) for factor, flag in flags.items() if flag.any()]


def pain_within(runs: pd.DataFrame, pain: pd.DataFrame, first_hour: int, last_hour: int) -> pd.Series:
    """Worst pain from `first_hour` to `last_hour` after the start of each run [0-10, NaN without a score].

    A score for a whole day, or without a time of day, counts at the end of its day. Two runs within 48 hours share
    scores, which blurs differences but creates none.
    """
    at = pain["when"]
    dated = (at == at.dt.normalize()) & pain["moment"].isin(["day", "during_run", "after_run"])
    at = at.mask(dated, at + pd.Timedelta(hours=24, seconds=-1))
    scored = pain.assign(at=at).dropna(subset="pain_0_10").sort_values("at")
    start, moments = runs["start"].to_numpy("datetime64[s]"), scored["at"].to_numpy("datetime64[s]")
    first = np.searchsorted(moments, start + np.timedelta64(first_hour, "h"), side="right")
    last = np.searchsorted(moments, start + np.timedelta64(last_hour, "h"), side="right")
    # A window after the last score starts at this extra value; windows without scores are blanked below.
    scores = np.append(scored["pain_0_10"].to_numpy("float64"), nan)
    worst = np.maximum.reduceat(scores, np.column_stack([first, last]).ravel())[::2] if len(runs) else scores[:0]
    return pd.Series(np.where(first < last, worst, nan), index=runs.index)


def _flags(runs: pd.DataFrame, days: pd.DataFrame) -> dict[tuple[str, Kind], pd.Series]:
    """Whether each run had each factor [boolean, missing if unknown]. A gear cell lists everything that was worn."""
    gear, surface = runs["gear"].map(word_set), runs["surface"]
    flags: dict[tuple[str, Kind], pd.Series] = {}
    for word in sorted(set().union(*gear) - {NO_GEAR}):
        flags[word, "gear"] = _flag(gear.map(lambda worn, word=word: word in worn).astype(bool), runs["gear"].notna())
    for name in sorted(surface.dropna().unique()):
        flags[name, "surface"] = _flag(surface == name, surface.notna())
    flags["warm_up", "habit"] = runs["warm_up"]
    flags["cool_down", "habit"] = runs["cool_down"]
    flags["exercises_done", "day"], flags["long_desk_day", "day"] = _flags_of_the_day(runs, days)
    flags["long_run", "length"] = is_long(runs)
    return flags


def _flags_of_the_day(runs: pd.DataFrame, days: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Exercises done, and more desk hours than the runner's median day.

    A day with desk hours but no exercises counts as without exercises once the runner has begun to record exercises.
    """
    date_of_run = runs["start"].dt.normalize()
    entries = days.drop_duplicates("date", keep="last").set_index("date").reindex(date_of_run).set_axis(runs.index)
    exercises, hours = entries["exercises_done"].notna(), entries["desk_hours"]
    began = days.loc[days["exercises_done"].notna(), "date"].min()
    listed = exercises | (hours.notna() & (date_of_run >= began))
    return _flag(exercises, listed), _flag(hours > days["desk_hours"].median(), hours.notna())


def _flag(has: pd.Series, known: pd.Series) -> pd.Series:
    return has.astype("boolean").mask(~known)


def _counted(runs: pd.DataFrame, name: str, kind: Kind, flag: pd.Series) -> Factor:
    usual = float(runs["pain_after"].median())
    having, lacking = _side(runs[flag.fillna(False)], usual), _side(runs[~flag.fillna(True)], usual)
    return Factor(name, kind, having, lacking, confounded_by=_confounders(kind, having, lacking), usual=usual)


def _side(runs: pd.DataFrame, usual: float) -> Side:
    km, minutes, effort, before = (float(runs[name].mean()) for name in _MEANS)
    after = runs["pain_after"]
    painful, sorer = int((after > 0).sum()), int((after > usual).sum())
    return Side(len(runs), km, minutes, effort, before, painful, sorer)


def _confounders(kind: Kind, having: Side, lacking: Side) -> tuple[Confounder, ...]:
    length = having.distance_km / lacking.distance_km if lacking.distance_km > 0 else nan
    if isnan(length) and lacking.duration_min > 0:
        length = having.duration_min / lacking.duration_min
    effort = having.effort_0_10 - lacking.effort_0_10
    soreness = having.pain_before - lacking.pain_before
    differs: dict[Confounder, bool] = {
        "longer": length >= LONGER and kind != "length",
        "shorter": length <= 1 / LONGER,
        "harder": effort >= HARDER,
        "easier": effort <= -HARDER,
        "already_sore": soreness >= SORER,
        "less_sore": soreness <= -SORER,
    }
    return tuple(name for name, is_different in differs.items() if is_different)


def _compared(factors: list[Factor], flags: list[pd.Series], scores: pd.Series) -> list[Factor]:
    if not factors:
        return []
    pain = scores.to_numpy("float64")
    contrast = np.column_stack([_contrast(flag.to_numpy("float64", na_value=nan)) for flag in flags])
    difference = pain @ contrast
    chance = np.concatenate([block @ contrast for block in _simulated(pain)])
    spread = chance.std(axis=0)
    if spread.max() < _ROUNDING:
        return [replace(factor, verdict="nothing_to_compare") for factor in factors]
    largest = np.abs(chance / spread).max(axis=1)
    reach = np.quantile(largest, evidence.FACTOR_INTERVAL.value) * spread
    beaten = (largest[:, None] >= np.abs(difference / spread) - _ROUNDING).sum(axis=0)
    p = (1 + beaten) / (len(largest) + 1)
    rows = np.column_stack([difference, difference - reach, difference + reach, p]).tolist()
    return [
        replace(
            factor,
            verdict=certainty(p, evidence.FACTOR_CLEAR_CHANCE, evidence.FACTOR_SOME_CHANCE),
            difference=between,
            low=low,
            high=high,
            p=p,
        )
        for factor, (between, low, high, p) in zip(factors, rows, strict=True)
    ]


def _contrast(flag: Array) -> Array:
    """Weights that turn the runs' pain into the difference with minus without, with the linear trend removed."""
    left = residuals(flag, background(len(flag)))
    known = np.isfinite(left)
    return np.where(known, left / (left[known] @ left[known]), 0.0)


def _simulated(pain: Array) -> Iterator[Array]:
    """Simulated pain that is independent of every factor, in blocks of rows: the runner's own ups and downs, reordered.

    The AR(1) innovations are shuffled and fed through the same autocorrelation again.
    """
    rest = residuals(pain, background(len(pain)))
    persistence = lag1_autocorrelation(rest, len(rest))
    steady = np.sqrt(1 - persistence**2)
    news = np.append(rest[0] * steady, rest[1:] - persistence * rest[:-1])
    for block in _shuffles(news, PERMUTATIONS, data_seed(news)):
        block[:, 0] /= steady
        step, weight = 1, persistence
        # The sum over all earlier runs, doubling its reach each round: x + w x(-1), then w^2 two runs back, ...
        while step < len(news) and weight > _ROUNDING:
            block[:, step:] += weight * block[:, :-step]
            step, weight = 2 * step, weight**2
        yield block


def _shuffles(values: Array, permutations: int, seed: int) -> Iterator[Array]:
    """`permutations` shuffles of `values`, one per row, in batches that fit the processor's cache."""
    generator = np.random.default_rng(seed)
    rows = max(_AT_ONCE // max(len(values), 1), 1)
    for start in range(0, permutations, rows):
        batch = (min(rows, permutations - start), len(values))
        yield generator.permuted(np.broadcast_to(values, batch), axis=1)
