"""The result of reading a file: clean tables, and a plain report of how they were read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from neckload.domain.removals import Removals
from neckload.domain.tables import Diary

About = Literal["unit", "day_first", "timezone", "column", "person", "done"]


@dataclass(frozen=True)
class Option:
    """One possible answer to a question, with an example of its effect on a typical row."""

    value: str
    label: str


@dataclass(frozen=True)
class Question:
    """Something the file leaves open. A guess is made, and always reported."""

    about: About
    text: str
    options: tuple[Option, ...]
    guess: str
    """The `value` of the option used until the runner answers."""
    why: str
    """The reason for the guess, in a few plain words."""
    column: str | None = None
    """For about="column": the column in question."""


@dataclass(frozen=True)
class ColumnReading:
    """How one column of the file was read."""

    column: str
    """As written in the file's header."""
    read_as: str
    """The name of our column."""
    unit: str = ""
    """Unit of the file's figures, e.g. "m", "mi", "h:mm:ss"."""
    why: str = ""
    """What decided it, in a few plain words."""


_NO_ROWS = pd.DataFrame(
    {"line": pd.Series(dtype="int64"), "reason": pd.Series(dtype="str"), "value": pd.Series(dtype="str")}
)


def no_rows_left_out() -> pd.DataFrame:
    return _NO_ROWS.copy(deep=False)


# How the reason of a row ends that needs no second look: a ride or a swim is rightly left out.
NOT_A_RUN = ": not a run"
# From this share of the rows on, a loss is worth a warning.
MANY_LOST = 0.1


@dataclass(frozen=True)
class LostRows:
    """The rows that were left out although they may be runs or scores."""

    count: int
    share: float
    """Of all rows of the file."""
    reason: str
    """The commonest; "" where nothing is lost."""
    has_other_reasons: bool

    @property
    def are_many(self) -> bool:
        return self.count > 0 and self.share >= MANY_LOST


@dataclass(frozen=True, eq=False)
class ImportReport:
    """What was read, and what was left out and why."""

    format: str
    """What the file is, in words: "Strava, bulk export", "neckload runs", "Spreadsheet" ..."""
    rows_seen: int = 0
    runs_read: int = 0
    pain_read: int = 0
    weeks_read: int = 0
    days_read: int = 0
    left_out: pd.DataFrame = field(default_factory=no_rows_left_out)
    """One row per row of the file that gave nothing: line (as in a text editor; 0 for things without lines, such as a
    recording in an archive), reason (plain words), value."""
    unit: str = ""
    """Unit of the file's distances: "km", "mi", "m", "cm", "yd", "ft" or "mil" (10 km); "" if it has none."""
    columns: tuple[ColumnReading, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()
    """Sentences for the runner about the whole file, e.g. about runs that look implausible."""

    @property
    def other_activities(self) -> int:
        """Rows left out because they are another sport."""
        return int(self.left_out["reason"].str.endswith(NOT_A_RUN).sum())

    @property
    def lost_rows(self) -> LostRows:
        """The other rows left out."""
        reasons = self.left_out.loc[~self.left_out["reason"].str.endswith(NOT_A_RUN), "reason"].value_counts()
        count = int(reasons.sum())
        share = count / self.rows_seen if self.rows_seen else 0.0
        return LostRows(count, share, str(reasons.index[0]) if count else "", len(reasons) > 1)


@dataclass(frozen=True, eq=False)
class ReadResult:
    """The contents of one file and the report on how it was read."""

    report: ImportReport
    diary: Diary = field(default_factory=Diary)
    """Any table may be empty. `days` are days on which other rows show that the runner was active or resting: another
    sport, a rest day. Only backups hold goals, targets, ranges and experiments."""
    removals: Removals = field(default_factory=Removals)
    """Rows that were removed before a backup was made."""
    recordings: frozenset[str] = frozenset()
    """Lower-case names of recordings already covered by the rows of a list, which need not be read."""

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
