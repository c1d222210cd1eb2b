"""*History*: every run, score, day note and typed week, to search, edit and remove."""

from __future__ import annotations

from datetime import date
from math import ceil
from typing import Literal

import streamlit as st

from neckload.ui.pages import entry_rows, parts
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text.diary import history
from neckload.ui.text.diary.history import Entry, Kind
from neckload.ui.text.formatting import Unit

_SEARCH = Slot[str]("history_search")
_KIND = Slot[Kind | Literal["all"]]("history_kind")
_PAGE = Slot[int]("history_page")
# The entries as they were written last, and for which diary, unit and day.
_ENTRIES = Slot[tuple[tuple[int, Unit, date], list[Entry]]]("history_entries")


def show(visit: Visit) -> None:
    if visit.is_sample:
        _empty()
        return
    entries = _entries(visit)
    with st.container(key="history_filter"):
        st.text_input(
            history.SEARCH, key=_SEARCH.key, placeholder=history.SEARCH, icon=":material/search:",
            label_visibility="collapsed", type="search", on_change=_first_page,
        )  # fmt: skip
        st.segmented_control(
            "Kind of entry", history.KINDS, default="all", format_func=history.KINDS.__getitem__, required=True,
            key=_KIND.key, label_visibility="collapsed", on_change=_first_page,
        )  # fmt: skip
    shown = history.matching(entries, _KIND.value, _SEARCH.value or "")
    if not shown:
        st.info(history.NOTHING_FITS, icon=":material/search_off:")
        st.button("Show everything", on_click=_show_everything, key="show_everything")
        return
    pages = ceil(len(shown) / history.PAGE_LENGTH)
    page = min(_PAGE.get(1), pages)
    first = (page - 1) * history.PAGE_LENGTH
    _rows(visit, shown[first : first + history.PAGE_LENGTH])
    with st.container(horizontal=True, vertical_alignment="center", key="history_foot"):
        st.caption(history.count(len(shown), len(entries)), width="stretch")
        if pages > 1:
            st.pagination(pages, key=_PAGE.key)
    entry_rows.open_chosen(visit)


def _empty() -> None:
    with st.container(border=True, key="card_empty"):
        st.markdown(f"**Nothing recorded yet**\n\n{history.EMPTY}")
        st.button(
            "Import a log",
            type="primary",
            on_click=parts.open_part,
            args=("log", "Import"),
            key="import_from_history",
        )


def _entries(visit: Visit) -> list[Entry]:
    """The entries in words, made once for each state of the diary, not at every tap."""
    state = (visit.keeper.version(visit.owner), visit.unit, visit.today)
    known = _ENTRIES.get()
    if known is None or known[0] != state:
        known = (state, history.entries(visit.keeper.diary(visit.owner), visit.unit, visit.today))
        _ENTRIES.value = known
    return known[1]


def _first_page() -> None:
    _PAGE.value = 1


def _show_everything() -> None:
    _SEARCH.value, _KIND.value, _PAGE.value = "", "all", 1


def _rows(visit: Visit, entries: list[Entry]) -> None:
    with st.container(key="card_history"):
        for month, of_month in history.by_month(entries):
            st.html(f'<h2 class="history_month">{month}</h2>')
            entry_rows.show(visit, of_month)
