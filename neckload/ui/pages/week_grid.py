"""The grid of weekly totals typed by hand. A typed total replaces the sum of that week's runs until it is cleared."""

from __future__ import annotations

from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from neckload.domain.week_totals import edited, last_weeks, recorded_weeks
from neckload.domain.weeks import WeekStart, typed_weeks
from neckload.ui.drawing.palette import PALETTE
from neckload.ui.session.page_context import Visit
from neckload.ui.session.state import Slot
from neckload.ui.text.diary import log
from neckload.ui.text.formatting import Unit, day_and_month, in_km, in_unit, plain_figure

_COLUMNS = {"distance": "distance_km", "minutes": "duration_min", "pain": "pain_0_10"}
_LENGTHS = (12, 26, 52)
# Together no wider than the narrowest phone leaves, so that nothing is swiped; in a wider window they grow.
_WEEK_PX, _CELL_PX, _RECORDED_PX = 60, 58, 100
# Line -> column -> cell, as this grid last saved it: the editor reports all its edits every time, and a week changed
# elsewhere since then must not be changed back.
_Cells = dict[int, dict[str, str | None]]
"""Line -> column -> text."""
_FRAME = Slot[pd.DataFrame]("grid_frame")
_SAVED = Slot[_Cells]("grid_saved")
# What a cell accepts, including nothing; the editor rejects anything else.
_FIGURE = r"^(\d{1,4}([.,]\d{1,2})?)?$"
_SCORE = r"^(10|\d([.,]\d)?)?$"


def show(visit: Visit) -> None:
    st.markdown(log.GRID_HELP)
    length = st.segmented_control("Weeks to show", _LENGTHS, default=_LENGTHS[0], required=True, key="grid_length")
    _editor(visit, length)
    st.caption(log.GRID_PASTE)
    if st.button("See this week", key="week_after_grid"):
        st.switch_page(visit.pages["this-week"])


@st.fragment
def _editor(visit: Visit, length: int) -> None:
    """A fragment, so that saving one cell redraws nothing else while the next is being typed."""
    weeks = last_weeks(visit.today, length, visit.analysis.settings.week_start)
    key = f"grid_{visit.unit}_{length}_{weeks.iloc[-1]:%Y%m%d}"
    if not _edits(key).is_set:
        # The same frame for as long as the grid is on the page: a new one would discard what is being typed.
        _FRAME.value = _grid(visit, weeks)
        _SAVED.value = {}
    st.data_editor(
        _FRAME.value.style.map(_quiet, subset=["Recorded"]),
        hide_index=True,
        height="content",
        placeholder="",
        num_rows="fixed",
        disabled=["Week from", "Recorded"],
        column_config=_columns(visit.unit),
        key=key,
        on_change=_save,
        args=(visit, weeks, key),
        alt="Weekly distance, time and neck pain, typed by hand",
    )


def _quiet(_: object) -> str:
    """The look of what was recorded beside what is typed. A canvas follows no stylesheet."""
    scheme: Literal["light", "dark"] = "dark" if st.context.theme.type == "dark" else "light"
    return f"color: {PALETTE[scheme]['quiet']}"


def _grid(visit: Visit, weeks: pd.Series) -> pd.DataFrame:
    diary = visit.keeper.diary(visit.owner)
    typed = typed_weeks(diary.week_totals, visit.analysis.settings.week_start).reindex(weeks)
    counted = recorded_weeks(diary, weeks, visit.today, visit.analysis.settings.week_start)
    return pd.DataFrame(
        {
            "Week from": [day_and_month(week) for week in weeks],
            "distance": [plain_figure(in_unit(km, visit.unit)) for km in typed["distance_km"]],
            "minutes": [plain_figure(minutes) for minutes in typed["duration_min"]],
            "pain": [plain_figure(pain) for pain in typed["pain_0_10"]],
            "Recorded": [log.recorded_week(row, visit.unit) for row in counted.to_dict("records")],
        }
    )


def _columns(unit: Unit) -> dict[str, ColumnConfig]:
    """The columns hold text: a number cell would silently turn "abc" into 0, which here means a rest week."""
    text = st.column_config.TextColumn
    return {
        "Week from": text("Week", width=_WEEK_PX),
        "Recorded": text(width=_RECORDED_PX, help="From your runs and check-ins; what you type replaces it"),
        "distance": text(unit, validate=_FIGURE, width=_CELL_PX, help="Distance of the whole week"),
        "minutes": text("min", validate=_FIGURE, width=_CELL_PX, help="Running time of the whole week"),
        "pain": text("pain", validate=_SCORE, width=_CELL_PX, help="Worst neck pain of the week, 0 to 10"),
    }


def _figure(cell: object) -> float:
    """A cell as a number; NaN if it is empty. A decimal comma is accepted."""
    text = str(cell).strip().replace(",", ".") if cell is not None else ""
    return float(text) if text else float("nan")


def _save(visit: Visit, weeks: pd.Series, key: str) -> None:
    """Saves every cell edited since the last save; a row cleared again lets the week's runs count."""
    lines = _edits(key).value["edited_rows"]
    fresh = _fresh(lines, _SAVED.setdefault({}), _FRAME.value)
    _keep(visit, {weeks.iloc[int(line)]: cells for line, cells in fresh.items() if cells})
    _SAVED.value = {line: dict(cells) for line, cells in lines.items()}


def _fresh(lines: _Cells, saved: _Cells, frame: pd.DataFrame) -> _Cells:
    """Cells that differ from what was saved, including those set back to what the grid started with."""
    fresh: _Cells = {}
    for line in {**saved, **lines}:
        before, now = saved.get(line, {}), lines.get(line, {})
        begun = frame.iloc[int(line)].to_dict()
        fresh[line] = {name: begun[name] for name in before.keys() - now.keys()}
        fresh[line] |= dict(now.items() - before.items())
    return fresh


def _keep(visit: Visit, cells_of: dict[pd.Timestamp, dict[str, str | None]]) -> None:
    if cells_of:
        change = partial(_changed, cells_of, visit.analysis.settings.week_start, visit.unit)
        visit.keeper.change_week_totals(visit.owner, change)


def _changed(
    cells_of: dict[pd.Timestamp, dict[str, str | None]], week_start: WeekStart, unit: Unit, week_totals: pd.DataFrame
) -> tuple[pd.DataFrame, list[pd.Timestamp]]:
    """Only the edited cells of a week change: another tab may have just typed the others."""
    figures = {
        week: {_COLUMNS[name]: _in_km(name, cell, unit) for name, cell in cells.items()}
        for week, cells in cells_of.items()
    }
    return edited(week_totals, figures, week_start)


def _in_km(column: str, cell: object, unit: Unit) -> float:
    figure = _figure(cell)
    return in_km(figure, unit) if column == "distance" else figure


def _edits(key: str) -> Slot[dict[Literal["edited_rows"], _Cells]]:
    """What the editor of that key holds."""
    return Slot(key)
