"""*My runners*: everyone whose link was added to the list, most urgent first."""

from __future__ import annotations

import time
from collections.abc import Sequence

import streamlit as st

from neckload.domain.following import Following
from neckload.domain.open_link import OpenLink
from neckload.ui.drawing.runner_table import table
from neckload.ui.pages import shared
from neckload.ui.session.glances import GLANCES
from neckload.ui.session.page_context import Visit
from neckload.ui.session.page_store import FollowedLinks
from neckload.ui.session.state import Slot
from neckload.ui.text.people import my_runners as words

Runners = Sequence[tuple[Following, OpenLink]]
_RUNNER = "runner"
_NAME = Slot[str]("runner_name")
_SLICE_S = 0.8
"""How long diaries are read before the list shows what is known so far [s]."""


def show(visit: Visit) -> None:
    followed = visit.keeper.followed(visit.owner)
    if _RUNNER in st.query_params:
        _opened(visit, followed, st.query_params[_RUNNER])
        return
    runners = followed.runners()
    if not runners:
        with st.container(key="card_empty"):
            st.markdown(words.EMPTY if visit.is_kept else words.SIGN_IN_FIRST)
        return
    st.markdown(words.INTRO)
    if _read(visit, followed, runners):
        st.fragment(_list_while_reading, run_every="1s")(visit, followed)
    else:
        _list(visit, followed, runners)
    st.caption(words.HOW_LONG)


def _list_while_reading(visit: Visit, followed: FollowedLinks) -> None:
    """Shows what is known so far, more of it every second; when all is read, the page itself reruns."""
    runners = followed.runners()
    if not _read(visit, followed, runners):
        st.rerun()
    _list(visit, followed, runners)


def _unread(visit: Visit, runners: Runners) -> list[OpenLink]:
    return [link for _, link in runners if GLANCES.known(link, visit.today) is None]


def _read(visit: Visit, followed: FollowedLinks, runners: Runners) -> int:
    """Reads diaries for a moment; returns how many are left."""
    end_s = time.monotonic() + _SLICE_S
    unread = _unread(visit, runners)
    while unread and time.monotonic() < end_s:
        link = unread.pop(0)
        GLANCES.keep(link, visit.today, followed.at_a_glance(link, visit.today))
    return len(unread)


def _list(visit: Visit, followed: FollowedLinks, runners: Runners) -> None:
    with st.container(key="runners_filter"):
        search = st.text_input(
            words.SEARCH, key="runners_search", placeholder=words.SEARCH, icon=":material/search:",
            label_visibility="collapsed", type="search",
        )  # fmt: skip
        order = st.segmented_control(
            words.SORT, words.ORDERS, default="need", format_func=words.ORDERS.__getitem__, required=True,
            key="runners_order", label_visibility="collapsed",
        )  # fmt: skip
    letters = followed.last_letters()
    known = [
        words.Listed(each.id, each.name, GLANCES.known(link, visit.today), letters.get(link.id))
        for each, link in runners
    ]
    rows = words.rows(known, order, search, visit.unit, visit.today)
    left = sum(each.glance is None for each in known)
    if left:
        st.caption(words.unread(left))
    if not rows:
        st.info(words.NOTHING_FITS, icon=":material/search_off:")
        return
    with st.container(key="card_runners"):
        # Not st.html, which strips inline SVG.
        st.markdown(table(rows, _RUNNER), unsafe_allow_html=True)
    st.caption(words.count(len(rows), len(known)))


def _opened(visit: Visit, followed: FollowedLinks, number: str) -> None:
    """Shows a runner's page. The number comes from the address, so it is looked up in this visitor's list only."""
    st.markdown(f"<a href='?' target='_self'>← {words.BACK}</a>", unsafe_allow_html=True)
    link = shared.reached(followed, number)
    if link is None:
        return
    choices = st.container(horizontal=True, horizontal_alignment="right", key="shared_choices")
    shared.live(shared.Behind(followed, visit.keeper.mailbox()), number, link, visit.today, visit.unit, choices)
    own = next((each for each, _ in followed.runners() if each.id == int(number)), None)
    if own is None:  # following ended while the page was made
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="following"):
        st.text_input(words.NAME, value=own.name, max_chars=60, key=_NAME.key)
        st.button(words.RENAME, on_click=_rename, args=(visit, own.id), key="rename_runner")
        st.button(words.REMOVE, on_click=_remove, args=(visit, own.id), key="remove_runner")


def _rename(visit: Visit, number: int) -> None:
    if name := _NAME.value.strip():
        visit.keeper.rename_following(visit.owner, number, name)


def _remove(visit: Visit, number: int) -> None:
    visit.keeper.remove_following(visit.owner, number)
    st.query_params.pop(_RUNNER, None)
    st.toast(words.REMOVED)
