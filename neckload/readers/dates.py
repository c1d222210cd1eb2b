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
    "january januar janvier enero janeiro januari stycznia styczen gennaio jan январь января tammikuuta ledna",
    "february februar février febrero fevereiro februari lutego luty febbraio февраль февраля helmikuuta února",
    "march märz mars marzo março maart mrt marca marzec marts március март марта maaliskuuta března",
    "april avril abril kwietnia kwiecien aprile április апрель апреля huhtikuuta dubna",
    "may mai mayo maio mei maja maggio maj május мая toukokuuta května",
    "june juni juin junio junho czerwca czerwiec giugno június июнь июня kesäkuuta června",
    "july juli juillet julio julho lipca lipiec luglio július июль июля heinäkuuta července",
    "august août agosto augustus sierpnia sierpien augusti augusztus август августа elokuuta srpna",
    "september septembre septiembre setembro września wrzesien settembre szeptember setiembre сентябрь "
    "сентября syyskuuta září",
    "october oktober octobre octubre outubro pazdziernika październik ottobre október октябрь октября lokakuuta října",
    "november novembre noviembre novembro listopada listopad ноябрь ноября",
    "december dezember décembre diciembre dezembro grudnia grudzien dicembre desember декабрь декабря "
    "joulukuuta prosince",
)
MONTH_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
               "November", "December")  # fmt: skip

_TIME = (
    r"(?:[T ,]+(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:[:.](?P<sec>[0-9]{2})(?:[.,][0-9]+)?)?"
    r" ?(?P<half>[AP]M)?)?"
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
_EPOCH = r"[0-9]{9,10}(?:\.0)?|[0-9]{12,13}(?:\.0)?|1\.[0-9]{6,12}E\+?(?:09|12|9)"
EPOCH_MS_FROM = 100_000_000_000
_DECIDED_FORMS = {
    "%Y-%m-%d %H:%M:%S": "year, month and day are in this order",
    "%b %d, %Y, %I:%M:%S %p": "the month is a word",
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
    if (plain := _in_one_form(cells)) is not None:
        return plain
    written = _tidied(cells)
    forms = _extracted(written)
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
    if re.fullmatch(r"[^\W\d_]{3,}\.? [0-9]{4}|[0-9]{4}-[0-9]{1,2}", cell.strip()):
        return "This is a whole month, not a day."
    return NO_DATE if cell.strip() else "The date is missing."


def _tidied(cells: pd.Series) -> pd.Series:
    """Without the ornaments that dates carry: weekdays, ordinals, odd blanks, the end of a range, a. m."""
    tidied = cells.str.replace(r"\s+", " ", regex=True).str.strip()
    if tidied.str.contains("[年년]").any():
        tidied = tidied.str.replace(_EAST_ASIAN, _with_dashes, regex=True)
    tidied = tidied.str.replace(r"^[^\W\d_]+\.?(?:, ?| (?=[0-9]{1,2}\.? [^\W\d_]))", "", regex=True)
    tidied = tidied.str.replace(r" (?:г\.?,?|at|à|um|kl\.?|klo|om|às|a las|alle) (?=[0-9])", " ", regex=True)
    tidied = tidied.str.replace(r"^([0-9]{1,2})(?:st|nd|rd|th)\b", r"\1", regex=True)
    tidied = tidied.str.replace(r" - [0-9]{4}-.*$", "", regex=True)
    tidied = tidied.str.replace(r"(?i)\ba(?:m|\. ?m\.?)$", "AM", regex=True)
    return tidied.str.replace(r"(?i)\bp(?:m|\. ?m\.?)$", "PM", regex=True)


# 2024年2月3日 上午6:10:05: the half of the day stands before the hour.
_EAST_ASIAN = (
    r"^([0-9]{4})[年년] ?([0-9]{1,2})[月월] ?([0-9]{1,2})[日일]?(?:[ ,]*(上午|午前|下午|午後)? ?([0-9][0-9:]*))?$"
)


def _with_dashes(found: re.Match[str]) -> str:
    half = {"上午": " AM", "午前": " AM", "下午": " PM", "午後": " PM"}.get(found[4] or "", "")
    return f"{found[1]}-{found[2]}-{found[3]}" + (f" {found[5]}{half}" if found[5] else "")


def _in_one_form(cells: pd.Series) -> Dates | None:
    """The fast way for a column in which every cell has one of the forms that leave nothing to decide."""
    for form, why in _DECIDED_FORMS.items():
        moments = pd.to_datetime(cells.iloc[:1], format=form, errors="coerce")
        if moments.notna().any():
            moments = pd.to_datetime(cells, format=form, errors="coerce")
            if moments.dt.year.between(FIRST_YEAR, LAST_YEAR).all():
                has_clock = pd.Series(bool((moments != moments.dt.normalize()).any()), index=cells.index)
                return Dates(moments.astype("datetime64[s]"), has_clock, why)
    return None


def _extracted(written: pd.Series) -> dict[str, pd.DataFrame]:
    """The parts of the cells that have each form, tried one after the other; NaN in rows of another form [text]."""
    forms, left = {}, written
    for name, form in _FORMS.items():
        parts = left.str.extract(form)
        forms[name] = parts.reindex(written.index)
        left = left[parts["year"].isna()]
    if left.str.fullmatch(_EPOCH).any():
        forms["iso"] = forms["iso"].where(forms["iso"]["year"].notna(), _epoch_parts(left).reindex(written.index))
    return forms


def _epoch_parts(written: pd.Series) -> pd.DataFrame:
    """Seconds or milliseconds since 1970, as interfaces count them, as the parts of a date [text]."""
    counts = pd.to_numeric(written.where(written.str.fullmatch(_EPOCH)))
    seconds = counts.where(counts < EPOCH_MS_FROM, counts / 1000).round()
    moments = pd.to_datetime(seconds, unit="s", errors="coerce")
    columns = ("year", "month", "day", "hour", "minute", "second")
    parts = {part: getattr(moments.dt, part).astype("Int64").astype("str") for part in columns}
    return pd.DataFrame(parts).rename(columns={"second": "sec"}).where(moments.notna()).assign(half=None)


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
    return words.map({word: str(number) for word, number in numbers.items() if number}).astype("str")


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
