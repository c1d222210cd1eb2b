"""Many small files of one kind in an archive -> one list, which is read at once.

A program that writes one file per activity writes them all alike. Read one by one, each would cost as much as a list
of a thousand rows, and what a column means would be decided a thousand times from a single cell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

from neckload.domain.read_result import ReadResult
from neckload.readers.sheet import Sheet

FEWEST_ALIKE = 10
MOST_ROWS = 50
"""A file with more rows than this is a list itself."""


@dataclass(frozen=True)
class SheetOfFile:
    """The table in one file of an archive."""

    name: str
    sheet: Sheet


def alike(sheets: Sequence[SheetOfFile]) -> list[list[SheetOfFile]]:
    """Groups of files with the same columns, if there are many of them."""
    groups: dict[tuple[str, ...], list[SheetOfFile]] = {}
    for file in sheets:
        if len(file.sheet.columns) == len(file.sheet.header):
            groups.setdefault(file.sheet.header, []).append(file)
    return [group for group in groups.values() if len(group) >= FEWEST_ALIKE]


def read_alike(files: Sequence[SheetOfFile], read: Callable[[Sheet], ReadResult]) -> ReadResult:
    """The tables of files with the same columns; rows left out are named with their file.

    Raises:
        UnreadableFile: as for one file with all their rows.
    """
    first = files[0].sheet
    rows = sum(len(file.sheet) for file in files)
    columns = tuple(map(pa.concat_arrays, zip(*(file.sheet.columns for file in files), strict=True)))
    widths = np.concatenate([file.sheet.widths for file in files])
    result = read(Sheet(first.header, columns, np.arange(1, rows + 1), widths, first.separator))
    names = np.repeat([file.name for file in files], [len(file.sheet) for file in files])
    lines = np.concatenate([file.sheet.lines for file in files])
    left = result.report.left_out
    places = left["line"].to_numpy() - 1
    values = [f"{value} ({name})".strip() for value, name in zip(left["value"], names[places], strict=True)]
    left = left.assign(line=lines[places], value=pd.Series(values, index=left.index, dtype="str"))
    return replace(result, report=replace(result.report, left_out=left))
