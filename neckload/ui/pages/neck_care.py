"""*Neck care*: warning signs first, then the five exercises, relief, prevention and causes of the article."""

from __future__ import annotations

import streamlit as st

from neckload.domain import care, warning_signs
from neckload.ui.pages import notices
from neckload.ui.visit import Visit


def show(visit: Visit) -> None:
    flag = visit.analysis.advice.red_flag
    if flag:
        notices.red_flag(visit, flag)
    _warning_signs()
    if not flag:
        st.header("Can I run with a sore neck?", anchor=False)
        st.markdown(care.CAN_I_RUN)
    st.markdown(f"{care.WHEN_IT_COMES} {care.HOW_COMMON}")
    _exercises()
    _lists()
    with st.expander("Where this comes from", key="care_sources"):
        st.markdown("\n".join(f"- {source.short}, {source.where}" for source in care.sources()))


def _warning_signs() -> None:
    st.header("When it is not a matter of training", anchor=False)
    now, soon = st.columns(2, gap="medium")
    with now.container(border=True, height="stretch"):
        st.markdown("**Get help now**\n" + _bullets(warning_signs.EMERGENCY_NOW))
    with soon.container(border=True, height="stretch"):
        st.markdown("**See a doctor soon**\n" + _bullets(warning_signs.SEE_A_DOCTOR_SOON))
    st.caption(warning_signs.NOT_A_DIAGNOSIS)


def _exercises() -> None:
    st.header("Five exercises", anchor=False)
    st.markdown(care.EXERCISE_TIMING)
    for exercise in care.EXERCISES:
        with st.expander(
            f"**{exercise.name}** · {', '.join(exercise.when)} · {exercise.dose}", key=f"exercise_{exercise.key}"
        ):
            st.markdown("\n".join(f"{number}. {step}" for number, step in enumerate(exercise.steps, 1)))
            st.markdown(f"**Should feel like:** {exercise.feel}\n\n**Stop when:** {exercise.stop}")


def _lists() -> None:
    st.header("What eases it", anchor=False)
    st.markdown(
        "\n".join(
            f"- **{relief.name}** ({relief.when[0].lower()}{relief.when[1:]}). {relief.how}" for relief in care.RELIEF
        )
    )
    st.header("What keeps it away", anchor=False)
    st.markdown("\n".join(f"- **{habit.name}.** {habit.how}" for habit in care.PREVENTION))
    st.header("What may be behind it", anchor=False)
    st.markdown("\n".join(f"- **{cause.name}.** {cause.why} {cause.tip}" for cause in care.CAUSES))


def _bullets(sentences: tuple[str, ...]) -> str:
    return "\n".join(f"- {sentence}" for sentence in sentences)
