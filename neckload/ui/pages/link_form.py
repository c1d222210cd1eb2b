"""The form for a new link: its name, how long it is valid and, under *More*, passcode, openings and answers."""

from __future__ import annotations

import streamlit as st

from neckload.domain.links import PASSCODE_LENGTH
from neckload.domain.sharing import ShareOptions
from neckload.ui.pages import qr, share_choices
from neckload.ui.session import links as addresses
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text.people import share
from neckload.ui.text.people.share import ANY_NUMBER

_NAME = Slot[str]("share_name")
_DAYS = Slot[int]("share_days")
_PASSCODE = Slot[str]("share_passcode")
_OPENINGS = Slot[int]("share_openings")
_LETTERS = Slot[bool]("share_letters")

NEW = Slot[str]("new_link")
"""The session's key for the token of a new link, until it is copied."""


def show(visit: Visit) -> None:
    """Shows the link that was just made, or the fields of a new one."""
    _new_link()
    name, days = st.columns(2)
    name.text_input(share.NAME, placeholder=share.NAME_EXAMPLE, max_chars=60, key=_NAME.key)
    days.segmented_control(
        "Expires after",
        list(share.DAYS),
        default=30,
        format_func=share.DAYS.__getitem__,
        required=True,
        key=_DAYS.key,
    )
    with st.expander(share.MORE, key="link_more"):
        _more()
    st.button("Create link", type="primary", on_click=_make, args=(visit,), key="make_link")


def _more() -> None:
    passcode, openings = st.columns(2)
    passcode.text_input(share.PASSCODE, help=share.PASSCODE_HELP, max_chars=64, autocomplete="off", key=_PASSCODE.key)
    openings.segmented_control(
        share.OPENS,
        list(share.OPENINGS),
        default=ANY_NUMBER,
        format_func=share.OPENINGS.__getitem__,
        required=True,
        help=share.OPENS_HELP,
        key=_OPENINGS.key,
    )
    st.toggle(share.TAKES_LETTERS, help=share.TAKES_LETTERS_HELP, key=_LETTERS.key)


def _make(visit: Visit) -> None:
    chosen = share_choices.CHOSEN_PARTS.value
    passcode = _PASSCODE.value.strip()
    if not chosen:
        st.toast(share.NOTHING_CHOSEN, icon=":material/error:")
        return
    if passcode and len(passcode) < PASSCODE_LENGTH:
        st.toast(share.PASSCODE_TOO_SHORT, icon=":material/error:")
        return
    settings = visit.analysis.settings
    options = ShareOptions(
        name=_NAME.value.strip(),
        title=share_choices.TITLE.value.strip(),
        parts=frozenset(chosen),
        days=_DAYS.value,
        weeks=share_choices.WEEKS.value,
        measure=settings.measure,
        week_start=settings.week_start,
        unit=visit.unit,
        openings_allowed=None if _OPENINGS.value == ANY_NUMBER else _OPENINGS.value,
        takes_letters=_LETTERS.value,
    )
    NEW.value = visit.keeper.make_share(visit.owner, options, passcode)
    _PASSCODE.value = ""


def _new_link() -> None:
    token = NEW.get()
    if not token:
        return
    with st.container(border=True, key="new_link_box"):
        qr.link(addresses.live_link(st.context.url or "", token), "live")
        st.markdown(share.NEW)
        st.button("Copied", on_click=NEW.forget, key="copied")
