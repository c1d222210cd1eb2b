"""Runs merged from two files, each with a button to separate them again."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from neckload.domain.imports import Merge
from neckload.ui.session.page_context import Visit
from neckload.ui.text import locale_format
from neckload.ui.text.diary import imports

_NEWEST = 10


def show(visit: Visit) -> None:
    merges = visit.keeper.merges(visit.owner)
    if not merges:
        return
    with st.expander(imports.merges_title(len(merges)), key="merges"):
        st.markdown(imports.MERGES)
        shown = list(merges[:_NEWEST])
        if len(merges) > _NEWEST:
            day = st.date_input(
                "On this day (empty: the newest)", None, key="merges_day", format=locale_format.current().typed_date
            )
            shown = [merge for merge in merges if day in (None, merge.run["start"].date())][:_NEWEST]
        for merge in shown:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(imports.merge_line(merge, visit.unit))
                key = f"apart_{merge.number}"
                st.button("These are two runs", key=key, on_click=_separate, args=(visit, merge))


def _separate(visit: Visit, merge: Merge) -> None:
    with suppress(KeyError):  # another tab was first
        visit.keeper.separate(visit.owner, merge.number)
    st.toast(imports.TAKEN_APART)
