"""The one thing the diary says that comes before running: the most serious, in one line, with what to do about it."""

from __future__ import annotations

import streamlit as st

from neckload.ui.pages import missing_weeks, warning_signs
from neckload.ui.session.page_context import Visit
from neckload.ui.text import safety


def show(visit: Visit) -> None:
    """Nothing where there is nothing to say; an active warning sign stands above every page already."""
    alert = safety.alert(visit.analysis)
    if alert is None or alert.kind in ("emergency", "doctor"):
        return
    if alert.kind == "missing_weeks":
        missing_weeks.ask(visit)
    elif alert.kind == "self_care":
        st.info(alert.text, icon=":material/self_improvement:")
    else:
        st.warning(alert.text, icon=":material/medical_services:")
    if alert.kind == "signs" and not visit.is_sample:
        st.button(safety.LOOK_THROUGH, on_click=warning_signs.ask, key="ask_for_signs")
