"""Conversion between rows of the database and frames of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import pandas as pd
from sqlalchemy import Row

from neckload.domain.columns import DTYPES
from neckload.domain.tables import TABLES, column_named, conform, empty
from neckload.store.schema import KEYS

# A diary is in order of time; the rest of the key settles ties, so that the same rows always give the same frame.
_ORDER: dict[str, tuple[str, ...]] = {**KEYS, "runs": ("start", "run_id")}


def frame_of(rows: Sequence[Row[Any]], name: str, more: Sequence[str] = ()) -> pd.DataFrame:
    """Rows of table `name` in order of time, validated; `more` columns as the database gave them.

    Raises:
        ValueError: a value that the vocabulary does not allow.
    """
    if not rows:  # as most tables of most diaries
        return _nothing(name, tuple(more)).copy(deep=False)
    columns = [*(column.name for column in TABLES[name]), *more]
    # Plain tuples: pandas asks SQLAlchemy's rows for attributes they lack, which takes longer than everything else.
    places = [columns.index(column) for column in _ORDER[name]]
    ordered = sorted(map(tuple, rows), key=lambda row: [(row[place] is None, row[place]) for place in places])
    frame = pd.DataFrame.from_records(ordered, columns=columns)
    return conform(frame, name).assign(**{column: frame[column] for column in more})


@cache
def _nothing(name: str, more: tuple[str, ...]) -> pd.DataFrame:
    return empty(name).assign(**{column: pd.Series(dtype=object) for column in more})


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows for the database: unknown is None, numbers and moments are plain Python objects."""
    columns = [_cells(frame[name]) for name in frame]
    return [dict(zip(frame.columns, row, strict=True)) for row in zip(*columns, strict=True)]


def _cells(column: pd.Series) -> list[Any]:
    cells = column.tolist()
    if column.dtype == "str":  # no database but SQLite holds the character NUL, and nobody has meant one
        cells = [cell.replace("\0", "") if isinstance(cell, str) else cell for cell in cells]
    return [None if missing else cell for cell, missing in zip(cells, column.isna(), strict=True)]


def keys_of(keys: pd.DataFrame | Iterable[object], name: str) -> list[dict[str, Any]]:
    """Keys of table `name` as conditions: from rows of that table, single values, or tuples in the key's order."""
    columns = list(KEYS[name])
    frame = keys[columns] if isinstance(keys, pd.DataFrame) else pd.DataFrame(list(keys), columns=columns)
    return rows_of(frame.astype({column: DTYPES[column_named(name, column).kind] for column in columns}))
