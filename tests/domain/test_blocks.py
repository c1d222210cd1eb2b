"""Blocks that change places: every value used once, neighbours kept."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from neckload.domain.blocks import block_shuffles, positions


def test_a_series_is_begun_elsewhere_cut_into_blocks_and_joined_in_another_order() -> None:
    # From step 3 on: 3 4 5 6 | 7 8 9 0 | 1 2; the third block first.
    order = positions(10, 4, np.array([3]), np.array([[2, 0, 1]]))
    assert (order % 10).tolist() == [[1, 2, 3, 4, 5, 6, 7, 8, 9, 0]]


@given(st.integers(1, 200), st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_every_step_is_used_once_and_most_neighbours_stay(length: int, block: int, seed: int) -> None:
    (orders,) = block_shuffles(length, block, 7, seed)
    assert (np.sort(orders % length, axis=1) == np.arange(length)).all()
    parted = ((np.diff(orders, axis=1) - 1) % length != 0).sum(axis=1)
    assert (parted < -(-length // block)).all()


def test_batches_make_no_difference_to_how_many_shuffles_there_are() -> None:
    assert sum(len(batch) for batch in block_shuffles(3650, 28, 199, 1)) == 199


def test_the_same_seed_gives_the_same_shuffles() -> None:
    (first,), (again,) = block_shuffles(60, 4, 20, 5), block_shuffles(60, 4, 20, 5)
    np.testing.assert_array_equal(first, again)
