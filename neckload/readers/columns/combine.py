"""Logs that spread a date, a duration or a week over several columns get it in one, so that nobody else need know."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pandas as pd

from neckload.readers.cells.numbers import numbers
from neckload.readers.sheet import Sheet
from neckload.readers.vocabulary.column_names import GENERIC, compared, name_and_unit, plain
from neckload.readers.vocabulary.weekday_names import DAYS_OF_WEEK, weekdays_of

_COPY = re.compile(r"\.\d+$")
"""What pandas appends to a name that it has seen before."""
_DATE_NAMES = compared(GENERIC["start"]).keys() | compared(GENERIC["week"]).keys()
_DATE = (("year",), ("month",), ("day",))
_HOURS, _MINUTES = ("hours", "hour", "hrs", "hr", "h"), ("minutes", "minute", "mins", "min")
_SECONDS = ("seconds", "second", "secs", "sec")
_DURATIONS = ((_HOURS, _MINUTES, _SECONDS), (_HOURS, _MINUTES), (_MINUTES, _SECONDS))


def joined(sheet: Sheet) -> Sheet:
    """The sheet with a column for the week, the date and the duration that are spread over several."""
    sheet = _stacked(sheet)
    sheet = _with_week(sheet)
    sheet = _with(sheet, "date", _DATE, "-", width=1)
    for parts, after in zip(_DURATIONS, ("", ":00", ""), strict=True):
        sheet = _with(sheet, "duration", parts, ":", width=2, after=after)
    return sheet


def _stacked(sheet: Sheet) -> Sheet:
    """Tables of the same names beside each other, a month each, one below the other."""
    names = [_COPY.sub("", name) for name in sheet.header]
    begin = next((place for place, name in enumerate(names) if name), 0)
    places = [place for place, name in enumerate(names) if name and name == names[begin]]
    if len(places) < 2 or name_and_unit(names[begin])[0] not in _DATE_NAMES:
        return sheet
    blocks = [names[place:end] for place, end in zip(places, [*places[1:], len(names)], strict=True)]
    width = max(place for place, name in enumerate(blocks[0], start=1) if name)
    if width < 2 or any(block[:width] != blocks[0][:width] or any(block[width:]) for block in blocks):
        return sheet
    cells = [sheet.cells.iloc[:, place : place + width].set_axis(range(width), axis=1) for place in places]
    lines, widths = np.tile(sheet.lines, len(places)), np.full(len(sheet) * len(places), width)
    stacked = Sheet(tuple(blocks[0][:width]), pd.concat(cells, ignore_index=True), lines, widths, sheet.separator)
    return stacked.rows((stacked.cells.map(str.strip) != "").any(axis=1).to_numpy())


def _with_week(sheet: Sheet) -> Sheet:
    """One column for each weekday: the week is their sum, unless a total stands beside them. “Mi” is no mile there."""
    weekdays = weekdays_of(sheet.header)
    days = [position for position, name in enumerate(sheet.header) if name in weekdays]
    if len(days) != DAYS_OF_WEEK or len({weekdays[sheet.header[position]] for position in days}) != DAYS_OF_WEEK:
        return sheet
    names = tuple("" if position in days else name for position, name in enumerate(sheet.header))
    totals = {*compared(GENERIC["distance"]), "total", "summe", "gesamt"}
    if any(name_and_unit(name)[0] in totals for name in names):
        return replace(sheet, header=names)
    figures = pd.concat([numbers(sheet.column(position)).values for position in days], axis=1)
    cells = figures.sum(axis=1, min_count=1).map(lambda total: "" if pd.isna(total) else f"{total:g}").astype("str")
    return replace(sheet, header=names).with_columns({"distance": cells})


def _with(sheet: Sheet, name: str, parts: tuple[tuple[str, ...], ...], sign: str, width: int, after: str = "") -> Sheet:
    places = {plain(written): position for position, written in reversed(list(enumerate(sheet.header)))}
    found = [next((places[word] for word in words if word in places), None) for words in parts]
    positions = [position for position in found if position is not None]
    if name in places or len(positions) < len(parts):
        return sheet
    columns = [sheet.column(position).str.strip() for position in positions]
    cells = pd.Series([_cell(row, sign, width, after) for row in zip(*columns, strict=True)], dtype="str")
    # The parts lose their names: "minutes" alone would be a duration too.
    header = ["" if position in positions else written for position, written in enumerate(sheet.header)]
    return replace(sheet, header=tuple(header)).with_columns({name: cells})


def _cell(cells: tuple[str, ...], sign: str, width: int, after: str) -> str:
    return sign.join((cell or "0").zfill(width) for cell in cells) + after if any(cells) else ""
