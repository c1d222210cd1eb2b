"""One runner of a cohort, as read from a bucket."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from neckload.domain.tables import Diary


@dataclass(frozen=True)
class Runner:
    """A runner's diary, or why it is missing."""

    name: str
    diary: Diary | None
    fault: str = ""
    """Why there is no diary, in plain words; empty if there is one."""
    guessed: str = ""
    """What the files leave open, with the guess used, e.g. "unit: km"; empty if nothing."""
    rows_left_out: int = 0
    """Rows of the files that could not be used."""


class Bucket(Protocol):
    """Some hundred runners: the work of one task. It is sent to another process, so it holds paths, not diaries."""

    @property
    def number(self) -> int: ...

    def stamp(self) -> str:
        """A stamp that changes when the sources of the bucket change."""

    def runners(self) -> Iterator[Runner]:
        """Every runner of the bucket, by name. Raises only if the whole bucket cannot be read."""


class CohortError(Exception):
    """Something the operator has to fix before work can begin. The message says what and how."""


def bare_folder(path: Path, inside: Path | None = None) -> Path:
    """A folder to write into, created if missing.

    Raises:
        CohortError: it lies within the folder being read, or cannot be created.
    """
    if inside is not None and path.resolve().is_relative_to(inside.resolve()):
        raise CohortError(f"{path} lies in {inside}, whose folders are runners. Name another folder for --out.")
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise CohortError(f"{path} cannot be made: {fault.strerror}.") from fault
    return path
