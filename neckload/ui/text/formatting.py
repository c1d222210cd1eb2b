"""How numbers, units and dates are written for the visitor. The only place that rounds and knows miles."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil, floor, isnan
from typing import Literal, TypeVar

import pandas as pd

from neckload.domain.advice import Range
from neckload.domain.progression import Measure
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
    """A number with a fixed count of decimals: 1,234.5."""
    return locale_format.current().marked(f"{value:,.{decimals}f}")


def shortest(value: float) -> str:
    """A number with only the decimals it needs: 4.5, or 4."""
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
    """A signed change in whole percent: +14 %. Which side of a threshold it is on is for the verdict's words to say."""
    if isnan(change):
        return UNKNOWN
    shown = round(change * 100)
    sign = "+" if shown > 0 else "−" if shown < 0 else "±"
    return f"{sign}{number(abs(shown))} %"


def score(pain: float) -> str:
    """A neck score: 5, or 4.5; a dash when unknown."""
    return UNKNOWN if isnan(pain) else shortest(pain)


def points(value: float, signed: bool = False) -> str:
    """Points of the 0-10 scale: 0.6 points, or +0.6 points."""
    if isnan(value):
        return UNKNOWN
    return f"{_signed(value) if signed else number(abs(value), 1)} points"


def points_between(low: float, high: float) -> str:
    """An interval of points: −0.1 to +1.6 points."""
    return UNKNOWN if isnan(low) or isnan(high) else f"{_signed(low)} to {_signed(high)} points"


def _signed(value: float) -> str:
    """+0.6; what rounds to 0 has no sign."""
    rounded = round(value, 1)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{number(abs(rounded), 1)}"


# Nobody runs to the minute: a range is shown in steps of 5 min or 0.5 km, a short one in steps of 1 min or 0.1 km.
_STEPS: dict[str, tuple[float, float, float]] = {"min": (60, 1, 5), "km": (5, 0.1, 0.5), "mi": (5, 0.1, 0.5)}


def step_of(high: float, unit: str) -> float:
    """The step to which a range ending at `high` is rounded [unit]."""
    short, fine, coarse = _STEPS[unit]
    return fine if high < short else coarse


def shown_ends(low: float, high: float, unit: str) -> tuple[float, float]:
    """The ends of a range as shown, rounded inwards; equal if no step fits between them [unit].

    The shown range never exceeds the real one.
    """
    return _inwards(low, high, step_of(high, unit))


def _inwards(low: float, high: float, step: float) -> tuple[float, float]:
    inner_low, inner_high = ceil(low / step - _HAIR) * step, floor(high / step + _HAIR) * step
    if inner_high <= 0:
        return high, high
    return min(inner_low, inner_high), inner_high


_HAIR = 1e-6


def span(low: float, high: float, unit: str) -> str:
    """A range without its unit: 130–140, or about 145 if both ends meet."""
    return _span(*shown_ends(low, high, unit))


def exact_span(low: float, high: float, unit: str) -> str:
    """A range to compare with rather than to run by, in steps of 1 min or 0.1 km: 260–271."""
    return _span(*_inwards(low, high, _STEPS[unit][1]))


def _span(low: float, high: float) -> str:
    return f"about {figure(high)}" if high - low < _HAIR else f"{figure(low)}–{figure(high)}"


def figure(value: float) -> str:
    """One decimal, or none if it is zero: 13.5, or 13."""
    return number(value, 0 if abs(value - round(value)) < _HAIR else 1)


def target(range_: Range, unit: Unit) -> str:
    """The week's range with its unit."""
    if range_.unit == "min":
        return f"{span(range_.low, range_.high, 'min')} min"
    return f"{span(in_unit(range_.low, unit), in_unit(range_.high, unit), unit)} {unit}"


def exact_target(range_: Range, unit: Unit) -> str:
    """A target that somebody set, as they set it."""
    if range_.low == range_.high:
        return amount(range_.high, range_.measure, unit)
    ends = (
        (range_.low, range_.high) if range_.unit == "min" else (in_unit(range_.low, unit), in_unit(range_.high, unit))
    )
    return f"{_span(*(round(end, 1) for end in ends))} {'min' if range_.unit == 'min' else unit}"


def ceiling(range_: Range, unit: Unit) -> str:
    """The range's upper end alone, with its unit."""
    return at_most(range_.high, "min") if range_.unit == "min" else at_most(in_unit(range_.high, unit), unit)


def spelled(count: float) -> str:
    """A count in words up to twelve, in figures from thirteen on."""
    words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    return words[int(count)] if count in range(len(words)) else shortest(count)


def times(count: int) -> str:
    """Once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(count, f"{number(count)} times")


def plural(count: int, noun: str) -> str:
    return f"{number(count)} {noun}" if count == 1 else f"{number(count)} {noun}s"


def day(value: date) -> str:
    """9 March 2026, or March 9, 2026."""
    return _dated(_of_month(value), value.year)


def day_of_month(value: date) -> str:
    """9 March, or March 9, for when the year is obvious."""
    return _of_month(value)


def week(first: date, today: date | None = None) -> str:
    """9–15 March, 30 March – 5 April, 29 December 2025 – 4 January 2026; with the year if it is long ago."""
    return dates(first, first + timedelta(days=6), today)


def dates(first: date, last: date, today: date | None = None) -> str:
    """The days from first to last, written like a week."""
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month == last.month:
        days = _of_month(first, f"{first.day}–{last.day}")
    else:
        days = f"{_of_month(first)} – {_of_month(last)}"
    is_long_ago = today and (last.year != today.year or (today - last).days > HALF_YEAR_DAYS)
    return _dated(days, last.year) if is_long_ago else days


def short_week(first: date) -> str:
    """The first day of a week, for a table: 9 Mar 2026."""
    return _dated(_of_month(first, letters=3), first.year)


def day_and_month(value: date) -> str:
    """16 Nov, or Nov 16."""
    return _of_month(value, letters=3)


def hover_day() -> str:
    """The date format of a chart's hover text, in d3's notation."""
    return "%b %-d, %Y" if locale_format.current().month_first else "%-d %b %Y"


def _of_month(value: date, days: str = "", letters: int | None = None) -> str:
    days, month = days or str(value.day), MONTHS[value.month - 1][:letters]
    return f"{month} {days}" if locale_format.current().month_first else f"{days} {month}"


def _dated(days: str, year: int) -> str:
    return f"{days}, {year}" if locale_format.current().month_first else f"{days} {year}"


def at_most(value: float, unit: str) -> str:
    """A limit rounded down to the steps of a range, so that the printed figure never exceeds it."""
    if isnan(value):
        return UNKNOWN
    _, end = shown_ends(value, value, unit)
    return f"{figure(end)} {unit}"


def hours(value_min: float) -> str:
    """12 h 31 min; 52 min; a dash when unknown."""
    if isnan(value_min) or round(value_min) < 60:
        return minutes(value_min)
    whole = round(value_min)
    return f"{number(whole // 60)} h {whole % 60:02d} min"


def plain_figure(value: float) -> str | None:
    """A figure as typed into a cell, with at most one decimal; None when unknown."""
    return None if isnan(value) else f"{value:.1f}".removesuffix(".0")


def typed_figure(value: float, decimals: int) -> str:
    """A figure as typed into a field: the locale's decimal mark, no thousands separator; empty when unknown."""
    if isnan(value):
        return ""
    figure = f"{value:.{decimals}f}"
    return locale_format.current().marked(figure.rstrip("0").rstrip(".") if decimals else figure)
