"""Reading in a process of its own: a file that takes too long or too much is stopped, and no page waits for another's.

A thread would not do: reading holds Python's lock, and a thread cannot be stopped. Nor would `multiprocessing`: it
runs the main program anew, which under Streamlit is a page. So a small process of our own stands ready, which has
loaded the libraries already, and serves one file after another.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Any, cast

from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.read_result import ReadResult
from neckload.readers.archives import Progress
from neckload.readers.formats.kinds import Kind, kind_of
from neckload.readers.hints import ReadHints
from neckload.readers.worker.child import receive, send
from neckload.readers.worker.turns import Turns

WHOLE_S, STILL_S = 20.0, 15.0
"""The largest table is read in six seconds, and in three times as long on a busy server. The other is without a sign
of progress, which archives give."""
S_PER_MB: dict[Kind, float] = {"zip": 4.0, "health": 0.5}
"""On top, where much is in a file: the slowest honest megabyte, of packed Apple Health, takes three seconds."""
LONGEST_S = 900.0
"""Two thousand recordings of an hour take about four minutes, twice that on a busy server."""
MEMORY_BYTES, MEMORY_PER_BYTE = 340_000_000, 2
"""On top of the 160 MB that the process has in use, and of the file itself."""
START_S = 30.0
HEARTBEAT_S = 0.25
"""How often whoever waits is asked whether they still do."""
MOST_AT_ONCE = 6
"""A process takes half a gigabyte at most."""
LONGEST_QUEUE_S = 60.0
QUICK_S, SLOW_NICE = 2.0, 15
"""Nearly every log is read by then; whoever takes longer leaves the processor to the others."""
KEPT_BELOW_BYTES = 5_000_000
"""A process that has read more keeps the memory it took, so a fresh one follows it."""
READER = "neckload.readers:read_log"

_ROOT = Path(__file__).parents[3]
_START = "from neckload.readers.worker.child import serve; import neckload.readers; serve()"
# The system's own allocator asks for memory when it needs it; the others reserve gigabytes at once.
_FRUGAL = {"ARROW_DEFAULT_MEMORY_POOL": "system", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


@dataclass(frozen=True)
class Limits:
    """What one file may take."""

    still_s: float
    """Longest without a sign of progress [s]."""
    whole_s: float
    memory_bytes: int
    """On top of what the process has in use; not kept on Windows and macOS."""


def limits_for(data: bytes) -> Limits:
    """The limits of a file, by its size and by whether there may be much in little."""
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
    """What `read_log` gives, read in another process.

    Args:
        progress: called some times a second with (files done, files in all), (0, 0) where there is nothing to count.
            What it raises ends the reading at once.
        reader: the function that reads, as "module:name".
        visitor: names of whom the file is from, as session and address: they have one file read at a time.

    Raises:
        UnreadableFile: as `read_log` does; or stopped, because it took too long or too much memory.
        RuntimeError: a fault of the program, with its place and without data.
    """
    limits = limits or limits_for(data)
    sign = _Sign(progress or (lambda done, total: None))
    request = {"name": name, "hints": hints, "reader": reader, "memory_bytes": limits.memory_bytes}
    with _turn(visitor, sign), _process(keep=len(data) < KEPT_BELOW_BYTES) as process:
        return _answer(process, process.asked(request, data), limits, sign, name)


def get_ready() -> None:
    """Start a process ahead of the first file, without waiting for it."""
    with _lock:
        if not _ready:
            _ready.append(_Process())


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
    process: _Process, answers: SimpleQueue[tuple[Any, ...]], limits: Limits, sign: _Sign, name: str | None
) -> ReadResult:
    # A process that has just been started loads its libraries first, which is not the fault of the file.
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
            "Reading this file took longer than any log does, so it was stopped. Upload the list of your runs alone, "
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
            "Reading this file broke off, because it took more memory than any log does. Upload the list of your runs "
            "alone, or a shorter period."
        ),
        name,
    )


class _Process:
    """One reading process."""

    def __init__(self) -> None:
        paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        # Without -P the folder that the server was started in could stand in for a library.
        self._popen = subprocess.Popen(
            [sys.executable, "-P", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_FRUGAL, "PYTHONPATH": os.pathsep.join(paths)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._talk: threading.Thread | None = None
        self.has_answered = self.is_slow = False

    def give_way(self) -> None:
        """Whoever comes now goes first."""
        self.is_slow = True
        with suppress(AttributeError, OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, SLOW_NICE)

    @property
    def pid(self) -> int:
        return self._popen.pid

    @property
    def is_alive(self) -> bool:
        return self._popen.poll() is None

    def asked(self, request: object, data: bytes) -> SimpleQueue[tuple[Any, ...]]:
        """The answers as they come, the last of which is no progress."""
        answers: SimpleQueue[tuple[Any, ...]] = SimpleQueue()
        self.has_answered = False
        self._talk = threading.Thread(target=self._converse, args=(request, data, answers), daemon=True)
        self._talk.start()
        return answers

    def _converse(self, request: object, data: bytes, answers: SimpleQueue[tuple[Any, ...]]) -> None:
        """In a thread of its own, because reading from a process can only be waited for without a limit."""
        stdin, stdout = cast(IO[bytes], self._popen.stdin), cast(IO[bytes], self._popen.stdout)
        answer: tuple[Any, ...] = ("progress",)
        try:
            send(stdin, request, data)
            while answer[0] == "progress":
                answer, _ = receive(stdout)
                self.has_answered = answer[0] in ("read", "refused")
                answers.put(answer)
        except (OSError, EOFError, ValueError):
            answers.put(("gone",))

    def end(self) -> None:
        self._popen.kill()
        self._popen.wait()
        if self._talk is not None:
            self._talk.join()
        for stream in (self._popen.stdin, self._popen.stdout):
            with suppress(OSError):
                cast(IO[bytes], stream).close()


_lock = threading.Lock()
_ready: list[_Process] = []
_turns = Turns(MOST_AT_ONCE)


@contextmanager
def _turn(visitor: Collection[str], sign: Callable[[], None]) -> Iterator[None]:
    """Whoever waits for their turn can leave."""
    with _turns.turn(visitor, LONGEST_QUEUE_S, sign, HEARTBEAT_S) as has_turn:
        if not has_turn:
            raise UnreadableFile(Problem("Many files are being read at the moment. Try again in a few minutes."))
        yield


@contextmanager
def _process(keep: bool) -> Iterator[_Process]:
    """A process for one file. Afterwards it stands ready for the next one, or it is ended in whatever it does."""
    process = _taken() or _Process()
    try:
        yield process
    finally:
        with _lock:
            is_kept = keep and process.has_answered and not process.is_slow and not _ready
            if is_kept:
                _ready.append(process)
        if not is_kept:
            process.end()
            get_ready()


def _taken() -> _Process | None:
    with _lock:
        process = _ready.pop() if _ready else None
    if process is not None and not process.is_alive:
        process.end()
        return None
    return process


@atexit.register
def _end_ready() -> None:
    while _ready:
        _ready.pop().end()
