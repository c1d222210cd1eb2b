"""The dialog for one run: edit or remove it, with undo."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from neckload.domain.columns import Row
from neckload.domain.tables import GEAR, NO_GEAR, run_row, word_set
from neckload.domain.weeks import plausible
from neckload.ui.pages import run_fields, undo
from neckload.ui.session.page_context import Visit
from neckload.ui.text.diary import history, log

_PREFIX = "edit"


def dialog(visit: Visit, run_id: str) -> None:
    """Opens the dialog. Call it in the run after the tap, not in its callback."""
    run = visit.keeper.diary(visit.owner).run(run_id)
    if run.empty:  # another tab has removed it
        st.toast(history.GONE)
        return
    run_fields.put(_PREFIX, run_fields.of_run(run.iloc[0].to_dict(), visit.unit))
    _show(visit, run)


@st.dialog("Edit run", width="medium")
def _show(visit: Visit, run: pd.DataFrame) -> None:
    before = run.iloc[0].to_dict()
    own_gear = sorted(word_set(before["gear"]) - {*GEAR, NO_GEAR})
    run_fields.show(visit, _PREFIX, own_gear, keep={})
    corrected = _corrected(visit, before)
    is_doubtful = corrected is not None and not plausible(corrected).all()
    if corrected is None:
        st.caption(log.NEEDS_A_FIGURE)
    elif is_doubtful:
        st.warning(log.implausible(corrected.iloc[0].to_dict(), visit.unit), icon=":material/help:")
    with st.container(horizontal=True):
        saving = st.button(log.IT_IS_RIGHT if is_doubtful else "Save", type="primary", key="edit_save")
        if saving and corrected is not None:
            _save(visit, run, corrected.assign(confirmed=True) if is_doubtful else corrected)
            st.rerun()
        if st.button("Remove", key="edit_remove", icon=":material/delete:"):
            remove(visit, before["run_id"])
            st.rerun()


def _corrected(visit: Visit, before: Row) -> pd.DataFrame | None:
    """The run as the fields say; None if they make no run. Fields left alone keep their value to the last decimal."""
    cells = run_fields.cells(visit, _PREFIX)
    if cells is None:
        return None
    shown, typed = run_fields.of_run(before, visit.unit), run_fields.typed(_PREFIX)
    untouched = {
        "distance_km": typed["distance"] == shown["distance"],
        "duration_min": typed["minutes"] == shown["minutes"],
        "start": (typed["day"], typed["time"]) == (shown["day"], shown["time"]),
    }
    as_it_was = {name: before[name] for name, is_untouched in untouched.items() if is_untouched}
    return run_row({**{str(name): cell for name, cell in before.items()}, **cells, **as_it_was})


def _save(visit: Visit, before: pd.DataFrame, corrected: pd.DataFrame) -> None:
    visit.keeper.save_runs(visit.owner, corrected)
    undo.remember(
        history.changed(log.run_entry(corrected.iloc[0].to_dict(), visit.unit)),
        partial(visit.keeper.save_runs, visit.owner, before),
    )


def remove(visit: Visit, run_id: str) -> None:
    """Removes a run from the diary; `undo.offer` shows the button to undo it."""
    run = visit.keeper.diary(visit.owner).run(run_id)
    visit.keeper.delete_runs(visit.owner, [run_id])
    if len(run):  # otherwise another tab was first
        line = log.run_entry(run.iloc[0].to_dict(), visit.unit)
        undo.remember(history.removed(line), partial(visit.keeper.save_runs, visit.owner, run))
