"""The table of all weeks in the period; selecting a row opens that week."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from streamlit.elements.arrow import DataframeState

from neckload.ui.session import week_choice
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text.weeks import weeks as words

_TABLE = Slot[DataframeState]("all_weeks")
_LISTED = Slot[list[pd.Timestamp]]("weeks_listed")
_MOST_ROWS_PX = 420
_ROW_PX = 36


def show(visit: Visit) -> None:
    box = st.expander(words.ALL_WEEKS, key="all_weeks_open", on_change="rerun")
    if not box.open:
        return
    table = words.figures(visit.analysis, visit.unit)
    _LISTED.value = list(visit.analysis.weeks["week"][::-1])
    box.dataframe(
        table,
        hide_index=True,
        height=min(_MOST_ROWS_PX, _ROW_PX * (len(table) + 1)),
        key=_TABLE.key,
        on_select=_picked,
        selection_mode="single-cell",
        alt=words.ALL_WEEKS,
    )


def _picked() -> None:
    cells = _TABLE.value.selection.cells
    listed = _LISTED.value
    if cells and cells[0][0] < len(listed):
        week_choice.open_week(listed[cells[0][0]])
