"""*History*: every run, score, day note and typed week, to search, edit and remove."""

from __future__ import annotations

from math import ceil

import streamlit as st

from neckload.ui.pages import entry_rows, parts
from neckload.ui.session.page_context import Visit
from neckload.ui.text.diary import history
from neckload.ui.text.diary.history import Entry


def show(visit: Visit) -> None:
    if visit.is_sample:
        _empty()
        return
    entries = _entries(visit)
    with st.container(key="history_filter"):
        st.text_input(
            history.SEARCH, key="history_search", placeholder=history.SEARCH, icon=":material/search:",
            label_visibility="collapsed", type="search", on_change=_first_page,
        )  # fmt: skip
        st.segmented_control(
            "Kind of entry", history.KINDS, default="all", format_func=history.KINDS.__getitem__, required=True,
            key="history_kind", label_visibility="collapsed", on_change=_first_page,
        )  # fmt: skip
    shown = history.matching(entries, st.session_state["history_kind"], st.session_state["history_search"] or "")
    if not shown:
        st.info(history.NOTHING_FITS, icon=":material/search_off:")
        st.button("Show everything", on_click=_show_everything, key="show_everything")
        return
    pages = ceil(len(shown) / history.PAGE_LENGTH)
    page = min(int(st.session_state.get("history_page", 1)), pages)
    first = (page - 1) * history.PAGE_LENGTH
    _rows(visit, shown[first : first + history.PAGE_LENGTH])
    with st.container(horizontal=True, vertical_alignment="center", key="history_foot"):
        st.caption(history.count(len(shown), len(entries)), width="stretch")
        if pages > 1:
            st.pagination(pages, key="history_page")
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
    known = st.session_state.get("history_entries")
    if known is None or known[0] != state:
        known = (state, history.entries(visit.keeper.diary(visit.owner), visit.unit, visit.today))
        st.session_state["history_entries"] = known
    rows: list[Entry] = known[1]
    return rows


def _first_page() -> None:
    st.session_state["history_page"] = 1


def _show_everything() -> None:
    st.session_state.update({"history_search": "", "history_kind": "all", "history_page": 1})


def _rows(visit: Visit, entries: list[Entry]) -> None:
    with st.container(key="card_history"):
        for month, of_month in history.by_month(entries):
            st.html(f'<h2 class="history_month">{month}</h2>')
            entry_rows.show(visit, of_month)
