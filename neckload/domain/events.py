"""Events in the weeks shown, in addition to the totals: a race, the longest run, a break, new gear."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan
from typing import Literal

import pandas as pd

from neckload.domain.tables import word_set
from neckload.domain.weeks import WeekStart, week_of

Kind = Literal["race", "longest_run", "break", "new_gear"]

# Words that runners use for a race in the title of a run.
RACE_TITLE = r"\b(?:race|marathon|parkrun|rennen|wettkampf|course|carrera)\b"
NOT_RACED = r"\b(?:training|prep|pace|test|easy|recovery|long run|plan)\b"
# Gear is new only if the runner has been recording gear for a while.
RUNS_BEFORE_NEW = 8


@dataclass(frozen=True)
class Event:
    """One event and its week."""

    kind: Kind
    week: pd.Timestamp
    """First day of the week; for a break, of the first week after it."""
    distance_km: float = nan
    """Set for the longest run."""
    duration_min: float = nan
    """Set for the longest run; used if its distance is unknown."""
    weeks_off: int = 0
    """Set for a break."""
    name: str = ""
    """The title of the race or the word for the gear."""


def events(weeks: pd.DataFrame, runs: pd.DataFrame, week_start: WeekStart) -> tuple[Event, ...]:
    """Events in `weeks`, most telling kind first, newest first within each kind.

    Args:
        weeks: the weeks shown (`progression.with_progression`).
        runs: every run of the log that counts; earlier runs decide which gear is new.
    """
    if weeks.empty:
        return ()
    runs = runs.assign(week=week_of(runs["start"], week_start)).sort_values("start", kind="stable")
    shown = runs[runs["week"].isin(weeks["week"])]
    return (*_races(shown), *_longest_run(shown), *_breaks(weeks), *_new_gear(runs, weeks["week"].iloc[0]))


def _races(shown: pd.DataFrame) -> list[Event]:
    titles = shown["title"].fillna("").str.lower()
    raced = shown[titles.str.contains(RACE_TITLE) & ~titles.str.contains(NOT_RACED)]
    newest_first = raced.iloc[::-1]
    return [
        Event("race", week, name=title) for week, title in zip(newest_first["week"], newest_first["title"], strict=True)
    ]


def _longest_run(shown: pd.DataFrame) -> list[Event]:
    """The longest run of the weeks shown, if it stands out: the longest of two runs says nothing."""
    measure = "distance_km" if shown["distance_km"].notna().any() else "duration_min"
    known = shown[shown[measure].notna()]
    if known["week"].nunique() < RUNS_BEFORE_NEW:
        return []
    longest = known.iloc[int(known[measure].argmax())]
    return [Event("longest_run", longest["week"], longest["distance_km"], longest["duration_min"])]


def _breaks(weeks: pd.DataFrame) -> list[Event]:
    """Each stretch of break weeks that has ended, dated to the week the runner came back."""
    off = weeks["in_break_time"] | weeks["in_break_distance"]
    back = weeks[~off & off.shift(fill_value=False) & (weeks["runs"] > 0)]
    stretch = off.groupby((~off).cumsum()).cumsum().shift(fill_value=0)
    return [Event("break", back["week"].loc[at], weeks_off=int(stretch.loc[at])) for at in back.index[::-1]]


def _new_gear(runs: pd.DataFrame, first_shown: pd.Timestamp) -> list[Event]:
    with_gear = runs[runs["gear"].notna()]
    seen: set[str] = set()
    fresh = []
    for number, (gear, week) in enumerate(zip(with_gear["gear"], with_gear["week"], strict=True)):
        new = word_set(gear) - seen
        seen |= new
        if number >= RUNS_BEFORE_NEW and week >= first_shown:
            fresh += [Event("new_gear", week, name=word) for word in sorted(new)]
    return fresh[::-1]
