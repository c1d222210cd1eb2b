"""Tables that are known by their cells, because their header is missing or in a language nobody taught us."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

WORDS = r"[^\W\d_]\D*"
DATE = r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?"
NUMBER = r"[\d.,]+|--"
CLOCK = r"\d+:\d\d(?::\d\d)?(?:[.,]\d+)?|--"
"""Patterns of cells, shared by vendors."""


@dataclass(frozen=True)
class Shape:
    """What the rows of a vendor's table look like, from both ends."""

    first: tuple[tuple[str, str], ...]
    """Name and pattern of each of the first columns."""
    last: tuple[tuple[str, str], ...] = ()
    """The same for the last columns, if they match."""

    def fits(self, cells: Sequence[str]) -> bool:
        """Whether a row starts like this."""
        return len(cells) >= len(self.first) and _fit(self.first, cells[: len(self.first)])

    def header(self, cells: Sequence[str]) -> tuple[str, ...]:
        """The names of the columns of such a row; "" for those between the ends."""
        width, last = len(cells), self.last
        names = [name for name, _ in self.first] + [""] * (width - len(self.first))
        has_last = width >= len(self.first) + len(last) and _fit(last, cells[width - len(last) :])
        if last and has_last:
            names[width - len(last) :] = [name for name, _ in last]
        return tuple(names)


def _fit(columns: Sequence[tuple[str, str]], cells: Sequence[str]) -> bool:
    return all(re.fullmatch(pattern, cell.strip()) for (_, pattern), cell in zip(columns, cells, strict=True))
