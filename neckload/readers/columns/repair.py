"""Tables that an export or a spreadsheet left in disorder, put straight before anybody asks what they mean."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from neckload.readers.cells.dates import dates
from neckload.readers.cells.numbers import is_missing
from neckload.readers.exports.garmin import GARMIN
from neckload.readers.exports.strava import STRAVA
from neckload.readers.sheet import Sheet, sheet_of_rows
from neckload.readers.vocabulary.column_names import compared, name_and_unit

_WORDS = r"[^\W\d_]\D*"
_DATE = r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?"
_NUMBER = r"[\d.,]+|--"
_CLOCK = r"\d+:\d\d(?::\d\d)?(?:[.,]\d+)?|--"
_PACE, _STRIDE = r"\d{1,2}:\d\d(?:[.,]\d)?", r"[0-2][.,]\d\d"
_FLAG = r"(?i:true|false|yes|no|是|否|はい|いいえ)"


@dataclass(frozen=True)
class Shape:
    """A table that is known by its cells, because its header is missing or in a language nobody taught us."""

    first: tuple[tuple[str, str], ...]
    """Name and pattern of each of the first columns."""
    last: tuple[tuple[str, str], ...] = ()
    """The same of the last columns, if they look so."""


SHAPES = (
    # Garmin's list begins and ends alike in every language.
    Shape(
        first=(
            ("Activity Type", _WORDS),
            ("Date", _DATE),
            ("Favorite", _FLAG),
            ("Title", ".*"),
            ("Distance", _NUMBER),
            ("Calories", _NUMBER),
            ("Time", _CLOCK),
        ),
        last=(
            ("Moving Time", _CLOCK),
            ("Elapsed Time", _CLOCK),
            ("Min Elevation", rf"-?(?:{_NUMBER})|"),
            ("Max Elevation", rf"-?(?:{_NUMBER})|"),
        ),
    ),
    # JogNote
    Shape(first=(("Date", _DATE), ("Type", "Jog|Walk|Bike"), ("Distance (m)", r"\d*"), ("Duration", rf"{_CLOCK}|"))),
    # Zepp Life
    Shape(
        first=(
            ("type", r"\d{1,3}"),
            ("startTime", rf"{_DATE}\+0000"),
            ("sportTime(s)", r"\d+"),
            ("maxPace(/meter)", _NUMBER),
            ("minPace(/meter)", _NUMBER),
            ("distance(m)", _NUMBER),
        )
    ),
    # a log by hand
    Shape(first=(("date", _DATE), ("distance", r"\d+(?:[.,]\d+)?"), ("duration", r"\d+:\d\d(?::\d\d)?"))),
)


def mended(sheet: Sheet, is_known: Callable[[str], bool]) -> Sheet:
    """The sheet with the header and the cells where they belong."""
    sheet = _with_header_by_shape(sheet, is_known)
    sheet = _with_garmin_names(sheet)
    sheet = _with_strava_names(sheet)
    sheet = _unglued(sheet)
    sheet = _with_parts(sheet)
    sheet = _with_units(sheet)
    return _unfolded(sheet)


def _with_header_by_shape(sheet: Sheet, is_known: Callable[[str], bool]) -> Sheet:
    """A row of data in the place of the header gets one."""
    if sum(map(is_known, sheet.header)) >= len(SHAPES[0].first) - 1:
        return sheet
    for shape in SHAPES:
        if _fits(shape, sheet.header):
            return _under(_header(shape, sheet.header), sheet)
    is_nameless = not any(map(is_known, sheet.header)) and _says_when(sheet.header)
    if is_nameless or _begins_with_dates(sheet):
        return _under([f"column {place}" for place in range(1, len(sheet.header) + 1)], sheet)
    return sheet


def _under(header: Sequence[str], sheet: Sheet) -> Sheet:
    """The sheet with what stood in the place of its header as the first row."""
    first_line = max(1, sheet.lines[0] - 1) if len(sheet) else 1
    rows, lines = [sheet.header, *sheet.as_rows()], [first_line, *sheet.lines]
    return sheet_of_rows(header, rows, lines, sheet.separator)


def _says_when(cells: Sequence[str]) -> bool:
    """Whether one of the cells is a day: then this is no header. Several may be the days of a week in columns."""
    return dates(pd.Series(cells, dtype="str")).moments.notna().sum() == 1


def _begins_with_dates(sheet: Sheet) -> bool:
    """Whether the first column holds nothing but dates, what stands in the place of its name too."""
    if not sheet.header or not re.search("[0-9]", sheet.header[0]):
        return False
    first = pd.Series([sheet.header[0], *sheet.column(0)], dtype="str")
    return bool(dates(first).moments.notna().all())


def _with_garmin_names(sheet: Sheet) -> Sheet:
    """Garmin's list in a language of which not every word is known: the columns at both ends are the same in all."""
    first_row = sheet.first_row()
    strides = compared(GARMIN.names["stride"])
    has_stride = any(name_and_unit(name)[0] in strides for name in sheet.header)
    has_names = _is_garmin(sheet.header) and _has_last(sheet.header) and has_stride
    if len(first_row) != len(sheet.header) or has_names or not _fits(SHAPES[0], first_row):
        return sheet
    named = list(_header(SHAPES[0], first_row))
    pace = _place_of(sheet, _PACE, len(SHAPES[0].first) + 2)
    stride = _place_of(sheet, _STRIDE, pace + 2) if pace else 0
    if stride and not has_stride:
        named[pace - 2], named[stride] = "Avg Run Cadence", "Avg Stride Length"
    header = zip(named, sheet.header, strict=True)
    return replace(sheet, header=tuple(name or written for name, written in header))


def _place_of(sheet: Sheet, pattern: str, begin: int) -> int:
    """The first column from `begin` on with nothing but cells like this, or missing ones; 0 for none."""
    for place in range(begin, len(sheet.header)):
        cells = sheet.column(place)
        written = cells[~is_missing(cells)]
        if len(written) and written.str.fullmatch(pattern).all():
            return place
    return 0


def _is_garmin(header: Sequence[str]) -> bool:
    """Whether the first columns have the names of Garmin's list in some language."""
    begin = len(SHAPES[0].first)
    return len(header) >= begin and all(
        any(name_and_unit(name)[0] in compared(GARMIN.names[role]) for name in header[:begin])
        for role in ("sport", "start", "distance", "timer", "calories")
    )


def _has_last(header: Sequence[str]) -> bool:
    return name_and_unit(header[-len(SHAPES[0].last)])[0] in compared(GARMIN.names["moving"])


def _with_parts(sheet: Sheet) -> Sheet:
    """A second line of the header that names the parts below merged cells: Pain, and below it before and after."""
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
    sheet = replace(sheet, header=tuple(header))
    return sheet.rows(slice(1, None)) if not any(rest) else sheet


def _with_units(sheet: Sheet) -> Sheet:
    """A second line of the header that tells the units joins the first one."""
    units = [cell.strip().strip("()[]") for cell in sheet.first_row()[: len(sheet.header)]]
    known = [place for place, unit in enumerate(units) if unit and _is_unit(unit)]
    others = [unit for place, unit in enumerate(units) if place not in known]
    if not known or any(re.search(r"[0-9]|[^\W\d_]{7,}", other) for other in others):
        return sheet
    header = list(sheet.header)
    for place in known:
        header[place] = f"{header[place]} ({units[place]})"
    return replace(sheet.rows(slice(1, None)), header=tuple(header))


def _is_unit(text: str) -> bool:
    """Whether this is nothing but a unit; a name that ends with one is a name."""
    return name_and_unit(f"a {text}")[0] == "a" and name_and_unit(f"a {text}")[1] != ""


def _fits(shape: Shape, cells: Sequence[str]) -> bool:
    return len(cells) >= len(shape.first) and all(
        re.fullmatch(pattern, cell.strip()) for (_, pattern), cell in zip(shape.first, cells, strict=False)
    )


def _header(shape: Shape, cells: Sequence[str]) -> tuple[str, ...]:
    width, last = len(cells), shape.last
    names = [name for name, _ in shape.first] + [""] * (width - len(shape.first))
    has_last = width >= len(shape.first) + len(last) and all(
        re.fullmatch(pattern, cell.strip()) for (_, pattern), cell in zip(last, cells[width - len(last) :], strict=True)
    )
    if last and has_last:
        names[width - len(last) :] = [name for name, _ in last]
    return tuple(names)


# Strava's list by position: elapsed time and distance stand there twice, in every language.
_STRAVA_START = ("Activity ID", "Activity Date", "Activity Name", "Activity Type", "Activity Description",
                 "Elapsed Time", "Distance")  # fmt: skip


def _with_strava_names(sheet: Sheet) -> Sheet:
    header, width = sheet.header, len(_STRAVA_START)
    if len(header) < width or name_and_unit(header[0])[0] in compared(STRAVA.names["id"]):
        return sheet
    elapsed, distance = header[width - 2], header[width - 1]
    halves = (header[:width], header[width:])
    if not elapsed or any(half.count(name) != 1 for half in halves for name in (elapsed, distance)):
        return sheet
    again = header.index(elapsed, width), header.index(distance, width)
    if again[1] != again[0] + 2:
        return sheet
    names = [*_STRAVA_START, *header[width:]]
    names[again[0] : again[1] + 1] = ["Elapsed Time", "Moving Time", "Distance"]
    return replace(sheet, header=tuple(names))


def _unglued(sheet: Sheet) -> Sheet:
    """Garmin lists of two filters in one file: longer rows are right from the left and from the right, not between."""
    first, last = SHAPES[0].first, SHAPES[0].last
    width = len(sheet.header)
    if not _is_garmin(sheet.header) or (sheet.widths <= width).all():
        return sheet
    middle = [""] * (width - len(first) - len(last))
    has_last = _has_last(sheet.header)
    rows = []
    for row in sheet.as_rows():
        if len(row) > width and any(cell.strip() for cell in row[width:]):
            tail = row[-len(last) :] if has_last and re.fullmatch(_CLOCK, row[-len(last)].strip()) else [""] * len(last)
            row = [*row[: len(first)], *middle, *tail]
        rows.append(row)
    return sheet_of_rows(sheet.header, rows, sheet.lines, sheet.separator)


def _unfolded(sheet: Sheet) -> Sheet:
    """Withings keeps its figures in JSON within a cell, and how long a run took in two moments less the pauses."""
    if "Data" not in sheet.header or len(sheet.header) < 2:
        return sheet
    records = [_record(cell) for cell in sheet.column(sheet.header.index("Data"))]
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


def _record(cell: str) -> dict[str, float]:
    try:
        record = json.loads(cell)
    except ValueError:
        return {}
    numbers = record.items() if isinstance(record, dict) else ()
    return {key: value for key, value in numbers if isinstance(value, int | float)}


def _span_s(start: pd.Series, end: pd.Series) -> pd.Series:
    moments = [pd.to_datetime(cells, format="ISO8601", utc=True, errors="coerce") for cells in (start, end)]
    return (moments[1] - moments[0]).dt.total_seconds()
