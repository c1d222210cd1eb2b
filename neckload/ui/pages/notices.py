"""Notices shown on several pages: the sample's, and the warning signs in short."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from neckload.ui.pages.warning_signs import link
from neckload.ui.session.page_context import Visit
from neckload.ui.text.guidance import safety
from neckload.ui.text.weeks import finding as words


def sample(visit: Visit) -> None:
    """Says that this is sample data, with a button to import the visitor's own."""
    if not visit.is_sample:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="sample_notice"):
        st.markdown(words.SAMPLE_NOTICE, width="content")
        if st.button(words.IMPORT_YOURS, type="primary", icon=":material/upload_file:", key="add_your_log"):
            st.switch_page(visit.pages["log"])


def other_samples(visit: Visit, labels: Mapping[str, str], part: str = "") -> None:
    """Links to other simulated runners, in one line.

    Args:
        labels: name of a sample in the address -> what its link says.
        part: the part of *Patterns* to open.
    """
    if not visit.is_sample:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="other_samples"):
        st.caption(words.OTHER_SAMPLES, width="content")
        for name, label in labels.items():
            address = {"sample": name, **({"part": part} if part else {})}
            st.page_link(visit.pages["patterns"], label=label, query_params=address)


def warning_signs() -> None:
    """Says in one line that warning signs come first, with a link, unless an alert or banner already has one."""
    with st.container(key="warning_line", horizontal=True, vertical_alignment="center"):
        st.caption(safety.A_DOCTOR_FIRST, width="stretch")
        link(safety.SIGNS_LINK)
