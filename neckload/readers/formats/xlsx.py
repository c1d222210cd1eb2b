"""Excel workbooks (.xlsx) -> the text of a CSV file for each sheet, so that everything after is the same."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from neckload.domain.problems import Problem, UnreadableFile
from neckload.readers.cells.date_patterns import FIRST_YEAR
from neckload.readers.formats.kinds import MAX_FILE_BYTES, too_large

MOST_UNPACKED_BYTES = 8 * MAX_FILE_BYTES
"""A sheet is about ten times smaller when packed."""
MOST_CELLS = 5_000_000
"""Ten years of daily runs with a hundred columns are less than half a million."""
SHOWN_SHEETS = 5
_WITHOUT_RESULT = re.compile(rb"</f>(?:<v ?/>)?</c>|<f[^>]*/>(?:<v ?/>)?</c>")


def is_workbook(names: Iterable[str]) -> bool:
    """Whether a zip with members of these names is an Excel workbook."""
    return "xl/workbook.xml" in names


@dataclass(frozen=True)
class Workbook:
    """What can be seen in a workbook."""

    texts: Mapping[str, str]
    """Name of each sheet that is not hidden -> its rows as CSV, one line per row; "" without any."""
    notes: tuple[str, ...]
    """What the runner should know of what was not read."""


def read_workbook(content: bytes) -> Workbook:
    """The sheets of a workbook.

    Raises:
        UnreadableFile: damaged, locked, or larger than a log.
    """
    # Not at the top: loading it takes longer than all our own readers, and few logs are workbooks.
    import openpyxl  # type: ignore[import-untyped]

    # openpyxl meets arbitrary XML here: whatever it stumbles over, the workbook is damaged.
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
        if size > MOST_UNPACKED_BYTES:
            raise too_large(size)
        with warnings.catch_warnings():
            # It warns of styles and drawings that it leaves out, which nobody misses here.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
            texts = {sheet.title: _csv(sheet) for sheet in book.worksheets if sheet.title not in hidden}
            return Workbook(texts, (*_hidden_note(hidden), *_formula_note(content)))
    except UnreadableFile:
        raise
    except Exception as error:
        raise UnreadableFile(
            Problem("This Excel workbook is damaged or locked. Open it and save the sheet with your log as CSV.")
        ) from error


def _hidden_note(names: Sequence[str]) -> tuple[str, ...]:
    shown = ", ".join(f"“{name}”" for name in names[:SHOWN_SHEETS])
    return (f"Hidden sheets of this workbook were not read: {shown}.",) if names else ()


def _formula_note(content: bytes) -> tuple[str, ...]:
    """Programs other than Excel write formulas without their results."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        if not any(_WITHOUT_RESULT.search(packed.read(name)) for name in names):
            return ()
    return (
        "Some cells are formulas whose results are not in the file, so they were read as empty. Open the workbook, "
        "save it, and upload it again.",
    )


def _csv(sheet: Any) -> str:
    # The size that a sheet claims may be anything; without it only the cells that are there are read.
    sheet.reset_dimensions()
    rows: list[list[str]] = []
    cells = 0
    for row in sheet.iter_rows(values_only=True):
        cells += len(row) + 1
        if cells > MOST_CELLS:
            raise UnreadableFile(Problem("A sheet of this workbook has more cells than any log. Save the log alone."))
        rows.append([_written(cell) for cell in row])
    while rows and not any(rows[-1]):
        rows.pop()
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _written(cell: object) -> str:
    """A cell as a CSV file would have it, on one line: dates ISO, durations h:mm:ss."""
    if cell is None:
        return ""
    if isinstance(cell, datetime) and cell.year < FIRST_YEAR:
        cell = cell.time()  # A duration in the clothes of a date: spreadsheets count from 1900.
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == time(0) else f"{cell:%Y-%m-%d %H:%M:%S}"
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, time):
        return f"{cell:%H:%M:%S}"
    if isinstance(cell, timedelta):
        seconds = round(cell.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())
