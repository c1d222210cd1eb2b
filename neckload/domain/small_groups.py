"""Which rows of a table of counts would say something about a few people, and stay hidden."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray


def hidden_rows(people: NDArray[np.integer], least: int, together: Literal["sum", "max"] = "sum") -> NDArray[np.bool_]:
    """The rows to hide so that no group of fewer than `least` people can be read off or worked out.

    A row with any cell below `least` is hidden, an empty one too: that nobody of a group is without pain says that
    everybody has it. A single hidden row could be worked out from the total of the others, and so could a few that
    hold fewer than `least` people between them; then the smallest row shown is hidden as well, until there are two or
    more with enough people (complementary suppression; Hundepool et al. 2012, Statistical Disclosure Control, Wiley).

    Args:
        people: rows x cells; how many different people each cell is about.
        together: how many people several rows hold at least: "sum" where nobody is in two of them, else "max".
    """
    hidden: NDArray[np.bool_] = np.asarray((people < least).any(axis=1))
    while hidden.any() and not hidden.all():
        behind = people[hidden].sum(axis=0) if together == "sum" else people[hidden].max(axis=0)
        if hidden.sum() > 1 and (behind >= least).all():
            break
        smallest = np.where(hidden, np.iinfo(np.int64).max, people.min(axis=1)).argmin()
        hidden[smallest] = True
    return hidden
