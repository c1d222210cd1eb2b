"""The five-second check-in: one tap on a score saves it, and further taps are added to the same entry."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import nan
from typing import Any, Literal

import pandas as pd
import streamlit as st

from neckload.domain import care
from neckload.domain.neck_entries import as_kept, have_same_key, neck_entry
from neckload.domain.tables import word_set
from neckload.ui.pages import entry_rows, experiment_card, warning_signs
from neckload.ui.pages.saving import Saving
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text import locale_format
from neckload.ui.text.diary import history, log
from neckload.ui.text.guidance import safety

# What each field holds at the start of a check-in.
_BLANK: dict[str, object] = {
    "pain_score": None,
    "pain_moment": "day",
    "pain_symptoms": [],
    "pain_side": None,
    "pain_signs": [],
    "pain_relief": [],
    "pain_note": "",
    "pain_when": None,
}
# The diary's entry that the fields on the page belong to.
_ENTRY = Slot[pd.DataFrame]("check_in_entry")
_SCORE = Slot[int | None]("pain_score")
_TOUCHED = Slot[datetime]("check_in_touched")
# Fields that make an entry; a moment or a time alone does not.
_ENTRIES = ("pain_score", "pain_symptoms", "pain_side", "pain_signs", "pain_relief", "pain_note")
_NIGHT_PAIN = "night_pain"
# Night pain is asked among what it feels like.
_FEELS = {**care.SYMPTOM_WORDS, _NIGHT_PAIN: safety.SIGN_WORDS[_NIGHT_PAIN]}
_SIGN_WORDS = {symptom: words for symptom, words in safety.SIGN_WORDS.items() if symptom != _NIGHT_PAIN}
_LAST_ENTRIES = 5
_SAME_CHECK_IN = timedelta(minutes=5)


def show(visit: Visit) -> None:
    if not _SCORE.is_set:  # fresh fields, also after a page switch, start a new check-in
        _begin()
    with st.container(key="card_score"):
        _fields(visit)
    _refresh(visit)
    _saved(visit)
    experiment_card.show(visit)
    _earlier(visit)


def _fields(visit: Visit) -> None:
    saving: Saving = {"on_change": _save, "args": (visit,)}
    st.pills(log.PAIN_QUESTION, range(11), key=_SCORE.key, **saving)
    _choice("When", log.MOMENT_LABEL, "pain_moment", "single", saving)
    _choice("What it feels like (optional)", _FEELS, "pain_symptoms", "multi", saving)
    with st.expander(log.MORE, key="pain_more"):
        _choice(log.SIDE_QUESTION, log.SIDE_WORDS, "pain_side", "single", saving)
        _choice(log.RELIEF_QUESTION, log.RELIEF_WORDS, "pain_relief", "multi", saving)
        _choice("Warning signs", _SIGN_WORDS, "pain_signs", "multi", saving)
        written = locale_format.current().typed_date
        st.datetime_input("Different time", None, max_value=visit.now, key="pain_when", format=written, **saving)
        st.text_input("Note", key="pain_note", **saving)


def _choice(label: str, words: dict[str, str], key: str, mode: Literal["single", "multi"], saving: Saving) -> None:
    st.pills(label, list(words), format_func=words.__getitem__, selection_mode=mode, key=key, **saving)


def _field(name: str) -> Slot[Any]:
    return Slot(name)


def _clear(but: str = "") -> None:
    for name, blank in _BLANK.items():
        if name != but:
            _field(name).value = blank


def _begin() -> None:
    _clear()
    _ENTRY.pop()


def _save(visit: Visit) -> None:
    """Saves the fields as they are now, replacing what an earlier tap saved."""
    before = _ENTRY.get()
    if before is not None and _is_another(visit, before):
        _clear(but="pain_score")
        before = None
    has_entry = any(_field(field).value not in (None, "", []) for field in _ENTRIES)
    now = visit.now if before is None else before["when"].iloc[0]
    entry = neck_entry(
        _field("pain_when").value or now,
        _SCORE.value,
        moment=_field("pain_moment").value or "day",
        symptoms=_symptoms(),
        relief=_field("pain_relief").value,
        note=_field("pain_note").value,
    )
    if has_entry:
        replaced = () if before is None or have_same_key(before, entry) else before
        visit.keeper.save_pain(visit.owner, entry, instead_of=replaced)
        _ENTRY.value, _TOUCHED.value = entry, visit.now
        _look_for_signs(before, entry)
    elif before is not None:
        visit.keeper.delete_pain(visit.owner, before)
        _ENTRY.pop()


def _symptoms() -> list[str]:
    symptoms, side, signs = (_field(name).value for name in ("pain_symptoms", "pain_side", "pain_signs"))
    return [*symptoms, *filter(None, [side]), *signs]


def _look_for_signs(before: pd.DataFrame | None, entry: pd.DataFrame) -> None:
    """Opens the dialog for warning signs if this tap calls for it."""
    known = frozenset() if before is None else word_set(before["symptoms"].iloc[0])
    same_score = before is not None and before["pain_0_10"].iloc[0] == entry["pain_0_10"].iloc[0]
    score = nan if same_score else float(entry["pain_0_10"].iloc[0])
    warning_signs.after_check_in(word_set(entry["symptoms"].iloc[0]) - known, score)


def _refresh(visit: Visit) -> None:
    """Reloads the entry from the diary: a warning sign may have been removed elsewhere."""
    entry = _ENTRY.get()
    if entry is None:
        return
    kept = as_kept(visit.keeper.diary(visit.owner).pain, entry)
    if kept.empty:
        _ENTRY.pop()
    else:
        _ENTRY.value = kept


def _is_another(visit: Visit, before: pd.DataFrame) -> bool:
    """Whether a score starts another check-in: some minutes later it does, sooner it corrects a slip of the finger.

    A first score completes the check-in that began with a sign or a note.
    """
    later = visit.now - _TOUCHED.value > _SAME_CHECK_IN
    score, known = _SCORE.value, before["pain_0_10"].iloc[0]
    return bool(later and score is not None and pd.notna(known) and score != known)


def _saved(visit: Visit) -> None:
    entry = _ENTRY.get()
    if entry is None:
        st.caption(log.CHECK_IN_HELP)
        return
    st.success(f"Saved: {log.pain_entry(entry.iloc[0].to_dict())}.", icon=":material/check:")
    with st.container(horizontal=True):
        st.button("Another check-in", on_click=_begin, key="another_check_in")
        st.button("Remove", on_click=_take_back, args=(visit,), type="tertiary", key="take_back")


def _take_back(visit: Visit) -> None:
    visit.keeper.delete_pain(visit.owner, _ENTRY.value)
    _begin()


def _earlier(visit: Visit) -> None:
    entry = _ENTRY.get()
    shown = entry["when"].iloc[0] if entry is not None else None
    entries = history.matching(history.entries(visit.keeper.diary(visit.owner), visit.unit, visit.today), "score", "")
    earlier = [each for each in entries if shown is None or pd.Timestamp(each.when) != shown][:_LAST_ENTRIES]
    if not earlier:
        return
    with st.container(key="card_earlier"):
        st.header("Earlier entries", anchor=False)
        entry_rows.show(visit, earlier)
    entry_rows.open_chosen(visit)
