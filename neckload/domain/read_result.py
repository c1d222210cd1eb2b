"""What a reader gives back: clean tables, and a plain account of how they came about."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import pandas as pd

from neckload.domain.removals import Removals
from neckload.domain.tables import TABLES, Diary, empty

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
    """The tables of one file (see `tables`), any of them may be empty, and the account of the reading."""

    report: ImportReport
    runs: pd.DataFrame = field(default_factory=lambda: empty("runs"))
    pain: pd.DataFrame = field(default_factory=lambda: empty("pain"))
    week_totals: pd.DataFrame = field(default_factory=lambda: empty("week_totals"))
    days: pd.DataFrame = field(default_factory=lambda: empty("days"))
    """Days that other rows of the file show the runner was there: another sport, a noted rest day."""
    goals: pd.DataFrame = field(default_factory=lambda: empty("goals"))
    targets: pd.DataFrame = field(default_factory=lambda: empty("targets"))
    shown_ranges: pd.DataFrame = field(default_factory=lambda: empty("shown_ranges"))
    experiments: pd.DataFrame = field(default_factory=lambda: empty("experiments"))
    confirmations: pd.DataFrame = field(default_factory=lambda: empty("confirmations"))
    """From goals on they are in backups alone."""
    removals: Removals = field(default_factory=Removals)
    """What a backup says was removed before it was made."""
    recordings: frozenset[str] = frozenset()
    """Names, in lower case, of the recordings that the rows of a list stand for, so that they need not be read."""

    @cached_property
    def diary(self) -> Diary:
        """What was read, as a diary of its own."""
        return Diary(**{table: getattr(self, table) for table in TABLES})
