"""The list of the runner's links: openings, pausing, resuming, extending and revoking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import streamlit as st

from neckload.domain.links import standing
from neckload.domain.sharing import Share
from neckload.ui.pages import follow
from neckload.ui.pages.link_form import NEW
from neckload.ui.session.page_context import Visit
from neckload.ui.text.people import share


def show(visit: Visit) -> None:
    """Shows the links, if there are any."""
    links, now = visit.keeper.shares(visit.owner), datetime.now(UTC)
    if not links:
        return
    opened, followers = visit.keeper.openings(visit.owner), visit.keeper.followers(visit.owner)
    with st.container(key="card_links"):
        st.header(share.YOUR_LINKS, anchor=False)
        for link in links:
            _row(visit, link, opened.get(link.id, ()), followers.get(link.id, 0), now)


def _row(visit: Visit, link: Share, opened: tuple[tuple[date, int], ...], people: int, now: datetime) -> None:
    state = standing(link.access, now)
    with st.container(horizontal=True, vertical_alignment="center", key=f"own_link_{link.id}"):
        st.text(share.link_line(link, now), width="stretch")
        follow.followers(visit, link, people)
        if state in ("paused", "locked"):
            _button(share.RESUME, f"resume_{link.id}", visit.keeper.resume_share, visit, link, share.RESUMED)
        elif state != "ended":
            _button(share.PAUSE, f"pause_{link.id}", visit.keeper.pause_share, visit, link, share.PAUSED)
        with st.popover(share.MANAGE, key=f"more_{link.id}"):
            if opened:
                st.caption(share.OPENED_BY_DAY)
                st.text("\n".join(share.opening_line(*each) for each in opened))
            st.caption(share.NO_DEVICE)
            _button(share.EXTEND, f"extend_{link.id}", visit.keeper.extend_share, visit, link, share.EXTENDED)
        label = "Remove" if state == "ended" else "Revoke"
        st.button(label, key=f"withdraw_{link.id}", on_click=_withdrawn, args=(visit, link))


def _button(label: str, key: str, change: Callable[[str, int], None], visit: Visit, link: Share, done: str) -> None:
    st.button(label, key=key, on_click=_tapped, args=(change, visit, link, done))


def _tapped(change: Callable[[str, int], None], visit: Visit, link: Share, done: str) -> None:
    change(visit.owner, link.id)
    st.toast(done)


def _withdrawn(visit: Visit, link: Share) -> None:
    visit.keeper.withdraw_share(visit.owner, link.id)
    NEW.pop()  # it may be the new one, still on show for copying
    st.toast(share.WITHDRAWN)
