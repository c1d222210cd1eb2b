"""200 runners on Dask: on this computer and over TCP, with workers and whole runs that die in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from neckload.cohort.packed import PackedBucket, packed_buckets
from neckload.cohort.parquet import read
from neckload.cohort.results import gather
from neckload.cohort.tasks import Analysing
from tests.cohort.conftest import A_BUCKET, BUCKETS
from tests.cohort.invented import TODAY

if TYPE_CHECKING:
    from distributed import Client

    from neckload.cohort.cluster import Progress

PROJECT = Path(__file__).parents[2]
PATIENCE_S = 90
pytestmark = pytest.mark.slow
cluster = pytest.importorskip("neckload.cohort.cluster", reason="needs Dask, which `make test` installs")


def work_in(folder: Path) -> Analysing:
    return Analysing(folder, TODAY, with_answer=False)


def rows_of(work: Analysing, buckets: list[PackedBucket]) -> pd.DataFrame:
    parts = [read(work.file(bucket)).drop_columns(["week_rows", "effects", "looks"]).to_pandas() for bucket in buckets]
    return pd.concat(parts, ignore_index=True)


@pytest.fixture(scope="module")
def analysed(client: Client, packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Analysing:
    """All 200, during which one of the two workers is killed."""
    work, buckets = work_in(tmp_path_factory.mktemp("out")), packed_buckets(packed)
    killed: list[int] = []

    def kill_a_worker(progress: Progress) -> None:
        if progress.buckets == 1 and not killed:
            killed.extend(list(client.run(os.getpid).values())[:1])
            os.kill(killed[0], signal.SIGKILL)

    assert cluster.run(client, work, buckets, kill_a_worker) == []
    assert len(killed) == 1
    return work


def test_nothing_is_lost_when_a_worker_is_killed(analysed: Analysing, packed: Path) -> None:
    rows = rows_of(analysed, packed_buckets(packed))
    assert sorted(rows["runner"]) == [f"runner-{number:02}-{each:02}" for number in BUCKETS for each in range(A_BUCKET)]
    assert (rows["fault"] == "").all()
    assert not list((analysed.out / "parts").glob("*.part"))


def test_the_workers_find_what_one_process_finds(analysed: Analysing, packed: Path, tmp_path: Path) -> None:
    bucket = PackedBucket(packed, 3)
    alone = work_in(tmp_path)
    assert alone(bucket) == A_BUCKET
    assert read(alone.file(bucket)).equals(read(analysed.file(bucket)))


def test_the_tables_hold_every_runner_once_and_the_list_those_in_need(
    analysed: Analysing, packed: Path, tmp_path: Path
) -> None:
    buckets = packed_buckets(packed)
    gathered = gather([analysed.file(bucket) for bucket in buckets], tmp_path)
    rows, weeks = pd.read_parquet(tmp_path / "runners.parquet"), pd.read_parquet(tmp_path / "weeks.parquet")
    assert len(rows) == gathered.tally.runners == 200
    assert weeks["runner"].nunique() == 200
    assert set(gathered.first["runner"]) == set(rows.loc[rows["reason"] != "no_reason", "runner"])
    # A bad neck is the gravest in this club, and the worst score comes first.
    severe = gathered.first[gathered.first["reason"] == "severe_pain"]
    assert list(severe.index) == list(range(len(severe)))
    assert severe["neck_worst"].is_monotonic_decreasing
    assert gathered.twice == []


def test_a_second_run_does_nothing_again(analysed: Analysing, client: Client, packed: Path) -> None:
    buckets = packed_buckets(packed)
    before = [analysed.file(bucket).stat().st_mtime_ns for bucket in buckets]
    said: list[Progress] = []
    assert cluster.run(client, analysed, buckets, said.append) == []
    assert said == [cluster.Progress(len(buckets), len(buckets), 0)]
    assert [analysed.file(bucket).stat().st_mtime_ns for bucket in buckets] == before


def test_another_day_measure_or_diary_makes_a_bucket_anew(analysed: Analysing, packed: Path) -> None:
    bucket = PackedBucket(packed, 0)
    assert analysed.is_done(bucket)
    others = (replace(analysed, measure="distance"), replace(analysed, with_answer=True))
    assert not any(each.is_done(bucket) for each in others)
    assert not replace(analysed, today=TODAY.replace(day=19)).is_done(bucket)


def test_a_file_that_broke_off_is_not_taken_for_whole(packed: Path, tmp_path: Path) -> None:
    work, bucket = work_in(tmp_path), PackedBucket(packed, 1)
    work.file(bucket).parent.mkdir()
    work.file(bucket).write_bytes(b"PAR1 and then the power went")
    assert not work.is_done(bucket)


@dataclass(frozen=True)
class Failing:
    """Work that cannot be done for one bucket."""

    number: int

    def is_done(self, bucket: PackedBucket) -> bool:
        return False

    def __call__(self, bucket: PackedBucket) -> int:
        if bucket.number == self.number:
            raise OSError("the disk is full")
        return 1


def test_a_bucket_that_cannot_be_done_stops_no_other(client: Client, packed: Path) -> None:
    said: list[Progress] = []
    failures = cluster.run(client, Failing(2), packed_buckets(packed), said.append)
    assert failures == [cluster.Failure(2, "the disk is full")]
    assert said[-1] == cluster.Progress(39, 40, 39)


def test_what_was_done_before_a_kill_is_kept(client: Client, packed: Path, tmp_path: Path) -> None:
    arguments = ["cohort", str(packed), "--out", str(tmp_path / "out"), "--workers", "1", "--without-association"]
    program = [sys.executable, "-m", "neckload", *arguments, "--today", f"{TODAY}"]
    work, buckets = work_in(tmp_path / "out"), packed_buckets(packed)
    with subprocess.Popen(program, cwd=PROJECT, start_new_session=True, stderr=subprocess.DEVNULL) as process:
        wait_until(lambda: work.is_done(buckets[0]))
        os.killpg(process.pid, signal.SIGKILL)
    done = [bucket.number for bucket in buckets if work.is_done(bucket)]
    assert 1 <= len(done) < len(buckets)
    first_done = work.file(buckets[0]).stat().st_mtime_ns
    assert cluster.run(client, work, buckets[:3]) == []
    assert all(map(work.is_done, buckets[:3]))
    assert work.file(buckets[0]).stat().st_mtime_ns == first_done


def wait_until(happens: Callable[[], bool]) -> None:
    limit = time.monotonic() + PATIENCE_S
    while not happens():
        assert time.monotonic() < limit, "it did not happen in time"
        time.sleep(0.05)


@contextmanager
def dask(*arguments: str) -> Iterator[None]:
    """A program of Dask, ended afterwards."""
    program = [sys.executable, "-m", "dask", *arguments, "--no-dashboard"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(program, cwd=PROJECT, **quiet) as process:  # type: ignore[call-overload]
        try:
            yield
        finally:
            process.kill()


def test_the_same_over_tcp_with_two_workers_of_a_scheduler(analysed: Analysing, packed: Path, tmp_path: Path) -> None:
    place = tmp_path / "scheduler.json"
    with ExitStack() as programs:
        programs.enter_context(dask("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", f"{place}"))
        wait_until(place.exists)
        for _ in range(2):
            programs.enter_context(dask("worker", "--scheduler-file", f"{place}", "--nthreads", "1", "--no-nanny"))
        address = pd.read_json(place, typ="series")["address"]
        assert address.startswith("tcp://127.0.0.1:")
        buckets = packed_buckets(packed)
        with cluster.connected(address) as client:
            client.wait_for_workers(2, timeout=PATIENCE_S)
            assert cluster.run(client, work_in(tmp_path), buckets) == []
    pd.testing.assert_frame_equal(rows_of(work_in(tmp_path), buckets), rows_of(analysed, buckets))


def test_a_scheduler_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_S", 0.5)
    with (
        pytest.raises(cluster.CohortError, match="No Dask scheduler answers"),
        cluster.connected("tcp://127.0.0.1:9"),
    ):
        pass
