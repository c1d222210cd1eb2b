"""Timely cleanup after closed tabs.

Streamlit keeps the session of a closed tab for a while, so that a lost connection loses nothing. Once that time is over
it drops the session only when another one is closed, and its uploads even later.
"""

from __future__ import annotations

import gc
import time
from typing import Any

from streamlit.runtime import Runtime

EVERY_S = 15
KEPT_S = 90
"""One sweep notices that a tab was closed, one ends its session and one collects the rest: gone after 105 to 135 s."""


class Sweep:
    """Ends the sessions of closed tabs, and drops the uploads of ended sessions."""

    def __init__(self, runtime: Runtime, kept_s: float = KEPT_S, every_s: float = EVERY_S) -> None:
        self._runtime = runtime
        self._kept_s = kept_s
        self._every_s = every_s
        self._closed_since: dict[str, float] = {}
        self._collect_again = False

    def start(self) -> None:
        """Start sweeping on the server's event loop, the only place where sessions may be ended. Returns at once."""
        # Streamlit has no public name for its loop, nor for its list of sessions used below.
        self._loop: Any = self._runtime._get_async_objs().eventloop
        self._loop.call_soon_threadsafe(self._repeat)

    def _repeat(self) -> None:
        self._loop.call_later(self._every_s, self._repeat)
        self.sweep(time.monotonic())

    def sweep(self, now_s: float) -> None:
        """End what has been closed for long enough.

        Args:
            now_s: from a monotonic clock.
        """
        sessions = {info.session.id: info for info in self._runtime._session_mgr.list_sessions()}
        closed = [name for name, info in sessions.items() if info.client is None]
        self._closed_since = {name: self._closed_since.get(name, now_s) for name in closed}
        over = [name for name, since_s in self._closed_since.items() if now_s - since_s >= self._kept_s]
        for name in over:
            self._runtime.close_session(name)
        uploads: Any = self._runtime.uploaded_file_mgr
        left = [name for name in list(uploads.file_storage) if name not in sessions]
        for name in left:
            uploads.remove_session_files(name)
        # A session and its parts form reference cycles, and Streamlit turns automatic collection off. Collect again at
        # the next sweep: the last run of a session may just be ending.
        if over or left or self._collect_again:
            gc.collect()
        self._collect_again = bool(over or left)
