"""*Patterns*: does the neck follow the load? One answer, and pictures that each say what to read from them."""

from __future__ import annotations

import streamlit as st

from neckload.ui import page_words, pattern_charts, pattern_words, run_charts
from neckload.ui.pages import notices
from neckload.ui.pages.pictures import chart, picture
from neckload.ui.visit import Visit


def show(visit: Visit) -> None:
    notices.sample(visit)
    notices.other_samples(visit)
    _answer(visit)
    _around_runs(visit)
    _factors(visit)
    _year(visit)
    _single_runs(visit)
    _load_figures(visit)


def _answer(visit: Visit) -> None:
    analysis = visit.analysis
    association = analysis.association
    with st.container(border=True, key="answer"):
        notices.told(pattern_words.answer(association))
        st.markdown(pattern_words.outcome(analysis.outcome))
        st.caption(pattern_words.OTHER_THINGS)
    if association.effects:
        picture(
            "Load and pain beside each other",
            pattern_words.aligned_reading(association),
            pattern_charts.aligned(association, analysis.measure, visit.unit),
            "aligned",
            "Date",
        )
        picture(
            "How far apart in time",
            pattern_words.effects_reading(association),
            pattern_charts.effects(association),
            "effects",
            f"{association.resolution.capitalize()}s after",
        )


def _around_runs(visit: Visit) -> None:
    around = visit.analysis.around_runs
    told = pattern_words.around_reading(around)
    figure = pattern_charts.around_runs(around) if around["days"].any() else None
    picture("Your neck on the days around a run", told, figure, "around_runs", "Day", pattern_words.AROUND_EMPTY)


def _factors(visit: Visit) -> None:
    factors = visit.analysis.factors
    compared = any(factor.verdict != "not_enough" for factor in factors)
    figure = pattern_charts.factor_differences(factors) if compared else None
    told = f"{pattern_words.factors_finding(factors)}\n\n{pattern_words.FACTORS_READING}"
    picture("Gear, surface and habits", told, figure, "factors", "What", pattern_words.FACTORS_EMPTY)
    if factors:
        with st.expander("Each of them in words, with counts", key="factor_lines"):
            st.markdown("\n".join(f"- {pattern_words.factor_line(factor)}" for factor in factors))


def _year(visit: Visit) -> None:
    days = visit.analysis.year
    figure = pattern_charts.year(days) if days["pain"].notna().any() else None
    picture("A year of days", pattern_words.year_reading(days), figure, "year", "Date", pattern_words.YEAR_EMPTY)


def _single_runs(visit: Visit) -> None:
    analysis = visit.analysis
    figure = run_charts.spikes(analysis, visit.unit) if analysis.runs["spike"].notna().any() else None
    told = f"**{page_words.spikes_finding(analysis)}** {page_words.SPIKES}"
    picture("Each run beside your longest", told, figure, "spikes", "Date", page_words.SPIKES_EMPTY)


def _load_figures(visit: Visit) -> None:
    st.header("Other figures people ask about", anchor=False)
    with st.expander("Acute:chronic ratio, monotony and strain, and what they cannot say", key="load_figures"):
        st.markdown(page_words.RATIO_CAVEAT)
        if visit.analysis.load.days["ratio_coupled"].notna().any():
            ratios = run_charts.load_ratio(visit.analysis)
            chart(ratios, "load_ratio", page_words.ratio_alt(visit.analysis), "Date")
        else:
            st.info(page_words.RATIO_EMPTY, icon=":material/hourglass_empty:")
        st.markdown(page_words.MONOTONY_CAVEAT)
        table = page_words.load_table(visit.analysis)
        if not table.empty:
            height = min(300, 36 * (len(table) + 1))
            st.dataframe(table, hide_index=True, height=height, alt="Monotony and strain by week")
