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
"""Of a bucket that fails. One whose worker dies begins anew elsewhere, and three deaths end it."""
CONNECT_S = 20
DASHBOARD_PORT = 8787
_QUIET = {
    "distributed.admin.tick.limit": "1h",  # a bucket keeps a worker busy for minutes, which is no fault
    "distributed.worker.profile.enabled": False,  # looks every 10 ms where the program is
}


class Work(Protocol):
    """What is done with each bucket; it travels to the workers."""

    def is_done(self, bucket: Bucket) -> bool: ...

    def __call__(self, bucket: Bucket) -> int: ...


@dataclass(frozen=True)
class Progress:
    """How far the work is."""

    buckets: int
    of: int
    runners: int
    """In the buckets that were done now."""


@dataclass(frozen=True)
class Failure:
    """A bucket that could not be done."""

    number: int
    reason: str


@contextmanager
def connected(scheduler: str | None = None, workers: int | None = None, dashboard: bool = False) -> Iterator[Client]:
    """A client of the scheduler at this address, or of a cluster on this computer that ends with the block.

    Args:
        workers: processes of the cluster on this computer; None for one per processor.
        dashboard: Dask's own page about the work, on this computer at `DASHBOARD_PORT`; it needs the library bokeh.

    Raises:
        CohortError: nobody answers at the address.
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
    client: Client, work: Work, buckets: Sequence[Bucket], said: Callable[[Progress], None] = lambda progress: None
) -> list[Failure]:
    """Do the work for every bucket that is not done yet.

    Args:
        said: called at the beginning and after each bucket.

    Returns:
        The buckets that could not be done; all others are.
    """
    waiting = [bucket for bucket in buckets if not work.is_done(bucket)]
    done, runners = len(buckets) - len(waiting), 0
    said(Progress(done, len(buckets), runners))
    futures = client.map(work, waiting, retries=RETRIES, pure=False, key="bucket")
    numbers = {future.key: bucket.number for future, bucket in zip(futures, waiting, strict=True)}
    failures = []
    finished = as_completed(futures, loop=client.loop, raise_errors=False)
    del futures  # what is done is forgotten, here and on the scheduler
    for future in finished:
        if future.status == "finished":
            done, runners = done + 1, runners + future.result()
            said(Progress(done, len(buckets), runners))
        else:
            failures.append(Failure(numbers[future.key], reason_of(future.exception())))
    return failures


def reason_of(fault: BaseException) -> str:
    """The fault in a sentence; where the program itself did not arrive, what to look at."""
    reason = str(fault) or type(fault).__qualname__
    is_missing = isinstance(fault, ModuleNotFoundError) or "deserialization" in reason
    return f"{reason} Is neckload installed where the scheduler and the workers run?" if is_missing else reason
