"""How long an honest file waits while four hostile ones are being read: `python -m benchmarks.beside_hostile`.

Four visitors send files made to keep a reader busy, each again as soon as it is refused; a fifth visitor sends an
honest list of 200 kB. Every file is read in a process of its own, as in the app.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from contextlib import suppress

from neckload.domain.problems import UnreadableFile
from neckload.readers import read_log
from neckload.readers.worker.process import read_apart
from neckload.readers.worker.processes import get_ready

TIMES, HEAD_START_S = 5, 1.0
_GPX = b'<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1">'
HOSTILE = {
    "a track of empty elements": lambda: _GPX + b"<a/>" * 6_000_000 + b"</gpx>",
    "elements within elements": lambda: _GPX + b"<trk>" + b"<a>" * 8_000_000,
    "a name of 24 MB": lambda: _GPX + b"<trk><name>" + b"x\n" * 12_000_000 + b"</name></trk></gpx>",
    "empty JSON records": lambda: b"[" + b"{}," * 8_000_000 + b"{}]",
}


def honest() -> bytes:
    """A list of runs of about 200 kB."""
    days = [f"20{15 + n // 365:02}-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(8200)]
    lines = [f"{day} 07:{n % 60:02},{5 + n % 9}.2,{30 + n % 40}" for n, day in enumerate(days)]
    return "\n".join(["date,distance_km,duration_min", *lines]).encode()


def keep_sending(name: str, stop: threading.Event, sent: Counter[str]) -> None:
    content = HOSTILE[name]()
    while not stop.is_set():
        with suppress(UnreadableFile):
            read_apart(content, "track.gpx", visitor=[name])
        sent[name] += 1


def main() -> None:
    get_ready()
    file = honest()
    stop, sent = threading.Event(), Counter[str]()
    senders = [threading.Thread(target=keep_sending, args=(name, stop, sent), daemon=True) for name in HOSTILE]
    alone = _seconds(file)
    for sender in senders:
        sender.start()
    time.sleep(HEAD_START_S)
    beside = [_seconds(file) for _ in range(TIMES)]
    stop.set()
    for sender in senders:
        sender.join()
    print(f"{len(file) / 1000:.0f} kB, {len(read_log(file).diary.runs):,} runs: {alone:.1f} s alone")
    waits = ", ".join(f"{each:.1f}" for each in beside)
    print(f"beside four hostile files, {sum(sent.values())} of them refused meanwhile: {waits} s (aim: 5)")


def _seconds(file: bytes) -> float:
    began = time.perf_counter()
    read_apart(file, "runs.csv", visitor=["an honest runner"])
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
