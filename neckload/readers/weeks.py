"""Labels of weeks, such as KW 12/2025 or 12.05. - 18.05.2025 -> days that every reader of dates knows."""

from __future__ import annotations

import re
from datetime import date

from neckload.readers.names import plain
from neckload.readers.sheet import Sheet, by_value

_YEAR_NAMES = frozenset(
    map(plain, ("Year", "Jahr", "Année", "Año", "Ano", "Anno", "Jaar", "År", "Rok", "Vuosi", "Yıl"))
)
_WORD = (
    r"(?:kw|woche|week|wk|w|semaine|sem|s|semana|settimana|vecka|v|uge|uke|tydzień|týden|týždeň|hét|viikko|vko|tjedan|"
    r"hafta|săptămâna|неделя|тиждень|εβδομάδα|שבוע|주)"
)
_NUMBERED = (
    re.compile(rf"(?i)^(?P<year>[0-9]{{4}})[-/ ]*{_WORD}?\.? ?(?P<week>[0-9]{{1,2}})$"),
    re.compile(rf"(?i)^(?P<week>[0-9]{{1,2}})\. ?{_WORD} (?P<year>[0-9]{{4}})$"),
    re.compile(rf"(?i)^(?P<year>[0-9]{{4}})\. ?(?P<week>[0-9]{{1,2}})\. ?{_WORD}$"),
    re.compile(r"^(?P<year>[0-9]{4})年? ?第?(?P<week>[0-9]{1,2})(?:周|週|주)$"),
    re.compile(rf"(?i)^{_WORD}?\.? ?(?P<week>[0-9]{{1,2}})(?:[ ,/.-]+| of )(?P<year>[0-9]{{4}})$"),
)
_RANGE = r"^.*[0-9.](?: ?[–—] ?| - | to | bis | au | al |(?<=/[0-9]{4})-)(?=[^\W\d_]+\.? [0-9]|[0-9])"
"""What stands before the last day of a week."""
MOST_CELLS = 0.8


def with_days(sheet: Sheet, position: int) -> tuple[Sheet, bool]:
    """The sheet with a day for each week, and whether it is the last one of the week instead of the first."""
    cells = sheet.column(position).str.strip()
    years = next((place for place, name in enumerate(sheet.header) if plain(name) in _YEAR_NAMES), None)
    labels = cells if years is None else cells + "/" + sheet.column(years).str.strip()
    mondays = by_value(labels, _monday, "str")
    if mondays.notna().any():
        return sheet.with_column(position, mondays.fillna(cells)), False
    is_range = cells.str.contains(_RANGE)
    if is_range[cells != ""].mean() < MOST_CELLS:
        return sheet, False
    return sheet.with_column(position, cells.str.replace(_RANGE, "", regex=True)), True


def _monday(label: str) -> str | None:
    """The first day of the week of this number, as ISO 8601 counts them: 2025-W12 -> 2025-03-17."""
    found = next((match for pattern in _NUMBERED if (match := pattern.match(label))), None)
    try:
        return date.fromisocalendar(int(found["year"]), int(found["week"]), 1).isoformat() if found else None
    except ValueError:
        return None
