"""Cells -> minutes. What 1:31 or 1900 means is decided once for a whole column, with the distances as witness."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from neckload.readers import plausibility
from neckload.readers.cells.numbers import ABOUT, missing_shapes, numbers
from neckload.readers.shapes import Shapes, either, named_figures, shapes_of

FASTEST_MIN_PER_KM, SLOWEST_MIN_PER_KM = plausibility.FASTEST_RUN.value, plausibility.SLOWEST_RUN.value
ENOUGH_PLAUSIBLE = 0.6
FEW_HOURS, STEADIER = 5, 0.7
_TWO_BEHIND = r"^[0-9]{1,2}[.,]([0-9]{2})$"
LONGEST_PACE_MIN = plausibility.LONGEST_PACE.value
SHORTEST_MIN, LONGEST_MIN = plausibility.SHORTEST_RUN.value, plausibility.LONGEST_RUN.value
"""The same where no distances are known."""

_FIGURE = re.compile(r"[0-9 .,~≈+-]*")
_DOTTED = re.compile(r"[0-9]{1,3}\.[0-9]{2}\.[0-9]{2}")
_CLOCK = re.compile(
    r"^(?:(?P<days>[0-9]{1,4}) days?,? +)?(?P<first>[0-9]{1,5}):(?P<second>[0-9]{2})(?::(?P<third>[0-9]{2}))?"
    r"(?P<fraction>[.,][0-9]{1,6})?$"
)
_CLOCK_PARTS, _WORD_PARTS = ("days", "first", "second", "third", "fraction"), ("h", "m", "s", "rest")
_HOURS = (
    "h hr hrs hour hours std stdn stunde stunden heure heures hora horas ora ore uur uren u t tim timme timmar time "
    "timer g godz godzina godziny godzin tunti tuntia óra ó hod hodina hodiny hodin saat sa sat sata sati ч час часа "
    "час. ชั่วโมง ชม giờ tiếng jam घंटा घंटे ساعة ساعات ساعت "
    "часов год година години годин 小时 小時 時間 时 時 시간 ώρα ώρες שעה שעות"
)
_MINUTES = (
    "m mn min mins minute minutes minuten minuto minutos minuti minut minuta minuty minuter minutter minuuttia "
    "นาที phút menit मिनट دقيقة دقائق دقیقه "
    "perc p dk dakika мин минута минуты минут хв хвилина хвилини хвилин 分 分钟 分鐘 분 λεπτά λεπτο λ דקה דקות ' ’ ′"
)
_SECONDS = (
    "s sec secs second seconds sek sekunde sekunden seconde secondes seg segundos secondi sekunda sekundy sekund "
    "วินาที giây detik सेकंड ثانية ثواني ثانیه δευτ δευτερόλεπτα שניות שנייה "
    "sekunder sekuntia mp másodperc sn saniye с сек секунда секунды секунд 秒 초 \" ” ″ '' ’’ ′′"
)
"""What stands behind a figure in a cell. In a header many of these mean the time of day."""


def _any_of(words: str) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(words.split(), key=len, reverse=True))) + r")\.?"


_COUNT = r"[0-9]{1,6}(?:[.,][0-9]+)?"
_THEN = r"[ :,]*(?:(?:and|und|et|en|och|og|y|e|i|a|и) )?"
_WORDS = re.compile(
    rf"^(?:PT)?(?:(?P<h>{_COUNT}) ?{_any_of(_HOURS)}{_THEN})?(?:(?P<m>{_COUNT}) ?{_any_of(_MINUTES)}{_THEN})?"
    rf"(?:(?P<s>{_COUNT}) ?{_any_of(_SECONDS)})?(?:(?<=[^0-9])(?P<rest>[0-9]{{1,2}}))?$",
    re.IGNORECASE,
)
"""1 h 05 min 10 s and its like; what stands last may lack its unit, as in 1h05 and 31'40."""
_PARTS = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75}
_FRACTION = re.compile(rf"^(?:([0-9]{{1,3}}) ?)?({'|'.join(_PARTS)})(?= ?[^\W\d_])")
"""½ h, 1 1/2 hours"""
_HOUR_CLOCK = re.compile(rf"^([0-9]{{1,3}}:[0-9]{{2}}) ?{_any_of(_HOURS)}$", re.IGNORECASE)
_MINUTE_CLOCK = re.compile(rf"^([0-9]{{1,4}}):([0-9]{{2}}) ?{_any_of(_MINUTES)}$", re.IGNORECASE)
_SHORT_DOTTED = re.compile(r"^([0-9]{1,3})\.([0-9]{2})(?:\.([0-9]{2}))?$")
_MINUTE_SIGN = re.compile(r"(?<=:[0-9]{2})['’′](?=[0-9]{2}(?:[.,][0-9]+)?$)")
"""00:45'10.0, as watches show it."""
_SEMICOLON = re.compile(r"(?<=[0-9]);(?=[0-9]{2})")
_ALL = f"{_HOURS} {_MINUTES} {_SECONDS}"
_LONG_CLOCK = re.compile(rf"^([0-9]+:[0-9]{{2}}:[0-9]{{2}}) ?{_any_of(_ALL)}$", re.IGNORECASE)
SAID_SO = "the column name or the kind of export says so"
_MINUTES_PER = {"s": 1 / 60, "min": 1.0, "h": 60.0, "ms": 1 / 60_000, "day": 1440.0}
"""Spreadsheets count time in days: 0.02 are 28:48."""


@dataclass(frozen=True)
class Durations:
    """One column as minutes."""

    minutes: pd.Series
    """NaN where the cell is missing or no duration [min]."""
    broken: np.ndarray
    """Where the cell holds something that is no duration [bool]."""
    unit: str
    """How the cells are written: h:mm:ss, m:ss, h:mm, s, min, h, ms, day, or "1h 31m"."""
    why: str


def durations(cells: pd.Series | Shapes, unit: str = "", distance_km: pd.Series | None = None) -> Durations:
    """The durations of a column.

    Args:
        cells: as written [text].
        unit: from the column name or the vendor (`names.name_and_unit`); "" for unknown.
        distance_km: a rough distance for each row, to weigh readings against each other.
    """
    shapes = shapes_of(cells)
    blank = missing_shapes(shapes)
    written = [text for text, is_blank in zip(shapes.texts, blank, strict=True) if not is_blank]
    is_dotted = any(map(_DOTTED.fullmatch, written))
    if all(map(_FIGURE.fullmatch, written)) and not is_dotted:
        return _read_as(shapes, blank, *_number_minutes(shapes, unit, distance_km))
    tidied = partial(_tidied, is_dotted=is_dotted)
    clocks = named_figures(shapes, lambda text: _CLOCK.match(tidied(text)), _CLOCK_PARTS)
    is_clock = ~np.isnan(clocks["first"])
    worded = _worded_minutes(shapes, ~is_clock & ~shapes.marks(blank), tidied)
    has_words = not np.isnan(worded).all()
    if is_clock.any():
        minutes, unit, why = _clock_minutes(clocks, unit, distance_km)
        return _read_as(
            shapes, blank, np.where(np.isnan(minutes), worded, minutes) if has_words else minutes, unit, why
        )
    if has_words:
        return _read_as(shapes, blank, worded, "1h 31m", "the cells name hours and minutes")
    return _read_as(shapes, blank, *_number_minutes(shapes, unit, distance_km))


def _read_as(shapes: Shapes, blank: Sequence[bool], minutes: np.ndarray, unit: str, why: str) -> Durations:
    broken = np.isnan(minutes) & ~shapes.marks(blank)
    return Durations(pd.Series(minutes, index=shapes.index), broken, unit, why)


def _tidied(text: str, is_dotted: bool) -> str:
    """The clock time with colons, whatever separates its parts and whatever word follows."""
    text = ABOUT.sub("", " ".join(text.split()))
    text = _FRACTION.sub(_with_decimals, text)
    if is_dotted:
        # Among 1.05.10 also 28.10 is a clock.
        text = _SHORT_DOTTED.sub(lambda parts: ":".join(filter(None, parts.groups())), text)
    text = _SEMICOLON.sub(":", text)
    text = _MINUTE_SIGN.sub(":", text)
    for clock, whole in ((_HOUR_CLOCK, r"\1:00"), (_MINUTE_CLOCK, _with_hours), (_LONG_CLOCK, r"\1")):
        text = clock.sub(whole, text)
    return text


def _with_decimals(fraction: re.Match[str]) -> str:
    return f"{int(fraction[1] or 0) + _PARTS[fraction[2]]:.4f}"


def _with_hours(minute_clock: re.Match[str]) -> str:
    minutes, seconds = int(minute_clock[1]), minute_clock[2]
    return f"{minutes // 60}:{minutes % 60:02}:{seconds}"


def _clock_minutes(
    figures: Mapping[str, np.ndarray], unit: str, distance_km: pd.Series | None
) -> tuple[np.ndarray, str, str]:
    """h:mm:ss, else m:ss or h:mm. Two-part cells among three-part ones are m:ss."""
    first, second, third = (figures[name] for name in ("first", "second", "third"))
    tenths, days = (either(figures[name], 0.0) for name in ("fraction", "days"))
    sound = (second < 60) & ~(third >= 60)
    three = ~np.isnan(third)
    as_ms = first + (second + tenths) / 60
    minutes = np.where(three, first * 60 + second + (third + tenths) / 60, as_ms) if three.any() else as_ms
    minutes = np.where(sound, minutes + days * 1440, np.nan)
    if not three.any():
        says = unit in ("m:ss", "h:mm")
        reading = unit if says else _likelier(minutes, {"m:ss": 1.0, "h:mm": 60.0}, distance_km)
        return (
            minutes * (60 if reading == "h:mm" else 1),
            reading,
            SAID_SO if says else "only this makes the pace plausible",
        )
    # Excel turns 31:40 into 31:40:00: every cell then ends in :00.
    is_long = bool(three[sound].all())
    ends_in_zero = is_long and bool((third[sound] == 0).all())
    if ends_in_zero and _likelier(minutes, {"h:mm:ss": 1.0, "m:ss": 1 / 60}, distance_km) == "m:ss":
        return minutes / 60, "m:ss:00", "read as hours, the runs would be 60 times too slow"
    return minutes, "h:mm:ss", "hours, minutes and seconds" if is_long else "minutes and seconds below one hour"


def _worded_minutes(shapes: Shapes, rows: np.ndarray, tidied: Callable[[str], str]) -> np.ndarray:
    """The minutes of the rows that name their parts in words; NaN for all others."""
    if not rows.any():
        return np.full(len(rows), np.nan)
    figures = named_figures(shapes.within(rows), lambda text: _WORDS.match(tidied(text)), _WORD_PARTS)
    hours, minutes, seconds, rest = (figures[name] for name in _WORD_PARTS)
    is_some = ~(np.isnan(hours) & np.isnan(minutes) & np.isnan(seconds))
    # A last number without a word is in the next smaller unit.
    seconds = np.where(np.isnan(seconds) & ~np.isnan(minutes), rest, seconds)
    minutes = np.where(np.isnan(minutes) & ~np.isnan(hours) & np.isnan(figures["s"]), rest, minutes)
    total = np.nan_to_num(hours) * 60 + np.nan_to_num(minutes) + np.nan_to_num(seconds) / 60
    return np.where(is_some, total, np.nan)


def _number_minutes(shapes: Shapes, unit: str, distance_km: pd.Series | None) -> tuple[np.ndarray, str, str]:
    written = numbers(shapes).values.to_numpy()
    plain = np.where(written >= 0, written, np.nan)
    if unit == "h" and _are_hours_and_minutes(shapes.cells, plain, distance_km):
        return _with_minutes_behind(plain), "h.mm", "hours and minutes: only this makes the pace steady"
    if unit in _MINUTES_PER:
        return plain * _MINUTES_PER[unit], unit, SAID_SO
    if np.isnan(plain).all():
        return plain, "", ""
    reading = _likelier(plain, {key: _MINUTES_PER[key] for key in ("min", "s", "h", "ms", "day")}, distance_km)
    if reading == "h" and _are_hours_and_minutes(shapes.cells, plain, distance_km):
        return _with_minutes_behind(plain), "h.mm", "hours and minutes: only this makes the pace steady"
    return plain * _MINUTES_PER[reading], reading, "only this makes the pace plausible"


def _with_minutes_behind(figures: np.ndarray) -> np.ndarray:
    """1.05 -> 65"""
    hours = figures // 1
    minutes: np.ndarray = hours * 60 + np.round((figures - hours) * 100)
    return minutes


def _are_hours_and_minutes(cells: pd.Series, figures: np.ndarray, distance_km: pd.Series | None) -> bool:
    """Whether 1.05 means 65 minutes: no decimals reach 60, and the pace varies less than with 1.05 hours."""
    written = cells[~np.isnan(figures)].str.strip()
    behind = pd.to_numeric(written.str.extract(_TWO_BEHIND)[0])
    if distance_km is None or len(written) < FEW_HOURS or behind.isna().any() or (behind >= 60).any():
        return False
    known = np.where(figures > 0, figures, np.nan)
    spread = [
        np.log(minutes / distance_km.where(distance_km > 0)).std()
        for minutes in (_with_minutes_behind(known), known * 60)
    ]
    return bool(spread[0] < STEADIER * spread[1])


def is_likely_duration(minutes: pd.Series, distance_km: pd.Series) -> bool:
    """Whether most of these runs would have a plausible pace; 0:45 may be 45 seconds or minutes."""
    pace = (minutes / distance_km.where(distance_km > 0)).dropna()
    shares = [(pace * scale).between(FASTEST_MIN_PER_KM, SLOWEST_MIN_PER_KM).mean() for scale in (1, 60)]
    return pace.empty or max(shares) >= ENOUGH_PLAUSIBLE


def likelier_duration(minutes: pd.Series, pace: pd.Series, distance_km: pd.Series) -> bool:
    """Whether figures make more sense as the time a run took [min] than as its pace [min per km]."""
    as_duration = (minutes / distance_km.where(distance_km > 0)).between(FASTEST_MIN_PER_KM, SLOWEST_MIN_PER_KM).sum()
    as_pace = pace.between(FASTEST_MIN_PER_KM, SLOWEST_MIN_PER_KM).sum()
    # Hours are a pace only by accident.
    return bool(as_duration > as_pace or (as_duration == as_pace > 0 and minutes.median() > LONGEST_PACE_MIN))


def _likelier(raw: np.ndarray, scales: dict[str, float], distance_km: pd.Series | None) -> str:
    """The reading that makes most rows plausible; the first wins a tie."""
    known = raw[raw > 0]
    low, high = SHORTEST_MIN, LONGEST_MIN
    if distance_km is not None:
        km = distance_km.to_numpy()
        has_pace = (raw > 0) & (km > 0)
        if has_pace.any():
            known = raw[has_pace] / km[has_pace]
            low, high = FASTEST_MIN_PER_KM, SLOWEST_MIN_PER_KM
    plausible = {key: ((known * scale >= low) & (known * scale <= high)).sum() for key, scale in scales.items()}
    best = max(plausible.values())
    return next(reading for reading, count in plausible.items() if count == best)
