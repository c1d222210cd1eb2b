"""Lists that do not name the sport of their rows: where some are rides beyond doubt, the pace tells which are runs."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from neckload.readers.cells.sports import NO_SPORT, RUNNING_PACE, Sports
from neckload.readers.columns.infer import column_question
from neckload.readers.columns.measures import Measures
from neckload.readers.columns.recognise import Recognised
from neckload.readers.exports.registry import ANY_TABLE
from neckload.readers.logs.rejected import Case
from neckload.readers.report import Option, Question, ReadHints
from neckload.readers.sheet import Sheet
from neckload.readers.vocabulary.column_names import Role

RECORD_KM, RECORD_MIN, RECORD_EXPONENT = 5.0, 12.5, 1.06
"""The records of the world lie on this curve from 1 km to the marathon (Riegel 1981, Athletic records and human
endurance): 26 min for 10 km, 2 h for 42.2 km."""
RIDE_KM = 15.0
"""Faster than the record for so long is no slip of the pen, as 5.5 km in 12 min may be."""
FEW_RIDES, SHARE_OF_RIDES = 2, 0.01
"""One may be a slip of a pen or of a watch: it is kept, and counts once the runner confirms it."""
_WITNESSES: frozenset[Role] = frozenset(
    ("sport", "distance", "pace", "speed", "effort", "surface", "pain", "cadence", "stride", "steps", "calories")
)
_OF_SPORT = re.compile(r"(?i)\brun|lauf|jog|\bhr\b|heart|puls|bpm|shoe|schuh|weather|wetter|elev|training|workout")
LIKELY_RIDE = 1.2
"""Of the pace of the record: where rides are, this is one too."""


@dataclass(frozen=True)
class Doubts:
    """What speaks against rows that name no sport."""

    cases: tuple[Case, ...] = ()
    question: Question | None = None

    def against(self, rows: pd.Series) -> pd.Series:
        """Which of the rows are no runs [bool]."""
        return pd.concat([rows & False, *(case.rows for case in self.cases)], axis=1).any(axis=1)


def doubts(rows: pd.Series, measured: Measures, hints: ReadHints) -> Doubts:
    """What is likely no run, if several rows are longer and faster than anybody has run.

    Args:
        rows: may be runs, and nothing names their sport [bool].
    """
    answer = (hints.columns or {}).get(NO_SPORT)
    km, minutes = measured.distance_km, measured.duration_min
    pace, record = minutes / km, record_pace(km)
    is_ride = rows & (km >= RIDE_KM) & (pace < record)
    if answer == "run" or is_ride.sum() < max(FEW_RIDES, SHARE_OF_RIDES * rows.sum()):
        return Doubts()
    value = _figures(km, minutes)
    cases = (
        Case(rows & (pace < record * LIKELY_RIDE), "no sport named, and as fast as the rides in this list", value),
        Case(rows & (pace > RUNNING_PACE[1]), "no sport named, and slower than a run, in a list with rides", value),
        Case(rows & km.isna() & minutes.notna(), "no sport named, and no distance, in a list with rides", value),
    )
    count = int(Doubts(cases).against(rows).sum())
    return Doubts(cases, _question(count, is_ride.sum(), value[is_ride].iloc[0]) if answer is None else None)


def time_question(sheet: Sheet, found: Recognised, kinds: Sports, hints: ReadHints) -> Question | None:
    """Minutes beside a name may be of a film: asked where no distance, no sport and no word speaks of running."""
    if found.layout is not ANY_TABLE or not found.durations or _WITNESSES & found.columns.keys():
        return None
    name = found.durations[0].name
    others = [column.column for column in found.unread]
    has_names = bool(others) or "title" in found.columns
    speaks_of_sport = kinds.is_named_run.any() or any(map(_OF_SPORT.search, sheet.header))
    if not has_names or speaks_of_sport or name in (hints.columns or {}):
        return None
    return column_question(name, "duration_min")


def record_pace(km: pd.Series) -> pd.Series:
    """The pace of the record of the world over a distance [min per km]."""
    return RECORD_MIN / RECORD_KM * (km / RECORD_KM) ** (RECORD_EXPONENT - 1)


def _figures(km: pd.Series, minutes: pd.Series) -> pd.Series:
    return (km.map("{:.1f} km in ".format).where(km.notna(), "") + minutes.map("{:.0f} min".format)).astype("str")


def _question(count: int, rides: int, example: str) -> Question:
    return Question(
        about="column",
        column=NO_SPORT,
        text=f"No column names the sport, and {rides} rows are faster than anybody runs ({example}). Are all runs?",
        options=(Option("", f"no, leave out {count} rows that are likely none"), Option("run", "yes, all are runs")),
        guess="",
        why="nobody has run so far so fast",
    )
