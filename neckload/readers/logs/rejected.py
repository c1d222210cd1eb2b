"""Rows that give nothing, each with the first reason that applies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.read_result import no_rows_left_out
from neckload.readers.cells.dates import why_no_date
from neckload.readers.columns.recognise import Recognised
from neckload.readers.shapes import arrow_text, shape_of, text_array
from neckload.readers.sheet import Sheet, by_value

SHOWN_REASONS = 5
LONGEST_VALUE = 200
"""Characters"""
_TEXTS = ("title", "note", "sport", "surface", "where", "category", "file")


@dataclass(frozen=True)
class Case:
    """Some rows, and why they are left out."""

    rows: np.ndarray
    """Which rows [bool, one value per row of the file]."""
    reason: str | Callable[[np.ndarray], Sequence[str] | pd.Series | pa.LargeStringArray]
    """One reason for all, or a function that gives the reasons for given positions."""
    value: str | pd.Series = ""
    """The cells that decided it."""


@dataclass(frozen=True)
class LeftOut:
    """Which rows of a file are kept and which are left out."""

    rows: pd.DataFrame
    """The rows left out, in order: line, reason, value."""
    stays: np.ndarray
    """Which rows stay [bool, one value per row of the file]."""


def left_out(sheet: Sheet, cases: Sequence[Case]) -> LeftOut:
    """The rows that give nothing, each with the first reason that applies."""
    stays, parts = np.ones(len(sheet), dtype=bool), []
    for case in cases:
        places = np.flatnonzero(case.rows & stays)
        if len(places):
            stays[places] = False
            parts.append((places, *_reasons_and_values(case, places)))
    if not parts:
        return LeftOut(no_rows_left_out(), stays)
    places, reason, value = parts[0]
    if len(parts) > 1:
        order = pa.array(np.argsort(np.concatenate([places for places, _, _ in parts])))
        reason, value = (pa.concat_arrays(cells).take(order) for cells in list(zip(*parts, strict=True))[1:])
    rows = {"line": sheet.lines[~stays], "reason": text_array(reason), "value": text_array(value)}
    return LeftOut(pd.DataFrame(rows), stays)


def _reasons_and_values(case: Case, places: np.ndarray) -> tuple[pa.LargeStringArray, pa.LargeStringArray]:
    reasons = case.reason if isinstance(case.reason, str) else case.reason(places)
    values: str | pd.Series = case.value
    if not isinstance(values, str):
        values = values.iloc[places] if len(values) == len(case.rows) else values.loc[places]
    reason, value = (_each(cells, len(places)) for cells in (reasons, values))
    value = pc.fill_null(value, "") if value.null_count else value
    is_short = pc.max(pc.binary_length(value)).as_py() <= LONGEST_VALUE
    return reason, value if is_short else pc.utf8_slice_codeunits(value, 0, LONGEST_VALUE)


def _each(cells: str | Sequence[str] | pd.Series | pa.LargeStringArray, count: int) -> pa.LargeStringArray:
    if isinstance(cells, str):
        return pa.repeat(pa.scalar(cells, pa.large_string()), count)
    return cells if isinstance(cells, pa.Array) else arrow_text(cells)


def repeated_header(sheet: Sheet) -> Case:
    """Lines that repeat the column names, as in files put together from two exports."""
    again = np.ones(len(sheet), dtype=bool)
    for position, name in enumerate(sheet.header):
        shapes = sheet.shapes(position)
        if shape_of(name) not in map(str.strip, shapes.texts):
            again[:] = False
        else:
            again &= (shapes.stripped == name).to_numpy(bool)
        if not again.any():
            break
    return Case(again, "a second header line", sheet.header[0] if sheet.header else "")


def too_many_cells(sheet: Sheet, table: Recognised) -> Case:
    """Rows of a handwritten log with more cells than names: an unquoted comma shifted the cells after it.

    That does no harm if all dates and figures come before the texts, as commas occur in texts.
    """
    is_longer = np.zeros(len(sheet), dtype=bool)
    if table.layout.source == "file" and len(sheet.columns) > len(sheet.header):
        read = {column.position for role, columns in table.columns.items() if role not in _TEXTS for column in columns}
        others = set(range(len(sheet.header))) - read
        further = range(len(sheet.header), len(sheet.columns)) if max(read) > min(others, default=-1) else ()
        for place in further:
            is_longer |= (sheet.shapes(place).stripped != "").to_numpy(bool)
    return Case(is_longer, "more cells than the header has names; a comma inside a cell needs quotes around the cell")


def no_date(moments: pd.Series, written: pd.Series) -> Case:
    def reasons(places: np.ndarray) -> pd.Series:
        return by_value(written.loc[places], lambda cell: why_no_date(cell).rstrip("."), "str")

    return Case(np.isnat(moments.to_numpy()), reasons, written)


def refuse_when_nothing_is_left(left: LeftOut, what: str, meaning: str = "") -> None:
    """Refuses a file whose rows were all left out, with the reasons and how often each occurs.

    Raises:
        UnreadableFile: no row is kept.
    """
    if not len(left.stays):
        raise UnreadableFile(Problem("The file has a header but no rows. Choose the file with your log."))
    if left.stays.any():
        return
    counts = left.rows["reason"].value_counts()
    shown = "; ".join(f"{reason} ({count})" for reason, count in counts.head(SHOWN_REASONS).items())
    more = f"; and {len(counts) - SHOWN_REASONS} more reasons" if len(counts) > SHOWN_REASONS else ""
    text = f"No {what} was found in this file, so nothing was read. Its rows: {shown}{more}. {meaning}"
    first = left.rows.iloc[0]
    raise UnreadableFile(Problem(text.strip(), line=int(first["line"]), value=str(first["value"]) or None))
