"""Cells -> moments. Whether 3/2 is in March or in February is decided once for a whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from neckload.readers.names import plain

NO_DATE = "This is no date."
FIRST_YEAR, LAST_YEAR = 1950, 2100

# Full names by month, every language together; any beginning of at least three letters is understood too
# ("Sept.", "févr."), unless two months share it.
_MONTHS: tuple[str, ...] = (
    "january januar janvier enero janeiro januari stycznia styczen gennaio jan",
    "february februar février febrero fevereiro februari lutego luty febbraio",
    "march märz mars marzo março maart mrt marca marzec marts március",
    "april avril abril kwietnia kwiecien aprile április",
    "may mai mayo maio mei maja maggio maj május",
    "june juni juin junio junho czerwca czerwiec giugno június",
    "july juli juillet julio julho lipca lipiec luglio július",
    "august août agosto augustus sierpnia sierpien augusti augusztus",
    "september septembre septiembre setembro września wrzesien settembre szeptember setiembre",
    "october oktober octobre octubre outubro pazdziernika październik ottobre október",
    "november novembre noviembre novembro listopada listopad",
    "december dezember décembre diciembre dezembro grudnia grudzien dicembre desember",
)
MONTH_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
               "November", "December")  # fmt: skip

_TIME = (
    r"(?:[T ,]+(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<sec>[0-9]{2})(?:[.,][0-9]+)?)? ?(?P<half>[AP]M)?)?"
    r" ?(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?$"
)
_FORMS = {
    "iso": r"^(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})" + _TIME,
    "parts": r"^(?P<one>[0-9]{1,2})(?:(?P<dot>\.)|[-/]) ?(?P<two>[0-9]{1,2})[-/.] ?(?P<year>[0-9]{4}|[0-9]{2})\.?"
    + _TIME,
    "day_name": r"^(?P<day>[0-9]{1,2})[. -]*(?:de )?(?P<name>[^\W\d_]+)\.?[ ,-]*(?:de )?(?P<year>[0-9]{4}|[0-9]{2})"
    + _TIME,
    "name_day": r"^(?P<name>[^\W\d_]+)\.? (?P<day>[0-9]{1,2}),? (?P<year>[0-9]{4})" + _TIME,
}
_PARTS = ["year", "month", "day", "hour", "minute", "sec"]


@dataclass(frozen=True)
class Dates:
    """One column as moments."""

    moments: pd.Series
    """Wall-clock times as written, zone marks ignored; NaT where the cell is no date [datetime64[s]]."""
    has_clock: pd.Series
    """Whether the cell tells the time of day [bool]."""
    why: str
    """What decided the order of day and month."""
    day_first: bool = True
    is_guess: bool = False
    """True when nothing in the column tells 3 February from 2 March."""


def dates(cells: pd.Series, day_first: bool | None = None, month_first_likely: bool = False) -> Dates:
    """The moments of a column.

    Args:
        cells: as written [text].
        day_first: the runner's answer, or None to decide from the column.
        month_first_likely: the guess where nothing decides, e.g. because distances are in miles.
    """
    written = _tidied(cells)
    forms = {name: written.str.extract(form) for name, form in _FORMS.items()}
    order = _order(forms["parts"], day_first, month_first_likely)
    parts = _parts(forms, order[0])
    moments = _moments(parts)
    clock = parts["hour"].notna()
    midnight = (parts[["hour", "minute", "sec"]].apply(pd.to_numeric).fillna(0) == 0).all(axis=1)
    has_clock = clock & ~midnight.all()
    why = "year, month and day are in this order" if forms["iso"]["year"].notna().any() else "the month is a word"
    if forms["parts"]["year"].notna().any():
        why = order[1]
    return Dates(moments, has_clock, why, order[0], order[2])


def clock_times(cells: pd.Series) -> pd.Series:
    """Time since midnight of a column of times of day; NaT where there is none [timedelta64[s]]."""
    written = _tidied("1/1/2000 " + cells.str.strip()).str.extract(_FORMS["parts"])
    return (_moments(_parts({"parts": written}, True)) - pd.Timestamp(2000, 1, 1)).where(written["hour"].notna())


def day_in_words(moment: pd.Timestamp) -> str:
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
    return NO_DATE if cell.strip() else "The date is missing."


def _tidied(cells: pd.Series) -> pd.Series:
    """Without the ornaments that dates carry: weekdays, ordinals, odd blanks, the end of a range, a. m."""
    tidied = cells.str.replace(r"\s+", " ", regex=True).str.strip()
    tidied = tidied.str.replace(r"^[^\W\d_]+\.?, ?", "", regex=True)
    tidied = tidied.str.replace(r"^([0-9]{1,2})(?:st|nd|rd|th)\b", r"\1", regex=True)
    tidied = tidied.str.replace(r" - [0-9]{4}-.*$", "", regex=True)
    return tidied.str.replace(r"(?i)\b([ap])\. ?m\.?$|\b([ap])m$", _half_of_day, regex=True)


def _half_of_day(found: re.Match[str]) -> str:
    return (found[1] or found[2]).upper() + "M"


def _order(parts: pd.DataFrame, day_first: bool | None, month_first_likely: bool) -> tuple[bool, str, bool]:
    """(day first, why, whether that is only a guess) for dates such as 3/2/2024."""
    one, two = pd.to_numeric(parts["one"]), pd.to_numeric(parts["two"])
    if not one.notna().any():
        return True, "", False
    if day_first is not None:
        return day_first, "you said so", False
    if parts["dot"].notna().any():
        return True, "dates with points have the day first", False
    above = (int((one > 12).sum()), int((two > 12).sum()))
    if above[0] != above[1]:
        first = above[0] > above[1]
        return first, f"the {'first' if first else 'second'} number goes above 12, so it is the day", False
    if (one.dropna() == two.dropna()).all():
        return True, "day and month are the same in every date", False
    ordered = {first: _is_ordered(one, two, parts["year"], first) for first in (True, False)}
    if ordered[True] != ordered[False]:
        return ordered[True], "only so the rows are in the order of time", False
    return not month_first_likely, "a guess, nothing in the column tells", True


def _is_ordered(one: pd.Series, two: pd.Series, year: pd.Series, day_first: bool) -> bool:
    """Whether rows run forwards or backwards in time under a reading; three dates at least, else it says nothing."""
    day, month = (one, two) if day_first else (two, one)
    days = (pd.to_numeric(year) * 372 + month * 31 + day).dropna()
    return len(days.unique()) > 2 and (days.is_monotonic_increasing or days.is_monotonic_decreasing)


def _parts(forms: dict[str, pd.DataFrame], day_first: bool) -> pd.DataFrame:
    """Year, month, day, hour, minute, sec and half of the first form that fits each cell [text]."""
    day, month = ("one", "two") if day_first else ("two", "one")
    found = forms["parts"].rename(columns={day: "day", month: "month"})
    for form in ("iso", "day_name", "name_day"):
        if form in forms:
            frame = forms[form]
            if "name" in frame:
                frame = frame.assign(month=_month_numbers(frame["name"]))
            found = found.where(found["year"].notna(), frame.reindex(columns=found.columns))
    return found


def _month_numbers(words: pd.Series) -> pd.Series:
    numbers = {word: _MONTH_OF.get(plain(word)) for word in words.dropna().unique()}
    return words.map(lambda word: None if numbers.get(word) is None else str(numbers[word])).astype("str")


def _beginnings(months: Iterable[str]) -> dict[str, int]:
    found: dict[str, set[int]] = {}
    for number, names in enumerate(months, start=1):
        for name in map(plain, names.split()):
            for length in range(3, len(name) + 1):
                found.setdefault(name[:length], set()).add(number)
    return {beginning: numbers.pop() for beginning, numbers in found.items() if len(numbers) == 1}


_MONTH_OF = _beginnings(_MONTHS)


def _moments(parts: pd.DataFrame) -> pd.Series:
    numbers = parts[_PARTS].apply(pd.to_numeric)
    year = numbers["year"].where(parts["year"].str.len() != 2, numbers["year"] + 2000)
    half = parts["half"]
    hour = numbers["hour"].fillna(0)
    hour = hour.where(~((half == "AM") & (hour == 12)), 0)
    hour = hour + 12 * ((half == "PM") & (hour < 12)).astype(int)
    minute, second = numbers["minute"].fillna(0), numbers["sec"].fillna(0)
    sound = year.between(FIRST_YEAR, LAST_YEAR) & (hour < 24) & (minute < 60) & (second < 60)
    day = pd.to_datetime({"year": year.where(sound), "month": numbers["month"], "day": numbers["day"]}, errors="coerce")
    seconds = (hour * 3600 + minute * 60 + second).to_numpy().astype("timedelta64[s]")
    return pd.Series(day.to_numpy().astype("datetime64[s]") + seconds, index=parts.index).where(np.asarray(sound))
