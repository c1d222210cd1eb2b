"""Logs that spread a date or a duration over three columns get it in one, so that nobody else need know."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from neckload.readers.names import plain
from neckload.readers.sheet import Sheet

_DATE = (("year",), ("month",), ("day",))
_DURATION = (("hours", "hour", "h"), ("minutes", "minute", "min"), ("seconds", "second", "sec"))


def joined(sheet: Sheet) -> Sheet:
    """The sheet with a column `date` from year, month and day, and one `duration` from hours, minutes and seconds."""
    sheet = _with(sheet, "date", _DATE, "-", width=1)
    return _with(sheet, "duration", _DURATION, ":", width=2)


def _with(sheet: Sheet, name: str, parts: tuple[tuple[str, ...], ...], sign: str, width: int) -> Sheet:
    places = {plain(written): position for position, written in reversed(list(enumerate(sheet.header)))}
    found = [next((places[word] for word in words if word in places), None) for words in parts]
    positions = [position for position in found if position is not None]
    if name in places or len(positions) < len(parts):
        return sheet
    columns = [sheet.column(position).str.strip() for position in positions]
    cells = pd.Series([_cell(row, sign, width) for row in zip(*columns, strict=True)], dtype="str")
    # The parts lose their names: "minutes" alone would be a duration too.
    header = ["" if position in positions else written for position, written in enumerate(sheet.header)]
    return replace(sheet, header=tuple(header)).with_columns({name: cells})


def _cell(cells: tuple[str, ...], sign: str, width: int) -> str:
    return sign.join((cell or "0").zfill(width) for cell in cells) if any(cells) else ""
