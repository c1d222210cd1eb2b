"""What stands on more than one page: the sample's notice, the warning signs, what a noted sign means."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from neckload.domain.neck import ActiveRedFlag
from neckload.domain.tables import SEEN_BY_DOCTOR
from neckload.domain.warning_signs import FEVER_WITH, RED_FLAGS, WHAT_TO_DO, Urgency
from neckload.ui.session.page_context import Visit
from neckload.ui.text import advice
from neckload.ui.text import finding as words
from neckload.ui.text.formatting import day


def sample(visit: Visit) -> None:
    """Says that this is not the visitor's diary, and where to put theirs."""
    if not visit.is_sample:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="sample_notice"):
        st.markdown(words.SAMPLE_NOTICE, width="content")
        if st.button(words.IMPORT_YOURS, type="primary", icon=":material/upload_file:", key="add_your_log"):
            st.switch_page(visit.pages["log"])


def show_finding(finding: words.Finding) -> None:
    """A label, its headline, and the lines that belong to it as one paragraph."""
    st.caption(finding.label)
    st.header(finding.headline, anchor=False)
    st.markdown("  \n".join(finding.lines))


def other_samples(visit: Visit) -> None:
    """The two invented runners of whom the answer is known: one whose neck follows the load, one whose does not."""
    if not visit.is_sample:
        return
    with st.container(horizontal=True, key="other_samples"):
        for name, label in words.SAMPLES.items():
            st.page_link(visit.pages["patterns"], label=label, query_params={"sample": name}, icon=":material/person:")


def warning_signs(visit: Visit) -> None:
    """The article's signs, always beside the advice, whatever the diary says."""
    with st.container(key="warning_signs"):
        st.markdown(advice.WARNING_SIGNS)
        st.page_link(visit.pages["neck-care"], label="All warning signs", icon=":material/emergency:")


def danger(symptoms: Iterable[str], urgency: Urgency | None) -> None:
    """What noted warning signs mean, in red, wherever they are noted or matter; nothing when there is none."""
    if urgency is None:
        return
    reported = set(symptoms)
    signs = [sign for sign in RED_FLAGS if sign.symptom in reported]
    listed = "\n".join(f"- {sign.words}" for sign in signs)
    together = "" if urgency in {sign.urgency for sign in signs} else f"\n\n{FEVER_WITH}"
    st.error(f"**{WHAT_TO_DO[urgency]}** You reported:\n{listed}{together}", icon=":material/emergency:")


def red_flag(visit: Visit, flag: ActiveRedFlag) -> None:
    """An active warning sign: what to do, since when, and the way to say that a doctor has looked at it."""
    danger(flag.symptoms, flag.urgency)
    st.markdown(f"Reported on {day(flag.noted_on)}. {advice.NO_TARGET}")
    if not visit.is_sample:
        st.button(advice.SEEN, on_click=_seen_by_doctor, args=(visit,), key="seen_by_doctor")


def _seen_by_doctor(visit: Visit) -> None:
    entry = pd.DataFrame(
        {"when": [visit.now], "pain_0_10": [float("nan")], "moment": ["day"], "symptoms": [SEEN_BY_DOCTOR]}
    )
    visit.keeper.save_pain(visit.owner, entry)
    st.toast("Saved. The range is back; you can remove this under Log, Check in.")
