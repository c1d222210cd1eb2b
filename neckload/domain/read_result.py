"""What a reader gives back: clean tables, and a plain account of how they came about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from neckload.domain.removals import Removals
from neckload.domain.tables import Diary

About = Literal["unit", "day_first", "timezone", "column", "person", "done"]


@dataclass(frozen=True)
class Option:
    """One possible answer to a question, with what it would mean for a typical row."""

    value: str
    label: str


@dataclass(frozen=True)
class Question:
    """Something the file does not say. A guess is made, and never silently."""

    about: About
    text: str
    options: tuple[Option, ...]
    guess: str
    """The `value` of the option taken until the runner says otherwise."""
    why: str
    """Why this is the guess, in a few plain words."""
    column: str | None = None
    """For about="column": the column of the file that is asked about."""


@dataclass(frozen=True)
class ColumnReading:
    """How one column of the file was read."""

    column: str
    """As written in the file's header."""
    read_as: str
    """Our column name."""
    unit: str = ""
    """Unit of the file's figures, e.g. "m", "mi", "h:mm:ss"."""
    why: str = ""
    """What decided it, in a few plain words."""


def no_rows_left_out() -> pd.DataFrame:
    return pd.DataFrame(
        {"line": pd.Series(dtype="int64"), "reason": pd.Series(dtype="str"), "value": pd.Series(dtype="str")}
    )


@dataclass(frozen=True, eq=False)
class ImportReport:
    """What was read, what was left out and why."""

    format: str
    """What the file is, in words: "Strava, bulk export", "neckload runs", "Spreadsheet" ..."""
    rows_seen: int = 0
    runs_read: int = 0
    pain_read: int = 0
    weeks_read: int = 0
    days_read: int = 0
    left_out: pd.DataFrame = field(default_factory=no_rows_left_out)
    """One row for each row of the file that gave nothing: line (as an editor counts; 0 for what has no lines, such
    as a recording in an archive), reason (plain words), value."""
    unit: str = ""
    """Unit of the file's distances: "km", "mi", "m" or "cm"; "" when it has none."""
    columns: tuple[ColumnReading, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()
    """Sentences for the runner about the whole file, e.g. runs that look implausible."""


@dataclass(frozen=True, eq=False)
class ReadResult:
    """What one file holds, and the account of how it was read."""

    report: ImportReport
    diary: Diary = field(default_factory=Diary)
    """Any of its tables may be empty. `days` are those on which other rows of the file show that the runner was there:
    another sport, a rest day. Only backups hold goals, targets, ranges and experiments."""
    removals: Removals = field(default_factory=Removals)
    """What a backup says was removed before it was made."""
    recordings: frozenset[str] = frozenset()
    """Names, in lower case, of the recordings that the rows of a list stand for, so that they need not be read."""

    @property
    def runs(self) -> pd.DataFrame:
        return self.diary.runs

    @property
    def pain(self) -> pd.DataFrame:
        return self.diary.pain

    @property
    def week_totals(self) -> pd.DataFrame:
        return self.diary.week_totals

    @property
    def days(self) -> pd.DataFrame:
        return self.diary.days
