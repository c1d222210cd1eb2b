"""A fair queue: one reading of each visitor at a time, the others in the order they came."""

from __future__ import annotations

import threading

import pytest

from neckload.app import visitor_names
from neckload.readers.worker.turns import Turns


class Left(Exception):
    """What a page raises that is left."""


class Visitor:
    """Somebody who waits for a turn in a thread of their own, and keeps it until told."""

    def __init__(self, turns: Turns, *names: str) -> None:
        self.has_turn, self._is_done = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._read, args=(turns, names), daemon=True)
        self._thread.start()

    def _read(self, turns: Turns, names: tuple[str, ...]) -> None:
        with turns.turn(names, 30, lambda: None, 0.01):
            self.has_turn.set()
            self._is_done.wait(30)

    def is_reading(self) -> bool:
        return self.has_turn.wait(0.2)

    def finish(self) -> None:
        self._is_done.set()
        self._thread.join(30)


def test_a_second_file_of_one_visitor_waits_and_a_strangers_does_not() -> None:
    turns = Turns(4)
    first = Visitor(turns, "session 1", "address A")
    assert first.is_reading()
    second, same_address = Visitor(turns, "session 1", "address B"), Visitor(turns, "session 2", "address A")
    assert not second.is_reading()
    assert not same_address.is_reading()
    stranger = Visitor(turns, "session 3")
    assert stranger.is_reading()
    first.finish()
    assert second.is_reading()
    assert same_address.is_reading()
    for visitor in (second, same_address, stranger):
        visitor.finish()


def test_who_came_first_is_first_when_a_place_is_free() -> None:
    turns = Turns(1)
    reading = Visitor(turns, "a")
    assert reading.is_reading()
    waiting = []
    for name in ("b", "c"):
        waiting.append(Visitor(turns, name))
        assert not waiting[-1].is_reading()
    reading.finish()
    assert waiting[0].is_reading()
    assert not waiting[1].is_reading()
    for visitor in waiting:
        visitor.finish()


@pytest.mark.parametrize(
    ("address", "waits"), [("10.0.0.7", False), ("127.0.0.1", False), ("", False), ("8.8.8.8", True), ("2a00::1", True)]
)
def test_two_visitors_behind_one_proxy_do_not_wait_for_each_other_and_two_tabs_of_one_address_do(
    address: str, waits: bool
) -> None:
    turns = Turns(most_at_once=6)
    first, second = (visitor_names(session, address) for session in ("a", "b"))
    with turns.turn(first, 30, lambda: None, 0.01), turns.turn(second, 0.02, lambda: None, 0.01) as has_turn:
        assert has_turn is not waits


def test_visitors_without_a_name_are_not_each_other() -> None:
    turns = Turns(2)
    visitors = [Visitor(turns), Visitor(turns)]
    assert all(visitor.is_reading() for visitor in visitors)
    for visitor in visitors:
        visitor.finish()


def test_whoever_waits_too_long_or_leaves_holds_nobody_up() -> None:
    turns = Turns(1)
    reading = Visitor(turns, "a")
    assert reading.is_reading()
    with turns.turn(("b",), 0.05, lambda: None, 0.01) as has_turn:
        assert not has_turn

    def leave() -> None:
        raise Left

    with pytest.raises(Left), turns.turn(("c",), 30, leave, 0.01):
        pass
    reading.finish()
    with turns.turn(("d",), 5, lambda: None, 0.01) as has_turn:
        assert has_turn
