"""The three tiles of *This week*: this week's running, the neck, and next week with its reasons."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from neckload.ui.drawing import tiles as drawn
from neckload.ui.pages import own_target
from neckload.ui.session.page_context import Visit
from neckload.ui.text.guidance import advice as advice_words
from neckload.ui.text.guidance import plan as plan_words
from neckload.ui.text.weeks import this_week as words


def show(visit: Visit) -> None:
    with st.container(key="tiles"):
        with st.container(key="card_so_far"):
            _so_far(visit)
        with st.container(key="card_neck"):
            _neck(visit)
        with st.container(key="card_next"):
            _next_week(visit)


def _html(markup: str) -> None:
    # Not st.html, which strips inline SVG.
    st.markdown(markup, unsafe_allow_html=True)


def _so_far(visit: Visit) -> None:
    now = visit.analysis.this_week
    if now is None:
        _html(drawn.tile(words.NO_RUNNING))
        _way_on(visit, words.ADD_RUNS, "Import")
        return
    bar = drawn.bullet(now.total, now.range_.low, now.range_.high) if now.range_ else ""
    tile = words.so_far(now, visit.unit, is_ceiling=visit.analysis.advice.is_ceiling)
    planned = visit.analysis.plan_now
    if planned and planned.is_this_week:
        tile = replace(tile, plan=plan_words.for_the_week(visit.analysis, visit.unit))
    _html(drawn.tile(tile, bar))


def _neck(visit: Visit) -> None:
    lately = visit.analysis.neck_lately
    advice = visit.analysis.advice
    # The tile does not count the weeks with pain if the alert already does.
    tile = words.neck(lately, 0 if advice.referral else advice.neck.painful_weeks)
    _html(drawn.tile(tile, drawn.sparkline(lately.weekly), tone="neck"))


def _next_week(visit: Visit) -> None:
    advice = visit.analysis.advice
    tone, text = words.CHIP[advice.step.name] if advice.step and advice.target else ("even", "")
    tile = words.next_week(visit.analysis, visit.unit)
    planned = visit.analysis.plan_now
    if planned is None or not planned.is_this_week:  # then it is next week's, or paused
        tile = replace(tile, plan=plan_words.for_the_week(visit.analysis, visit.unit))
    _html(drawn.tile(tile, drawn.chip(text, tone) if text else ""))
    if advice.target is None and not advice.missing_weeks and visit.analysis.this_week is not None:
        _way_on(visit, words.TYPE_WEEKS, "Add a run")
    with st.container(key="why"), st.popover(words.WHY, type="tertiary"):
        for reason in advice_words.reasons(advice, visit.unit):
            st.markdown(f"- {reason}")
        if planned and planned.counts != "both":
            st.markdown(f"- {plan_words.LOWER_COUNTS}")
        st.caption(advice_words.CAVEAT)
        own_target.show(visit)
    _keep_what_is_shown(visit)


def _way_on(visit: Visit, label: str, part: str) -> None:
    """The button of a tile that has nothing to show yet."""
    with st.container(key=f"way_on_{part.lower().replace(' ', '_')}"):
        if st.button(label, type="primary"):
            st.switch_page(visit.pages["log"], query_params={"part": part})


def _keep_what_is_shown(visit: Visit) -> None:
    """Saves the first range shown for a week: what the runner did is later compared with that one."""
    row = visit.analysis.range_to_keep
    if len(row) and not visit.is_sample:
        visit.keeper.keep_shown_range(visit.owner, row)
