"""Half a year of days; selecting a week shows its days, and selecting a day shows its entries."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from neckload.domain.year import (
    by_week,
    day_opened_first,
    days_of_week,
    earlier_half,
    has_earlier_scores,
    latest_half,
    week_of_day,
    year_summary,
)
from neckload.ui.drawing import calendar as drawing
from neckload.ui.pages import edit_entry, entry_rows, undo
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text.answers import patterns
from neckload.ui.text.diary import history
from neckload.ui.text.formatting import day as day_words
from neckload.ui.text.formatting import week

_WEEK = Slot[pd.Timestamp]("calendar_week")
_DAY = Slot[date]("calendar_day")
_LATER = "calendar_later"


@st.fragment
def show(visit: Visit) -> None:
    days = visit.analysis.year
    with st.container(key="card_calendar"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.header("Half a year, day by day", anchor=False, width="stretch")
            shown = _half(days)
        st.markdown(patterns.year_summary(year_summary(days)))
        _choose_first(shown)
        _grid(shown, visit.today)
        _day_strip(shown)
    _day(visit)


def _half(days: pd.DataFrame) -> pd.DataFrame:
    """The weeks to draw; with more than half a year on record the runner can choose the earlier half."""
    if not has_earlier_scores(days):
        return latest_half(days)
    half = st.segmented_control(
        "Half of the year", ["Earlier", "Latest"], default="Latest", required=True, key=_LATER,
        label_visibility="collapsed",
    )  # fmt: skip
    return earlier_half(days) if half == "Earlier" else latest_half(days)


def _choose_first(shown: pd.DataFrame) -> None:
    """Selects the day in the address at first, later a day within the weeks shown."""
    if _WEEK.get() not in set(shown["week"]):
        requested = pd.to_datetime(st.query_params.get("day", ""), errors="coerce")
        opened = day_opened_first(shown, None if pd.isna(requested) else requested)
        _WEEK.value, _DAY.value = week_of_day(opened), opened.date()


def _grid(shown: pd.DataFrame, today: date) -> None:
    weeks = by_week(shown).to_dict("records")
    named = {row["week"]: patterns.week_of_days(week(row["week"].date(), today), row) for row in weeks}
    with st.container(key="calendar_grid"):
        svg = drawing.calendar(shown, _WEEK.value, patterns.year_summary(year_summary(shown)))
        st.markdown(svg, unsafe_allow_html=True)
        st.pills(
            "Week", list(named), key=_WEEK.key, required=True, format_func=named.__getitem__,
            label_visibility="collapsed", on_change=_to_week,
        )  # fmt: skip
    st.html(patterns.YEAR_KEY)


def _to_week() -> None:
    """Moves to the same weekday of the chosen week."""
    _DAY.value = _WEEK.value.date() + timedelta(days=_DAY.value.weekday())
    _into_address()


def _into_address() -> None:
    st.query_params["day"] = f"{_DAY.value}"


def _day_strip(shown: pd.DataFrame) -> None:
    of_week = days_of_week(shown, _WEEK.value).to_dict("records")
    named = {row["date"].date(): patterns.day_of_week(row) for row in of_week}
    if _DAY.value not in named:
        _DAY.value = list(named)[-1]
    st.pills(
        "Day", list(named), key=_DAY.key, required=True, format_func=named.__getitem__, label_visibility="collapsed",
        on_change=_into_address,
    )  # fmt: skip


def _day(visit: Visit) -> None:
    chosen = _DAY.value
    diary = visit.analysis.record.diary if visit.is_sample else visit.keeper.diary(visit.owner)
    undo.offer()
    with st.container(key="card_day"):
        st.header(day_words(chosen), anchor=False)
        of_day = [
            entry
            for entry in history.entries(diary, visit.unit, visit.today)
            if entry.when.date() == chosen and entry.kind != "week"
        ]
        if of_day:
            entry_rows.show(visit, of_day)
        else:
            st.caption(patterns.NOTHING_ON_DAY)
        has_note = any(entry.kind == "note" for entry in of_day)
        adding = not visit.is_sample and not has_note and st.button(history.ADD_NOTE, key="add_day_note")
    if adding:
        edit_entry.add_note(visit, chosen)
    else:
        entry_rows.open_chosen(visit)
