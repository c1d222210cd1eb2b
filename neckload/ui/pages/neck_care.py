"""*Neck care*: warning signs first, then what the diary speaks for, and all of the article's advice."""

from __future__ import annotations

import streamlit as st

from neckload.domain import care, warning_signs
from neckload.ui.pages import exercises, notices, self_review, what_helped
from neckload.ui.session.page_context import Visit
from neckload.ui.text import care as care_words
from neckload.ui.text import safety

_SHOWN_FIRST = 4


def show(visit: Visit) -> None:
    flag = visit.analysis.advice.red_flag
    notices.sample(visit)
    _warning_signs()
    if not flag:
        st.header("Can I run with a sore neck?", anchor=False)
        st.markdown(f"{safety.can_run(visit.analysis.advice, visit.today)} {care.WHEN_IT_COMES} {care.HOW_COMMON}")
        _from_the_diary(visit)
    exercises.show(visit)
    if not flag:
        _relief()
        what_helped.show(visit)
    _prevention()
    self_review.show(visit)


def _warning_signs() -> None:
    st.header("When to see a doctor", anchor=False)
    now, soon = st.columns(2, gap="medium")
    with now.container(border=True, height="stretch", key="signs_now"):
        st.markdown("**Get help now**\n" + _bullets(warning_signs.EMERGENCY_NOW))
    with soon.container(border=True, height="stretch", key="signs_soon"):
        st.markdown("**See a doctor soon**\n" + _bullets(warning_signs.SEE_A_DOCTOR_SOON))
    st.caption(warning_signs.NOT_A_DIAGNOSIS)


def _from_the_diary(visit: Visit) -> None:
    st.header(care_words.FROM_YOUR_DIARY, anchor=False)
    chosen = [care_words.suggestion(each) for each in visit.analysis.care]
    if not chosen:
        st.info(care_words.SAYS_NOTHING, icon=":material/menu_book:")
        return
    for left in range(0, min(len(chosen), _SHOWN_FIRST), 2):
        for column, advice_text in zip(
            st.columns(2, gap="medium"), chosen[left : min(left + 2, _SHOWN_FIRST)], strict=False
        ):
            with column.container(border=True, height="stretch"):
                st.markdown(advice_text)
    st.caption(care_words.COUNTED)
    if len(chosen) > _SHOWN_FIRST:
        with st.expander(f"{len(chosen) - _SHOWN_FIRST} more from your diary", key="care_more"):
            st.markdown("\n\n---\n\n".join(chosen[_SHOWN_FIRST:]))


def _relief() -> None:
    st.header("Relief", anchor=False)
    st.markdown(care.AT_HOME)
    st.markdown(
        "\n".join(
            f"- **{relief.name}** ({relief.when[0].lower()}{relief.when[1:]}). {relief.how}" for relief in care.RELIEF
        )
    )


def _prevention() -> None:
    st.header("Prevention", anchor=False)
    st.markdown("\n".join(f"- **{habit.name}.** {habit.how}" for habit in care.PREVENTION))


def _bullets(sentences: tuple[str, ...]) -> str:
    return "\n".join(f"- {sentence}" for sentence in sentences)
