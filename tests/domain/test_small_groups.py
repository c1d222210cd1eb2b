"""Counts of a few people stay hidden, and cannot be worked out from what is shown."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neckload.domain.small_groups import hidden_rows


def hidden(*people: int, least: int = 10) -> list[bool]:
    return hidden_rows(np.array(people)[:, None], least).tolist()


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ((30, 20, 10), [False, False, False]),
        # The total of the others would give a single hidden row away: the smallest goes with it.
        ((30, 20, 4), [False, True, True]),
        # Two rows of 3 and 4 are together about seven people.
        ((30, 20, 3, 4), [False, True, True, True]),
        # Two rows of 8 are about sixteen, and nobody can tell how many in which.
        ((30, 20, 8, 8), [False, False, True, True]),
        # An empty row hides nobody.
        ((30, 20, 4, 0), [False, True, True, True]),
        ((9, 9), [True, True]),
        ((30, 4), [True, True]),
    ],
)
def test_a_table_of_one_column(people: tuple[int, ...], expected: list[bool]) -> None:
    assert hidden(*people) == expected


def test_a_row_is_hidden_for_any_of_its_cells() -> None:
    # With pain and without: in the second row hardly anybody is without.
    people = np.array([[40, 30], [25, 3], [20, 25], [50, 50]])
    assert hidden_rows(people, 10, "max").tolist() == [False, True, True, False]


@given(st.lists(st.integers(0, 40), min_size=1, max_size=12), st.integers(1, 15))
def test_what_can_be_worked_out_is_about_enough_people(people: list[int], least: int) -> None:
    rows = np.array(people)
    is_hidden = hidden_rows(rows[:, None], least)
    assert (rows[~is_hidden] >= least).all()
    if is_hidden.any() and not is_hidden.all():
        assert is_hidden.sum() > 1
        assert rows[is_hidden].sum() >= least
