"""`python -m benchmarks.mutations [files] [seed]`: damaged exports must be read, or refused with a reason.

Each mutation damages one of the test files as people, programs and bad connections do: bytes flipped, a part lost,
doubled or moved, cells of two columns swapped, separators, signs and line ends exchanged, a header cut, odd cells, two
files glued together. It counts every exception that is not the reader's own, with a file that triggers it, and reports
the longest reading time.
"""

from __future__ import annotations

import random
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from neckload.domain.problems import UnreadableFile  # noqa: E402
from neckload.readers import read_log  # noqa: E402
from tests.fit_files import activity, fit_file, records, session  # noqa: E402

FILES = 3_000
_ODD_CELLS = (
    "", " ", "0", "-1", "1e308", "1e-308", "99999999999999999999", "NaN", "inf", "∞", "½", "١٢", "二", "−5", "5,5",
    "5.5.5", "1:2:3:4", "25:61:61", "00:00:00", "0000-00-00", "2024-02-30", "9999-12-31", "1/1/1", "31/31/31", "24:00",
    "W53/2023", "=1+1", "#REF!", "\x00", "\ufeff", "\u202e", "a\u0301", "😀", "Run", "Ride", "yes", "no", "km", "mi",
    "[", "{", "}",
    '"', "'", "\\", "2024-01-01T00:00:00+99:99", "(", ")", "*", "?", "$", "^", "1" * 400, "a" * 4_000,
)  # fmt: skip
_SIGNS = (b",", b";", b"\t", b"|", b".", b":", b"-", b"/", b'"', b"\n", b"\r\n", b"\r", b" ", b"\x00", b"\xff", b"'")
Mutation = Callable[[bytes, random.Random], bytes]


@dataclass
class Findings:
    """Results over many files."""

    read: int = 0
    refused: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    """Where the program failed, and how often."""
    examples: dict[str, bytes] = field(default_factory=dict)
    slowest_s: float = 0.0
    slowest: bytes = b""


def invented_files() -> list[bytes]:
    """Every test file, and a recording."""
    named = sorted(path for path in (ROOT / "tests" / "files").rglob("*") if path.is_file())
    start = "2024-02-03 07:10:05"
    recording = fit_file([records(start, 60), session(start, 5.0, 1800, 1900), activity(start, start)])
    return [*(path.read_bytes() for path in named if path.name != "truth.json"), recording]


def mutations(files: Sequence[bytes]) -> tuple[Mutation, ...]:
    """All kinds to damage a file; some need the other files."""

    def glued(content: bytes, chance: random.Random) -> bytes:
        return content + b"\n" * chance.randrange(3) + chance.choice(files)

    return (
        _flipped, _lost, _cut, _doubled, _moved, _sign_exchanged, _header_cut, _odd_cells, _cells_exchanged,
        _column_lost, _lines_shuffled, _few_lines, _inserted, glued,
    )  # fmt: skip


def damaged(count: int, seed: int) -> list[bytes]:
    """This many damaged files, the same for the same seed."""
    files, chance = invented_files(), random.Random(seed)
    kinds = mutations(files)
    made = []
    for _ in range(count):
        content = chance.choice(files)
        for _ in range(chance.choice((1, 1, 2, 3))):
            content = chance.choice(kinds)(content, chance)
        made.append(content)
    return made


def read_all(files: Sequence[bytes]) -> Findings:
    """Read each file and count the outcomes; a warning counts as a fault."""
    findings = Findings()
    for content in files:
        start = time.process_time()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                read_log(content)
            findings.read += 1
        except UnreadableFile:
            findings.refused += 1
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)
            place = next(frame for frame in reversed(last) if "neckload" in frame.filename)
            fault = f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}"
            findings.faults[fault] += 1
            findings.examples.setdefault(fault, content)
        took = time.process_time() - start
        if took > findings.slowest_s:
            findings.slowest_s, findings.slowest = took, content
    return findings


def _span(content: bytes, chance: random.Random, most: int) -> slice:
    begin = chance.randrange(len(content) + 1)
    return slice(begin, begin + chance.randrange(1, most))


def _flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 20)) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _lost(content: bytes, chance: random.Random) -> bytes:
    span = _span(content, chance, 200)
    return content[: span.start] + content[span.stop :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _doubled(content: bytes, chance: random.Random) -> bytes:
    span = _span(content, chance, 400)
    return content[: span.stop] + content[span] + content[span.stop :]


def _moved(content: bytes, chance: random.Random) -> bytes:
    span, to = _span(content, chance, 200), chance.randrange(len(content) + 1)
    return content[:to] + content[span] + content[to:]


def _inserted(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(_ODD_CELLS).encode() + content[at:]


def _sign_exchanged(content: bytes, chance: random.Random) -> bytes:
    old, new = chance.sample(_SIGNS, 2)
    return content.replace(old, new, chance.choice((1, -1)))


def _rows(content: bytes, chance: random.Random) -> tuple[list[list[bytes]], bytes]:
    sign = max((b",", b";", b"\t"), key=content.count)
    return [line.split(sign) for line in content.split(b"\n")], sign


def _joined(rows: Sequence[Sequence[bytes]], sign: bytes) -> bytes:
    return b"\n".join(sign.join(row) for row in rows)


def _header_cut(content: bytes, chance: random.Random) -> bytes:
    rows, sign = _rows(content, chance)
    rows[0] = rows[0][: chance.randrange(len(rows[0]) + 1)]
    return _joined(rows, sign)


def _odd_cells(content: bytes, chance: random.Random) -> bytes:
    rows, sign = _rows(content, chance)
    for _ in range(chance.choice((1, 3, 10))):
        row = chance.choice(rows)
        row[chance.randrange(len(row))] = chance.choice(_ODD_CELLS).encode()
    return _joined(rows, sign)


def _cells_exchanged(content: bytes, chance: random.Random) -> bytes:
    rows, sign = _rows(content, chance)
    width = max(map(len, rows))
    left, right = chance.randrange(width), chance.randrange(width)
    for row in rows[chance.randrange(2) :]:
        if max(left, right) < len(row):
            row[left], row[right] = row[right], row[left]
    return _joined(rows, sign)


def _column_lost(content: bytes, chance: random.Random) -> bytes:
    rows, sign = _rows(content, chance)
    lost = chance.randrange(max(map(len, rows)))
    return _joined([row[:lost] + row[lost + 1 :] for row in rows], sign)


def _lines_shuffled(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def _few_lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    return b"\n".join(chance.choices(lines, k=chance.randrange(1, len(lines) + 2)))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    findings = read_all(damaged(count, seed))
    print(f"{count:,} damaged files: {findings.read:,} read, {findings.refused:,} refused with a reason")
    print(f"the slowest took {findings.slowest_s:.1f} s of CPU time ({len(findings.slowest):,} bytes)")
    for fault, times in findings.faults.most_common():
        print(f"FAULT {times} x {fault}: {findings.examples[fault][:200]!r}")


if __name__ == "__main__":
    main()
