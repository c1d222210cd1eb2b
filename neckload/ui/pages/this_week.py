"""*This week*: the neck's score at one tap, three tiles, one alert at most, the chart, the open week, all weeks."""

from __future__ import annotations

import streamlit as st

from neckload.ui.pages import all_weeks, notices, quick_check_in, tiles, undo, week_chart
from neckload.ui.session.page_context import Visit
from neckload.ui.text import advice as advice_words


def show(visit: Visit) -> None:
    analysis = visit.analysis
    notices.sample(visit)
    if analysis.advice.red_flag:
        notices.red_flag(visit, analysis.advice.red_flag)
    else:
        quick_check_in.show(visit)
        tiles.show(visit)
        _alert(visit)
    if not analysis.weeks.empty:
        week_chart.show(visit)
        undo.offer()
        all_weeks.show(visit)


def _alert(visit: Visit) -> None:
    referral = visit.analysis.advice.referral
    if referral is None:
        return
    with st.container(key="alert", horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/medical_services: **{advice_words.referral(referral)}**", width="stretch")
        st.page_link(
            visit.pages["neck-care"], label="Warning signs", icon=":material/arrow_forward:", icon_position="right"
        )
