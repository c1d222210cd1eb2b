"""*Patterns*: does the neck follow the load? The verdict, and the parts that show where it comes from."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from neckload.domain.year import year_summary
from neckload.ui.pages import calendar, notices, parts, pattern_charts, try_it
from neckload.ui.session.page_context import Visit
from neckload.ui.text.answers import answer, experiment, patterns
from neckload.ui.text.weeks.finding import SAMPLES

_WITHOUT_ANSWER = ("not_enough", "nothing_to_compare")


def show(visit: Visit) -> None:
    notices.sample(visit)
    samples = st.container()
    with st.spinner(patterns.LOOKING):  # thousands of permutations, once for each state of the diary
        drawn = pattern_charts.drawn(visit.analysis, visit.unit)
    _verdict(visit)
    shown = _parts(visit, drawn)
    if len(shown) < len(pattern_charts.PARTS):
        _checklist(visit)
    shown = [*shown, experiment.PART]
    part = parts.choose("patterns", shown, shown[0])
    with samples:
        in_part = (experiment.SAMPLES, part) if part == experiment.PART else (SAMPLES, "")
        notices.other_samples(visit, *in_part)
    if part == experiment.PART:
        try_it.show(visit)
    elif part == "Calendar":
        calendar.show(visit)
    else:
        pattern_charts.PARTS[part](visit, drawn)


def _parts(visit: Visit, drawn: Mapping[str, object]) -> list[str]:
    """The parts that the diary has enough data for."""
    has_scores = year_summary(visit.analysis.year).scored_days > 0
    drawable = [part for part, names in pattern_charts.PICTURES.items() if names & drawn.keys()]
    return drawable + ["Calendar"] * has_scores


def _verdict(visit: Visit) -> None:
    association = visit.analysis.association
    finding = answer.answer(association)
    with st.container(key="card_answer"):
        with st.container(horizontal=True, key="verdict"):
            with st.container(key="verdict_words"):
                st.caption(finding.label)
                st.header(finding.headline, anchor=False)
                st.markdown(finding.lines[0])
            if association.verdict not in _WITHOUT_ANSWER:
                st.html(patterns.meter(association))
        if not association.schedule.taken:
            st.progress(association.schedule.progress)
        with st.container(horizontal=True, vertical_alignment="center", key="verdict_foot"):
            with st.popover(patterns.HOW_SURE, type="tertiary"):
                _how_sure(visit, finding.lines[1:])
            st.caption(patterns.NOT_PROOF)


def _how_sure(visit: Visit, lines: tuple[str, ...]) -> None:
    analysis = visit.analysis
    more = (
        answer.directions(analysis.association, analysis.answers.sore_mornings),
        answer.same_day(analysis.answers.same_day),
        patterns.outcome(analysis.outcome),
        answer.OTHER_THINGS,
    )
    st.markdown("\n\n".join(line for line in (*lines, *more) if line))
    # On a phone this scrolls, and a keyboard can scroll it only if something in it takes the focus.
    st.page_link(visit.pages["evidence"], label="Where the numbers come from", icon=":material/menu_book:")


def _checklist(visit: Visit) -> None:
    """Lists what the missing parts still need, instead of showing empty sections."""
    with st.container(key="card_checklist"):
        st.header("What you’ll see with more entries", anchor=False)
        for step in patterns.checklist(visit.analysis):
            if step.progress < 1:
                st.progress(step.progress, text=f"**{step.label}**: {step.need}")
