"""Keeps entries recorded before signing in for the few minutes that takes.

Signing in leads through the provider's pages and back into a new session, which knows nothing of the one before. The
diary of the old session waits under the token that Streamlit gives each browser against forged requests: the browser
sends it with both sessions, and no page of another site can read it.
"""

from __future__ import annotations

import time
from hashlib import sha256
from threading import Lock
from typing import NamedTuple

import streamlit as st
from streamlit.web.server.starlette.starlette_app_utils import decode_xsrf_token_string

from neckload.domain.removals import Removals
from neckload.domain.tables import Diary
from neckload.ui.session.state import Slot

WAIT_SECONDS = 15 * 60  # long enough to look for a password, short enough that little waits in memory
MOST_WAITING = 200
_TOKEN_COOKIE = "_streamlit_xsrf"


class Left(NamedTuple):
    """Everything that a session held."""

    diary: Diary
    removals: Removals


_LEFT = Slot[Left | None]("left_behind")


class Waiting:
    """Diaries of sessions that left to sign in. Each is handed out once, to the browser that left it."""

    def __init__(self) -> None:
        self._diaries: dict[str, tuple[float, Left]] = {}
        self._lock = Lock()

    def leave(self, browser: str, left: Left, now: float) -> None:
        with self._lock:
            self._forget_old(now)
            self._diaries.pop(browser, None)
            if len(self._diaries) >= MOST_WAITING:
                del self._diaries[next(iter(self._diaries))]  # the one that has waited longest
            self._diaries[browser] = (now, left)

    def take(self, browser: str, now: float) -> Left | None:
        with self._lock:
            self._forget_old(now)
            return self._diaries.pop(browser, (now, None))[1]

    def _forget_old(self, now: float) -> None:
        for browser, (since, _) in list(self._diaries.items()):
            if now - since > WAIT_SECONDS:
                del self._diaries[browser]


@st.cache_resource(show_spinner=False)
def _waiting() -> Waiting:
    return Waiting()


def leave(left: Left) -> None:
    """Leaves this session's diary for the session that comes back signed in."""
    browser = _browser()
    if browser:
        _waiting().leave(browser, left, time.monotonic())


def left_behind() -> Left | None:
    """What this browser left before signing in; the same in every run of the session, None if there is nothing."""
    if not _LEFT.is_set:
        browser = _browser()
        _LEFT.value = _waiting().take(browser, time.monotonic()) if browser else None
    return _LEFT.value


def settle() -> None:
    """Forgets what was left behind, once it is added or declined."""
    _LEFT.value = None


def _browser() -> str | None:
    """An identifier of this browser that nobody can guess; None if it sends none."""
    token, _ = decode_xsrf_token_string(st.context.cookies.get(_TOKEN_COOKIE, ""))
    return sha256(token).hexdigest() if token else None
