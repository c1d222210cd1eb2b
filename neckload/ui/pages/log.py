"""*Log*: adding, importing and looking through entries. Each part saves in the callback of its own control."""

from __future__ import annotations

import streamlit as st

from neckload.ui.pages import add_run, check_in, history, parts, undo, upload, week_grid, your_data
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text.diary import log
from neckload.ui.text.people import account

_WAY = Slot[str]("way_to_add")

PARTS = ("Check in", "Add a run", "History", "Import")
_WAYS_TO_ADD = ("One run", "Whole weeks")
# Names of the parts in older bookmarks.
_FORMER = {"Upload": "Import", "Your data": "Import", "Type weeks": "Add a run"}


def show(visit: Visit) -> None:
    usual = "Import" if visit.is_sample else "Check in"
    part = parts.choose("log", PARTS, usual, _FORMER)
    undo.offer()
    {"Check in": check_in.show, "Add a run": _add, "History": history.show, "Import": _import}[part](visit)
    st.caption(log.KEPT[visit.kept] + (f" {account.OR_SIGN_IN}" if visit.can_sign_in else ""))


def open_grid() -> None:
    """Shows the grid of whole weeks in the next run."""
    parts.open_part("log", PARTS[1])
    _WAY.value = _WAYS_TO_ADD[1]


def _add(visit: Visit) -> None:
    way = st.segmented_control(
        "What to add",
        _WAYS_TO_ADD,
        default=_WAYS_TO_ADD[0],
        required=True,
        key=_WAY.key,
        label_visibility="collapsed",
    )
    add_run.show(visit) if way == _WAYS_TO_ADD[0] else week_grid.show(visit)


def _import(visit: Visit) -> None:
    upload.show(visit)
    your_data.show(visit)
