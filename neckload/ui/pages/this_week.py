"""*This week*: check-in, three tiles, at most one alert, the chart, the open week and all weeks."""

from __future__ import annotations

import streamlit as st

from neckload.ui.pages import (
    alert,
    all_weeks,
    experiment_card,
    letters,
    notices,
    quick_check_in,
    tiles,
    undo,
    week_chart,
)
from neckload.ui.session.page_context import Visit
from neckload.ui.text.guidance import safety


def show(visit: Visit) -> None:
    """Shows the page. While a warning sign is active (its banner is above every page) there is no target to aim for."""
    analysis = visit.analysis
    notices.sample(visit)
    comes_first = analysis.advice.is_ceiling  # then the advice to see somebody is the headline
    if comes_first:
        alert.show(visit)
    if analysis.advice.red_flag is None:
        quick_check_in.show(visit)
        experiment_card.show(visit)
        tiles.show(visit)
    if not comes_first:
        alert.show(visit)
    letters.show(visit)
    letters.news(visit)
    first_days = safety.first_days(analysis)
    if first_days:
        with st.container(key="card_first_days"):
            st.markdown("\n\n".join(first_days))
    if not analysis.weeks.empty:
        week_chart.show(visit)
        undo.offer()
        all_weeks.show(visit)
