"""The form for one run. What is typed is remembered from field to field, so that nothing is lost before saving."""

from __future__ import annotations

import json
from datetime import date, time

import pandas as pd
import streamlit as st

from neckload.domain.deduplicate import already_known
from neckload.domain.tables import run_row
from neckload.domain.weeks import plausible
from neckload.ui.pages import experiment_card, parts, run_fields
from neckload.ui.pages.run_fields import Fields
from neckload.ui.pages.saving import Saving
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text.diary import log

_PREFIX = "run"
_DRAFT = "draft_run"
# What was typed when the runner was asked whether it is right.
_ASKED = Slot[Fields]("run_asked")
_SAVED = Slot[str]("run_saved")


def show(visit: Visit) -> None:
    if not run_fields.field(_PREFIX, "distance").is_set:
        run_fields.put(_PREFIX, _draft(visit))
    keep: Saving = {"on_change": _remember, "args": (visit,)}
    with st.container(key="card_run"):
        run_fields.show(visit, _PREFIX, [], keep)
        run = _run(visit)
        doubts = _doubts(visit, run) if run is not None and _ASKED.get() == _typed() else []
        for doubt in doubts:
            st.warning(doubt, icon=":material/help:")
        label, key = ("Save anyway", "save_anyway") if doubts else ("Save run", "save_run")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(label, type="primary", key=key, on_click=_save, args=(visit, bool(doubts)))
            if run is None:
                st.caption(log.NEEDS_A_FIGURE, width="content")
    _saved(visit)
    experiment_card.show(visit)


def _draft(visit: Visit) -> Fields:
    """The fields as they were before a page switch or a closed laptop."""
    left = json.loads(visit.keeper.recall(visit.owner, _DRAFT) or "{}")
    blank = run_fields.blank(visit.today)
    fields: Fields = {**blank, **{name: value for name, value in left.items() if name in blank}}
    if isinstance(left.get("day"), str):
        fields["day"] = date.fromisoformat(left["day"])
    if isinstance(left.get("time"), str):
        fields["time"] = time.fromisoformat(left["time"])
    return fields


def _typed() -> Fields:
    return run_fields.typed(_PREFIX)


def _remember(visit: Visit) -> None:
    visit.keeper.remember(visit.owner, _DRAFT, json.dumps(_typed(), default=str))


def _run(visit: Visit) -> pd.DataFrame | None:
    cells = run_fields.cells(visit, _PREFIX)
    # Two equal runs on one day are two runs, so the time of saving is part of the id.
    name = {"run_id": f"typed:{visit.now:%Y-%m-%dT%H:%M:%S}", "source": "typed"}
    return None if cells is None else run_row({**name, **cells})


def _doubts(visit: Visit, run: pd.DataFrame) -> list[str]:
    """What to ask before the run is saved."""
    doubts = [] if plausible(run).all() else [log.implausible(run.iloc[0].to_dict(), visit.unit)]
    if not visit.is_sample and already_known(run, visit.analysis.runs).any():
        doubts.append(log.KNOWN_RUN)
    return doubts


def _save(visit: Visit, was_asked: bool) -> None:
    """Saves the fields as they are now: somebody may have kept typing after the button was drawn."""
    run = _run(visit)
    if run is None:
        return
    if not (was_asked and _ASKED.get() == _typed()) and _doubts(visit, run):
        _ASKED.value = _typed()
        return
    is_possible = bool(plausible(run).all())
    visit.keeper.save_runs(visit.owner, run if is_possible else run.assign(confirmed=True))
    visit.keeper.remember(visit.owner, _DRAFT, None)
    run_fields.put(_PREFIX, run_fields.blank(visit.today))
    _SAVED.value = log.run_entry(run.iloc[0].to_dict(), visit.unit)


def _saved(visit: Visit) -> None:
    """Confirms the last run that was saved, with buttons to go on from there."""
    line = _SAVED.get()
    if line is None:
        return
    st.success(f"Saved: {line}.", icon=":material/check:")
    with st.container(horizontal=True):
        if st.button("See this week", key="week_after_run"):
            _SAVED.pop()
            st.switch_page(visit.pages["this-week"])
        st.button("How is your neck now?", type="tertiary", key="check_in_after_run", on_click=_on_to_check_in)


def _on_to_check_in() -> None:
    _SAVED.pop()
    parts.open_part("log", "Check in")
