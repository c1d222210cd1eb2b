"""Below a shared page: a short form for answering the runner, and what became of earlier answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import nan

import streamlit as st

from neckload.domain.letters import MOST, TEXT_LENGTH, Letter, ReceivedLetter, following_week, letter_outcome
from neckload.domain.open_link import OpenLink
from neckload.domain.reference import UNIT, Range
from neckload.domain.sharing import Shared
from neckload.ui.session.page_store import Mailbox
from neckload.ui.session.state import Slot
from neckload.ui.text.formatting import Unit, in_km, in_unit
from neckload.ui.text.people import letters as words

_MOST_PERCENT = 100.0
_SENT = Slot[bool]("sent_letter")
_KIND = Slot[str]("answer_kind")
_CHANGE = Slot[float | None]("answer_change")
_CEILING = Slot[int | None]("answer_ceiling")
_TEXT = Slot[str]("answer_text")


def earlier(letters: Iterable[ReceivedLetter], view: Shared, unit: Unit, today: date) -> None:
    """Every answer sent through this link and what became of it, newest first; as text, not as markup."""
    lines = []
    for received in letters:
        shown_unit = UNIT[view.analysis.measure]
        accepted = received.outcome == "accepted" and received.letter.has_figures
        weeks = view.analysis.record.weeks
        outcome = letter_outcome(received.letter, weeks, view.parts, shown_unit, today) if accepted else None
        lines.append((words.became(received, outcome, unit, today), received.letter.text))
    if not lines:
        return
    with st.container(key="card_letters"):
        st.subheader(words.EARLIER, anchor=False)
        for line, text in lines:
            st.text(line)
            if text:
                st.text(text)


def form(mailbox: Mailbox, link: OpenLink, takes_one: bool, unit: Unit, today: date) -> None:
    """The form, if the link takes another answer; otherwise why not."""
    with st.container(key="card_letter"):
        st.subheader(words.HEADING, anchor=False)
        if not takes_one:
            st.caption(words.SENT if _SENT.get() else words.FULL)
            return
        st.caption(words.INTRO)
        first = following_week(today, link.options.week_start)
        kind = st.segmented_control(
            words.target_for(first),
            list(words.KINDS),
            default=link.options.measure,
            format_func=words.KINDS.__getitem__,
            required=True,
            key=_KIND.key,
        )
        _figures(kind or "none", unit)
        st.pills(words.CEILING, list(range(10)), help=words.CEILING_HELP, key=_CEILING.key)
        st.text_area(words.WORDS, max_chars=TEXT_LENGTH, height=90, key=_TEXT.key)
        if st.button(words.SEND, type="primary", key="answer_send"):
            _send(mailbox, link, first, unit)


def _figures(kind: str, unit: Unit) -> None:
    if kind == "none":
        return
    if kind == "change":
        st.number_input(words.CHANGE, -_MOST_PERCENT, _MOST_PERCENT, None, step=5.0, format="%0.0f", key=_CHANGE.key)
        return
    shown, most = ("min", MOST) if kind == "time" else (unit, in_unit(MOST, unit))
    with st.container(horizontal=True):
        for end, key in ((words.FROM, "low"), (words.TO, "high")):
            label = f"{end}, {shown}"
            st.number_input(label, 0.0, most, None, step=5.0, format="%0.1f", key=f"answer_{key}_{shown}")


def _send(mailbox: Mailbox, link: OpenLink, first: date, unit: Unit) -> None:
    ceiling = _CEILING.get()
    try:
        letter = Letter(
            week=first,
            target=_range(_KIND.value, unit),
            change=_change(_KIND.value),
            neck_ceiling=nan if ceiling is None else float(ceiling),
            text=_TEXT.value.strip()[:TEXT_LENGTH],
        )
    except ValueError:  # the only thing the form lets through that a letter refuses
        st.error(words.SAYS_NOTHING)
        return
    if mailbox.put(link, letter):
        _SENT.value = True
        st.rerun()
    st.error(words.NOT_TAKEN)


def _range(kind: str, unit: Unit) -> Range | None:
    """Both ends as typed, in order; one alone counts for both."""
    if kind not in ("time", "distance"):
        return None
    shown = "min" if kind == "time" else unit
    ends = [Slot[float | None](f"answer_{end}_{shown}").value for end in ("low", "high")]
    typed = [in_km(end, unit) if kind == "distance" else float(end) for end in ends if end is not None]
    return Range(min(typed), max(typed), "km" if kind == "distance" else "min") if typed else None


def _change(kind: str) -> float:
    typed = _CHANGE.value if kind == "change" else None
    return nan if typed is None else float(typed) / 100
