"""Reading in a process of its own: a file that takes too long or too much is stopped, and no page waits for another's.

A thread would not do: reading holds Python's lock, and a thread cannot be stopped. Where the processes come from is
up to `processes`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, cast

from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.read_result import ReadResult
from neckload.readers.archives import Progress
from neckload.readers.formats.kinds import Kind, kind_of
from neckload.readers.hints import ReadHints
from neckload.readers.worker.processes import Process, get_ready, process_for
from neckload.readers.worker.turns import Turns

WHOLE_S, STILL_S = 20.0, 15.0
"""The largest table is read in six seconds, and in three times as long on a busy server. The other is without a sign
of progress, which archives give."""
S_PER_MB: dict[Kind, float] = {"zip": 4.0, "health": 0.5}
"""On top, for files with much in little: the slowest honest megabyte, compressed Apple Health, takes three seconds."""
LONGEST_S = 900.0
"""Two thousand recordings of an hour take about four minutes, twice that on a busy server."""
MEMORY_BYTES, MEMORY_PER_BYTE = 340_000_000, 2
"""On top of the 160 MB that the process uses, and of the file itself."""
START_S = 30.0
HEARTBEAT_S = 0.25
"""How often a waiting visitor is checked for still being there."""
MOST_AT_ONCE = 6
"""A process takes at most half a gigabyte."""
LONGEST_QUEUE_S = 60.0
QUICK_S = 2.0
"""Nearly every log is read by then; a longer reading yields the processor to the others."""
KEPT_BELOW_BYTES = 5_000_000
"""A process that has read more keeps the memory it took, so it is replaced by a fresh one."""
READER = "neckload.readers:read_log"

_turns = Turns(MOST_AT_ONCE)


@dataclass(frozen=True)
class Limits:
    """The limits for reading one file."""

    still_s: float
    """Longest time without a sign of progress [s]."""
    whole_s: float
    memory_bytes: int
    """On top of what the process uses; not enforced on Windows and macOS."""


def limits_for(data: bytes) -> Limits:
    """The limits for a file, by its size and whether it may contain much in little."""
    extra_s = S_PER_MB.get(kind_of(data), 0.0) * len(data) / 1e6
    whole_s = min(WHOLE_S + extra_s, LONGEST_S)
    return Limits(min(STILL_S + extra_s, whole_s), whole_s, MEMORY_BYTES + MEMORY_PER_BYTE * len(data))


def read_apart(
    data: bytes,
    name: str | None = None,
    hints: ReadHints | None = None,
    progress: Progress | None = None,
    limits: Limits | None = None,
    reader: str = READER,
    visitor: Collection[str] = (),
) -> ReadResult:
    """The result of `read_log`, read in another process.

    Args:
        progress: called some times a second with (files done, files in all), (0, 0) where there is nothing to count.
            An exception from it stops the reading at once.
        reader: the function that reads, as "module:name".
        visitor: identifiers of the visitor, such as session and address: one file of each is read at a time.

    Raises:
        UnreadableFile: as `read_log` does; or it was stopped for taking too long or too much memory.
        RuntimeError: a fault in the program, with its place but without data.
    """
    limits = limits or limits_for(data)
    sign = _Sign(progress or (lambda done, total: None))
    request = {"name": name, "hints": hints, "reader": reader, "memory_bytes": limits.memory_bytes}
    with _turn(visitor, sign), process_for(is_small=len(data) < KEPT_BELOW_BYTES) as process:
        return _answer(process, process.submit(request, data), limits, sign, name)


class _Sign:
    """Repeats the last progress as a heartbeat."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._last = (0, 0)

    def __call__(self, done: int | None = None, total: int = 0) -> None:
        if done is not None:
            self._last = (done, total)
        self._progress(*self._last)


def _answer(
    process: Process, answers: SimpleQueue[tuple[Any, ...]], limits: Limits, sign: _Sign, name: str | None
) -> ReadResult:
    # A process that was just started loads its libraries first, which must not count against the file.
    begun = heard = time.monotonic() + START_S
    while time.monotonic() < min(heard + limits.still_s, begun + limits.whole_s):
        if not process.is_slow and time.monotonic() > begun + QUICK_S:
            process.give_way()
            get_ready()
        try:
            kind, *content = answers.get(timeout=HEARTBEAT_S)
        except Empty:
            sign()
            continue
        if kind != "progress":
            return _outcome(kind, content, name)
        heard = time.monotonic()
        begun = min(begun, heard)
        sign(*content)
    raise UnreadableFile(
        Problem(
            "Reading this file took too long for a log, so it was stopped. Upload only the list of your runs, "
            "or a shorter period."
        ),
        name,
    )


def _outcome(kind: str, content: list[Any], name: str | None) -> ReadResult:
    if kind == "read":
        return cast(ReadResult, content[0])
    if kind == "refused":
        raise UnreadableFile(*content)
    if kind == "fault":
        raise RuntimeError(f"A fault in the reading process: {content[0]}")
    raise UnreadableFile(
        Problem(
            "Reading this file was stopped, because it took too much memory for a log. Upload only the list of your "
            "runs, or a shorter period."
        ),
        name,
    )


@contextmanager
def _turn(visitor: Collection[str], sign: Callable[[], None]) -> Iterator[None]:
    """Lets a visitor who waits for their turn leave."""
    with _turns.turn(visitor, LONGEST_QUEUE_S, sign, HEARTBEAT_S) as has_turn:
        if not has_turn:
            raise UnreadableFile(Problem("Many files are being read at the moment. Try again in a few minutes."))
        yield
