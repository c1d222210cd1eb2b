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
from pandas.api.extensions import ExtensionArray
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


def checked(frame: pd.DataFrame, columns: tuple[Column, ...], table: str) -> pd.DataFrame:
    """A copy of `frame` with exactly these columns, in their order and types.

    Raises:
        ValueError: a value its column does not allow; the message names table, column, row and value.
    """
    given = dict(frame.items())
    cells = {column.name: _cells(given.get(column.name), len(frame), column, table) for column in columns}
    for column in columns:
        _check(cells[column.name], column, table)
    if [*given] == [*cells] and all(map(is_, given.values(), cells.values())) and _is_counted(frame.index):
        return frame.copy(deep=False)
    return pd.DataFrame({name: column.array for name, column in cells.items()}, index=pd.RangeIndex(len(frame)))


def framed(cells: Mapping[str, Any], columns: tuple[Column, ...], rows: int) -> pd.DataFrame:
    """A table of columns, each in its type and neither checked nor copied; those not given are unknown."""
    every = {column.name: cells.get(column.name, _unknown(column.kind, rows)) for column in columns}
    return pd.DataFrame(every, index=pd.RangeIndex(rows), copy=False)


def _is_counted(index: pd.Index) -> bool:
    """Whether the rows are numbered from 0, as those of every table."""
    return isinstance(index, pd.RangeIndex) and index.start == 0 and index.step == 1


def _cells(cells: pd.Series | None, rows: int, column: Column, table: str) -> pd.Series:
    if cells is None:
        return pd.Series(_unknown(column.kind, rows))
    if cells.dtype == object and cells.isna().all():  # as most columns of most rows that a database gives
        return pd.Series(_unknown(column.kind, rows))
    try:
        if column.kind in ("moment", "day"):
            return _moments(cells, as_days=column.kind == "day")
        if column.kind == "text":
            if cells.dtype == "str" and pc.index(pa.array(cells.array), "").as_py() < 0:
                return cells
            return cells.where(cells.notna() & (cells != ""), None).astype("str")
        dtype = _DTYPES[column.kind]
        return cells if cells.dtype == dtype else cells.astype(dtype)
    except (ValueError, TypeError) as error:
        raise ValueError(f"{table}.{column.name}: {error}") from error


def _unknown(kind: Kind, rows: int) -> ExtensionArray:
    """Cells that nobody filled in."""
    cells: ExtensionArray = _UNKNOWN[kind].take(np.zeros(rows, dtype="int64"))
    return cells


def _moments(cells: pd.Series, as_days: bool) -> pd.Series:
    if cells.dtype == "datetime64[s]":
        is_whole = not as_days or not (cells.to_numpy().astype("int64") % SECONDS_OF_DAY).any()
        return cells if is_whole else cells.dt.normalize()
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
