"""One invented export for every vendor, language and trap: what is in it, and what is not."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import ReadHints, ReadResult, read_log
from tests.readers.why_not import why_not

FILES = Path(__file__).parents[1] / "files"
MILE = 1.609344


def read(*lines: str, hints: ReadHints | None = None) -> ReadResult:
    return read_log("\n".join(lines).encode(), hints=hints)


def read_as(format_: str, name: str) -> ReadResult:
    try:
        result = read_log(FILES / name)
    except UnreadableFile as error:
        raise AssertionError(why_not(format_, FILES / name)) from error
    assert result.report.format == format_, why_not(format_, FILES / name)
    return result


# name, format, km and minutes of all runs, start of the first, rows left out
ONE_RUN = [
    ("endomondo.json", "Endomondo", 5.01, 1900 / 60, "2015-02-03 06:10:05", 0),
    ("fitbit_exercise.json", "Fitbit, exercise list", 3.11 * MILE, 30.2, "2024-02-03 07:10:05", 1),
    ("garmin_bulk_download.csv", "Garmin Connect, bulk download", 5.0123, 30.2, "2024-02-03 07:10:05", 0),
    ("garmin_old_page_french.csv", "Garmin Connect, list of the old web page", 5.01, 1900 / 60, "2015-02-03 07:10", 0),
    ("garmin_old_page_german.csv", "Garmin Connect, list of the old web page", 5.01, 1900 / 60, "2012-02-03 07:10", 0),
    ("garmin_script_units_in_names.csv", "Garmin Connect export (API)", 5.012, 1900 / 60,
     "2024-02-03 07:10:05", 0),
    ("garmin_summarizedActivities.json", "Garmin, archive of all data", 5.0123, 30.2, "2024-02-03 07:10:05", 1),
    ("garmin_turkish.csv", "Garmin Connect, activity list", 5.01, 30.2, "2024-02-03 07:10:05", 0),
    ("garmin_without_header.csv", "Garmin Connect, activity list", 5.01, 30.2, "2024-02-03 07:10:05", 1),
    ("goldencheetah_activity.json", "GoldenCheetah, one activity", 5.012, 30.2, "2024-02-03 06:10:05", 0),
    ("google_fit_session.json", "Google Fit, one session", 5.0123, 1900 / 60, "2024-02-03 06:10:05", 0),
    ("health_auto_export.json", "Health Auto Export", 3.11 * MILE, 1900 / 60, "2024-02-03 07:10:05", 1),
    ("health_auto_export_miles.csv", "Health Auto Export", 3.11 * MILE, 1900 / 60, "2024-02-03 07:10", 1),
    ("health_export.csv", "Spreadsheet", 5.012, 1900 / 60, "2024-02-03 07:10:05", 1),
    ("huawei_motion_path.json", "Huawei Health", 5.012, 30.2, "2024-02-03 07:10:05", 1),
    ("jognote_without_header.csv", "JogNote", 5.012, 1900 / 60, "2024-02-03", 2),
    ("polar_session.csv", "Polar Flow, one session", 5.01, 1900 / 60, "2024-02-03 07:10:05", 0),
    ("polar_training_session.json", "Polar Flow, archive of all data", 5.0123, 1900 / 60, "2024-02-03 07:10:05", 0),
    ("runtastic.json", "Runtastic", 5.012, 1900 / 60, "2024-02-03 07:10:05", 0),
    ("samsung_exercise.csv", "Samsung Health", 5.0123, 1900 / 60, "2024-02-04 00:10:05", 1),
    ("smashrun.json", "Smashrun", 5.012, 30.2, "2024-02-03 07:10:05", 0),
    ("strava_interface.json", "Strava export (API)", 5.0123, 30.2, "2024-02-03 07:10:05", 0),
    ("strava_web_page_portuguese.csv", "Strava, training log of the web page", 5.0123, 1900 / 60,
     "2024-02-03 07:10:05", 0),
    ("suunto_activity.json", "Suunto, one activity", 5.012, 30.2, "2024-02-03 07:10:05", 0),
    ("trainingpeaks.csv", "TrainingPeaks", 5.0123, 30.18, "2024-02-03", 2),
    ("withings_german.csv", "Withings", 5.012, 1840 / 60, "2024-02-03 07:10:05", 0),
    ("zepp_sport.csv", "Zepp Life", 5.012, 30.2, "2024-02-03 06:10:05", 1),
    ("zepp_without_header.csv", "Zepp Life", 5.012, 30.2, "2024-02-03 06:10:05", 1),
]  # fmt: skip


@pytest.mark.parametrize(("name", "format_", "km", "minutes", "start", "left_out"), ONE_RUN)
def test_the_run_of_each_export_is_read(
    name: str, format_: str, km: float, minutes: float, start: str, left_out: int
) -> None:
    result = read_as(format_, name)
    assert result.runs["distance_km"].tolist() == pytest.approx([km])
    assert result.runs["duration_min"].tolist() == pytest.approx([minutes])
    assert result.runs["start"].tolist() == [pd.Timestamp(start)]
    assert len(result.report.left_out) == left_out


@pytest.mark.parametrize(
    "language",
    ["chinese", "danish", "dutch", "french", "german", "hungarian", "italian", "japanese", "norwegian", "polish",
     "portuguese", "spanish", "swedish"],
)  # fmt: skip
def test_garmin_lists_are_read_in_their_language_and_unit(language: str) -> None:
    # 160 steps a minute of 1.00 m: 30 min are 4.80 km (2.98 mi), 40 min are 6.40 km (3.98 mi). The second run has no
    # moving time, so the timer counts. The walk is no run in any language.
    result = read_log(FILES / f"garmin_{language}.csv")
    assert result.report.format == "Garmin Connect, activity list"
    assert result.report.unit == ("mi" if language == "spanish" else "km")
    assert result.runs["distance_km"].tolist() == pytest.approx([4.80, 6.40], abs=0.01)
    assert result.runs["duration_min"].tolist() == [30, 40]
    assert result.runs["surface"].fillna("").tolist() == ["", "treadmill"]
    assert result.report.left_out["line"].tolist() == [4]
    assert result.report.questions == ()


@pytest.mark.parametrize(
    ("language", "start"),
    [
        ("chinese", "2024-02-03 19:03:11"),
        ("danish", "2024-08-03 19:03:11"),
        ("dutch", "2024-08-03 19:03:11"),
        ("french", "2024-02-03 19:03:11"),
        ("german", "2021-01-05 19:03:11"),
        ("italian", "2024-08-03 19:03:11"),
        ("japanese", "2024-02-03 19:03:11"),
        ("polish", "2024-08-03 19:03:11"),
        ("portuguese", "2024-08-03 19:03:11"),
        ("russian", "2024-08-03 19:03:11"),
        ("spanish", "2024-08-03 19:03:11"),
        ("swedish", "2024-08-03 19:03:11"),
        ("turkish", "2024-02-03 06:10:05"),
    ],
)
def test_strava_exports_are_read_in_their_language(language: str, start: str) -> None:
    result = read_log(FILES / f"strava_{language}.csv")
    assert result.report.format == "Strava, bulk export"
    assert result.runs["run_id"].tolist() == ["strava:1"]
    assert result.runs["distance_km"].tolist() == pytest.approx([5.0123])
    assert result.runs["duration_min"].tolist() == pytest.approx([30.2])
    assert result.runs["start"].tolist() == [pd.Timestamp(start)]


@pytest.mark.parametrize(
    "name",
    ["by_hand_cyrillic_cp1251", "by_hand_japanese_shift_jis", "by_hand_chinese_gb18030", "by_hand_polish_cp1250"],
)
def test_older_encodings_are_told_by_the_names_they_make_known(name: str) -> None:
    runs = read_log(FILES / f"{name}.csv").runs
    assert runs["start"].tolist() == [pd.Timestamp("2024-02-03")]
    assert runs["distance_km"].tolist() == [5.01]
    assert runs["duration_min"].tolist() == pytest.approx([1900 / 60])


def test_rows_that_are_wider_than_the_header_are_right_from_both_ends() -> None:
    runs = read_log(FILES / "garmin_glued.csv").runs
    assert runs["distance_km"].tolist() == [5.01, 6.01]
    assert runs["duration_min"].tolist() == pytest.approx([30.2, 35.2])


def test_the_word_tempo_is_a_duration_where_only_that_makes_sense() -> None:
    # 31:40 for 5.01 km is a run; 31:40 for each of them is not.
    portuguese = read_log(FILES / "by_hand_portuguese.csv").runs["duration_min"]
    assert portuguese.tolist() == pytest.approx([1900 / 60, 62 + 40 / 60])
    # 6:20 min/km x 5.01 km = 31.73 min
    german = read_log(FILES / "by_hand_german_pace.csv").runs["duration_min"]
    assert german.tolist() == pytest.approx([31.73, 61.54])


def test_unknown_words_are_guessed_from_the_cells_and_asked_about() -> None:
    file = "Ημέρα;Μήκος;Διάστημα\n03.02.2024;5,1;31:40\n04.02.2024;5,1;32:40\n".encode()
    result = read_log(file)
    asked = {question.column: question.guess for question in result.report.questions if question.about == "column"}
    assert asked == {"Ημέρα": "start", "Μήκος": "distance_km", "Διάστημα": "duration_min"}
    assert result.runs["distance_km"].tolist() == [5.1, 5.1]
    answered = read_log(file, hints=ReadHints(unit="km", columns=asked))
    assert answered.report.questions == ()
    assert answered.runs["duration_min"].tolist() == pytest.approx([1900 / 60, 1960 / 60])


def test_a_pace_per_mile_tells_that_distances_are_miles() -> None:
    # 7:00 per mile x 3.00 = 21 min
    result = read("Date,Distance,Total Time,Pace", "2024-02-03,3.00,21:00,7:00 per mile", "2024-02-05,4,30:00,7:30 /mi")
    assert result.report.unit == "mi"
    assert result.report.questions == ()


def test_each_row_may_name_its_own_unit() -> None:
    runs = read_log(FILES / "runningahead.csv").runs
    assert runs["distance_km"].tolist() == pytest.approx([3.11 * MILE, 5])
    assert runs["start"].tolist() == [pd.Timestamp("2024-02-03 07:10"), pd.Timestamp("2024-02-04 07:10")]


def test_miles_and_seconds_of_mapmyrun_are_read_and_generic_workouts_are_no_runs() -> None:
    result = read_log(FILES / "mapmyrun.csv")
    assert result.runs["distance_km"].tolist() == pytest.approx([3.11 * MILE] * 2)
    assert result.runs["start"].tolist() == [pd.Timestamp("2024-02-02"), pd.Timestamp("2024-09-03")]
    assert result.report.left_out["reason"].tolist() == ["Generic: not a run"]


def test_a_day_off_in_a_training_plan_is_a_rest_day() -> None:
    result = read_log(FILES / "trainingpeaks.csv")
    assert result.days["marked_rest"].tolist() == [True]
    assert result.report.left_out["reason"].tolist() == ["neither distance nor time", "a rest day"]


def test_ratings_of_neck_pain_from_one_to_four_are_stretched_and_that_is_said() -> None:
    result = read_log(FILES / "bearable.csv")
    assert result.pain["pain_0_10"].tolist() == [5, 2.5]
    assert result.pain["when"].tolist() == [pd.Timestamp("2024-02-03"), pd.Timestamp("2024-02-04 08:30")]
    assert "from 1 (mild) to 4" in result.report.notes[0]


def test_of_the_brief_pain_inventory_the_average_is_read_with_the_day_first() -> None:
    result = read_log(FILES / "brief_pain_inventory.csv")
    assert result.pain["pain_0_10"].tolist() == [5, 6]
    assert result.pain["when"].tolist() == [pd.Timestamp("2024-02-03"), pd.Timestamp("2024-02-04")]
    assert "bpi5" in result.report.notes[0]


def test_pain_elsewhere_is_not_neck_pain() -> None:
    result = read_log(FILES / "pain_with_places.csv")
    assert result.pain["pain_0_10"].tolist() == [4]
    assert result.report.left_out[["reason", "value"]].to_numpy().tolist() == [["not the neck", "Lower back"]]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (("Date,Pain,Location", "2024-02-03,4,Knee", "2024-02-04,7,Lower back"), "not the neck (2)"),
        (("Date,Pain", "2024-02-03,40", "2024-02-04,5", "2024-02-05,60"), "The scores go up to 60"),
        (("month,total_km,num_runs", "2024-02,50,10"), "monthly totals"),
        (("Date,km", "Feb 2024,50", "Mar 2024,60"), "This is a whole month, not a day"),
        (
            ("date,distance_km,duration_min", *(f"{day}/2/2024,5.0,1900" for day in range(13, 25))),
            "do not fit together",
        ),
    ],
)
def test_what_would_be_read_wrongly_is_refused(lines: tuple[str, ...], message: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read(*lines)
    assert message in str(refusal.value)


def test_running_counts_and_biking_beside_it_does_not() -> None:
    weeks = read_log(FILES / "weeks_running_beside_biking.csv").week_totals
    assert weeks["distance_km"].tolist() == pytest.approx([12.4 * MILE, 0])


def test_a_strava_list_without_its_kinds_of_activity_says_so() -> None:
    result = read(
        "Activity Date,Elapsed Time,Moving Time,Distance,Max Speed,Average Speed,Elevation Gain",
        '"Feb 3, 2024, 6:10:05 AM",1900,1812,5012.3,3.1,2.7,40',
    )
    assert result.runs["distance_km"].tolist() == [5.0123]
    assert "every row was read as a run" in result.report.notes[0]


def test_the_figures_of_nike_are_found_by_their_names() -> None:
    result = read_log(FILES / "nike_run_club.json", hints=ReadHints(timezone="Europe/Berlin"))
    (run,) = result.runs.to_dict("records")
    assert (run["distance_km"], run["title"]) == (5.01, "Example run")
    assert run["start"] == pd.Timestamp("2024-02-03 07:10:05")
    assert run["duration_min"] == pytest.approx(30.2)
    assert result.report.left_out["reason"].tolist() == ["walk: not a run"]


def test_the_newer_archive_of_polar_counts_metres_milliseconds_and_sports_by_number() -> None:
    (run,) = read_log(FILES / "polar_training_session_2024.json").runs.to_dict("records")
    assert (run["distance_km"], run["surface"]) == (5.01, "treadmill")
    assert run["duration_min"] == pytest.approx(30.2)


def test_lists_in_a_json_file_that_are_of_a_kind_are_one_list() -> None:
    days = [f'{{"day": {day}, "runs": [{{"date": "2024-02-0{day}", "km": 5, "min": 30}}]}}' for day in (3, 4)]
    assert len(read_log(f"[{', '.join(days)}]".encode()).runs) == 2


def test_json_with_one_record_a_line_is_read() -> None:
    lines = [f'{{"date": "2024-02-0{day}", "km": 5, "min": 30}}' for day in (3, 4)]
    assert len(read("\n".join(lines)).runs) == 2


def test_final_surge_names_the_unit_of_each_run() -> None:
    result = read(
        "Date,Name,Activity Type,Planned Distance,Planned Distance Type,Actual Duration,Actual Distance,"
        "Actual Distance Type",
        "2024-02-03,Easy,Run,5,mi,00:44:10,5.01,mi",
        "2024-02-04,Long,Run,,,02:00:00,20,km",
    )
    assert result.runs["distance_km"].tolist() == pytest.approx([5.01 * MILE, 20])
    assert result.report.questions == ()


def test_a_list_with_the_names_of_garmin_and_a_duration_of_its_own_is_not_garmins() -> None:
    runs = read_log(
        b"Date,Time,Activity type,Duration (s),Distance (m),Calories\n"
        b"2026.03.02 07:00:00,07:00:00,RUNNING,2640,7500,400\n2026.03.03 07:00:00,07:00:00,WALKING,1800,2500,100\n"
    ).runs
    assert (runs["duration_min"].tolist(), runs["distance_km"].tolist()) == ([44], [7.5])


def test_an_answer_does_not_make_a_list_that_of_a_vendor() -> None:
    result = read_log(
        b"time,sport,type,distance,s,title\n2026-03-02 07:00,Running,Easy,7.5,2640,x\n"
        b"2026-03-04 07:00,Running,Long,5,1800,y\n"
    )
    assert (result.report.format, result.runs["duration_min"].tolist()) == ("Spreadsheet", [44, 30])
