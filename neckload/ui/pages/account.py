"""Signing in and out, and what to do with entries recorded before signing in."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import Page

from neckload.ui.session import identity, sign_in_handover
from neckload.ui.session.identity import Visitor
from neckload.ui.session.page_context import Visit
from neckload.ui.session.page_store import DiaryStore
from neckload.ui.session.sign_in_handover import Left
from neckload.ui.text.people import account


def button(who: Visitor, keeper: DiaryStore, my_runners: Page) -> None:
    """Beside the page's heading: a button to sign in or the account menu; nothing if the server has no sign-in."""
    if who.kept == "account":
        with st.popover("Account", icon=":material/account_circle:", key="account"):
            st.markdown(account.signed_in(who.name))
            st.page_link(my_runners)
            st.button(
                account.SIGN_OUT,
                help=account.SIGN_OUT_HELP,
                on_click=identity.sign_out,
                args=(who.owner, keeper.remember),
                key="sign_out",
            )
    elif len(who.providers) == 1:
        _sign_in(who, keeper, who.providers[0], account.SIGN_IN)
    elif who.providers:
        with st.popover(account.SIGN_IN, icon=":material/login:", help=account.SIGN_IN_HELP):
            for provider in who.providers:
                _sign_in(who, keeper, provider, account.sign_in_with(provider))


def left_behind(visit: Visit) -> None:
    """Asks once whether to add what was entered before signing in."""
    left = sign_in_handover.left_behind() if visit.kept == "account" else None
    if left is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="left_behind"):
        st.markdown(account.left_behind(left.diary), width="stretch")
        st.button(account.TAKE_ALONG, on_click=_take_along, args=(visit, left), key="take_along", type="primary")
        st.button(account.LEAVE, on_click=sign_in_handover.settle, key="leave_behind")


def _sign_in(who: Visitor, keeper: DiaryStore, provider: str, label: str) -> None:
    st.button(
        label,
        on_click=_go_and_sign_in,
        args=(who, keeper, provider),
        key=f"sign_in_{provider}",
        icon=":material/login:",
        help=account.SIGN_IN_HELP,
    )


def _go_and_sign_in(who: Visitor, keeper: DiaryStore, provider: str) -> None:
    diary = keeper.diary(who.owner)
    if not diary.is_empty:
        sign_in_handover.leave(Left(diary, keeper.removals(who.owner)))
    st.login(provider or None)


def _take_along(visit: Visit, left: Left) -> None:
    # Through a backup, so that it is compared, imported and undone like any file.
    result = visit.files.read(visit.files.backup(*left), account.BEFORE_FILE, {}, lambda done, of: None)
    visit.keeper.save_import(visit.owner, account.BEFORE_FILE, result)
    sign_in_handover.settle()
    st.toast(account.TAKEN_ALONG)
