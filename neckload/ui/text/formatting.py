"""How numbers, units and dates are written, in the visitor's manner. The only place that rounds and knows miles."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil, floor, isnan
from typing import Literal, TypeVar

import pandas as pd

from neckload.domain import evidence
from neckload.domain.advice import Range
from neckload.domain.progression import TOLERANCE, Measure
from neckload.ui.text import locale_format

Unit = Literal["km", "mi"]
KM_PER_MILE = 1.609344
UNKNOWN = "–"
HALF_YEAR_DAYS = 183

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def number(value: float, decimals: int = 0) -> str:
    """1,234.5 where the decimals are fixed."""
    return locale_format.current().marked(f"{value:,.{decimals}f}")


def shortest(value: float) -> str:
    """4.5, or 4: as many decimals as it has."""
    return locale_format.current().marked(f"{value:,g}")


def minutes(value: float) -> str:
    """162 min; a dash when unknown."""
    return UNKNOWN if isnan(value) else f"{number(value)} min"


def distance(km: float, unit: Unit) -> str:
    """34.1 km or 21.2 mi; a dash when unknown."""
    return UNKNOWN if isnan(km) else f"{number(in_unit(km, unit), 1)} {unit}"


Amount = TypeVar("Amount", float, pd.Series)


def in_unit(km: Amount, unit: Unit) -> Amount:
    return km / KM_PER_MILE if unit == "mi" else km


def in_km(value: float, unit: Unit) -> float:
    return value * KM_PER_MILE if unit == "mi" else value


def amount(value: float, measure: Measure, unit: Unit) -> str:
    """A weekly total in its own measure."""
    return minutes(value) if measure == "time" else distance(value, unit)


def percent(change: float) -> str:
    """+14 %; with a decimal where a rounded figure would fall into another band than the true one."""
    if isnan(change):
        return UNKNOWN
    for decimals in range(10):
        shown = round(change * 100, decimals)
        if _band(shown / 100) == _band(change):
            break
    sign = "+" if shown > 0 else "−" if shown < 0 else "±"
    return f"{sign}{number(abs(shown), decimals)} %"


def _band(change: float) -> int:
    limits = (0.0, evidence.GUIDELINE_LOW.value, evidence.GUIDELINE_HIGH.value, evidence.STEEP_RISE.value)
    return sum(change > limit + TOLERANCE for limit in limits)


def score(pain: float) -> str:
    """5, or 4.5."""
    return UNKNOWN if isnan(pain) else shortest(pain)


def points(value: float, signed: bool = False) -> str:
    """Points of the 0-10 scale: 0.6 points, or +0.6 points."""
    if isnan(value):
        return UNKNOWN
    sign = ("+" if value > 0 else "−" if value < 0 else "") if signed else ""
    return f"{sign}{number(abs(value), 1)} points"


# From here on nobody runs by hundredths.
_FINEST_BELOW = 10


def span(low: float, high: float) -> str:
    """145–155, rounded inwards so that what is printed never leaves the range."""
    for decimals in (0, 1, 2):
        scale = 10**decimals
        inner_low, inner_high = ceil(low * scale - 1e-6) / scale, floor(high * scale + 1e-6) / scale
        fine_enough = inner_high >= 100 or decimals > 0 or high - low >= 4
        if inner_low < inner_high and fine_enough and (decimals < 2 or high < _FINEST_BELOW):
            return f"{number(inner_low, decimals)}–{number(inner_high, decimals)}"
    # Nothing fits between: a range with one figure, such as the usual week that a return ends at.
    return shortest(floor(high * 10 + 1e-6) / 10)


def target(range_: Range, unit: Unit) -> str:
    """The week's range with its unit."""
    if range_.unit == "min":
        return f"{span(range_.low, range_.high)} min"
    return f"{span(in_unit(range_.low, unit), in_unit(range_.high, unit))} {unit}"


def spelled(count: float) -> str:
    """Four; a figure from thirteen on."""
    words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    return words[int(count)] if count in range(len(words)) else shortest(count)


def plural(count: int, noun: str) -> str:
    return f"{number(count)} {noun}" if count == 1 else f"{number(count)} {noun}s"


def day(value: date) -> str:
    """9 March 2026, or March 9, 2026."""
    return _dated(_of_month(value), value.year)


def week(first: date, today: date | None = None) -> str:
    """9–15 March, 30 March – 5 April, 29 December 2025 – 4 January 2026; with its year when that is long ago."""
    last = first + timedelta(days=6)
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month == last.month:
        days = _of_month(first, f"{first.day}–{last.day}")
    else:
        days = f"{_of_month(first)} – {_of_month(last)}"
    is_long_ago = today and (last.year != today.year or (today - last).days > HALF_YEAR_DAYS)
    return _dated(days, last.year) if is_long_ago else days


def short_week(first: date) -> str:
    """Table form with its year: 9 Mar 2026."""
    return _dated(_of_month(first, letters=3), first.year)


def day_and_month(value: date) -> str:
    """16 Nov, or Nov 16."""
    return _of_month(value, letters=3)


def hover_day() -> str:
    """A date as a chart's own label writes it."""
    return "%b %-d, %Y" if locale_format.current().month_first else "%-d %b %Y"


def _of_month(value: date, days: str = "", letters: int | None = None) -> str:
    days, month = days or str(value.day), MONTHS[value.month - 1][:letters]
    return f"{month} {days}" if locale_format.current().month_first else f"{days} {month}"


def _dated(days: str, year: int) -> str:
    return f"{days}, {year}" if locale_format.current().month_first else f"{days} {year}"


def at_most(value: float, decimals: int, unit: str) -> str:
    """A limit, rounded down: what is printed never exceeds it."""
    if isnan(value):
        return UNKNOWN
    scale = 10**decimals
    return f"{number(floor(value * scale + 1e-6) / scale, decimals)} {unit}"


def hours(value_min: float) -> str:
    """12 h 31 min; a dash when unknown."""
    if isnan(value_min):
        return UNKNOWN
    whole = round(value_min)
    return f"{number(whole // 60)} h {whole % 60:02d} min"


def plain_figure(value: float) -> str | None:
    """A figure as it is typed into a cell, with one decimal at the most; None when unknown."""
    return None if isnan(value) else f"{value:.1f}".removesuffix(".0")


def typed_figure(value: float, decimals: int) -> str:
    """A figure as it is typed into a field: with the manner's decimal mark, without thousands; empty when unknown."""
    if isnan(value):
        return ""
    figure = f"{value:.{decimals}f}"
    return locale_format.current().marked(figure.rstrip("0").rstrip(".") if decimals else figure)
