"""The forms that dates are written in -> their parts, and from the parts the moments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from neckload.readers.cells.date_ornaments import tidied
from neckload.readers.cells.numbers import floats
from neckload.readers.shapes import Shapes, either, figure_at, shapes_of
from neckload.readers.vocabulary.month_names import months_of

FIRST_YEAR, LAST_YEAR = 1950, 2100
FIRST_BUDDHIST_YEAR, BUDDHIST_YEARS = 2450, 543
"""The Buddhist era of Thailand: 2567 was 2024."""

MARKS = "\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09d7\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
"""Vowels and accents of Hindi, Bengali and Thai, which are marks beside their letters."""

# Simple enough for RE2, Arrow's engine, in one pass: five groups at most, and \pL for any letter.
_DATES = (
    r"^(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?P<rest>[T ,].*)?$",
    r"^(?P<one>[0-9]{1,2})(?P<sign>[-/.]) ?(?P<two>[0-9]{1,2})[-/.] ?(?P<year>[0-9]{2}(?:[0-9]{2})?)\.?"
    r"(?P<rest>[T ,].*)?$",
    r"^(?P<day>[0-9]{1,2})[. /-]*(?P<name>\pL[\pL\pM]*)[., /-]*(?P<year>[0-9]{2}(?:[0-9]{2})?)\.?(?P<rest>[T ,].*)?$",
    r"^(?P<name>\pL[\pL\pM]*)\.? (?P<day>[0-9]{1,2}),? (?P<year>[0-9]{2}(?:[0-9]{2})?)(?P<rest>[T ,].*)?$",
    # 2024. február 3., 2024-Feb-03
    r"^(?P<year>[0-9]{4})[., /-]+(?P<name>\pL[\pL\pM]*)[. /-]+(?P<day>[0-9]{1,2})\.?(?P<rest>[T ,].*)?$",
)
_TIME = (
    r"^[T ,]+(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:[:.](?P<sec>[0-9]{2})(?:[.,][0-9]+)?)?"
    r"[\s\pZ]?(?:(?P<half>[AP]M)|Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?(?: - [0-9]{4}-.*)?$"
)
"""A time span, as health apps write it, starts with its first moment."""
_NUMBERS, _WORDS = ("year", "month", "day", "one", "two", "hour", "minute", "sec"), ("sign", "name", "half")
PARTS = (*_NUMBERS, *_WORDS)
"""In dates such as 3/2/2024 the first two numbers are "one" and "two", until it is decided which is the day."""
_REST = r"(?P<rest>[T ,].*)?$"
_WORD = rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])*"
_FORMS = tuple(
    re.compile((form.removesuffix(_REST) + f"(?:{_TIME[1:-1]})?$").replace(r"\pL[\pL\pM]*", _WORD).replace(r"\pZ", ""))
    for form in _DATES
)
"""The same with the time of day in them."""
_EPOCH = r"^(?:[0-9]{9,10}(?:\.0)?|[0-9]{12,13}(?:\.0)?|1\.[0-9]{6,12}E\+?(?:09|12|9))$"
_SERIAL = r"[34][0-9]{4}(?:\.[0-9]+)?"
"""Days since 1900, from 1982 to 2036."""
_ISO_WEEK = r"[0-9]{4}-W[0-9]{2}-[1-7]"
_MONTHS = np.arange(f"{FIRST_YEAR}-01", f"{LAST_YEAR + 1}-02", dtype="datetime64[M]").astype("datetime64[s]")
_DAYS_OF_MONTH = np.diff(_MONTHS) / np.timedelta64(1, "D")
NOON = 12
EPOCH_MS_FROM = 100_000_000_000
SHORT_YEAR_DIGITS = 2
"""A year of this many digits is in this century."""


class Words(NamedTuple):
    """A word of each cell, by its index among the distinct ones."""

    codes: np.ndarray
    """[int]"""
    distinct: tuple[str | None, ...]

    def are(self, word: str) -> np.ndarray:
        """Which cells have this word [bool]."""
        return self.values({word: True}, False, bool)

    def values(self, meanings: Mapping[str, Any], otherwise: Any, dtype: type) -> np.ndarray:
        """The meaning of each cell's word."""
        of_words: np.ndarray = np.array([meanings.get(word or "", otherwise) for word in self.distinct], dtype=dtype)
        of_cells: np.ndarray = of_words[self.codes]
        return of_cells


@dataclass(frozen=True)
class DateParts:
    """The parts of each cell's date."""

    figures: Mapping[str, np.ndarray]
    """By the names in `_NUMBERS`; NaN where missing [float64]."""
    words: Mapping[str, Words]
    """By the names in `_WORDS`."""
    index: pd.Index

    def __getitem__(self, part: str) -> np.ndarray:
        return self.figures[part]

    def has(self, part: str) -> bool:
        """Whether any cell has this word."""
        return any(self.words[part].distinct)


def date_parts(cells: pd.Series | Shapes) -> DateParts:
    """The parts of each cell [text] that is a date.

    Most dates are plain, and their shape tells where the parts are. Only what is not understood as written is stripped
    of ornaments and tried again.
    """
    shapes = shapes_of(cells)
    parts = _by_shape(shapes)
    unread = np.isnan(parts["year"])
    if unread.any():
        left = shapes.stripped[unread & ~shapes.marks(not text.strip() for text in shapes.texts)]
        return parts if left.empty else _filled_in(parts, shapes.index.get_indexer(left.index), _with_ornaments(left))
    return parts


def _by_shape(shapes: Shapes) -> DateParts:
    matches = [next(filter(None, (form.match(text.strip()) for form in _FORMS)), None) for text in shapes.texts]
    groups = [{} if match is None else match.groupdict() for match in matches]
    places = {
        part: [
            figure_at(match.string, match.span(part)) if match is not None and parts.get(part) else None
            for match, parts in zip(matches, groups, strict=True)
        ]
        for part in _NUMBERS
    }
    words = {part: Words(shapes.codes, tuple(parts.get(part) or None for parts in groups)) for part in _WORDS}
    figures = {part: shapes.each_figure(places[part]) for part in _NUMBERS}
    is_short = [len(parts.get("year") or "") == SHORT_YEAR_DIGITS for parts in groups]
    if any(is_short):
        figures["year"] = figures["year"] + np.where(shapes.marks(is_short), 2000, 0)
    return DateParts(figures, words, shapes.index)


def _filled_in(parts: DateParts, places: np.ndarray, read: pd.DataFrame) -> DateParts:
    """The parts with those of some cells [columns of `PARTS`] in their places."""
    figures = {part: column.copy() for part, column in parts.figures.items()}
    for part, column in figures.items():
        column[places] = read[part].to_numpy()
    words = {}
    for part, known in parts.words.items():
        codes, distinct = pd.factorize(read[part], use_na_sentinel=False)
        places_of_words = known.codes.astype("int64")
        places_of_words[places] = codes + len(known.distinct)
        further = (word if isinstance(word, str) else None for word in distinct)
        words[part] = Words(places_of_words, (*known.distinct, *further))
    return DateParts(figures, words, parts.index)


def _with_ornaments(left: pd.Series) -> pd.DataFrame:
    index, dated_cells = left.index, []
    for plainly in (tidied, _with_calendar):
        left = plainly(left)
        # No cell matches two forms, and most columns keep to the form of their first cell.
        for form in sorted(_DATES, key=partial(_is_other, left.iloc[:1])):
            dated = _matched(left, form) if len(left) else pd.DataFrame()
            if len(dated):
                dated_cells.append(_with_time(dated))
                left = left.drop(dated_cells[-1].index)
    written = pd.concat([pd.DataFrame(columns=list(PARTS), dtype="str"), *dated_cells]).reindex(index)
    parts = written.assign(**{part: floats(written[part]) for part in _NUMBERS})
    return parts.assign(year=parts["year"].mask(written["year"].str.len() == SHORT_YEAR_DIGITS, parts["year"] + 2000))


def _is_other(cells: pd.Series, form: str) -> bool:
    return _matched(cells, form).empty


def _with_time(parts: pd.DataFrame) -> pd.DataFrame:
    """Drops cells where the text after the date is not a time of day."""
    rest = parts["rest"].fillna("")
    times = _matched(rest, _TIME)
    return parts[(rest == "") | parts.index.isin(times.index)].drop(columns="rest").join(times)


def _matched(cells: pd.Series, form: str) -> pd.DataFrame:
    """The named parts of the cells that match a form [text]; NaN for optional parts that are missing."""
    groups = pc.extract_regex(pa.array(cells), form)
    has_form = groups.is_valid()
    index = cells.index[has_form.to_numpy(zero_copy_only=False)]
    columns = {}
    for name, part in zip((field.name for field in groups.type), groups.filter(has_form).flatten(), strict=True):
        columns[name] = pd.array(pc.if_else(pc.equal(part, ""), None, part), dtype="str")
    return pd.DataFrame(columns, index=index)


def _with_calendar(cells: pd.Series) -> pd.Series:
    """Seconds or milliseconds since 1970, days as spreadsheets count them, and days of ISO weeks, as dates [text]."""
    is_serial = cells.str.fullmatch(_SERIAL)
    if is_serial.any():
        days = pd.to_numeric(cells.where(is_serial))
        moments = pd.Timestamp(1899, 12, 30) + pd.to_timedelta((days * 86400).round(), unit="s")
        cells = cells.where(~is_serial, moments.dt.strftime("%Y-%m-%d %H:%M:%S"))
    weekday = pd.to_datetime(cells.where(cells.str.fullmatch(_ISO_WEEK)), format="%G-W%V-%u", errors="coerce")
    cells = cells.where(weekday.isna(), weekday.dt.strftime("%Y-%m-%d"))
    is_count = cells.str.match(_EPOCH)
    if not is_count.any():
        return cells
    counts = pd.to_numeric(cells.where(is_count))
    seconds = counts.where(counts < EPOCH_MS_FROM, counts / 1000).round()
    moments = pd.to_datetime(seconds, unit="s", errors="coerce")
    return cells.where(moments.isna(), moments.dt.strftime("%Y-%m-%d %H:%M:%S"))


def moments_of(parts: DateParts, day_first: bool) -> pd.Series:
    """The moments of `date_parts`; NaT if there is no such day or time [datetime64[s]]."""
    number = parts.figures
    day, month = (number["one"], number["two"]) if day_first else (number["two"], number["one"])
    day, month = either(number["day"], day), either(number["month"], month)
    if parts.has("name"):
        names = parts.words["name"]
        month = either(month, names.values(months_of(filter(None, names.distinct)), np.nan, float))
    year = number["year"]
    if (year >= FIRST_BUDDHIST_YEAR).any():
        year = np.where(year < FIRST_BUDDHIST_YEAR, year, year - BUDDHIST_YEARS)
    hour, minute, second = (either(number[part], 0.0) for part in ("hour", "minute", "sec"))
    if parts.has("half"):
        half = parts.words["half"]
        hour = np.where(half.are("AM") & (hour == NOON), 0, hour)
        hour = np.where(half.are("PM") & (hour < NOON), hour + NOON, hour)
    sound = (year >= FIRST_YEAR) & (year <= LAST_YEAR) & (month >= 1) & (month <= 12) & (day >= 1)
    sound &= (hour < 24) & (minute < 60) & (second < 60)
    months_since = np.where(sound, (year - FIRST_YEAR) * 12 + month - 1, 0).astype("intp")
    # There is no 30 February.
    sound &= day <= _DAYS_OF_MONTH[months_since]
    seconds = ((day - 1) * 24 + hour) * 3600 + minute * 60 + second
    moments = _MONTHS[months_since] + np.where(sound, seconds, 0).astype("timedelta64[s]")
    return pd.Series(np.where(sound, moments, np.datetime64("NaT", "s")), index=parts.index)
