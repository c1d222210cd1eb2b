"""Tables that an export or a spreadsheet left in disorder, put straight before anybody asks what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pandas as pd

from neckload.readers.cells.dates import dates
from neckload.readers.exports.registry import REPAIRS, SHAPES, without_ornaments
from neckload.readers.sheet import Sheet, sheet_of_rows
from neckload.readers.vocabulary.column_names import name_and_unit

_FIGURE = re.compile(r"[0-9]+(?:[.,:][0-9]+)+")
ENOUGH_NAMES = 6
"""A line with this many known names is a header."""


def mended(sheet: Sheet, is_known: Callable[[str], bool]) -> Sheet:
    """The sheet with header and cells in their right places."""
    sheet = sheet.named(map(without_ornaments, sheet.header))
    sheet = _with_header_by_shape(sheet, is_known)
    for repair in REPAIRS:
        sheet = repair(sheet)
    return _with_units(_with_parts(sheet))


def _with_header_by_shape(sheet: Sheet, is_known: Callable[[str], bool]) -> Sheet:
    """Adds a header if the first row is data."""
    if sum(map(is_known, sheet.header)) >= ENOUGH_NAMES:
        return sheet
    for shape in SHAPES:
        if shape.fits(sheet.header):
            return _under(shape.header(sheet.header), sheet)
    known, figures = sum(map(is_known, sheet.header)), sum(map(bool, map(_FIGURE.fullmatch, sheet.header)))
    # “Mon” before a date is a day of the week, and the name of sport in Vietnam.
    is_nameless = known < figures + (not known) and _says_when(sheet.header)
    if is_nameless or _begins_with_dates(sheet):
        return _under([f"column {place}" for place in range(1, len(sheet.header) + 1)], sheet)
    return sheet


def _under(header: Sequence[str], sheet: Sheet) -> Sheet:
    """The sheet with its header row turned into the first row of data."""
    first_line = max(1, sheet.lines[0] - 1) if len(sheet) else 1
    rows, lines = [sheet.header, *sheet.as_rows()], [first_line, *sheet.lines]
    return sheet_of_rows(header, rows, lines, sheet.separator)


def _says_when(cells: Sequence[str]) -> bool:
    """Whether exactly one cell is a date: then this is not a header. Several may be the days of a week in columns."""
    return dates(pd.Series(cells, dtype="str")).moments.notna().sum() == 1


def _begins_with_dates(sheet: Sheet) -> bool:
    """Whether the first column has only dates, even in the place of its name."""
    if not sheet.header or not re.search("[0-9]", sheet.header[0]):
        return False
    first = pd.Series([sheet.header[0], *sheet.column(0)], dtype="str")
    return bool(dates(first).moments.notna().all())


def _with_parts(sheet: Sheet) -> Sheet:
    """Merges a second header line that names the parts below merged cells: Pain, and below it before and after."""
    parts = [cell.strip() for cell in sheet.first_row()[: len(sheet.header)]]
    merged = [place for place, part in enumerate(parts) if part and not _is_unit(part) and not sheet.header[place]]
    if not merged or any(re.search(r"[0-9]", part) for part in parts):
        return sheet
    header, above = list(sheet.header), ""
    for place, part in enumerate(parts):
        above = sheet.header[place] or above
        if part and not _is_unit(part):
            header[place] = f"{above} {part}".strip()
    rest = [cell if _is_unit(cell) else "" for cell in parts]
    sheet = sheet.named(header)
    return sheet.rows(slice(1, None)) if not any(rest) else sheet


def _with_units(sheet: Sheet) -> Sheet:
    """Merges a second header line of units into the first."""
    units = [cell.strip().strip("()[]") for cell in sheet.first_row()[: len(sheet.header)]]
    known = [place for place, unit in enumerate(units) if unit and _is_unit(unit)]
    others = [unit for place, unit in enumerate(units) if place not in known]
    if not known or any(re.search(r"[0-9]|[^\W\d_]{7,}", other) for other in others):
        return sheet
    header = list(sheet.header)
    for place in known:
        header[place] = f"{header[place]} ({units[place]})"
    return sheet.rows(slice(1, None)).named(header)


def _is_unit(text: str) -> bool:
    """Whether this is only a unit; a name that ends with a unit is a name."""
    return name_and_unit(f"a {text}")[0] == "a" and name_and_unit(f"a {text}")[1] != ""
