"""A cache of runner glances by diary version, so that a long list opens at once."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from datetime import date
from threading import Lock, Thread

from neckload.domain.open_link import OpenLink
from neckload.domain.runner_glance import RunnerGlance
from neckload.ui.session.page_store import FollowedLinks

MOST = 5000
"""How many glances are kept, about a kilobyte each."""
_REST = 4
"""Reading ahead pauses this many times as long as the last diary took, to leave the processor to others."""
_EVERY_S = 60.0


class Glances:
    """The newest glance through each link and its day. Thread-safe."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, date], tuple[OpenLink, RunnerGlance]] = OrderedDict()
        self._lock = Lock()

    def known(self, link: OpenLink, today: date) -> RunnerGlance | None:
        """Today's glance through this link; None if the diary has changed since or a new day has begun."""
        with self._lock:
            kept = self._kept.get((link.id, today))
        return kept[1] if kept and kept[0] == link else None

    def keep(self, link: OpenLink, today: date, glance: RunnerGlance) -> None:
        with self._lock:
            self._kept[link.id, today] = (link, glance)
            self._kept.move_to_end((link.id, today))
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)

    def forget_others(self, links: Collection[int], today: date) -> None:
        """Forgets links that are no longer in any list, and days that are over everywhere."""
        with self._lock:
            gone = [key for key in self._kept if key[0] not in links or abs((key[1] - today).days) > 1]
            for key in gone:
                del self._kept[key]


GLANCES = Glances()
"""The glances of every follower on this server."""


def read_ahead(
    lists: Iterable[FollowedLinks],
    kept: Glances,
    today: date,
    rest: Callable[[float], None],
    *faults: type[Exception],
) -> None:
    """Works out the missing glances of all lists, and forgets those that are in no list.

    Args:
        rest: waits this long [s].
        faults: errors that a list or diary may raise; they do not stop the other lists.
    """
    listed = set()
    for each in lists:
        with suppress(*faults):
            for _, link in each.runners():
                listed.add(link.id)
                if kept.known(link, today) is None:
                    began_s = time.monotonic()
                    kept.keep(link, today, each.at_a_glance(link, today))
                    rest(_REST * (time.monotonic() - began_s))
    kept.forget_others(listed, today)


class ReadAhead(Thread):
    """Reads ahead over and over, so that nobody waits for two hundred diaries on opening their list."""

    def __init__(self, lists: Callable[[], Iterable[FollowedLinks]], fault: type[Exception]) -> None:
        """`lists` returns all lists; if it raises a `fault`, it is tried again."""
        super().__init__(name="read ahead", daemon=True)
        self._lists = lists
        self._fault = fault

    def run(self) -> None:
        while True:
            with suppress(self._fault):
                read_ahead(self._lists(), GLANCES, date.today(), time.sleep, self._fault, ValueError)
            time.sleep(_EVERY_S)
