"""When a growing record is evaluated: at 26 weeks, and each time it has doubled.

Testing again every week gives chance a hundred opportunities: a third to two fifths of runners without any link were
told within two years that they had one. So the record is evaluated at a few lengths fixed beforehand. Each look uses
the steps up to the one at which its length was first reached and nothing later: the answer depends on the record alone,
and asking a hundred times changes nothing.

Armitage P, McPherson CK, Rowe BC 1969, 10.2307/2343787.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Look:
    """One look at a record."""

    due: int
    """Number of known steps at which it was due."""
    end: int
    """Position of the last step it uses."""


@dataclass(frozen=True)
class Looks:
    """The looks a record has had, and the next one."""

    taken: tuple[Look, ...]
    known: int
    """Known steps so far."""
    next_due: int
    """Known steps at which the next look is due."""

    @property
    def last(self) -> Look | None:
        return self.taken[-1] if self.taken else None

    @property
    def missing(self) -> int:
        """Known steps still missing for the next look; 0 if it is only waiting until it can be answered."""
        return max(self.next_due - self.known, 0)

    @property
    def progress(self) -> float:
        """Progress of the record towards the next look, 0 to 1."""
        return min(self.known / self.next_due, 1.0)


def looks(known: NDArray[np.bool_], first: int, can_answer: Callable[[int], bool]) -> Looks:
    """The looks at a record with these steps.

    A look that cannot be answered is taken at the first later known step where it can, but before the next one is due,
    so there are never more looks than planned.

    Args:
        known: whether each step of the calendar is known.
        first: known steps of the first look; each later one is due at twice as many.
        can_answer: whether the record up to and including a position can be answered.
    """
    places = np.flatnonzero(known)
    taken, due = [], first
    while due <= len(places):
        end = next((int(place) for place in places[due - 1 : 2 * due - 1] if can_answer(int(place))), None)
        if end is not None:
            taken.append(Look(due, end))
        elif len(places) < 2 * due:
            break  # still waiting for this one
        due *= 2
    return Looks(tuple(taken), len(places), due)
