"""Errors written for the runner: what is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_QUOTE = 60
"""Maximum number of characters quoted from a cell or name."""


@dataclass(frozen=True)
class Problem:
    """One fault in a file, located by the file's own line numbers and column names."""

    advice: str
    """What is wrong and what to do, in one or two plain sentences."""
    line: int | None = None
    """Line number as in a text editor, from 1; None if the whole file is meant."""
    column: str | None = None
    """Column name as written in the file."""
    value: str | None = None
    """Cell as written in the file."""

    def __str__(self) -> str:
        place = []
        if self.line is not None:
            place.append(f"line {self.line}")
        if self.column:
            place.append(f"column “{_shortened(self.column)}”")
        if self.value is not None:
            place.append(f"“{_shortened(self.value)}”")
        where = ", ".join(place)
        return f"{where[0].upper()}{where[1:]}: {self.advice}" if where else self.advice


def _shortened(written: str) -> str:
    """The beginning of a text; enough to find a cell that may hold a whole book."""
    return written if len(written) <= LONGEST_QUOTE else f"{written[:LONGEST_QUOTE]}…"


class UnreadableFile(Exception):
    """A file that cannot be read as a running or pain log. Carries every fault found, not only the first."""

    def __init__(self, problems: Problem | Sequence[Problem], name: str | None = None) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        self.name = name
        super().__init__("\n".join(str(problem) for problem in self.problems))
