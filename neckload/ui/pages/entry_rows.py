"""Diary entries as rows, each with a button to edit or remove it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from neckload.ui.pages import edit_entry, edit_run
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text.diary import history
from neckload.ui.text.diary.history import Entry
from neckload.ui.text.quoting import quoted

_CHOSEN = Slot[Entry]("entry_chosen")


def show(visit: Visit, entries: Sequence[Entry]) -> None:
    """Shows one row per entry, with each day named once. The sample's rows have no button.

    Call `open_chosen` after the last of them.
    """
    day_before = None
    for entry in entries:
        with st.container(key=f"entry_{entry.kind}_{entry.key}"):
            st.html(_row(entry, is_first_of_day=entry.when.date() != day_before))
            if not visit.is_sample:
                _button(entry)
        day_before = entry.when.date()


def open_chosen(visit: Visit) -> None:
    """Opens the dialog that a row asked for. Not from its callback: a dialog belongs to the run of the page."""
    entry = _CHOSEN.pop()
    if entry is None:
        return
    if entry.kind == "run":
        edit_run.dialog(visit, entry.key)
    else:
        edit_entry.dialog(visit, entry)


def _button(entry: Entry) -> None:
    """Leads straight to the dialog: the keyboard cannot choose the first item of a Streamlit menu."""
    st.button(
        f"Edit or remove: {quoted(history.line(entry))}",
        icon=":material/more_horiz:",
        type="tertiary",
        key=f"change_{entry.kind}_{entry.key}",
        on_click=_choose,
        args=(entry,),
    )


def _choose(entry: Entry) -> None:
    _CHOSEN.value = entry


def _row(entry: Entry, is_first_of_day: bool) -> str:
    cells = {
        "day": history.weekday(entry.when) if is_first_of_day else "",
        "name": escape(entry.name),
        "far": entry.distance,
        "long": entry.time,
        "detail": escape(entry.detail),
        "figure": f'<b class="score">{entry.score}</b>' if entry.score else "",
    }
    spans = "".join(f'<span class="{name}">{cell}</span>' for name, cell in cells.items())
    return f'<div class="history_row of_{entry.kind}">{spans}</div>'
