"""Cells -> moments. Whether 3/2 is in March or in February is decided once for a whole column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pandas as pd

from neckload.readers.cells.date_patterns import DateParts, date_parts, moments_of
from neckload.readers.shapes import Shapes, shapes_of
from neckload.readers.sheet import NEARLY_ALL
from neckload.readers.vocabulary.weekday_names import DAYS_OF_WEEK, weekdays_of

WITHOUT_YEAR = re.compile(
    r"(?:[^\W\d_]+\.?,? )?(?:[0-9]{1,2}[./-][0-9]{1,2}[./]?|[0-9]{1,2}[. -]+[^\W\d_]{3,}\.?|[^\W\d_]{3,}\.? [0-9]{1,2})"
)
_WEEK = re.compile(
    r"(?i)(?:kw|woche|week|wk|w|semaine|sem|semana|settimana|vecka|v|uge|uke|tydzień|týden|hét|viikko)\.? ?[0-9]{1,2}"
)
_OTHER_CALENDAR = re.compile(r"1[34][0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}")
"""Of Iran, or of Islam."""
CLOSER = 3
"""A reading whose span is this many times longer is rejected."""
FEW_DATES = 4
SHARE_OF_DAYS = 0.5
"""Share of the gaps between dates; a day or week may be recorded twice."""
CLOSE_TOGETHER = "a guess: only this way are the days close together"
NO_DATE = "This is not a date."

_YEAR_FIRST = r"^(?P<year>[0-9]{2})[-/.] ?(?P<month>[0-9]{1,2})[-/.] ?(?P<day>[0-9]{1,2})\.?(?P<rest>[T ,].*)?$"
_SHORT_FIRST = re.compile(
    r"^\s*(?:[0-9]{6}\s*$|[0-9]{2}[-/.] ?[0-9]{1,2}[-/.] ?[0-9]{1,2}\.?(?:[T ,].*)?\s*$)", re.DOTALL
)
_SIX_DIGITS = r"^\s*([0-9]{2})([0-3][0-9])([0-9]{2})\s*$"
MONTHS = 12
MONTH_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
               "November", "December")  # fmt: skip


@dataclass(frozen=True)
class Dates:
    """One column as moments."""

    moments: pd.Series
    """Wall-clock times as written, ignoring zones; NaT where the cell is not a date [datetime64[s]]."""
    has_clock: np.ndarray
    """Whether the cell has a time of day [bool]."""
    why: str
    """What decided the order of day and month."""
    day_first: bool = True
    is_guess: bool = False
    """True if nothing in the column tells 3 February from 2 March."""


def dates(cells: pd.Series | Shapes, day_first: bool | None = None, month_first_likely: bool = False) -> Dates:
    """The moments of a column.

    Args:
        cells: as written [text].
        day_first: the runner's answer, or None to decide from the column.
        month_first_likely: the guess if nothing decides, e.g. because distances are in miles.
    """
    parts = date_parts(_with_century(shapes_of(cells)))
    first, why, is_guess = _order(parts, day_first, month_first_likely)
    is_midnight = not any((parts[part] > 0).any() for part in ("hour", "minute", "sec"))
    has_clock = ~np.isnan(parts["hour"]) & (not is_midnight)
    if not why:
        why = "the month is a word" if parts.has("name") else "the order is year, month, day"
    return Dates(moments_of(parts, first), has_clock, why, first, is_guess)


def _with_century(shapes: Shapes) -> pd.Series | Shapes:
    """24-02-13 -> 2024-02-13, if two-digit years come first: the year changes less often than the day."""
    if not any(map(_SHORT_FIRST.match, shapes.texts)):
        return shapes
    cells = shapes.cells.str.replace(_SIX_DIGITS, r"\1-\2-\3", regex=True)
    bare = cells.str.strip()
    bare = bare[bare.str.match(_YEAR_FIRST)]
    if bare.empty or len(bare) < NEARLY_ALL * cells.str.contains("[0-9]").sum():
        return cells
    groups = bare.str.extract(_YEAR_FIRST)
    year, month, day = (pd.to_numeric(groups[part]) for part in ("year", "month", "day"))
    is_steady = (day.nunique(), year.max()) > (year.nunique(), day.max())
    # Every part must be a possible year, month or day.
    if not (is_steady and year.gt(12).all() and month.between(1, 12).all() and day.between(1, 31).all()):
        return cells
    dashed = groups["year"].radd("20") + "-" + groups["month"] + "-" + groups["day"] + groups["rest"].fillna("")
    return dashed.reindex(cells.index).fillna(cells)


def clock_times(cells: pd.Series) -> pd.Series:
    """The times of day of a column since midnight; NaT where there is none [timedelta64[s]]."""
    parts = date_parts("1/1/2000 " + cells.str.strip())
    return (moments_of(parts, True) - pd.Timestamp(2000, 1, 1)).where(~np.isnan(parts["hour"]))


def lie_days_apart(moments: pd.Series) -> bool:
    """Whether there are at least two gaps and most dates are less than a week apart."""
    gaps = moments.dropna().drop_duplicates().sort_values().diff().dropna().dt.days
    return len(gaps) > 1 and bool((gaps < DAYS_OF_WEEK).mean() >= SHARE_OF_DAYS)


def day_in_words(moment: datetime) -> str:
    """3 February 2024, in English wherever the program runs."""
    return f"{moment.day} {MONTH_NAMES[moment.month - 1]} {moment.year}"


def why_no_date(cell: str) -> str:
    """What is wrong with a cell that should be a date, in words."""
    numbers = re.match(r"^\s*[0-9]{4}-([0-9]{1,2})-([0-9]{1,2})", cell)
    if numbers:
        month, day = int(numbers[1]), int(numbers[2])
        if not 1 <= month <= 12:
            return f"There is no month {month}."
        if day < 1 or day > 28:
            return f"There is no {day} {MONTH_NAMES[month - 1]}" + (
                " in that year." if (month, day) == (2, 29) else "."
            )
    if re.fullmatch(r"[^\W\d_]{3,}\.? [0-9]{4}|[0-9]{4}-[0-9]{1,2}", cell.strip()):
        return "This is a whole month, not a day."
    if WITHOUT_YEAR.fullmatch(cell.strip()):
        return "This date has no year."
    if _WEEK.fullmatch(cell.strip()):
        return "This week has no year."
    if _OTHER_CALENDAR.match(cell.strip()):
        return "This year is of another calendar."
    if weekdays_of([cell.strip()]):
        return "This is a day of the week without a date."
    return NO_DATE if cell.strip() else "The date is missing."


def _order(parts: DateParts, day_first: bool | None, month_first_likely: bool) -> tuple[bool, str, bool]:
    """(day first, why, whether that is only a guess) for dates such as 3/2/2024."""
    has_two = ~np.isnan(parts["one"])
    if not has_two.any():
        return True, "", False
    if day_first is not None:
        return day_first, "you said so", False
    if (has_two & parts.words["sign"].are(".")).any():
        return True, "dates with dots have the day first", False
    numbers = parts["one"][has_two], parts["two"][has_two]
    above = [int((number > MONTHS).sum()) for number in numbers]
    if above[0] != above[1]:
        first = above[0] > above[1]
        return first, f"the {'first' if first else 'second'} number goes above 12, so it is the day", False
    if (numbers[0] == numbers[1]).all():
        return True, "day and month are the same in every date", False
    days = {first: _days(*numbers, parts["year"][has_two], first) for first in (True, False)}
    ordered = {first: _is_ordered(each) for first, each in days.items()}
    if ordered[True] != ordered[False]:
        return ordered[True], "only this way are the rows in order", False
    spans = {first: float(np.ptp(each)) for first, each in days.items()}
    if len(numbers[0]) >= FEW_DATES and max(spans.values()) >= CLOSER * max(min(spans.values()), 1):
        return spans[True] < spans[False], CLOSE_TOGETHER, True
    return not month_first_likely, "a guess: nothing in the column tells", True


def _days(first_number: np.ndarray, second_number: np.ndarray, year: np.ndarray, day_first: bool) -> np.ndarray:
    """Days in the order of time; months have 31. Under the wrong reading those of a month are all over the year."""
    day, month = (first_number, second_number) if day_first else (second_number, first_number)
    days: np.ndarray = year * 372 + month * 31 + day
    return days


def _is_ordered(days: np.ndarray) -> bool:
    """Whether rows run forwards or backwards in time under a reading; three dates at least, else it says nothing."""
    steps = np.diff(days)
    return len(np.unique(days)) > 2 and bool((steps >= 0).all() or (steps <= 0).all())
