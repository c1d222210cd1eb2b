"""Many runners on two workers: the overhead of Dask over the bare analysis, and how time and memory scale.

`python -m benchmarks.cohort` takes some minutes; `--runners 100 1000 10000 --without-association` most of an hour.
Times are CPU times, in the workers and in two plain processes that analyse the same runners in turns with them.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from statistics import mean

import numpy as np
import pandas as pd
import psutil
from distributed import Client

from benchmarks.invented_runners import Cell, records
from neckload.cohort.cluster import Progress, connected, run
from neckload.cohort.packed import PackedBucket, pack, packed_buckets
from neckload.cohort.parquet import read
from neckload.cohort.rows import row_of
from neckload.cohort.runner import Runner
from neckload.cohort.tasks import Analysing
from neckload.domain.analysis import analyse
from neckload.domain.settings import Settings
from neckload.domain.tables import Diary

FIRST, WEEKS = "2025-06-02", 40
TODAY = date(2026, 3, 10)
A_BUCKET, WORKERS = 25, 2
"""Smaller buckets than usual, so that both workers have work with a hundred runners."""
KM_PER_MIN = 1 / 6
MIB = 2**20
_QUIET = {
    **os.environ,
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "1s",
    "DASK_DISTRIBUTED__ADMIN__SYSTEM_MONITOR__INTERVAL": "5s",
    "DASK_DISTRIBUTED__WORKER__MEMORY__MONITOR_INTERVAL": "1s",
    "MALLOC_TRIM_THRESHOLD_": str(256 * MIB),
    "MALLOC_MMAP_THRESHOLD_": str(64 * MIB),
}
"""As docs/cohort.md says."""


@dataclass(frozen=True)
class Members:
    """Simulated runners as a bucket."""

    number: int
    members: tuple[Runner, ...]

    def stamp(self) -> str:
        return str(self.number)

    def runners(self) -> Iterator[Runner]:
        return iter(self.members)


@dataclass(frozen=True)
class Measured:
    """One run: CPU seconds per runner, wall seconds, and the workers' memory after a tenth and at the end [MiB]."""

    cpu_s: float
    wall_s: float
    early_mib: float
    late_mib: float
    runners: int


def invented(folder: Path, count: int) -> list[PackedBucket]:
    """Simulated runners with daily load and pain, packed as tables."""
    days = pd.date_range(FIRST, periods=7 * WEEKS, freq="D").as_unit("s")
    diaries = [
        Diary(
            runs=pd.DataFrame(
                {"start": days[km > 0], "distance_km": km[km > 0], "duration_min": km[km > 0] / KM_PER_MIN}
            ),
            pain=pd.DataFrame({"when": days, "pain_0_10": pain}),
        )
        for km, pain in records(Cell(weeks=WEEKS, daily=True, effect="next day", size=0.5), count)
    ]
    for number, start in enumerate(range(0, count, A_BUCKET)):
        chosen = enumerate(diaries[start : start + A_BUCKET], start)
        pack(Members(number, tuple(Runner(f"runner-{place:06}", diary) for place, diary in chosen)), folder)
    return packed_buckets(folder)


def _runs(days: pd.DatetimeIndex, km: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame({"start": days, "distance_km": km, "duration_min": km / KM_PER_MIN})


def bare(buckets: list[PackedBucket], with_answer: bool) -> tuple[float, float]:
    """CPU seconds per runner of the analysis in a loop, alone and with its stored row, without reading and writing."""
    runners = [runner for bucket in buckets for runner in bucket.runners() if runner.diary]
    alone_s = with_rows_s = 0.0
    for runner in runners[:1] + runners:
        began = time.process_time()
        analysis = analyse(runner.diary or Diary(), Settings(), today=TODAY)
        if with_answer:
            _ = analysis.association
        analysed = time.process_time()
        row_of(runner, analysis, with_answer)
        alone_s, with_rows_s = alone_s + analysed - began, with_rows_s + time.process_time() - began
    return alone_s / (len(runners) + 1), with_rows_s / (len(runners) + 1)


def in_turns(
    client: Client, pool: ProcessPoolExecutor, buckets: list[PackedBucket], out: Path, with_answer: bool
) -> tuple[float, float, float]:
    """CPU seconds per runner of the loop in two processes, of the loop with its stored row, and of two workers.

    They take turns, one bucket each at a time: the host of a virtual machine changes its speed by half from minute to
    minute.
    """
    work = Analysing(out, TODAY, with_answer=with_answer)
    loops: list[tuple[float, float]] = []
    workers: list[float] = []
    for pair in zip(buckets[::WORKERS], buckets[1::WORKERS], strict=True):
        loops += pool.map(bare, [[bucket] for bucket in pair], [with_answer] * WORKERS)
        began = _cpu_s(client)
        failures = run(client, work, pair)
        assert not failures, failures
        workers.append((_cpu_s(client) - began) / sum(read(work.file(bucket)).num_rows for bucket in pair))
    alone, with_rows = zip(*loops, strict=True)
    return mean(alone), mean(with_rows), mean(workers)


def measured(client: Client, buckets: list[PackedBucket], out: Path, with_answer: bool, kill: bool = False) -> Measured:
    """One run of the cohort on a running cluster."""
    work = Analysing(out, TODAY, with_answer=with_answer)
    memory: list[float] = []

    def on_progress(progress: Progress) -> None:
        if kill and progress.buckets == 1:
            os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
        if not kill and progress.buckets in (max(1, progress.of // 10), progress.of):
            memory.append(max(client.run(_resident).values()) / MIB)

    began_cpu, began = _cpu_s(client), time.monotonic()
    failures = run(client, work, buckets, on_progress)
    wall_s = time.monotonic() - began
    assert not failures, failures
    runners = sum(read(work.file(bucket)).num_rows for bucket in buckets)
    cpu_s = 0.0 if kill else (_cpu_s(client) - began_cpu) / runners
    return Measured(cpu_s, wall_s, memory[0] if memory else 0.0, memory[-1] if memory else 0.0, runners)


def _resident() -> int:
    return int(psutil.Process().memory_info().rss)


def _cpu_s(client: Client) -> float:
    return float(sum(client.run(time.process_time).values()))


@contextmanager
def over_tcp(folder: Path) -> Iterator[Client]:
    """A scheduler and two workers as separate programs."""
    place = folder / "scheduler.json"
    programs = [["scheduler", "--host", "127.0.0.1", "--port", "0"], *[["worker", "--nthreads", "1"]] * WORKERS]
    with ExitStack() as ended:
        for program in programs:
            command = [sys.executable, "-m", "dask", *program, "--scheduler-file", str(place), "--no-dashboard"]
            process = ended.enter_context(subprocess.Popen(command, stderr=subprocess.DEVNULL, env=_QUIET))
            ended.callback(process.terminate)
            while not place.exists():
                time.sleep(0.1)
        client = ended.enter_context(connected(json.loads(place.read_text())["address"]))
        client.wait_for_workers(WORKERS, timeout=120)
        yield client


def table(counts: list[int], with_answer: bool) -> str:
    """Every figure as a line of Markdown."""
    lines = []
    with tempfile.TemporaryDirectory() as name, ExitStack() as open_until_done:
        folder = Path(name)
        cohorts = {count: invented(folder / f"packed-{count}", count) for count in counts}
        smallest = cohorts[counts[0]]
        pool = open_until_done.enter_context(ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")))
        with connected(workers=WORKERS) as client:
            in_turns(client, pool, smallest[:WORKERS], folder / "warm", with_answer)
            lines += _ratios("two workers", in_turns(client, pool, smallest, folder / "turns", with_answer), counts[0])
            for count, buckets in cohorts.items():
                lines.append(_line("two workers", measured(client, buckets, folder / f"out-{count}", with_answer)))
            killed = measured(client, smallest, folder / "killed", with_answer, kill=True)
            lines.append(f"| one of two workers killed | {killed.runners} of {counts[0]} | | | | |")
        with over_tcp(folder) as client:
            in_turns(client, pool, smallest[:WORKERS], folder / "warm-tcp", with_answer)
            turns = in_turns(client, pool, smallest, folder / "turns-tcp", with_answer)
            lines += _ratios("scheduler over TCP", turns, counts[0])
            lines.append(_line("scheduler over TCP", measured(client, smallest, folder / "tcp", with_answer)))
    head = ("| run | runners | CPU s per runner | ratio | wall s | memory of a worker, early and late [MiB] |",)
    return "\n".join((*head, "| --- | ---: | ---: | ---: | ---: | ---: |", *lines))


def _ratios(what: str, turns: tuple[float, float, float], runners: int) -> list[str]:
    names = ("`analyse` in a loop, two processes", "the same with the stored row", f"{what}, in turns with the loop")
    return [
        f"| {name} | {runners} | {cpu_s:.3f} | {cpu_s / turns[0]:.2f} | | |"
        for name, cpu_s in zip(names, turns, strict=True)
    ]


def _line(what: str, done: Measured) -> str:
    memory = f"{done.early_mib:.0f}, {done.late_mib:.0f}"
    return f"| {what} | {done.runners} | {done.cpu_s:.3f} | | {done.wall_s:.0f} | {memory} |"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cohort", description=__doc__)
    parser.add_argument("--runners", type=int, nargs="+", default=[100, 1000], help="in multiples of 50")
    parser.add_argument("--without-association", action="store_true")
    chosen = parser.parse_args()
    print(table(chosen.runners, not chosen.without_association))


if __name__ == "__main__":
    main()
