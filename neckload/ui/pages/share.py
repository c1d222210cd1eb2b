"""*Share*: links and files for a physical therapist, made, listed and withdrawn."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import streamlit as st

from neckload.domain.sharing import Part, ShareWish
from neckload.ui.pages import follow, qr, report_files, share_choices, snapshot
from neckload.ui.session import links as addresses
from neckload.ui.session.page_context import Visit
from neckload.ui.text import share

_NEW = "new_link"


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
    _links(visit)
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
    """A link that can be revoked where the diary is stored, and one that holds the weeks themselves."""
    if visit.is_kept:
        st.markdown(share.LIVE_ON_THIS_COMPUTER if visit.kept == "computer" else share.LIVE)
        _new_link()
        _wish(visit)
    else:
        st.markdown(share.NO_LIVE_LINK)
    alone = st.expander(share.SELF_CONTAINED, key="snapshot_link", on_change="rerun", expanded=not visit.is_kept)
    if alone.open:
        with alone:
            snapshot.show(visit)


def _wish(visit: Visit) -> None:
    name, days = st.columns(2)
    name.text_input(share.NAME, placeholder=share.NAME_EXAMPLE, max_chars=60, key="share_name")
    days.segmented_control(
        "Expires after",
        list(share.DAYS),
        default=30,
        format_func=share.DAYS.__getitem__,
        required=True,
        key="share_days",
    )
    st.button("Create link", type="primary", on_click=_make, args=(visit,), key="make_link")


def _make(visit: Visit) -> None:
    asked = st.session_state
    chosen: list[Part] = asked["share_parts"]
    if not chosen:
        st.toast(share.NOTHING_CHOSEN, icon=":material/error:")
        return
    settings = visit.analysis.settings
    wish = ShareWish(
        name=asked["share_name"].strip(),
        title=asked["share_title"].strip(),
        parts=frozenset(chosen),
        days=asked["share_days"],
        weeks=asked["share_weeks"],
        measure=settings.measure,
        week_start=settings.week_start,
        unit=visit.unit,
    )
    asked[_NEW] = visit.keeper.make_share(visit.owner, wish)


def _new_link() -> None:
    token = st.session_state.get(_NEW)
    if not token:
        return
    with st.container(border=True, key="new_link_box"):
        qr.link(addresses.live_link(st.context.url or "", token), "live")
        st.markdown(share.NEW)
        st.button("Copied", on_click=st.session_state.pop, args=(_NEW, None), key="copied")


def _links(visit: Visit) -> None:
    followers = visit.keeper.followers(visit.owner)
    links, now = visit.keeper.shares(visit.owner), datetime.now(UTC)
    if not links:
        return
    with st.container(key="card_links"):
        st.header(share.YOUR_LINKS, anchor=False)
        for link in links:
            with st.container(horizontal=True, vertical_alignment="center"):
                line = share.link_line(link.wish.name, link.ends_at, link.opened_at, link.opened, now)
                st.text(line, width="stretch")
                follow.followers(visit, link, followers.get(link.id, 0))
                label = "Remove" if link.ends_at <= now else "Revoke"
                st.button(label, key=f"withdraw_{link.id}", on_click=_withdraw, args=(visit, link))


def _withdraw(visit: Visit, link: Any) -> None:
    visit.keeper.withdraw_share(visit.owner, link.id)
    st.session_state.pop(_NEW, None)
    st.toast(share.WITHDRAWN)
