"""*Plan*: the way to a goal, week by week; previewed immediately, saved when the runner says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd
import streamlit as st

from neckload.domain.goal import Goal, given_up, goal_row
from neckload.domain.plan import Plan
from neckload.ui.charts import plan as plan_charts
from neckload.ui.pages import goal_form, notices, pictures
from neckload.ui.report import plan_files
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot, forget_all
from neckload.ui.text.guidance import plan, plan_week
from neckload.ui.text.weeks import this_week

_BEFORE = Slot[tuple[date, pd.DataFrame]]("goals_before")


def show(visit: Visit) -> None:
    notices.sample(visit)
    kept = visit.analysis.plan
    form, answer = st.columns([2, 5], gap="small")
    with form.container(key="card_goal"):
        goal = goal_form.chosen(visit, kept.goal if kept else None)
        shown = kept if kept and goal is kept.goal else visit.analysis.plan_for(goal)
        _choices(visit, shown, kept)
    with answer.container(key="card_plan"):
        _answer(visit, shown, is_kept=shown is kept)
        if shown.weeks or shown.done:
            _picture(visit, shown)
    if visit.analysis.advice.red_flag is None:
        notices.warning_signs()
    if shown.weeks or shown.done:
        _weeks(visit, shown)


def _answer(visit: Visit, shown: Plan, is_kept: bool) -> None:
    """Shows whether and when the plan reaches the goal, with how it is worked out behind a button."""
    finding = plan.finding(shown, visit.analysis, visit.unit)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(finding.label, width="stretch")
        if not is_kept and shown.weeks:
            st.badge(plan.WHAT_IF, icon=":material/science:", color="gray")
    st.header(finding.headline, anchor=False)
    st.markdown(" ".join(finding.lines))
    if shown.status == "no_level" and not visit.is_sample:
        _to_the_log(visit)
    with st.popover(plan.HOW_TITLE, type="tertiary"):
        st.markdown("\n\n".join((plan.HOW, *([plan.race_help()] if shown.goal.is_race else []))))


def _to_the_log(visit: Visit) -> None:
    """The button of a plan without a level to start from."""
    nothing_run = visit.analysis.this_week is None
    label, part = (this_week.ADD_RUNS, "Import") if nothing_run else (this_week.TYPE_WEEKS, "Add a run")
    if st.button(label, type="primary", key="to_the_log"):
        st.switch_page(visit.pages["log"], query_params={"part": part})


def _choices(visit: Visit, shown: Plan, kept: Plan | None) -> None:
    with st.container(horizontal=True):
        held = visit.is_sample or visit.analysis.advice.red_flag is not None
        # Not in a callback: that would save the goal of the previous run, without a date typed just now.
        can_save = shown is not kept and (shown.status != "no_level" or visit.is_sample)
        if can_save and st.button(plan.SAVE, type="primary", disabled=held, key="keep_goal"):
            _change(visit, replace(shown.goal, made_on=visit.today, start_level=shown.level))
            st.rerun()
        if kept:
            st.button(plan.DELETE, on_click=_change, args=(visit, None), key="give_up_goal")
        if _BEFORE.is_set:
            st.button(plan.UNDO, on_click=_undo, args=(visit,), type="tertiary", key="undo_goal")
    if visit.is_sample:
        st.caption(plan.ONLY_SAMPLE)


def _change(visit: Visit, goal: Goal | None) -> None:
    """Saves a goal from today on, or none; the one before is remembered for undo."""
    goals = visit.keeper.diary(visit.owner).goals
    _BEFORE.value = (visit.today, goals[goals["made_on"] == pd.Timestamp(visit.today)])
    visit.keeper.save_goals(visit.owner, goal_row(goal) if goal else given_up(visit.today))
    _forget_fields()
    st.toast(plan.SAVED if goal else plan.DELETED, icon=":material/check:")


def _undo(visit: Visit) -> None:
    day, before = _BEFORE.value
    _BEFORE.pop()
    if before.empty:
        visit.keeper.delete_goals(visit.owner, [day])
    else:
        visit.keeper.save_goals(visit.owner, before)
    _forget_fields()
    st.toast(plan.UNDONE, icon=":material/undo:")


def _forget_fields() -> None:
    forget_all("goal_")


def _picture(visit: Visit, shown: Plan) -> None:
    drawn = pictures.drawn(plan_charts.way_to_goal(visit.analysis, shown, visit.unit), "way_to_goal")
    pictures.without_table(drawn, "way_to_goal", plan.picture(shown, visit.analysis, visit.unit))


def _weeks(visit: Visit, shown: Plan) -> None:
    if shown.weeks:
        _table("The weeks ahead", plan_week.weeks_table(shown, visit.unit), "Every planned week")
        with st.container(horizontal=True):
            _download("For your calendar (.ics)", "plan.ics", "text/calendar", visit, shown)
            _download("As a table (.csv)", "plan.csv", "text/csv", visit, shown)
    if shown.done:
        _table("Planned and run", plan_week.done_table(shown, visit.unit), "Planned and run, by week")


def _table(title: str, rows: pd.DataFrame, alt: str) -> None:
    """A plain text table. A grid is a canvas: awkward on a phone, and cut off on paper."""
    with st.container(key=f"card_table_{title.split()[-1].lower()}"):
        st.header(title, anchor=False)
        st.table(rows, border="horizontal", hide_index=True, alt=alt)


def _download(label: str, name: str, kind: str, visit: Visit, shown: Plan) -> None:
    def made() -> bytes:
        if name.endswith(".csv"):
            return plan_files.table(shown, visit.unit)
        return plan_files.calendar(shown, visit.unit, datetime.now(UTC))

    st.download_button(label, made, name, kind, on_click="ignore", icon=":material/download:", key=f"download_{name}")
