"""Letters on *This week*: answers to accept or dismiss, and news about the runner's links."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from neckload.domain.letters import ReceivedLetter, is_over
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text.people import letters as words
from neckload.ui.text.people import share

_OPENED = Slot[dict[int, int]]("opened_since_last_visit")
_NAMED = 3


def show(visit: Visit) -> None:
    """Shows the newest answer, with the others behind a tap; nothing if nobody answered."""
    if not visit.is_kept or visit.is_sample:
        return
    waiting = visit.keeper.letters(visit.owner)
    if not waiting:
        return
    with st.container(key="card_letter"):
        _letter(visit, waiting[0])
        if waiting[1:]:
            others = st.expander(words.more(len(waiting) - 1), key="more_letters", on_change="rerun")
            if others.open:
                with others:
                    for received in waiting[1:]:
                        _letter(visit, received)


def _letter(visit: Visit, received: ReceivedLetter) -> None:
    letter, advice = received.letter, visit.analysis.advice
    st.markdown(f":material/mail: {words.heading(received, visit.today)}")
    if suggestion := words.suggestion(letter, visit.unit):
        st.markdown(f"**{suggestion}**")
    if letter.text:
        st.text(letter.text)
    over = is_over(letter, visit.today)
    why_not = words.OVER if over else words.DOCTOR_FIRST if advice.red_flag and letter.has_figures else ""
    beside = why_not or words.beside_range(letter, advice, visit.unit)
    st.caption(f"{beside} {words.WHO_WROTE}".strip())
    with st.container(horizontal=True, gap="small"):
        if not why_not:
            label = words.ACCEPT if letter.has_figures else words.NOTED
            st.button(label, type="primary", key=f"accept_{received.id}", on_click=_accept, args=(visit, received))
        st.button(words.DISMISS, key=f"dismiss_{received.id}", on_click=_dismiss, args=(visit, received))


def _accept(visit: Visit, received: ReceivedLetter) -> None:
    visit.keeper.accept_letter(visit.owner, received.id, visit.today)
    if received.letter.has_figures:
        st.toast(words.ACCEPTED, icon=":material/check:")


def _dismiss(visit: Visit, received: ReceivedLetter) -> None:
    visit.keeper.dismiss_letter(visit.owner, received.id)
    st.toast(words.DISMISSED)


def news(visit: Visit) -> None:
    """Shows which links were opened since the last visit and which expire soon, in one line; nothing if none."""
    if not visit.is_kept or visit.is_sample:
        return
    now, since = datetime.now(UTC), _OPENED.setdefault({})
    links = visit.keeper.shares(visit.owner)
    opened = {link: link.access.opened for link in links if link.access.opened > link.opened_seen}
    if opened:
        since.update({link.id: since.get(link.id, 0) + times - link.opened_seen for link, times in opened.items()})
        visit.keeper.mark_openings_seen(visit.owner, {link.id: times for link, times in opened.items()})
    lines = [line for link in links if (line := share.news(link, since.get(link.id, 0), now))]
    if not lines:
        return
    more = f" · {words.more_links(len(lines) - _NAMED)}" if len(lines) > _NAMED else ""
    with st.container(horizontal=True, vertical_alignment="center", key="link_news"):
        st.text(f"{' · '.join(lines[:_NAMED])}{more}", width="stretch")
        if "share" in visit.pages:
            st.page_link(visit.pages["share"], label=share.SEE_LINKS, icon=":material/ios_share:")
