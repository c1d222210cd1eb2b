"""The one alert of *This week*: the most serious thing in the diary, with what to do about it."""

from __future__ import annotations

import streamlit as st

from neckload.domain import evidence
from neckload.ui.pages import missing_weeks, warning_signs
from neckload.ui.session.page_context import Visit
from neckload.ui.text.guidance import safety

_ICON = {"self_care": "self_improvement"}


def show(visit: Visit) -> None:
    """Shows the alert, if any. An active warning sign has its own banner above every page."""
    alert = safety.alert(visit.analysis)
    if alert is None or alert.kind in ("emergency", "doctor"):
        return
    if alert.kind == "missing_weeks":
        missing_weeks.ask(visit)
        return
    key = "alert_severe" if alert.kind == "severe" else "alert"
    with st.container(key=key, horizontal=True, vertical_alignment="center"):
        icon = _ICON.get(alert.kind, "medical_services")
        st.markdown(f":material/{icon}: **{alert.text}**", width="stretch")
        if alert.kind == "signs":
            warning_signs.link(safety.LOOK_THROUGH, evidence.ASK_FOR_SIGNS.value)
        else:
            warning_signs.link(safety.SIGNS_LINK)


def has_link(visit: Visit) -> bool:
    """Whether the alert already leads to the warning signs, so that nothing else on the page needs to."""
    alert = safety.alert(visit.analysis)
    return alert is not None and alert.kind != "missing_weeks"
