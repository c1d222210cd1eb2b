"""Whatever is handed over: a result, or one clear message."""

from __future__ import annotations

import gzip
import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.mutations import damaged, read_all
from neckload.domain.problems import UnreadableFile
from neckload.readers import ReadResult, read_log, template
from neckload.readers.formats.kinds import MAX_FILE_BYTES
from neckload.readers.vocabulary.generic_names import GENERIC

FILES = Path(__file__).parents[1] / "files"


def zipped(**members: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("_csv", ".csv").replace("Content", "[Content_Types].xml"), text)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty"),
        (b"\xef\xbb\xbf\r\n \n", "The file is empty"),
        (b"date,distance_km\n", "a header but no rows"),
        (b"Activity Type,Date,Distance,Calories,Time\n", "a header but no rows"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(50), "This is a photo"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "This is a picture"),
        (b"%PDF-1.7\n%\xe2\xe3", "This is a PDF document"),
        (b"\x0e\x10\xd9\x07\x00\x00\x00\x00.FIT", "damaged or was cut off"),
        (gzip.compress(b"date,distance_km", mtime=0), "a header but no rows"),
        (b"<!DOCTYPE html><html></html>", "This is a web page"),
        (b'<?xml version="1.0"?><plist></plist>', "an XML file that is not a training log"),
        (b"7z\xbc\xaf\x27\x1c", "a compressed file (7-Zip)"),
        (gzip.compress(bytes(257) + b"ustar" + bytes(250), mtime=0), "a compressed file (tar)"),
        (b"BZh91AY&SY", "a compressed file (bzip2)"),
        (b"{\\rtf1 date km}", "a text document (RTF)"),
        (b"<table><tr><td>Date</td></tr></table>", "save the table with your log as .xlsx or CSV"),
        (b"BEGIN:VCALENDAR\nSUMMARY:Run\n", "a calendar"),
        (b'{"activities": []}', "no list of activities"),
        (b'{"activities": [', "This JSON file is damaged"),
        (b"[" * 100_000, "This JSON file is damaged"),
        (b'{"a":' * 100_000, "This JSON file is damaged"),
        (b"[{}]", "no list of activities"),
        (bytes(range(256)) * 4, "no text has"),
        (b"date,distance_km\n2026-01-05,\x005\n", "no text has"),
        (zipped(), "no training log"),
        (zipped(Content="x"), "no training log"),
        (zipped(activities_csv="x"), "In activities.csv: No column with a date"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (b"who,what\na,b\n", "No column with a date was found. The columns are: who, what."),
        (b"date,colour\n2026-01-05,red\n", "No column with a distance, a duration or a pain score"),
        (
            b'date,distance,note\n2024-01-01,5,"easy\n2024-01-02,6,x\n',
            "Line 2: A quotation mark that opens here is never closed",
        ),
        (",".join(["a"] * 100_000).encode() + b"\n1\n", "100,000 columns"),
        (b"year,date,weekday,time,mood,activities,note\n2017,7 maja,x,12:10,good,,\n", "mood diary"),
        (b"Date,Move Minutes count,Distance (m)\n2024-01-01,30,5000\n", "daily totals from Google Fit"),
        (b"Date,Steps,Distance,Minutes Sedentary\n2024-01-01,9000,7.1,600\n", "daily totals from Fitbit"),
        (b"Total Distance\n\n,Activity Type,Value\nFeb 2024,Running,50.1\n", "monthly totals"),
        (b"Laps,Time,Cumulative Time,Distance,Avg Pace\n1,05:00,05:00,1.0,5:00\n", "the laps of one activity"),
        (
            b"Title,WorkoutType,WorkoutDay,DistanceInMeters,TimeTotalInHours\nEasy,Run,2024-02-03,,\n",
            "planned workouts",
        ),
        (b"x" + b"\n" * 1_100_000, "more than 1,000,000 lines"),
        (b"date,distance_km\n" + b"1,1\n" * 150_000, "more than 100,000 rows"),
        (b"Date,Distance (km),Duration\nsoon,5,30:00\n", "This is not a date"),
    ],
)
def test_what_cannot_be_read_gets_one_clear_message(content: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_log(content, name="mine.csv")
    assert message in str(caught.value)
    assert len(caught.value.problems) == 1
    assert caught.value.name == "mine.csv"


def test_bytes_that_are_called_a_recording_and_are_none_are_called_damaged() -> None:
    with pytest.raises(UnreadableFile, match="a watch recording"):
        read_log(bytes(range(256)) * 20, name="Morning.FIT")
    assert len(read_log(b"Date,Distance (km)\n2026-03-02,5\n", name="log.fit").runs) == 1


def test_a_file_that_is_too_large_says_its_size() -> None:
    with pytest.raises(UnreadableFile, match="The file is 26 MB; at most 25 MB"):
        read_log(b"a" * (MAX_FILE_BYTES + 1_000_000))


def test_a_large_stream_is_not_read_to_its_end() -> None:
    stream = io.BytesIO(b"a" * (MAX_FILE_BYTES + 1_000_000))
    with pytest.raises(UnreadableFile, match="more than 25 MB"):
        read_log(stream)
    assert stream.tell() == MAX_FILE_BYTES + 1


def test_a_path_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        read_log(tmp_path / "nothing.csv")


def test_path_bytes_and_stream_are_read_alike() -> None:
    path = FILES / "strava_2018.csv"
    sources = (path, str(path), path.read_bytes(), io.BytesIO(path.read_bytes()))
    assert [read_log(source).runs["run_id"].tolist() for source in sources] == [["strava:101"]] * 4


def is_read_or_refused(content: bytes) -> bool:
    try:
        result = read_log(content)
    except UnreadableFile as error:
        return bool(str(error))
    rows = sum(len(getattr(result, table)) for table in ("runs", "pain", "week_totals", "days"))
    # Where only the runner knows whose or which rows count, nothing is read before the answer.
    return isinstance(result, ReadResult) and (rows > 0 or bool(result.report.questions))


@settings(max_examples=40)
@given(st.binary(max_size=300))
def test_arbitrary_bytes_are_read_or_refused(content: bytes) -> None:
    assert is_read_or_refused(content)


NAMES = st.sampled_from(sorted({name for names in GENERIC.values() for name in names} | {"Time", "distance_km"}))
CELLS = st.sampled_from(
    ["", "--", "0", "5", "5,2", "1,234", "31:40", "1900", "01h 58m", "2024-02-03", "3/2/2024", "13/2/24",
     "Feb 31, 2020", "Run", "Ride", "Rest", '"', '"a\nb"', "1e400", "-5", "9" * 30, "99:99:99",
     "5 km", "10:11 /mi", "9999-12-31"]
)  # fmt: skip


@settings(max_examples=25)
@given(
    st.lists(NAMES, min_size=1, max_size=6), st.lists(st.lists(CELLS, max_size=7), max_size=5), st.sampled_from(",;\t")
)
def test_any_cells_under_known_names_are_read_or_refused(
    header: list[str], rows: list[list[str]], separator: str
) -> None:
    text = "\n".join(separator.join(row) for row in (["Date", "Distance", *header], *rows))
    assert is_read_or_refused(text.encode())


EXPORTS = sorted(path.name for path in FILES.iterdir() if path.is_file())
DAMAGE = st.one_of(st.binary(max_size=3), st.sampled_from([b'"', b",", b"\n", b"--", b"1e999", b"[{", b"&x;", b"\x00"]))


@settings(max_examples=25, deadline=5_000)
@given(st.sampled_from(EXPORTS), st.integers(0, 2000), DAMAGE, st.integers(0, 200))
def test_a_damaged_export_is_read_or_refused_in_time(name: str, at: int, damage: bytes, lost: int) -> None:
    content = (FILES / name).read_bytes()
    at %= len(content)
    assert is_read_or_refused(content[:at] + damage + content[at + lost :])


@pytest.mark.parametrize("cell", ["a" * 120_000, "1" * 120_000, '""' * 60_000, "2024-" * 24_000, "a,b;" * 30_000])
def test_a_cell_as_long_as_a_book_takes_no_time(cell: str) -> None:
    start = time.perf_counter()
    assert is_read_or_refused(f"date,distance_km,note\n2026-01-05,5,{cell}\n".encode())
    assert is_read_or_refused(f"{cell},distance_km\n2026-01-05,5\n".encode())
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    "label", ["{" * 20_000, "走跑" * 20_000, "run walk " * 10_000, "<" * 60_000, " " * 60_000 + "x"]
)
def test_a_sport_or_a_name_as_long_as_a_book_takes_no_time(label: str) -> None:
    start = time.perf_counter()
    assert is_read_or_refused(f"date,type,km,pace\n2026-01-05,{label},5,{label}\n2026-01-06,Run/Walk,5,6:00\n".encode())
    assert is_read_or_refused(f"date,type,km,{label}\n2026-01-05,Run/Walk,5,4\n".encode())
    assert time.perf_counter() - start < 5


def test_reading_twice_gives_the_same() -> None:
    first, second = (read_log(template("runs")) for _ in range(2))
    assert first.runs.equals(second.runs)
    assert first.report.columns == second.report.columns


def test_a_sample_of_the_damaged_files_of_the_benchmark_is_read_or_refused() -> None:
    findings = read_all(damaged(12, seed=7))
    assert (findings.faults, findings.read + findings.refused) == ({}, 12)
    assert findings.slowest_s < 10


def test_a_duration_in_parts_without_a_row_below_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no rows"):
        read_log(b"Date,Heures,Minutes,Distance (km)\n")


@pytest.mark.parametrize("digits", [20, 400, 4299])
def test_a_number_that_no_watch_writes_is_no_figure_of_a_cell_of_json(digits: int) -> None:
    number = "9" * digits
    withings = (
        f'from,to,Activity type,Data\n2026-03-02T06:00:00Z,2026-03-02T06:30:00Z,Run,"{{""pause_duration"":{number}}}"'
    )
    mi_fitness = (
        "Key,Time,Category,Value,UpdateTime\n"
        f'outdoor_running,1,run,"{{""sport_type"":1,""start_time"":{number},""timezone"":{number}}}",1'
    )
    assert is_read_or_refused(withings.encode())
    assert is_read_or_refused(mi_fitness.encode())
