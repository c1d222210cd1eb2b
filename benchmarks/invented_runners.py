"""Simulated runners with a known effect, for `benchmarks.inference`."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from neckload.domain.series import Array

Stress = Literal["", "trend", "season", "feedback", "drifting pain", "10 % missing", "25 % missing", "four-week rhythm"]
Effect = Literal["none", "level", "change", "same week", "next day"]

SEED = 20250221
USUAL_KM = 40.0
_MISSING: dict[Stress, float] = {"10 % missing": 0.10, "25 % missing": 0.25}
# Shares of a week's load from Monday to Sunday.
_WEEKDAYS = np.array([0, 0.15, 0.20, 0.15, 0, 0.15, 0.35])
# Three weeks of building up and a light one.
_BUILD = np.array([1.0, 1.15, 1.3, 0.65])


@dataclass(frozen=True)
class Cell:
    """One kind of runner."""

    weeks: int = 104
    persistence: tuple[float, float] = (0.5, 0.5)
    """Of load and of pain, from week to week (pain by day: from day to day)."""
    effect: Effect = "none"
    size: float = 1.0
    """Points added by a week 30 % above the usual one, or by day by a usual-sized run."""
    stress: Stress = ""
    usual_pain: float = 1.0
    """Before rounding and clipping at 0: with 1, four weeks in ten are without pain; with -1, eight."""
    daily: bool = False


def records(cell: Cell, runners: int) -> Iterator[tuple[Array, Array]]:
    """Load and pain of each runner, by week or by day; the same for the same cell."""
    generator = np.random.default_rng([SEED, zlib.crc32(repr(cell).encode())])
    return daily_records(cell, runners, generator) if cell.daily else weekly_records(cell, runners, generator)


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
    """Weeks around 40 km, about one in twenty of which belongs to a break of one to three weeks [km]."""
    z = 0.25 * carried_over(cell.persistence[0], (runners, cell.weeks), generator)
    time = np.linspace(0, 1, cell.weeks)
    if cell.stress == "trend":
        z += 0.5 * time
    if cell.stress == "season":
        z += 0.25 * _wave((runners, cell.weeks), 52, generator)
    load = USUAL_KM * np.exp(z) * breaks((runners, cell.weeks), generator)
    if cell.stress == "four-week rhythm":
        load = load * _BUILD[np.arange(cell.weeks) % 4]
    return np.asarray(np.round(load, 1))


def _drift(cell: Cell, shape: tuple[int, int], generator: np.random.Generator) -> Array:
    if cell.stress == "trend":
        direction: Array = generator.choice([-2.0, 2.0], size=(shape[0], 1))
        return direction * np.linspace(0.0, 1.0, shape[1])
    if cell.stress == "season":
        return _wave(shape, 52, generator)
    if cell.stress == "four-week rhythm":
        return 1.2 * _wave(shape, 4 * (shape[1] // cell.weeks), generator)
    return np.zeros(shape)


def _wave(shape: tuple[int, int], period: int, generator: np.random.Generator) -> Array:
    return np.asarray(np.sin(2 * np.pi * (np.arange(shape[1]) / period + generator.random((shape[0], 1)))))


def breaks(shape: tuple[int, int], generator: np.random.Generator) -> Array:
    """Share of the usual load in each week: 1, or in a break 0 half of the time and otherwise a tenth to a half."""
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
    """Series of variance 1 in which this share of one step carries over to the next."""
    series = generator.standard_normal(shape)
    for step in range(1, shape[1]):
        series[:, step] = persistence * series[:, step - 1] + np.sqrt(1 - persistence**2) * series[:, step]
    return series


def effect_of(load: Array, effect: Effect) -> Array:
    """Effect in steps of +30 %: of the week before, of its change, or of the same week."""
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
    """Daily load [km] and pain [0-10]."""
    load = by_day(weekly_load(cell, runners, generator), generator)
    latent = cell.usual_pain + 2 * carried_over(cell.persistence[1], load.shape, generator)
    latent += _drift(cell, (runners, load.shape[1]), generator)
    if cell.effect == "next day":
        in_runs = load / load[load > 0].mean()
        latent[:, 1:] += cell.size * (in_runs - in_runs.mean())[:, :-1]
    return zip(load, as_scores(latent), strict=True)


def daily_load(weeks: int, runners: int, generator: np.random.Generator) -> Array:
    """Daily load of an ordinary runner [km]."""
    return by_day(weekly_load(Cell(weeks), runners, generator), generator)


def by_day(weekly: Array, generator: np.random.Generator) -> Array:
    """Each week's load spread over its days; one planned run in ten is skipped."""
    shares = weekly[:, :, None] * _WEEKDAYS
    load = shares * generator.lognormal(0, 0.3, shares.shape) * (generator.random(shares.shape) >= 0.1)
    return np.asarray(load.reshape(len(weekly), -1))


def as_scores(latent: Array) -> Array:
    return np.clip(np.round(latent), 0, 10)
