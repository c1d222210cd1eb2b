"""The charts of *Patterns*, each with the sentence that says what to read from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isnan

import streamlit as st

from neckload.domain.analysis import Analysis
from neckload.domain.progression import spike_count
from neckload.ui.charts import patterns as charts
from neckload.ui.charts import runs
from neckload.ui.drawing.plot import Plot
from neckload.ui.pages.pictures import Drawn, chart, picture
from neckload.ui.pages.pictures import drawn as drawn_of
from neckload.ui.session.page_context import Visit
from neckload.ui.text.answers import answer, patterns
from neckload.ui.text.diary import log
from neckload.ui.text.formatting import Unit
from neckload.ui.text.memo import once

Pictures = Mapping[str, Drawn]


@once
def drawn(analysis: Analysis, unit: Unit) -> dict[str, Drawn]:
    """The charts that the diary has enough data for, by name."""
    association, around, factors = analysis.association, analysis.around_runs, analysis.factors
    drawable: dict[str, tuple[bool, Callable[[], Plot]]] = {
        "aligned": (bool(association.effects), lambda: charts.aligned(association, analysis.measure, unit)),
        "effects": (bool(association.effects), lambda: charts.effects(association)),
        "around_runs": (bool(around["days"].any()), lambda: charts.around_runs(around)),
        "factors": (
            any(factor.verdict != "not_enough" and not factor.is_response for factor in factors),
            lambda: charts.factor_differences(factors),
        ),
        "spikes": (spike_count(analysis.runs).compared > 0, lambda: runs.spikes(analysis, unit)),
    }
    return {name: drawn_of(draw(), name) for name, (enough, draw) in drawable.items() if enough}


@once
def _ratios(analysis: Analysis) -> Drawn:
    return drawn_of(runs.load_ratio(analysis), "load_ratio")


def _over_time(visit: Visit, drawn: Pictures) -> None:
    association = visit.analysis.association
    if "aligned" in drawn:
        with st.container(key="card_aligned"):
            beside = patterns.aligned_reading(association)
            picture("Load and pain side by side", beside, drawn["aligned"], "aligned", "Date")
        with st.container(key="card_effects"):
            reading, rows = patterns.effects_reading(association), f"{association.resolution.capitalize()}s after"
            picture("When the effect shows up", reading, drawn["effects"], "effects", rows)
    if "spikes" in drawn:
        with st.container(key="card_spikes"):
            reading = f"**{log.spikes_finding(visit.analysis)}** {log.spikes_reading()}"
            picture("Runs longer than you’re used to", reading, drawn["spikes"], "spikes", "Date")
    _load_figures(visit)


def _after_a_run(visit: Visit, drawn: Pictures) -> None:
    with st.container(key="card_around_runs"):
        reading = patterns.around_reading(visit.analysis.around_runs)
        picture("Your neck on the days around a run", reading, drawn["around_runs"], "around_runs", "Day")
    settled = visit.analysis.answers.settling
    lines = answer.settling(settled) if settled else ()
    with st.container(key="card_settling"):
        st.header(answer.SETTLING_TITLE, anchor=False)
        if lines:
            st.markdown("\n\n".join((*lines, answer.SETTLING_READING)))
        else:
            st.caption(answer.settling_missing(settled))


def _gear(visit: Visit, drawn: Pictures) -> None:
    factors = visit.analysis.factors
    with st.container(key="card_factors"):
        reading = f"{patterns.factors_finding(factors)}\n\n{patterns.factors_reading()}"
        picture("Gear, surface and habits", reading, drawn["factors"], "factors", "What")
        for line in patterns.responses(factors):
            st.caption(line)
        with st.expander("All of them in words, with counts", key="factor_lines"):
            st.markdown("\n".join(f"- {patterns.factor_line(factor)}" for factor in factors))


def _load_figures(visit: Visit) -> None:
    """Collapsed, and worked out only when opened: people ask about these figures, but nothing is based on them."""
    title = "Acute:chronic ratio, monotony and strain, and why to be careful with them"
    figures = st.expander(title, key="load_figures", on_change="rerun")
    if not figures.open:
        return
    with figures:
        st.markdown(log.RATIO_CAVEAT)
        if not isnan(visit.analysis.load.ratio_range.now):
            chart(_ratios(visit.analysis), "load_ratio", log.ratio_alt(visit.analysis), "Date")
        else:
            st.info(log.RATIO_EMPTY, icon=":material/hourglass_empty:")
        st.markdown(log.MONOTONY_CAVEAT)
        table = log.load_table(visit.analysis)
        if not table.empty:
            height = min(300, 36 * (len(table) + 1))
            st.dataframe(table, hide_index=True, height=height, alt="Monotony and strain by week")


PICTURES = {"Over time": {"aligned", "spikes"}, "After a run": {"around_runs"}, "Gear and habits": {"factors"}}
"""A part is there once it has one of these."""

# The calendar is drawn by its own module.
PARTS: dict[str, Callable[[Visit, Pictures], None]] = {
    "Over time": _over_time,
    "After a run": _after_a_run,
    "Gear and habits": _gear,
    "Calendar": lambda visit, drawn: None,
}
