"""Cells by their shape: with every digit written as 0 a long column has few different ones.

How a cell is to be read is decided once for each shape, and its figures are then taken from all cells of the column
in one step. Two thousand ways to write a moment are still two thousand decisions, however many rows there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from functools import cached_property
from itertools import compress
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

_TEXT = pd.StringDtype(na_value=np.nan)
_OTHER_DIGIT = "7"
MOST_DIGITS_OF_INT32 = 9
MOST_DIGITS = 15
"""A float holds whole numbers of this many digits exactly."""
_SHAPE_OF_BYTE = bytes(ord("0") if chr(byte).isdigit() and byte < 128 else byte for byte in range(256))


class Figure(NamedTuple):
    """Where a figure is in a cell: its first and last digit, and how many are decimals."""

    begin: int
    end: int
    decimals: int = 0


def figure_at(text: str, span: tuple[int, int]) -> Figure | None:
    """The figure in a part of a shape; None if there is none, or more digits than a float holds exactly."""
    written = text[slice(*span)]
    digits = written.count("0")
    if not 0 < digits <= MOST_DIGITS:
        return None
    begin = text.count("0", 0, span[0])
    decimals = re.split("[.,]", written)[-1].count("0") if re.search("[.,]", written) else 0
    return Figure(begin, begin + digits, decimals)


def shape_of(text: str) -> str:
    """A text with every digit written as 0."""
    return text.encode().translate(_SHAPE_OF_BYTE).decode()


def repeated(word: str | None, rows: int) -> pd.Series:
    """The same word, or none, in each of these rows [text]."""
    text = pa.large_string()
    return pd.Series(text_array(pa.nulls(rows, text) if word is None else pa.repeat(pa.scalar(word, text), rows)))


def text_array(cells: pa.LargeStringArray | Sequence[str | None]) -> pd.arrays.ArrowStringArray:
    """The same cells for pandas, those of Arrow without a copy [text]."""
    cells = cells if isinstance(cells, pa.Array) else pa.array(cells, pa.large_string())
    return pd.arrays.ArrowStringArray(cells, dtype=_TEXT)  # type: ignore[call-arg]


def arrow_text(cells: Sequence[str] | pd.Series) -> pa.LargeStringArray:
    """The same cells for Arrow [text]."""
    texts = cells if isinstance(cells, pd.Series) and cells.dtype == _TEXT else pd.Series(cells, dtype="str")
    text = pa.array(texts.array, pa.large_string())
    return text.combine_chunks() if isinstance(text, pa.ChunkedArray) else text


def shapes_of(cells: pd.Series | Shapes) -> Shapes:
    """The shapes of a column, computed unless they are given."""
    return cells if isinstance(cells, Shapes) else Shapes(cells)


class Shapes:
    """The cells of one column [text] by their shapes."""

    def __init__(self, cells: pd.Series | pa.LargeStringArray) -> None:
        self._given = cells
        self.index: pd.Index = cells.index if isinstance(cells, pd.Series) else pd.RangeIndex(len(cells))
        self._rows: np.ndarray | None = None
        written = arrow_text(cells) if isinstance(cells, pd.Series) else cells
        written = written.fill_null("") if written.null_count else written
        count, (_, ends, letters) = len(written), written.buffers()
        # One more, so that an empty last cell has a start too.
        content = b"".join((letters or b"", b"0"))
        self._letters = np.frombuffer(content, dtype="uint8")
        edges = np.frombuffer(ends or bytes(8), "int64")[written.offset : written.offset + count + 1]
        self._begins = edges[:-1]
        shaped = content.translate(_SHAPE_OF_BYTE)
        self.codes = np.zeros(count, dtype="intp")
        """The index in `texts` of each cell's shape [int]."""
        self.texts = _only_shape(shaped, edges)
        """The distinct shapes."""
        if not self.texts:
            alike = pa.LargeStringArray.from_buffers(count, ends, pa.py_buffer(shaped), None, 0, written.offset)
            encoded = alike.dictionary_encode()
            self.codes, self.texts = encoded.indices.to_numpy().astype("intp"), encoded.dictionary.to_pylist()

    def within(self, rows: np.ndarray) -> Shapes:
        """The same column with empty cells in the other rows [bool]."""
        if rows.all():
            return self
        used = np.bincount(self.codes[rows], minlength=len(self.texts)) > 0
        renumbered = np.cumsum(used) - 1
        part = copy(self)
        part._given, part._rows = self.cells, rows
        part.texts = [*compress(self.texts, used), ""]
        part.codes = np.where(rows, renumbered[self.codes], len(part.texts) - 1)
        for worked_out in ("cells", "stripped", "distinct", "counts", "_digits"):
            part.__dict__.pop(worked_out, None)
        return part

    @cached_property
    def cells(self) -> pd.Series:
        """The cells as written [text]."""
        given = self._given
        cells = given if isinstance(given, pd.Series) else pd.Series(text_array(given), index=self.index)
        return cells if self._rows is None else cells.where(self._rows, "")

    @cached_property
    def stripped(self) -> pd.Series:
        """The cells without leading and trailing blanks [text]; most columns have none."""
        return self.cells.str.strip() if any(text != text.strip() for text in self.texts) else self.cells

    @cached_property
    def distinct(self) -> tuple[np.ndarray, Sequence[str]]:
        """For each cell its index among the distinct cells [int], and the distinct cells."""
        if not any("0" in text for text in self.texts):
            return self.codes, self.texts
        codes, values = pd.factorize(self.cells)
        return codes, values.tolist()

    @cached_property
    def counts(self) -> np.ndarray:
        """The number of cells of each shape [int64]."""
        several = len(self.texts) > 1
        return np.bincount(self.codes, minlength=len(self.texts)) if several else np.array([len(self.codes)])

    def each(self, values: np.ndarray) -> np.ndarray:
        """For each cell, the value of its shape."""
        is_one = len(values) > 0 and (values == values[0]).all()
        return np.full(len(self.codes), values[0]) if is_one else values[self.codes]

    def mask(self, chosen: Iterable[object]) -> pd.Series:
        """For each cell, the answer for its shape [bool]."""
        return pd.Series(self.marks(chosen), index=self.index)

    def marks(self, chosen: Iterable[object]) -> np.ndarray:
        """The same without the index [bool]."""
        return self.each(np.array([bool(answer) for answer in chosen], dtype=bool))

    def words(self, words: Sequence[str | None]) -> pd.Series:
        """For each cell, the word for its shape [text]."""
        if not any(words):
            return pd.Series(words[0] if words and len(set(words)) == 1 else None, index=self.index, dtype="str")
        column = pa.DictionaryArray.from_arrays(pa.array(self.codes), pa.array(words, pa.large_string()))
        return pd.Series(pd.array(column.cast(pa.large_string()), dtype="str"), index=self.index)

    def figures(self, places: Sequence[Figure | None]) -> pd.Series:
        """The figure of each cell, from its place in the shape; NaN if the shape has none [float64]."""
        return pd.Series(self.each_figure(places), index=self.index)

    def each_figure(self, places: Sequence[Figure | None]) -> np.ndarray:
        """The same without the index [float64]."""
        if not any(places):
            return np.full(len(self.codes), np.nan)
        known = [place or Figure(0, 0) for place in places]
        widths = np.array([place.end - place.begin for place in known], dtype="int64")
        scale = np.array([10.0**place.decimals for place in known])
        figures = np.full(len(self.codes), np.nan)
        for width in set(widths.tolist()) - {0}:
            has_width = widths == width
            digits = np.zeros((width, len(known)), dtype="int64")
            for number in np.flatnonzero(has_width):
                digits[:, number] = self._digits[number][known[number].begin : known[number].end]
            rows = slice(None) if has_width.all() else np.flatnonzero(has_width[self.codes])
            figures[rows] = self._whole(digits, rows)
        return figures if (scale == 1).all() else figures / self.each(scale)

    def _whole(self, digits: np.ndarray, rows: slice | np.ndarray) -> np.ndarray:
        """The whole numbers in some rows, from the places of each shape's digits [int]."""
        begins, codes = self._begins[rows], self.codes[rows]
        whole = np.zeros(len(codes), dtype="int32" if len(digits) <= MOST_DIGITS_OF_INT32 else "int64")
        for places in digits:
            whole *= 10
            whole += self._letters[begins + (places[0] if len(places) == 1 else places[codes])] - ord("0")
        return whole

    @cached_property
    def _digits(self) -> list[np.ndarray]:
        """The byte positions of each shape's digits."""
        return [np.flatnonzero(np.frombuffer(text.encode(), dtype="uint8") == ord("0")) for text in self.texts]


def _only_shape(shaped: bytes, edges: np.ndarray) -> list[str]:
    """The shape of all cells between these edges, as columns of dates have only one; empty if there are several."""
    widths = np.diff(edges)
    if not len(widths) or (widths != widths[0]).any():
        return []
    text = shaped[edges[0] : edges[1]]
    return [text.decode()] if shaped[edges[0] : edges[-1]] == text * len(widths) else []


def either(figures: np.ndarray, others: np.ndarray | float) -> np.ndarray:
    """The figures, and the others where they are missing [float64]."""
    is_missing = np.isnan(figures)
    return np.where(is_missing, others, figures) if is_missing.any() else figures


def named_figures(
    shapes: Shapes, matched: Callable[[str], re.Match[str] | None], names: Sequence[str]
) -> dict[str, np.ndarray]:
    """The figures of a pattern's named groups in each cell, by group name; NaN where absent [float64].

    Args:
        matched: the match of a pattern in a text, which may have been tidied before. Where it took digits away or put
            some in, or does not match the shape, the cell itself is looked at.
    """
    matches = [matched(text) for text in shapes.texts]
    usable = [
        match if match is not None and _tells(match, text, matched) else None
        for match, text in zip(matches, shapes.texts, strict=True)
    ]
    figures = {
        name: shapes.each_figure(
            [None if match is None else figure_at(match.string, match.span(name)) for match in usable]
        )
        for name in names
    }
    if None in usable:
        places = np.flatnonzero(shapes.marks(match is None for match in usable))
        looked_at = _looked_at(shapes.cells.iloc[places], matched, names)
        for name, column in zip(names, looked_at.T, strict=True):
            figures[name][places] = column
    return figures


def _tells(match: re.Match[str], shape: str, matched: Callable[[str], re.Match[str] | None]) -> bool:
    """Whether the digits of the match are those of the shape, and its figures are short enough to be exact.

    With other digits in it the shape must be tidied to the same: a rule that calculates gives others as many.
    """
    other = matched(shape.replace("0", _OTHER_DIGIT))
    if other is None or other.string != match.string.replace("0", _OTHER_DIGIT):
        return False
    longest = max((len(part or "") for part in match.groups()), default=0)
    return match.string.count("0") == shape.count("0") and longest <= MOST_DIGITS


def _looked_at(cells: pd.Series, matched: Callable[[str], re.Match[str] | None], names: Sequence[str]) -> np.ndarray:
    """The same of cells that have no shape to go by, each different one by itself."""
    codes, values = pd.factorize(cells)
    rows = [
        [float("nan")] * len(names)
        if (match := matched(value)) is None
        else [float((match[name] or "nan").replace(",", ".")) for name in names]
        for value in values
    ]
    return np.array(rows, dtype="float64")[codes]
