"""The reading process: it reads for `process`, and ends with the process that started it.

Messages go both ways through its standard input and output: eight bytes of length, then a pickle. Both ends are this
program; of a file that is read nothing but its bytes comes in, and nothing but tables and words goes out.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import resolve_name
from queue import SimpleQueue
from typing import IO, Any

from neckload.domain.problems import UnreadableFile

BETWEEN_SIGNS_S = 0.1
"""Progress is reported no more often than this: nobody reads faster, and 2,000 files would be 2,000 messages."""
LESS_URGENT = 5
"""Pages go first (nice)."""
LOADED_LATE = ("charset_normalizer", "fitdecode", "olefile", "python_calamine", "tzdata")
"""Modules that readers load only if a file needs them."""
PID_BYTES = 8
_LENGTH_BYTES = 8


def send(stream: IO[bytes], message: object, data: bytes = b"") -> None:
    """Sends a message, and bytes that are not copied on the way."""
    packed = pickle.dumps(message)
    stream.write(len(packed).to_bytes(_LENGTH_BYTES) + len(data).to_bytes(_LENGTH_BYTES) + packed)
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[Any, bytes]:
    """The next message and its bytes. Raises EOFError if the other end is gone."""
    lengths = _exactly(stream, 2 * _LENGTH_BYTES)
    message = _exactly(stream, int.from_bytes(lengths[:_LENGTH_BYTES]))
    data = _exactly(stream, int.from_bytes(lengths[_LENGTH_BYTES:]))
    return pickle.loads(message), data


def _exactly(stream: IO[bytes], length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return content


def serve() -> None:
    """Reads what comes in until the other end is gone."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What a library prints is discarded: it may contain personal data, and would break the messages.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    _step_back()
    _serve(sys.stdin.buffer, answers)


def serve_copies() -> None:
    """For every socket that comes in, a copy of this process that reads what comes in there.

    Until the other end of the socket that is the standard input is gone; each copy ends with its own.
    """
    for name in LOADED_LATE:
        import_module(name)
    # What is loaded by now is never garbage, and scanning it would copy the memory that all processes share.
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    _step_back()
    with socket.socket(fileno=sys.stdin.fileno()) as control:
        while sockets := socket.recv_fds(control, 1, 1)[1]:
            with socket.socket(fileno=sockets[0]) as channel:
                pid = os.fork()
                if not pid:
                    control.close()
                    _serve(channel.makefile("rb"), channel.makefile("wb"))
            control.sendall(pid.to_bytes(PID_BYTES))


def _serve(stream: IO[bytes], answers: IO[bytes]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _go_first()
    requests: SimpleQueue[tuple[Any, bytes]] = SimpleQueue()
    threading.Thread(target=_listen, args=(stream, requests), daemon=True).start()
    while True:
        _answer(answers, *requests.get())


def _listen(stream: IO[bytes], requests: SimpleQueue[tuple[Any, bytes]]) -> None:
    """Runs in its own thread, so that the end of the other process ends this one in the middle of its work."""
    with suppress(EOFError):
        while True:
            requests.put(receive(stream))
    os._exit(0)


def _answer(answers: IO[bytes], request: dict[str, Any], data: bytes) -> None:
    last_sign = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal last_sign
        if time.monotonic() - last_sign >= BETWEEN_SIGNS_S:
            last_sign = time.monotonic()
            send(answers, ("progress", done, total))

    send(answers, ("progress", 0, 0))
    try:
        _limit_memory(request["memory_bytes"])
        read: Callable[..., Any] = resolve_name(request["reader"])
        answer: tuple[object, ...] = ("read", read(data, request["name"], request["hints"], progress))
    except UnreadableFile as refusal:
        answer = ("refused", refusal.problems, refusal.name)
    except MemoryError:
        answer = ("too much memory",)
    except Exception as fault:
        answer = ("fault", _where(fault))
    send(answers, answer)


def _where(fault: Exception) -> str:
    """The type of an error and the lines it came through, without its message, which may quote a cell."""
    frames = traceback.extract_tb(fault.__traceback__)
    return "\n".join(
        [type(fault).__qualname__, *(f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames)]
    )


def _step_back() -> None:
    """Gives pages priority on the processor."""
    with suppress(AttributeError, OSError):
        os.nice(LESS_URGENT)


def _go_first() -> None:
    """If memory runs out, this process is the one to be killed."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")


def _limit_memory(allowance: int) -> None:
    """Limits memory to this much more than is in use now. Windows and macOS have no such limit."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = pages * resource.getpagesize() + allowance
        resource.setrlimit(resource.RLIMIT_AS, (limit if most == resource.RLIM_INFINITY else min(limit, most), most))
