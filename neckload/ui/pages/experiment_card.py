"""The card of a running experiment: what to do on the next run, and a one-tap confirmation of the last."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from neckload.domain.experiment import Course, Did, Run
from neckload.ui.session.page_context import Visit
from neckload.ui.text.answers import experiment as words


def show(visit: Visit) -> None:
    """Shows the card if an experiment is running."""
    course = next((each for each in visit.analysis.experiments if each.state == "running"), None)
    if course is None:
        return
    with st.container(key="card_experiment"):
        next_run(course)
        confirm(visit, course)
        st.caption(words.progress(course))


def next_run(course: Course) -> None:
    if line := words.next_run(course):
        st.markdown(f":material/science: {line}")


def confirm(visit: Visit, course: Course) -> None:
    """Asks about the newest run that the runner has not confirmed."""
    if not course.unconfirmed or visit.is_sample:
        return
    run = course.unconfirmed[0]
    st.markdown(words.ask(course, run))
    with st.container(horizontal=True, gap="small"):
        for did, label in words.CONFIRM.items():
            st.button(label, key=f"experiment_{did}", on_click=_say, args=(visit, course, run, did))


def _say(visit: Visit, course: Course, run: Run, did: Did) -> None:
    row = {"began": [course.experiment.began], "of_run_id": [run.run_id], "place": [float(run.place)], "did": [did]}
    visit.keeper.save_confirmations(visit.owner, pd.DataFrame(row))
