"""The open week: its facts, its seven days, its runs to edit or remove, and another week beside it."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from neckload.domain.week_detail import RunOfWeek, WeekDetail
from neckload.ui.drawing import week_card as drawn
from neckload.ui.pages import edit_run
from neckload.ui.session import week_choice
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text.formatting import short_week
from neckload.ui.text.quoting import quoted
from neckload.ui.text.weeks import week_card as words

_TO_EDIT = Slot[str]("run_to_edit")
_BESIDE = Slot[date]("week_beside")


def show(visit: Visit, chosen: pd.Timestamp) -> None:
    detail = visit.analysis.week(chosen)
    other = week_choice.beside(visit.analysis)
    with st.container(key="card_of_week"):
        _head(visit, detail, other)
        if other is None:
            _single_week(visit, detail)
        else:
            _two(visit, detail, visit.analysis.week(other))
    run_id = _TO_EDIT.pop()
    if run_id is not None:
        edit_run.dialog(visit, run_id)


def _head(visit: Visit, detail: WeekDetail, other: pd.Timestamp | None) -> None:
    with st.container(key="week_head", horizontal=True, vertical_alignment="center"):
        st.header(words.heading(visit.analysis, detail), anchor=False, width="stretch")
        before = week_choice.neighbour(visit.analysis, detail.week, -1)
        after = week_choice.neighbour(visit.analysis, detail.week, 1)
        beside = other or before or after
        if beside is not None:
            st.button(
                words.STOP_COMPARING if other is not None else words.COMPARE,
                on_click=week_choice.put_beside,
                args=(None if other is not None else beside,),
                type="tertiary",
                key="compare",
            )
        _step("Week before", "chevron_left", "Left", before)
        _step("Week after", "chevron_right", "Right", after)


def _step(label: str, icon: str, key: str, week: pd.Timestamp | None) -> None:
    st.button(
        label,
        icon=f":material/{icon}:",
        shortcut=key,
        type="tertiary",
        disabled=week is None,
        on_click=week_choice.open_week,
        args=(week,),
        key=f"week_{key.lower()}",
    )


def _single_week(visit: Visit, detail: WeekDetail) -> None:
    measure, unit = visit.analysis.measure, visit.unit
    longest = drawn.longest_day([detail], measure)
    st.markdown(drawn.facts(detail, measure, unit), unsafe_allow_html=True)
    st.caption(words.remarks(detail, visit.analysis, unit))
    st.markdown(drawn.days(detail, measure, unit, longest), unsafe_allow_html=True)
    if not detail.run_list:
        if detail.state in words.NO_RUNS:  # that it was a rest week is said above
            st.markdown(words.NO_RUNS[detail.state])
        return
    with st.container(key="runs_of_week", gap=None):
        st.html("<p class='neck_after'>neck after</p>")
        for run in detail.run_list:
            _run(visit, run)


def _run(visit: Visit, run: RunOfWeek) -> None:
    with st.container(key=f"run_{run.run_id}", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(drawn.run_line(run, visit.unit), width="stretch")
        if visit.is_sample:
            return
        st.button(
            f"Edit or remove {quoted(words.run_name(run))}",
            icon=":material/more_horiz:",
            type="tertiary",
            key=f"change_{run.run_id}",
            on_click=_choose,
            args=(run.run_id,),
        )


def _choose(run_id: str) -> None:
    _TO_EDIT.value = run_id


def _two(visit: Visit, detail: WeekDetail, other: WeekDetail) -> None:
    """Shows the open week and another: figures side by side, days one above the other on the same scale."""
    analysis, measure, unit = visit.analysis, visit.analysis.measure, visit.unit
    weeks = [week.date() for week in analysis.record.weeks["week"][::-1]]
    _BESIDE.value = other.week.date()
    st.selectbox("Beside", weeks, format_func=words.listed, key=_BESIDE.key, on_change=_put_beside)
    headings = short_week(detail.week.date()), short_week(other.week.date())
    rows = words.comparison(detail, other, measure, unit)
    st.markdown(drawn.comparison(headings, rows), unsafe_allow_html=True)
    longest = drawn.longest_day([detail, other], measure)
    for heading, each in zip(headings, (detail, other), strict=True):
        st.caption(heading)
        st.markdown(drawn.days(each, measure, unit, longest), unsafe_allow_html=True)


def _put_beside() -> None:
    week_choice.put_beside(pd.Timestamp(_BESIDE.value))
