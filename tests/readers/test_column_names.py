from __future__ import annotations

import pytest

from neckload.readers import ReadHints, read_log
from neckload.readers.columns.recognise import recognised
from neckload.readers.exports.layout import Layout
from neckload.readers.exports.registry import LAYOUTS, without_ornaments
from neckload.readers.vocabulary.column_names import name_and_unit, plain
from neckload.readers.vocabulary.generic_names import Names


@pytest.mark.parametrize(
    ("name", "base", "unit"),
    [
        ("Distance (mi)", "distance", "mi"),
        ("distance_km", "distance", "km"),
        ("Distanz in km", "distanz", "km"),
        ("Workout Time (seconds)", "workouttime", "s"),
        ("Moving Time (min)", "movingtime", "min"),
        ("Duration (h:m:s)", "duration", "h:mm:ss"),
        ("Zeit HH:MM:SS", "zeit", "h:mm:ss"),
        ("time_mmss", "time", "m:ss"),
        ("Distance.1", "distance", ""),
        ("Activity.Type", "activitytype", ""),
        ("Miles Ran", "ran", "mi"),
        ("Running Miles", "running", "mi"),
        ("Дистанция (км)", "дистанция", "km"),
        ("거리(km)", plain("거리"), "km"),
        ("km gelaufen", "gelaufen", "km"),
        ("Distance (yards)", "distance", "yd"),
        ("Avg Speed (mph)", "avgspeed", "mi h"),
        ("km", "distance", "km"),
        ("Minutes", "duration", "min"),
        ("Hours", "duration", "h"),
        ("pace_min_per_km", "pace", "min per km"),
        ("prescribed_distance_km", "prescribeddistance", "km"),
    ],
)
def test_a_name_is_compared_without_the_unit_it_carries(name: str, base: str, unit: str) -> None:
    assert name_and_unit(name) == (base, unit)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ('<span class="translation_missing" title="en-US.lib.type">Type</span>', "Type"),
        ("com.samsung.health.exercise.start_time", "start_time"),
        ("com.samsung.shealth.exercise.duration", "duration"),
        ("Pace <6:00", "Pace <6:00"),
    ],
)
def test_what_a_vendor_writes_into_names_is_no_part_of_them(name: str, bare: str) -> None:
    assert without_ornaments(name) == bare


def test_names_are_compared_without_case_blanks_and_accents_in_any_script() -> None:
    assert plain(" Durée ") == plain("duree")
    assert plain("Löpning") == plain("Lopning")
    assert plain("距离") == "距离"


def test_no_vendor_gives_one_name_two_meanings() -> None:
    for layout in (layout for layout in LAYOUTS if "clock" not in layout.names):
        names = [name for role in layout.names.values() for name in {name_and_unit(name)[0] for name in role}]
        assert sorted(names) == sorted(set(names)), layout.format


def test_the_end_of_a_vendors_own_name_is_no_unit_where_the_vendor_fixes_another() -> None:
    names: Names = {"start": ("begun",), "distance": ("Way",), "moving": ("timeOnFeet", "Active")}
    vendor = Layout("Invented", "invented", names, needs=("start", "moving"), units={"moving": ("s",)})
    (moving,) = recognised(("begun", "timeOnFeet"), ReadHints(), (vendor,)).columns["moving"]
    assert (moving.name, moving.unit) == ("timeOnFeet", "s")
    # A pace is still none of its durations.
    assert "moving" not in recognised(("begun", "Way", "Active/km"), ReadHints(), (vendor,)).columns


@pytest.mark.parametrize("name", ["距離km", "거리km", "走行距離㎞", "距离Km"])
def test_a_latin_unit_behind_an_east_asian_name_is_its_unit(name: str) -> None:
    assert name_and_unit(name)[1] == "km"
    runs = read_log(f"date,{name},時間min,neck pain\n2026-01-03,5,30,2\n2026-01-04,6,36,2\n".encode()).runs
    assert runs["distance_km"].tolist() == [5, 6]
