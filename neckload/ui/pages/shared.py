"""The shared page behind a link: read-only, without a menu, and unavailable as soon as the link ends."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

from neckload.domain.analysis import analyse
from neckload.domain.answers import Answers
from neckload.domain.links import periods_within
from neckload.domain.open_link import OpenLink
from neckload.domain.sharing import Part, Shared
from neckload.domain.snapshot import Snapshot
from neckload.ui.pages import answer, follow, therapist
from neckload.ui.pages.follow import Follower
from neckload.ui.report.summary import Summary, file_name, summarised
from neckload.ui.session import links as addresses
from neckload.ui.session.page_store import Mailbox, OpensLinks
from neckload.ui.session.state import Slot
from neckload.ui.session.throttle import Tries
from neckload.ui.text import locale_format
from neckload.ui.text.formatting import Unit, day
from neckload.ui.text.locale_format import Manner
from neckload.ui.text.people import share

# Tokens of the links opened in this session.
_OPENED = Slot[set[str]]("opened_links")

# A snapshot has no symptoms, so it must not say anything about next week.
SNAPSHOT_PARTS: frozenset[Part] = frozenset({"volume", "pain"})
_CHECK_EVERY = "4s"
_tries = Tries()


@dataclass(frozen=True)
class Behind:
    """What a link gives access to: reading, and sending an answer. Nothing else."""

    links: OpensLinks
    mailbox: Mailbox


def is_asked() -> bool:
    """Whether the address is a shared link."""
    named = addresses.TOKEN in st.query_params or addresses.SNAPSHOT in st.query_params
    return named and addresses.is_shared_page(st.context.url or "")


def page(show: Callable[[], None]) -> Page:
    """The shared page as the only page: whoever opens a link gets no menu and no way to other pages."""
    only = st.Page(show, title=share.GUEST_TAB, url_path=addresses.PATH)
    rest = st.Page(lambda: None, title=share.GUEST_TAB, url_path="closed", default=True, visibility="hidden")
    return st.navigation([rest, only], position="hidden")


def show(
    behind: Callable[[], Behind],
    read_snapshot: Callable[[str], Snapshot | None],
    today: date,
    who: Follower | None = None,
) -> None:
    """Shows the page behind the link in the address. The database is opened only for a link that needs it."""
    st.set_page_config(page_title=share.GUEST_TAB)  # the runner's name is on the page, not on the tab
    if addresses.TOKEN in st.query_params:
        _linked(behind(), st.query_params[addresses.TOKEN], today, who)
    else:
        _snapshot(read_snapshot(st.query_params[addresses.SNAPSHOT]))


def _linked(behind: Behind, token: str, today: date, who: Follower | None) -> None:
    link = reached(behind.links, token, share.GUEST_TAB)
    if link:
        choices = st.container(horizontal=True, horizontal_alignment="right", key="shared_choices")
        with choices:
            unit = _unit(link.unit)
        live(behind, token, link, today, unit, choices)
        follow.offer(who, link)


def reached(links: OpensLinks, token: str, title: str = "") -> OpenLink | None:
    """The link, counted as opened once per session; None if it cannot be opened, with the reason on the page.

    Args:
        title: heading of a page that shows nothing else; empty if the page has one.
    """
    opened = _OPENED.setdefault(set())
    if token not in opened:
        return _through_the_door(links, token, title)
    link = links.reopened(token)
    if link is None:  # no delay for somebody who had it open
        _refused(title, share.GONE, slowly=False)
    return link


def live(behind: Behind, token: str, link: OpenLink, today: date, unit: Unit, choices: DeltaGenerator) -> None:
    """Shows what an open link gives access to, for as long as it is open.

    Args:
        choices: the row of the reader's choices, to which the period and the PDF button are added.
    """
    with choices:
        weeks = _period(link.options.weeks)
        paper = st.container(width="content")
    view, summary = _seen(link.id, link.version, unit, weeks, today, locale_format.current(), behind.links, link)
    with paper:
        _to_print(summary, today)
    therapist.show(summary)
    since = share.SINCE.format(day=day(view.since)) if view.since else ""
    st.caption(f"{since} {share.until(link.ends_at)}")
    if link.options.takes_letters:
        answer.earlier(behind.links.letters(link), view, unit, today)
        answer.form(behind.mailbox, link, behind.links.takes_letter(link), unit, today)
    _watch(behind.links, token, link)


def _through_the_door(links: OpensLinks, token: str, title: str) -> OpenLink | None:
    asks = links.door(token)
    link: OpenLink | None = None
    if asks == "stands_open":
        link = links.open(token)
    elif asks == "tap":
        link = _counted_out(links, token, title)
    elif asks == "passcode":
        link = _with_passcode(links, token, title)
    if link:
        _OPENED.value.add(token)
        if asks != "stands_open":
            st.rerun()  # without the door
    elif asks in (None, "stands_open"):
        _refused(title, share.GONE, slowly=True)
    return link


def _counted_out(links: OpensLinks, token: str, title: str) -> OpenLink | None:
    """Asks for a tap first: programs that follow links, such as mail servers, must not use up an opening."""
    _door(title, share.LIMITED)
    if not st.button(share.OPEN, type="primary", key="open_link"):
        return None
    link = links.open(token)
    if link is None:  # somebody else had the last opening
        st.rerun()
    return link


def _with_passcode(links: OpensLinks, token: str, title: str) -> OpenLink | None:
    _door(title, share.LOCKED)
    with st.form("passcode_form", border=False, width=320):
        typed = st.text_input(share.PASSCODE, type="password", autocomplete="off", key="passcode")
        if not st.form_submit_button(share.OPEN, type="primary"):
            return None
    if link := links.open(token, typed):
        return link
    time.sleep(_tries.failed(st.context.ip_address or "", time.monotonic()))
    if links.door(token) is None:  # that was one wrong passcode too many
        st.rerun()
    st.error(share.WRONG_PASSCODE, icon=":material/lock:", width=320)
    return None


def _door(title: str, why: str) -> None:
    """Shows the page before the link is open: nothing of the diary, not even whose it is."""
    if title:
        st.title(title, anchor=False)
    st.markdown(why)


def _period(shared_weeks: int | None) -> int | None:
    """How far back the reader looks, within what was shared."""
    labels = {share.PERIODS.get(weeks, share.weeks_back(weeks)): weeks for weeks in periods_within(shared_weeks)}
    if len(labels) == 1:
        return shared_weeks
    whole = list(labels)[-1]
    chosen = st.segmented_control(
        "Period", list(labels), default=whole, key="period", bind="query-params", label_visibility="collapsed"
    )
    return labels[chosen or whole]


def _to_print(summary: Summary, today: date) -> None:
    written = locale_format.current()

    def paper() -> bytes:
        from neckload.ui.report.pdf import pdf  # reportlab is loaded only when somebody wants a PDF

        locale_format.use(written)
        return pdf(summary)

    st.download_button(
        share.PRINT,
        data=paper,
        file_name=file_name(today, "pdf"),
        mime="application/pdf",
        on_click="ignore",
        icon=":material/print:",
        key="shared_pdf",
    )


def _snapshot(snapshot: Snapshot | None) -> None:
    if snapshot is None:
        _refused(share.GUEST_TAB, share.DAMAGED, slowly=False)
        return
    analysis = analyse(snapshot.diary, snapshot.settings, today=snapshot.made_on)
    if snapshot.answer:
        analysis = replace(analysis, given=Answers(snapshot.answer))
    with st.container(horizontal=True, horizontal_alignment="right", key="shared_unit"):
        unit = _unit(snapshot.unit)
    therapist.show(summarised(analysis, unit, snapshot.title, SNAPSHOT_PARTS))
    st.caption(share.FROM_THE_LINK.format(day=day(snapshot.made_on)))


@st.cache_resource(max_entries=4, scope="session", show_spinner=False)
def _seen(
    link: int,
    version: int,
    unit: Unit,
    weeks: int | None,
    today: date,
    written: Manner,
    _links: OpensLinks,
    _link: OpenLink,
) -> tuple[Shared, Summary]:
    """What the link shows, cached by link and version, so that it is worked out again only when the diary changes.

    Everything else that the sentences depend on is part of the key.
    """
    view = _links.shared(_link, today, weeks)
    return view, summarised(view.analysis, unit, _link.title, view.parts)


@st.fragment(run_every=_CHECK_EVERY)
def _watch(links: OpensLinks, token: str, link: OpenLink) -> None:
    """Checks whether the page is still valid, with one database query however much the page shows."""
    if links.has_changed(token, link):
        st.rerun()


def _unit(usual: str) -> Unit:
    """The reader's unit, kept in the address so that a reload keeps it."""
    options = ["km", "mi"]
    chosen = st.segmented_control(
        "Distances in", options, default=usual, key="unit", bind="query-params", label_visibility="collapsed"
    )
    return "mi" if (chosen or usual) == "mi" else "km"


def _refused(title: str, message: str, *, slowly: bool) -> None:
    if slowly:
        time.sleep(_tries.failed(st.context.ip_address or "", time.monotonic()))
    if title:
        st.title(title, anchor=False)
    st.info(message, icon=":material/link_off:")
