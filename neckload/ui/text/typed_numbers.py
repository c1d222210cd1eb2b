"""Parsing figures as people type them: "5,2", "1.234,5", "10 km", "1:05:30"."""

from __future__ import annotations

import re

from neckload.ui.text import locale_format

_SPACES = re.compile(r"[\s\u00a0\u202f'’]")
_CLOCK = re.compile(r"^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$")
_UNITS = re.compile(r"(km|mi|miles|minutes|min|h)$")
_SPELLINGS = {"miles": "mi", "minutes": "min"}


class NotANumber(ValueError):
    """The text is not a number. The message is shown to the runner."""


def typed_number(text: str | None, unit: str, most: float) -> float | None:
    """A figure read with the locale's decimal mark, or with the other one if only that gives a plausible figure.

    Args:
        text: what was typed; None is returned if it is blank.
        unit: the field's unit, which may be typed after the figure.
        most: what no runner exceeds, in that unit; above it the other reading is tried.

    Raises:
        NotANumber: neither reading works.
    """
    bare = _SPACES.sub("", text or "").lower()
    if not bare:
        return None
    suffix = _UNITS.search(bare)
    if suffix and _SPELLINGS.get(suffix[0], suffix[0]) == unit:
        bare = bare[: suffix.start()]
    decimal = locale_format.current().decimal
    readings = [_read(bare, decimal), _read(bare, "," if decimal == "." else ".")]
    figures = [figure for figure in readings if figure is not None]
    if not figures:
        raise NotANumber(f"“{text}” is not a number.")
    return next((figure for figure in figures if figure <= most), figures[0])


def typed_minutes(text: str | None, most: float) -> float | None:
    """Running time: minutes, or a clock's h:mm:ss or mm:ss.

    Raises:
        NotANumber: the text is neither.
    """
    clock = _CLOCK.match((text or "").strip())
    if clock is None:
        return typed_number(text, "min", most)
    hours, minutes, seconds = (int(part or 0) for part in clock.groups())
    return 60 * hours + minutes + seconds / 60


def _read(figure: str, decimal: str) -> float | None:
    """The number, if `decimal` is the decimal mark and the other mark separates thousands; None if it does not fit."""
    group = "," if decimal == "." else "."
    whole = rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+|\d*"
    match = re.fullmatch(rf"({whole})(?:{re.escape(decimal)}(\d*))?", figure)
    if match is None or not (match[1] or match[2]):
        return None
    return float(f"{match[1].replace(group, '') or 0}.{match[2] or 0}")
