"""Files made to stop the reading: each is refused with its reason, in seconds and little memory, and blocks nobody."""

from __future__ import annotations

import copy
import io
import json
import sys
import threading
import time
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import read_log
from neckload.readers.archives import MOST_TABLES
from neckload.readers.worker.process import Limits, read_apart

LONGEST_S, MOST_MIB = 20.0, 340
"""Of the reading itself; the process has 160 MiB in use before. Each of these files took longer or more."""
LONG = Limits(still_s=120, whole_s=120, memory_bytes=10**9)
_GPX = b'<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1">'


def zip_of(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def overlapping_zip() -> bytes:
    """Four hundred names for the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "0.csv", "date,km\n" + "".join(f"2024-01-{day % 28 + 1:02},{day % 9}\n" for day in range(9000))
        )
        for number in range(1, 400):
            member = copy.copy(archive.filelist[0])
            member.filename = f"{number}.csv"
            archive.filelist.append(member)
    return packed.getvalue()


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a track of empty elements": (lambda: _GPX + b"<a/>" * 6_000_000 + b"</gpx>", "too many entries"),
    "a track of empty elements below it": (lambda: _GPX + b"<trk>" + b"<a/>" * 6_000_000, "too many entries"),
    "elements within elements": (lambda: _GPX + b"<trk>" + b"<a>" * 8_000_000, "too many entries"),
    "one attribute of 20 MB": (
        lambda: _GPX + b'<a b="' + b"x" * 20_000_000 + b'"/></gpx>',
        "too long for a training log",
    ),
    "600,000 attributes": (
        lambda: _GPX + b"<a " + b" ".join(b'a%d="1"' % number for number in range(600_000)) + b"/></gpx>",
        "too long for a training log",
    ),
    "a name of 24 MB": (
        lambda: _GPX + b"<trk><name>" + b"x\n" * 12_000_000 + b"</name></trk></gpx>",
        "without a track",
    ),
    "an entity": (lambda: b'<!DOCTYPE gpx [<!ENTITY a "b">]>' + _GPX + b"&a;</gpx>", "entities of its own"),
    "empty JSON records": (lambda: b"[" + b"{}," * 8_000_000 + b"{}]", "too many records"),
    "empty JSON lists": (lambda: b'[{"a":[' + b"[]," * 8_000_000 + b"[]]}]", "too many records"),
    "short texts in JSON": (lambda: b'[{"a":[' + b'"ab",' * 4_500_000 + b'""]}]', "too many records"),
    "an archive whose files overlap": (overlapping_zip, "overlap"),
    "an archive of very many tables": (
        lambda: zip_of({f"{number}.csv": b"a,b\n1,2\n" for number in range(MOST_TABLES + 1)}),
        "not recordings",
    ),
    "a cell of very many digits": (
        lambda: b"date,distance_km,duration_min\n2026-01-05," + b"1" * 100_000 + b"!,30\n",
        "^Line 2, column “distance_km”, “1{60}…”: This is not a number",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason_in_seconds(name: str) -> None:
    make, reason = HOSTILE[name]
    content = make()
    begun = time.process_time()
    with pytest.raises(UnreadableFile, match=reason):
        read_log(content)
    assert time.process_time() - begun < LONGEST_S


@pytest.mark.parametrize("name", ["elements within elements", "empty JSON records", "an archive whose files overlap"])
def test_a_hostile_file_takes_little_memory(name: str) -> None:
    content = HOSTILE[name][0]()
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableFile):
            read_log(content)
        assert tracemalloc.get_traced_memory()[1] < MOST_MIB * 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no such limit")
def test_what_gets_by_every_other_limit_meets_that_of_the_process() -> None:
    with pytest.raises(UnreadableFile, match="too much memory for a log"):
        read_apart(b"", reader="tests.odd_readers:eats_memory")


@pytest.mark.parametrize(
    "content",
    [
        b'[{"date":"2026-03-02","a":[' + b'"abc",' * 3_990_000 + b'""]}]',
        b"[" + b'{"a":"xyzxyzxyzxyz"},' * 790_000 + b'{"a":""}]',
    ],
    ids=["as many texts as are read", "as many records as are read"],
)
def test_the_largest_json_that_is_read_stays_within_the_memory_of_any_file(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="No column"):
        read_apart(content, limits=Limits(still_s=120, whole_s=120, memory_bytes=MOST_MIB * 2**20))


def test_a_thousand_small_files_are_read_as_one_list() -> None:
    activities = {
        f"{number}.json": json.dumps(
            {
                "start_date_local": f"20{10 + number // 365}-{number % 12 + 1:02}-{number % 28 + 1:02}T07:10:05",
                "type": "Run" if number % 10 else "Ride",
                "distance": 5000 + number,
                "moving_time": 1800 + number,
            }
        ).encode()
        for number in range(1_000)
    }
    begun = time.process_time()
    result = read_log(zip_of(activities))
    assert time.process_time() - begun < LONGEST_S
    assert result.report.rows_seen == 1_000
    assert result.report.left_out["reason"].str.contains("Ride").sum() == 100
    assert result.report.left_out["value"].iloc[0].endswith("(0.json)")


def test_an_honest_file_is_read_while_four_hostile_ones_are() -> None:
    is_over, begun = threading.Event(), threading.Barrier(5)

    class Over(Exception):
        pass

    def attack(number: int) -> None:
        has_begun = threading.Event()

        def look(done: int, total: int) -> None:
            if done and not has_begun.is_set():
                has_begun.set()
                begun.wait(60)
            if is_over.is_set():
                raise Over

        with pytest.raises(Over):
            read_apart(b"", None, None, look, LONG, "tests.odd_readers:always_busy", (f"session {number}",))

    attacks = [threading.Thread(target=attack, args=(number,)) for number in range(4)]
    for thread in attacks:
        thread.start()
    honest = "date,distance_km,duration_min\n" + "".join(
        f"{1990 + day // 336}-{day // 28 % 12 + 1:02}-{day % 28 + 1:02},{5 + day % 7}.5,{30 + day % 40}\n"
        for day in range(900)
    )
    begun.wait(60)
    try:
        assert len(read_apart(honest.encode(), visitor=("session of somebody else",)).runs) == 900
        assert all(thread.is_alive() for thread in attacks)
    finally:
        is_over.set()
        for thread in attacks:
            thread.join(60)
