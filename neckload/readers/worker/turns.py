"""Whose file is read next: some at a time, one of each visitor, and the others in the order they came in."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class _Place:
    """A place in the queue."""

    names: frozenset[str]


class Turns:
    """A fair queue: a visitor whose file is being read cannot keep others waiting with more files."""

    def __init__(self, most_at_once: int) -> None:
        self._most_at_once = most_at_once
        self._changed = threading.Condition()
        self._reading: list[_Place] = []
        self._waiting: list[_Place] = []

    @contextmanager
    def turn(
        self, visitor: Collection[str], longest_s: float, sign: Callable[[], None], every_s: float
    ) -> Iterator[bool]:
        """Waits for a turn; yields whether it came within `longest_s`, and holds it until the block ends.

        Args:
            visitor: identifiers of the visitor, such as session and address; sharing one means being the same. Without
                any, the visitor is distinct.
            sign: called every `every_s` seconds while waiting; an exception from it ends the waiting.
        """
        place = _Place(frozenset(visitor))
        has_turn = self._wait(place, time.monotonic() + longest_s, sign, every_s)
        try:
            yield has_turn
        finally:
            if has_turn:
                self._leave(self._reading, place)

    def _wait(self, place: _Place, until: float, sign: Callable[[], None], every_s: float) -> bool:
        with self._changed:
            self._waiting.append(place)
        try:
            while time.monotonic() <= until:
                with self._changed:
                    if self._is_next(place):
                        self._reading.append(place)
                        return True
                    self._changed.wait(every_s)
                sign()
            return False
        finally:
            self._leave(self._waiting, place)

    def _is_next(self, place: _Place) -> bool:
        """Whether there is room, and everyone ahead is waiting for a reading of their own."""
        if len(self._reading) >= self._most_at_once:
            return False
        busy = frozenset().union(*(reading.names for reading in self._reading))
        return next((waiting for waiting in self._waiting if not waiting.names & busy), None) is place

    def _leave(self, line: list[_Place], place: _Place) -> None:
        with self._changed:
            line.remove(place)
            self._changed.notify_all()
