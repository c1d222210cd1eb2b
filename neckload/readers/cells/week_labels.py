"""Labels of weeks, such as KW 12/2025 or 12.05. - 18.05.2025 -> days that every reader of dates knows."""

from __future__ import annotations

import re
from datetime import date

from neckload.readers.sheet import NEARLY_ALL, Sheet, by_value
from neckload.readers.vocabulary.column_names import plain

_YEAR_NAMES = frozenset(
    map(plain, ("Year", "Jahr", "Année", "Año", "Ano", "Anno", "Jaar", "År", "Rok", "Vuosi", "Yıl"))
)
_WORD = (
    r"(?:kw|kalenderwoche|woche|week|wk|w|semaine|sem|s|semana|settimana|sett|vecka|v|uge|uke|tydzień|tydz|týden|týd|"
    r"týždeň|týž|hét|viikko|vko|vk|tjedan|teden|hafta|săptămâna|săpt|неделя|нед|тиждень|тиж|седмица|недеља|εβδομάδα|εβδ|"
    r"nädal|nedēļa|savaitė|setmana|vika|tuần|minggu|pekan|الأسبوع|أسبوع|اسبوع|هفته|सप्ताह|สัปดาห์ที่|สัปดาห์|שבוע|주차?)"
)
_NUMBERED = (
    re.compile(rf"(?i)^(?P<year>[0-9]{{4}})[-/ ]*{_WORD}?\.? ?(?P<week>[0-9]{{1,2}})$"),
    re.compile(rf"(?i)^(?P<week>[0-9]{{1,2}})\.? ?{_WORD}\.?,? ?(?P<year>[0-9]{{4}})$"),
    re.compile(rf"(?i)^(?P<year>[0-9]{{4}})\. ?(?P<week>[0-9]{{1,2}})\. ?{_WORD}$"),
    re.compile(r"^(?P<year>[0-9]{4})年? ?第?(?P<week>[0-9]{1,2})(?:周|週|주)$"),
    re.compile(rf"(?i)^{_WORD}?\.? ?(?P<week>[0-9]{{1,2}})(?:[ ,/.-]+| of )(?P<year>[0-9]{{4}})$"),
)
_SHORT_YEAR = re.compile(rf"(?i)^{_WORD}\.? ?(?P<week>[0-9]{{1,2}})[/'’ -]+(?P<year>[0-9]{{2}})$")
_OF = re.compile(
    r"(?i)^(?:week|wk|w)[ /](?:of|from|starting|beginning|commencing|c) |(?<![ -])[ -]+week of$|^semaine du |"
    r"^woche (?:vom|ab) |^semana del? |^settimana del "
)
_ENDING = re.compile(r"(?i)^(?:week|wk|w)[ /](?:ending|ended|to|e) |(?<![ -])[ -]+week ending$")
_LAST_DAY = tuple(
    (re.compile(pattern), kept)
    for pattern, kept in (
        (r"^([^\W\d_]+\.?) [0-9]{1,2} ?[-–—] ?([0-9]{1,2},? [0-9]{4})$", r"\1 \2"),
        (r"^[^\W\d_]+\.? [0-9]{1,2} ?[-–—] ?([^\W\d_]+\.? [0-9]{1,2},? [0-9]{4})$", r"\1"),
        (r"^[0-9]{1,2}\.?(?: ?[^\W\d_]+\.?)? ?[-–—] ?([0-9]{1,2}\.? ?[^\W\d_]+\.? ?[0-9]{4})$", r"\1"),
        (r"^[0-9]{1,2}\.(?:[0-9]{1,2}\.)?(?:[0-9]{2,4})? ?[-–—] ?([0-9]{1,2}\. ?[0-9]{1,2}\. ?[0-9]{2,4})$", r"\1"),
        (r"^[0-9]{4}-[0-9]{2}-[0-9]{2} ?/ ?([0-9]{4}-[0-9]{2}-[0-9]{2})$", r"\1"),
    )
)
"""Mar 17-23, 2025; 17-23 Mar 2025; 17.-23.3.2025 and the like -> the last day."""
_RANGE = r"^.*[0-9.](?: ?[–—] ?| - | to | bis | au | al |(?<=/[0-9]{4})-)(?=[^\W\d_]+\.? [0-9]|[0-9])"
"""What comes before the last day of a week."""
CENTURY = 2000


def with_days(sheet: Sheet, position: int) -> tuple[Sheet, bool]:
    """The sheet with a day for each week, and whether that is the last day of the week instead of the first."""
    cells = sheet.column(position).str.strip()
    years = next((place for place, name in enumerate(sheet.header) if plain(name) in _YEAR_NAMES), None)
    labels = cells if years is None else cells + "/" + sheet.column(years).str.strip()
    mondays = by_value(labels, _monday, "str")
    if mondays.notna().any():
        return sheet.with_column(position, mondays.fillna(cells)), False
    is_ending = cells.str.contains(_ENDING)
    days = cells.str.replace(_OF, "", regex=True).str.replace(_ENDING, "", regex=True)
    last_days = by_value(days, _last_day, "str")
    is_range = last_days.notna() | is_ending
    if is_range[cells != ""].mean() < NEARLY_ALL:
        return sheet.with_column(position, days), False
    return sheet.with_column(position, last_days.fillna(days)), True


def _last_day(label: str) -> str | None:
    """The last day of a range; None if it is not a range."""
    for pattern, kept in _LAST_DAY:
        if pattern.match(label):
            return pattern.sub(kept, label)
    return re.sub(_RANGE, "", label) if re.match(_RANGE, label) else None


def _monday(label: str) -> str | None:
    """The first day of a week numbered as in ISO 8601: 2025-W12 -> 2025-03-17."""
    numbered = next((match for pattern in (*_NUMBERED, _SHORT_YEAR) if (match := pattern.match(label))), None)
    if numbered is None:
        return None
    year = int(numbered["year"]) + (CENTURY if len(numbered["year"]) == 2 else 0)
    try:
        return date.fromisocalendar(year, int(numbered["week"]), 1).isoformat()
    except ValueError:
        return None
