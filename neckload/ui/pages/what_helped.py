"""What was tried against the pain, and how often the next score was lower."""

from __future__ import annotations

import streamlit as st

from neckload.ui.session.page_context import Visit
from neckload.ui.text.guidance import care


def show(visit: Visit) -> None:
    """Shows what was tried, if anything was."""
    lines = [care.tried(each) for each in visit.analysis.tried]
    if lines:
        st.header(care.WHAT_HELPED, anchor=False)
        st.markdown("\n".join(f"- {line}" for line in lines))
        st.caption(care.TRIED_ON_SORE_DAYS)
