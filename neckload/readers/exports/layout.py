"""What there is to say of one kind of export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import IO, Any

from neckload.readers.exports.shape import Shape
from neckload.readers.formats.recording import Recording
from neckload.readers.sheet import Sheet
from neckload.readers.vocabulary.generic_names import Names, Role

ALL = "."
"""A pattern that every cell fits."""


UPLOAD_RUNS = "Upload the list of your single activities instead."


@dataclass(frozen=True)
class NoLog:
    """A table that holds no single runs, though it looks like a log."""

    marks: tuple[str, ...]
    """Column names that it has, all of them; behind a “!” one that it lacks."""
    text: str


@dataclass(frozen=True)
class Layout:
    """One kind of export: how its columns are called, their units, and its quirks."""

    format: str
    """What the runner calls it."""
    source: str
    """Written to `runs.source`, and in front of the vendor's own id of a run."""
    names: Names
    needs: tuple[Role, ...] = ()
    """A file is of this kind when it has a column for each of these."""
    lacks: tuple[Role, ...] = ()
    """... and none for these."""
    marks: tuple[str, ...] = ()
    """... and each of these columns, which no other export has."""
    units: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    """Units that the vendor fixes: of the first column of that name, of the second ... A later one is the finer."""
    sports: Mapping[str, str] = field(default_factory=dict)
    """Codes that stand for sports, and the names we know these by."""
    only_named_runs: bool = True
    """Whether a row must be called a run to be one; hand-made logs say "easy", or nothing at all."""
    when_nothing: str = ""
    """What such a file may be when it holds not one run."""
    day_first: bool | None = None
    """Whether 3/2 is 3 February, where the vendor always writes it so."""
    utc_cells: str = ""
    """Pattern of the dates that are UTC; local wall-clock time everywhere else."""
    track_in_metres: bool = False
    """Track runs are in metres, whatever the unit of the other rows."""
    ends_at: str = ""
    """First cell of a line at which the table ends and another one begins."""
    top_score: float = 10
    """The worst pain score of the scale."""
    note: str = ""
    """What the runner should know about every file of this kind."""
    shape: Shape | None = None
    """How its rows look, where they may lack their header."""
    repair: Callable[[Sheet], Sheet] | None = None
    """Puts straight what only this vendor leaves in disorder; any other sheet comes back as it is."""
    unwrap_json: Callable[[Any], Any] | None = None
    """The record in its JSON, where it is wrapped as no other vendor does; any other tree comes back as it is."""
    mend_json: Callable[[str], str] | None = None
    """Makes JSON of what only this vendor takes for it."""
    read_xml: Callable[[IO[bytes]], list[Recording]] | None = None
    """The activities in its XML, where it lists them in a file of its own kind."""
    ornament: str = ""
    """Pattern of what it writes into column names that is no part of them."""
    others: tuple[NoLog, ...] = ()
    """The tables that it hands out beside its log."""
    archive_members: str = ""
    """Pattern of the names, in small letters, of the lists of activities in its archive of all data."""
    tells_all: bool = False
    """Whether this list tells of every recording beside it in the archive, also of those that name no sport."""
