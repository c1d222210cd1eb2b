"""*Try it*, a part of *Patterns*: plan an experiment, follow its progress, read the results of past ones."""

from __future__ import annotations

import streamlit as st

from neckload.domain.analysis import analyse
from neckload.domain.experiment import Course, new_plan
from neckload.domain.experiment_power import PAIRS
from neckload.domain.tryable import TRYABLE, obstacle, offered
from neckload.ui.charts import experiment as chart
from neckload.ui.pages import experiment_card, pictures
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text.answers import experiment as words

_WHAT = Slot[str]("try_what")
_HOW_MANY = Slot[int]("try_pairs")


def show(visit: Visit) -> None:
    experiments = visit.analysis.experiments
    running = next((each for each in experiments if each.state == "running"), None)
    past = [each for each in experiments if each is not running]
    newest = past[:1] if running is None else []  # somebody who comes back at the planned end looks for the answer
    for course in newest:
        _answer(course)
    with st.container(key="card_try_it"):
        if running is not None:
            _running(visit, running)
        else:
            _plan(visit)
    for course in past[len(newest) :]:
        _answer(course)
    st.caption(words.HONEST)


def _running(visit: Visit, course: Course) -> None:
    st.header(words.title(course.experiment), anchor=False)
    st.progress(words.share_done(course), words.progress(course))
    experiment_card.next_run(course)
    experiment_card.confirm(visit, course)
    st.caption(words.running(course))
    if visit.is_sample:
        return
    with st.popover(words.STOP, type="tertiary"):
        st.markdown(words.stop_help())
        st.button(words.STOP_SURE, key="stop_experiment", on_click=_stop, args=(visit, course))


def _plan(visit: Visit) -> None:
    analysis = visit.analysis
    st.header(words.QUESTION, anchor=False)
    st.markdown(words.INTRO)
    reason = obstacle(analysis.advice.red_flag, analysis.advice.neck)
    if reason is not None:
        st.info(words.obstacle(reason), icon=":material/hourglass_empty:")
        return
    answered = {each.experiment.name for each in analysis.experiments if each.answer is not None}
    choices = offered(analysis.factors, analysis.care, answered)
    named = {each.name for each, is_named in choices if is_named}
    chosen = st.selectbox(
        words.QUESTION,
        [each.name for each, _ in choices],
        format_func=lambda name: TRYABLE[name].title,
        key=_WHAT.key,
        label_visibility="collapsed",
    )
    st.markdown(f"{words.arms(TRYABLE[chosen])} {words.NAMED if chosen in named else ''}".strip())
    habits = analysis.habits
    pairs = st.segmented_control(
        words.PAIRS_LABEL, PAIRS, default=habits.suggested_pairs(), required=True, key=_HOW_MANY.key
    )
    st.markdown(words.plan(int(pairs), habits))
    st.caption(words.FIXED)
    if visit.is_sample:
        st.caption(words.OWN_DIARY)
        return
    st.button(words.BEGIN, type="primary", key="begin_experiment", on_click=_begin, args=(visit,))


def _begin(visit: Visit) -> None:
    """Begins the experiment; a second tap or another tab does not begin another."""
    before = analyse(visit.keeper.diary(visit.owner), visit.analysis.settings, today=visit.today).experiments
    if any(course.state == "running" for course in before):
        return
    visit.keeper.begin_experiment(visit.owner, new_plan(visit.now, _WHAT.value, _HOW_MANY.value))


def _stop(visit: Visit, course: Course) -> None:
    experiments = visit.keeper.diary(visit.owner).experiments
    this = experiments["began"] == course.experiment.began
    visit.keeper.save_experiments(visit.owner, experiments[this].assign(ended=visit.now))


def _answer(course: Course) -> None:
    began = f"{course.experiment.began:%Y%m%d%H%M%S}"
    with st.container(key=f"card_experiment_{began}"):
        st.header(words.title(course.experiment), anchor=False)
        st.caption(words.past_line(course))
        st.markdown(words.answer(course))
        if course.answer is not None:
            key = f"pairs_{began}"
            picture = pictures.drawn(chart.pairs(course.answer), key)
            pictures.chart(picture, key, words.picture_alt(course), "Run")
        st.caption(words.account(course))
