"""Withings: a list whose figures stand in JSON within a cell."""

from __future__ import annotations

from typing import Any

import pandas as pd

from neckload.readers.cells.json_cells import json_of_cell
from neckload.readers.exports.layout import Layout
from neckload.readers.sheet import Sheet


def _unfolded(sheet: Sheet) -> Sheet:
    """Figures from JSON within a cell, and the duration from start and end minus pauses."""
    if "Data" not in sheet.header or len(sheet.header) < 2:
        return sheet
    records = [_figures(cell) for cell in sheet.column(sheet.header.index("Data"))]
    if not any("pause_duration" in record or "manual_distance" in record for record in records):
        return sheet
    spans = _span_s(sheet.column(0), sheet.column(1))
    metres = [record.get("manual_distance") or record.get("distance") or "" for record in records]
    active = [
        "" if pd.isna(span) else f"{span - record.get('pause_duration', 0):.0f}"
        for record, span in zip(records, spans, strict=True)
    ]
    pauses = [record.get("pause_duration", "") for record in records]
    further: dict[str, list[Any]] = {"distance": metres, "active_duration": active, "pause_duration": pauses}
    columns = {name: pd.Series([str(cell) for cell in cells], dtype="str") for name, cells in further.items()}
    return sheet.with_columns(columns)


def _figures(cell: str) -> dict[str, float]:
    return {name: value for name, value in json_of_cell(cell).items() if isinstance(value, int | float)}


def _span_s(start: pd.Series, end: pd.Series) -> pd.Series:
    moments = [pd.to_datetime(cells, format="ISO8601", utc=True, errors="coerce") for cells in (start, end)]
    return (moments[1] - moments[0]).dt.total_seconds()


WITHINGS = Layout(
    repair=_unfolded,
    format="Withings",
    source="withings",
    needs=("start", "sport", "timer", "distance"),
    marks=("pause_duration",),
    units={"timer": ("s",), "distance": ("m",)},
    names={
        "start": ("from", "von", "de", "desde", "da", "van"),
        "sport": ("Activity type",),
        "timer": ("active_duration",),
        "distance": ("distance",),
    },
)
