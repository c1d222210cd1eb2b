"""Table columns: what each may hold, and the check that it does."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
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


def checked(frame: pd.DataFrame, columns: tuple[Column, ...], table: str) -> pd.DataFrame:
    """A copy of `frame` with exactly these columns, in their order and types.

    Raises:
        ValueError: a value its column does not allow; the message names table, column, row and value.
    """
    cells = {column.name: _cells(frame, column, table) for column in columns}
    for column in columns:
        _check(cells[column.name], column, table)
    return pd.DataFrame({name: column.array for name, column in cells.items()}, index=pd.RangeIndex(len(frame)))


def _cells(frame: pd.DataFrame, column: Column, table: str) -> pd.Series:
    if column.name not in frame:
        return _unknown(column.kind, len(frame))
    cells = frame[column.name]
    try:
        if column.kind in ("moment", "day"):
            return _moments(cells, as_days=column.kind == "day")
        if column.kind == "text":
            if cells.dtype == "str" and pc.index(pa.array(cells.array), "").as_py() < 0:
                return cells
            return cells.where(cells.notna() & (cells != ""), None).astype("str")
        dtype = pandas_dtype(DTYPES[column.kind])
        return cells if cells.dtype == dtype else cells.astype(dtype)
    except (ValueError, TypeError) as error:
        raise ValueError(f"{table}.{column.name}: {error}") from error


@lru_cache(maxsize=8)
def _unknown(kind: Kind, rows: int) -> pd.Series:
    """Cells that nobody filled in; only ever copied."""
    return pd.Series([None], dtype=DTYPES[kind]).take(np.zeros(rows, dtype="int64"))


def _moments(cells: pd.Series, as_days: bool) -> pd.Series:
    if cells.dtype == "datetime64[s]":
        return cells.dt.normalize() if as_days else cells
    moments = pd.to_datetime(cells, format="ISO8601") if cells.dtype == "str" else pd.to_datetime(cells)
    if getattr(moments.dtype, "tz", None) is not None:
        raise ValueError("must be local wall-clock time without a time zone")
    return (moments.dt.normalize() if as_days else moments).astype("datetime64[s]")


def _check(cells: pd.Series, column: Column, table: str) -> None:
    for wrong, allowed in _faults(cells, column):
        if wrong.any():
            row = int(wrong.argmax())
            raise ValueError(f"{table}.{column.name}, row {row}: {cells.iloc[row]}; allowed: {allowed}")


def _faults(cells: pd.Series, column: Column) -> Iterator[tuple[np.ndarray, str]]:
    """For each rule of the column, which cells break it [bool] and what it allows."""
    if column.required:
        yield np.asarray(cells.array.isna()), "a value in every row"
    if column.kind == "number":
        figures = cells.to_numpy()
        yield (figures < column.low) | (figures > column.high), f"{column.low:g} to {column.high:g}"
    known = ~np.asarray(cells.array.isna()) if column.words else np.zeros(0, dtype=bool)
    if known.any():
        yield known & ~cells.isin(column.words).to_numpy(bool), ", ".join(column.words)
