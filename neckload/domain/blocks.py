"""Block shuffling: blocks of four weeks change places instead of single steps, so the series keeps its slow rhythm.

Two series that each rise and fall over a few weeks are correlated by that alone. Shuffling single steps destroys the
rhythm, and every slow wave then looks stronger than chance; shuffling blocks keeps it.

The circular block bootstrap (Politis & Romano 1992) without replacement, so that each value is used once.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.int64]

# Values shuffled per batch: small enough for the processor's cache. Larger arrays are returned to the system after each
# batch, which took a third of the time.
_AT_ONCE = 1 << 15


def block_shuffles(length: int, block: int, draws: int, seed: int) -> Iterator[Positions]:
    """For each of `draws` shuffles, the step every step's value comes from: draws x length, yielded in batches.

    Steps past the end continue at the start, as in `positions`.
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
    """Steps in their shuffled order: start at `starts`, wrap around the end, cut into blocks, join the blocks.

    Indices are not wrapped: step `length` + 3 means step 3, so index into the series repeated twice. Wrapping millions
    of steps takes longer than reading them.

    Args:
        starts: one per shuffle, 0 to length - 1.
        orders: shuffles x blocks, counted from 0; the last block may be shorter.
    """
    begins = orders * block
    sizes = np.minimum(length - begins, block)
    # A block that begins at step 8 and comes after 5 others moves by 3, and so does every step in it.
    moved = begins - (np.cumsum(sizes, axis=1) - sizes) + starts[:, None]
    order = np.repeat(moved.ravel(), sizes.ravel()).reshape(len(starts), length)
    order += np.arange(length)
    return order
