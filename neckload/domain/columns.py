"""Table columns: what each may hold, and the check that it does."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from operator import is_
from typing import Any, Literal

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
from pandas.api.extensions import ExtensionDtype
from pandas.api.types import pandas_dtype

Row = Mapping[Hashable, Any]
"""One row of a table as `to_dict("records")` gives it: column name to cell."""

Kind = Literal["moment", "day", "number", "text", "flag", "count", "fact"]
"""A flag may be unknown; counts and facts, found only in computed tables, never are."""

DTYPES: dict[Kind, str] = {
    "moment": "datetime64[s]",
    "day": "datetime64[s]",
    "number": "float64",
    "text": "str",
    "flag": "boolean",
    "count": "int64",
    "fact": "bool",
}


Array = Any
"""The cells of one column: an array of numpy or of pandas."""
_DTYPES = {kind: pandas_dtype(name) for kind, name in DTYPES.items()}
_UNKNOWN = {kind: pd.Series([None], dtype=name).array for kind, name in DTYPES.items() if kind not in ("count", "fact")}
SECONDS_OF_DAY = 86_400


@dataclass(frozen=True)
class Column:
    """One column of a table: its meaning, its unit, and the values it may hold."""

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    low: float = -np.inf
    high: float = np.inf
    words: tuple[str, ...] = ()
    """The only words a text column may hold; empty if any text is allowed."""
    required: bool = False


def checked(cells: pd.DataFrame | Mapping[str, Any], columns: tuple[Column, ...], table: str) -> pd.DataFrame:
    """A copy of a frame, or a frame of the given arrays, with exactly these columns, in their order and types.

    Raises:
        ValueError: a value its column does not allow; the message names table, column, row and value.
    """
    frame = cells if isinstance(cells, pd.DataFrame) else None
    given = dict(cells) if frame is None else {name: _array_of(column) for name, column in frame.items()}
    rows = len(next(iter(given.values())))
    typed = {column.name: _typed(given.get(column.name), rows, column, table) for column in columns}
    for column in columns:
        _check(typed[column.name], column, table)
    is_same = [*given] == [*typed] and all(map(is_, given.values(), typed.values()))
    if frame is not None and is_same and is_numbered(frame.index):
        return frame.copy(deep=False)
    return pd.DataFrame(typed, index=pd.RangeIndex(rows), copy=frame is not None)


def _array_of(column: pd.Series) -> Array:
    return column.array if isinstance(column.dtype, ExtensionDtype) else column.to_numpy()


def is_numbered(index: pd.Index) -> bool:
    """Whether the rows are numbered from 0, as those of every table."""
    return isinstance(index, pd.RangeIndex) and index.start == 0 and index.step == 1


def _typed(cells: Array | None, rows: int, column: Column, table: str) -> Array:
    if cells is None:
        return _unknown(column.kind, rows)
    if cells.dtype == object and pd.isna(cells).all():  # as most columns of most rows that a database gives
        return _unknown(column.kind, rows)
    try:
        if column.kind in ("moment", "day"):
            return _moments(cells, as_days=column.kind == "day")
        if column.kind == "text":
            return _texts(cells)
        dtype = _DTYPES[column.kind]
        return cells if cells.dtype == dtype else pd.Series(cells).astype(dtype).array
    except (ValueError, TypeError) as error:
        raise ValueError(f"{table}.{column.name}: {error}") from error


def _unknown(kind: Kind, rows: int) -> Array:
    """Cells that nobody filled in."""
    if kind == "text":
        return pd.array(pa.nulls(rows, pa.large_string()), dtype=_DTYPES["text"])
    return _UNKNOWN[kind].take(np.zeros(rows, dtype="int64"))


def _texts(cells: Array) -> Array:
    if cells.dtype == _DTYPES["text"] and pc.index(pa.array(cells), "").as_py() < 0:
        return cells
    texts: Any = pd.Series(cells)
    return texts.where(texts.notna() & (texts != ""), None).astype("str").array


def _moments(cells: Array, as_days: bool) -> Array:
    is_typed = cells.dtype == _DTYPES["moment"]
    if is_typed and not (as_days and (np.asarray(cells).astype("int64") % SECONDS_OF_DAY).any()):
        return cells
    moments: Any = pd.Series(cells)
    if not is_typed:
        moments = pd.to_datetime(moments, format="ISO8601") if moments.dtype == "str" else pd.to_datetime(moments)
    if getattr(moments.dtype, "tz", None) is not None:
        raise ValueError("must be local wall-clock time without a time zone")
    return (moments.dt.normalize() if as_days else moments).astype("datetime64[s]").array


def _check(cells: Array, column: Column, table: str) -> None:
    for wrong, allowed in _faults(cells, column):
        if wrong.any():
            row = int(wrong.argmax())
            raise ValueError(f"{table}.{column.name}, row {row}: {cells[row]}; allowed: {allowed}")


def _faults(cells: Array, column: Column) -> Iterator[tuple[np.ndarray, str]]:
    """For each rule of the column, which cells break it [bool] and what it allows."""
    if column.required:
        yield np.asarray(pd.isna(cells)), "a value in every row"
    if column.kind == "number":
        figures = np.asarray(cells)
        yield (figures < column.low) | (figures > column.high), f"{column.low:g} to {column.high:g}"
    known = ~np.asarray(pd.isna(cells)) if column.words else np.zeros(0, dtype=bool)
    if known.any():
        yield known & ~pd.Series(cells).isin(column.words).to_numpy(bool), ", ".join(column.words)
