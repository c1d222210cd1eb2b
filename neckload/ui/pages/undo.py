"""What was removed last, offered back until something else is removed, all is deleted, or the tab is closed."""

from __future__ import annotations

from typing import Literal

import pandas as pd
import streamlit as st

from neckload.ui.session.page_context import Visit
from neckload.ui.text import log

_TAKEN_OUT = "taken_out"


def remember(table: Literal["runs", "pain"], rows: pd.DataFrame) -> None:
    st.session_state[_TAKEN_OUT] = (table, rows)


def forget() -> None:
    """Nothing is offered back any more."""
    st.session_state.pop(_TAKEN_OUT, None)


def offer(visit: Visit, table: Literal["runs", "pain"]) -> None:
    """The way back, where something of this table was removed."""
    was, rows = st.session_state.get(_TAKEN_OUT, (None, None))
    if was != table:
        return
    entry = rows.iloc[0].to_dict()
    label = log.run_entry(entry, visit.unit) if table == "runs" else log.pain_entry(entry)
    with st.container(horizontal=True, vertical_alignment="center", key="taken_out"):
        st.text(f"Removed: {label}")
        st.button("Put it back", on_click=_put_back, args=(visit,), key="put_back", icon=":material/undo:")


def _put_back(visit: Visit) -> None:
    table, rows = st.session_state[_TAKEN_OUT]
    save = visit.keeper.save_runs if table == "runs" else visit.keeper.save_pain
    save(visit.owner, rows)
    forget()
