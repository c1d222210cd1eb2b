"""The chart of *This week*: first as SVG, then as Plotly in the same place; selecting a week opens it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.elements.plotly_chart import PlotlyState

from neckload.domain.analysis import Analysis
from neckload.ui.charts import load_and_pain
from neckload.ui.charts.style import AS_DRAWN
from neckload.ui.drawing import labels, svg
from neckload.ui.drawing.chart_of import MOST_WEEKS, chart_of
from neckload.ui.drawing.key import key, key_html
from neckload.ui.drawing.week_chart import HEIGHT, Chart, Picture, picture
from neckload.ui.pages import week_card
from neckload.ui.session import view_settings, week_choice
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text.formatting import Unit, day_and_month
from neckload.ui.text.memo import once
from neckload.ui.text.weeks import this_week as words
from neckload.ui.text.weeks import weeks as week_words

# How many targets a finger can tell apart on a phone; with more slots, several share one.
_MOST_TARGETS = 72
_PLOT = Slot[PlotlyState]("plot")
_TARGETS = Slot[int | None]("week_targets")
_CLICKED = Slot[int | None]("plot_clicked")
_OPENS = Slot[Sequence[pd.Timestamp]]("chart_opens")


@dataclass(frozen=True)
class Drawn:
    """The chart of an analysis, and what each of its slots opens."""

    chart: Chart
    picture: Picture
    written: labels.Written
    markup: str
    figure: go.Figure
    alt: str
    names: tuple[str, ...]
    opens: tuple[pd.Timestamp, ...]
    """The first day of the week that each slot opens."""


@st.fragment
def show(visit: Visit) -> None:
    """Shows the chart's card and the open week's: a tap redraws these two and nothing else on the page."""
    view_settings.rerun_when_asked()
    shown, chosen = drawn(visit.analysis, visit.unit), week_choice.opened(visit.analysis)
    if len(visit.analysis.record.weeks) > 1:  # a chart of a single week says no more than its days do
        _card(visit, shown, chosen)
    if chosen is not None:
        week_card.show(visit, chosen)


def _card(visit: Visit, shown: Drawn, chosen: pd.Timestamp | None) -> None:
    with st.container(key="card_chart"):
        with st.container(key="chart_head", horizontal=True, vertical_alignment="center"):
            st.markdown(key_html(key(shown.chart)), unsafe_allow_html=True)
            view_settings.choose_period()
        view_settings.choose_own_period(visit.analysis)
        _picture(visit, shown, chosen)


@once
def drawn(analysis: Analysis, unit: Unit) -> Drawn:
    weeks = analysis.weeks
    chart = chart_of(analysis, unit, weeks)
    made = picture(chart)
    written = labels.by_band(made)
    words_of_marks = {label: bands for label, bands in written.items() if not labels.is_date(label)}
    if chart.per == "month":
        rows = analysis.months.to_dict("records")
        lines = [week_words.month_lines(row, analysis.measure, unit) for row in rows]
        opens = tuple(row["last_week"] for row in rows)
    else:
        lines = [week_words.week_lines(row, analysis.measure, unit) for row in weeks.to_dict("records")]
        opens = tuple(weeks["week"])
    hovers = [week_words.hover(each) for each in lines]
    if chart.planned:
        hovers.append(week_words.hover(("Next week", f"{chart.planned_words} {chart.unit}")))
    return Drawn(
        chart,
        made,
        written,
        svg.fluid(made, words_of_marks, "weeks"),
        load_and_pain.load_and_pain(made, hovers),
        words.picture(analysis, unit, weeks),
        tuple(week_words.spoken(each) for each in lines),
        opens,
    )


def _picture(visit: Visit, shown: Drawn, chosen: pd.Timestamp | None) -> None:
    at = _slot_of(shown, chosen)
    with st.container(key="picture"):
        st.markdown(_marked(shown, visit.analysis, chosen), unsafe_allow_html=True)
        st.markdown(f"<div class='plot'>{shown.markup}</div>", unsafe_allow_html=True)
        st.plotly_chart(
            shown.figure,
            key=_PLOT.key,
            height=int(HEIGHT),
            selection_mode="points",
            on_select=_clicked,
            alt=shown.alt,
            **AS_DRAWN,
        )
        _targets(shown, at)
    _OPENS.value = shown.opens


def _slot_of(shown: Drawn, week: pd.Timestamp | None) -> int | None:
    """The slot of a week; if slots are months, the one in which the week ends or the last one before."""
    if week is None or not shown.opens:
        return None
    places = shown.opens
    at = bisect_left(places, week)
    is_near = at < len(places) and (places[at] - week).days < (7 if shown.chart.per == "week" else 35)
    first = places[0] - pd.Timedelta(days=35 if shown.chart.per == "month" else 0)
    return at if is_near and week >= first else None


def _marked(shown: Drawn, analysis: Analysis, chosen: pd.Timestamp | None) -> str:
    """Marks the open week and the one compared with it, as bands behind the chart, so that the chart stays the same."""
    weeks = {"open": chosen, "beside": week_choice.beside(analysis)}
    slots = {name: _slot_of(shown, week) for name, week in weeks.items()}
    places = {name: at for name, at in slots.items() if at is not None}
    marks = []
    for name, at in places.items():
        begins, middle, wide = (100 * share / max(shown.picture.slots, 1) for share in (at, at + 0.5, 1))
        bands = ""
        if name == "beside" and "open" in places:  # if there is no room for both dates, the open week's is shown
            bands = "".join(f" b{band}" for band in labels.bands_with_room(shown.picture, at, places["open"]))
            bands = f" w{bands}"
        week = weeks[name]
        text = day_and_month((shown.opens[at] if week is None else week).date())
        marks.append(f"<div class='band {name}' style='left:{begins:.3f}%;width:{wide:.3f}%'></div>")
        marks.append(f"<div class='date {name}{bands}' style='--at:{middle:.3f}%'>{text}</div>")
    dates = svg.fluid_words(shown.picture, labels.beside(shown.picture, shown.written, places.values()))
    # The slot of next week, which cannot be opened yet, has no target.
    ahead = f"<style>.st-key-week_targets{{--ahead:{shown.picture.slots - len(shown.opens)}}}</style>"
    return f"<div class='plot marked'>{''.join(marks)}{dates}{ahead}</div>"


def _targets(shown: Drawn, at: int | None) -> None:
    """An invisible button for each week: for taps, which Plotly does not report, and for the keyboard."""
    count = len(shown.opens)
    each = max(-(-count // _MOST_TARGETS), 1)
    slots = [min(first + each - 1, count - 1) for first in range(0, count, each)]
    _TARGETS.value = None if at is None else next(slot for slot in slots if slot >= at)
    st.pills(
        "Open a week",
        slots,
        key=_TARGETS.key,
        format_func=lambda slot: shown.names[slot],
        label_visibility="collapsed",
        on_change=_tapped,
        width="stretch",
    )


def _tapped() -> None:
    slot = _TARGETS.value
    if slot is not None:
        _open(slot)


def _clicked() -> None:
    """Opens the week clicked on. A second click makes Plotly drop its selection, which is a click too."""
    points = _PLOT.value.selection.points
    slot = int(points[0]["x"]) if points else _CLICKED.get()
    _CLICKED.value = slot
    if slot is not None:
        _open(slot)


def _open(slot: int) -> None:
    opens = _OPENS.value
    if slot >= len(opens):  # next week has no data yet
        return
    week_choice.open_week(opens[slot])
    if len(opens) > 1 and (opens[-1] - opens[0]).days > 7 * MOST_WEEKS:
        view_settings.show_around(opens[slot])
