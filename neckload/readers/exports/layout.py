"""The description of one kind of export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import IO, Any, Literal

from neckload.readers.exports.shape import Shape
from neckload.readers.formats.recording import Recording
from neckload.readers.sheet import Sheet
from neckload.readers.vocabulary.generic_names import Names, Role

ALL = "."
"""A pattern that every cell fits."""


ColumnUnit = Literal[
    "km", "mi", "m", "cm", "yd", "ft", "h", "min", "s", "ms", "min per km", "min per mi", "km h", "mi h"
]
"""Of a distance, a duration, a pace or a speed."""

UPLOAD_RUNS = "Upload the list of your single activities instead."


@dataclass(frozen=True)
class NoLog:
    """A table without single runs, although it looks like a log."""

    marks: tuple[str, ...]
    """Column names that it has, all of them; with a “!” in front, one that it lacks."""
    text: str


@dataclass(frozen=True)
class Layout:
    """One kind of export: its column names, their units, and its quirks."""

    format: str
    """Its name for the runner."""
    source: str
    """Written to `runs.source`, and put before the vendor's id of a run."""
    names: Names
    needs: tuple[Role, ...] = ()
    """A file is of this kind when it has a column for each of these."""
    lacks: tuple[Role, ...] = ()
    """... and none of these."""
    marks: tuple[str, ...] = ()
    """... and each of these columns, which no other export has."""
    units: Mapping[Role, tuple[ColumnUnit, ...]] = field(default_factory=dict)
    """Units fixed by the vendor: of the first column of that name, of the second ... Later ones are more precise."""
    sports: Mapping[str, str] = field(default_factory=dict)
    """Codes for sports, and the names we know them by."""
    only_named_runs: bool = True
    """Whether a row must be called a run to be one; hand-made logs say "easy", or nothing at all."""
    when_nothing: str = ""
    """What such a file may be if it has not a single run."""
    day_first: bool | None = None
    """Whether 3/2 is 3 February, if the vendor always writes it that way."""
    utc_cells: str = ""
    """Pattern of dates in UTC; all others are local wall-clock time."""
    track_in_metres: bool = False
    """Track runs are in metres, whatever the unit of the other rows."""
    ends_at: str = ""
    """First cell of the line at which the table ends and another begins."""
    top_score: float = 10
    """The worst pain score of the scale."""
    note: str = ""
    """What the runner should know about every file of this kind."""
    shape: Shape | None = None
    """What its rows look like, if the header may be missing."""
    repair: Callable[[Sheet], Sheet] | None = None
    """Tidies what only this vendor leaves in disorder; any other sheet is returned unchanged."""
    unwrap_json: Callable[[Any], Any] | None = None
    """Unwraps records in JSON that only this vendor wraps in this way; any other tree is returned unchanged."""
    mend_json: Callable[[str], str] | None = None
    """Makes valid JSON from this vendor's variant of it."""
    read_xml: Callable[[IO[bytes]], list[Recording]] | None = None
    """The activities in its XML, if it has its own XML format."""
    ornament: str = ""
    """Pattern of what it adds to column names."""
    others: tuple[NoLog, ...] = ()
    """Its tables other than the log."""
    archive_members: str = ""
    """Pattern of the names, in lower case, of the activity lists in its archive of all data."""
    tells_all: bool = False
    """Whether this list covers every recording in the archive, including those without a sport."""
