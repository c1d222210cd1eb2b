"""Mi Fitness of Xiaomi: the list of sport records in the archive, whose figures stand in JSON within a cell."""

from __future__ import annotations

from typing import Any

import pandas as pd

from neckload.readers.cells.json_cells import json_of_cell
from neckload.readers.exports.layout import ALL, Layout
from neckload.readers.sheet import Sheet

_HEADER = {"Key", "Time", "Category", "Value", "UpdateTime"}
_FIGURES = ("start_time", "distance", "duration", "timezone")
_QUARTER_HOUR_S = 900
"""It counts time zones in quarter hours."""


def _unfolded(sheet: Sheet) -> Sheet:
    """The list with a column for each figure that matters."""
    if not set(sheet.header) >= _HEADER:
        return sheet
    records = [json_of_cell(cell) for cell in sheet.column(sheet.header.index("Value"))]
    if not any("sport_type" in record or "proto_type" in record for record in records):
        return sheet
    columns = {f"record {name}": [record.get(name, "") for record in records] for name in _FIGURES}
    columns["record timezone"] = [_seconds(quarters) for quarters in columns["record timezone"]]
    return sheet.with_columns({name: pd.Series(map(str, cells), dtype="str") for name, cells in columns.items()})


def _seconds(quarters: Any) -> Any:
    return quarters * _QUARTER_HOUR_S if isinstance(quarters, int | float) else ""


MI_FITNESS = Layout(
    format="Mi Fitness",
    source="mi fitness",
    needs=("start", "sport", "timer"),
    marks=("record start_time",),
    utc_cells=ALL,
    units={"timer": ("s",), "distance": ("m",)},
    names={
        "start": ("record start_time",),
        "offset": ("record timezone",),
        "sport": ("Key",),
        "timer": ("record duration",),
        "distance": ("record distance",),
    },
    repair=_unfolded,
    archive_members=r".*_mifitness_hlth_center_sport_record\.csv",
)
