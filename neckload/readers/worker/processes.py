"""The processes that read: where they come from, what is said to them, and how they end.

On Linux every file has its own process. One that has loaded the libraries waits and is forked for each file, which
takes milliseconds: a series of hostile files keeps nobody waiting for libraries to load. It does nothing
else, so there is no other thread that a fork could break. Elsewhere forks are not safe, and one process that
stands ready serves one file after another. `multiprocessing` can do neither here: it runs the main program again, which
under Streamlit is a page.
"""

from __future__ import annotations

import atexit
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any, cast

from neckload.readers.worker.child import PID_BYTES, receive, send

COPIES = sys.platform == "linux"
SLOW_NICE = 19
START_S = 30.0
"""To load the libraries, on a busy machine."""

_ROOT = Path(__file__).parents[3]
_START = "from neckload.readers.worker import child; import neckload.readers; child.{}()"
# The system allocator asks for memory as needed; the others reserve gigabytes at once.
_FRUGAL = {"ARROW_DEFAULT_MEMORY_POOL": "system", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


class Process:
    """One reading process, with a stream to it and one from it."""

    def __init__(self, pid: int, stdin: IO[bytes], stdout: IO[bytes]) -> None:
        self.pid = pid
        self._stdin, self._stdout = stdin, stdout
        self._talk: threading.Thread | None = None
        self.has_answered = self.is_slow = False

    def give_way(self) -> None:
        """Yields the processor to others from now on."""
        self.is_slow = True
        with suppress(AttributeError, OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, SLOW_NICE)

    def submit(self, request: object, data: bytes) -> SimpleQueue[tuple[Any, ...]]:
        """The answers as they come; the last one is not progress."""
        answers: SimpleQueue[tuple[Any, ...]] = SimpleQueue()
        self.has_answered = False
        self._talk = threading.Thread(target=self._converse, args=(request, data, answers), daemon=True)
        self._talk.start()
        return answers

    def _converse(self, request: object, data: bytes, answers: SimpleQueue[tuple[Any, ...]]) -> None:
        """Runs in its own thread, because reading from a process has no timeout."""
        answer: tuple[Any, ...] = ("progress",)
        try:
            send(self._stdin, request, data)
            while answer[0] == "progress":
                answer, _ = receive(self._stdout)
                self.has_answered = answer[0] in ("read", "refused")
                answers.put(answer)
        except (OSError, EOFError, ValueError):
            answers.put(("gone",))

    def end(self) -> None:
        """Kills it, whatever it is doing, and waits until it has ended."""
        self._kill()
        if self._talk is not None:
            self._talk.join()
        for stream in (self._stdin, self._stdout):
            with suppress(OSError):
                stream.close()

    def _kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


class _Copy(Process):
    """A fork of the waiting process, for a single file."""

    def __init__(self, pid: int, channel: socket.socket) -> None:
        super().__init__(pid, channel.makefile("wb"), channel.makefile("rb"))
        channel.close()


class _Lasting(Process):
    """A separate program, for one small file after another."""

    def __init__(self) -> None:
        self._popen = _program("serve", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        super().__init__(self._popen.pid, cast(IO[bytes], self._popen.stdin), cast(IO[bytes], self._popen.stdout))

    @property
    def is_alive(self) -> bool:
        return self._popen.poll() is None

    def _kill(self) -> None:
        self._popen.kill()
        self._popen.wait()


class _Original:
    """The process that waits to be forked. It ends with this one."""

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair()
        self._control.settimeout(START_S)
        with theirs:
            self.popen = _program("serve_copies", stdin=theirs, stdout=subprocess.DEVNULL)

    def copy(self) -> Process:
        """Raises OSError if it is gone."""
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(self._control, [b"\0"], [theirs.fileno()])
            pid = self._control.recv(PID_BYTES, socket.MSG_WAITALL)
        except OSError:
            ours.close()
            raise
        if len(pid) < PID_BYTES:
            ours.close()
            raise ConnectionResetError("the process that is copied has ended")
        return _Copy(int.from_bytes(pid), ours)

    def end(self) -> None:
        self.popen.kill()
        self.popen.wait()
        self._control.close()


def _program(serve: str, **streams: Any) -> subprocess.Popen[bytes]:
    paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    # Without -P a module in the server's working folder could shadow a library.
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _START.format(serve)],
        **streams,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_FRUGAL, "PYTHONPATH": os.pathsep.join(paths)},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


_lock = threading.Lock()
_original: list[_Original] = []
_ready: list[_Lasting] = []


def get_ready() -> None:
    """Starts a process for the next file, without waiting for it."""
    with _lock:
        if COPIES and not _original:
            _original.append(_Original())
        if not COPIES and not _ready:
            _ready.append(_Lasting())


@contextmanager
def process_for(is_small: bool) -> Iterator[Process]:
    """A process for one file, killed afterwards whatever it is doing.

    Args:
        is_small: whether the process may be kept for the next file where there are no forks; one that read a large file
            keeps the memory it took.
    """
    process = _copied() if COPIES else _taken() or _Lasting()
    try:
        yield process
    finally:
        if not (isinstance(process, _Lasting) and is_small and _keep(process)):
            process.end()
            get_ready()


def _copied() -> Process:
    get_ready()
    with _lock:
        try:
            return _original[0].copy()
        except OSError:
            # It was killed, or the machine had no memory left.
            _original[0].end()
            _original[0] = _Original()
            return _original[0].copy()


def _keep(process: _Lasting) -> bool:
    with _lock:
        is_kept = process.has_answered and not process.is_slow and not _ready
        if is_kept:
            _ready.append(process)
    return is_kept


def _taken() -> _Lasting | None:
    with _lock:
        process = _ready.pop() if _ready else None
    if process is not None and not process.is_alive:
        process.end()
        return None
    return process


@atexit.register
def _end_all() -> None:
    for original in _original:
        original.end()
    for process in _ready:
        process.end()
