"""*This week*: the finding, next week, one picture, the weeks, and three ways on."""

from __future__ import annotations

import streamlit as st

from neckload.ui.charts import load_and_pain, style
from neckload.ui.pages import alert, notices, own_target, warning_signs
from neckload.ui.session.page_context import Visit
from neckload.ui.text import advice as advice_words
from neckload.ui.text import finding, safety, weeks

# Height of the table that shows about eight weeks; the rest scrolls.
_TABLE_HEIGHT_PX = 330


def show(visit: Visit) -> None:
    notices.sample(visit)
    warning_signs.dialog(visit)
    alert.show(visit)
    answer, plan = st.columns(2, gap="medium")
    with answer.container(border=True, height="stretch", key="card_week"):
        _answer(visit)
    with plan.container(border=True, height="stretch", key="card_next"):
        _plan(visit)
    st.caption(advice_words.CAVEAT)
    if not visit.analysis.weeks.empty:
        _picture(visit)
        _weeks(visit)
    _ways_on(visit)


def _answer(visit: Visit) -> None:
    notices.show_finding(finding.finding(visit.analysis, visit.unit))
    for line in safety.first_days(visit.analysis):
        st.markdown(line)
    notices.warning_signs(visit)


def _plan(visit: Visit) -> None:
    advice = visit.analysis.advice
    notices.show_finding(advice_words.next_week(visit.analysis, visit.unit))
    why = advice_words.reasons(advice, visit.unit)
    if advice.red_flag:
        st.markdown(" ".join(why))
    elif why:
        st.markdown("**Why**\n" + "\n".join(f"- {reason}" for reason in why))
    own_target.show(visit)
    _keep_what_is_shown(visit)


def _keep_what_is_shown(visit: Visit) -> None:
    """The first range shown for a week is what its runner is later measured by."""
    row = visit.analysis.range_to_keep
    if len(row) and not visit.is_sample:
        visit.keeper.keep_shown_range(visit.owner, row)


def _picture(visit: Visit) -> None:
    st.header("Running and neck, week by week", anchor=False)
    st.html(load_and_pain.load_and_pain_key(visit.analysis))
    st.plotly_chart(
        load_and_pain.load_and_pain(visit.analysis, visit.unit),
        key="load_and_pain",
        alt=advice_words.picture(visit.analysis, visit.unit),
        **style.AS_DRAWN,
    )


def _weeks(visit: Visit) -> None:
    st.header("The weeks", anchor=False)
    table = weeks.shown_weeks(visit.analysis, visit.unit)
    st.dataframe(
        table,
        hide_index=True,
        height=min(_TABLE_HEIGHT_PX, 36 * (len(table) + 1)),
        alt="Every week with its change and verdict",
    )


def _ways_on(visit: Visit) -> None:
    ways = {
        "log": "**Log** – check in with your neck, add runs, upload your own log.",
        "patterns": "**Patterns** – does your neck follow your load? One honest answer, and pictures.",
        "neck-care": "**Neck care** – when to see a doctor, five exercises, and what helps.",
    }
    with st.container(horizontal=True, key="ways_on"):
        for path, title in ways.items():
            st.page_link(visit.pages[path], label=title, icon=":material/arrow_forward:", width="stretch")
