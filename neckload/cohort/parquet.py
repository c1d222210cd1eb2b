"""Files of one bucket each: `runs/bucket=00042.parquet`. A file is there whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from math import ceil
from pathlib import Path
from uuid import uuid4
from zlib import crc32

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

RUNNERS_A_BUCKET = 380
"""Packed, on average; the hash puts 310 to 450 into nearly every one."""
FILES_A_BUCKET = 25
"""Runners by their files, on average at most: reading them takes longer, and a stop loses the buckets at work."""
FEWEST_BUCKETS = 16
"""Of runners by their files: work for every processor of a usual computer."""
_NAME = re.compile(r"bucket=(\d{5,})\.parquet")
_STAMP = b"neckload"


def packed_count(runners: int) -> int:
    """Buckets for so many packed runners."""
    return max(1, ceil(runners / RUNNERS_A_BUCKET))


def files_count(runners: int) -> int:
    """Buckets for so many runners by their files. It doubles, so that a few runners more seldom change every bucket."""
    count = FEWEST_BUCKETS
    while runners > count * FILES_A_BUCKET:
        count *= 2
    return count


def bucket_of(name: str, buckets: int) -> int:
    """The bucket of a runner: the same on every machine, whoever else is in the cohort of so many buckets."""
    return crc32(name.encode()) % buckets


def file_of(folder: Path, number: int) -> Path:
    return folder / f"bucket={number:05d}.parquet"


def numbers_in(folder: Path) -> list[int]:
    """The buckets that have a file in this folder."""
    names = (_NAME.fullmatch(path.name) for path in folder.glob("bucket=*") if path.is_file())
    return sorted(int(name[1]) for name in names if name)


def remove_others(folder: Path, kept: Iterable[int]) -> None:
    """Remove the files of buckets that are no more: of runners who have left, nothing stays."""
    for number in set(numbers_in(folder)) - set(kept):
        file_of(folder, number).unlink()


def stamp_of(*parts: object) -> str:
    return sha256(repr(parts).encode()).hexdigest()


def file_stamp(path: Path) -> str:
    """Changes when the file does; empty where there is none."""
    try:
        facts = path.stat()
    except FileNotFoundError:
        return ""
    return f"{facts.st_size}-{facts.st_mtime_ns}"


def write(path: Path, table: pa.Table, stamp: str = "") -> None:
    """The table as a file, in place of an earlier one."""
    stamped = table.replace_schema_metadata({**(table.schema.metadata or {}), _STAMP: stamp})
    with whole(path) as unfinished:
        pq.write_table(stamped, unfinished, compression="zstd")


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A place to write to, which takes the name of the file when everything is written.

    Two tasks that write the same bucket, because one was believed dead, do not meet.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{uuid4().hex}.part")
    try:
        yield unfinished
        os.replace(unfinished, path)
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()


def read(path: Path) -> pa.Table:
    with pq.ParquetFile(path) as file:
        return file.read()


def stamp_in(path: Path) -> str | None:
    """What the file was made from; None where there is no whole file."""
    try:
        with pq.ParquetFile(path) as file:
            return str((file.schema_arrow.metadata or {}).get(_STAMP, b"").decode())
    except (OSError, pa.ArrowInvalid):
        return None
