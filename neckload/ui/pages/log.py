"""*Log*: everything that comes in. Each part saves in the callback of its own button or cell."""

from __future__ import annotations

import streamlit as st

from neckload.ui.pages import add_run, check_in, upload, week_grid, your_data
from neckload.ui.session.page_context import Visit
from neckload.ui.text import account, log

_PARTS = {
    "Check in": check_in.show,
    "Upload": upload.show,
    "Add a run": add_run.show,
    "Type weeks": week_grid.show,
    "Your data": your_data.show,
}


def show(visit: Visit) -> None:
    st.markdown(log.KEPT[visit.kept] + (f" {account.OR_SIGN_IN}" if visit.can_sign_in else ""))
    parts = list(_PARTS)
    first = _first_part(visit)
    tabs = st.tabs(parts, default=first, key="part", on_change="rerun")
    _put_into_address(str(st.session_state["part"] or first), first)
    for tab, part in zip(tabs, parts, strict=True):
        if tab.open:
            with tab:
                _PARTS[part](visit)


def _first_part(visit: Visit) -> str:
    """The part that the address names; else somebody new comes with a file, and somebody who has a diary to check in.

    Decided once a visit: the first file kept must not carry the runner off to another tab.
    """
    asked = st.query_params.get("part")
    usual = "Upload" if visit.is_sample else "Check in"
    return str(st.session_state.setdefault("first_part", asked if asked in _PARTS else usual))


def _put_into_address(part: str, first: str) -> None:
    """A bookmark or a refresh brings the part back that is open."""
    if part != st.query_params.get("part", first):
        st.query_params["part"] = part
