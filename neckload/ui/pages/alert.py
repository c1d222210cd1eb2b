"""The one thing the diary says that comes before running: the most serious, in one line, with what to do about it."""

from __future__ import annotations

import streamlit as st

from neckload.ui.pages import missing_weeks, warning_signs
from neckload.ui.session.page_context import Visit
from neckload.ui.text import safety

_ICON = {"self_care": "self_improvement"}


def show(visit: Visit) -> None:
    """Nothing where there is nothing to say; an active warning sign stands above every page already."""
    alert = safety.alert(visit.analysis)
    if alert is None or alert.kind in ("emergency", "doctor"):
        return
    if alert.kind == "missing_weeks":
        missing_weeks.ask(visit)
        return
    with st.container(key="alert", horizontal=True, vertical_alignment="center"):
        icon = _ICON.get(alert.kind, "medical_services")
        st.markdown(f":material/{icon}: **{alert.text}**", width="stretch")
        if not visit.is_sample:
            label = safety.LOOK_THROUGH if alert.kind == "signs" else safety.SIGNS_LINK
            arrow = ":material/arrow_forward:"
            st.button(
                label,
                on_click=warning_signs.ask,
                type="tertiary",
                icon=arrow,
                icon_position="right",
                key="ask_for_signs",
            )
