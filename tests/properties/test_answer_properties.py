"""The answers about load and pain are a function of what is noted, and of nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from neckload.domain.analysis import analyse
from neckload.domain.answers import Answers
from neckload.domain.tables import TABLES, Diary

MONDAY = pd.Timestamp("2025-01-06")
few = settings(max_examples=3)
seeds = st.integers(0, 2**32 - 1)


def diary_of(days: int, seed: int) -> Diary:
    """Runs on about half of the days, and scores on most of them, some twice and some without a time of day."""
    dice = np.random.default_rng(seed)
    dates = pd.Series(pd.date_range(MONDAY, periods=days, freq="D"))
    ran, scored, again = (dates[dice.random(days) < share] for share in (0.5, 0.97, 0.4))
    runs = pd.DataFrame({"start": ran + pd.Timedelta(hours=18), "distance_km": dice.integers(3, 15, len(ran))})
    hours = pd.to_timedelta(dice.choice([0, 7, 8], len(scored)), unit="h")
    when = pd.concat([scored + hours, again + pd.Timedelta(hours=20)])
    pain = pd.DataFrame({"when": when, "pain_0_10": dice.integers(0, 6, len(when))})
    return Diary(runs=runs.assign(duration_min=runs["distance_km"] * 6.0), pain=pain)


def answers(log: Diary, days: int) -> Answers:
    return analyse(log, today=MONDAY.date() + timedelta(days=days)).answers


def verdicts(log: Diary, days: int) -> tuple[object, ...]:
    """What may change at a look only."""
    found = answers(log, days)
    link, mornings, ends = found.association, found.sore_mornings, found.same_day
    assert mornings is not None
    assert ends is not None
    looks = link.schedule
    of_load = (link.verdict, link.p, link.lag, link.exposure, link.sign, link.resolution, looks.taken, looks.as_of)
    return (*of_load, mornings.verdict, mornings.p, mornings.as_of, ends.verdict, ends.p, ends.as_of)


def until(log: Diary, day: date) -> Diary:
    end = pd.Timestamp(day)
    return Diary(runs=log.runs[log.runs["start"] < end], pain=log.pain[log.pain["when"] < end])


@few
@given(seeds, st.integers(183, 270))
def test_days_added_between_two_looks_change_no_verdict(seed: int, days: int) -> None:
    log = diary_of(days + 40, seed)
    first = MONDAY.date() + timedelta(days=183)
    assert verdicts(until(log, first), 183) == verdicts(until(log, MONDAY.date() + timedelta(days=days)), days)


@few
@given(seeds, seeds)
def test_the_order_in_which_everything_came_does_not_matter(seed: int, order: int) -> None:
    log = diary_of(300, seed)
    shuffled = Diary(**{table: getattr(log, table).sample(frac=1, random_state=order) for table in TABLES})
    assert repr(answers(shuffled, 300)) == repr(answers(log, 300))


@few
@given(seeds)
def test_looking_again_gives_the_same_answer_to_the_last_digit(seed: int) -> None:
    log = diary_of(300, seed)
    assert repr(answers(log, 300)) == repr(answers(log, 300))
