"""*Neck care*: exercises, warning signs, relief and a self-check; active warning signs come first."""

from __future__ import annotations

import streamlit as st

from neckload.domain import care, warning_signs
from neckload.ui.pages import exercises, notices, parts, self_review, what_helped
from neckload.ui.session.page_context import Visit
from neckload.ui.text.guidance import care as care_words
from neckload.ui.text.guidance import safety

PARTS = ("Exercises", "Warning signs", "Relief", "Self-check")
_SHOWN_FIRST = 4
_COLUMNS = 3


def show(visit: Visit) -> None:
    notices.sample(visit)
    usual = "Warning signs" if visit.analysis.advice.red_flag else "Exercises"
    part = parts.choose("neck-care", PARTS, usual)
    {"Exercises": _exercises, "Warning signs": _signs, "Relief": _relief, "Self-check": self_review.show}[part](visit)


def _exercises(visit: Visit) -> None:
    exercises.show(visit)
    if not visit.analysis.advice.red_flag:
        _from_the_diary(visit)
    with st.container(key="card_prevention"):
        st.header("Prevention", anchor=False)
        st.markdown("\n".join(f"- **{habit.name}.** {habit.how}" for habit in care.PREVENTION))


def _signs(visit: Visit) -> None:
    now, soon = st.columns(2, gap="small")
    with now.container(height="stretch", key="card_signs_now"):
        st.markdown("**Get help now**\n" + _bullets(warning_signs.EMERGENCY_NOW))
    with soon.container(height="stretch", key="card_signs_soon"):
        st.markdown("**See a doctor soon**\n" + _bullets(warning_signs.SEE_A_DOCTOR_SOON))
    st.caption(warning_signs.NOT_A_DIAGNOSIS)
    if not visit.analysis.advice.red_flag:
        with st.container(key="card_can_i_run"):
            st.header("Can I run with a sore neck?", anchor=False)
            st.markdown(f"{safety.can_run(visit.analysis.advice, visit.today)} {care.WHEN_IT_COMES} {care.HOW_COMMON}")


def _relief(visit: Visit) -> None:
    if visit.analysis.advice.red_flag:
        st.info(care_words.LEFT_UNTIL_SEEN, icon=":material/front_hand:")
        return
    st.header("Relief", anchor=False)
    st.markdown(care.AT_HOME)
    for first in range(0, len(care.RELIEF), _COLUMNS):
        row = care.RELIEF[first : first + _COLUMNS]
        for column, relief in zip(st.columns(_COLUMNS, gap="small"), row, strict=False):
            with column.container(height="stretch", key=f"card_care_{relief.key}"):
                st.markdown(f"**{relief.name}**\n\n*{relief.when}*\n\n{relief.how}")
    what_helped.show(visit)


def _from_the_diary(visit: Visit) -> None:
    st.header(care_words.FROM_YOUR_DIARY, anchor=False)
    chosen = [care_words.suggestion(each) for each in visit.analysis.care]
    if not chosen:
        st.info(care_words.SAYS_NOTHING, icon=":material/menu_book:")
        return
    for first in range(0, min(len(chosen), _SHOWN_FIRST), 2):
        pair = chosen[first : min(first + 2, _SHOWN_FIRST)]
        for place, (column, advice_text) in enumerate(zip(st.columns(2, gap="small"), pair, strict=False), first):
            with column.container(height="stretch", key=f"card_care_{place}"):
                st.markdown(advice_text)
    st.caption(care_words.COUNTED)
    if len(chosen) > _SHOWN_FIRST:
        with st.expander(f"{len(chosen) - _SHOWN_FIRST} more from your diary", key="care_more"):
            st.markdown("\n\n---\n\n".join(chosen[_SHOWN_FIRST:]))


def _bullets(sentences: tuple[str, ...]) -> str:
    return "\n".join(f"- {sentence}" for sentence in sentences)
