"""Self-contained links, for visitors without a stored diary."""

from __future__ import annotations

import streamlit as st

from neckload.ui.pages import qr, share_choices
from neckload.ui.session import links
from neckload.ui.session.page_context import Visit
from neckload.ui.text.people import share


def show(visit: Visit) -> None:
    st.markdown(share.SNAPSHOT)
    st.warning(share.SNAPSHOT_WARNING, icon=":material/visibility:")
    if visit.kept == "computer":
        st.caption(share.SNAPSHOT_ON_THIS_COMPUTER)
    weeks = st.segmented_control(
        "Holds the last",
        list(share.SNAPSHOT_PERIODS),
        default=26,
        format_func=share.SNAPSHOT_PERIODS.__getitem__,
        required=True,
        key="snapshot_weeks",
    )
    name = share_choices.TITLE.value.strip()
    text = visit.files.snapshot(visit.analysis, name, weeks or 26, visit.unit)
    qr.link(links.snapshot_link(st.context.url or "", text), "snapshot")
