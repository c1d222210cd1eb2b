"""View settings: measure, unit, first day of the week and period. They are kept in the address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from neckload.domain.analysis import Analysis
from neckload.domain.progression import TOTAL
from neckload.domain.settings import Settings
from neckload.ui.drawing.brush import overview
from neckload.ui.session.choices import chosen
from neckload.ui.session.state import Slot
from neckload.ui.text import locale_format
from neckload.ui.text.formatting import Unit, short_week

# Word in the address -> weeks, and the label of the control.
_PERIODS: Mapping[str, int | None] = {"12": 12, "26": 26, "52": 52, "all": None, "own": None}
_PERIOD_LABEL = {"12": "12 w", "26": "26 w", "52": "1 y", "all": "All", "own": "Own"}
_RERUN = Slot[bool]("rerun_page")
_PERIOD_CONTROL = Slot[str]("period_control")
# A month opened from a long log is shown with this many weeks before and after it.
_AROUND = pd.Timedelta(weeks=6)


def choose() -> tuple[Settings, Unit]:
    """Shows the choices behind one button. They are kept in the address: ?measure=distance&unit=mi."""
    with st.popover("View", icon=":material/tune:", help="Time or distance, km or miles, first day of the week"):
        measure = _one_of("Compare weeks by", "measure", ["time", "distance"])
        unit = _one_of("Distances in", "unit", ["km", "mi"], default=locale_format.current().unit)
        week_start = _one_of("Weeks begin on", "week_start", ["monday", "sunday"])
    period = _remembered("period", list(_PERIODS), "26")
    settings = Settings(
        measure="distance" if measure == "distance" else "time",
        week_start="sunday" if week_start == "sunday" else "monday",
        period=_PERIODS[period],
        between=_own_period() if period == "own" else None,
    )
    return settings, "mi" if unit == "mi" else "km"


def choose_period() -> None:
    """Shows the control for how many weeks the chart covers."""
    _PERIOD_CONTROL.value = _remembered("period", list(_PERIODS), "26")
    st.segmented_control(
        "Weeks shown",
        list(_PERIODS),
        key=_PERIOD_CONTROL.key,
        format_func=_PERIOD_LABEL.__getitem__,
        label_visibility="collapsed",
        required=True,
        on_change=_period_chosen,
    )


def _period_chosen() -> None:
    _keep("period", _PERIOD_CONTROL.value, "26")
    ask_for_rerun()


def choose_own_period(analysis: Analysis) -> None:
    """Shows a brush over all weeks of the log, with a handle at each end, if an own period is chosen."""
    if _remembered("period", list(_PERIODS), "26") != "own" or len(analysis.record.weeks) < 2:
        return
    weeks = [first.date() for first in analysis.record.weeks["week"]]
    ends = analysis.weeks["week"].iloc[0].date(), analysis.weeks["week"].iloc[-1].date()
    # A range slider takes its handles from `value` only, so it gets another key when they are set from elsewhere.
    key = f"own_period_{ends[0]}_{ends[1]}"
    totals = analysis.record.weeks[TOTAL[analysis.measure]].tolist()
    with st.container(key="brush"):
        st.markdown(overview(totals, weeks.index(ends[0]), weeks.index(ends[1])), unsafe_allow_html=True)
        st.select_slider(
            "From and to",
            weeks,
            value=ends,
            key=key,
            format_func=short_week,
            label_visibility="collapsed",
            on_change=_own_period_chosen,
            args=(key,),
        )


def _own_period_chosen(key: str) -> None:
    first, last = Slot[tuple[date, date]](key).value
    _keep("from", first.isoformat(), "")
    _keep("to", last.isoformat(), "")
    ask_for_rerun()


def show_around(week: pd.Timestamp) -> None:
    """Shows the weeks around this one, from the next run of the page on."""
    for key, written in (("period", "own"), ("from", week - _AROUND), ("to", week + _AROUND)):
        _keep(key, written if isinstance(written, str) else written.date().isoformat(), "26")
    ask_for_rerun()


def ask_for_rerun() -> None:
    """Asks for a rerun of the whole page."""
    _RERUN.value = True


def rerun_when_asked() -> None:
    """Reruns the page if a fragment asked for it, as a fragment can only redraw itself."""
    if _RERUN.pop():
        st.rerun(scope="app")


def _own_period() -> tuple[date, date] | None:
    try:
        first, last = (date.fromisoformat(str(st.query_params.get(key) or chosen(key).get())) for key in ("from", "to"))
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _one_of(label: str, key: str, options: list[str], default: str | None = None) -> str:
    """One choice. Streamlit's own binding to the address forgets what is in a closed popover on a page switch.

    So the session remembers it, and the control gets the remembered value whenever it is drawn again.
    """
    default = default or options[0]
    remembered = _remembered(key, options, default)
    choice = st.segmented_control(label, options, default=remembered, key=key, required=True) or remembered
    _keep(key, choice, default)
    return choice


def _remembered(key: str, options: list[str], default: str) -> str:
    requested = st.query_params.get(key)
    return chosen(key).setdefault(requested if requested in options and requested is not None else default)


def _keep(key: str, choice: str, default: str) -> None:
    chosen(key).value = choice
    value = None if choice == default else choice
    if value != st.query_params.get(key):
        st.query_params.from_dict({name: value for name, value in {**st.query_params, key: value}.items() if value})
