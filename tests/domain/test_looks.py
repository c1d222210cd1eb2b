"""When a record is looked at: a function of its known steps, and of nothing else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neckload.domain.looks import Look, looks


def always(_: int) -> bool:
    return True


@pytest.mark.parametrize(
    ("steps", "ends", "next_due", "missing"),
    [
        (0, [], 26, 26),
        (25, [], 26, 1),
        (26, [25], 52, 26),
        (51, [25], 52, 1),
        (52, [25, 51], 104, 52),
        (150, [25, 51, 103], 208, 58),
        (500, [25, 51, 103, 207, 415], 832, 332),
    ],
)
def test_a_record_is_looked_at_each_time_it_has_doubled(
    steps: int, ends: list[int], next_due: int, missing: int
) -> None:
    found = looks(np.ones(steps, dtype=bool), 26, always)
    assert [look.end for look in found.taken] == ends
    assert (found.next_due, found.missing) == (next_due, missing)
    assert found.progress == pytest.approx(steps / next_due)


def test_unknown_steps_do_not_count() -> None:
    known = np.tile([True, False], 30)
    assert looks(known, 26, always).taken == (Look(26, 50),)


def test_a_look_that_cannot_be_answered_is_taken_at_the_first_later_step_that_can() -> None:
    found = looks(np.ones(60, dtype=bool), 26, lambda end: end >= 30)
    assert found.taken == (Look(26, 30), Look(52, 51))
    waiting = looks(np.ones(40, dtype=bool), 26, lambda end: end >= 45)
    assert (waiting.taken, waiting.next_due, waiting.missing, waiting.progress) == ((), 26, 0, 1.0)


def test_a_look_that_never_could_be_answered_gives_way_to_the_next_and_is_not_made_up_for() -> None:
    found = looks(np.ones(70, dtype=bool), 26, lambda end: end >= 60)
    assert (found.taken, found.next_due) == ((Look(52, 60),), 104)
    assert looks(np.ones(55, dtype=bool), 26, lambda end: end >= 60).next_due == 52


@given(st.lists(st.booleans(), max_size=300), st.lists(st.booleans(), max_size=100), st.integers(0, 2**32 - 1))
def test_what_comes_later_changes_no_look_that_was_taken(record: list[bool], later: list[bool], seed: int) -> None:
    can = np.random.default_rng(seed).random(len(record) + len(later)) < 0.5
    before = looks(np.array(record, dtype=bool), 26, lambda end: bool(can[end])).taken
    after = looks(np.array(record + later, dtype=bool), 26, lambda end: bool(can[end])).taken
    assert after[: len(before)] == before
    assert len({look.due for look in after}) == len(after)
