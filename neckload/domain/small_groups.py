"""Which rows of a table of counts would reveal something about a few people and must stay hidden."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray


def hidden_rows(people: NDArray[np.integer], least: int, together: Literal["sum", "max"] = "sum") -> NDArray[np.bool_]:
    """The rows to hide so that no group of fewer than `least` people can be read off or derived.

    A row with any cell below `least` is hidden, even an empty one: if nobody in a group is without pain, everybody has
    it. A single hidden row could be derived from the total of the others, and so could several that hold fewer than
    `least` people together; then the smallest visible row is hidden too, until two or more rows hold enough people
    (complementary suppression; Hundepool et al. 2012, Statistical Disclosure Control, Wiley).

    Args:
        people: rows x cells; number of different people in each cell.
        together: how to count people over several rows: "sum" if nobody is in two of them, otherwise "max".
    """
    hidden: NDArray[np.bool_] = np.asarray((people < least).any(axis=1))
    while hidden.any() and not hidden.all():
        behind = people[hidden].sum(axis=0) if together == "sum" else people[hidden].max(axis=0)
        if hidden.sum() > 1 and (behind >= least).all():
            break
        smallest = np.where(hidden, np.iinfo(np.int64).max, people.min(axis=1)).argmin()
        hidden[smallest] = True
    return hidden
