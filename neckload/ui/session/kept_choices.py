"""View settings saved with the diary, so that a plain bookmark restores them. The address takes precedence."""

from __future__ import annotations

import json
from typing import Protocol

import streamlit as st

from neckload.ui.session.choices import chosen
from neckload.ui.session.state import Slot

_KEY = "view"
_CHOICES = {
    "measure": ("time", "distance"),
    "unit": ("km", "mi"),
    "week_start": ("monday", "sunday"),
    "period": ("12", "26", "52", "all"),
}
_OWNER = Slot[str]("choices_of")
_SEEN = Slot[dict[str, str | None] | None]("choices_seen")


class Answers(Protocol):
    """Small answers by owner (`neckload.store.Store`)."""

    def recall(self, owner: str, key: str) -> str | None: ...
    def remember(self, owner: str, key: str, value: str | None) -> None: ...


def restore(store: Answers, owner: str) -> None:
    """Starts a visit with the choices of the last one, unless the address says otherwise."""
    if _OWNER.get() == owner:
        return
    kept = json.loads(store.recall(owner, _KEY) or "{}")
    for name, options in _CHOICES.items():
        if kept.get(name) in options and name not in st.query_params:
            chosen(name).value = kept[name]
    _OWNER.value, _SEEN.value = owner, None


def keep(store: Answers, owner: str) -> None:
    """Remembers the current choices that the runner has changed since the page was last drawn.

    Choices that come from a bookmark's address do not change what is remembered.
    """
    now = {name: chosen(name).get() for name in _CHOICES}
    seen = _SEEN.value
    _SEEN.value = now
    changed = {name: value for name, value in now.items() if seen is not None and value != seen[name]}
    if changed:
        kept = json.loads(store.recall(owner, _KEY) or "{}")
        store.remember(owner, _KEY, json.dumps({**kept, **changed}))
