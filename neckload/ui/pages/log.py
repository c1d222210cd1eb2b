"""*Log*: everything that comes in. Each part saves in the callback of its own button or cell."""

from __future__ import annotations

import streamlit as st

from neckload.ui import account_words, page_words
from neckload.ui.pages import add_run, check_in, upload, week_grid, your_data
from neckload.ui.visit import Visit

_PARTS = {
    "Check in": check_in.show,
    "Upload": upload.show,
    "Add a run": add_run.show,
    "Type weeks": week_grid.show,
    "Your data": your_data.show,
}


def show(visit: Visit) -> None:
    st.markdown(page_words.KEPT[visit.kept] + (f" {account_words.OR_SIGN_IN}" if visit.can_sign_in else ""))
    parts = list(_PARTS)
    tabs = st.tabs(parts, default=_first_part(visit), key="part", on_change="rerun")
    for tab, part in zip(tabs, parts, strict=True):
        if tab.open:
            with tab:
                _PARTS[part](visit)


def _first_part(visit: Visit) -> str:
    """Somebody new comes with a file; somebody who has a diary comes to say how the neck is.

    Decided once a visit: the first file kept must not carry the runner off to another tab.
    """
    return str(st.session_state.setdefault("first_part", "Upload" if visit.is_sample else "Check in"))
