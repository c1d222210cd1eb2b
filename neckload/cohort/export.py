"""Exports the diaries of consenting owners from a host's database into buckets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from neckload.cohort.parquet import bucket_of, packed_count, stamp_of
from neckload.cohort.runner import CohortError, Runner
from neckload.domain.tables import Diary

Read = Callable[[str], Diary]
"""Reads the diary of an owner by their name in the database."""


@dataclass(frozen=True)
class OwnersBucket:
    """Owners by their code in the study. Packed where the database is; never sent to another process."""

    number: int
    owners: tuple[tuple[str, str], ...]
    """Pairs of code and owner."""
    read: Read

    def stamp(self) -> str:
        """An export is always redone as a whole, because any diary may have changed."""
        return stamp_of(self.owners)

    def runners(self) -> Iterator[Runner]:
        for code, owner in self.owners:
            diary = self.read(owner)
            yield Runner(code, None, "Nothing is stored for this owner.") if diary.is_empty else Runner(code, diary)


def owners_in(path: Path) -> dict[str, str]:
    """Owners by their code in the study, read from a list: one owner per line, optionally with a code after a comma.

    Without a code, a fingerprint of the owner's name is used, so that the files name no account. Empty lines and lines
    that begin with # are skipped.

    Raises:
        CohortError: the list cannot be read, is empty, or repeats an owner or a code.
    """
    try:
        lines = [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines()]
    except (OSError, UnicodeDecodeError) as fault:
        raise CohortError(f"{path} cannot be read: {fault}.") from fault
    owners: dict[str, str] = {}
    for line in lines:
        if not line or line.startswith("#"):
            continue
        owner, _, code = (part.strip() for part in line.partition(","))
        code = code or fingerprint(owner)
        if code in owners or owner in owners.values():
            raise CohortError(f"{path} repeats an owner or a code in the line “{line}”.")
        owners[code] = owner
    if not owners:
        raise CohortError(f"{path} lists nobody. Write one owner a line: only whom it lists is exported.")
    return owners


def fingerprint(owner: str) -> str:
    """The code for an owner without one."""
    return f"runner-{sha256(owner.encode()).hexdigest()[:12]}"


def owners_buckets(owners: dict[str, str], read: Read) -> list[OwnersBucket]:
    count = packed_count(len(owners))
    shared: list[list[tuple[str, str]]] = [[] for _ in range(count)]
    for code, owner in owners.items():
        shared[bucket_of(code, count)].append((code, owner))
    return [OwnersBucket(number, tuple(members), read) for number, members in enumerate(shared) if members]
