"""How large the sheets of an old Excel workbook (.xls) are, before they are laid out in memory.

An OLE file holds the stream of the workbook, and that holds records, of which those of cells begin with a row and a
column. Microsoft, [MS-XLS] 2.3 and 2.4.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import numpy as np

from neckload.readers.formats.shared_texts import characters_of, lengths_in_records

_BEGIN, _DIMENSIONS, _SEVERAL_NUMBERS = 0x0809, 0x0200, 0x00BD
_TEXTS, _CONTINUE, _POINTS_TO_TEXT = 0x00FC, 0x003C, 0x00FD
_CELLS = frozenset((0x0006, _POINTS_TO_TEXT, 0x0203, 0x0204, 0x0205, 0x00D6, 0x027E, _SEVERAL_NUMBERS))
"""Formulas, texts, numbers, and what is true or false."""


def stream_of(content: bytes) -> bytes:
    """The records of a workbook; b"" if there is none.

    Raises:
        OSError: damaged.
    """
    # Imported here, because few logs are old workbooks.
    import olefile  # type: ignore[import-untyped]

    with olefile.OleFileIO(io.BytesIO(content)) as parts:
        name = next((name for name in ("Workbook", "Book") if parts.exists(name)), None)
        return b"" if name is None else bytes(parts.openstream(name).read())


def most_cells(stream: bytes) -> int:
    """Cells of the largest block of a sheet, as declared or by its cells."""
    most = rows = columns = 0
    for kind, begin, length in records_of(stream):
        if kind == _BEGIN:
            rows = columns = 0
        elif kind == _DIMENSIONS:
            most = max(most, _declared_cells(stream[begin : begin + length]))
        elif kind in _CELLS and length >= 4:
            row, column = struct.unpack_from("<HH", stream, begin)
            if kind == _SEVERAL_NUMBERS:
                (column,) = struct.unpack_from("<H", stream, begin + length - 2)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            most = max(most, rows * columns)
    return most


def most_characters(stream: bytes) -> int | None:
    """Characters of all texts that cells point to; None if there are too many texts."""
    parts: list[bytes] = []
    points: list[int] = []
    before = 0
    for kind, begin, length in records_of(stream):
        if kind == _TEXTS or (kind == _CONTINUE and before == _TEXTS):
            parts.append(stream[begin : begin + length])
        elif kind == _POINTS_TO_TEXT and length >= 10:
            points += struct.unpack_from("<I", stream, begin + 6)
        before = before if kind == _CONTINUE else kind
    lengths = lengths_in_records(parts)
    return None if lengths is None else characters_of(np.array(points, dtype="int64"), lengths)


def records_of(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, first byte and length of each record."""
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        if place + 4 + length > len(stream):
            return
        yield kind, place + 4, length
        place += 4 + length


def _declared_cells(dimensions: bytes) -> int:
    """The cells of the block that a sheet declares."""
    form = {14: "<IIHH", 10: "<HHHH"}.get(len(dimensions))
    if form is None:
        return 0
    first_row, end_row, first_column, end_column = struct.unpack_from(form, dimensions)
    cells: int = max(0, end_row - first_row) * max(0, end_column - first_column)
    return cells
