"""Rows that give nothing, each with the first reason that applies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from neckload.domain.problems import Problem, UnreadableFile
from neckload.readers.cells.dates import why_no_date
from neckload.readers.columns.recognise import Recognised
from neckload.readers.sheet import Sheet, by_value

SHOWN_REASONS = 5
LONGEST_VALUE = 200
"""Characters"""
_TEXTS = ("title", "note", "sport", "surface", "where", "category", "file")


@dataclass(frozen=True)
class Case:
    """Some rows and why they are left out."""

    rows: pd.Series
    reason: str | pd.Series
    value: str | pd.Series = ""
    """The cell that decided it."""


def left_out(sheet: Sheet, cases: Sequence[Case]) -> pd.DataFrame:
    """One row per row of the file: line, reason, value; reason is "" for rows that stay."""
    reason = pd.Series("", index=pd.RangeIndex(len(sheet)), dtype="str")
    value, stays = reason, np.ones(len(sheet), dtype=bool)
    for case in cases:
        here = case.rows.to_numpy(bool, na_value=False) & stays
        if not here.any():
            continue
        reason, value = reason.mask(here, case.reason), value.mask(here, case.value)
        stays = (reason == "").to_numpy(bool)
    return pd.DataFrame({"line": sheet.lines, "reason": reason, "value": value})


def repeated_header(sheet: Sheet) -> Case:
    """Lines that say the column names again, as in files put together from two exports."""
    again = np.ones(len(sheet), dtype=bool)
    for position, name in enumerate(sheet.header):
        again &= (sheet.shapes(position).stripped == name).to_numpy(bool)
        if not again.any():
            break
    return Case(pd.Series(again), "a second header line", sheet.header[0] if sheet.header else "")


def too_many_cells(sheet: Sheet, table: Recognised) -> Case:
    """Rows of a log by hand with more cells than names: a comma without quotes moved what stands behind it.

    That does no harm where every date and figure stands before the texts, since commas occur in texts.
    """
    is_longer = np.zeros(len(sheet), dtype=bool)
    read = {column.position for role, columns in table.columns.items() if role not in _TEXTS for column in columns}
    others = set(range(len(sheet.header))) - read
    if table.layout.source == "file" and max(read) > min(others, default=-1):
        for place in range(len(sheet.header), sheet.cells.shape[1]):
            is_longer |= (sheet.shapes(place).stripped != "").to_numpy(bool)
    return Case(
        pd.Series(is_longer), "more cells than the header has names; a comma inside a cell needs quotes around the cell"
    )


def no_date(moments: pd.Series, written: pd.Series) -> Case:
    broken = moments.isna()
    if not broken.any():
        return Case(broken, "")
    reasons = by_value(written[broken], lambda cell: why_no_date(cell).rstrip("."), "str").reindex(written.index)
    return Case(broken, reasons, written)


def only_left_out(rows: pd.DataFrame) -> pd.DataFrame:
    left = rows[rows["reason"] != ""].reset_index(drop=True)
    return left.assign(value=left["value"].str.slice(0, LONGEST_VALUE))


def refuse_when_nothing_is_left(rows: pd.DataFrame, what: str, meaning: str = "") -> None:
    """A file whose every row was left out says so, with the reasons, how often each occurs, and where first.

    Raises:
        UnreadableFile: no row stays.
    """
    if rows.empty:
        raise UnreadableFile(
            Problem("The file has a header and no rows below it. Choose the file that holds your log.")
        )
    gone = rows[rows["reason"] != ""]
    if len(gone) < len(rows):
        return
    counts = gone["reason"].value_counts()
    shown = "; ".join(f"{reason} ({count})" for reason, count in counts.head(SHOWN_REASONS).items())
    more = f"; and {len(counts) - SHOWN_REASONS} more reasons" if len(counts) > SHOWN_REASONS else ""
    text = f"No {what} was found in this file, so nothing was read. Its rows: {shown}{more}. {meaning}"
    first = gone.iloc[0]
    raise UnreadableFile(
        Problem(text.strip(), line=int(first["line"]), value=str(first["value"])[:LONGEST_VALUE] or None)
    )
