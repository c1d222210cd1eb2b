"""Text -> the sheet in it: which line is the header, which sign separates the cells, and on which line each row is.

Nearly all files have rows of equal length, and Arrow's C parser reads them. The others go row by row
through the standard library, which says where it fails.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import islice

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
from pyarrow import csv as arrow_csv

from neckload.domain.problems import Problem, UnreadableFile
from neckload.readers.formats.digits import with_plain_digits
from neckload.readers.formats.encoding import HEADER_WITHIN, LONGEST_HEADER, SEPARATORS, cells_of
from neckload.readers.sheet import MAX_COLUMNS, MAX_ROWS, MOST_CELLS, Sheet, sheet_of_rows
from neckload.readers.vocabulary.column_names import compared, name_and_unit
from neckload.readers.vocabulary.generic_names import GENERIC
from neckload.readers.vocabulary.pain_names import says_pain

MAX_LINES = 1_000_000
"""Notes may run over many lines."""
ENOUGH_KNOWN_NAMES = 3
_ONE_LINE_PER_RUN = "A training log has one line per run."
_DATUM = re.compile(r".*[0-9]{4}-[0-9]{2}-[0-9]{2}|.*[0-9]:[0-9]{2}|[0-9]+[.,][0-9]+$")
"""A date, a time or a figure: a line with one is not a header, whatever words are beside it."""
_WORDS = compared((*GENERIC["title"], *GENERIC["note"])).keys()
"""Names of columns whose words are kept as they are."""
_QUOTE, _LINE_FEED, _RETURN = 34, 10, 13
_BLOCK_BYTES = 1 << 20
"""What fits into a processor's cache; longer rows are read line by line."""


def sheet_of(text: str, is_known: Callable[[str], bool]) -> Sheet:
    """The table in a text.

    The header is the first of the first lines with three known column names (`is_known`), else the
    one with most of them; title lines before it are skipped, and so are lines without cells.

    Raises:
        UnreadableFile: a quotation mark that is never closed, or more rows or columns than a log has.
    """
    plain = with_plain_digits(text)
    sheet = sheet_as_written(plain, is_known)
    return sheet if plain is text else _with_words_as_written(sheet, sheet_as_written(text, is_known))


def _with_words_as_written(sheet: Sheet, written: Sheet) -> Sheet:
    """The sheet with its titles and notes as in the one whose digits are those of the file."""
    if written.header != sheet.header or not np.array_equal(written.lines, sheet.lines):
        return sheet
    for position, name in enumerate(sheet.header):
        if name_and_unit(name)[0] in _WORDS:
            sheet = sheet.with_column(position, written.column(position))
    return sheet


def sheet_as_written(text: str, is_known: Callable[[str], bool]) -> Sheet:
    """The same, with the digits of other scripts in it left as they are."""
    if len(text) > MAX_LINES and _breaks(text.encode()) > MAX_LINES:
        raise UnreadableFile(Problem(f"The file has more than {MAX_LINES:,} lines. {_ONE_LINE_PER_RUN}"))
    first_lines = list(islice(io.StringIO(text[: HEADER_WITHIN * LONGEST_HEADER], newline=""), HEADER_WITHIN))
    start, separator = _header_place(first_lines, is_known)
    text = text[sum(map(len, first_lines[:start])) :]
    sheet = _regular(text, separator, start)
    sheet = _irregular(text, separator, start) if sheet is None else sheet
    if start and (groups := cells_of(first_lines[start - 1].rstrip("\r\n")[:LONGEST_HEADER], separator)):
        sheet = sheet.named(_under_groups(sheet.header, groups, is_known))
    _refuse_too_large(len(sheet.header), len(sheet))
    filled = sheet.filled
    return sheet if filled.all() else sheet.rows(filled)


def _under_groups(header: tuple[str, ...], groups: list[str], is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """The names below merged cells in the line above: before and after, below Neck pain and an empty cell."""
    if len(groups) != len(header) or all(map(str.strip, groups)) or any(map(_DATUM.match, groups)):
        return header
    names, group = [], ""
    for above, name in zip(map(str.strip, groups), header, strict=True):
        group = above or group
        names.append(
            f"{group} {name}" if name and (is_known(group) or says_pain(group)) and not is_known(name) else name
        )
    return tuple(names)


def _breaks(content: bytes) -> int:
    """The number of line ends, several times as fast as `count`."""
    signs = (_LINE_FEED, _RETURN) if b"\r" in content else (_LINE_FEED,)
    return max(int(np.count_nonzero(np.frombuffer(content, dtype="uint8") == sign)) for sign in signs)


def _refuse_too_large(columns: int, rows: int) -> None:
    if columns > MAX_COLUMNS:
        raise UnreadableFile(Problem(f"The file has {columns:,} columns. {_ONE_LINE_PER_RUN}"))
    if rows > MAX_ROWS:
        raise UnreadableFile(Problem(f"The file has more than {MAX_ROWS:,} rows. {_ONE_LINE_PER_RUN}"))


def _header_place(lines: list[str], is_known: Callable[[str], bool]) -> tuple[int, str]:
    """Index of the header line and its separator: most known names, else the first line, else most cells."""
    places = []
    for index, line in enumerate(lines):
        for separator in SEPARATORS:
            names = cells_of(line[:LONGEST_HEADER], separator)
            if any(name.strip() for name in names):
                known = min(sum(is_known(name) for name in names), ENOUGH_KNOWN_NAMES)
                known = 0 if any(_DATUM.match(name.strip()) for name in names) else known
                places.append((known, -index, len(names), separator))
        if any(known == ENOUGH_KNOWN_NAMES for known, *_ in places):
            break
    if not places:
        return 0, ","
    _, index, _, separator = max(places, key=lambda place: place[:3])
    return -index, separator


def _regular(text: str, separator: str, lines_before: int) -> Sheet | None:
    """The sheet, if every row is as long as the header; None if the lines have to be read one by one."""
    content = text.rstrip("\r\n").encode()
    try:
        header = next(csv.reader(io.StringIO(text[:LONGEST_HEADER], newline=""), delimiter=separator), [])
        if not 1 < len(header) <= MAX_COLUMNS or ("\r" in text and text.count("\r") != text.count("\r\n")):
            return None
        table = _parsed(content, separator, [str(position) for position in range(len(header))])
    except (csv.Error, pa.ArrowInvalid):
        return None
    first_lines = _first_lines(content, table)
    if first_lines is None:
        return None
    columns = [column.chunk(0) for column in table.columns]
    names = tuple(str(column[0]).strip() for column in columns)
    rows, lines = tuple(column[1:] for column in columns), first_lines[1:] + lines_before + 1
    return Sheet(names, rows, lines, np.full(len(lines), len(names)), separator)


def _parsed(content: bytes, separator: str, names: list[str]) -> pa.Table:
    return arrow_csv.read_csv(
        pa.BufferReader(content),
        arrow_csv.ReadOptions(column_names=names, block_size=_BLOCK_BYTES, use_threads=False),
        arrow_csv.ParseOptions(delimiter=separator, newlines_in_values=b'"' in content),
        # The text was encoded just now, so it is valid.
        arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.large_string()), check_utf8=False),
    ).combine_chunks()


def _first_lines(content: bytes, table: pa.Table) -> np.ndarray | None:
    """The line on which each row starts, from 0; None if there are blank lines, or quoted line breaks."""
    written = np.frombuffer(content, dtype="uint8")
    breaks = np.count_nonzero(written == _LINE_FEED)
    if breaks + 1 == table.num_rows:
        return np.arange(table.num_rows)
    spans = np.ones(table.num_rows, dtype="int64")
    if breaks >= table.num_rows:
        spans = 1 + sum(pc.count_substring(column, "\n").to_numpy() for column in table.columns)
    if spans.sum() != breaks + 1:
        return None
    ends = np.cumsum(spans)
    if breaks >= table.num_rows:
        line_ends = np.append(np.flatnonzero(written == _LINE_FEED), len(content))
        quotes = np.searchsorted(np.flatnonzero(written == _QUOTE), line_ends[ends - 1])
        if (np.diff(quotes, prepend=0)[spans > 1] % 2).any():
            return None
    return ends - spans


def _irregular(text: str, separator: str, lines_before: int) -> Sheet:
    lines = list(io.StringIO(text, newline=""))
    records = list(_records(lines, separator, lines_before))
    if not records or not any(map(str.strip, records[0][1])):
        raise UnreadableFile(Problem("The file is empty. Choose the file with your runs or pain scores."))
    (_, header), rows = records[0], records[1:]
    header, rows = _split_again(header, rows, separator)
    width = max([len(header), *(len(row) for _, row in rows)])
    _refuse_too_large(width, 0)
    if width * len(rows) > MOST_CELLS:
        raise UnreadableFile(Problem(f"The file has more than {MOST_CELLS:,} cells. {_ONE_LINE_PER_RUN}"))
    names = [name.strip() for name in header]
    return sheet_of_rows(names, [row for _, row in rows], [line for line, _ in rows], separator)


def _records(lines: list[str], separator: str, lines_before: int) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line on which each starts, the header first."""
    reader = csv.reader(lines, delimiter=separator)
    first = 0
    count = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _unclosed(lines_before + first + 1) from error
        end = reader.line_num
        # An unclosed quotation mark swallows the lines after it, and their marks then do not pair up.
        if end - first > 1 and "".join(lines[first:end]).count('"') % 2:
            raise _unclosed(lines_before + first + 1)
        yield lines_before + first + 1, row
        first, count = end, count + 1
        _refuse_too_large(0, count)


def _unclosed(line: int) -> UnreadableFile:
    return UnreadableFile(
        Problem(
            "A quotation mark that opens here is never closed, or the line is too long for a log. Correct the line "
            "and upload the file again.",
            line,
        )
    )


def _split_again(
    header: list[str], rows: list[tuple[int, list[str]]], separator: str
) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Undoes a second CSV encoding: whole rows in one quoted cell."""
    if len(header) == 1 and separator in header[0]:
        header = cells_of(header[0], separator)
    single = sum(len(row) == 1 for _, row in rows)
    if len(header) < 2 or single * 2 <= len(rows):
        return header, rows
    again = [(line, (cells_of(row[0], separator) or row) if len(row) == 1 else row) for line, row in rows]
    return header, again
