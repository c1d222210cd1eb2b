"""The current state of an experiment: its runs and pairs so far, and at the end the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from math import nan

import numpy as np
import pandas as pd

from neckload.domain import evidence_experiment as evidence
from neckload.domain.experiment import FEWEST_PAIRS, Answer, Course, Experiment, Pair, Run, Stop, planned
from neckload.domain.sign_flips import sign_flips
from neckload.domain.tables import RED_FLAG_SYMPTOMS, word_set

_SHARE_BEFORE = evidence.EXPERIMENT_BEFORE_SHARE.value
_BEFORE = pd.Timedelta(hours=evidence.EXPERIMENT_BEFORE_HOURS.value)
_FEWEST_STOPPED = int(evidence.EXPERIMENT_STOPPED_PAIRS.value)
_DAY = pd.Timedelta(days=1)


def courses(
    experiments: pd.DataFrame, runs: pd.DataFrame, pain: pd.DataFrame, confirmations: pd.DataFrame, today: date
) -> tuple[Course, ...]:
    """Every experiment of the table `experiments` as of `today` (`course`), newest first."""
    return tuple(course(each, runs, pain, confirmations, today) for each in planned(experiments))


def course(
    experiment: Experiment, runs: pd.DataFrame, pain: pd.DataFrame, confirmations: pd.DataFrame, today: date
) -> Course:
    """An experiment as of `today`.

    Args:
        runs: the runs that count, columns of `tables.RUNS`.
        pain, confirmations: columns of `tables.PAIN` and `tables.CONFIRMATIONS`.
    """
    ended, stopped_by = _stop(experiment, pain)
    until = pd.Timestamp(today) + _DAY if ended is None else pd.Timestamp(ended)
    so_far = runs[runs["start"] < until].sort_values(["start", "run_id"], kind="stable")
    last_day = min(pd.Timestamp(today), until.normalize())
    placed = list(_placed(experiment, so_far, pain[pain["when"] < until], confirmations, last_day))
    by_pair: dict[int, list[Run]] = {}
    for run in sorted(placed, key=lambda run: run.place):
        by_pair.setdefault(run.place // 2, []).append(run)
    pairs = tuple(Pair(tuple(by_pair[number])) for number in sorted(by_pair))
    return _judged(experiment, pairs, stopped_by)


def _judged(experiment: Experiment, pairs: tuple[Pair, ...], stopped_by: Stop | None) -> Course:
    complete = [pair for pair in pairs if pair.state == "complete"]
    is_used_up = len(pairs) == len(experiment.firsts) and not any(pair.state == "open" for pair in pairs)
    counted = _first_planned(experiment, pairs)
    usual = evidence.EXPERIMENT_CHANCE.value
    if counted is not None:  # later runs do not belong to it
        its_own = pairs[: pairs.index(counted[-1]) + 1]
        return Course(experiment, its_own, "complete", answer=_answer(counted, FEWEST_PAIRS, usual))
    if is_used_up:
        return Course(experiment, pairs, "complete", answer=_answer(complete, FEWEST_PAIRS, usual))
    if stopped_by is None:
        return Course(experiment, pairs, "running")
    strict = evidence.EXPERIMENT_STOPPED_CHANCE.value
    return Course(experiment, pairs, "stopped", stopped_by, _answer(complete, _FEWEST_STOPPED, strict))


def _first_planned(experiment: Experiment, pairs: Sequence[Pair]) -> list[Pair] | None:
    """The first complete pairs, as many as planned, in the order drawn; None while one of them may still come."""
    counted: list[Pair] = []
    for pair in pairs:
        if pair.state == "open":
            return None
        counted += [pair] if pair.state == "complete" else []
        if len(counted) == experiment.pairs:
            return counted
    return None


def _answer(pairs: Sequence[Pair], fewest: int, chance: float) -> Answer | None:
    if len(pairs) < fewest:
        return None
    return Answer(sign_flips(np.array([pair.difference for pair in pairs]), chance), chance, tuple(pairs))


def _stop(experiment: Experiment, pain: pd.DataFrame) -> tuple[datetime | None, Stop | None]:
    """When the experiment was stopped, and whether by the runner or a warning sign, whichever came first."""
    since = pain[pain["when"] >= experiment.began]
    signs = since["when"][[bool(word_set(cell).intersection(RED_FLAG_SYMPTOMS)) for cell in since["symptoms"]]]
    sign = None if signs.empty else signs.min().to_pydatetime()
    if sign is not None and (experiment.ended is None or sign <= experiment.ended):
        return sign, "warning_sign"
    return experiment.ended, None if experiment.ended is None else "runner"


def _placed(
    experiment: Experiment, runs: pd.DataFrame, pain: pd.DataFrame, confirmations: pd.DataFrame, last_day: pd.Timestamp
) -> Iterator[Run]:
    """The runs with their places: confirmed runs keep theirs, the others fill the free places in order of time."""
    its_own = confirmations[confirmations["began"] == experiment.began]
    part = runs[runs["start"] > experiment.began]
    confirmed = {
        run_id: (int(place), did)
        for run_id, place, did in zip(its_own["of_run_id"], its_own["place"], its_own["did"], strict=True)
        if run_id in set(part["run_id"]) and place < experiment.places
    }
    taken = {place for place, _ in confirmed.values()}
    free = iter([place for place in range(experiment.places) if place not in taken])
    neck = neck_after(part["start"], runs["start"], pain)
    for run_id, start, after in zip(part["run_id"], part["start"], neck, strict=True):
        place, did = confirmed.get(run_id) or (next(free, None), None)
        if place is not None:
            is_over = start.normalize() + _DAY < last_day
            yield Run(run_id, start.to_pydatetime(), place, experiment.arm(place), did, float(after), bool(is_over))


def neck_after(starts: pd.Series, every_start: pd.Series, pain: pd.DataFrame) -> list[float]:
    """Worst score of the day after each run minus half of the last score before it [points]; NaN if one is missing.

    The score before may be up to 24 hours old. Scores of the next day count up to that day's first run. A score without
    a time of day counts at the end of its day.

    Args:
        starts: the runs to evaluate.
        every_start: the starts of all runs of the diary.
    """
    scored = pain.dropna(subset="pain_0_10")
    at = scored["when"]
    is_dated = (at == at.dt.normalize()) & scored["moment"].isin(["day", "during_run", "after_run"])
    scored = scored.assign(at=at.mask(is_dated, at + _DAY - pd.Timedelta(seconds=1))).sort_values("at", kind="stable")
    moments, scores = scored["at"], scored["pain_0_10"]

    def after(start: pd.Timestamp) -> float:
        before = scores[(moments < start) & (moments >= start - _BEFORE)]
        next_day = start.normalize() + _DAY
        next_runs = every_start[(every_start >= next_day) & (every_start < next_day + _DAY)]
        until = next_runs.min() if len(next_runs) else next_day + _DAY
        worst = scores[(moments >= next_day) & (moments < until)].max()
        return float(worst - before.iloc[-1] * _SHARE_BEFORE) if len(before) else nan

    return [after(start) for start in starts]
