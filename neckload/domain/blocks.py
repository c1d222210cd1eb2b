"""A series in another order that keeps its slow rhythm: whole blocks of four weeks change places, not single steps.

Two series that each rise and fall over a few weeks go together by themselves. Single steps put in any order lose that
rhythm, and every slow wave then looks stronger than chance; blocks keep it.

The circular block bootstrap (Politis & Romano 1992) without replacement, so that each value is used once.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.int64]

# So many values are shuffled at a time: they stay in the processor's cache, and larger arrays would be given back to
# the system after each batch, which took a third of the time.
_AT_ONCE = 1 << 15


def block_shuffles(length: int, block: int, draws: int, seed: int) -> Iterator[Positions]:
    """For each of `draws` shuffles the step that every step's value comes from: draws x length, a batch at a time.

    Counted on around the end, as `positions` does.
    """
    generator = np.random.default_rng(seed)
    blocks = np.arange(-(-length // block))
    rows = max(_AT_ONCE // max(length, 1), 1)
    for begun in range(0, draws, rows):
        count = min(rows, draws - begun)
        starts = generator.integers(0, length, count)
        orders = generator.permuted(np.broadcast_to(blocks, (count, len(blocks))), axis=1)
        yield positions(length, block, starts, orders)


def positions(length: int, block: int, starts: Positions, orders: Positions) -> Positions:
    """The steps in their new order: the series begun at `starts`, around its end, cut into blocks, the blocks joined.

    Counted on around the end, so that they are read from the series written twice in a row: step `length` + 3 is step
    3 again. To wrap millions of steps takes longer than to read them.

    Args:
        starts: one per shuffle, 0 to length - 1.
        orders: shuffles x blocks, the blocks counted from 0; the last one may be shorter.
    """
    begins = orders * block
    sizes = np.minimum(length - begins, block)
    # A block that begins at step 8 and comes after 5 others moves by 3; the same for every step of the block.
    moved = begins - (np.cumsum(sizes, axis=1) - sizes) + starts[:, None]
    order = np.repeat(moved.ravel(), sizes.ravel()).reshape(len(starts), length)
    order += np.arange(length)
    return order
