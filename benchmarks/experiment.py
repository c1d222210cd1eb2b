"""`python -m benchmarks.experiment`: experiments of one by simulated runners with a known effect.

Three runs a week; a latent daily pain with autocorrelation; a run adds half a point the day after, with arm B the
effect as well. Scores are rounded to whole points from 0 to 10. For each kind of neck: how often a difference is
claimed when there is none, how often a real one is found, how often the interval contains the effect, and the same
runners switching every week, evaluated by Welch's t test on daily scores.
"""

from __future__ import annotations

import argparse
import zlib
from dataclasses import dataclass
from math import sqrt

import numpy as np

from benchmarks.invented_runners import as_scores, carried_over
from neckload.domain import evidence_experiment as evidence
from neckload.domain.experiment_power import MOSTLY_PAINLESS, PAIRS, USUAL
from neckload.domain.sign_flips import Array, sign_flips
from neckload.domain.student_t import t_quantile

SEED = 19
CHANCE = evidence.EXPERIMENT_CHANCE.value
EFFECTS = (0.0, 1.0, 1.5, 2.0)
_USUAL_PAIN, _PAINLESS = 2.0, -1.0
_SPREAD, _NOISE, _RUN = 2.0, 0.5, 0.5
_RUN_DAYS = np.array([0, 2, 4])


@dataclass(frozen=True)
class Cell:
    """One kind of runner: pairs, persistence from day to day, the effect of arm B [latent points], mean latent pain."""

    pairs: int
    persistence: float
    effect: float
    usual_pain: float = _USUAL_PAIN

    @property
    def published(self) -> float:
        """The power published in `experiment_power`; 0.03 without an effect."""
        table = MOSTLY_PAINLESS if self.usual_pain < 0 else USUAL
        row = table[self.persistence][PAIRS.index(self.pairs)]
        return row[EFFECTS.index(self.effect) - 1] if self.effect else 0.03


@dataclass(frozen=True)
class Rates:
    """Shares of simulated runners."""

    claimed: float
    covered: float
    """The interval contains the mean effect on this runner's own recorded scores."""
    weeks: float
    """Claimed by Welch's test with alternating weeks."""


def rates(cell: Cell, runners: int) -> Rates:
    """All three rates for the same simulated runners, the same for the same cell."""
    generator = np.random.default_rng([SEED, zlib.crc32(repr(cell).encode())])
    rows = [_experiment(cell, generator) for _ in range(runners)]
    return Rates(*(float(share) for share in np.mean(rows, axis=0)))


def _experiment(cell: Cell, generator: np.random.Generator) -> tuple[bool, bool, bool]:
    run_days = (7 * np.arange(-(-2 * cell.pairs // 3))[:, None] + _RUN_DAYS).ravel()[: 2 * cell.pairs]
    length = 7 * -(-int(run_days[-1] + 2) // 14) * 2
    latent = cell.usual_pain + _SPREAD * carried_over(cell.persistence, (1, length), generator)[0]
    latent[run_days + 1] += _RUN
    noise = _NOISE * generator.standard_normal((2, length))
    firsts = generator.integers(0, 2, cell.pairs)
    has_b = np.column_stack([firsts, 1 - firsts]).ravel()
    scores = _written(latent, noise, run_days, has_b * cell.effect)
    after = scores.max(axis=0)[run_days + 1] - scores[0, run_days] / 2
    result = sign_flips(_differences(after, has_b), CHANCE)
    return (
        result.p <= CHANCE,
        _covers(cell, latent, noise, run_days, (result.low, result.high)),
        _weekly(cell, latent, noise, run_days),
    )


def _written(latent: Array, noise: Array, run_days: Array, extra: Array) -> Array:
    """Two scores a day, in the morning and later."""
    more = np.zeros_like(latent)
    more[run_days + 1] += extra
    return as_scores(latent + more + noise)


def _differences(after: Array, has_b: Array) -> Array:
    by_pair, sign = after.reshape(-1, 2), np.where(has_b.reshape(-1, 2) == 1, 1.0, -1.0)
    return np.asarray((by_pair * sign).sum(axis=1))


def _covers(cell: Cell, latent: Array, noise: Array, run_days: Array, interval: tuple[float, float]) -> bool:
    """Whether the interval contains the mean effect in these runs, known here because both arms can be simulated."""
    every = np.full(len(run_days), cell.effect)
    worst = [_written(latent, noise, run_days, extra).max(axis=0)[run_days + 1] for extra in (every, 0 * every)]
    truth = float((worst[0] - worst[1]).mean())
    return interval[0] - 1e-9 <= truth <= interval[1] + 1e-9


def _weekly(cell: Cell, latent: Array, noise: Array, run_days: Array) -> bool:
    """Whether Welch's test claims a difference if the arm changes every week and every day's worst score counts."""
    is_b = (np.arange(len(latent)) // 7) % 2 == 1
    worst = _written(latent, noise, run_days, is_b[run_days] * cell.effect).max(axis=0)
    with_b, without = worst[is_b], worst[~is_b]
    parts = [side.var(ddof=1) / len(side) for side in (with_b, without)]
    if not sum(parts):
        return False
    freedom = sum(parts) ** 2 / sum(part**2 / (len(with_b) - 1) for part in parts)
    return bool(abs(with_b.mean() - without.mean()) / sqrt(sum(parts)) > t_quantile(1 - CHANCE / 2, int(freedom)))


CELLS = tuple(
    Cell(pairs, persistence, effect, usual_pain)
    for usual_pain, table in ((_USUAL_PAIN, USUAL), (_PAINLESS, MOSTLY_PAINLESS))
    for effect in EFFECTS
    for persistence in table
    for pairs in PAIRS
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runners", type=int, default=60, help="simulated runners per row (default: 60)")
    parser.add_argument("--pairs", type=int, nargs="*", default=[10, 20], choices=PAIRS, help="default: 10 20")
    parser.add_argument("--effects", type=float, nargs="*", default=EFFECTS, choices=EFFECTS, help="default: all")
    options = parser.parse_args()
    print("| neck | effect | persistence | pairs | claimed | table | interval contains it | alternating weeks, Welch |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    claims: dict[bool, list[float]] = {True: [], False: []}
    for cell in (cell for cell in CELLS if cell.pairs in options.pairs and cell.effect in options.effects):
        result = rates(cell, options.runners)
        claims[cell.effect > 0].append(result.claimed - (cell.published if cell.effect else 0))
        neck = "mostly painless" if cell.usual_pain < 0 else "usual"
        print(
            f"| {neck} | {cell.effect:g} | {cell.persistence:g} | {cell.pairs} | {result.claimed:.3f} | "
            f"{cell.published:.2f} | {result.covered:.3f} | {result.weeks:.3f} |",
            flush=True,
        )
    if alarms := claims[False]:
        print(f"\nFalse alarms: mean {np.mean(alarms):.3f}, highest of {len(alarms)} cells {max(alarms):.3f}")
    if errors := claims[True]:
        print(f"\nPower less the table: mean {np.mean(errors):+.3f}, farthest {max(errors, key=abs):+.3f}")


if __name__ == "__main__":
    main()
