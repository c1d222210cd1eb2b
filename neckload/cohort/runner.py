"""One runner of a cohort, as whoever reads buckets hands them on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from neckload.domain.tables import Diary


@dataclass(frozen=True)
class Runner:
    """A runner's diary, or why there is none."""

    name: str
    diary: Diary | None
    fault: str = ""
    """Why there is no diary, in plain words; empty where there is one."""
    guessed: str = ""
    """What their files leave open, with the guess taken, e.g. "unit: km"; empty for nothing."""
    rows_left_out: int = 0
    """Rows of their files that gave nothing."""


class Bucket(Protocol):
    """Some hundred runners: the work of one task. It travels to another process, so it holds paths, not diaries."""

    @property
    def number(self) -> int: ...

    def stamp(self) -> str:
        """Changes when what the bucket is read from changes."""

    def runners(self) -> Iterator[Runner]:
        """Every runner of the bucket, by name. Raises only where the whole bucket cannot be read."""


class CohortError(Exception):
    """What the operator has to set right before anything can begin. The text says what and how."""


def bare_folder(path: Path, inside: Path | None = None) -> Path:
    """A folder to write into, made where it is missing.

    Raises:
        CohortError: it lies in the folder that is read, or cannot be made.
    """
    if inside is not None and path.resolve().is_relative_to(inside.resolve()):
        raise CohortError(f"{path} lies in {inside}, whose folders are runners. Name another folder for --out.")
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise CohortError(f"{path} cannot be made: {fault.strerror}.") from fault
    return path
