"""*Patterns*: does the neck follow the load? One answer, and pictures that each say what to read from them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from neckload.domain.analysis import Analysis
from neckload.ui.charts import patterns as pattern_charts
from neckload.ui.charts import runs
from neckload.ui.pages import notices
from neckload.ui.pages.pictures import chart, picture
from neckload.ui.session.page_context import Visit
from neckload.ui.text import answer, log, patterns
from neckload.ui.text.formatting import Unit
from neckload.ui.text.memo import once

if TYPE_CHECKING:
    import plotly.graph_objects as go


def show(visit: Visit) -> None:
    notices.sample(visit)
    notices.other_samples(visit)
    with st.spinner(patterns.LOOKING):  # thousands of permutations, once for each state of the diary
        drawn = _drawn(visit.analysis, visit.unit)
    _answer(visit, drawn)
    _around_runs(visit, drawn)
    _settling(visit)
    _factors(visit, drawn)
    _year(visit, drawn)
    _single_runs(visit, drawn)
    _load_figures(visit)


@once
def _drawn(analysis: Analysis, unit: Unit) -> dict[str, go.Figure]:
    """The pictures that the diary knows enough for."""
    association, around, factors, year = analysis.association, analysis.around_runs, analysis.factors, analysis.year
    drawable: dict[str, tuple[bool, Callable[[], go.Figure]]] = {
        "aligned": (
            bool(association.effects),
            lambda: pattern_charts.aligned(association, analysis.measure, unit),
        ),
        "effects": (bool(association.effects), lambda: pattern_charts.effects(association)),
        "around_runs": (bool(around["days"].any()), lambda: pattern_charts.around_runs(around)),
        "factors": (
            any(factor.verdict != "not_enough" and not factor.is_response for factor in factors),
            lambda: pattern_charts.factor_differences(factors),
        ),
        "year": (bool(year["pain"].notna().any()), lambda: pattern_charts.year(year)),
        "spikes": (bool(analysis.runs["spike"].notna().any()), lambda: runs.spikes(analysis, unit)),
    }
    return {name: draw() for name, (enough, draw) in drawable.items() if enough}


def _answer(visit: Visit, drawn: dict[str, go.Figure]) -> None:
    analysis = visit.analysis
    association = analysis.association
    with st.container(border=True, key="card_answer"):
        notices.show_finding(answer.answer(association))
        if not association.schedule.taken:
            st.progress(association.schedule.progress)
        if directions := answer.directions(association, analysis.answers.sore_mornings):
            st.markdown(directions)
        st.markdown(patterns.outcome(analysis.outcome))
        st.caption(answer.OTHER_THINGS)
    if association.effects:
        beside = patterns.aligned_reading(association)
        picture("Load and pain beside each other", beside, drawn["aligned"], "aligned", "Date")
        reading, rows = patterns.effects_reading(association), f"{association.resolution.capitalize()}s after"
        picture("When the effect shows up", reading, drawn["effects"], "effects", rows)


def _around_runs(visit: Visit, drawn: dict[str, go.Figure]) -> None:
    title, reading = "Your neck on the days around a run", patterns.around_reading(visit.analysis.around_runs)
    picture(title, reading, drawn.get("around_runs"), "around_runs", "Day", patterns.AROUND_EMPTY)


def _settling(visit: Visit) -> None:
    settled = visit.analysis.answers.settling
    st.header(answer.SETTLING_TITLE, anchor=False)
    lines = answer.settling(settled) if settled else ()
    if lines:
        st.markdown("\n\n".join((*lines, answer.SETTLING_READING)))
    else:
        st.info(answer.settling_missing(settled), icon=":material/hourglass_empty:")


def _factors(visit: Visit, drawn: dict[str, go.Figure]) -> None:
    factors = visit.analysis.factors
    reading = f"{patterns.factors_finding(factors)}\n\n{patterns.FACTORS_READING}"
    picture("Gear, surface and habits", reading, drawn.get("factors"), "factors", "What", patterns.FACTORS_EMPTY)
    for line in patterns.responses(factors):
        st.caption(line)
    if factors:
        with st.expander("Each of them in words, with counts", key="factor_lines"):
            st.markdown("\n".join(f"- {patterns.factor_line(factor)}" for factor in factors))


def _year(visit: Visit, drawn: dict[str, go.Figure]) -> None:
    reading = patterns.year_reading(visit.analysis.year)
    picture("A year of days", reading, drawn.get("year"), "year", "Date", patterns.YEAR_EMPTY)


def _single_runs(visit: Visit, drawn: dict[str, go.Figure]) -> None:
    reading = f"**{log.spikes_finding(visit.analysis)}** {log.SPIKES}"
    picture("Runs longer than you’re used to", reading, drawn.get("spikes"), "spikes", "Date", log.SPIKES_EMPTY)


def _load_figures(visit: Visit) -> None:
    st.header("Other figures people ask about", anchor=False)
    with st.expander("Acute:chronic ratio, monotony and strain, and what they cannot say", key="load_figures"):
        st.markdown(log.RATIO_CAVEAT)
        if visit.analysis.load.days["ratio_coupled"].notna().any():
            ratios = runs.load_ratio(visit.analysis)
            chart(ratios, "load_ratio", log.ratio_alt(visit.analysis), "Date")
        else:
            st.info(log.RATIO_EMPTY, icon=":material/hourglass_empty:")
        st.markdown(log.MONOTONY_CAVEAT)
        table = log.load_table(visit.analysis)
        if not table.empty:
            height = min(300, 36 * (len(table) + 1))
            st.dataframe(table, hide_index=True, height=height, alt="Monotony and strain by week")
