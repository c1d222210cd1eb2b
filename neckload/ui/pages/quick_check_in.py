"""The quick check-in on *This week*: one tap saves a score, and the line below says what follows from it."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
import streamlit as st

from neckload.domain.neck_entries import neck_entry
from neckload.ui.pages import alert, warning_signs
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text.guidance import safety
from neckload.ui.text.weeks import this_week as words

_SCORE = Slot[int | None]("score_now")
_ENTRY = Slot[pd.DataFrame]("score_entry")
# A second tap this soon corrects the first; later it is another check-in.
_SAME_CHECK_IN = timedelta(minutes=5)


def show(visit: Visit) -> None:
    with st.container(key="card_check_in", horizontal=True, vertical_alignment="center"):
        lines = f"<p class='question'>{words.QUESTION}</p><p class='answer' role='status'>{_answer(visit)}</p>"
        st.markdown(lines, unsafe_allow_html=True, width="stretch")
        if not alert.has_link(visit):
            warning_signs.link(safety.SIGNS_LINK)
        st.pills(
            f"{words.QUESTION} {words.SCALE_HELP}",
            range(11),
            key=_SCORE.key,
            label_visibility="collapsed",
            on_change=_save,
            args=(visit,),
        )


def _answer(visit: Visit) -> str:
    entry = _ENTRY.get()
    if entry is None:
        return words.last_score(visit.analysis.neck_lately, visit.today)
    return words.saved(float(entry["pain_0_10"].iloc[0]))


def _save(visit: Visit) -> None:
    before, score = _ENTRY.get(), _SCORE.value
    if before is not None and visit.now - before["when"].iloc[0] > _SAME_CHECK_IN:
        if score is None:  # the page stood open, and the neck feels as it did then
            score = _SCORE.value = int(before["pain_0_10"].iloc[0])
        before = None
    if score is None:  # the chosen score was tapped off again
        if before is not None:
            visit.keeper.delete_pain(visit.owner, before)
            _ENTRY.pop()
        return
    entry = neck_entry(visit.now if before is None else before["when"].iloc[0], score)
    visit.keeper.save_pain(visit.owner, entry, instead_of=() if before is None else before)
    _ENTRY.value = entry
    warning_signs.after_check_in((), float(score))
