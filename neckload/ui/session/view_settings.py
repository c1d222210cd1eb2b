"""What the runner chooses to see. It lives in the address, so that a refresh or a bookmark keeps it."""

from __future__ import annotations

import streamlit as st

from neckload.domain.analysis import Settings
from neckload.ui.text import locale_format
from neckload.ui.text.formatting import Unit

_PERIODS = {"12": 12, "26": 26, "52": 52, "all": None}


def choose() -> tuple[Settings, Unit]:
    """The four choices behind one button. Their words are those of the address: ?measure=distance&unit=mi."""
    with st.popover("View", icon=":material/tune:", help="Time or distance, km or miles, how many weeks"):
        measure = _one_of("Compare weeks by", "measure", ["time", "distance"])
        unit = _one_of("Distances in", "unit", ["km", "mi"], default=locale_format.current().unit)
        period = _one_of("Weeks on the chart", "period", list(_PERIODS), default="26")
        week_start = _one_of("Weeks begin on", "week_start", ["monday", "sunday"])
    settings = Settings(
        measure="distance" if measure == "distance" else "time",
        week_start="sunday" if week_start == "sunday" else "monday",
        period=_PERIODS[period],
    )
    return settings, "mi" if unit == "mi" else "km"


def _one_of(label: str, key: str, options: list[str], default: str | None = None) -> str:
    """One choice. Streamlit's own binding to the address forgets what stands in a closed popover on a page switch.

    So the session remembers it, and the control is given what is remembered whenever it is drawn anew.
    """
    default = default or options[0]
    asked = st.query_params.get(key)
    remembered = st.session_state.setdefault(f"chosen_{key}", asked if asked in options else default)
    chosen = st.segmented_control(label, options, default=remembered, key=key, required=True) or remembered
    st.session_state[f"chosen_{key}"] = chosen
    value = None if chosen == default else chosen
    if value != st.query_params.get(key):
        st.query_params.from_dict({name: value for name, value in {**st.query_params, key: value}.items() if value})
    return chosen
