"""Encoding of weeks as a short text that fits into a link, and decoding.

Anyone who has the text has the data; nothing is stored anywhere. It is read as numbers and one name within fixed
bounds: nothing in it is ever executed, decompressed or rendered as a page.

The bytes behind the text: 8 of checksum, 1 of version, then bits: first day of the week (1), day it was made (16, since
2000), measure (1), unit (1), length of the name (8) and its UTF-8, number of weeks (7), and for each of three columns
its width in bits (5) and one figure per week, 0 for unknown, otherwise the figure plus one: distance in 0.1 km, time in
whole minutes, worst pain in half points. The last week is the one of that day. From version 2 on, the runner's own
answer about load and pain follows (`snapshot_answer`): it is based on more than the weeks in the link.
"""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from hmac import compare_digest
from math import isnan, nan

import pandas as pd

from neckload.domain.association import Association
from neckload.domain.bits import Reader, Writer
from neckload.domain.progression import Measure
from neckload.domain.settings import Settings
from neckload.domain.snapshot_answer import read_answer, write_answer
from neckload.domain.tables import Diary
from neckload.domain.weeks import WeekStart, week_of

VERSION = 2
MOST_WEEKS = 104
MOST_CHARACTERS = 1500
NAME_CHARACTERS = 40
# Steps per unit of a column. A figure too large for its width becomes unknown rather than wrong.
_STEPS = {"distance_km": 10, "duration_min": 1, "pain_max": 2}
_WIDEST = {"distance_km": 20, "duration_min": 20, "pain_max": 5}
_CHECK_BYTES = 8
_EPOCH = date(2000, 1, 1)
_ALPHABET = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The contents of a snapshot link: typed week totals as of the day it was made, and how to show them."""

    diary: Diary
    title: str
    made_on: date
    settings: Settings
    unit: str
    answer: Association | None = None
    """The runner's own answer; None in a link of version 1."""


def snapshot_text(
    weeks: pd.DataFrame,
    answer: Association,
    *,
    title: str,
    made_on: date,
    measure: Measure,
    week_start: WeekStart,
    unit: str,
    key: bytes,
) -> str:
    """The newest `MOST_WEEKS` weeks as letters, digits, - and _; at most `MOST_CHARACTERS` of them.

    Args:
        weeks: one row per calendar week up to the one of `made_on`, like `Analysis.weeks`. A total that lacks some of
            its runs is stored as unknown.
        answer: whether load and pain go together in the runner's whole record.
        key: the server's, for a checksum that nobody else can make; empty for one that only detects damage.
    """
    bits = Writer()
    bits.add(week_start == "sunday", 1)
    bits.add((made_on - _EPOCH).days, 16)
    bits.add(measure == "distance", 1)
    bits.add(unit == "mi", 1)
    name = clean_title(title).encode()
    bits.add(len(name), 8)
    for letter in name:
        bits.add(letter, 8)
    shown = weeks.tail(MOST_WEEKS)
    bits.add(len(shown), 7)
    for column in _STEPS:
        numbers = _numbers(shown, column)
        width = max(numbers, default=0).bit_length()
        bits.add(width, 5)
        for number in numbers:
            bits.add(number, width)
    write_answer(bits, answer)
    payload = bytes([VERSION]) + bits.packed()
    return _as_text(_check(payload, key) + payload)


def read_snapshot(text: str, key: bytes) -> Snapshot | None:
    """The decoded text; None if it is damaged, truncated, forged, made with another server's key or unusable."""
    if not 0 < len(text) <= MOST_CHARACTERS or not _ALPHABET.issuperset(text):
        return None
    try:
        data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        check, payload = data[:_CHECK_BYTES], data[_CHECK_BYTES:]
        whole = _as_text(data) == text and compare_digest(check, _check(payload, key))
        if not whole or not 1 <= payload[0] <= VERSION:
            return None
        return _read(Reader(payload[1:]), with_answer=payload[0] > 1)
    except (binascii.Error, ValueError, IndexError, EOFError):
        return None


def clean_title(title: str) -> str:
    """A name as displayed: one line of printable characters, at most `NAME_CHARACTERS`."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in title).split())[:NAME_CHARACTERS]


def _check(payload: bytes, key: bytes) -> bytes:
    keyed = blake2b(key, digest_size=32).digest() if key else b""
    return blake2b(payload, digest_size=_CHECK_BYTES, key=keyed, person=b"neckload").digest()


def _as_text(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def _numbers(weeks: pd.DataFrame, column: str) -> list[int]:
    figures = weeks[column]
    lacking = {"distance_km": "runs_without_distance", "duration_min": "runs_without_duration"}.get(column)
    if lacking:
        figures = figures.where(weeks[lacking] == 0)
    return [_number(float(figure), column) for figure in figures]


def _number(figure: float, column: str) -> int:
    if isnan(figure):
        return 0
    steps = round(figure * _STEPS[column])
    # A short run must not become a week of rest.
    number = max(steps, 1 if figure > 0 else 0) + 1
    return number if number < 2 ** _WIDEST[column] else 0


def _read(bits: Reader, with_answer: bool) -> Snapshot:
    week_start: WeekStart = "sunday" if bits.take(1) else "monday"
    made_on = _EPOCH + timedelta(days=bits.take(16))
    measure: Measure = "distance" if bits.take(1) else "time"
    unit = "mi" if bits.take(1) else "km"
    title = bytes(bits.take(8) for _ in range(bits.take(8))).decode()
    count = bits.take(7)
    columns = {column: _figures(bits, count, column) for column in _STEPS}
    answer = read_answer(bits) if with_answer else None
    if title != clean_title(title) or not 0 < count <= MOST_WEEKS or not bits.is_at_end:
        raise ValueError("not a valid snapshot")
    current = week_of(pd.Series([pd.Timestamp(made_on)]), week_start)[0]
    totals = pd.DataFrame(
        {
            "week": pd.date_range(end=current, periods=count, freq="7D"),
            "distance_km": columns["distance_km"],
            "duration_min": columns["duration_min"],
            "pain_0_10": columns["pain_max"],
        }
    )
    known = totals[["distance_km", "duration_min", "pain_0_10"]].notna().any(axis=1)
    diary = Diary(week_totals=totals[known])
    return Snapshot(diary, title, made_on, Settings(measure=measure, week_start=week_start), unit, answer)


def _figures(bits: Reader, count: int, column: str) -> list[float]:
    width = bits.take(5)
    if width > _WIDEST[column]:
        raise ValueError("not a valid snapshot")
    numbers = [bits.take(width) for _ in range(count)]
    return [(number - 1) / _STEPS[column] if number else nan for number in numbers]
