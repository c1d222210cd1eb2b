"""Weeks typed by hand, three figures each. What is typed stands in for that week's runs, and can be taken back."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from neckload.domain.tables import Diary
from neckload.domain.weeks import WeekStart, typed_weeks, week_of, weekly
from neckload.ui.session.page_context import Visit
from neckload.ui.text.diary import log
from neckload.ui.text.formatting import Unit, in_km, in_unit, plain_figure, short_week

_FIGURES = ("distance_km", "duration_min", "pain_0_10")
_LENGTHS = (12, 26, 52)
# Line -> column -> cell, as this grid has saved it: the editor tells all its edits every time, and a week that was
# changed elsewhere since must not be changed back.
_SAVED = "grid_saved"
_DATE_PX, _NARROW_PX = 96, 56  # what is typed, and the beginning of what is recorded, fit on a phone
_Cells = dict[int, dict[str, str | None]]
"""Line -> column -> text."""
# What a cell takes, nothing too; the editor refuses anything else in place.
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
    """A fragment, so that saving one cell redraws nothing else while the next one is being typed."""
    weeks = _weeks(visit, length)
    key = f"grid_{visit.unit}_{length}_{weeks.iloc[-1]:%Y%m%d}"
    if key not in st.session_state:
        # The same frame for as long as the grid stands on the page: a new one would undo what is being typed.
        st.session_state["grid_frame"] = _grid(visit, weeks)
        st.session_state[_SAVED] = {}
    st.data_editor(
        st.session_state["grid_frame"],
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


def _weeks(visit: Visit, length: int) -> pd.Series:
    """First days of the last `length` weeks, the current one first."""
    current = week_of(pd.Series([pd.Timestamp(visit.today)]), visit.analysis.settings.week_start)[0]
    return pd.Series([current - timedelta(weeks=ago) for ago in range(length)])


def _grid(visit: Visit, weeks: pd.Series) -> pd.DataFrame:
    diary = visit.keeper.diary(visit.owner)
    typed = typed_weeks(diary.week_totals, visit.analysis.settings.week_start).reindex(weeks)
    recorded = Diary(runs=diary.runs, pain=diary.pain, days=diary.days)
    counted = weekly(recorded, visit.today, visit.analysis.settings.week_start).set_index("week").reindex(weeks)
    return pd.DataFrame(
        {
            "Week from": [short_week(week) for week in weeks],
            "distance": [plain_figure(in_unit(km, visit.unit)) for km in typed["distance_km"]],
            "minutes": [plain_figure(minutes) for minutes in typed["duration_min"]],
            "pain": [plain_figure(pain) for pain in typed["pain_0_10"]],
            "Recorded": [log.recorded_week(row, visit.unit) for row in counted.to_dict("records")],
        }
    )


def _columns(unit: Unit) -> dict[str, ColumnConfig]:
    """Text, not numbers: a number cell turns "abc" into 0, which here would be a week of rest, without a word."""
    text = st.column_config.TextColumn
    return {
        "Week from": text(width=_DATE_PX),
        "Recorded": text(help="From your runs and check-ins; what you type stands in for it"),
        "distance": text(unit, validate=_FIGURE, width=_NARROW_PX, help="Distance of the whole week"),
        "minutes": text("min", validate=_FIGURE, width=_NARROW_PX, help="Running time of the whole week"),
        "pain": text("pain", validate=_SCORE, width=_NARROW_PX, help="Worst neck pain of the week, 0 to 10"),
    }


def _figure(cell: object) -> float:
    """A cell as a number; NaN when it is empty. A comma is as good as a point."""
    text = str(cell).strip().replace(",", ".") if cell is not None else ""
    return float(text) if text else float("nan")


def _save(visit: Visit, weeks: pd.Series, key: str) -> None:
    """Every cell edited since the last save goes to the diary; a line emptied again gives the week back to its runs."""
    lines = st.session_state[key]["edited_rows"]
    fresh = _fresh(lines, st.session_state.setdefault(_SAVED, {}), st.session_state["grid_frame"])
    _keep(visit, {weeks.iloc[int(line)]: cells for line, cells in fresh.items() if cells})
    st.session_state[_SAVED] = {line: dict(cells) for line, cells in lines.items()}


def _fresh(lines: _Cells, saved: _Cells, frame: pd.DataFrame) -> _Cells:
    """Cells that differ from what was saved. One that is again as the grid began is no longer among the edits."""
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
    """The edited weeks as they are now, and those to remove: emptied, or typed under another first day.

    Of a week only the edited cells change: another tab may have typed the others a moment ago.
    """
    weeks = typed_weeks(week_totals, week_start).reindex(list(cells_of))
    columns = {"distance": "distance_km", "minutes": "duration_min", "pain": "pain_0_10"}
    for week, cells in cells_of.items():
        for column, value in cells.items():
            figure = _figure(value)
            weeks.loc[week, columns[column]] = in_km(figure, unit) if column == "distance" else figure
    lines = weeks.rename_axis("week").reset_index()
    empty = lines[list(_FIGURES)].isna().all(axis=1)
    # A week typed under the other week start moves to this one's first day.
    moved = lines["typed_as"].notna() & (lines["typed_as"] != lines["week"])
    return lines[~empty], [*lines.loc[empty, "week"], *lines.loc[moved, "typed_as"]]
