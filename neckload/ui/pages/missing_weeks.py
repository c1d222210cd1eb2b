"""The question about weeks without a record, and three ways to answer it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from neckload.domain.exercise_log import day_with
from neckload.domain.missing_weeks import MissingWeeks
from neckload.domain.week_totals import ran_as_usual
from neckload.ui.pages import log
from neckload.ui.session.page_context import Visit
from neckload.ui.text.guidance import safety


def ask(visit: Visit) -> None:
    """Asks the question, with its three answers; nothing if no week is missing."""
    missing = visit.analysis.advice.missing_weeks
    if missing is None or visit.is_sample:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="card_missing_weeks"):
        st.markdown(f"**{safety.missing_question(missing)}** {safety.READ_AS_REST}", width="stretch")
        with st.container(horizontal=True, gap="small", width="content", key="missing_answers"):
            st.button(safety.RESTED, on_click=_rested, args=(visit, missing), key="missing_rested")
            st.button(safety.AS_USUAL, on_click=_as_usual, args=(visit, missing), key="missing_as_usual")
            if st.button(safety.TYPE_THEM, type="tertiary", key="missing_type"):
                log.open_grid()
                st.switch_page(visit.pages["log"])


def _rested(visit: Visit, missing: MissingWeeks) -> None:
    days = visit.keeper.diary(visit.owner).days
    rows = [day_with(days, week.date(), "marked_rest", True) for week in missing.weeks]
    visit.keeper.save_days(visit.owner, pd.concat(rows, ignore_index=True))


def _as_usual(visit: Visit, missing: MissingWeeks) -> None:
    totals = visit.keeper.diary(visit.owner).week_totals
    lines, former = ran_as_usual(totals, missing.weeks, visit.analysis.settings.week_start)
    visit.keeper.save_week_totals(visit.owner, lines, instead_of=former)
