"""Undo for the last change of the diary, offered until the next change or until the tab is closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from neckload.ui.session.state import Slot


@dataclass(frozen=True)
class _Change:
    words: str
    """What was changed, as plain text."""
    restore: Callable[[], object]


_LAST = Slot[_Change]("last_change")


def remember(words: str, restore: Callable[[], object]) -> None:
    """Offers to undo a change.

    Args:
        words: what was changed, as plain text.
        restore: puts the diary back as it was.
    """
    _LAST.value = _Change(words, restore)


def forget() -> None:
    """Stops offering to undo."""
    _LAST.pop()


def offer() -> None:
    """Shows the last change with its Undo button, if there is one."""
    change = _LAST.get()
    if change is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="last_change"):
        st.text(change.words, width="stretch")
        st.button("Undo", on_click=_undo, key="undo_change", icon=":material/undo:")


def _undo() -> None:
    if change := _LAST.pop():
        change.restore()
