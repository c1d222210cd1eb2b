"""Half a year of days; a tap on a week opens its days, and a tap on a day what was recorded on it."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from neckload.domain.tables import Diary
from neckload.ui.drawing import calendar as drawing
from neckload.ui.pages import edit_entry, entry_rows, undo
from neckload.ui.session.page_context import Visit
from neckload.ui.text.answers import patterns
from neckload.ui.text.diary import history
from neckload.ui.text.formatting import day as day_words
from neckload.ui.text.formatting import week

_WEEK, _DAY, _LATER = "calendar_week", "calendar_day", "calendar_later"


@st.fragment
def show(visit: Visit) -> None:
    days = visit.analysis.year
    with st.container(key="card_calendar"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.header("Every day of half a year", anchor=False, width="stretch")
            shown = _half(days)
        st.markdown(patterns.year_summary(days))
        _choose_first(days, shown)
        _grid(shown, visit.today)
        _day_strip(shown)
    _day(visit)


def _half(days: pd.DataFrame) -> pd.DataFrame:
    """The weeks to draw; a longer year has a way to its first half."""
    weeks = sorted(days["week"].unique())
    latest = weeks[-drawing.SHOWN_WEEKS :]
    if not days.loc[~days["week"].isin(latest), "pain"].notna().any():
        return days[days["week"].isin(latest)]
    half = st.segmented_control(
        "Half of the year", ["Earlier", "Latest"], default="Latest", required=True, key=_LATER,
        label_visibility="collapsed",
    )  # fmt: skip
    earlier = weeks[-2 * drawing.SHOWN_WEEKS : -drawing.SHOWN_WEEKS]
    return days[days["week"].isin(earlier if half == "Earlier" else latest)]


def _choose_first(days: pd.DataFrame, shown: pd.DataFrame) -> None:
    """The day in the address at first; then a day of the weeks that are shown."""
    asked = pd.to_datetime(st.query_params.get("day", ""), errors="coerce")
    weeks = list(shown["week"].unique())
    if st.session_state.get(_WEEK) not in weeks:
        row = days[days["date"] == asked]
        is_shown = len(row) > 0 and row["week"].iloc[0] in weeks
        at = asked if is_shown else shown.loc[shown["pain"].notna() | (shown["runs"] > 0), "date"].max()
        at = shown["date"].max() if pd.isna(at) else at
        st.session_state[_WEEK] = shown.loc[shown["date"] == at, "week"].iloc[0]
        st.session_state[_DAY] = at.date()


def _grid(shown: pd.DataFrame, today: date) -> None:
    weeks = shown.groupby("week", as_index=False).agg(pain=("pain", "max"), runs=("runs", "sum")).to_dict("records")
    named = {row["week"]: patterns.week_of_days(week(row["week"].date(), today), row) for row in weeks}
    with st.container(key="calendar_grid"):
        svg = drawing.calendar(shown, st.session_state[_WEEK], patterns.year_summary(shown).replace("**", ""))
        st.markdown(svg, unsafe_allow_html=True)
        st.pills(
            "Week", list(named), key=_WEEK, required=True, format_func=named.__getitem__,
            label_visibility="collapsed", on_change=_to_week,
        )  # fmt: skip
    st.html(patterns.YEAR_KEY)


def _to_week() -> None:
    """The same day of the other week."""
    old: date = st.session_state[_DAY]
    st.session_state[_DAY] = st.session_state[_WEEK].date() + timedelta(days=old.weekday())
    _into_address()


def _into_address() -> None:
    st.query_params["day"] = f"{st.session_state[_DAY]}"


def _day_strip(shown: pd.DataFrame) -> None:
    rows = shown[shown["week"] == st.session_state[_WEEK]]
    named = {row["date"].date(): patterns.day_of_week(row) for row in rows.to_dict("records")}
    if st.session_state[_DAY] not in named:
        st.session_state[_DAY] = list(named)[-1]
    st.pills(
        "Day", list(named), key=_DAY, required=True, format_func=named.__getitem__, label_visibility="collapsed",
        on_change=_into_address,
    )  # fmt: skip


def _day(visit: Visit) -> None:
    chosen: date = st.session_state[_DAY]
    record = visit.analysis.record
    diary = visit.keeper.diary(visit.owner)
    if visit.is_sample:
        diary = Diary(runs=record.runs, pain=record.pain, days=record.days)
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
