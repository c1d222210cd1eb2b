"""Runs the same task for every bucket on Dask: on this computer's processors, or on a running scheduler."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Protocol

from dask import config
from distributed import Client, LocalCluster, as_completed

from neckload.cohort.runner import Bucket, CohortError

RETRIES = 2
"""Retries of a failing bucket. A bucket whose worker dies is restarted elsewhere, up to three deaths."""
CONNECT_S = 20
DASHBOARD_PORT = 8787
_MIB = 2**20
_QUIET = {
    "distributed.admin.tick.limit": "1h",  # a bucket keeps a worker busy for minutes, which is normal
    "distributed.worker.profile.enabled": False,  # it would sample the program every 10 ms
    "distributed.admin.tick.interval": "1s",  # every 20 ms takes a tenth of a worker's time
    "distributed.admin.system-monitor.interval": "5s",
    "distributed.worker.memory.monitor-interval": "1s",  # soon enough: one analysis needs some megabytes
    # Dask's workers give memory back to the system after every step, and ask for it again at the next: 3,000 times a
    # runner. What one analysis needs, the next one needs too.
    "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": 256 * _MIB,
    "distributed.nanny.pre-spawn-environ.MALLOC_MMAP_THRESHOLD_": 64 * _MIB,
}


class Work(Protocol):
    """The task for each bucket; it is sent to the workers."""

    def is_done(self, bucket: Bucket) -> bool: ...

    def __call__(self, bucket: Bucket) -> int: ...


@dataclass(frozen=True)
class Progress:
    """Progress of the work."""

    buckets: int
    of: int
    runners: int
    """In the buckets finished in this run."""


@dataclass(frozen=True)
class Failure:
    """A bucket that failed."""

    number: int
    reason: str


@contextmanager
def connected(scheduler: str | None = None, workers: int | None = None, dashboard: bool = False) -> Iterator[Client]:
    """A client of the scheduler at this address, or of a local cluster that is closed at the end of the block.

    Args:
        workers: processes of the local cluster; None for one per processor.
        dashboard: serve Dask's own dashboard on this computer at `DASHBOARD_PORT`; needs the library bokeh.

    Raises:
        CohortError: no scheduler answers at the address.
    """
    with ExitStack() as open_until_done, config.set(_QUIET):
        if scheduler is None:
            cluster = LocalCluster(
                n_workers=workers or os.cpu_count() or 1,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address=f"127.0.0.1:{DASHBOARD_PORT if dashboard else 0}",
                silence_logs=logging.CRITICAL,
            )
            open_until_done.enter_context(cluster)
        try:
            client = Client(scheduler or cluster, timeout=CONNECT_S, set_as_default=False)
        except OSError as fault:
            raise CohortError(f"No Dask scheduler answers at {scheduler}. Start one: dask scheduler") from fault
        yield open_until_done.enter_context(client)


def run(
    client: Client, work: Work, buckets: Sequence[Bucket], on_progress: Callable[[Progress], None] = lambda _: None
) -> list[Failure]:
    """Do the work for every bucket that is not done yet.

    Args:
        on_progress: called at the start and after each bucket.

    Returns:
        The buckets that failed; all others are done.
    """
    waiting = [bucket for bucket in buckets if not work.is_done(bucket)]
    done, runners = len(buckets) - len(waiting), 0
    on_progress(Progress(done, len(buckets), runners))
    futures = client.map(work, waiting, retries=RETRIES, pure=False, key="bucket")
    numbers = {future.key: bucket.number for future, bucket in zip(futures, waiting, strict=True)}
    failures = []
    finished = as_completed(futures, loop=client.loop, raise_errors=False)
    del futures  # lets finished results be released, here and on the scheduler
    for future in finished:
        if future.status == "finished":
            done, runners = done + 1, runners + future.result()
            on_progress(Progress(done, len(buckets), runners))
        else:
            failures.append(Failure(numbers[future.key], reason_of(future.exception())))
    return failures


def reason_of(fault: BaseException) -> str:
    """The error message; if the package is missing on the workers, a hint to check the installation."""
    reason = str(fault) or type(fault).__qualname__
    is_missing = isinstance(fault, ModuleNotFoundError) or "deserialization" in reason
    return f"{reason} Is neckload installed where the scheduler and the workers run?" if is_missing else reason
