"""The cells of a file: a header, a column of text for each name, and the line of each row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from neckload.readers.shapes import Shapes

MAX_COLUMNS = 2_000
MAX_ROWS = 100_000
NEARLY_ALL = 0.8
"""Share of the cells of a column that must look alike, for the column to be taken for what they look like."""
MOST_CELLS = 15_000_000
"""A hundred thousand rows of the widest list known; short rows are filled up, so few bytes may make many cells."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """The cells of a file as they are written, outer blanks of the header removed."""

    header: tuple[str, ...]
    cells: pd.DataFrame
    """One column for each name, and more where rows are longer than the header; "" where a row ends before [text]."""
    lines: np.ndarray
    """Line of each row's first cell, from 1 [int64]."""
    widths: np.ndarray
    """How many cells each row has in the file [int64]."""
    separator: str = ","
    _shapes: dict[int, Shapes] = field(default_factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        return len(self.cells)

    def column(self, position: int) -> pd.Series:
        """The cells of one column [text]."""
        return self.shapes(position).cells

    def shapes(self, position: int) -> Shapes:
        """The same by their shapes, worked out once."""
        if position not in self._shapes:
            self._shapes[position] = Shapes(self.cells[position])
        return self._shapes[position]

    def as_rows(self) -> list[list[str]]:
        """Row by row, each as long as it is in the file."""
        rows = self.cells.to_numpy(object).tolist()
        return [row[:width] for row, width in zip(rows, self.widths, strict=True)]

    def first_row(self) -> list[str]:
        """As long as it is in the file; no cell where there is no row."""
        return list(map(str, self.cells.iloc[0].tolist()[: self.widths[0]])) if len(self) else []

    def rows(self, chosen: Any) -> Sheet:
        """The sheet with some of its rows: a mask, or a slice."""
        cells = self.cells.iloc[chosen].reset_index(drop=True)
        return replace(self, cells=cells, lines=self.lines[chosen], widths=self.widths[chosen])

    def until(self, first_cell: str) -> Sheet:
        """The rows before the one that begins with this cell; all of them when it is ""."""
        if not first_cell:
            return self
        ends = np.flatnonzero(self.cells[0] == first_cell)
        return self.rows(slice(0, ends[0])) if len(ends) else self

    def with_columns(self, columns: dict[str, pd.Series]) -> Sheet:
        """The sheet with further columns behind those of the header [text]."""
        width = len(self.header)
        further = {width + number: cells.astype("str") for number, cells in enumerate(columns.values())}
        cells = self.cells.iloc[:, :width].join(pd.DataFrame(further, index=self.cells.index))
        return replace(self, header=(*self.header, *columns), cells=cells, widths=self.widths * 0 + cells.shape[1])

    def with_column(self, position: int, cells: pd.Series) -> Sheet:
        """The sheet with other cells in one column [text]."""
        columns = {place: self.cells[place] if place != position else cells for place in self.cells}
        return replace(self, cells=pd.DataFrame(columns))


def sheet_of_rows(
    header: Sequence[str], rows: Sequence[Sequence[str]], lines: Iterable[int] | None = None, separator: str = ","
) -> Sheet:
    """A sheet of rows of any length; without `lines` they are numbered from 1."""
    width = max([len(header), *map(len, rows)])
    columns = {
        position: pd.Series([row[position] if position < len(row) else "" for row in rows], dtype="str")
        for position in range(width)
    }
    numbered = range(1, len(rows) + 1) if lines is None else lines
    cells = pd.DataFrame(columns, index=pd.RangeIndex(len(rows)))
    widths = np.array([len(row) for row in rows], dtype="int64")
    return Sheet(tuple(header), cells, np.array(list(numbered), dtype="int64"), widths, separator)


def asked(cells: pd.Series | Shapes, is_so: Callable[[str], bool]) -> np.ndarray:
    """Whether each cell is so, asked once for each different one [bool]."""
    codes, values = cells.distinct if isinstance(cells, Shapes) else pd.factorize(cells)
    answers = np.array([is_so(value) for value in values], dtype=bool)
    # Of cells that are missing nothing is asked; their code is -1.
    return np.append(answers, False)[codes]


def by_value(cells: pd.Series | Shapes, meaning: Callable[[str], Any], dtype: str) -> pd.Series:
    """What each cell means, asked once for each different one: logs say the same few words over and over."""
    codes, values = cells.distinct if isinstance(cells, Shapes) else pd.factorize(cells)
    answers = pd.Series([meaning(value) for value in values], dtype=dtype).array
    return pd.Series(answers.take(codes), index=cells.index)
