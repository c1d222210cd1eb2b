"""The fields of one run, for adding and for editing."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Literal, TypedDict, cast

import pandas as pd
import streamlit as st
from pandas.api.typing import NAType

from neckload.domain import evidence
from neckload.domain.columns import Row
from neckload.domain.tables import GEAR, NO_GEAR, SURFACES, joined, word_set
from neckload.ui.pages.saving import Saving
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text import locale_format, typed_numbers
from neckload.ui.text.diary import log
from neckload.ui.text.formatting import Unit, in_km, in_unit, typed_figure
from neckload.ui.text.quoting import quoted

YesNo = Literal["yes", "no"]
# Neither one chosen means unknown.
_YES_NO: dict[YesNo | None, bool] = {"yes": True, "no": False}
# Cells of the table `runs` by their column.
Cells = dict[str, object]


class Fields(TypedDict):
    """The values of a run's fields, as typed and tapped."""

    day: date | None
    time: time | None
    distance: str
    minutes: str
    effort: int | None
    surface: str | None
    gear: list[str]
    warm_up: YesNo | None
    cool_down: YesNo | None
    title: str
    note: str


def blank(today: date) -> Fields:
    """The empty fields of a new run."""
    return {
        "day": today,
        "time": None,
        "distance": "",
        "minutes": "",
        "effort": None,
        "surface": None,
        "gear": [],
        "warm_up": None,
        "cool_down": None,
        "title": "",
        "note": "",
    }


def of_run(run: Row, unit: Unit) -> Fields:
    """The fields of a run in the diary: a row of the table `runs`."""
    return {
        "day": run["start"].date(),
        "time": run["start"].time().replace(second=0) if run["has_clock_time"] else None,
        "distance": typed_figure(in_unit(run["distance_km"], unit), 2),
        "minutes": typed_figure(run["duration_min"], 1),
        "effort": None if pd.isna(run["effort_0_10"]) else round(run["effort_0_10"]),
        "surface": _known(run["surface"]),
        "gear": sorted(word_set(run["gear"])),
        "warm_up": _yes_no(run["warm_up"]),
        "cool_down": _yes_no(run["cool_down"]),
        "title": _known(run["title"]) or "",
        "note": _known(run["note"]) or "",
    }


def show(visit: Visit, prefix: str, more_gear: list[str], keep: Saving) -> None:
    """Draws the fields.

    Args:
        prefix: of the fields' keys; the session must hold their values already.
        more_gear: gear to offer besides the usual items.
        keep: passed to every field, such as `on_change`.
    """
    first, second = st.columns(2)
    written = locale_format.current().typed_date
    first.date_input("Day", max_value=visit.today, key=f"{prefix}_day", format=written, **keep)
    second.time_input("Time of day (optional)", None, key=f"{prefix}_time", **keep)
    first, second = st.columns(2)  # a row of their own, to stay in order on a phone, where columns are stacked
    first.text_input(f"Distance, {visit.unit}", key=f"{prefix}_distance", autocomplete="off", **keep)
    second.text_input("Minutes, or h:mm:ss", key=f"{prefix}_minutes", autocomplete="off", **keep)
    try:
        _figures(visit, prefix)
    except typed_numbers.NotANumber as fault:
        st.error(str(fault), icon=":material/error:")
    _how_it_was(prefix, more_gear, keep)


def cells(visit: Visit, prefix: str) -> Cells | None:
    """The fields as cells of the table `runs`; None if they do not make a run."""
    try:
        figures = _figures(visit, prefix)
    except typed_numbers.NotANumber:
        return None
    fields = typed(prefix)
    day = fields["day"]
    return {**figures, **_cells(fields, day)} if any(figures.values()) and day is not None else None


def _figures(visit: Visit, prefix: str) -> dict[str, float | None]:
    farthest = in_unit(evidence.FARTHEST_RUN.value, visit.unit)
    distance = typed_numbers.typed_number(field(prefix, "distance").value, visit.unit, farthest)
    minutes = typed_numbers.typed_minutes(field(prefix, "minutes").value, evidence.LONGEST_RUN_TIME.value)
    return {
        "distance_km": in_km(distance, visit.unit) if distance else None,
        "duration_min": minutes or None,
    }


def _how_it_was(prefix: str, more_gear: list[str], keep: Saving) -> None:
    with st.expander("How it was (optional)", key=f"{prefix}_more"):
        st.pills("Effort of the whole run, 0 (rest) to 10 (maximal)", range(11), key=f"{prefix}_effort", **keep)
        st.pills("Surface", SURFACES, key=f"{prefix}_surface", **keep)
        st.pills(
            "Carried or worn",
            (*GEAR, *more_gear, NO_GEAR),
            format_func=lambda word: quoted(log.plain(word)),
            selection_mode="multi",
            key=f"{prefix}_gear",
            **keep,
        )
        before, after = st.columns(2)
        before.pills("Warmed up", _YES_NO, key=f"{prefix}_warm_up", **keep)
        after.pills("Cooled down", _YES_NO, key=f"{prefix}_cool_down", **keep)
        st.text_input("Title", key=f"{prefix}_title", **keep)
        st.text_input("Note", key=f"{prefix}_note", **keep)


def typed(prefix: str) -> Fields:
    """The current values of the fields."""
    return cast(Fields, {name: field(prefix, name).value for name in Fields.__annotations__})


def field(prefix: str, name: str) -> Slot[Any]:
    """The current value of one field."""
    return Slot(f"{prefix}_{name}")


def put(prefix: str, fields: Fields) -> None:
    for name, value in fields.items():
        field(prefix, name).value = value


def _cells(fields: Fields, day: date) -> Cells:
    return {
        "start": datetime.combine(day, fields["time"] or time()),
        "has_clock_time": fields["time"] is not None,
        "effort_0_10": None if fields["effort"] is None else float(fields["effort"]),
        "surface": fields["surface"],
        "gear": joined(fields["gear"]),
        "warm_up": _YES_NO.get(fields["warm_up"]),
        "cool_down": _YES_NO.get(fields["cool_down"]),
        "title": fields["title"] or None,
        "note": fields["note"] or None,
    }


def _yes_no(cell: bool | NAType | None) -> YesNo | None:
    """A flag of the table as the field shows it."""
    return None if pd.isna(cell) else "yes" if cell else "no"


def _known(cell: object) -> str | None:
    return cell if isinstance(cell, str) else None
