"""`python -m benchmarks.faults [kills]`: kill a program, stop a server and fill a disk while diaries are being saved.

It counts what a runner would lose: what was confirmed as saved has to be there, and nothing may be half there. Needs
the tests' dependencies and Linux; filling a disk also needs root.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal

import pandas as pd
from sqlalchemy import make_url

from benchmarks import outages
from neckload.domain.read_result import ImportReport, ReadResult
from neckload.domain.tables import Diary
from neckload.store import Store, StoreUnavailable, open_store
from tests.postgres import running_server

Work = Literal["import", "save"]
# A forked worker has all modules loaded: 200 of them take a minute, not ten.
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload([__name__])

# Long enough for the kill to hit any of the first saves, not only the start of the first one.
SOME_SAVES_S: dict[Work, float] = {"import": 1.0, "save": 0.2}
ROWS = 50
# On a small disk; enough for SQLite to log the undoing of all imports before writing them to the file.
ROOM_BYTES, DISK_MEGABYTES = 5_000_000, 8
WEEK = pd.Timestamp("2026-03-02")


@dataclass
class Kills:
    """Results over many kills."""

    work: Work
    kills: int = 0
    in_the_middle: int = 0
    """Kills between the start of a save and its confirmation."""
    confirmed: int = 0
    """Saves that were confirmed."""
    unconfirmed: int = 0
    """Saves that were complete when the kill came, but not yet confirmed."""
    lost: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)


def killed(url: str, work: Work, kills: int, seed: int = 0) -> Kills:
    """Kill a program at a random moment of its saving, many times, and check the runner's diary after each."""
    moments = random.Random(seed)
    tally = Kills(work)
    for number in range(kills):
        owner = f"{work} {number}"
        confirmed, is_middle = _kill_once(url, owner, work, moments.uniform(0, SOME_SAVES_S[work]))
        tally.kills += 1
        tally.in_the_middle += is_middle
        tally.confirmed += confirmed
        with closing(open_store(url)) as store:
            _look(store, owner, work, confirmed, tally)
    return tally


def _kill_once(url: str, owner: str, work: Work, moment_s: float) -> tuple[int, bool]:
    """The number of saves confirmed, and whether another one was under way."""
    ours, theirs = processes.Pipe(duplex=False)
    worker = processes.Process(target=_save_for_ever, args=(url, owner, work, theirs))
    worker.start()
    theirs.close()
    messages = [ours.recv()]  # the worker has started
    time.sleep(moment_s)
    worker.kill()
    worker.join()
    while True:
        try:
            messages.append(ours.recv())
        except EOFError:
            return messages.count("done"), messages[-1] == "begin"


def _save_for_ever(url: str, owner: str, work: Work, sender: Connection) -> None:
    store = open_store(url)
    save = {"import": save_import, "save": save_week}[work]
    for number in count():
        sender.send("begin")
        save(store, owner, number)
        sender.send("done")


def save_import(store: Store, owner: str, number: int) -> None:
    """Save as many runs as neck scores; half of the runs repeat the last import's, as a phone would have them."""
    hours = pd.to_timedelta((number * ROWS // 2 + pd.RangeIndex(ROWS)) * 5, unit="h")
    start = pd.Timestamp("2000-01-01 07:00:11") + hours + pd.Timedelta(seconds=number % 3)
    names = [f"{number}/{run}" for run in range(ROWS)]
    runs = pd.DataFrame({"run_id": names, "start": start, "has_clock_time": True, "distance_km": 5.0})
    moments = pd.Timestamp("2000-01-01") + pd.to_timedelta(number * ROWS + pd.RangeIndex(ROWS), unit="h")
    pain = pd.DataFrame({"when": moments, "pain_0_10": 2.0})
    store.save_import(owner, str(number), ReadResult(ImportReport("backup"), Diary(runs=runs, pain=pain)))


def save_week(store: Store, owner: str, number: int) -> None:
    """Save a week's figures again, all three derived from the same number."""
    figures = {"distance_km": [float(number)], "duration_min": [6.0 * number], "pain_0_10": [float(number % 11)]}
    store.save_week_totals(owner, pd.DataFrame({"week": [WEEK], **figures}))


def _look(store: Store, owner: str, work: Work, confirmed: int, kills: Kills) -> None:
    diary, batches = store.diary(owner), store.batches(owner)
    done = len(batches) if work == "import" else _weeks_saved(diary)
    if done < confirmed:
        kills.lost.append(f"{owner}: {confirmed} confirmed, {done} there")
    kills.unconfirmed += done - confirmed
    is_whole = _imports_are_whole(diary, store, owner) if work == "import" else _week_is_whole(diary)
    if done > confirmed + 1 or not is_whole:
        kills.half.append(owner)


def _weeks_saved(diary: Diary) -> int:
    return 0 if diary.week_totals.empty else int(diary.week_totals["distance_km"].iloc[0]) + 1


def _week_is_whole(diary: Diary) -> bool:
    weeks = diary.week_totals
    return len(weeks) <= 1 and bool(
        (weeks["duration_min"] == 6 * weeks["distance_km"]).all()
        and (weeks["pain_0_10"] == weeks["distance_km"] % 11).all()
    )


def _imports_are_whole(diary: Diary, store: Store, owner: str) -> bool:
    """Whether each import has all its rows and each run is there once, and undoing them all leaves nothing."""
    batches = store.batches(owner)
    wanted = [(ROWS, 0)] + [(ROWS // 2, ROWS // 2)] * (len(batches) - 1) if batches else []
    whole = [(batch.counts["runs"], batch.merged) for batch in batches[::-1]] == wanted
    whole &= len(diary.pain) == ROWS * len(batches)
    whole &= len(diary.runs) == sum(batch.counts["runs"] for batch in batches)
    for batch in batches:
        store.undo_import(owner, batch.id)
    return whole and store.diary(owner).is_empty


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """A disk of its own, removed afterwards. Needs root."""
    folder = Path(tempfile.mkdtemp(prefix="neckload-disk-"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
        folder.rmdir()


def filled(folder: Path, url: str) -> tuple[int, bool, str]:
    """Import into a disk until it is full. Returns the number of confirmed imports, whether exactly these are there and
    complete (also after space was freed and one more was saved), and the message shown when it was full."""
    room = folder / "room"
    room.write_bytes(bytes(ROOM_BYTES))
    with closing(open_store(url)) as store:
        confirmed, words = 0, ""
        while not words:
            try:
                save_import(store, "import", confirmed)
                confirmed += 1
            except StoreUnavailable as fault:
                words = str(fault)
        room.unlink()
        save_import(store, "import", confirmed)
        kills = Kills("import")
        _look(store, "import", "import", confirmed + 1, kills)
    return confirmed, not (kills.lost or kills.half or kills.unconfirmed), words


def refused_on_a_full_disk(url: str, owner: str) -> str:
    """The message shown when an import meets a full disk."""
    ours, theirs = processes.Pipe(duplex=False)
    worker = processes.Process(target=_save_without_room, args=(url, owner, theirs))
    worker.start()
    theirs.close()
    worker.join()
    return str(ours.recv())


def _save_without_room(url: str, owner: str, sender: Connection) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that writing fails, as on a full disk
    with closing(open_store(url)) as store:
        log = Path(str(make_url(url).database) + "-wal")
        room = log.stat().st_size + 8192
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        try:
            save_import(store, owner, 7)
            sender.send("it was saved")
        except StoreUnavailable as fault:
            sender.send(str(fault))


def _print_row(name: str, kills: Kills) -> None:
    print(
        f"| {name} | {kills.work} | {kills.kills} | {kills.in_the_middle} | {kills.confirmed} | {kills.unconfirmed} "
        f"| {len(kills.lost)} | {len(kills.half)} |"
    )


def main(kills: int) -> None:
    print("| database | killed in | kills | in the middle | confirmed | saved but not confirmed | lost | half |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "diary.db")
        for work in ("import", "save"):
            _print_row("SQLite", killed(f"sqlite:///{file}", work, kills))
        with closing(sqlite3.connect(file)) as connection:
            print("integrity_check:", *connection.execute("PRAGMA integrity_check").fetchone(), file=sys.stderr)
    with running_server() as server:
        for work in ("import", "save"):
            _print_row("PostgreSQL", killed(server.url(), work, kills))
        for mode in ("fast", "immediate"):
            met = outages.saved_through(server.url(), outages.restart(server, mode))
            print(f"\nPostgreSQL stopped ({mode}) and started under load: {met}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        with small_disk(DISK_MEGABYTES) as disk:
            confirmed, is_whole, words = filled(disk, f"sqlite:///{disk / 'diary.db'}")
            print(f"\nSQLite on a full disk: {confirmed} imports confirmed, all complete: {is_whole}. Message: {words}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
