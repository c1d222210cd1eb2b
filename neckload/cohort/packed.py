"""Bucketed tables of many runners: `runs`, `pain`, `days`, `week_totals`, and `runners` with how they were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

from neckload.cohort.parquet import file_of, file_stamp, numbers_in, read, stamp_in, stamp_of, write
from neckload.cohort.runner import Bucket, CohortError, Runner
from neckload.domain.tables import TABLES, Diary

KEPT = ("runs", "pain", "days", "week_totals")
READING = "runners"
"""Written last: a bucket with this table is complete."""
WORDS = ("title", "note")
"""Columns with the runner's own words, which no figure needs, so they are not packed."""
_NOTHING = Diary()
_READING = pa.schema(
    [("runner", pa.string()), ("fault", pa.string()), ("guessed", pa.string()), ("rows_left_out", pa.int64())]
)
_COLUMNS = {table: [each.name for each in TABLES[table] if each.name not in WORDS] for table in KEPT}


@dataclass(frozen=True)
class PackedBucket:
    """One bucket of runners across all tables of a folder."""

    folder: Path
    number: int

    def stamp(self) -> str:
        return stamp_of(*(file_stamp(self._file(table)) for table in (*KEPT, READING)))

    def runners(self) -> Iterator[Runner]:
        tables = [self._table(table) for table in KEPT]
        readings = {row["runner"]: row for row in self._rows(READING).to_dict("records")}
        for name in sorted({*readings, *(name for table in tables for name in table.by_runner)}):
            yield _runner(name, tables, readings.get(name, {}))

    def _table(self, table: str) -> _Table:
        rows = self._rows(table)
        if rows["runner"].isna().any():
            raise CohortError(f"{self._file(table)} has rows without a runner. Give each row the name of its runner.")
        missing = [each.name for each in TABLES[table] if each.required and each.name not in rows]
        if len(rows) and missing:
            raise CohortError(f"{self._file(table)} has no column “{missing[0]}”.")
        allowed = _validated(rows, table)
        chosen = rows if allowed is None else allowed
        by_runner = {str(name): frame for name, frame in chosen.groupby(rows["runner"].to_numpy(), sort=False)}
        return _Table(table, by_runner, is_valid=allowed is not None)

    def _rows(self, table: str) -> pd.DataFrame:
        path = self._file(table)
        if not path.exists():
            return pd.DataFrame({"runner": pd.Series(dtype="str")})
        rows: pd.DataFrame = read(path).to_pandas()
        if "runner" not in rows:
            raise CohortError(f"{path} has no column “runner”.")
        return rows.assign(runner=rows["runner"].astype("str"))

    def _file(self, table: str) -> Path:
        return file_of(self.folder / table, self.number)


@dataclass(frozen=True)
class _Table:
    """The rows of each runner in one table of a diary."""

    name: str
    by_runner: dict[str, pd.DataFrame]
    is_valid: bool
    """Whether the rows have been validated; if not, those of at least one runner are at fault."""


def _validated(rows: pd.DataFrame, table: str) -> pd.DataFrame | None:
    """The rows of all runners validated at once, a tenth of the work; None if it has to be done one by one.

    One by one, a value that is not allowed is the fault of its runner alone, and runs without an id get theirs.
    """
    if table == "runs" and ("run_id" not in rows or rows["run_id"].hasnans):
        return None
    try:
        diary = Diary(**{table: rows})
    except ValueError:
        return None
    validated: pd.DataFrame = getattr(diary, table)
    return validated


def _runner(name: str, tables: list[_Table], reading: dict[Any, Any]) -> Runner:
    if fault := reading.get("fault"):
        return Runner(name, None, fault)
    valid, others = (
        {each.name: each.by_runner[name] for each in tables if each.is_valid is is_valid and name in each.by_runner}
        for is_valid in (True, False)
    )
    try:
        diary = (Diary(**others) if others else _NOTHING).with_tables(**valid)
    except ValueError as fault:
        return Runner(name, None, f"A value that is not allowed: {fault}.")
    return Runner(name, diary, "", reading.get("guessed") or "", int(reading.get("rows_left_out") or 0))


def is_packed(folder: Path) -> bool:
    return any(numbers_in(folder / table) for table in (*KEPT, READING))


def packed_buckets(folder: Path) -> list[PackedBucket]:
    """Every bucket that has a file in any table."""
    numbers = {number for table in (*KEPT, READING) for number in numbers_in(folder / table)}
    return [PackedBucket(folder, number) for number in sorted(numbers)]


def pack(bucket: Bucket, folder: Path) -> int:
    """Write the runners of a bucket as tables; return how many there are."""
    runners = sorted(bucket.runners(), key=lambda runner: runner.name)
    for table in KEPT:
        _write_table(file_of(folder / table, bucket.number), table, runners)
    readings = [
        {"runner": each.name, "fault": each.fault, "guessed": each.guessed, "rows_left_out": each.rows_left_out}
        for each in runners
    ]
    written = pa.Table.from_pylist(readings, schema=_READING)
    write(file_of(folder / READING, bucket.number), written, bucket.stamp())
    return len(runners)


def not_read(folder: Path, number: int) -> list[str]:
    """The runners of a bucket without a diary."""
    rows = read(file_of(folder / READING, number)).to_pylist()
    return [row["runner"] for row in rows if row["fault"]]


def is_whole(bucket: Bucket, folder: Path) -> bool:
    """Whether this bucket has been packed from its current sources."""
    return stamp_in(file_of(folder / READING, bucket.number)) == bucket.stamp()


def _write_table(path: Path, table: str, runners: Iterable[Runner]) -> None:
    frames = [
        getattr(runner.diary, table)[_COLUMNS[table]].assign(runner=runner.name)
        for runner in runners
        if runner.diary is not None and len(getattr(runner.diary, table))
    ]
    if frames:
        rows = pd.concat(frames, ignore_index=True)
        write(path, pa.Table.from_pandas(rows[["runner", *_COLUMNS[table]]], preserve_index=False))
    else:
        path.unlink(missing_ok=True)
