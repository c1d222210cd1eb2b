"""Bytes -> a header and rows of cells, each with its line as a text editor counts it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pandas as pd

from neckload.domain.problems import Problem, UnreadableFile

MAX_COLUMNS = 2_000
MAX_ROWS = 100_000
MAX_LINES = 1_000_000
"""Notes may run over many lines."""
SEPARATORS = (",", ";", "\t", "|")
HEADER_WITHIN = 20
"""Exports put at most a few title lines before the header."""
ENOUGH_TO_GUESS = 20_000
"""Bytes."""
MOST_GUESSES = 5
LONGEST_HEADER = 20_000
"""Characters; five times the longest seen."""
ENOUGH_KNOWN_NAMES = 3
_ONE_LINE_PER_RUN = "A training log has one line per run."
_DATUM = re.compile(r".*[0-9]{4}-[0-9]{2}-[0-9]{2}|.*[0-9]:[0-9]{2}|[0-9]+[.,][0-9]+$")
"""A date, a time or a figure: such a line is no header, whatever words stand beside it."""
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x19\x1b-\x1f\x7f]")


@dataclass(frozen=True)
class Sheet:
    """The cells of a file as they are written, outer blanks of the header removed."""

    header: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]
    """Line of each row's first cell, from 1."""
    separator: str = ","

    def column(self, position: int) -> pd.Series:
        """The cells of one column [text], "" where a row ends before it."""
        return pd.Series([row[position] if position < len(row) else "" for row in self.rows], dtype="str")

    def until(self, first_cell: str) -> Sheet:
        """The rows before the one that begins with this cell; all of them when it is ""."""
        ends = [number for number, row in enumerate(self.rows) if first_cell and row[:1] == [first_cell]]
        return replace(self, rows=self.rows[: ends[0]], lines=self.lines[: ends[0]]) if ends else self


def decoded(content: bytes, is_known: Callable[[str], bool]) -> str:
    """The text of a file: UTF-16 by its mark, else UTF-8, else an older encoding (see `_older_encoding`).

    Raises:
        UnreadableFile: bytes that no text holds.
    """
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode(_older_encoding(content[:ENOUGH_TO_GUESS], is_known), errors="replace")
    if _CONTROL.search(text):
        raise _no_text()
    return text


def _older_encoding(beginning: bytes, is_known: Callable[[str], bool]) -> str:
    """Windows-1252 (Excel in western Europe), unless another one that the bytes speak for makes more names known."""
    # Not at the top: nearly every log is UTF-8 and does not need it.
    import charset_normalizer

    likely = [match.encoding for match in charset_normalizer.from_bytes(beginning)][:MOST_GUESSES]
    return max(["cp1252", *likely], key=lambda one: _known_names(beginning.decode(one, errors="replace"), is_known))


def _known_names(text: str, is_known: Callable[[str], bool]) -> int:
    lines = text.splitlines()[:HEADER_WITHIN]
    return max(
        (sum(map(is_known, _cells(line[:LONGEST_HEADER], sign))) for line in lines for sign in SEPARATORS), default=0
    )


def refuse_nul(text: str) -> None:
    if "\x00" in text:
        raise _no_text()


def _no_text() -> UnreadableFile:
    return UnreadableFile(
        Problem(
            "The file holds bytes that no text has, so it is not a CSV file. Export your log as CSV and upload that."
        )
    )


def sheet_of(text: str, is_known: Callable[[str], bool]) -> Sheet:
    """The table in a text.

    The header is the first of the first lines that holds three known column names (`is_known`), else the
    one that holds most of them; title lines before it are skipped. Lines without any cell are skipped too.

    Raises:
        UnreadableFile: a quotation mark that is never closed, or more rows or columns than a log has.
    """
    if max(text.count("\n"), text.count("\r")) > MAX_LINES:
        raise UnreadableFile(Problem(f"The file has more than {MAX_LINES:,} lines. {_ONE_LINE_PER_RUN}"))
    lines = list(io.StringIO(text, newline=""))
    start, separator = _header_place(lines, is_known)
    records = [(line, row) for line, row in _records(lines, start, separator) if any(cell.strip() for cell in row)]
    if not records:
        raise UnreadableFile(Problem("The file is empty. Choose the file that holds your runs or pain scores."))
    (_, header), rows = records[0], records[1:]
    header, rows = _split_again(header, rows, separator)
    if len(header) > MAX_COLUMNS:
        raise UnreadableFile(Problem(f"The file has {len(header):,} columns. {_ONE_LINE_PER_RUN}"))
    return Sheet(
        tuple(name.strip() for name in header), [row for _, row in rows], [line for line, _ in rows], separator
    )


def _header_place(lines: list[str], is_known: Callable[[str], bool]) -> tuple[int, str]:
    """Index of the header line and its separator: most known names, else the first line, else most cells."""
    places = []
    for index, line in enumerate(lines[:HEADER_WITHIN]):
        for separator in SEPARATORS:
            names = _cells(line[:LONGEST_HEADER], separator)
            if any(name.strip() for name in names):
                known = min(sum(is_known(name) for name in names), ENOUGH_KNOWN_NAMES)
                known = 0 if any(_DATUM.match(name.strip()) for name in names) else known
                places.append((known, -index, len(names), separator))
    if not places:
        return 0, ","
    _, index, _, separator = max(places, key=lambda place: place[:3])
    return -index, separator


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def _records(lines: list[str], start: int, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line each begins on, the header first."""
    reader = csv.reader(lines[start:], delimiter=separator)
    first = start
    count = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _unclosed(first + 1) from error
        end = start + reader.line_num
        # An opened quotation mark that is not closed swallows the lines after it; their marks then do not pair up.
        if end - first > 1 and "".join(lines[first:end]).count('"') % 2:
            raise _unclosed(first + 1)
        yield first + 1, row
        first, count = end, count + 1
        if count > MAX_ROWS:
            raise UnreadableFile(Problem(f"The file has more than {MAX_ROWS:,} rows. {_ONE_LINE_PER_RUN}"))


def _unclosed(line: int) -> UnreadableFile:
    return UnreadableFile(
        Problem(
            "A quotation mark that opens here is not closed, or the line is longer than any of a log. Correct the line "
            "and upload the file again.",
            line,
        )
    )


def _split_again(
    header: list[str], rows: list[tuple[int, list[str]]], separator: str
) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Undo a second CSV encoding: whole rows that stand in one quoted cell."""
    if len(header) == 1 and separator in header[0]:
        header = _cells(header[0], separator)
    single = sum(len(row) == 1 for _, row in rows)
    if len(header) < 2 or single * 2 <= len(rows):
        return header, rows
    again = [(line, (_cells(row[0], separator) or row) if len(row) == 1 else row) for line, row in rows]
    return header, again
