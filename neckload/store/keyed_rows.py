"""Rows found by the key that identifies them to a runner: a week by its first day, a run by its id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Table

from neckload.store.owner_rows import OwnerRows
from neckload.store.schema import DIARY_TABLES, KEYS


def remove_keyed(owned: OwnerRows, name: str, keys: Iterable[dict[str, Any]]) -> None:
    table = DIARY_TABLES[name]
    for key in keys:
        owned.remove(table, *same_row(table, key))


def put_keyed(owned: OwnerRows, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Replace the row with the same key, or add it."""
    table = DIARY_TABLES[name]
    for row in rows:
        if not owned.change(table, row, *same_row(table, row)):
            owned.add(table, [row])


def same_row(table: Table, row: Mapping[str, Any]) -> list[ColumnElement[bool]]:
    """The conditions that find a row by its key; unknown (None) becomes IS NULL."""
    return [table.c[column] == row[column] for column in KEYS[table.name]]
