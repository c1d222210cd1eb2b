"""Self-contained link themselves, for whoever has no place to store a diary."""

from __future__ import annotations

import streamlit as st

from neckload.ui.pages import qr, share_choices
from neckload.ui.session import links
from neckload.ui.session.page_context import Visit
from neckload.ui.text import share


def show(visit: Visit) -> None:
    st.header("Self-contained link", anchor=False)
    st.markdown(share.SNAPSHOT)
    st.warning(share.SNAPSHOT_WARNING, icon=":material/visibility:")
    if visit.kept == "computer":
        st.caption(share.SNAPSHOT_ON_THIS_COMPUTER)
    who, period = st.columns(2)
    name = share_choices.title(who, "snapshot_title")
    weeks = period.segmented_control(
        "Holds the last",
        list(share.SNAPSHOT_PERIODS),
        default=26,
        format_func=share.SNAPSHOT_PERIODS.__getitem__,
        required=True,
        key="snapshot_weeks",
    )
    text = visit.files.snapshot(visit.analysis, name, weeks or 26, visit.unit)
    qr.link(links.snapshot_link(st.context.url or "", text), "snapshot")
