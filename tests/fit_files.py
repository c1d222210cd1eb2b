"""Small FIT files for tests, written byte by byte after Garmin's description of the protocol (FIT 2.0)."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from datetime import UTC, datetime

EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
RUNNING, CYCLING, TRAINING, SWIMMING = 1, 2, 10, 5
GENERIC, TREADMILL, TRAIL, TRACK = 0, 1, 3, 4
_CRC = (0x0, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401, 0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01,
        0x8801, 0x4400)  # fmt: skip
_FILE_ID, _SESSION, _LAP, _RECORD, _ACTIVITY = 0, 18, 19, 20, 34
_ENUM, _UINT16, _UINT32 = (0x00, "B"), (0x84, "H"), (0x86, "I")


def session(
    start: str, km: float | None, timer_s: float, elapsed_s: float, sport: int = RUNNING, sub_sport: int = GENERIC
) -> bytes:
    """One session, its start in UTC; without a distance when `km` is None."""
    metres = 0xFFFFFFFF if km is None else round(km * 100_000)
    fields = (
        (253, _UINT32, seconds(start)),
        (2, _UINT32, seconds(start)),
        (5, _ENUM, sport),
        (6, _ENUM, sub_sport),
        (7, _UINT32, round(elapsed_s * 1000)),
        (8, _UINT32, round(timer_s * 1000)),
        (9, _UINT32, metres),
    )
    return _message(_SESSION, fields)


def lap(start: str, km: float, timer_s: float, moving_s: float) -> bytes:
    """One lap of a run that has a moving time of its own."""
    fields = (
        (2, _UINT32, seconds(start)),
        (7, _UINT32, round(timer_s * 1000)),
        (8, _UINT32, round(timer_s * 1000)),
        (9, _UINT32, round(km * 100_000)),
        (25, _ENUM, RUNNING),
        (52, _UINT32, round(moving_s * 1000)),
    )
    return _message(_LAP, fields)


def activity(stamp: str, local: str) -> bytes:
    """The same moment in UTC and on the runner's clock."""
    return _message(_ACTIVITY, ((253, _UINT32, seconds(stamp)), (5, _UINT32, seconds(local))))


def records(start: str, count: int) -> bytes:
    """One entry a second, 3 m on."""
    first = _message(_RECORD, ((253, _UINT32, seconds(start)), (5, _UINT32, 0)))
    more = (struct.pack("<BII", 0, seconds(start) + at, 300 * at) for at in range(1, count))
    return first + b"".join(more)


def fit_file(messages: Sequence[bytes]) -> bytes:
    """A whole file with its checksums."""
    body = _message(_FILE_ID, ((0, _ENUM, 4),)) + b"".join(messages)
    header = struct.pack("<BBHI4s", 14, 0x20, 2132, len(body), b".FIT")
    header += struct.pack("<H", crc(header))
    return header + body + struct.pack("<H", crc(header + body))


def crc(content: bytes) -> int:
    value = 0
    for byte in content:
        for half in (byte & 0xF, byte >> 4):
            value = (value >> 4) ^ _CRC[value & 0xF] ^ _CRC[half]
    return value


def seconds(moment: str) -> int:
    return round((datetime.fromisoformat(moment).replace(tzinfo=UTC) - EPOCH).total_seconds())


def _message(number: int, fields: Sequence[tuple[int, tuple[int, str], int]]) -> bytes:
    """A definition and one message of it."""
    sizes = [struct.calcsize(kind) for _, (_, kind), _ in fields]
    defined = b"".join(
        struct.pack("BBB", field, size, base) for (field, (base, _), _), size in zip(fields, sizes, strict=True)
    )
    definition = struct.pack("<BBBHB", 0x40, 0, 0, number, len(fields)) + defined
    values = b"".join(struct.pack(f"<{kind}", value) for _, (_, kind), value in fields)
    return definition + b"\x00" + values
