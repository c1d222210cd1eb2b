"""Delays wrong links: a little at first, longer with each further one from the same address.

Nobody guesses 256 bits; this keeps those who try from keeping the server busy. Only a try that failed waits, in its
own session, so nobody with a right link ever does.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

FIRST_S = 0.25
LONGEST_S = 4.0
FORGOTTEN_AFTER_S = 15 * 60
ADDRESSES = 1000


class Tries:
    """Failed tries by address, for the latest `ADDRESSES` addresses. Thread-safe."""

    def __init__(self) -> None:
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._lock = threading.Lock()

    def failed(self, address: str, now_s: float) -> float:
        """Records a failed try; returns how long its answer must wait [s].

        Args:
            now_s: time of a monotonic clock [s].
        """
        with self._lock:
            count, last_s = self._failed.pop(address, (0, now_s))
            count = 1 if now_s - last_s > FORGOTTEN_AFTER_S else count + 1
            self._failed[address] = (count, now_s)
            while len(self._failed) > ADDRESSES:
                self._failed.popitem(last=False)
        return float(min(LONGEST_S, FIRST_S * 2 ** min(count - 1, 10)))
