"""The open week and the one compared with it, kept in the address so that a bookmark restores them."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from neckload.domain.analysis import Analysis
from neckload.ui.session.choices import chosen

_OPEN, _BESIDE = "week", "beside"


def opened(analysis: Analysis) -> pd.Timestamp | None:
    """The open week, or else the last full one; None while no running is recorded."""
    return _requested(_OPEN, analysis) or analysis.opened_first


def beside(analysis: Analysis) -> pd.Timestamp | None:
    """The week to compare it with; None while nothing is compared."""
    return _requested(_BESIDE, analysis)


def open_week(week: pd.Timestamp) -> None:
    _keep(_OPEN, week)


def put_beside(week: pd.Timestamp | None) -> None:
    _keep(_BESIDE, week)


def neighbour(analysis: Analysis, week: pd.Timestamp, steps: int) -> pd.Timestamp | None:
    """The week that is `steps` later in the log; None beyond its ends."""
    wanted = week + pd.Timedelta(days=7 * steps)
    return wanted if (analysis.record.weeks["week"] == wanted).any() else None


def _requested(key: str, analysis: Analysis) -> pd.Timestamp | None:
    """The week with the day in the address; the session remembers it in case a link has dropped it."""
    written = st.query_params.get(key) or chosen(key).get()
    try:
        day = pd.Timestamp(date.fromisoformat(str(written)))
    except ValueError:
        return None
    weeks = analysis.record.weeks["week"]
    holding = weeks[(weeks <= day) & (day < weeks + pd.Timedelta(days=7))]
    return None if holding.empty else holding.iloc[0]


def _keep(key: str, week: pd.Timestamp | None) -> None:
    if week is None:
        chosen(key).pop()
        if key in st.query_params:
            del st.query_params[key]
    else:
        written = week.date().isoformat()
        chosen(key).value = st.query_params[key] = written
