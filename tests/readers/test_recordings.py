"""Single recorded runs: FIT, TCX, GPX, packed or not, and Apple Health."""

from __future__ import annotations

import gzip
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neckload.domain.problems import UnreadableFile
from neckload.readers import ReadHints, read_log
from neckload.readers.formats.xml_tracks import EARTH_RADIUS_M
from tests.fit_files import CYCLING, SWIMMING, TRACK, TRAINING, TREADMILL, activity, fit_file, lap, records, session

FILES = Path(__file__).parents[1] / "files"
START = "2024-02-03 22:30:05"
RUN = session(START, 5.0123, 1812, 1900)
EVENING_IN_BERLIN = activity("2024-02-03 23:01:45", "2024-02-04 00:01:45")


def tcx(*laps: tuple[float, float], sport: str = "Running") -> bytes:
    """Laps of (metres, seconds)."""
    body = "".join(
        f'<Lap StartTime="2024-02-03T06:{10 + number}:05Z"><TotalTimeSeconds>{seconds}</TotalTimeSeconds>'
        f"<DistanceMeters>{metres}</DistanceMeters><Track><Trackpoint><DistanceMeters>1</DistanceMeters></Trackpoint>"
        "</Track></Lap>"
        for number, (metres, seconds) in enumerate(laps)
    )
    return (
        '  <?xml version="1.0" encoding="UTF-8"?><TrainingCenterDatabase xmlns="http://www.garmin.com/x"><Activities>'
        f'<Activity Sport="{sport}"><Id>2024-02-03T06:10:05Z</Id>{body}</Activity></Activities>'
        "</TrainingCenterDatabase>"
    ).encode()


def gpx(*segments: list[tuple[float, str]], kind: str = "<type>running</type>", name: str = "") -> bytes:
    """Segments of points on the equator: (longitude, time of day or "")."""
    body = "".join(
        "<trkseg>"
        + "".join(f'<trkpt lat="0" lon="{lon}">{_time(clock)}</trkpt>' for lon, clock in points)
        + "</trkseg>"
        for points in segments
    )
    return f'<gpx xmlns="http://www.topografix.com/GPX/1/1"><trk><name>{name}</name>{kind}{body}</trk></gpx>'.encode()


def _time(clock: str) -> str:
    return f"<time>2024-02-03T{clock}Z</time>" if clock else ""


def test_a_fit_file_gives_its_session_with_the_timer_as_duration() -> None:
    result = read_log(fit_file([records(START, 20), RUN]))
    assert result.report.format == "recorded activity (FIT)"
    assert result.runs["distance_km"].tolist() == [5.0123]
    assert result.runs["duration_min"].tolist() == pytest.approx([30.2])
    assert result.runs["start"].tolist() == [pd.Timestamp(START)]


def test_a_fit_file_that_knows_the_local_time_is_on_the_runners_day() -> None:
    result = read_log(fit_file([RUN, EVENING_IN_BERLIN]))
    assert result.runs["start"].tolist() == [pd.Timestamp("2024-02-03 23:30:05")]
    assert result.report.questions == ()


def test_without_the_local_time_the_zone_is_asked_for_and_the_name_of_the_run_stays() -> None:
    asked = read_log(fit_file([RUN]))
    assert [question.about for question in asked.report.questions] == ["timezone"]
    answered = read_log(fit_file([RUN]), hints=ReadHints(timezone="Asia/Tokyo"))
    assert answered.runs["start"].tolist() == [pd.Timestamp("2024-02-04 07:30:05")]
    assert answered.runs["run_id"].tolist() == asked.runs["run_id"].tolist()


@pytest.mark.parametrize(("kind", "surface"), [(TREADMILL, "treadmill"), (TRACK, "track")])
def test_a_fit_file_names_the_surface(kind: int, surface: str) -> None:
    assert read_log(fit_file([session(START, 5, 1800, 1800, sub_sport=kind)])).runs["surface"].tolist() == [surface]


def test_of_a_triathlon_only_the_run_counts() -> None:
    parts = (
        session("2024-02-03 06:00:00", 1.5, 1800, 1800, SWIMMING),
        session("2024-02-03 06:32:00", 40, 4000, 4000, CYCLING),
        session("2024-02-03 07:40:00", 10, 2700, 2700),
    )
    result = read_log(fit_file(parts))
    assert result.runs["distance_km"].tolist() == [10]
    assert result.report.left_out["reason"].tolist() == ["swimming: not a run", "cycling: not a run"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (fit_file([session(START, None, 1800, 1800, TRAINING)]), "training: not a run"),
        (fit_file([records(START, 5)]), "no finished activity"),
        (fit_file([RUN])[:-20], "damaged or was cut off"),
        (gzip.compress(fit_file([RUN]), mtime=0)[:-30], "damaged or cut off"),
        (gzip.compress(gzip.compress(b"x" * 40, mtime=0), mtime=0), "compressed twice"),
        (gzip.compress(b"", mtime=0), "The file is empty"),
        (gzip.compress(bytes(30_000_000), mtime=0), "more than 25 MB"),
        (tcx((5000, 1800), sport="Other"), "Other: not a run"),
        (tcx((5000, 1800))[:300], "damaged or was cut off"),
        (b"<TrainingCenterDatabase><Courses/></TrainingCenterDatabase>", "no activity"),
        (gpx([(0, ""), (0.01, "")]), "a course without times"),
        (b'<gpx version="1.1"></gpx>', "without a track"),
        (gpx([(0, "06:10:05"), (0.01, "06:16:05")], kind="<type>cycling</type>"), "cycling: not a run"),
        (b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><gpx><trk><name>&b;</name></trk></gpx>', "entities"),
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><gpx><trk><name>&a;</name></trk></gpx>', "entities"),
        (b'<?xml version="1.0"?><!DOCTYPE HealthData><HealthData></HealthData>', "no workouts"),
        (b"<gpx><trk></gpx>", "damaged"),
        (b'<?xml version="1.0" encoding="klingon"?><gpx></gpx>', "damaged"),
    ],
)
def test_what_is_no_recorded_run_is_refused_with_the_reason(content: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_log(content)
    assert message in str(refusal.value)
    assert len(refusal.value.problems) == 1


def test_the_laps_of_a_tcx_file_are_summed() -> None:
    runs = read_log(tcx((1609.34, 500), (1609.34, 520), (800, 300))).runs
    assert runs["distance_km"].tolist() == pytest.approx([4.01868])
    assert runs["duration_min"].tolist() == [22]
    assert runs["start"].tolist() == [pd.Timestamp("2024-02-03 06:10:05")]


@pytest.mark.parametrize("starts_again", [False, True])
@pytest.mark.parametrize("totals", [("0", "0"), ("-1", "-1"), ("NaN", "NaN")])
def test_laps_without_totals_are_as_long_as_their_points(totals: tuple[str, str], starts_again: bool) -> None:
    laps = tcx((float("nan"), 0), (float("nan"), 0)).decode()
    for number, begin in enumerate((0, 3000)):
        points = "".join(
            f"<Trackpoint><Time>2024-02-03T06:{10 + minute + 15 * number}:05Z</Time><DistanceMeters>"
            f"{200 * minute + (0 if starts_again else begin)}</DistanceMeters></Trackpoint>"
            for minute in range(16)
        )
        laps = laps.replace("<Track><Trackpoint><DistanceMeters>1</DistanceMeters></Trackpoint>", f"<Track>{points}", 1)
    laps = laps.replace("nan", totals[0]).replace(">0</TotalTime", f">{totals[1]}</TotalTime")
    runs = read_log(laps.encode()).runs
    assert (runs["distance_km"].tolist(), runs["duration_min"].tolist()) == ([6.0], [30.0])


def test_a_gpx_track_is_as_long_as_its_segments_without_the_pause_between() -> None:
    # A hundredth of a degree on the equator is R x pi / 18000; two segments of it, of 6 and 5 minutes.
    length = EARTH_RADIUS_M * 3.141592653589793 / 18_000 / 1000
    runs = read_log(
        gpx([(0, "06:10:05"), (0.004, "06:12:05"), (0.01, "06:16:05")], [(0.05, "06:40:00"), (0.06, "06:45:00")])
    ).runs
    assert runs["distance_km"].tolist() == pytest.approx([2 * length])
    assert runs["duration_min"].tolist() == [11]


@pytest.mark.parametrize("kind", ["<type>9</type>", "<type>Run</type>", "<type>trail_running</type>"])
def test_a_gpx_track_names_its_sport_in_words_or_in_stravas_number(kind: str) -> None:
    assert len(read_log(gpx([(0, "06:10:05"), (0.01, "06:16:05")], kind=kind)).runs) == 1


def test_a_track_without_a_sport_is_asked_about() -> None:
    result = read_log(FILES / "track_without_sport.gpx")
    question = next(one for one in result.report.questions if one.about == "column")
    assert (question.column, question.guess) == ("sport", "run")
    assert len(read_log(FILES / "track_without_sport.gpx", hints=ReadHints(columns={"sport": "run"})).runs) == 1
    with pytest.raises(UnreadableFile, match="No sport named"):
        read_log(FILES / "track_without_sport.gpx", hints=ReadHints(columns={"sport": ""}))


def test_a_track_without_a_sport_at_the_pace_of_a_ride_is_none() -> None:
    with pytest.raises(UnreadableFile, match="No sport named"):
        read_log(gpx([(0, "06:10:05"), (0.1, "06:30:05")], kind=""))


def test_the_title_may_name_the_sport() -> None:
    assert len(read_log(gpx([(0, "06:10:05"), (0.01, "06:16:05")], kind="", name="Running 2/3/24 7:10 am")).runs) == 1


def test_a_packed_recording_is_read_like_the_recording() -> None:
    plain, packed = (read_log(content).runs for content in (fit_file([RUN]), gzip.compress(fit_file([RUN]))))
    pd.testing.assert_frame_equal(plain, packed)


def test_apple_health_gives_its_running_workouts_in_their_own_units() -> None:
    result = read_log(FILES / "apple_health_export.xml")
    assert result.runs["distance_km"].tolist() == pytest.approx([5.01, 3.11 * 1.609344])
    assert result.runs["duration_min"].tolist() == pytest.approx([31.7, 31.7])
    assert result.runs["start"][0] == pd.Timestamp("2024-02-03 07:10:05")
    assert result.days["other_sport"].tolist() == ["Walking"]


def runs_or_refusal(content: bytes) -> int | str:
    """How many runs, or why none; anything else would be raised."""
    try:
        return len(read_log(content).runs)
    except UnreadableFile as refusal:
        return str(refusal)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["fit", "tcx", "gpx", "apple"]), st.integers(0, 3000), st.binary(min_size=1, max_size=4))
def test_a_mutated_recording_is_read_or_refused(kind: str, at: int, damage: bytes) -> None:
    content = {
        "fit": fit_file([records(START, 3), RUN]),
        "tcx": tcx((5000, 1800)),
        "gpx": gpx([(0, "06:10:05"), (0.01, "06:16:05")]),
        "apple": (FILES / "apple_health_export.xml").read_bytes(),
    }[kind]
    at %= len(content)
    assert runs_or_refusal(content[:at] + damage + content[at + len(damage) :])


def test_of_a_recording_that_broke_off_before_its_summary_the_moments_are_read_and_that_is_said() -> None:
    whole = fit_file([records(START, 601), RUN])
    for content in (whole[: len(whole) - 200], fit_file([records(START, 601)])):
        result = read_log(content)
        assert result.runs["distance_km"].item() == pytest.approx(1.8, rel=0.03)
        assert result.runs["duration_min"].item() == pytest.approx(10, rel=0.03)
        assert "cut off before its summary" in result.report.notes[0]
        assert [question.guess for question in result.report.questions if question.about == "column"] == ["run"]


def test_of_laps_without_a_summary_the_time_is_that_of_all_and_not_of_the_first() -> None:
    laps = [lap(f"{START[:11]}06:{minute:02}:00", 1, 300, 290) for minute in (0, 5, 10, 15)]
    result = read_log(fit_file(laps))
    assert result.runs[["distance_km", "duration_min"]].to_numpy().tolist() == [[4.0, 20.0]]


def test_a_recording_that_is_damaged_behind_a_readable_summary_is_read_and_that_is_said() -> None:
    result = read_log(fit_file([RUN])[:-1] + b"\x00")
    assert result.runs["distance_km"].tolist() == pytest.approx([5.0123])
    assert "damaged after its summary" in result.report.notes[0]
