"""An experiment of one: chance decides which run gets which arm, the runner runs as usual, and the end gives one
answer.

Runs come in pairs. For each pair a coin, thrown before the first run, decides which of the two gets which arm. The
outcome is the worst score of the next day minus half of the last score before the run. Runs count by the arm drawn, not
by what was done (intention to treat): only the coin is independent of the neck. Nothing is computed before the end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from math import isfinite, nan
from typing import Literal, cast

import pandas as pd

from neckload.domain import evidence_experiment as evidence
from neckload.domain.sign_flips import SignFlips
from neckload.domain.tables import OUTCOMES, TESTS

Arm = Literal["A", "B"]
Did = Literal["drawn", "other", "not_possible"]  # `tables.DID`
State = Literal["running", "complete", "stopped"]
PairState = Literal["complete", "missing", "open"]
Stop = Literal["runner", "warning_sign"]

FEWEST_PAIRS = int(evidence.EXPERIMENT_FEWEST_PAIRS.value)


@dataclass(frozen=True)
class Experiment:
    """The plan, fixed before the first run."""

    began: datetime
    """Runs that start after this moment take part."""
    name: str
    """What is being tried (`tryable.TRYABLE`)."""
    pairs: int
    firsts: str
    """The arm of the first run of each pair, A or B: for the planned pairs and then the spare ones."""
    ended: datetime | None = None
    """When the runner stopped it; None if they did not."""

    def __post_init__(self) -> None:
        if not is_plan(self.pairs, self.firsts):
            raise ValueError(
                f"an experiment needs at least {FEWEST_PAIRS} pairs, each and every spare one with a drawn arm"
            )

    @property
    def places(self) -> int:
        """The largest number of runs it may take."""
        return 2 * len(self.firsts)

    def arm(self, place: int) -> Arm:
        """The arm drawn for a run; the first run has place 0."""
        first = cast("Arm", self.firsts[place // 2])
        return first if place % 2 == 0 else other(first)


@dataclass(frozen=True)
class Run:
    """A run of an experiment."""

    run_id: str
    start: datetime
    place: int
    arm: Arm
    did: Did | None
    """What the runner says they did; None if they have not said."""
    after: float
    """The outcome: worst score of the next day minus half of the last score before the run [points]; NaN if unknown."""
    is_over: bool
    """Whether the time for its scores is over."""


@dataclass(frozen=True)
class Pair:
    """Two runs, one per arm; the second may still be to come."""

    runs: tuple[Run, ...]

    @property
    def state(self) -> PairState:
        if any(run.is_over and not isfinite(run.after) for run in self.runs):
            return "missing"
        return "complete" if len(self.runs) == 2 and all(run.is_over for run in self.runs) else "open"

    def after(self, arm: Arm) -> float:
        """The outcome of the run with this arm; NaN if unknown."""
        return next((run.after for run in self.runs if run.arm == arm), nan)

    @property
    def difference(self) -> float:
        """Outcome with B minus outcome with A [points]."""
        return self.after("B") - self.after("A")


@dataclass(frozen=True)
class Answer:
    """The result of the experiment at its end."""

    flips: SignFlips
    """Above 0: the neck was worse with B."""
    chance: float
    """A difference is claimed up to this p value."""
    pairs: tuple[Pair, ...]
    """The pairs behind the result."""

    @property
    def is_difference(self) -> bool:
        return self.flips.p <= self.chance

    @property
    def ruled_out(self) -> float:
        """A larger difference is unlikely in either direction [points]."""
        return max(abs(self.flips.low), abs(self.flips.high))

    @property
    def confirmed(self) -> int:
        """Number of runs for which the runner said what they did."""
        return sum(run.did is not None for run in self._runs)

    @property
    def followed(self) -> int:
        """How many of those went as drawn."""
        return sum(run.did == "drawn" for run in self._runs)

    @property
    def is_mostly_about_the_plan(self) -> bool:
        """Too many runs departed from the draw for the answer to be about the thing itself."""
        return bool(self.confirmed) and self.followed / self.confirmed < evidence.EXPERIMENT_FOLLOWED.value

    @property
    def _runs(self) -> list[Run]:
        return [run for pair in self.pairs for run in pair.runs]


@dataclass(frozen=True)
class Course:
    """The progress of an experiment, and its answer at the end."""

    experiment: Experiment
    pairs: tuple[Pair, ...]
    """Pairs with at least one run."""
    state: State
    stopped_by: Stop | None = None
    answer: Answer | None = None
    """None while it runs, or if too few pairs are complete."""

    @property
    def complete_pairs(self) -> int:
        return sum(pair.state == "complete" for pair in self.pairs)

    @property
    def missing_pairs(self) -> int:
        """Pairs dropped because a score is missing."""
        return sum(pair.state == "missing" for pair in self.pairs)

    @property
    def runs(self) -> tuple[Run, ...]:
        return tuple(run for pair in self.pairs for run in pair.runs)

    @property
    def next_arm(self) -> Arm | None:
        """The arm of the next run; None if there is no next run."""
        taken = {run.place for run in self.runs}
        place = next((place for place in range(self.experiment.places) if place not in taken), None)
        return None if self.state != "running" or place is None else self.experiment.arm(place)

    @property
    def unconfirmed(self) -> tuple[Run, ...]:
        """Runs for which the runner has not said what they did, newest first."""
        return tuple(run for run in reversed(self.runs) if run.did is None)


def new_plan(began: datetime, name: str, pairs: int) -> pd.DataFrame:
    """One row of `tables.EXPERIMENTS`, fixed before the first run; the order is left for the store to draw."""
    fixed = {"outcome": [OUTCOMES[0]], "test": [TESTS[0]]}
    return pd.DataFrame({"began": [began], "name": [name], "pairs": [float(pairs)], **fixed})


def by_days(course: Course) -> Course:
    """The same course without times of day and without the ids of its runs."""
    answer = course.answer
    return replace(
        course,
        experiment=replace(course.experiment, began=_day_of(course.experiment.began), ended=None),
        pairs=tuple(map(_pair_by_days, course.pairs)),
        answer=answer and replace(answer, pairs=tuple(map(_pair_by_days, answer.pairs))),
    )


def _pair_by_days(pair: Pair) -> Pair:
    return Pair(tuple(replace(run, run_id="", start=_day_of(run.start)) for run in pair.runs))


def _day_of(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def planned(experiments: pd.DataFrame) -> tuple[Experiment, ...]:
    """The plans of a diary, newest first, without rows whose edits left no valid plan."""
    rows = experiments.dropna(subset=["name", "pairs", "firsts"]).sort_values("began", ascending=False)
    cells = rows[["began", "name", "pairs", "firsts", "ended"]].itertuples(index=False, name=None)
    return tuple(
        Experiment(began.to_pydatetime(), name, int(pairs), firsts, None if pd.isna(ended) else ended.to_pydatetime())
        for began, name, pairs, firsts, ended in cells
        if is_plan(int(pairs), firsts)
    )


def is_plan(pairs: int, firsts: str) -> bool:
    """Whether there are enough pairs, each with an arm drawn, spare pairs included."""
    return pairs >= FEWEST_PAIRS and len(firsts) == pairs + spare_pairs(pairs) and not set(firsts) - {"A", "B"}


def other(arm: Arm) -> Arm:
    return "B" if arm == "A" else "A"


def spare_pairs(pairs: int) -> int:
    """Number of pairs that may be added at the end to replace those without a score."""
    return int(pairs * evidence.EXPERIMENT_MORE_PAIRS.value + 1e-9)
