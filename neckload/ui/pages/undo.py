"""Undo for the last change of the diary, offered until the next change or until the tab is closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

_LAST = "last_change"


@dataclass(frozen=True)
class _Change:
    words: str
    """What was done, as plain text."""
    restore: Callable[[], object]


def remember(words: str, restore: Callable[[], object]) -> None:
    """Offer a way back.

    Args:
        words: what was done, as plain text.
        restore: puts the diary back as it was before.
    """
    st.session_state[_LAST] = _Change(words, restore)


def forget() -> None:
    """Nothing is offered any more."""
    st.session_state.pop(_LAST, None)


def offer() -> None:
    """The way back, where there is one."""
    change: _Change | None = st.session_state.get(_LAST)
    if change is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="last_change"):
        st.text(change.words, width="stretch")
        st.button("Undo", on_click=_undo, key="undo_change", icon=":material/undo:")


def _undo() -> None:
    st.session_state.pop(_LAST).restore()
