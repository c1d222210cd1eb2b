"""The self-check: five possible causes the runner can look for, saved with the date."""

from __future__ import annotations

import streamlit as st

from neckload.domain import care
from neckload.domain.exercise_log import Review, review_cell
from neckload.ui.pages import day_notes
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text.guidance import care as care_words


def show(visit: Visit) -> None:
    st.header("Possible causes", anchor=False)
    st.markdown(care_words.REVIEW_HELP)
    _questions(visit)
    if visit.analysis.reviews and not visit.is_sample:
        _last(visit, visit.analysis.reviews)


def _questions(visit: Visit) -> None:
    with st.container(key="card_review_questions"):
        for cause in care.CAUSES:
            with st.container(key=f"cause_{cause.key}", gap=None):
                st.checkbox(f"**{cause.name}**", key=_seen(cause.key).key)
                st.markdown(f"{cause.why}  \n*{cause.check}*")
        seen = any(_seen(cause.key).value for cause in care.CAUSES)
        label = care_words.REVIEW_SAVE if seen else care_words.REVIEW_SAVE_NONE
        st.button(label, on_click=_save, args=(visit,), key="save_review")


def _seen(cause: str) -> Slot[bool]:
    return Slot(f"review_{cause}")


def _save(visit: Visit) -> None:
    seen = [cause.key for cause in care.CAUSES if _seen(cause.key).value]
    day_notes.note(visit, visit.today, "self_review", review_cell(seen))
    for cause in care.CAUSES:
        _seen(cause.key).value = False
    st.toast("Saved with today’s date.")


def _last(visit: Visit, reviews: tuple[Review, ...]) -> None:
    last, *older = reviews
    with st.container(border=True, key="card_last_review"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{care_words.review_title(last)}**", width="stretch")
            st.button("Remove", type="tertiary", key="remove_review", on_click=_remove, args=(visit, last))
        st.markdown(care_words.review_tips(last))
        if older:
            st.caption("Before that: " + " · ".join(map(care_words.review_line, older)))


def _remove(visit: Visit, review: Review) -> None:
    day_notes.note(visit, review.on, "self_review", None)
    st.toast("Removed.")
