"""The tables in the database: the vocabulary's columns, and whose row it is and which import brought it."""

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
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from neckload.domain.tables import TABLES, Kind

# What makes two rows of an owner the same row.
KEYS: dict[str, tuple[str, ...]] = {
    "runs": ("run_id",),
    "pain": ("when", "moment", "pain_0_10"),
    "week_totals": ("week",),
    "days": ("date",),
}

_TYPES: dict[Kind, type[TypeEngine[Any]]] = {
    "moment": DateTime,
    "day": Date,
    "number": Double,
    "text": Text,
    "flag": Boolean,
}
# Not required of whoever writes a table, because a Diary fills them in.
_ALWAYS_KNOWN = ("run_id", "has_clock_time", "moment")

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def _owner(*, primary_key: bool = False, index: bool = False) -> Column[str]:
    """Whose row it is. Removing the owner removes everything of theirs, whatever tables there are."""
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
    # A number that was undone is never given again: an old "undo" button must not hit a newer import.
    sqlite_autoincrement=True,
)

answers = Table(
    "answers",
    metadata,
    _owner(primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
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
