"""*Share*: links and files for a physical therapist."""

from __future__ import annotations

import streamlit as st

from neckload.ui.pages import link_form, link_list, report_files, share_choices, snapshot
from neckload.ui.session.page_context import Visit
from neckload.ui.text.people import share


def show(visit: Visit) -> None:
    if visit.is_sample:
        _empty(visit)
        return
    st.markdown(share.INTRO)
    with st.container(key="card_share"):
        chosen = share_choices.chosen()
        way = st.segmented_control("Send as", share.WAYS[visit.kept], default="PDF", required=True, key="share_way")
        if way == "Link":
            _link(visit)
        else:
            report_files.show(visit, chosen, way)
    link_list.show(visit)
    if visit.kept == "computer":
        links = st.expander(share.LINKS_ON_THIS_COMPUTER, key="share_links", on_change="rerun")
        if links.open:
            with links:
                _link(visit)


def _empty(visit: Visit) -> None:
    with st.container(key="card_empty"):
        st.markdown(share.SAMPLE)
        if st.button("Import a log", type="primary", key="import_from_share"):
            st.switch_page(visit.pages["log"], query_params={"part": "Import"})


def _link(visit: Visit) -> None:
    """Shows the link that can be revoked, if the diary is stored, and below it the self-contained one."""
    if visit.is_kept:
        st.markdown(share.LIVE_ON_THIS_COMPUTER if visit.kept == "computer" else share.LIVE)
        link_form.show(visit)
    else:
        st.markdown(share.NO_LIVE_LINK)
    alone = st.expander(share.SELF_CONTAINED, key="snapshot_link", on_change="rerun", expanded=not visit.is_kept)
    if alone.open:
        with alone:
            snapshot.show(visit)
