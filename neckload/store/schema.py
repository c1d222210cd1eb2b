"""The database tables: the vocabulary's columns, plus the owner of each row and the import it came from."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from neckload.domain.columns import Kind
from neckload.domain.tables import TABLES

# The columns that identify a row of an owner.
KEYS: dict[str, tuple[str, ...]] = {
    "runs": ("run_id",),
    "pain": ("when", "moment", "pain_0_10"),
    "week_totals": ("week",),
    "days": ("date",),
    "goals": ("made_on",),
    "targets": ("week",),
    "shown_ranges": ("week",),
    "experiments": ("began",),
    "confirmations": ("began", "of_run_id"),
}

_TYPES: dict[Kind, type[TypeEngine[Any]]] = {
    "moment": DateTime,
    "day": Date,
    "number": Double,
    "text": Text,
    "flag": Boolean,
}
# Optional for callers, because a Diary fills them in.
_ALWAYS_KNOWN = ("run_id", "has_clock_time", "moment")

_RUN_KNOWN = ("run_id", "start", "has_clock_time")

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def _owner(*, primary_key: bool = False, index: bool = False) -> Column[str]:
    """The owner of a row. Deleting the owner deletes all their rows, in every table."""
    owner = ForeignKey("owners.owner", ondelete="CASCADE")
    return Column("owner", Text, owner, primary_key=primary_key, nullable=False, index=index)


owners = Table(
    "owners",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("version", BigInteger, nullable=False),
)

batches = Table(
    "batches",
    metadata,
    Column("id", Integer, primary_key=True),
    _owner(index=True),
    Column("name", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("saved_at", DateTime, nullable=False, comment="UTC"),
    *(Column(name, Integer, nullable=False, comment="rows brought") for name in TABLES),
    Column("twins", Integer, nullable=False, comment="further records of runs brought"),
    # Ids are never reused: an old "undo" button must not hit a newer import.
    sqlite_autoincrement=True,
)

answers = Table(
    "answers",
    metadata,
    _owner(primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)


shares = Table(
    "shares",
    metadata,
    Column("id", Integer, primary_key=True),
    _owner(index=True),
    # The link's token is stored nowhere, and cannot be derived from this.
    Column("token_hash", Text, nullable=False, unique=True, comment="SHA-256, hex"),
    Column("name", Text, nullable=False, comment="what the runner calls it, e.g. for my PT"),
    Column("title", Text, nullable=False, comment="who it is about, as the reader sees it"),
    Column("parts", Text, nullable=False, comment="comma-joined: what is shown"),
    Column("settings", Text, nullable=False, comment="JSON: period, measure, unit, first day of the week"),
    Column("made_at", DateTime, nullable=False, comment="UTC"),
    Column("ends_at", DateTime, nullable=False, comment="UTC"),
    Column("opened_at", DateTime, comment="UTC, the last time"),
    Column("opened", Integer, nullable=False, comment="how often"),
    Column("passcode", Text, comment="Argon2id, with its salt; none when anybody may open"),
    Column("wrong_passcodes", Integer, nullable=False, default=0, comment="since the last resume"),
    Column("openings_allowed", Integer, comment="none for any number"),
    Column("takes_letters", Boolean, nullable=False, default=False),
    Column("paused_at", DateTime, comment="UTC; none while it opens"),
    Column("opened_seen", Integer, nullable=False, default=0, comment="openings the runner knows of"),
    sqlite_autoincrement=True,
)


def _share(*, primary_key: bool = False, index: bool = False) -> Column[int]:
    """The link something came through, deleted together with it."""
    share = ForeignKey("shares.id", ondelete="CASCADE")
    return Column("share_id", Integer, share, primary_key=primary_key, nullable=False, index=index)


openings = Table(
    "openings",
    metadata,
    _owner(index=True),
    _share(primary_key=True),
    Column("day", Date, primary_key=True, comment="UTC"),
    Column("times", Integer, nullable=False),
)

# Letters written to the runner through a link. Not part of the diary: only the runner can turn one into a target.
letters = Table(
    "letters",
    metadata,
    Column("id", Integer, primary_key=True),
    _owner(index=True),
    _share(index=True),
    Column("made_at", DateTime, nullable=False, comment="UTC"),
    Column("week", Date, nullable=False, comment="first day of the week it is for"),
    Column("change", Double, comment="target as a change of the level, share"),
    Column("low", Double, comment="target as a range, km or min"),
    Column("high", Double, comment="km or min"),
    Column("unit", Text, comment="of the range"),
    Column("neck_ceiling", Double, comment="stop above, 0-10"),
    Column("text", Text),
    Column("outcome", Text, comment="accepted or dismissed; none while it is open"),
    Column("settled_at", DateTime, comment="UTC"),
    sqlite_autoincrement=True,
)

# Who keeps the runner behind a link in their own list: the link's id, never its token. Deleted with the link.
followings = Table(
    "followings",
    metadata,
    Column("id", Integer, primary_key=True),
    _owner(),
    _share(index=True),
    Column("name", Text, nullable=False, comment="what the follower calls the runner"),
    Column("since", DateTime, nullable=False, comment="UTC"),
    Column("ended", Boolean, nullable=False, comment="the runner ended it: the same person cannot add the link again"),
    UniqueConstraint("owner", "share_id"),
    # Ids are never reused: an old address must not open another runner.
    sqlite_autoincrement=True,
)


def _diary_table(name: str) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        _owner(),
        *(
            Column(column.name, _TYPES[column.kind], nullable=column.name not in _ALWAYS_KNOWN and not column.required)
            for column in TABLES[name]
        ),
        Column("batch_id", Integer, ForeignKey("batches.id", ondelete="CASCADE"), index=True),
        UniqueConstraint("owner", *KEYS[name]),
    )


DIARY_TABLES = {name: _diary_table(name) for name in TABLES}

# Another record of a run in the diary, from the watch or a second export: kept as imported, so that the two can be
# separated again.
run_records = Table(
    "twins",
    metadata,
    Column("id", Integer, primary_key=True),
    _owner(),
    Column("of_run_id", Text, nullable=False, comment="run_id of the run in the diary"),
    *(Column(column.name, _TYPES[column.kind], nullable=column.name not in _RUN_KNOWN) for column in TABLES["runs"]),
    Column("batch_id", Integer, ForeignKey("batches.id", ondelete="CASCADE"), nullable=False, index=True),
    Index("ix_twins_owner_of_run_id", "owner", "of_run_id"),
    # Ids are never reused: an old "two runs" button must not hit a newer record.
    sqlite_autoincrement=True,
)

# The runner's corrections of imported runs, separate from the records, which stay as imported: so a later copy of the
# file finds the run it knows, and brings none of the old figures back.
edits = Table(
    "edits",
    metadata,
    Column("id", Integer, primary_key=True),
    _owner(),
    *(Column(column.name, _TYPES[column.kind], nullable=column.name not in _RUN_KNOWN) for column in TABLES["runs"]),
    Column("changed", Text, nullable=False, comment="comma-joined: the columns that hold the runner's word"),
    UniqueConstraint("owner", "run_id"),
)

# Imported rows that the runner removed: a later copy of the file does not bring them back.
removed_runs = Table(
    "removed_runs",
    metadata,
    Column("id", Integer, primary_key=True),
    _owner(),
    *(Column(column.name, _TYPES[column.kind], nullable=column.name not in _RUN_KNOWN) for column in TABLES["runs"]),
    Column("batch_id", Integer, ForeignKey("batches.id", ondelete="CASCADE"), nullable=False, index=True),
    UniqueConstraint("owner", "run_id"),
)
removed_pain = Table(
    "removed_pain",
    metadata,
    Column("id", Integer, primary_key=True),
    _owner(index=True),
    *(
        Column(column.name, _TYPES[column.kind], nullable=column.name == "pain_0_10")
        for column in TABLES["pain"]
        if column.name in KEYS["pain"]
    ),
    Column("batch_id", Integer, ForeignKey("batches.id", ondelete="CASCADE"), nullable=False, index=True),
)

# Records that the runner separated: they are never merged again, even if their import comes a second time.
separated = Table(
    "apart",
    metadata,
    _owner(primary_key=True),
    Column("run_id", Text, primary_key=True),
    Column("other_run_id", Text, primary_key=True),
)
