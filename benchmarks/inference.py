"""How often the answer about load and pain is wrong, and how often it finds a link: `python -m benchmarks.inference`.

Invented runners whose truth is known. Without a link the share of answers with p <= 0.05 has to be about 0.05; with one
it should be high. Beside it stands what a spreadsheet does: Pearson's correlation at lags 0 to 4, best one taken.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from neckload.domain.lag_effects import t_quantile
from neckload.domain.lagged import lagged_permutation_test
from neckload.domain.series import Array
from neckload.domain.steps import DAYS, WEEKS, symmetric_change

Stress = Literal["", "trend", "season", "feedback", "drifting pain", "10 % missing", "25 % missing"]
Effect = Literal["none", "level", "change", "same week", "next day"]

SEED = 20250221
LEVEL = 0.05
# Enough to tell 0.05 from more; the dashboard itself takes 1,999.
PERMUTATIONS = 199
NAIVE_LAGS = range(5)
USUAL_KM = 40.0
_MISSING: dict[Stress, float] = {"10 % missing": 0.10, "25 % missing": 0.25}
# Shares of a week's load from Monday to Sunday.
_WEEKDAYS = np.array([0, 0.15, 0.20, 0.15, 0, 0.15, 0.35])


@dataclass(frozen=True)
class Cell:
    """One kind of runner."""

    weeks: int
    persistence: tuple[float, float] = (0.5, 0.5)
    """Of load and of pain, from week to week (of pain by day: from day to day)."""
    effect: Effect = "none"
    size: float = 1.0
    """Points that a week 30 % above the usual one adds, or by day a usual-sized run."""
    stress: Stress = ""
    usual_pain: float = 1.0
    """Before rounding and the floor at 0: with 1, four weeks in ten are without pain; with -1, eight."""
    daily: bool = False


@dataclass(frozen=True)
class Rates:
    """Share of runners with p <= 0.05."""

    ours: float
    naive: float


_GRID = [(load, pain) for load in (0.3, 0.5, 0.8) for pain in (0.3, 0.5, 0.8)]
_STRESSES: tuple[Stress, ...] = ("trend", "season", "feedback", "10 % missing", "25 % missing")
NULL_CELLS = (
    *(Cell(weeks, grid) for weeks in (20, 26, 52, 104) for grid in _GRID),
    *(Cell(weeks, stress=stress) for stress in _STRESSES for weeks in (26, 52, 104)),
    *(Cell(weeks, (0.5, 0.95), stress="drifting pain") for weeks in (26, 52, 104)),
    *(Cell(weeks, usual_pain=-1) for weeks in (26, 52, 104)),
    *(Cell(26, (0.5, pain), daily=True) for pain in (0.7, 0.9)),
)
POWER_CELLS = (
    *(Cell(weeks, effect="level") for weeks in (26, 52, 104)),
    *(Cell(weeks, effect="change") for weeks in (26, 52, 104)),
    *(Cell(weeks, effect="same week") for weeks in (26, 52, 104)),
    *(Cell(52, effect="level", stress=stress) for stress in _MISSING),
    *(Cell(26, (0.5, pain), effect="next day", daily=True) for pain in (0.7, 0.9)),
)


def rates(cell: Cell, runners: int, permutations: int = PERMUTATIONS) -> Rates:
    """Both methods on the same `runners` invented runners; the same cell gives the same runners every time."""
    generator = np.random.default_rng([SEED, zlib.crc32(repr(cell).encode())])
    records = daily_records(cell, runners, generator) if cell.daily else weekly_records(cell, runners, generator)
    answers = [(_p(cell, *record, permutations) <= LEVEL, naive_finds(cell, *record)) for record in records]
    ours, naive = np.mean(answers, axis=0)
    return Rates(float(ours), float(naive))


def _p(cell: Cell, load: Array, pain: Array, permutations: int) -> float:
    scale = DAYS if cell.daily else WEEKS
    exposures = [load, symmetric_change(load)][: len(scale.exposures)]
    return float(lagged_permutation_test(exposures, pain, scale.lags, scale.cycle, permutations).p.min())


def naive_finds(cell: Cell, load: Array, pain: Array) -> bool:
    """Whether some lag's plain correlation is "significant"."""
    return any(_naive_finds_at(lag, load, pain) for lag in (DAYS.lags if cell.daily else NAIVE_LAGS))


def _naive_finds_at(lag: int, load: Array, pain: Array) -> bool:
    before, after = load[: len(load) - lag], pain[lag:]
    both = np.isfinite(before) & np.isfinite(after)
    before, after = before[both], after[both]
    if len(before) < 8 or np.ptp(before) == 0 or np.ptp(after) == 0:
        return False
    r, freedom = float(np.corrcoef(before, after)[0, 1]), len(before) - 2
    return bool(abs(r) * np.sqrt(freedom / (1 - r**2)) > t_quantile(0.975, freedom))


def weekly_records(cell: Cell, runners: int, generator: np.random.Generator) -> Iterator[tuple[Array, Array]]:
    """Weekly load [km] and pain [0-10] of each runner."""
    load = weekly_load(cell, runners, generator)
    latent = cell.usual_pain + 2 * carried_over(cell.persistence[1], (runners, cell.weeks), generator)
    if cell.effect != "none":
        latent += cell.size * effect_of(load, cell.effect)
    latent += _drift(cell, (runners, cell.weeks), generator)
    pain = as_scores(latent)
    if cell.stress == "feedback":
        load[:, 1:] *= np.where(pain[:, :-1] >= 4, 0.7, 1.0)
    gaps = _MISSING.get(cell.stress, 0.0)
    pain = np.where(generator.random(pain.shape) < gaps, np.nan, pain)
    load = np.where(generator.random(load.shape) < gaps / 2, np.nan, load)
    return zip(load, pain, strict=True)


def weekly_load(cell: Cell, runners: int, generator: np.random.Generator) -> Array:
    """Weeks around 40 km, of which about one in twenty belongs to a break of one to three weeks [km]."""
    z = 0.25 * carried_over(cell.persistence[0], (runners, cell.weeks), generator)
    time = np.linspace(0, 1, cell.weeks)
    if cell.stress == "trend":
        z += 0.5 * time
    if cell.stress == "season":
        z += 0.25 * _yearly((runners, cell.weeks), generator)
    return np.round(USUAL_KM * np.exp(z) * breaks((runners, cell.weeks), generator), 1)


def _drift(cell: Cell, shape: tuple[int, int], generator: np.random.Generator) -> Array:
    if cell.stress == "trend":
        direction: Array = generator.choice([-2.0, 2.0], size=(shape[0], 1))
        return direction * np.linspace(0.0, 1.0, shape[1])
    if cell.stress == "season":
        return _yearly(shape, generator)
    return np.zeros(shape)


def _yearly(shape: tuple[int, int], generator: np.random.Generator) -> Array:
    return np.asarray(np.sin(2 * np.pi * (np.arange(shape[1]) / 52 + generator.random((shape[0], 1)))))


def breaks(shape: tuple[int, int], generator: np.random.Generator) -> Array:
    """Share of the usual load in each week: 1, or in a break 0 half of the time and else a tenth to a half."""
    left = np.zeros(shape[0], dtype=int)
    share = np.ones(shape)
    for week in range(shape[1]):
        begins = (left == 0) & (generator.random(shape[0]) < 0.03)
        left = np.where(begins, generator.integers(1, 4, shape[0]), left)
        little = np.where(generator.random(shape[0]) < 0.5, 0.0, generator.uniform(0.1, 0.5, shape[0]))
        share[:, week] = np.where(left > 0, little, 1.0)
        left = np.maximum(left - 1, 0)
    return share


def carried_over(persistence: float, shape: tuple[int, int], generator: np.random.Generator) -> Array:
    """Series of variance 1 in which that share of one step carries over to the next."""
    series = generator.standard_normal(shape)
    for step in range(1, shape[1]):
        series[:, step] = persistence * series[:, step - 1] + np.sqrt(1 - persistence**2) * series[:, step]
    return series


def effect_of(load: Array, effect: Effect) -> Array:
    """Steps of +30 %: of the week before, of its change, or of the same week."""
    level: Array = np.log(np.maximum(load, 12) / USUAL_KM) / np.log(1.3)
    if effect == "same week":
        return level
    points = np.zeros_like(level)
    if effect == "level":
        points[:, 1:] = level[:, :-1]
    else:
        points[:, 2:] = np.clip(level[:, 1:-1] - level[:, :-2], -3, 3)
    return points


def daily_records(cell: Cell, runners: int, generator: np.random.Generator) -> Iterator[tuple[Array, Array]]:
    """Daily load [km] and pain [0-10]; one planned run in ten is skipped."""
    shares = weekly_load(cell, runners, generator)[:, :, None] * _WEEKDAYS
    load = shares * generator.lognormal(0, 0.3, shares.shape) * (generator.random(shares.shape) >= 0.1)
    load = load.reshape(runners, -1)
    latent = cell.usual_pain + 2 * carried_over(cell.persistence[1], load.shape, generator)
    if cell.effect == "next day":
        in_runs = load / load[load > 0].mean()
        latent[:, 1:] += cell.size * (in_runs - in_runs.mean())[:, :-1]
    return zip(load, as_scores(latent), strict=True)


def as_scores(latent: Array) -> Array:
    return np.clip(np.round(latent), 0, 10)


def _row(cell: Cell, found: Rates) -> str:
    length = f"{cell.weeks} weeks, by {'day' if cell.daily else 'week'}"
    kind = cell.stress or ("mostly painless" if cell.usual_pain < 0 else "steady")
    persistence = " / ".join(f"{each:g}" for each in cell.persistence)
    return f"| {cell.effect} | {kind} | {persistence} | {length} | {found.ours:.3f} | {found.naive:.3f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runners", type=int, default=2000, help="invented runners per row (default: 2000)")
    runners = parser.parse_args().runners
    print(f"Share of {runners:,} invented runners with p <= 0.05\n")
    print("| true effect | kind of record | persistence load / pain | length | neckload | best of plain correlations |")
    print("| --- | --- | --- | --- | ---: | ---: |")
    for cell in (*NULL_CELLS, *POWER_CELLS):
        print(_row(cell, rates(cell, runners)), flush=True)


if __name__ == "__main__":
    main()
