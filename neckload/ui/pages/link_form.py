"""The form for a new link: its name, how long it is valid and, under *More*, passcode, openings and answers."""

from __future__ import annotations

import streamlit as st

from neckload.domain.links import PASSCODE_LENGTH
from neckload.domain.sharing import Part, ShareWish
from neckload.ui.pages import qr
from neckload.ui.session import links as addresses
from neckload.ui.session.page_context import Visit
from neckload.ui.text.people import share
from neckload.ui.text.people.share import ANY_NUMBER

NEW = "new_link"
"""The session's key for the token of a new link, until it is copied."""


def show(visit: Visit) -> None:
    """Shows the link that was just made, or the fields of a new one."""
    _new_link()
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
    with st.expander(share.MORE, key="link_more"):
        _more()
    st.button("Create link", type="primary", on_click=_make, args=(visit,), key="make_link")


def _more() -> None:
    passcode, openings = st.columns(2)
    passcode.text_input(
        share.PASSCODE, help=share.PASSCODE_HELP, max_chars=64, autocomplete="off", key="share_passcode"
    )
    openings.segmented_control(
        share.OPENS,
        list(share.OPENINGS),
        default=ANY_NUMBER,
        format_func=share.OPENINGS.__getitem__,
        required=True,
        help=share.OPENS_HELP,
        key="share_openings",
    )
    st.toggle(share.TAKES_LETTERS, help=share.TAKES_LETTERS_HELP, key="share_letters")


def _make(visit: Visit) -> None:
    asked = st.session_state
    chosen: list[Part] = asked["share_parts"]
    passcode = asked["share_passcode"].strip()
    if not chosen:
        st.toast(share.NOTHING_CHOSEN, icon=":material/error:")
        return
    if passcode and len(passcode) < PASSCODE_LENGTH:
        st.toast(share.PASSCODE_TOO_SHORT, icon=":material/error:")
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
        openings_allowed=None if asked["share_openings"] == ANY_NUMBER else asked["share_openings"],
        takes_letters=asked["share_letters"],
    )
    asked[NEW] = visit.keeper.make_share(visit.owner, wish, passcode)
    asked["share_passcode"] = ""


def _new_link() -> None:
    token = st.session_state.get(NEW)
    if not token:
        return
    with st.container(border=True, key="new_link_box"):
        qr.link(addresses.live_link(st.context.url or "", token), "live")
        st.markdown(share.NEW)
        st.button("Copied", on_click=st.session_state.pop, args=(NEW, None), key="copied")
