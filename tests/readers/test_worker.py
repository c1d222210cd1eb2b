"""A file is read in a process of its own, which can be stopped and which nobody waits for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pandas as pd
import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import ReadHints, read_log
from neckload.readers.worker import process, processes
from neckload.readers.worker.process import Limits, limits_for, read_apart

LIST = (Path(__file__).parents[1] / "files" / "strava_bulk.csv").read_bytes()
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="asks after a process in the way of the others")
SHORT = Limits(still_s=0.5, whole_s=0.5, memory_bytes=10**9)


class Left(Exception):
    """What Streamlit raises when the page is left; any exception does."""


def is_running(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    # One that has ended stays in the list until somebody asks how.
    status = Path(f"/proc/{process_id}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


def has_ended(*process_ids: int, within_s: float = 20) -> bool:
    until = time.monotonic() + within_s
    while any(map(is_running, process_ids)) and time.monotonic() < until:
        time.sleep(0.02)
    return not any(map(is_running, process_ids))


def test_it_gives_what_reading_in_place_gives() -> None:
    hints = ReadHints(timezone="Europe/Berlin")
    there, here = read_apart(LIST, "list.csv", hints), read_log(LIST, "list.csv", hints)
    pd.testing.assert_frame_equal(there.runs, here.runs)
    pd.testing.assert_frame_equal(there.days, here.days)
    pd.testing.assert_frame_equal(there.report.left_out, here.report.left_out)
    assert there.report.columns == here.report.columns
    assert there.report.questions == here.report.questions


def test_every_fault_of_a_file_comes_through_with_its_line() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_apart(b"date,distance_km,gear\n2026-01-05,x,\n2026-01-32,5,\n", "mine.csv")
    assert [(one.line, one.column, one.value) for one in caught.value.problems] == [
        (2, "distance_km", "x"),
        (3, "date", "2026-01-32"),
    ]
    assert caught.value.name == "mine.csv"


@pytest.mark.parametrize("reader", ["never_ends", "always_busy"])
def test_a_reading_that_does_not_end_is_stopped_and_the_next_one_works(reader: str) -> None:
    begun = time.monotonic()
    with pytest.raises(UnreadableFile, match="too long for a log") as caught:
        read_apart(b"", "endless.fit", limits=SHORT, reader=f"tests.odd_readers:{reader}")
    assert time.monotonic() - begun < 5
    assert caught.value.name == "endless.fit"
    assert len(read_apart(LIST).runs) == len(read_log(LIST).runs)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no such limit")
def test_a_file_that_eats_memory_is_stopped_before_it_harms_anybody() -> None:
    limits = Limits(still_s=60, whole_s=60, memory_bytes=200_000_000)
    with pytest.raises(UnreadableFile, match="too much memory for a log"):
        read_apart(b"", limits=limits, reader="tests.odd_readers:eats_memory")


def test_a_process_that_is_shot_is_told_of_in_plain_words() -> None:
    with pytest.raises(UnreadableFile, match="was stopped"):
        read_apart(b"", reader="tests.odd_readers:dies")


@POSIX
def test_leaving_the_page_ends_the_process_at_once() -> None:
    seen: list[int] = []

    def leave(done: int, total: int) -> None:
        if done:
            seen.append(done)
            raise Left

    with pytest.raises(Left):
        read_apart(b"", progress=leave, reader="tests.odd_readers:never_ends")
    assert has_ended(seen[0], within_s=2)


def test_whoever_waits_is_asked_often_enough_to_leave() -> None:
    asked: list[float] = []
    limits = Limits(still_s=1.5, whole_s=1.5, memory_bytes=10**9)
    with pytest.raises(UnreadableFile):
        read_apart(b"", None, None, lambda done, of: asked.append(done), limits, "tests.odd_readers:never_ends")
    assert len(asked) >= 4


def test_other_threads_go_on_while_a_file_is_read() -> None:
    gaps: list[float] = []
    is_done = threading.Event()

    def tick() -> None:
        last = time.monotonic()
        while not is_done.wait(0.01):
            gaps.append(time.monotonic() - last)
            last = time.monotonic()

    other = threading.Thread(target=tick)
    other.start()
    limits = Limits(still_s=2, whole_s=2, memory_bytes=10**9)
    with pytest.raises(UnreadableFile):
        read_apart(b"", limits=limits, reader="tests.odd_readers:always_busy")
    is_done.set()
    other.join()
    assert sorted(gaps)[int(len(gaps) * 0.95)] < 0.1


def test_a_fault_of_the_program_says_where_and_quotes_no_cell() -> None:
    with pytest.raises(RuntimeError, match=r"KeyError(.|\n)*odd_readers.py") as caught:
        read_apart(b"neck pain 7", reader="tests.odd_readers:stumbles")
    assert "neck pain 7" not in str(caught.value)


def test_a_library_that_prints_does_not_break_the_answer() -> None:
    assert len(read_apart(LIST, reader="tests.odd_readers:prints").runs) == len(read_log(LIST).runs)


@pytest.mark.skipif(not processes.COPIES, reason="no copies here")
def test_every_file_has_a_process_of_its_own_that_is_gone_afterwards() -> None:
    seen: list[int] = []
    for _ in range(2):
        with pytest.raises(UnreadableFile):
            read_apart(b"", None, None, lambda done, of: seen.append(done), SHORT, "tests.odd_readers:never_ends")
    pids = set(seen) - {0}
    assert len(pids) == 2
    assert has_ended(*pids, within_s=2)


@pytest.mark.skipif(not processes.COPIES, reason="no copies here")
def test_the_process_that_is_copied_is_replaced_when_it_was_shot() -> None:
    read_apart(LIST)
    os.kill(processes._original[0].popen.pid, signal.SIGKILL)
    assert len(read_apart(LIST).runs) == len(read_log(LIST).runs)


def test_without_copies_one_process_serves_the_next_small_file_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "COPIES", False)
    try:
        read_apart(LIST)
        first = processes._ready[0]
        read_apart(LIST)
        assert processes._ready == [first]
        first.end()
        assert len(read_apart(LIST).runs) == len(read_log(LIST).runs)
    finally:
        while processes._ready:
            processes._ready.pop().end()


@POSIX
def test_the_process_ends_with_the_one_that_started_it() -> None:
    script = (
        "import os, signal; from neckload.readers.worker import processes\n"
        "with processes.process_for(is_small=True) as process:\n"
        "    print(process.pid, *(each.popen.pid for each in processes._original), flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)"
    )
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False).stdout
    pids = [int(each) for each in printed.split()]
    assert pids
    assert has_ended(*pids)


def test_a_larger_archive_is_given_more_time_and_memory_and_a_table_no_more_than_it_can_need() -> None:
    small, large = limits_for(b"PK\x03\x04" + bytes(10_000)), limits_for(b"PK\x03\x04" + bytes(50_000_000))
    assert small.whole_s < large.whole_s <= 900
    assert small.memory_bytes < large.memory_bytes
    assert limits_for(b"date,km\n" + bytes(25_000_000)).whole_s == 20


@POSIX
def test_a_slow_reading_gives_way_to_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "QUICK_S", 0.5)
    limits = Limits(still_s=1.5, whole_s=1.5, memory_bytes=10**9)
    niceness: list[int] = []

    def look(done: int, total: int) -> None:
        if done:
            niceness.append(os.getpriority(os.PRIO_PROCESS, done))

    with pytest.raises(UnreadableFile):
        read_apart(b"", progress=look, limits=limits, reader="tests.odd_readers:never_ends")
    assert niceness[0] < niceness[-1] == processes.SLOW_NICE


def test_one_visitor_has_one_file_read_at_a_time() -> None:
    limits = Limits(still_s=1.5, whole_s=1.5, memory_bytes=10**9)
    order: list[str] = []

    def read(name: str, visitor: str) -> None:
        with pytest.raises(UnreadableFile):
            read_apart(b"", limits=limits, reader="tests.odd_readers:never_ends", visitor=(visitor, "address 1"))
        order.append(name)

    threads = [threading.Thread(target=read, args=(str(number), f"session {number}")) for number in range(2)]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(order) == 2
    assert time.monotonic() - begun >= 3
