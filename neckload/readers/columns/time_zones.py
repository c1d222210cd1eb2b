"""Asks where the runner is if a file's times are in UTC: every time zone of the world under a name people can find."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

import numpy as np
import pandas as pd

from neckload.domain.read_result import Option, Question
from neckload.readers.cells.dates import day_in_words

MINUTES_OF_DAY = 24 * 60
_REGIONS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
"""Regions of the IANA database; the rest are abbreviations, offsets and old names."""


@lru_cache(maxsize=1)
def available_zones() -> frozenset[str]:
    """The zones of the IANA database that are named after a place."""
    return frozenset(zone for zone in _all_zones() if zone.partition("/")[0] in _REGIONS)


@lru_cache(maxsize=1)
def _all_zones() -> frozenset[str]:
    """Cached, because `available_timezones` reads every file of the database on each call."""
    return frozenset(available_timezones())


@lru_cache(maxsize=1024)
def _rules(zone: str) -> ZoneInfo:
    """Cached, because `ZoneInfo` keeps only eight and a question needs them all."""
    return ZoneInfo(zone)


def known_zone(name: str | None) -> str | None:
    """The zone of this name; None if there is none, as when a browser hides where it is."""
    return name if name in _all_zones() else None


def zone_question(values: pd.Series, guess: str | None) -> Question:
    """Asks for the zone, showing what each would make of the run nearest to midnight.

    Args:
        values: times in UTC [datetime64[s]].
        guess: the zone of the visitor's browser; None if unknown.
    """
    example = _nearest_to_midnight(values)
    utc = example.to_pydatetime().replace(tzinfo=UTC)
    zones = sorted(available_zones() | ({guess} if guess else set()))
    there = [Option(zone, f"{zone_name(zone, utc)}: {_hour(utc.astimezone(_rules(zone)))}") for zone in zones]
    return Question(
        about="timezone",
        text=(
            "Where did you run? The times in this file are in UTC, so a run late in the evening or early in the "
            "morning may land on the wrong day."
        ),
        options=(Option("", f"As written, without a shift: {_hour(example)}"), *there),
        guess=guess or "",
        why="your browser is set to it" if guess else "the file does not say where you were",
    )


def _nearest_to_midnight(values: pd.Series) -> pd.Timestamp:
    """The run whose day is most in doubt; the last of equal ones."""
    known = values.dropna().to_numpy("datetime64[m]")
    minute = (known - known.astype("datetime64[D]")).astype("int64")
    from_midnight = np.minimum(minute, MINUTES_OF_DAY - minute)
    nearest = np.flatnonzero(from_midnight == from_midnight.min())[-1]
    return pd.Timestamp(values.dropna().iloc[nearest])


def zone_name(zone: str, moment: datetime) -> str:
    """America/New_York in winter -> “New York, America (UTC-5)”."""
    region, _, place = zone.replace("_", " ").partition("/")
    name = f"{', '.join(reversed(place.split('/')))}, {region}" if place else region
    return f"{name} ({_offset(moment.astimezone(_rules(zone)))})"


def _offset(moment: datetime) -> str:
    offset = moment.utcoffset()
    minutes = 0 if offset is None else round(offset.total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")


def _hour(moment: datetime) -> str:
    return f"{day_in_words(moment)}, {moment.hour:02}:{moment.minute:02}"
