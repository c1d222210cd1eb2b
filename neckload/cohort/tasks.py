"""The task for one bucket: its runners, one after another, into one file."""

from __future__ import annotations

import gc
import traceback
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]

from neckload.cohort import packed
from neckload.cohort.parquet import file_of, stamp_in, stamp_of, write
from neckload.cohort.rows import PART, Row, row_of, row_of_fault
from neckload.cohort.runner import Bucket, Runner
from neckload.domain.analysis import analyse
from neckload.domain.progression import Measure
from neckload.domain.settings import Settings

PACKAGE = Path(__file__).parents[1]
PARTS = "parts"


@dataclass(frozen=True)
class Analysing:
    """Analyse the runners of a bucket. The output carries a stamp of its sources, so nothing is done twice."""

    out: Path
    today: date
    measure: Measure = "time"
    with_answer: bool = True

    def file(self, bucket: Bucket) -> Path:
        return file_of(self.out / PARTS, bucket.number)

    def is_done(self, bucket: Bucket) -> bool:
        return stamp_in(self.file(bucket)) == self._stamp(bucket)

    def __call__(self, bucket: Bucket) -> int:
        """Analyse the bucket and return its number of runners."""
        _keep_what_is_loaded()
        stamp = self._stamp(bucket)
        rows = [self._row(runner) for runner in bucket.runners()]
        write(self.file(bucket), pa.Table.from_pylist(rows, schema=PART), stamp)
        return len(rows)

    def _stamp(self, bucket: Bucket) -> str:
        return stamp_of(bucket.stamp(), self.today, self.measure, self.with_answer, PART.to_string())

    def _row(self, runner: Runner) -> Row:
        """The runner's row. A diary that breaks the analysis becomes a row with its error and stops nobody else."""
        if runner.diary is None:
            return row_of_fault(runner.name, runner.fault)
        try:
            analysis = analyse(runner.diary, Settings(measure=self.measure), today=self.today)
            return row_of(runner, analysis, self.with_answer)
        except Exception as fault:
            return row_of_fault(runner.name, _place_of(fault))


@dataclass(frozen=True)
class Packing:
    """Write the runners of a bucket as tables."""

    out: Path

    def is_done(self, bucket: Bucket) -> bool:
        return packed.is_whole(bucket, self.out)

    def __call__(self, bucket: Bucket) -> int:
        """Pack the bucket and return its number of runners."""
        return packed.pack(bucket, self.out)


@cache
def _keep_what_is_loaded() -> None:
    """Spares the garbage collector the modules of a worker, which it would look through every other second."""
    gc.collect()
    gc.freeze()


def _place_of(fault: Exception) -> str:
    """The type of an error and its place in the code, without the message, which may quote a cell."""
    own = [frame for frame in traceback.extract_tb(fault.__traceback__) if Path(frame.filename).is_relative_to(PACKAGE)]
    place = f" in {Path(own[-1].filename).name}, line {own[-1].lineno}" if own else ""
    return f"A fault of the program: {type(fault).__qualname__}{place}. Please report it; the diary was not analysed."
