"""*Share*: links and files for a physical therapist, made, listed and withdrawn."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import streamlit as st

from neckload.domain.sharing import Part, ShareWish
from neckload.ui.pages import qr, report_files, share_choices, snapshot
from neckload.ui.session import links as addresses
from neckload.ui.session.page_context import Visit
from neckload.ui.text import share

_NEW = "new_link"


def show(visit: Visit) -> None:
    st.markdown(share.INTRO)
    if visit.is_sample:
        st.info(share.SAMPLE, icon=":material/inbox:")
        st.page_link(visit.pages["log"], label="Log", icon=":material/arrow_forward:")
        return
    sections = {"live": _live, "snapshot": snapshot.show, "file": _file}
    for section in share.ORDER[visit.kept]:
        sections[section](visit)


def _live(visit: Visit) -> None:
    st.header("A link you can revoke", anchor=False)
    if not visit.is_kept:
        st.markdown(share.NO_LIVE_LINK)
        return
    st.markdown(share.LIVE)
    if visit.kept == "computer":
        st.info(share.LIVE_ON_THIS_COMPUTER, icon=":material/computer:")
    _new_link()
    _wish(visit)
    _links(visit)


def _wish(visit: Visit) -> None:
    with st.form("share_wish", clear_on_submit=False):
        name, who = st.columns(2)
        name.text_input(share.NAME, placeholder=share.NAME_EXAMPLE, max_chars=60, key="share_name")
        share_choices.title(who, "share_title")
        days, period = st.columns(2)
        days.segmented_control(
            "Expires after",
            list(share.DAYS),
            default=30,
            format_func=share.DAYS.__getitem__,
            required=True,
            key="share_days",
        )
        share_choices.weeks(period, "share_weeks")
        share_choices.parts("share_parts")
        st.form_submit_button("Create link", type="primary", on_click=_make, args=(visit,), key="make_link")


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
    links, now = visit.keeper.shares(visit.owner), datetime.now(UTC)
    if not links:
        st.caption(share.NO_LINKS)
    for link in links:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(share.link_line(link.wish.name, link.ends_at, link.opened_at, link.opened, now))
            label = "Remove" if link.ends_at <= now else "Revoke"
            st.button(label, key=f"withdraw_{link.id}", on_click=_withdraw, args=(visit, link))


def _withdraw(visit: Visit, link: Any) -> None:
    visit.keeper.withdraw_share(visit.owner, link.id)
    st.session_state.pop(_NEW, None)
    st.toast(share.WITHDRAWN)


def _file(visit: Visit) -> None:
    st.header("A file to send", anchor=False)
    st.markdown(share.FILE)
    report_files.show(visit)
