"""Runners at a glance, kept in memory by the state of their diary, so that a list of many is worked out once a day."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from datetime import date
from typing import Protocol

import streamlit as st

from neckload.domain.runner_glance import RunnerGlance

MOST = 5000
"""About a kilobyte each."""


class Link(Protocol):
    """A link as its reader meets it: equal only while what it shows is the same."""

    @property
    def id(self) -> int: ...


class Glances:
    """The newest glance through each link. Safe to use from several threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, tuple[Hashable, RunnerGlance]] = OrderedDict()
        self._lock = threading.Lock()

    def known(self, link: Link, today: date) -> RunnerGlance | None:
        """The glance through this link as of today; None where the diary has changed since, or another day began."""
        with self._lock:
            kept = self._kept.get(link.id)
        return kept[1] if kept and kept[0] == (link, today) else None

    def keep(self, link: Link, today: date, glance: RunnerGlance) -> None:
        with self._lock:
            self._kept[link.id] = ((link, today), glance)
            self._kept.move_to_end(link.id)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)


@st.cache_resource(show_spinner=False, ttl="24h")
def glances() -> Glances:
    """Those of every follower on this server."""
    return Glances()
