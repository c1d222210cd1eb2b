"""The five exercises: a drawing of each, how to do it, and a tick for today."""

from __future__ import annotations

import streamlit as st

from neckload.domain import care
from neckload.domain.care import Exercise
from neckload.domain.exercise_log import exercise_log
from neckload.domain.tables import joined
from neckload.ui.looks.exercise_drawings import exercise_drawing
from neckload.ui.pages import day_notes
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text.guidance import care as care_words

_COLUMNS = 3
_DRAWING_PX = 288


def show(visit: Visit) -> None:
    st.header("Five exercises", anchor=False)
    if visit.analysis.advice.red_flag:
        st.warning(care_words.LEFT_UNTIL_SEEN, icon=":material/front_hand:")
    else:
        st.markdown(care.EXERCISE_TIMING)
    done = frozenset() if visit.is_sample else visit.analysis.exercise_log.today
    for first in range(0, len(care.EXERCISES), _COLUMNS):
        row = st.columns(_COLUMNS, gap="small")
        for column, exercise in zip(row, care.EXERCISES[first : first + _COLUMNS], strict=False):
            with column.container(height="stretch", key=f"card_exercise_{exercise.key}"):
                _card(visit, exercise, exercise.key in done)
    # The last row has a place left over.
    with row[-1].container(height="stretch", key="card_tally"):
        _tally(visit)


def _card(visit: Visit, exercise: Exercise, is_done: bool) -> None:
    st.image(exercise_drawing(exercise.key), width=_DRAWING_PX, alt=care_words.PICTURE[exercise.key])
    st.markdown(f"**{exercise.name}**  \n{care_words.exercise_label(exercise)}")
    key = f"done_{exercise.key}_{visit.analysis.today}"
    # What was ticked before the sign was reported can still be unticked.
    rests = visit.analysis.advice.red_flag is not None and not is_done
    label = f"*{exercise.name}:* {care_words.TICK}"
    st.checkbox(label, is_done, key=key, on_change=_tick, args=(visit, exercise.key, key), disabled=rests)
    with st.expander("How to do it", key=f"exercise_{exercise.key}"):
        st.markdown("\n".join(f"{number}. {step}" for number, step in enumerate(exercise.steps, 1)))
        st.markdown(f"**Should feel like:** {exercise.feel}\n\n**Stop when:** {exercise.stop}")


def _tick(visit: Visit, exercise: str, key: str) -> None:
    """The tick counts for the day it is made on, however long the page has been open."""
    done = set(exercise_log(visit.keeper.diary(visit.owner).days, visit.today).today)
    done = done | {exercise} if Slot[bool](key).value else done - {exercise}
    day_notes.note(visit, visit.today, "exercises_done", joined(sorted(done)))


def _tally(visit: Visit) -> None:
    tally = care_words.tally(visit.analysis.exercise_log)
    st.html(care_words.tally_picture(visit.analysis.exercise_log))
    st.caption(f"{care_words.SAMPLE_TICKS}: {tally[0].lower()}{tally[1:]}" if visit.is_sample else tally)
