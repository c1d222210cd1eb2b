"""Following a runner: the offer below a shared page, and how the runner ends it on *Share*."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from neckload.domain.open_link import OpenLink
from neckload.domain.sharing import Share
from neckload.ui.session.page_context import Visit
from neckload.ui.session.page_store import DiaryStore
from neckload.ui.session.state import Slot
from neckload.ui.text.people import my_runners as words

PATH = "my-runners"
_ADDED = Slot[int]("added_link")
_NAME = Slot[str]("runner_name")


@dataclass(frozen=True)
class Follower:
    """A visitor with a stored account, and where it is stored."""

    owner: str
    keeper: Callable[[], DiaryStore]


def offer(who: Follower | None, link: OpenLink) -> None:
    """Offers to follow, below the page behind a link. A visitor without stored data is not asked."""
    if who is None:
        return
    if _ADDED.get() == link.id:
        # As HTML, because a Markdown link would open a new tab.
        st.markdown(words.ADDED.format(address=PATH), unsafe_allow_html=True)
    elif who.keeper().may_follow(who.owner, link):
        with st.container(horizontal=True, vertical_alignment="bottom", key="follow"):
            st.text_input(words.NAME, value=link.title, max_chars=60, key=_NAME.key)
            st.button(words.ADD, on_click=_add, args=(who, link), help=words.ADD_HELP, key="add_runner")


def _add(who: Follower, link: OpenLink) -> None:
    who.keeper().follow(who.owner, link, _NAME.value.strip() or words.NAMELESS)
    _ADDED.value = link.id


def followers(visit: Visit, link: Share, people: int) -> None:
    """How many people follow through a link, in its row on *Share*, and the button to end it."""
    if people:
        with st.popover(words.followed_by(people), key=f"followers_{link.id}"):
            st.markdown(words.FOLLOWED)
            st.button(words.END, on_click=_end, args=(visit, link), key=f"end_following_{link.id}")


def _end(visit: Visit, link: Share) -> None:
    visit.keeper.end_followings(visit.owner, link.id)
    st.toast(words.ENDED)
