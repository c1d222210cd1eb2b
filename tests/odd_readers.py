"""Readers that behave as no reader should, for the tests of `readers.apart`."""

from __future__ import annotations

import os
import time
from typing import Any

from neckload.readers import ReadResult, read_log


def never_ends(data: bytes, name: Any, hints: Any, progress: Any) -> ReadResult:
    """Tells its process number as its progress, and sleeps."""
    progress(os.getpid(), 1)
    while True:
        time.sleep(60)


def always_busy(data: bytes, name: Any, hints: Any, progress: Any) -> ReadResult:
    """Never gives up Python's lock of its own accord, and says all the time that it gets on."""
    number = 0
    while True:
        number += 1
        progress(number, number)


def eats_memory(data: bytes, name: Any, hints: Any, progress: Any) -> ReadResult:
    kept = []
    while True:
        kept.append(bytearray(10_000_000))


def dies(data: bytes, name: Any, hints: Any, progress: Any) -> ReadResult:
    os._exit(1)


def stumbles(data: bytes, name: Any, hints: Any, progress: Any) -> ReadResult:
    print("a print among the messages")
    raise KeyError(data.decode())


def prints(data: bytes, name: Any, hints: Any, progress: Any) -> ReadResult:
    os.write(1, b"a library that prints on its own")
    return read_log(data, name, hints, progress)
