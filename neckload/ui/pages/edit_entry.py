"""The dialog for a score, a day note or a typed week: edit or remove it, with undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import partial
from math import nan
from typing import Any, Literal

import pandas as pd
import streamlit as st

from neckload.domain import care, warning_signs
from neckload.domain.exercise_log import blank_day
from neckload.domain.tables import joined, word_set
from neckload.ui.pages import edit_run, undo
from neckload.ui.pages import warning_signs as warning_signs_dialog
from neckload.ui.session.page_context import Visit
from neckload.ui.text import locale_format, typed_numbers
from neckload.ui.text.diary import history, log
from neckload.ui.text.diary.history import Entry
from neckload.ui.text.formatting import in_km, in_unit, typed_figure

_TABLES: dict[str, str] = {"score": "pain", "note": "days", "week": "week_totals"}
Cell = str | float | bool | pd.Timestamp | None
_KEYS = {"days": "date", "week_totals": "week"}
_SIGN_WORDS = {sign.symptom: sign.words for sign in warning_signs.SIGNS}
_MOST_HOURS = 24.0
_FARTHEST_WEEK = 1000.0
_LONGEST_WEEK_MIN = 7 * 24 * 60.0


def dialog(visit: Visit, entry: Entry) -> None:
    """Opens the dialog. Call it in the run after the tap, not in its callback."""
    before = _row(visit, entry)
    if before.empty:  # another tab has removed it
        st.toast(history.GONE)
        return
    {"score": _score, "note": _note, "week": _week}[entry.kind](visit, entry, before)


def add_note(visit: Visit, day: date) -> None:
    """Opens the dialog for a day that has no note yet. Call it like `dialog`."""
    _note(visit, Entry("note", f"{day}", datetime.combine(day, time()), "Day note"), blank_day(day))


def remove(visit: Visit, entry: Entry) -> None:
    """Removes an entry from the diary; `undo.offer` shows the button to undo it."""
    if entry.kind == "run":
        edit_run.remove(visit, entry.key)
        return
    row = _row(visit, entry)
    _delete(visit, entry, row)
    if len(row):
        undo.remember(history.removed(history.line(entry)), partial(_save(visit, entry), visit.owner, row))


def _row(visit: Visit, entry: Entry) -> pd.DataFrame:
    table: pd.DataFrame = getattr(visit.keeper.diary(visit.owner), _TABLES[entry.kind])
    if entry.kind == "score":
        at = table.index == int(entry.key)
        return table[at & (table["when"] == pd.Timestamp(entry.when))]
    return table[table[_KEYS[_TABLES[entry.kind]]] == pd.Timestamp(entry.key)]


def _save(visit: Visit, entry: Entry) -> Callable[..., None]:
    keeper = visit.keeper
    return {"score": keeper.save_pain, "note": keeper.save_days, "week": keeper.save_week_totals}[entry.kind]


def _delete(visit: Visit, entry: Entry, row: pd.DataFrame) -> None:
    keeper = visit.keeper
    if entry.kind == "score":
        keeper.delete_pain(visit.owner, row)
    elif entry.kind == "note":
        keeper.delete_days(visit.owner, row["date"])
    else:
        keeper.delete_week_totals(visit.owner, row["week"])


def _finish(visit: Visit, entry: Entry, before: pd.DataFrame, cells: Mapping[str, Cell] | None) -> None:
    """The buttons of a dialog: save (`cells` replace those of `before`) or remove."""
    with st.container(horizontal=True):
        if st.button("Save", type="primary", key="entry_save") and cells is not None:
            after = before.assign(**cells)
            _replace(visit, entry, before, after)
            if entry.kind == "score":
                _ask_for_signs(before, after)
            st.rerun()
        if st.button("Remove", key="entry_remove", icon=":material/delete:"):
            remove(visit, entry)
            st.rerun()


def _ask_for_signs(before: pd.DataFrame, after: pd.DataFrame) -> None:
    """Asks about warning signs that the correction added, as in a check-in."""
    was, now = before.iloc[0], after.iloc[0]
    added = word_set(now["symptoms"]) - word_set(was["symptoms"])
    is_new_score = now["pain_0_10"] != was["pain_0_10"]
    warning_signs_dialog.after_check_in(added, now["pain_0_10"] if is_new_score else nan)


def _replace(visit: Visit, entry: Entry, before: pd.DataFrame, after: pd.DataFrame) -> None:
    if entry.kind == "score":
        visit.keeper.save_pain(visit.owner, after, instead_of=before)
        restore = partial(visit.keeper.save_pain, visit.owner, before, instead_of=after)
    else:
        _save(visit, entry)(visit.owner, after)
        restore = partial(_save(visit, entry), visit.owner, before)
        if before.drop(columns=_KEYS[_TABLES[entry.kind]]).isna().all(axis=None):  # that day had no note
            restore = partial(visit.keeper.delete_days, visit.owner, list(before["date"]))
    undo.remember(history.changed(history.line(entry)), restore)


@st.dialog("Edit score", width="medium")
def _score(visit: Visit, entry: Entry, before: pd.DataFrame) -> None:
    row = before.iloc[0].to_dict()
    felt = word_set(row["symptoms"])
    figure = None if pd.isna(row["pain_0_10"]) else row["pain_0_10"]
    whole = sorted({*map(float, range(11)), *([] if figure is None else [figure])})
    score = st.pills(log.PAIN_QUESTION, whole, default=figure, format_func="{:g}".format, key="entry_score")
    moment = _pills("When", log.MOMENT_LABEL, row["moment"], "single", "entry_moment")
    more = {word: log.plain(word) for word in sorted(felt - {*care.SYMPTOM_WORDS, *_SIGN_WORDS})}
    words = {**care.SYMPTOM_WORDS, **more}
    symptoms = _pills("What it feels like", words, [word for word in words if word in felt], "multi", "entry_felt")
    signs = _pills("Warning signs", _SIGN_WORDS, [s for s in _SIGN_WORDS if s in felt], "multi", "pain_signs_edited")
    written = locale_format.current().typed_date
    when = st.datetime_input("Time", row["when"], max_value=visit.now, format=written, key="entry_when")
    note = st.text_input("Note", row["note"] if isinstance(row["note"], str) else "", key="entry_note")
    cells = {
        "when": pd.Timestamp(when or row["when"]),
        "pain_0_10": float("nan") if score is None else float(score),
        "moment": moment or "day",
        "symptoms": joined([*(symptoms or []), *(signs or [])]),
        "note": note or None,
    }
    is_something = score is not None or cells["symptoms"] or cells["note"]
    _finish(visit, entry, before, cells if is_something else None)


@st.dialog("Day note")
def _note(visit: Visit, entry: Entry, before: pd.DataFrame) -> None:
    row = before.iloc[0].to_dict()
    st.caption(history.DAY_NOTE_HELP)
    rested = st.checkbox("Rest day: no running", value=row["marked_rest"] is True, key="entry_rest")
    sport = st.text_input("Another sport", row["other_sport"] if isinstance(row["other_sport"], str) else "")
    hours = _figure("Hours at a desk", row["desk_hours"], "h", _MOST_HOURS)
    known = word_set(row["relief"])
    words = {**log.RELIEF_WORDS, **{word: log.plain(word) for word in sorted(known - set(log.RELIEF_WORDS))}}
    relief = _pills(log.RELIEF_QUESTION, words, [word for word in words if word in known], "multi", "entry_relief")
    cells = None
    is_new = bool(before.drop(columns="date").isna().all(axis=None))
    # A row with nothing in it would count as a known day.
    if hours is not None and (not is_new or rested or sport or relief or pd.notna(hours)):
        cells = {
            "marked_rest": True if rested else None,
            "other_sport": sport or None,
            "desk_hours": hours,
            "relief": joined(relief or []),
        }
    _finish(visit, entry, before, cells)


@st.dialog("Edit week")
def _week(visit: Visit, entry: Entry, before: pd.DataFrame) -> None:
    row = before.iloc[0].to_dict()
    far = _figure(f"Distance, {visit.unit}", in_unit(row["distance_km"], visit.unit), visit.unit, _FARTHEST_WEEK)
    long = _figure("Minutes", row["duration_min"], "min", _LONGEST_WEEK_MIN)
    pain = _figure("Worst neck pain, 0 to 10", row["pain_0_10"], "of 10", 10)
    st.caption(log.WEEK_RULES)
    cells = None
    if far is not None and long is not None and pain is not None:
        cells = {"distance_km": in_km(far, visit.unit), "duration_min": long, "pain_0_10": pain}
    _finish(visit, entry, before, cells)


def _pills(label: str, words: dict[str, str], default: Any, mode: Literal["single", "multi"], key: str) -> Any:
    return st.pills(label, list(words), default=default, format_func=words.__getitem__, selection_mode=mode, key=key)


def _figure(label: str, value: float, unit: str, most: float) -> float | None:
    """The figure in a field, NaN if it was cleared; None, with a message, if it is not a number."""
    text = st.text_input(label, typed_figure(value, 1), autocomplete="off")
    try:
        typed = typed_numbers.typed_number(text, unit, most)
    except typed_numbers.NotANumber as fault:
        st.error(str(fault), icon=":material/error:")
        return None
    if typed is not None and typed > most:
        st.error(log.too_much(label, most), icon=":material/error:")
        return None
    if text == typed_figure(value, 1):
        return value
    return float("nan") if typed is None else typed
