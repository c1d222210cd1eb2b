"""When each row happened: the date column, a clock column beside it, and the offset if the vendor writes UTC."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
import pandas as pd

from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.read_result import ColumnReading, Option, Question
from neckload.readers.cells.dates import CLOSE_TOGETHER, Dates, clock_times, dates, day_in_words
from neckload.readers.cells.numbers import numbers
from neckload.readers.columns.recognise import Found, Recognised
from neckload.readers.columns.time_zones import available_zones, known_zone, zone_question
from neckload.readers.exports.layout import Layout
from neckload.readers.hints import ReadHints
from neckload.readers.shapes import Shapes
from neckload.readers.sheet import NEARLY_ALL, Sheet
from neckload.readers.vocabulary.weekday_names import DAYS_OF_WEEK, weekdays_of

FARTHEST_ZONE_S = 14 * 3600
_FIRST_WORD = r"^([^\W\d_]{2,})\b"

_THAI = re.compile("[ก-ฮ]")
_SHORT_BUDDHIST = r"^(\D*[0-9]{1,2}[-/. ]+[^\s/.-]+(?:\.[^\s/.-]+)*\.?[-/. ]+)([4-9][0-9])(?=$|[ T,])"
"""2/3/68 and 2 มี.ค. 68 are in 2568 of the Buddhist era, which is 2025."""
FEW_SHAPES = 5


@dataclass(frozen=True)
class Moments:
    """One row per row of the file."""

    values: pd.Series
    """Local wall-clock time; NaT if the date cannot be read [datetime64[s]]."""
    has_clock: np.ndarray
    """Whether the time of day is known [bool]."""
    written: pd.Series
    """The date cell as it is written [text]."""
    readings: tuple[ColumnReading, ...]
    questions: tuple[Question, ...]


def moments(sheet: Sheet, table: Recognised, column: Found, read_as: str, hints: ReadHints) -> Moments:
    """When each row happened.

    Raises:
        UnreadableFile: the answered time zone does not exist.
    """
    shapes, written = sheet.shapes(column.position), sheet.column(column.position)
    if _THAI.search(" ".join((*sheet.header, *shapes.texts[:FEW_SHAPES]))):
        written = written.str.replace(_SHORT_BUDDHIST, r"\g<1>25\2", regex=True)
        shapes = Shapes(written)
    in_miles = hints.unit == "mi" or any(column.unit == "mi" for column in table.columns.get("distance", ()))
    day_first = table.layout.day_first if hints.day_first is None else hints.day_first
    read = dates(shapes, day_first, month_first_likely=in_miles)
    if read.is_guess:
        read = _told_by_weeks(sheet, written, read) if read_as == "week" else _told_by_weekdays(sheet, written, read)
    if read.is_guess:
        read = _decided(
            written, read, lambda moments: pd.Series(~hints.still_to_come(moments)), "days that are over", share=1
        )
    values, has_clock = read.moments, read.has_clock
    readings = [ColumnReading(column.name, read_as, "", read.why)]
    clock = table.first("clock") if not has_clock.any() else None
    if clock is not None:
        times = clock_times(sheet.column(clock.position))
        values, has_clock = values + times.fillna(pd.Timedelta(0)), times.notna().to_numpy()
        readings.append(ColumnReading(clock.name, read_as, "h:mm", "the time of day"))
    questions = [day_first_question(column.name, written, read)] if read.is_guess else []
    is_utc = _is_utc(table.layout, column, shapes)
    if clock is not None and clock.unit == "utc":
        is_utc = pd.Series(has_clock)
    if is_utc.any():
        offset = _offset(sheet, table, values)
        values = values + offset.where(is_utc).fillna(pd.Timedelta(0))
        is_utc &= has_clock & values.notna() & offset.isna()
    zone = known_zone(hints.home_zone) if hints.timezone is None else hints.timezone
    if is_utc.any() and hints.timezone is None:
        questions.append(zone_question(values[is_utc], zone))
    if is_utc.any() and zone:
        values = values.where(~is_utc, shifted(values, zone))
    return Moments(values, has_clock, written, tuple(readings), tuple(questions))


def _told_by_weekdays(sheet: Sheet, written: pd.Series, guess: Dates) -> Dates:
    """The order of day and month that makes the dates match the weekdays written with them."""
    beside = (sheet.column(position) for position in range(len(sheet.header)))
    for words in (written.str.extract(_FIRST_WORD, expand=False), *beside):
        named_days = words.str.strip().replace("", None).dropna()
        weekdays = named_days.map(weekdays_of(named_days.unique()))
        if weekdays.notna().mean() >= NEARLY_ALL:
            return _decided(written, guess, partial(_is_on, weekdays.dropna()), "the days of the week")
    return guess


def _is_on(weekdays: pd.Series, moments: pd.Series) -> pd.Series:
    named_days = moments.index.intersection(weekdays.index)
    is_on: pd.Series = moments[named_days].dt.day_of_week == weekdays[named_days]
    return is_on


def _told_by_weeks(sheet: Sheet, written: pd.Series, guess: Dates) -> Dates:
    """The order that puts whole weeks between the dates; a single one says nothing."""
    if written.nunique() == 1:
        return _told_by_weekdays(sheet, written, guess)
    return _decided(written, guess, lambda read: (read - read.min()).dt.days % DAYS_OF_WEEK == 0, "whole weeks")


def _decided(
    written: pd.Series, guess: Dates, is_right: Callable[[pd.Series], pd.Series], what: str, share: float = NEARLY_ALL
) -> Dates:
    """The reading that is right for nearly all dates (or the given `share`) if the other is not."""
    readings = {first: dates(written, first) for first in (True, False)}
    shares = {first: is_right(read.moments.dropna()).mean() for first, read in readings.items()}
    likely = [first for first, right in shares.items() if right >= share]
    return replace(readings[likely[0]], why=f"only this fits {what}") if len(likely) == 1 else guess


def _is_utc(layout: Layout, column: Found, written: Shapes) -> pd.Series:
    """Which times are UTC: by the vendor, the header or the cells. Strava's local times end in a Z too."""
    if column.unit == "utc":
        return pd.Series(True, index=written.index)
    is_local = "local" in column.name.lower() or not layout.utc_cells
    # An offset of 0 has the same shape as any other offset.
    if is_local or not any(re.search(layout.utc_cells, text) for text in written.texts):
        return pd.Series(False, index=written.index)
    return written.cells.str.contains(layout.utc_cells)


def _offset(sheet: Sheet, table: Recognised, utc: pd.Series) -> pd.Series:
    """Local time minus UTC, if a column has it: UTC+0100, +01:00, Europe/Berlin, seconds or milliseconds.

    Args:
        utc: the time of each row, for zones whose offset changes with the season.
    """
    column = table.first("offset")
    if column is None:
        return pd.Series(pd.NaT, index=pd.RangeIndex(len(sheet)), dtype="timedelta64[s]")
    cells = sheet.column(column.position).str.strip()
    parts = cells.str.extract(r"^\(?(?:UTC|GMT)? ?([+-])([0-9]{1,2})(?::?([0-9]{2}))?(?:\).*)?$")
    hours = pd.to_numeric(parts[1]) + pd.to_numeric(parts[2]).fillna(0) / 60
    seconds = hours * 3600 * parts[0].map({"+": 1.0, "-": -1.0}).astype("float64")
    count = numbers(cells).values
    seconds = seconds.fillna(count.where(count.abs() <= FARTHEST_ZONE_S, count / 1000))
    for zone in cells[seconds.isna()].unique():
        if zone in available_zones():
            there = shifted(utc, zone) - utc
            seconds = seconds.fillna(there.dt.total_seconds().where(cells == zone))
    seconds = seconds.where(seconds.abs() <= FARTHEST_ZONE_S)
    return pd.to_timedelta(seconds.round(), unit="s").astype("timedelta64[s]")


def shifted(utc: pd.Series, zone: str) -> pd.Series:
    """UTC times converted to the wall clock of a zone, including summer time."""
    try:
        place = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnreadableFile(Problem(f"There is no time zone “{zone}”. Write it like “Europe/Berlin”.")) from error
    there: pd.Series = utc.dt.tz_localize("UTC").dt.tz_convert(place).dt.tz_localize(None)
    return there.astype("datetime64[s]")


def _why_day_first(read: Dates) -> str:
    if read.why == CLOSE_TOGETHER:
        return "read this way, the days are close together; the other way, they are all over the year"
    return "most of the world writes the day first" if read.day_first else "logs in miles write the month first"


def day_first_question(name: str, written: pd.Series, read: Dates) -> Question:
    """Asks for the order of day and month in the column `name`, shown on its first date."""
    other = dates(written, not read.day_first).moments
    differs = read.moments.notna() & other.notna() & (read.moments != other)
    cell = written[differs].iloc[0] if differs.any() else written.iloc[0]
    texts = {}
    for first in (True, False):
        moment = dates(pd.Series([cell], dtype="str"), first).moments.iloc[0]
        texts[first] = f"{cell} is {day_in_words(moment)}" if pd.notna(moment) else f"{cell} is not a date"
    return Question(
        about="day_first",
        text=f"Is the day or the month first in “{name}”? Every date in it can be read both ways.",
        options=(Option("true", texts[True]), Option("false", texts[False])),
        guess="true" if read.day_first else "false",
        why=_why_day_first(read),
    )
