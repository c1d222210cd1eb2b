"""Error rate and power of the answer about load and pain: `python -m benchmarks.inference`.

For simulated runners with a known effect, or real athletes with `--athletes FILE`. Without a link, the share of single
looks with p <= 0.05 should be about 0.05, and few runners may be told of a link over two years of looks; with a link,
many should be. For comparison, the spreadsheet method: the best of several lagged Pearson correlations.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks import athletes
from benchmarks.invented_runners import Cell, Stress, records
from neckload.domain import evidence_link
from neckload.domain.lagged import lagged_permutation_test
from neckload.domain.looks import looks
from neckload.domain.series import Array
from neckload.domain.steps import DAYS, WEEKS, symmetric_change
from neckload.domain.student_t import t_quantile

ONE_LOOK = 0.05
LOOK_WEEKS = (26, 52, 104)
# Enough to tell 0.004 from more; the dashboard itself uses 1,999.
PERMUTATIONS = 499
NAIVE_LAGS = range(5)
# A runner who instead checks every week from the twentieth on, and believes p <= 0.05.
EVERY_WEEK = range(20, 105)
EVERY_DAY_FROM = 26
_FEW = 199

_STRESSES: tuple[Stress, ...] = ("trend", "season", "feedback", "10 % missing", "25 % missing", "four-week rhythm")
NULL_CELLS = (
    *(Cell(persistence=grid) for grid in ((0.5, 0.5), (0.3, 0.8), (0.8, 0.8))),
    Cell(usual_pain=-1),
    *(Cell(stress=stress) for stress in _STRESSES),
    Cell(persistence=(0.5, 0.95), stress="drifting pain"),
    *(Cell(persistence=(0.5, pain), daily=True) for pain in (0.7, 0.9)),
    Cell(persistence=(0.5, 0.7), daily=True, stress="four-week rhythm"),
)
EVERY_WEEK_CELLS = (
    *(Cell(persistence=grid) for grid in ((0.5, 0.5), (0.3, 0.8), (0.8, 0.8))),
    *(Cell(persistence=(0.5, pain), daily=True) for pain in (0.7, 0.9)),
)
POWER_CELLS = (
    *(Cell(effect="level", usual_pain=usual) for usual in (3, 1, -1)),
    Cell(effect="change"),
    Cell(effect="same week"),
    Cell(effect="level", stress="10 % missing"),
    *(Cell(persistence=(0.5, pain), effect="next day", size=0.5, daily=True) for pain in (0.7, 0.9)),
)


@dataclass(frozen=True, eq=False)
class Rates:
    """Shares of runners."""

    once: tuple[float, ...]
    """With p <= 0.05 at a single look at 26, 52, 104 weeks."""
    at_a_look: tuple[float, ...]
    """With p <= 0.02 at that look."""
    some_reported: float
    """At one or more of these looks."""
    clear_reported: float
    naive: float
    """With a "significant" plain correlation at some lag, within a year."""


def rates(cell: Cell, runners: int, permutations: int = PERMUTATIONS) -> Rates:
    """Rates of both methods for the same simulated runners."""
    made = list(records(cell, runners))
    p = np.array([_p_at_looks(cell, *record, permutations) for record in made])
    naive = [naive_finds(cell, *(series[: 52 * (7 if cell.daily else 1)] for series in record)) for record in made]
    some, clear = p <= evidence_link.SOME_CHANCE.value, p <= evidence_link.CLEAR_CHANCE.value
    return Rates(
        once=tuple((p <= ONE_LOOK).mean(axis=0).tolist()),
        at_a_look=tuple(some.mean(axis=0).tolist()),
        some_reported=float(some.any(axis=1).mean()),
        clear_reported=float(clear.any(axis=1).mean()),
        naive=float(np.mean(naive)),
    )


def _p_at_looks(cell: Cell, load: Array, pain: Array, permutations: int) -> list[float]:
    """The p value of each look at a growing record; 1 for a look not taken."""
    scale = DAYS if cell.daily else WEEKS
    painful = np.cumsum(pain > 0)
    known = np.isfinite(load) & np.isfinite(pain)
    needed = scale.cycle * evidence_link.ANSWER_PAINFUL_WEEKS.value
    taken = looks(known, LOOK_WEEKS[0] * scale.cycle, lambda end: bool(painful[end] >= needed)).taken
    p = dict.fromkeys(LOOK_WEEKS, 1.0)
    for look in taken:
        p[look.due // scale.cycle] = _p(scale.cycle, load[: look.end + 1], pain[: look.end + 1], permutations)
    return [p[weeks] for weeks in LOOK_WEEKS]


def misled_every_week(cell: Cell, runners: int) -> float:
    """Share of runners with p <= 0.05 in some week of two years, if every week is tested."""
    weeks = range(EVERY_DAY_FROM, EVERY_WEEK.stop) if cell.daily else EVERY_WEEK
    cycle = DAYS.cycle if cell.daily else 1
    return float(
        np.mean(
            [
                any(_p(cycle, load[: week * cycle], pain[: week * cycle], _FEW) <= ONE_LOOK for week in weeks)
                for load, pain in records(cell, runners)
            ]
        )
    )


def _p(cycle: int, load: Array, pain: Array, permutations: int) -> float:
    scale = WEEKS if cycle == 1 else DAYS
    exposures = [load, symmetric_change(load)][: len(scale.exposures)]
    return float(lagged_permutation_test(exposures, pain, scale.lags, cycle, permutations).p.min())


def naive_finds(cell: Cell, load: Array, pain: Array) -> bool:
    """Whether the plain correlation at some lag is "significant"."""
    return any(_naive_finds_at(lag, load, pain) for lag in (range(8) if cell.daily else NAIVE_LAGS))


def _naive_finds_at(lag: int, load: Array, pain: Array) -> bool:
    before, after = load[: len(load) - lag], pain[lag:]
    both = np.isfinite(before) & np.isfinite(after)
    before, after = before[both], after[both]
    if len(before) < 8 or np.ptp(before) == 0 or np.ptp(after) == 0:
        return False
    r, freedom = float(np.corrcoef(before, after)[0, 1]), len(before) - 2
    return bool(abs(r) * np.sqrt(freedom / (1 - r**2)) > t_quantile(0.975, freedom))


def _row(cell: Cell, rates: Rates) -> str:
    zeros = {1: "", -1: "mostly painless", 3: "seldom painless"}[int(cell.usual_pain)]
    kind = cell.stress or zeros or "steady"
    persistence = " / ".join(f"{each:g}" for each in cell.persistence)
    effect = f"{cell.effect} {cell.size:g}" if cell.effect != "none" else "none"
    once, looked = (" / ".join(f"{share:.3f}" for share in shares) for shares in (rates.once, rates.at_a_look))
    unit = "day" if cell.daily else "week"
    some_clear_naive = f"{rates.some_reported:.3f} | {rates.clear_reported:.3f} | {rates.naive:.3f}"
    return f"| {effect} | {kind}, by {unit} | {persistence} | {once} | {looked} | {some_clear_naive} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runners", type=int, default=1000, help="simulated runners per row (default: 1000)")
    parser.add_argument("--every-week", action="store_true", help="what looking every week with p <= 0.05 would do")
    parser.add_argument("--athletes", type=Path, help="real athletes instead, see benchmarks.athletes")
    chosen = parser.parse_args()
    if chosen.athletes:
        print(athletes.table(chosen.athletes))
        return
    if chosen.every_week:
        print(
            "| record | persistence load / pain | told of a link in two years of weekly checks |\n| --- | --- | ---: |"
        )
        for cell in EVERY_WEEK_CELLS:
            unit, carried = "day" if cell.daily else "week", " / ".join(f"{each:g}" for each in cell.persistence)
            print(f"| by {unit} | {carried} | {misled_every_week(cell, chosen.runners):.3f} |", flush=True)
        return
    print(f"Shares of {chosen.runners:,} simulated runners over two years; looks at 26 / 52 / 104 weeks\n")
    print(
        "| true effect | record | persistence load / pain | one look, p <= 0.05 | a look, p <= 0.02 "
        "| “some” within two years | “clear” | plain correlation, one year |"
    )
    print("| --- | --- | --- | --- | --- | ---: | ---: | ---: |")
    for cell in (*NULL_CELLS, *POWER_CELLS):
        print(_row(cell, rates(cell, chosen.runners)), flush=True)


if __name__ == "__main__":
    main()
