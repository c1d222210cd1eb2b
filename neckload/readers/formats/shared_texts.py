"""How much text a workbook's cells hold, before it is laid out in memory.

A workbook keeps each text once, and its cells point to it: a megabyte of text that five hundred cells point to becomes
half a gigabyte. Ecma International, ECMA-376-1 18.4 (.xlsx); Microsoft, [MS-XLS] 2.4.265 (.xls).
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from neckload.readers.formats.kinds import MAX_FILE_BYTES

MOST_TEXTS = 1_000_000
"""Ten notes for each of the most rows that are read."""
MOST_CHARACTERS = MAX_FILE_BYTES
"""As much as a text file may hold."""
MOST_POINTERS = 5_000_000
"""As many as a workbook has cells."""
_DECLARED = re.compile(rb"<(?:\w+:)?sst\b([^>]*)>")
_COUNT = re.compile(rb"\b(uniqueCount|count)\s*=\s*[\"']([0-9]+)")
_TEXT = re.compile(rb"<(?:\w+:)?si\b")
_POINTER = re.compile(rb"<(?:\w+:)?c\b[^>]*\bt\s*=\s*[\"']s[\"'][^>]*>\s*<(?:\w+:)?v\b[^>]*>\s*([0-9]{1,9})\s*<")
_CELLS = re.compile(
    rb'<table:table-cell\b(?=[^>]*office:value-type)[^>]*number-columns-repeated="([0-9]{1,9})"[^>]*(?<!/)>'
)
_ROWS = re.compile(rb'<table:table-row\b[^>]*number-rows-repeated="([0-9]{1,9})"[^>]*(?<!/)>')
_END_OF_CELL, _END_OF_ROW = re.compile(rb"</table:table-cell>"), re.compile(rb"</table:table-row>")
_HEADER = struct.Struct("<HB")
_WIDE, _HAS_MORE, _HAS_RUNS = 1, 4, 8
"""Flags of a text in an old workbook: two bytes a letter; something for Asian scripts behind it; formats behind it."""


def lengths_in_markup(markup: bytes) -> np.ndarray | None:
    """The size of each text in xl/sharedStrings.xml [bytes]; None if there are, or are said to be, too many.

    Calamine makes room for as many as are declared.
    """
    declared = _DECLARED.search(markup)
    counts = dict(_COUNT.findall(declared[1])) if declared else {}
    if int(counts.get(b"uniqueCount", 0)) > MOST_TEXTS or int(counts.get(b"count", 0)) > MOST_POINTERS:
        return None
    begins = [text.start() for text in islice(_TEXT.finditer(markup), MOST_TEXTS + 1)]
    return None if len(begins) > MOST_TEXTS else np.diff(begins, append=len(markup))


def characters_in_sheet(markup: bytes, lengths: np.ndarray) -> int:
    """The size of all texts that the cells of a sheet point to [bytes]."""
    return characters_of(np.array(_POINTER.findall(markup), dtype="int64"), lengths)


def characters_repeated(markup: bytes) -> int:
    """The size of the texts of LibreOffice's repeated cells and rows, as often as they are repeated [bytes]."""
    cells = [(begin, (end - begin) * times) for begin, end, times in _repeated(markup, _CELLS, _END_OF_CELL)]
    begins = [begin for begin, _ in cells]
    size = sum(repeated for _, repeated in cells)
    for begin, end, times in _repeated(markup, _ROWS, _END_OF_ROW):
        if markup.find(b"office:value-type", begin, end) >= 0:
            within = cells[bisect_left(begins, begin) : bisect_left(begins, end)]
            size += times * (end - begin + sum(repeated for _, repeated in within))
    return size


def _repeated(markup: bytes, element: re.Pattern[bytes], end: re.Pattern[bytes]) -> Iterator[tuple[int, int, int]]:
    """Where the content of each repeated element begins and ends, and how often it stands there."""
    tags = list(element.finditer(markup))
    ends = [close.start() for close in end.finditer(markup)] if tags else []
    for tag in tags:
        place = bisect_left(ends, tag.end())
        if place < len(ends):
            yield tag.end(), ends[place], int(tag[1])


def characters_of(points: np.ndarray, lengths: np.ndarray) -> int:
    """The size of the texts that these positions point to [bytes]."""
    return int(lengths[points[points < len(lengths)]].sum()) if len(lengths) else 0


def lengths_in_records(parts: Sequence[bytes]) -> np.ndarray | None:
    """The length of each text in the records of an old workbook [characters]; None if too many are declared.

    Args:
        parts: the record of texts and those that continue it.
    """
    (declared,) = struct.unpack_from("<I", parts[0], 4) if parts and len(parts[0]) >= 8 else (0,)
    if declared > MOST_TEXTS:
        return None
    texts = _Texts(parts)
    lengths: list[int] = []
    while len(lengths) < declared and (length := texts.skip()) is not None:
        lengths.append(length)
    return np.array(lengths, dtype="int64")


class _Texts:
    """The texts of an old workbook, one after the other."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self._parts, self._part, self._place = parts, 0, 8

    def skip(self) -> int | None:
        """Goes past a text and returns its length [characters]; None at the end."""
        self._skip_bytes(0)
        if self._part == len(self._parts) or self._place + _HEADER.size > len(self._parts[self._part]):
            return None
        length, flags = _HEADER.unpack_from(self._parts[self._part], self._place)
        behind = 0
        self._place += _HEADER.size
        if flags & _HAS_RUNS:
            behind += 4 * self._number("<H")
        if flags & _HAS_MORE:
            behind += self._number("<I")
        self._skip_letters(length, 2 if flags & _WIDE else 1)
        self._skip_bytes(behind)
        return int(length)

    def _number(self, form: str) -> int:
        part, size = self._parts[self._part], struct.calcsize(form)
        (number,) = struct.unpack(form, part[self._place : self._place + size].ljust(size, b"\0"))
        self._place += size
        return int(number)

    def _skip_letters(self, letters: int, size: int) -> None:
        """Goes past letters; a record that continues them says anew how many bytes each has."""
        while self._part < len(self._parts):
            part = self._parts[self._part]
            there = min(letters, max(0, len(part) - self._place) // size)
            letters, self._place = letters - there, self._place + there * size
            if not letters:
                return
            self._part, self._place = self._part + 1, 1
            following = self._parts[self._part] if self._part < len(self._parts) else b""
            size = 2 if following[:1] == b"\x01" else 1

    def _skip_bytes(self, count: int) -> None:
        while self._part < len(self._parts):
            there = min(count, max(0, len(self._parts[self._part]) - self._place))
            count, self._place = count - there, self._place + there
            if self._place < len(self._parts[self._part]):
                return
            self._part, self._place = self._part + 1, 0
