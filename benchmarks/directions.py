"""What comes first, the load or the sore neck: error rates and power of each of the three questions.

`python -m benchmarks.directions`: simulated runners with a score every morning and every night. Some shorten or skip
the run on a sore morning; in some a run is felt the next day, in some the same evening. Each row asks all three
questions about the same runners: load before pain at lags of 1 to 7 days, sore mornings before less running, and a
worse end of the day of a run. The last column is what a spreadsheet would compare: a day's running with the score at
its end.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.invented_runners import as_scores, daily_load
from neckload.domain.directions import backward
from neckload.domain.lag_effects import effects
from neckload.domain.lagged import lagged_permutation_test
from neckload.domain.permutation import Comparison
from neckload.domain.same_day import beside_the_morning
from neckload.domain.series import Array
from neckload.domain.steps import DAYS

SEED = 2026
CHANCE = 0.05
PERMUTATIONS = 299
SORE = 4
_USUAL_PAIN, _SPREAD, _NOISE = 1.0, 2.0, 0.3
# How far a mean day is below a usual-sized run, so that an effect hardly moves a runner's mean.
_MEAN_DAY = 0.7


@dataclass(frozen=True)
class Cell:
    """One kind of runner; effects in points per usual-sized run."""

    weeks: int
    persistence: float
    cut: float = 0.0
    """Share of sore mornings (4 and more) whose run is skipped or halved."""
    next_day: float = 0.0
    same_day: float = 0.0


@dataclass(frozen=True, eq=False)
class Days:
    """One runner, day by day."""

    load: Array
    mornings: Array
    ends: Array


CELLS = (
    *(Cell(weeks, carried) for weeks in (39, 52) for carried in (0.7, 0.9)),
    *(Cell(52, 0.7, cut=cut) for cut in (0.3, 0.6, 1.0)),
    Cell(52, 0.9, cut=0.6),
    *(Cell(52, carried, next_day=1.0) for carried in (0.7, 0.9)),
    *(Cell(52, carried, cut=0.6, next_day=1.0) for carried in (0.7, 0.9)),
    *(Cell(weeks, carried, same_day=0.5) for weeks in (39, 52) for carried in (0.7, 0.9)),
)


def runners(cell: Cell, count: int) -> Iterator[Days]:
    """Simulated runners, the same for the same cell. A night comes half a day after its morning."""
    generator = np.random.default_rng([SEED, zlib.crc32(repr(cell).encode())])
    load = daily_load(cell.weeks, count, generator)
    usual = load.mean(axis=1, where=load > 0)
    mornings, ends = np.zeros_like(load), np.zeros_like(load)
    neck, half = generator.standard_normal(count), np.sqrt(cell.persistence)
    for day in range(load.shape[1]):
        before = load[:, day - 1] / usual - _MEAN_DAY if day else np.zeros(count)
        neck = half * neck + np.sqrt(1 - cell.persistence) * generator.standard_normal(count)
        mornings[:, day] = _written(neck, cell.next_day * before, generator)
        cuts = (mornings[:, day] >= SORE) & (generator.random(count) < cell.cut)
        load[:, day] *= np.where(cuts, generator.choice([0.0, 0.5], count), 1.0)
        neck = half * neck + np.sqrt(1 - cell.persistence) * generator.standard_normal(count)
        today = load[:, day] / usual - _MEAN_DAY
        ends[:, day] = _written(neck, cell.next_day * before + cell.same_day * today, generator)
    return (Days(*each) for each in zip(load, mornings, ends, strict=True))


def _written(neck: Array, effect: Array, generator: np.random.Generator) -> Array:
    noise = _NOISE * generator.standard_normal(len(neck))
    return as_scores(_USUAL_PAIN + _SPREAD * neck + effect + noise)


def rates(cell: Cell, count: int) -> list[float]:
    """Shares with p <= 0.05: forward, backward, worse end of the day, and the plain same-day comparison."""
    return np.mean([_finds(days) for days in runners(cell, count)], axis=0).tolist()  # type: ignore[no-any-return]


def _finds(days: Days) -> list[bool]:
    worst = np.maximum(days.mornings, days.ends)
    forward = lagged_permutation_test([days.load], worst, DAYS.lags, DAYS.cycle, PERMUTATIONS)
    mornings = backward(days.load, days.mornings, PERMUTATIONS)
    ends = beside_the_morning(days.load, days.mornings, days.ends, PERMUTATIONS)
    plain = lagged_permutation_test([days.load], days.ends, (0,), DAYS.cycle, PERMUTATIONS)
    return [bool(forward.p.min() <= CHANCE), *_both_signs(mornings), _is_worse(ends), bool(plain.p[0, 0] <= CHANCE)]


def _both_signs(mornings: Comparison) -> list[bool]:
    """Whether any link was found, and whether it was less running after sore mornings."""
    best = int(np.argmax(np.abs(np.nan_to_num(mornings.r))))
    linked = bool(mornings.p.min() <= CHANCE)
    return [linked, linked and bool(mornings.r[best] < 0)]


def _is_worse(ends: Comparison) -> bool:
    return bool(ends.p[0] <= CHANCE and ends.r[0] > 0)


def estimates(cell: Cell, count: int) -> list[float]:
    """Mean estimate for the next day, without and with the load of the scored day among the lags."""
    lags = (DAYS.lags, (0, *DAYS.lags))
    fitted = [
        [effects(np.maximum(days.mornings, days.ends), DAYS.relative(days.load), each, DAYS.cycle) for each in lags]
        for days in runners(cell, count)
    ]
    pairs = [(without[0], beside[1]) for without, beside in fitted if without[0] and beside[1]]
    return np.mean([[each.estimate for each in pair if each] for pair in pairs], axis=0).tolist()  # type: ignore[no-any-return]


def _row(cell: Cell, count: int) -> str:
    shares = " | ".join(f"{share:.3f}" for share in rates(cell, count))
    return (
        f"| {cell.weeks} | {cell.persistence:g} | {cell.cut:.0%} | {cell.next_day:g} | {cell.same_day:g} | {shares} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runners", type=int, default=400, help="simulated runners per row (default: 400)")
    parser.add_argument("--estimates", action="store_true", help="points the day after a run, in two models")
    chosen = parser.parse_args()
    if chosen.estimates:
        _print_estimates(chosen.runners)
        return
    print(
        "| weeks | persistence | sore runs cut | next day | same day | load before pain | sore mornings before running "
        "| of these, less running | end of the day worse | plain: a day’s running against its last score |"
    )
    print("| ---: " * 10 + "|")
    for cell in CELLS:
        print(_row(cell, chosen.runners), flush=True)


def _print_estimates(count: int) -> None:
    print("| weeks | persistence | sore runs cut | next day | same day | lags 1 to 7 | lags 0 to 7 |")
    print("| ---: " * 7 + "|")
    for cell in CELLS:
        figures = " | ".join(f"{each:.2f}" for each in estimates(cell, count))
        kind = f"{cell.weeks} | {cell.persistence:g} | {cell.cut:.0%} | {cell.next_day:g} | {cell.same_day:g}"
        print(f"| {kind} | {figures} |", flush=True)


if __name__ == "__main__":
    main()
