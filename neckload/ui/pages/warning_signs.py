"""Warning signs: the dialog that asks about them, and the banner on every page while one is active."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import nan
from typing import Literal

import streamlit as st

from neckload.domain import evidence
from neckload.domain.neck import ActiveRedFlag
from neckload.domain.neck_entries import neck_entry, without_signs_of
from neckload.domain.tables import NO_WARNING_SIGN, RED_FLAG_SYMPTOMS, SEEN_BY_DOCTOR
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text.guidance import safety

# Which dialog is open: what was just reported, or the question after a high score. If it is closed without an answer,
# the alert on This week asks again.
Importance = Literal["primary", "secondary", "tertiary"]
_OPEN = Slot[Literal["reported", "ask"]]("warning_dialog")
_SCORE = Slot[float]("warning_score")


def after_check_in(signs: Iterable[str], score: float) -> None:
    """Opens the dialog that a check-in calls for, if any.

    Args:
        signs: the warning signs added by this tap.
        score: the score set by this tap; NaN if it set something else.
    """
    if set(signs) & set(RED_FLAG_SYMPTOMS):
        _open("reported")
    elif score >= evidence.ASK_FOR_SIGNS.value:
        ask(score)


def ask(score: float = nan) -> None:
    """Opens the question about warning signs."""
    _SCORE.value = score
    _open("ask")


def link(label: str, score: float = nan) -> None:
    """A link to that question; one per page."""
    _onward(label, "ask_for_signs", ask, score)


def _onward(label: str, key: str, go: Callable[..., None], *args: object) -> None:
    """A button that looks like a link."""
    st.button(
        label,
        key=key,
        on_click=go,
        args=args,
        type="tertiary",
        icon=":material/arrow_forward:",
        icon_position="right",
    )


def above_the_page(visit: Visit) -> None:
    """Shows what comes before any page: the banner of an active sign, and the dialog that is due."""
    _banner(visit)
    _dialog(visit)


def _dialog(visit: Visit) -> None:
    """Opens the dialog that is due; nothing else in this run may open one."""
    dialog = _OPEN.get()
    flag = visit.analysis.advice.red_flag
    if dialog == "reported" and flag and not visit.is_sample:
        title = safety.DIALOG_TITLE[flag.urgency]
        st.dialog(title, width="medium", on_dismiss=_close)(_reported)(visit, flag)
    elif dialog == "ask":
        st.dialog(safety.ASK_TITLE, width="medium", on_dismiss=_close)(_question)(visit)


def _banner(visit: Visit) -> None:
    """Shows an active sign in one line with what to do, if there is one; its dialog has the ways to answer."""
    flag = visit.analysis.advice.red_flag
    if flag is None:
        return
    with st.container(key="warning_banner", horizontal=True, vertical_alignment="center"):
        st.error(safety.banner(flag, visit.today), icon=":material/emergency:", width="stretch")
        if not visit.is_sample:
            _onward(safety.ANSWER, "answer_banner", _open, "reported")


def _open(which: Literal["reported", "ask"]) -> None:
    _OPEN.value = which


def _close() -> None:
    _OPEN.pop()


def _reported(visit: Visit, flag: ActiveRedFlag) -> None:
    st.error(f"**{safety.what_to_do(flag, visit.today)}**", icon=":material/emergency:")
    st.markdown(safety.noted_signs(flag.symptoms, flag.urgency))
    st.markdown(safety.until_when(flag))
    is_new = flag.reported_on >= visit.today
    with st.container(horizontal=True):
        answers = [_answer_button(safety.UNDERSTOOD, "sign_understood", _close, type="primary")] if is_new else []
        if not is_new:
            answers.append(_answer_button(safety.STILL_THERE, "sign_still_there", _still_there, visit, flag))
        answers.append(_answer_button(safety.CLEARED, "seen_by_doctor", _cleared, visit))
        if is_new:
            answers.append(_answer_button(safety.MISTAKE, "sign_mistake", _take_back, visit, type="tertiary"))
    if any(answers):
        st.rerun()


def _answer_button(
    label: str, key: str, answer: Callable[..., None], *args: object, type: Importance = "secondary"
) -> bool:
    return st.button(label, type=type, key=key, on_click=answer, args=args)


def _question(visit: Visit) -> None:
    score = _SCORE.get(nan)
    st.markdown(safety.why_asked(score))
    chosen = st.pills(
        safety.ASK_TITLE,
        safety.signs_to_ask(score),
        format_func=safety.SHORT_WORDS.__getitem__,
        selection_mode="multi",
        key="ask_signs",
        label_visibility="collapsed",
    )
    with st.container(horizontal=True):
        symptoms = list(chosen) or [NO_WARNING_SIGN]
        label = safety.SAVE_SIGNS if chosen else safety.NONE_OF_THEM
        if st.button(label, type="primary", on_click=_answer, args=(visit, symptoms), key="answer_signs"):
            st.rerun()


def _answer(visit: Visit, symptoms: list[str]) -> None:
    has_none = symptoms == [NO_WARNING_SIGN]
    _close()
    if has_none and visit.is_sample:  # just looking does not start a diary
        return
    _note(visit, symptoms)
    if not has_none:
        _open("reported")


def _cleared(visit: Visit) -> None:
    _note(visit, [SEEN_BY_DOCTOR])
    _close()
    st.toast("Saved. The range is back. You can remove this under Log, Check in.")


def _still_there(visit: Visit, flag: ActiveRedFlag) -> None:
    _note(visit, flag.symptoms)
    _open("reported")


def _note(visit: Visit, symptoms: Iterable[str]) -> None:
    visit.keeper.save_pain(visit.owner, neck_entry(visit.now, symptoms=list(symptoms)))


def _take_back(visit: Visit) -> None:
    """Removes the signs reported today from their entries; an entry with nothing else is removed too."""
    pain = visit.keeper.diary(visit.owner).pain
    changed, emptied = without_signs_of(pain, visit.today)
    visit.keeper.save_pain(visit.owner, changed, instead_of=emptied)
    for field in ("pain_signs", "pain_symptoms"):
        if (words := Slot[list[str]](field)).is_set:
            words.value = [word for word in words.value if word not in RED_FLAG_SYMPTOMS]
    _close()
