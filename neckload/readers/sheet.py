"""The cells of a file: a header, a column of text for each name, and the line of each row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

from neckload.readers.shapes import Shapes, arrow_text, text_array

MAX_COLUMNS = 2_000
MAX_ROWS = 100_000
NEARLY_ALL = 0.8
"""The share of a column's cells that must look like something for the column to be taken for it."""
MOST_CELLS = 15_000_000
"""A hundred thousand rows of the widest list known. Short rows are padded, so few bytes can make many cells."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """The cells of a file as written, with the header's leading and trailing blanks removed."""

    header: tuple[str, ...]
    columns: tuple[pa.LargeStringArray, ...]
    """The cells of each name, and more if rows are longer than the header; "" where a row is shorter [text]."""
    lines: np.ndarray
    """The line of each row's first cell, counted from 1 [int64]."""
    widths: np.ndarray
    """The number of cells of each row in the file [int64]."""
    separator: str = ","
    _shapes: dict[int, Shapes] = field(default_factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        return len(self.lines)

    @cached_property
    def cells(self) -> pd.DataFrame:
        """All cells, by the positions of their columns [text]."""
        columns = {place: text_array(cells) for place, cells in enumerate(self.columns)}
        return pd.DataFrame(columns, index=pd.RangeIndex(len(self)))

    @property
    def filled(self) -> np.ndarray:
        """Rows that are not empty [bool]. Most have something in their first cells, so few are checked to the end."""
        filled = np.zeros(len(self), dtype=bool)
        for position in range(len(self.columns)):
            shapes = self.shapes(position)
            filled |= shapes.marks(text.strip() for text in shapes.texts)
            if filled.all():
                break
        return filled

    def column(self, position: int) -> pd.Series:
        """The cells of one column [text]."""
        return self.shapes(position).cells

    def shapes(self, position: int) -> Shapes:
        """The cells of one column by their shapes, computed once."""
        if position not in self._shapes:
            self._shapes[position] = Shapes(self.columns[position])
        return self._shapes[position]

    def is_blank(self, position: int) -> bool:
        """Whether nothing stands in any cell of a column."""
        return not any(map(str.strip, self.shapes(position).texts))

    def as_rows(self) -> list[list[str]]:
        """The rows, each as long as it is in the file."""
        rows = self.cells.to_numpy(object).tolist()
        return [row[:width] for row, width in zip(rows, self.widths, strict=True)]

    def row(self, number: int) -> list[str]:
        """One row, as long as it is in the file."""
        return [str(cells[number]) for cells in self.columns[: self.widths[number]]]

    def first_row(self) -> list[str]:
        """The first row; empty if there is none."""
        return self.row(0) if len(self) else []

    def named(self, header: Iterable[str]) -> Sheet:
        """The sheet with other column names."""
        renamed = replace(self, header=tuple(header))
        renamed._shapes.update(self._shapes)
        return renamed

    def rows(self, chosen: Any) -> Sheet:
        """The sheet with some of its rows: a mask, or a slice."""
        columns = [
            cells[chosen] if isinstance(chosen, slice) else cells.filter(pa.array(chosen)) for cells in self.columns
        ]
        return replace(self, columns=tuple(columns), lines=self.lines[chosen], widths=self.widths[chosen])

    def until(self, first_cell: str) -> Sheet:
        """The rows before the one that starts with this cell; all of them if it is ""."""
        if not first_cell:
            return self
        ends = np.flatnonzero(self.column(0) == first_cell)
        return self.rows(slice(0, ends[0])) if len(ends) else self

    def with_columns(self, columns: dict[str, pd.Series]) -> Sheet:
        """The sheet with more columns after those of the header [text]."""
        cells = (*self.columns[: len(self.header)], *map(arrow_text, columns.values()))
        return replace(self, header=(*self.header, *columns), columns=cells, widths=self.widths * 0 + len(cells))

    def with_column(self, position: int, cells: pd.Series) -> Sheet:
        """The sheet with other cells in one column [text]."""
        columns = (*self.columns[:position], arrow_text(cells), *self.columns[position + 1 :])
        return replace(self, columns=columns)


def sheet_of_rows(
    header: Sequence[str], rows: Sequence[Sequence[str]], lines: Iterable[int] | None = None, separator: str = ","
) -> Sheet:
    """A sheet from rows of any length; without `lines` they are numbered from 1."""
    width = max([len(header), *map(len, rows)])
    columns = tuple(
        pa.array([row[position] if position < len(row) else "" for row in rows], pa.large_string())
        for position in range(width)
    )
    numbered = range(1, len(rows) + 1) if lines is None else lines
    widths = np.array([len(row) for row in rows], dtype="int64")
    return Sheet(tuple(header), columns, np.array(list(numbered), dtype="int64"), widths, separator)


def holds(cells: pd.Series | Shapes, is_so: Callable[[str], bool]) -> np.ndarray:
    """Whether a condition holds for each cell, evaluated once per distinct cell [bool]."""
    codes, values = cells.distinct if isinstance(cells, Shapes) else pd.factorize(cells)
    answers = np.array([is_so(value) for value in values], dtype=bool)
    # Missing cells have code -1 and are not evaluated.
    return np.append(answers, False)[codes]


def by_value(cells: pd.Series | Shapes, meaning: Callable[[str], Any], dtype: str) -> pd.Series:
    """The meaning of each cell, computed once per distinct cell: logs repeat the same few words."""
    codes, values = cells.distinct if isinstance(cells, Shapes) else pd.factorize(cells)
    answers = pd.Series([meaning(value) for value in values], dtype=dtype).array
    return pd.Series(answers.take(codes), index=cells.index)
