"""The shared page, for whoever holds a link: read-only, without a menu, and gone as soon as the link is."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

import streamlit as st

from neckload.domain.analysis import Answers, analyse
from neckload.domain.sharing import Part, Shared
from neckload.ui.pages import follow, therapist
from neckload.ui.pages.follow import Follower
from neckload.ui.report.summary import Summary, summarised
from neckload.ui.session import links as addresses
from neckload.ui.session.throttle import Tries
from neckload.ui.text import locale_format, share
from neckload.ui.text.formatting import Unit, day
from neckload.ui.text.locale_format import Manner

# What a snapshot holds: it knows of no symptom, so it must not say a word about next week.
SNAPSHOT_PARTS: frozenset[Part] = frozenset({"volume", "pain"})
_CHECK_EVERY = "4s"
_tries = Tries()


class Links(Protocol):
    """Opens links, and can change nothing but the count of openings (`neckload.store.SharedReader`)."""

    def find(self, token: str) -> Any: ...
    def has_changed(self, token: str, link: Any) -> bool: ...
    def count_opening(self, token: str) -> None: ...
    def shared(self, link: Any, today: date) -> Shared: ...


def is_asked() -> bool:
    """Whether the address is a link that somebody shared."""
    named = addresses.TOKEN in st.query_params or addresses.SNAPSHOT in st.query_params
    return named and addresses.is_shared_page(st.context.url or "")


def page(show: Callable[[], None]) -> Any:
    """The shared page and no other: whoever comes by a link gets no menu and nothing to find their way back to."""
    only = st.Page(show, title=share.GUEST_TAB, url_path=addresses.PATH)
    rest = st.Page(lambda: None, title=share.GUEST_TAB, url_path="closed", default=True, visibility="hidden")
    return st.navigation([rest, only], position="hidden")


def show(
    links: Callable[[], Links], read_snapshot: Callable[[str], Any], today: date, who: Follower | None = None
) -> None:
    """The page behind the link in the address. The database is opened only for a link that needs it."""
    st.set_page_config(page_title=share.GUEST_TAB)  # whose neck it is stands on the page, not on the tab
    if addresses.TOKEN in st.query_params:
        _linked(links(), st.query_params[addresses.TOKEN], today, who)
    else:
        _snapshot(read_snapshot(st.query_params[addresses.SNAPSHOT]))


def _linked(links: Links, token: str, today: date, who: Follower | None) -> None:
    link = links.find(token)
    if link is None:
        _refused(share.GONE, slowly=token not in _seen_before())
        return
    live(links, token, link, today, _unit(link.unit))
    follow.offer(who, link)


def _seen_before() -> set[str]:
    seen: set[str] = st.session_state.setdefault("opened_links", set())
    return seen


def live(links: Links, token: str, link: Any, today: date, unit: Unit) -> None:
    """What an open link shows, for as long as it is open; its first showing in a session is an opening."""
    seen = _seen_before()
    if token not in seen:
        links.count_opening(token)
        seen.add(token)
    view, summary = _seen(link.id, link.version, unit, today, locale_format.current(), links, link)
    therapist.show(summary)
    since = share.SINCE.format(day=day(view.since)) if view.since else ""
    st.caption(f"{since} {share.until(link.ends_at)}")
    _watch(links, token, link)


def _snapshot(snapshot: Any) -> None:
    if snapshot is None:
        _refused(share.DAMAGED, slowly=False)
        return
    analysis = analyse(snapshot.diary, snapshot.settings, today=snapshot.made_on)
    if snapshot.answer:
        analysis = replace(analysis, given=Answers(snapshot.answer))
    therapist.show(summarised(analysis, _unit(snapshot.unit), snapshot.title, SNAPSHOT_PARTS))
    st.caption(share.FROM_THE_LINK.format(day=day(snapshot.made_on)))


@st.cache_resource(max_entries=4, scope="session", show_spinner=False)
def _seen(
    link: int, version: int, unit: Unit, today: date, written: Manner, _links: Links, _link: Any
) -> tuple[Shared, Summary]:
    """Link and version stand for what is shown, which is worked out only when the diary behind it has changed.

    All else that the sentences depend on is part of the key.
    """
    view = _links.shared(_link, today)
    return view, summarised(view.analysis, unit, _link.title, view.parts)


@st.fragment(run_every=_CHECK_EVERY)
def _watch(links: Links, token: str, link: Any) -> None:
    """Looks whether the page still holds: one question to the database, whatever is on the page."""
    if links.has_changed(token, link):
        st.rerun()


def _unit(usual: str) -> Unit:
    """The reader's own unit, in the address so that a refresh keeps it."""
    options = ["km", "mi"]
    with st.container(horizontal=True, horizontal_alignment="right", key="shared_unit"):
        chosen = st.segmented_control(
            "Distances in", options, default=usual, key="unit", bind="query-params", label_visibility="collapsed"
        )
    return "mi" if (chosen or usual) == "mi" else "km"


def _refused(message: str, *, slowly: bool) -> None:
    if slowly:
        time.sleep(_tries.failed(st.context.ip_address or "", time.monotonic()))
    st.title(share.GUEST_TAB, anchor=False)
    st.info(message, icon=":material/link_off:")
