"""The form on *This week* for a target of the runner's own beside the range."""

from __future__ import annotations

from math import nan

import pandas as pd
import streamlit as st

from neckload.domain.neck_ceiling import NeckCeiling
from neckload.domain.tables import SET_BY
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text.formatting import in_km
from neckload.ui.text.guidance import own_target, safety

_WEEK = Slot[str]("own_week")
_WHOSE = Slot[str]("own_whose")
_NOTE = Slot[str]("own_note")


def show(visit: Visit) -> None:
    """Shows what is set for this week and next, and the form to set it; nothing while there are no weeks."""
    advice = visit.analysis.advice
    for which, own in (("next", advice.own_target), ("this", advice.own_target_now)):
        if own is not None:
            _set(visit, own_target.own_target(own, advice, which, visit.unit), which, own.week)
        elif alone := _ceiling(visit, which):
            _set(visit, own_target.ceiling_alone(advice, alone.noted_for, which), which, alone.noted_for)
    if advice.red_flag or visit.analysis.weeks.empty:
        return
    # Not popovers: this is inside one, and popovers cannot be nested.
    with st.expander(safety.CAN_I_RUN, icon=":material/help:"):
        st.markdown(safety.can_run(advice, visit.today))
    if not visit.is_sample:
        with st.expander(own_target.SET_YOUR_OWN, icon=":material/flag:"):
            _fields(visit)


def _set(visit: Visit, what: str, which: str, week: pd.Timestamp) -> None:
    st.info(what, icon=":material/flag:")
    st.button(own_target.REMOVE, on_click=_take_back, args=(visit, which, week), type="tertiary", key=f"back_{which}")


def _ceiling(visit: Visit, which: str) -> NeckCeiling | None:
    """The therapist's ceiling for this week or next; None for none."""
    if visit.analysis.record.weeks.empty:
        return None
    week = _week(visit, which)
    return next((each for each in visit.analysis.advice.neck_ceilings if each.week == week), None)


def _week(visit: Visit, which: str) -> pd.Timestamp:
    current: pd.Timestamp = visit.analysis.record.weeks["week"].iloc[-1]
    return current + pd.Timedelta(days=7) if which == "next" else current


def _fields(visit: Visit) -> None:
    st.markdown(own_target.HELP)
    _one_of("Week", own_target.WEEKS, _WEEK.key)
    kind = _one_of("Measure", own_target.KINDS, "own_kind")
    unit = {"change": "%", "time": "min", "distance": visit.unit}[kind]
    least = -100.0 if kind == "change" else 0.0
    value = st.number_input(f"Target, {unit}", least, 3000.0, None, step=1.0, format="%0.1f", key=f"own_{unit}")
    _one_of("Set by", {each: own_target.WHOSE[each] for each in reversed(SET_BY)}, _WHOSE.key)
    st.text_input("Note", key=_NOTE.key, max_chars=200)
    st.button(
        "Save", type="primary", disabled=value is None, on_click=_save, args=(visit, f"own_{unit}"), key="save_own"
    )


def _one_of(label: str, words: dict[str, str], key: str) -> str:
    first = next(iter(words))
    chosen = st.segmented_control(
        label, list(words), format_func=words.__getitem__, default=first, required=True, key=key
    )
    return str(chosen or first)


def _save(visit: Visit, field: str) -> None:
    typed = Slot[float | None](field)
    if (value := typed.value) is None:
        return
    advice = visit.analysis.advice
    before = advice.own_target if _WEEK.value == "next" else advice.own_target_now
    ceiling = _ceiling(visit, _WEEK.value)
    row = pd.DataFrame(
        {
            "week": [_week(visit, _WEEK.value)],
            "change": [value / 100 if field == "own_%" else nan],
            "distance_km": [in_km(value, visit.unit) if field in ("own_km", "own_mi") else nan],
            "duration_min": [value if field == "own_min" else nan],
            "set_by": [_WHOSE.value],
            "note": pd.Series([_NOTE.value or None], dtype="str"),
            "neck_ceiling": [ceiling.score if ceiling else nan],  # the therapist's, whoever sets the target
        }
    )
    # A target saved under the other week start would stay beside the new one.
    replaced = [before.week] if before else [ceiling.noted_for] if ceiling else []
    visit.keeper.save_targets(visit.owner, row, instead_of=replaced)
    typed.value = None
    st.toast(own_target.SAVED, icon=":material/check:")


def _take_back(visit: Visit, which: str, week: pd.Timestamp) -> None:
    """Removes a target. The therapist's ceiling beside it stays until it is removed itself."""
    advice = visit.analysis.advice
    ceiling, own = _ceiling(visit, which), advice.own_target if which == "next" else advice.own_target_now
    if ceiling and own:
        row = {"week": [week], "set_by": ["therapist"], "neck_ceiling": [ceiling.score]}
        visit.keeper.save_targets(visit.owner, pd.DataFrame(row), instead_of=[week])
    else:
        visit.keeper.delete_targets(visit.owner, [week])
    st.toast(own_target.REMOVED, icon=":material/undo:")
