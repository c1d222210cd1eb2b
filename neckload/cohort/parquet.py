"""One file per bucket: `runs/bucket=00042.parquet`. A file exists completely or not at all."""

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
"""Packed runners per bucket on average; the hash puts 310 to 450 into nearly every one."""
FILES_A_BUCKET = 25
"""Runners by their files per bucket, at most on average: they take longer to read, and a stop loses buckets in
progress."""
FEWEST_BUCKETS = 16
"""For runners by their files: enough work for every processor of an ordinary computer."""
_NAME = re.compile(r"bucket=(\d{5,})\.parquet")
_STAMP = b"neckload"


def packed_count(runners: int) -> int:
    """Number of buckets for this many packed runners."""
    return max(1, ceil(runners / RUNNERS_A_BUCKET))


def files_count(runners: int) -> int:
    """Number of buckets for this many runners by their files. It doubles, so adding a few runners rarely changes every
    bucket."""
    count = FEWEST_BUCKETS
    while runners > count * FILES_A_BUCKET:
        count *= 2
    return count


def bucket_of(name: str, buckets: int) -> int:
    """The bucket of a runner: the same on every machine, whoever else is in a cohort with this many buckets."""
    return crc32(name.encode()) % buckets


def file_of(folder: Path, number: int) -> Path:
    return folder / f"bucket={number:05d}.parquet"


def numbers_in(folder: Path) -> list[int]:
    """The numbers of the buckets with a file in this folder."""
    names = (_NAME.fullmatch(path.name) for path in folder.glob("bucket=*") if path.is_file())
    return sorted(int(name[1]) for name in names if name)


def remove_others(folder: Path, kept: Iterable[int]) -> None:
    """Remove the files of buckets that no longer exist, so that nothing remains of runners who have left."""
    for number in set(numbers_in(folder)) - set(kept):
        file_of(folder, number).unlink()


def stamp_of(*parts: object) -> str:
    return sha256(repr(parts).encode()).hexdigest()


def file_stamp(path: Path) -> str:
    """A stamp that changes when the file does; empty if there is no file."""
    try:
        facts = path.stat()
    except FileNotFoundError:
        return ""
    return f"{facts.st_size}-{facts.st_mtime_ns}"


def write(path: Path, table: pa.Table, stamp: str = "") -> None:
    """Write the table to a file, replacing an earlier one."""
    stamped = table.replace_schema_metadata({**(table.schema.metadata or {}), _STAMP: stamp})
    with whole(path) as unfinished:
        pq.write_table(stamped, unfinished, compression="zstd")


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A temporary path that is renamed to the file once everything is written.

    Two tasks that write the same bucket, because one was believed dead, do not collide. What a worker that died while
    writing left behind is removed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    for left_behind in path.parent.glob(f"{path.name}.*.part"):
        left_behind.unlink(missing_ok=True)
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
    """The stamp of the file's sources; None if there is no complete file."""
    try:
        with pq.ParquetFile(path) as file:
            return str((file.schema_arrow.metadata or {}).get(_STAMP, b"").decode())
    except (OSError, pa.ArrowInvalid):
        return None
