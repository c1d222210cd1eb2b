"""When a growing record is looked at: at 26 weeks, and each time it has doubled.

Whoever asks again every week gives luck a hundred chances: of runners without any link a third to two fifths were told
of one within two years. So the record is read at few lengths, fixed beforehand. Each look uses the steps up to the one
at which its length was first reached and nothing after it: the answer is a function of the record alone, and asking a
hundred times changes nothing.

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
    """Known steps at which it was due."""
    end: int
    """Place of the last step it uses."""


@dataclass(frozen=True)
class Looks:
    """The looks that a record has had, and the next one."""

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
        """Known steps that the next look still needs; 0 when it only waits until it can be answered."""
        return max(self.next_due - self.known, 0)

    @property
    def progress(self) -> float:
        """How far the record has got towards the next look, 0 to 1."""
        return min(self.known / self.next_due, 1.0)


def looks(known: NDArray[np.bool_], first: int, can_answer: Callable[[int], bool]) -> Looks:
    """The looks at a record of these steps.

    A look that cannot be answered is taken at the first later known step that can, at the latest before the next one
    is due: never more looks than planned.

    Args:
        known: whether each step of the calendar counts.
        first: known steps of the first look; each later one is due at twice as many.
        can_answer: whether the record up to this place, included, can be answered.
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
