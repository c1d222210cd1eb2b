"""Workbooks (.xlsx, .xlsm, .xls, .ods) -> the text of a CSV file for each sheet, so that all after is the same.

Calamine reads them all, and a sheet of Excel ten times as fast as openpyxl did. It lays a sheet out as one block of
cells from the first to the last that is filled, so a single cell far away is looked for before it is asked.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np

from neckload.domain.problems import Problem, UnreadableFile
from neckload.readers.cells.date_patterns import FIRST_YEAR
from neckload.readers.formats.kinds import MAX_FILE_BYTES, is_open_document_sheet, too_large
from neckload.readers.formats.old_workbook import most_cells, most_characters, stream_of
from neckload.readers.formats.shared_texts import (
    MOST_CHARACTERS,
    characters_in_sheet,
    characters_repeated,
    lengths_in_markup,
)
from neckload.readers.sheet import MAX_ROWS

MOST_UNPACKED_BYTES = 8 * MAX_FILE_BYTES
"""A sheet is about ten times smaller when compressed."""
MOST_CELLS = 5_000_000
"""Ten years of daily runs with a hundred columns are less than half a million."""
MAX_REPEATED = 2_000
"""The same figure in this many adjacent cells is not a log."""
SHOWN_SHEETS = 5
_WITHOUT_RESULT = re.compile(rb"</f>(?:<v ?/>)?</c>|<f[^>]*/>(?:<v ?/>)?</c>")
_COLUMN, _ROW = re.compile(rb'<c r="([A-Z]{1,3})[0-9]'), re.compile(rb'<c r="[A-Z]{1,3}([0-9]{1,7})"')
_REPEATED = re.compile(rb'<table:table-cell\b(?=[^>]*office:value-type)[^>]*number-columns-repeated="([0-9]+)"')
_OPEN_ROW, _ROWS_REPEATED = re.compile(rb"<table:table-row\b"), re.compile(rb'number-rows-repeated="([0-9]{1,9})"')
_OPEN_SHEET = re.compile(rb"<table:table[ >]")
_TOO_MANY = "A sheet of this workbook has too many cells for a log. Save only the log."

_TOO_MUCH_TEXT = "This workbook has more text than a log. Save only the log."
_SHARED = "xl/sharedstrings.xml"


def is_workbook(content: bytes, names: Iterable[str]) -> bool:
    """Whether a zip with members of these names is a workbook of Excel or LibreOffice."""
    return "xl/workbook.xml" in names or is_open_document_sheet(content)


@dataclass(frozen=True)
class Workbook:
    """The visible part of a workbook."""

    texts: Mapping[str, str]
    """Name of each sheet that is not hidden -> its rows as CSV, one line per row; "" without any."""
    notes: tuple[str, ...]
    """What the runner should know about what was not read."""


def read_workbook(content: bytes) -> Workbook:
    """The sheets of a workbook.

    Raises:
        UnreadableFile: damaged, locked, or larger than a log.
    """
    # Imported here, because few logs are workbooks.
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        if zipfile.is_zipfile(io.BytesIO(content)):
            _refuse_wide(content)
        else:
            _refuse_large_stream(stream_of(content))
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        hidden = [sheet.name for sheet in sheets if sheet.visible != SheetVisibleEnum.Visible]
        texts = {sheet.name: _csv(book.get_sheet_by_name(sheet.name)) for sheet in sheets if sheet.name not in hidden}
        return Workbook(texts, (*_hidden_note(hidden), *_formula_note(content)))
    except UnreadableFile:
        raise
    # Calamine gets arbitrary bytes here: whatever error it raises, the workbook is damaged.
    except (CalamineError, Exception) as error:
        raise _damaged() from error
    # On some bytes it panics, and a panic is not an Exception; what ends the program has other names.
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged() from None


def _damaged() -> UnreadableFile:
    return UnreadableFile(
        Problem("This workbook is damaged or locked. Open it and save the sheet with your log as CSV.")
    )


def _refuse_wide(content: bytes) -> None:
    """Refuses a workbook that unpacks to more than a log, or has a cell too far out for its block to fit."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        size = sum(entry.file_size for entry in packed.infolist())
        if size > MOST_UNPACKED_BYTES:
            raise too_large(size)
        # A member may unpack to more than it declares.
        if packed.testzip() is not None:
            raise _damaged()
        lengths, characters = _shared_texts(packed), 0
        # A sheet may be in a member of any name.
        for name in packed.namelist():
            markup = packed.read(name)
            characters += characters_in_sheet(markup, lengths)
            characters += characters_repeated(markup) if name == "content.xml" else 0
            if characters > MOST_CHARACTERS:
                raise UnreadableFile(Problem(_TOO_MUCH_TEXT))
            columns = max((_number_of(letters) for letters in set(_COLUMN.findall(markup))), default=0)
            is_wide = columns * max(map(int, set(_ROW.findall(markup))), default=0) > MOST_CELLS
            if is_wide or (name == "content.xml" and _is_wide(markup)):
                raise UnreadableFile(Problem(_TOO_MANY))


def _shared_texts(packed: zipfile.ZipFile) -> np.ndarray:
    """The size of each text that cells point to [bytes]."""
    part = next((entry for entry in packed.infolist() if entry.filename.casefold() == _SHARED), None)
    if part is None:
        return np.zeros(0, dtype="int64")
    is_large = part.file_size > MOST_UNPACKED_BYTES / 2
    lengths = None if is_large else lengths_in_markup(packed.read(part))
    if lengths is None:
        raise UnreadableFile(Problem(_TOO_MUCH_TEXT))
    return lengths


def _refuse_large_stream(stream: bytes) -> None:
    """Refuses an old workbook that is larger than a log when it is laid out, or whose parts cannot be found.

    Calamine follows a chain of sectors that runs in a circle until no memory is left.
    """
    if not stream:
        raise _damaged()
    if most_cells(stream) > MOST_CELLS:
        raise UnreadableFile(Problem(_TOO_MANY))
    characters = most_characters(stream)
    if characters is None or characters > MOST_CHARACTERS:
        raise UnreadableFile(Problem(_TOO_MUCH_TEXT))


def _is_wide(markup: bytes) -> bool:
    """Whether a LibreOffice sheet repeats a figure, or an empty row before one, more often than any log."""
    if any(int(times) > MAX_REPEATED for times in _REPEATED.findall(markup)):
        return True
    if max(map(int, _ROWS_REPEATED.findall(markup)), default=0) <= MAX_REPEATED:
        return False
    return any(_filled_rows(sheet) > MAX_ROWS for sheet in _OPEN_SHEET.split(markup)[1:])


def _filled_rows(sheet: bytes) -> int:
    """The number of rows up to the last one with a figure, including repeated ones."""
    height = filled = 0
    for row in _OPEN_ROW.split(sheet)[1:]:
        repeated = _ROWS_REPEATED.search(row.partition(b">")[0])
        height += int(repeated[1]) if repeated else 1
        filled = height if b"office:value-type" in row else filled
    return filled


def _number_of(letters: bytes) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _hidden_note(names: Sequence[str]) -> tuple[str, ...]:
    shown = ", ".join(f"“{name}”" for name in names[:SHOWN_SHEETS])
    return (f"Hidden sheets of this workbook were not read: {shown}.",) if names else ()


def _formula_note(content: bytes) -> tuple[str, ...]:
    """A note about formulas without results, as programs other than Excel write them."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return ()
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        if not any(_WITHOUT_RESULT.search(packed.read(name)) for name in names):
            return ()
    return (
        "Some cells are formulas whose results are not in the file, so they were read as empty. Open the workbook, "
        "save it, and upload it again.",
    )


def _csv(sheet: Any) -> str:
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        raise UnreadableFile(Problem(_TOO_MANY))
    rows = [[_written(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
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
        cell = cell.time()  # A duration disguised as a date: spreadsheets count from 1900.
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
