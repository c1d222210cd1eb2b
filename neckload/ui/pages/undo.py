"""Undo for the last change of the diary, offered until the next change or until the tab is closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

_LAST = "last_change"


@dataclass(frozen=True)
class _Change:
    words: str
    """What was changed, as plain text."""
    restore: Callable[[], object]


def remember(words: str, restore: Callable[[], object]) -> None:
    """Offers to undo a change.

    Args:
        words: what was changed, as plain text.
        restore: puts the diary back as it was.
    """
    st.session_state[_LAST] = _Change(words, restore)


def forget() -> None:
    """Stops offering to undo."""
    st.session_state.pop(_LAST, None)


def offer() -> None:
    """Shows the last change with its Undo button, if there is one."""
    change: _Change | None = st.session_state.get(_LAST)
    if change is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="last_change"):
        st.text(change.words, width="stretch")
        st.button("Undo", on_click=_undo, key="undo_change", icon=":material/undo:")


def _undo() -> None:
    st.session_state.pop(_LAST).restore()
