"""View settings saved with the diary, so that a plain bookmark restores them. The address takes precedence."""

from __future__ import annotations

import json
from typing import Protocol

import streamlit as st

_KEY = "view"
_CHOICES = {
    "measure": ("time", "distance"),
    "unit": ("km", "mi"),
    "week_start": ("monday", "sunday"),
    "period": ("12", "26", "52", "all"),
}
_OWNER, _SEEN = "choices_of", "choices_seen"


class Answers(Protocol):
    """Small answers by owner (`neckload.store.Store`)."""

    def recall(self, owner: str, key: str) -> str | None: ...
    def remember(self, owner: str, key: str, value: str | None) -> None: ...


def restore(store: Answers, owner: str) -> None:
    """Begin a visit with what was chosen at the last one, where the address says nothing else."""
    if st.session_state.get(_OWNER) == owner:
        return
    kept = json.loads(store.recall(owner, _KEY) or "{}")
    for name, options in _CHOICES.items():
        if kept.get(name) in options and name not in st.query_params:
            st.session_state[f"chosen_{name}"] = kept[name]
    st.session_state.update({_OWNER: owner, _SEEN: None})


def keep(store: Answers, owner: str) -> None:
    """Remember what is chosen now, where the runner has changed it since the page was drawn last.

    What a bookmark's address asked for is a look, and changes nothing that is kept.
    """
    chosen = {name: st.session_state.get(f"chosen_{name}") for name in _CHOICES}
    seen: dict[str, str] | None = st.session_state[_SEEN]
    st.session_state[_SEEN] = chosen
    changed = {name: value for name, value in chosen.items() if seen is not None and value != seen[name]}
    if changed:
        kept = json.loads(store.recall(owner, _KEY) or "{}")
        store.remember(owner, _KEY, json.dumps({**kept, **changed}))
