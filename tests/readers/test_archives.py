"""ZIP archives of vendors and of runners, and what hostile ones try."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import archives, read_log
from tests.fit_files import CYCLING, activity, fit_file, session

FILES = Path(__file__).parents[1] / "files"
STRAVA = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Filename,"
    "Elapsed Time,Moving Time,Distance\n"
    '1,"Feb 3, 2024, 6:10:05 AM",One,Run,,1900,5.01,activities/11.fit.gz,1900,1812,5012.3\n'
    '2,"Feb 5, 2024, 6:10:05 AM",Two,Run,,2500,0,activities/12.fit,2500,,0\n'
)


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def run(start: str, km: float, seconds: float = 1800) -> bytes:
    """A run in a place that lives by UTC."""
    return fit_file([session(start, km, seconds, seconds), activity(start, start)])


def refusal_of(content: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_log(content)
    return caught.value


def test_of_a_strava_archive_the_list_counts_and_a_recording_only_where_the_list_lacks_a_figure() -> None:
    # Were 11.fit.gz read, its 9 km at another hour would be a third run. The 7.5 km of 12.fit are not in the list.
    result = read_log(
        zipped(
            {
                "activities.csv": STRAVA,
                "bikes.csv": "Bike Name,Bike Brand\nx,y\n",
                "goals.csv": "Goal Type,Start Date,Distance\nx,2024-01-01,50\n",
                "activities/11.fit.gz": run("2024-02-03 12:00:00", 9),
                "activities/12.fit": run("2024-02-05 06:10:05", 7.5, 2400),
                "media/photo.jpg": b"\xff\xd8",
            }
        )
    )
    assert result.runs["distance_km"].tolist() == [5.0123, 7.5]
    assert result.runs["title"].tolist() == ["One", "Two"]
    assert result.runs["duration_min"].tolist() == pytest.approx([30.2, 2500 / 60])
    assert "more than one file" in result.report.notes[-1]
    assert "“bikes.csv”, “goals.csv”, “media/photo.jpg”" in result.report.notes[0]


def test_of_a_runkeeper_archive_the_tracks_named_in_the_list_are_not_read_again() -> None:
    table = (
        "Date,Type,Route Name,Distance (km),Duration,Notes,GPX File\n"
        "2024-02-03 07:10:05,Running,,5.01,31:40,,2024-02-03-071005.gpx\n"
    )
    archive = zipped(
        {"cardioActivities.csv": table, "measurements.csv": "a,b\n1,2\n", "2024-02-03-071005.gpx": "<gpx>"}
    )
    result = read_log(archive)
    assert result.runs["distance_km"].tolist() == [5.01]
    assert result.report.left_out.empty


def test_garmins_archive_is_read_from_its_lists_in_centimetres() -> None:
    listed = (FILES / "garmin_summarizedActivities.json").read_bytes()
    name = "DI_CONNECT/DI-Connect-Fitness/someone_0_summarizedActivities.json"
    inner = zipped({"1.fit": run("2024-02-03 06:10:05", 5)})
    result = read_log(zipped({name: listed, "DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0.zip": inner}))
    assert result.runs["distance_km"].tolist() == pytest.approx([5.0123])


def test_an_archive_within_an_archive_is_read_where_nothing_else_tells() -> None:
    inner = zipped({"1.fit": run("2024-02-03 06:10:05", 5)})
    assert read_log(zipped({"uploaded.zip": inner})).runs["distance_km"].tolist() == [5]
    assert "no training log" in str(refusal_of(zipped({"outer.zip": zipped({"uploaded.zip": inner})})))


@pytest.mark.parametrize("name", ["export.xml", "Exportieren.xml", "exportación.xml"])
def test_apple_health_is_read_from_within_its_archive_and_its_routes_are_not(name: str) -> None:
    export = (FILES / "apple_health_export.xml").read_bytes()
    route = (FILES / "track_without_sport.gpx").read_bytes()
    archive = zipped({f"apple_health_export/{name}": export, "apple_health_export/workout-routes/r.gpx": route})
    assert len(read_log(archive).runs) == 2


def test_a_hundred_recordings_are_one_log_with_every_other_one_named() -> None:
    days = pd.date_range("2024-01-01 06:10:05", periods=100, freq="D")
    files = {f"{day:%m%d}.fit": run(f"{day:%Y-%m-%d %H:%M:%S}", 5) for day in days}
    ride = fit_file([session("2024-01-01 17:00:00", 20, 3600, 3600, CYCLING)])
    result = read_log(zipped({**files, "ride.fit": ride, "broken.fit": files["0101.fit"][:50], "notes.pdf": b"x"}))
    assert len(result.runs) == 100
    left = result.report.left_out.set_index("value")["reason"]
    assert left["cycling (ride.fit)"] == "cycling: not a run"
    assert "cut off" in left["broken.fit"]


def test_a_run_in_a_list_and_in_a_recording_counts_once() -> None:
    table = "Activity Type,Date,Title,Distance,Calories,Time\nRunning,2024-02-03 06:10:05,Morning,5.01,300,00:30:02\n"
    both = {"my.csv": table, "a.fit": run("2024-02-03 06:10:09", 5.02), "b.fit": run("2024-02-04 06:10:05", 6)}
    result = read_log(zipped(both))
    assert result.runs["distance_km"].tolist() == [5.01, 6]
    assert result.runs["title"].fillna("").tolist() == ["Morning", ""]
    assert result.report.notes[-1].startswith("One run is in more than one file")


def test_every_fault_of_an_archive_that_gives_nothing_is_named() -> None:
    refusal = refusal_of(zipped({"a.fit": b"0123456789ab", "b.csv": "who,what\nx,y\n"}))
    assert "In b.csv: No column with a date" in str(refusal)
    assert "In a.fit: Despite its name, this file is not a recording" in str(refusal)


@pytest.mark.parametrize("members", [{}, {"photo.jpg": b"x"}, {"__MACOSX/._activities.csv": STRAVA}])
def test_an_archive_without_a_log_says_so(members: dict[str, bytes]) -> None:
    assert "no training log" in str(refusal_of(zipped(members)))


def test_progress_is_told_and_may_end_the_reading() -> None:
    archive = zipped({f"{day}.fit": run(f"2024-02-0{day} 06:10:05", 5) for day in range(1, 6)})
    steps: list[tuple[int, int]] = []
    read_log(archive, progress=lambda done, total: steps.append((done, total)))
    assert steps == [(done, 5) for done in range(5)]

    def cancel(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_log(archive, progress=cancel)


def test_a_file_that_unpacks_to_a_thousand_times_its_size_is_not_opened() -> None:
    assert "too large for a log once unpacked" in str(refusal_of(zipped({"activities.csv": b"0" * 20_000_000})))


def test_a_file_larger_than_a_log_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_FILE_BYTES", 2_000_000)
    small = run("2024-02-03 06:10:05", 5)
    result = read_log(zipped({"big.csv": random.Random(1).randbytes(2_000_001), "a.fit": small}))
    assert result.report.left_out[["reason", "value"]].to_numpy().tolist() == [
        ["The file is larger than 2 MB.", "big.csv"]
    ]


def test_too_many_files_and_too_much_in_all_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = zipped({"a.csv": STRAVA, "b.csv": STRAVA})
    monkeypatch.setattr(archives, "MOST_MEMBERS", 1)
    assert "more than 1 files" in str(refusal_of(archive))
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    monkeypatch.setattr(archives, "MOST_TOTAL_BYTES", len(STRAVA))
    assert "too large when unpacked" in str(refusal_of(archive))


def test_names_that_point_out_of_the_archive_write_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = read_log(zipped({"../../activities.csv": STRAVA}))
    assert len(result.runs) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_locked_archive_and_a_broken_one_are_refused() -> None:
    archive = bytearray(zipped({"activities.csv": STRAVA}))
    locked = archive.copy()
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert "locked with a password" in str(refusal_of(bytes(locked)))
    broken = archive.copy()
    broken[60:80] = bytes(20)
    assert "damaged or locked" in str(refusal_of(bytes(broken)))
    assert "damaged or locked" in str(refusal_of(bytes(archive[:100])))


def test_a_list_in_which_every_run_lacks_a_figure_stands_for_none_of_its_recordings() -> None:
    header, _, lacking = STRAVA.splitlines()
    archive = zipped({"activities.csv": f"{header}\n{lacking}\n", "12.fit": run("2024-02-05 06:10:05", 7.5, 2400)})
    assert read_log(archive).runs["distance_km"].tolist() == [7.5]


def test_an_archive_within_one_that_a_runner_packed_is_read_beside_the_other_files() -> None:
    first, second = "date,km,time\n2024-02-03,5,30:00\n", "date,km,time\n2024-02-05,6,36:00\n"
    result = read_log(zipped({"one.csv": first, "more.zip": zipped({"two.csv": second})}))
    assert sorted(result.runs["distance_km"]) == [5, 6]


LOG = "date,km,time\n2024-02-03,5,30:00\n"


def test_of_an_archive_with_one_damaged_file_the_others_are_read() -> None:
    archive = bytearray(
        zipped({"good.csv": LOG, "bad.csv": LOG.replace("2024", "2023") * 50, "bad.zip": b"PK\x03\x04"})
    )
    begin = archive.index(b"bad.csv") + len(b"bad.csv")
    archive[begin + 3 : begin + 20] = b"\xff" * 17
    result = read_log(bytes(archive))
    assert result.runs["distance_km"].tolist() == [5]
    assert result.report.left_out["value"].tolist() == ["bad.csv", "bad.zip"]


def test_what_a_runner_packed_beside_the_log_and_cannot_be_read_is_named() -> None:
    result = read_log(zipped({"log.csv": LOG, "old.xls": b"\xd0\xcf\x11\xe0" + bytes(50), "me.jpg": b"\xff\xd8"}))
    assert "damaged or locked" in result.report.left_out["reason"][0]
    assert result.report.left_out["value"].tolist() == ["old.xls"]


@pytest.mark.parametrize(
    ("member", "message"),
    [
        ("content.xml", "LibreOffice"),
        ("Index/Document.iwa", "Numbers"),
        ("word/document.xml", "Word"),
        ("xl/workbook.bin", "binary Excel"),
    ],
)
def test_a_document_of_another_program_is_named_and_what_to_do(member: str, message: str) -> None:
    refusal = str(refusal_of(zipped({member: "x"})))
    assert message in refusal
    assert "save the table with your log as .xlsx or CSV" in refusal


def test_copies_seconds_and_a_time_zone_apart_are_one_run() -> None:
    watch = "Activity Type,Date,Title,Distance,Calories,Time\nRunning,2024-02-03 07:10:05,x,5.01,300,00:30:00\n"
    strava = STRAVA.splitlines()[0] + '\n1,"Feb 3, 2024, 6:10:09 AM",One,Run,,1800,5.01,,1800,1800,5012.3\n'
    result = read_log(zipped({"watch.csv": watch, "strava.csv": strava}))
    assert len(result.runs) == 1
