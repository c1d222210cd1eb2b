"""Logs that spread a date, a duration or a week over several columns get it in one, so that nobody else need know."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

from neckload.readers.cells.dates import WITHOUT_YEAR, clock_times, dates
from neckload.readers.cells.numbers import is_missing, numbers
from neckload.readers.sheet import NEARLY_ALL, Sheet, by_value
from neckload.readers.vocabulary.column_names import compared, name_and_unit, plain
from neckload.readers.vocabulary.generic_names import END_NAMES, GENERIC, TIME_NAMES
from neckload.readers.vocabulary.pain_names import says_pain
from neckload.readers.vocabulary.weekday_names import DAYS_OF_WEEK, weekdays_of

_COPY = re.compile(r"\.\d+$")
"""What pandas appends to a repeated name."""
_DATE_NAMES = compared(GENERIC["start"]).keys() | compared(GENERIC["week"]).keys()
_DATE = (
    ("year", "jahr", "année", "año", "ano", "anno", "jaar", "år", "rok", "vuosi", "év", "год", "рік", "yıl", "年"),
    ("month", "monat", "mois", "mes", "mês", "mese", "maand", "måned", "månad", "miesiąc", "měsíc", "kuukausi", "hónap",
     "месяц", "місяць", "ay", "月"),
    ("day", "tag", "jour", "día", "dia", "giorno", "dag", "dzień", "den", "päivä", "nap", "день", "gün", "日"),
)  # fmt: skip
_DAY_AND_MONTH = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}")
_PART_UNITS = ("h", "min", "s")
_SECONDS_IN = {"h": 3600, "min": 60, "s": 1}
_WHOLE = {name for role in ("moving", "timer", "elapsed") for name in compared(GENERIC[role])} | set(
    compared(TIME_NAMES)
)
_STARTS = tuple(
    name
    for role in ("clock", "start")
    for name, _ in sorted(compared(GENERIC[role]).items(), key=lambda place: place[1])
)
_ENDS = compared(END_NAMES)
_OF_RUNS = {name for role in ("distance", "sport", "pace") for name in compared(GENERIC[role])}
_WEEKS = compared(GENERIC["week"]).keys()
METRES_IN_KM = 1000
LONGEST_SPAN_S = 24 * 3600
SAME_FIGURE_S = 60
"""Two columns that differ by at most this are one duration in two units."""


def combine(sheet: Sheet) -> Sheet:
    """The sheet with a single column for a week, date or duration that is spread over several."""
    sheet = _stacked(sheet)
    sheet = _with_week(sheet)
    return _with_span(_with_duration(_with_distance(_with_date(sheet))))


def _stacked(sheet: Sheet) -> Sheet:
    """Stacks tables that are side by side, such as one per month with the same names."""
    names = [_COPY.sub("", name) for name in sheet.header]
    begin = next((place for place, name in enumerate(names) if name), 0)
    places = [place for place, name in enumerate(names) if name and name == names[begin]]
    if len(places) < 2 or name_and_unit(names[begin])[0] not in _DATE_NAMES:
        return sheet
    blocks = [names[place:end] for place, end in zip(places, [*places[1:], len(names)], strict=True)]
    width = max(place for place, name in enumerate(blocks[0], start=1) if name)
    if width < 2 or any(block[:width] != blocks[0][:width] or any(block[width:]) for block in blocks):
        return sheet
    columns = tuple(pa.concat_arrays([sheet.columns[place + offset] for place in places]) for offset in range(width))
    lines, widths = np.tile(sheet.lines, len(places)), np.full(len(sheet) * len(places), width)
    stacked = Sheet(tuple(blocks[0][:width]), columns, lines, widths, sheet.separator)
    return stacked.rows(stacked.filled)


def _with_week(sheet: Sheet) -> Sheet:
    """One column per weekday: the week is their sum, unless there is a total column. “Mi” is not a mile here."""
    weekdays = weekdays_of(sheet.header)
    days = [position for position, name in enumerate(sheet.header) if name in weekdays]
    if len(days) != DAYS_OF_WEEK or len({weekdays[sheet.header[position]] for position in days}) != DAYS_OF_WEEK:
        return sheet
    names = tuple("" if position in days else name for position, name in enumerate(sheet.header))
    totals = {*compared(GENERIC["distance"]), "total", "summe", "gesamt"}
    if any(name_and_unit(name)[0] in totals for name in names):
        return sheet.named(names)
    figures = pd.concat([numbers(sheet.shapes(position)).values for position in days], axis=1)
    cells = figures.sum(axis=1, min_count=1).map(lambda total: "" if pd.isna(total) else f"{total:g}").astype("str")
    return sheet.named(names).with_columns({"distance": cells})


def _with_date(sheet: Sheet) -> Sheet:
    """Year, month and day in three columns."""
    places = {plain(written): position for position, written in reversed(list(enumerate(sheet.header)))}
    parts = [next((places[plain(word)] for word in words if plain(word) in places), None) for words in _DATE]
    positions = [position for position in parts if position is not None]
    if "date" in places or len(positions) < len(parts):
        return _with_year(sheet, parts[0])
    columns = [sheet.column(position).str.strip() for position in positions]
    cells = ["-".join(cell or "0" for cell in row) if any(row) else "" for row in zip(*columns, strict=True)]
    return _without(sheet, positions).with_columns({"date": pd.Series(cells, dtype="str")})


def _with_year(sheet: Sheet, year: int | None) -> Sheet:
    """The year of its own column behind dates without one: 2 Mar, 02.03."""
    date = next((place for place, name in enumerate(sheet.header) if name_and_unit(name)[0] in _DATE_NAMES), None)
    if year is None or date is None or year == date:
        return sheet
    cells, years = sheet.column(date).str.strip(), sheet.column(year).str.strip()
    is_short = by_value(cells, lambda cell: bool(WITHOUT_YEAR.fullmatch(cell)), "bool") & years.str.fullmatch(
        "[0-9]{4}"
    )
    if not len(sheet) or is_short[cells != ""].mean() < NEARLY_ALL:
        return sheet
    return sheet.with_column(date, (by_value(cells, _before_year, "str") + years).where(is_short, cells))


def _before_year(cell: str) -> str:
    """02.03. and 2/3/ and “2 Mar ”, to which a year can be added."""
    if cell.endswith((".", "/")):
        return cell
    between = _DAY_AND_MONTH.fullmatch(cell)
    return cell + (between[1] if between else " ")


def _with_duration(sheet: Sheet) -> Sheet:
    """Hours, minutes and seconds in separate columns: 45 min and 167 s are 47:47."""
    places = _parts_of_a_duration(sheet.header)
    if len(places) < 2 or not len(sheet):
        return sheet
    cells = {unit: sheet.column(position).str.strip() for unit, position in places.items()}
    seconds = {unit: numbers(column).values * _SECONDS_IN[unit] for unit, column in cells.items()}
    parts = pd.concat(seconds.values(), axis=1)
    both = parts[(parts > 0).all(axis=1)]
    if len(both) and ((both.max(axis=1) - both.min(axis=1)) < SAME_FIGURE_S).mean() >= NEARLY_ALL:
        return sheet
    is_whole = pd.concat([numbers(column).values.notna() | is_missing(column) for column in cells.values()], axis=1)
    total = parts.sum(axis=1, min_count=1).round()
    clocks = total.map(_clock).where(is_whole.all(axis=1), pd.concat(cells.values(), axis=1).agg(":".join, axis=1))
    return _without(sheet, list(places.values())).with_columns({"duration": clocks})


def _with_distance(sheet: Sheet) -> Sheet:
    """Kilometres and metres in two columns: 7 km and 500 m are 7.5 km. Without minutes beside it “m” may be a climb."""
    named = [name_and_unit(name) for name in sheet.header]
    places = {unit: place for place, (base, unit) in reversed(list(enumerate(named))) if base in ("distance", unit)}
    are_named = all(named[places[unit]][0] == "distance" for unit in ("km", "m") if unit in places)
    if not {"km", "m"} <= places.keys() or not (are_named or ("duration", "min") in named):
        return sheet
    km, metres = (numbers(sheet.shapes(places[unit])).values for unit in ("km", "m"))
    is_rest = (km % 1 == 0) & metres.between(0, METRES_IN_KM, inclusive="left")
    if not is_rest[metres.notna()].all() or not metres.gt(0).any():
        return sheet
    total = (km + metres.fillna(0) / METRES_IN_KM).map(lambda figure: "" if pd.isna(figure) else f"{figure:.3f}")
    return _without(sheet, [places["km"], places["m"]]).with_columns({"distance km": total})


def _with_span(sheet: Sheet) -> Sheet:
    """If a run has only a start and an end, the time between them is its elapsed time."""
    named = {name_and_unit(name)[0]: place for place, name in reversed(list(enumerate(sheet.header)))}
    start, end = (next((name for name in names if name in named), None) for names in (_STARTS, _ENDS))
    if start is None or end is None or not _WHOLE.isdisjoint(named) or _WEEKS & named.keys():
        return sheet
    if any(map(says_pain, sheet.header)) and _OF_RUNS.isdisjoint(named):
        return sheet  # How long the pain lasted.
    moments = [dates(sheet.shapes(named[name])) for name in (start, end)]
    if all(read.has_clock.any() for read in moments):
        seconds = (moments[1].moments - moments[0].moments).dt.total_seconds()
    else:
        begin, stop = (clock_times(sheet.column(named[name])).dt.total_seconds() for name in (start, end))
        seconds = (stop - begin) % LONGEST_SPAN_S
    if not seconds.between(1, LONGEST_SPAN_S).any():
        return sheet
    clocks = seconds.where(seconds.between(1, LONGEST_SPAN_S)).map(_clock).astype("str")
    return sheet.with_columns({"elapsed time": clocks})


def _parts_of_a_duration(header: tuple[str, ...]) -> dict[str, int]:
    """Unit -> position of columns whose names differ only in their unit, or are only a unit."""
    named = [(position, *name_and_unit(name)) for position, name in enumerate(header) if name]
    if any(base in _WHOLE and unit not in _PART_UNITS for _, base, unit in named):
        return {}
    for base in dict.fromkeys(base for _, base, unit in named if unit in _PART_UNITS and base in _WHOLE):
        places = {unit: position for position, own, unit in reversed(named) if own == base and unit in _PART_UNITS}
        if "min" in places and len(places) > 1:
            return {unit: places[unit] for unit in _PART_UNITS if unit in places}
    return {}


def _clock(seconds: float) -> str:
    return "" if pd.isna(seconds) else f"{int(seconds) // 3600}:{int(seconds) // 60 % 60:02}:{int(seconds) % 60:02}"


def _without(sheet: Sheet, positions: list[int]) -> Sheet:
    """Blanks the names of the parts: "minutes" alone would be a duration too."""
    header = ["" if position in positions else written for position, written in enumerate(sheet.header)]
    return sheet.named(header)
