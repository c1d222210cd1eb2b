"""One run, typed. What is typed is remembered from field to field, so that nothing is lost before it is saved."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any

import pandas as pd
import streamlit as st

from neckload.domain.deduplicate import already_known
from neckload.domain.tables import GEAR, NO_GEAR, SURFACES, Diary, joined
from neckload.ui.session.page_context import Visit
from neckload.ui.text import locale_format, log
from neckload.ui.text.formatting import in_km

_DRAFT = "draft_run"
# What was typed when the runner was asked whether they mean a second run.
_ASKED = "run_asked"
# Neither chosen means that nobody said.
_YES_NO = {"yes": True, "no": False}
_BLANK: dict[str, Any] = {
    "run_day": None,
    "run_time": None,
    "run_distance": None,
    "run_minutes": None,
    "run_effort": None,
    "run_surface": None,
    "run_gear": [],
    "run_warm_up": None,
    "run_cool_down": None,
    "run_note": "",
}


def show(visit: Visit) -> None:
    if "run_distance" not in st.session_state:
        st.session_state.update(_draft(visit))
    keep: dict[str, Any] = {"on_change": _remember, "args": (visit,)}
    first, second = st.columns(2)
    first.date_input(
        "Day", None, max_value=visit.today, key="run_day", format=locale_format.current().typed_date, **keep
    )
    second.time_input("Time of day (optional)", None, key="run_time", **keep)
    figure: dict[str, Any] = {"min_value": 0.0, "format": "%0.2f", **keep}
    first, second = st.columns(2)  # a row of their own: a phone shows a row after the other
    first.number_input(f"Distance, {visit.unit}", max_value=200.0, step=0.1, key="run_distance", **figure)
    second.number_input("Minutes", max_value=1440.0, step=1.0, key="run_minutes", **{**figure, "format": "%0.0f"})
    with st.expander("How it was (optional)", key="run_more"):
        st.pills("Effort of the whole run, 0 rest to 10 maximal", range(11), key="run_effort", **keep)
        st.pills("Surface", SURFACES, key="run_surface", **keep)
        many: dict[str, Any] = {"format_func": log.plain, "selection_mode": "multi", **keep}
        st.pills("Carried or worn", (*GEAR, NO_GEAR), key="run_gear", **many)
        before, after = st.columns(2)
        before.pills("Warmed up", _YES_NO, key="run_warm_up", **keep)
        after.pills("Cooled down", _YES_NO, key="run_cool_down", **keep)
        st.text_input("Note", key="run_note", **keep)
    enough = bool(st.session_state["run_distance"] or st.session_state["run_minutes"])
    saving: dict[str, Any] = {"type": "primary", "on_click": _save, "disabled": not enough}
    if enough and st.session_state.get(_ASKED) == _typed():
        st.warning(log.KNOWN_RUN, icon=":material/content_copy:")
        st.button("Save anyway", key="save_anyway", args=(visit, True), **saving)
    else:
        st.button("Save run", key="save_run", args=(visit, False), **saving)
    if not enough:
        st.caption("A run needs a distance or a time; both are better.")


def _draft(visit: Visit) -> dict[str, Any]:
    """The fields as they were left, by a page switch or a closed laptop."""
    left = json.loads(visit.keeper.recall(visit.owner, _DRAFT) or "{}")
    fields = {**_BLANK, "run_day": visit.today, **left}
    if isinstance(fields["run_day"], str):
        fields["run_day"] = date.fromisoformat(fields["run_day"])
    if isinstance(fields["run_time"], str):
        fields["run_time"] = time.fromisoformat(fields["run_time"])
    return fields


def _remember(visit: Visit) -> None:
    visit.keeper.remember(visit.owner, _DRAFT, json.dumps(_typed(), default=lambda moment: moment.isoformat()))


def _typed() -> dict[str, Any]:
    return {field: st.session_state[field] for field in _BLANK}


def _save(visit: Visit, even_twice: bool) -> None:
    run = Diary(runs=pd.DataFrame([_run(visit)])).runs
    if not even_twice and not visit.is_sample and already_known(run, visit.analysis.runs).any():
        st.session_state[_ASKED] = _typed()
        return
    visit.keeper.save_runs(visit.owner, run)
    visit.keeper.remember(visit.owner, _DRAFT, None)
    st.session_state.update({**_BLANK, "run_day": visit.today})
    st.toast("Run saved.", icon=":material/check:")


def _run(visit: Visit) -> dict[str, Any]:
    state = st.session_state
    distance = state["run_distance"]
    return {
        # Two like runs of one day are two runs, so the moment of typing names each.
        "run_id": f"typed:{visit.now:%Y-%m-%dT%H:%M:%S}",
        "start": datetime.combine(state["run_day"] or visit.today, state["run_time"] or time()),
        "has_clock_time": state["run_time"] is not None,
        "distance_km": in_km(distance, visit.unit) if distance else float("nan"),
        "duration_min": state["run_minutes"] or float("nan"),
        "effort_0_10": float("nan") if state["run_effort"] is None else float(state["run_effort"]),
        "surface": state["run_surface"],
        "gear": joined(state["run_gear"]),
        "warm_up": _YES_NO.get(state["run_warm_up"]),
        "cool_down": _YES_NO.get(state["run_cool_down"]),
        "note": state["run_note"] or None,
        "source": "typed",
    }
