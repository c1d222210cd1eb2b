"""Tables of anybody: logs by hand, pain lists, weekly totals, and the exports that need no word of their own."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import ReadHints, ReadResult, read_log

FILES = Path(__file__).parents[1] / "files"
MILE = 1.609344


def read(*lines: str, hints: ReadHints | None = None) -> ReadResult:
    return read_log("\n".join(lines).encode(), hints=hints)


def test_a_german_log_by_hand_is_read() -> None:
    result = read_log(FILES / "by_hand_german.csv")
    assert result.runs["start"].tolist() == [pd.Timestamp("2024-02-03"), pd.Timestamp("2024-02-06")]
    assert result.runs["distance_km"].fillna(-1).tolist() == [5.01, -1]
    assert result.runs["duration_min"].tolist() == pytest.approx([31 + 40 / 60, 40])
    assert result.runs["note"][0] == "für zwei"
    assert not result.runs["has_clock_time"].any()


def test_rest_days_and_other_sports_become_days() -> None:
    days = read_log(FILES / "by_hand_german.csv").days
    assert days["date"].tolist() == [pd.Timestamp("2024-02-04"), pd.Timestamp("2024-02-05")]
    assert days["marked_rest"].fillna(False).tolist() == [True, False]
    assert days["other_sport"].fillna("").tolist() == ["", "Radfahren"]


def test_a_written_zero_without_a_time_is_a_rest_day() -> None:
    result = read("date,miles,minutes", "2024-02-03,3.1,30", "2024-02-04,0,")
    assert result.runs["distance_km"].tolist() == pytest.approx([3.1 * MILE])
    assert result.days["marked_rest"].tolist() == [True]
    assert result.report.left_out["reason"].tolist() == ["a rest day"]


def test_what_the_file_does_not_say_is_asked_and_can_be_answered() -> None:
    lines = ("Date,Distance,Place,Time", "3/2/2024,3.11,park,31:40", "4/2/2024,6.2,park,1:01:40")
    asked = read(*lines)
    assert [question.about for question in asked.report.questions] == ["day_first", "unit"]
    assert asked.report.questions[0].options[1].label == "3/2/2024 is 2 March 2024"
    answered = read(*lines, hints=ReadHints(unit="mi", day_first=False))
    assert answered.report.questions == ()
    assert answered.runs["start"][0] == pd.Timestamp("2024-03-02")
    assert answered.runs["distance_km"][0] == pytest.approx(3.11 * MILE)


def test_time_beside_distance_and_duration_is_the_time_of_day() -> None:
    result = read("date,time,distance_km,duration", "2024-02-03,18:30,5,30:00")
    assert result.runs["start"][0] == pd.Timestamp("2024-02-03 18:30")
    assert result.runs["has_clock_time"][0]


def test_a_date_and_a_duration_spread_over_three_columns_are_read() -> None:
    result = read(
        "number,day,month,year,distance_km,hours,minutes,seconds,notes",
        "1,3,2,2024,5,,31,40,x",
        "2,14,2,2024,12,1,2,3,",
    )
    assert result.runs["start"].tolist() == [pd.Timestamp("2024-02-03"), pd.Timestamp("2024-02-14")]
    assert result.runs["duration_min"].tolist() == pytest.approx([31 + 40 / 60, 62.05])


def test_only_the_distance_that_was_run_counts() -> None:
    result = read("date,distance_km,prescribed_distance_km,gel_timing_km,duration", "2024-02-03,5,8,3,30:00")
    assert result.runs["distance_km"].tolist() == [5]


def test_pace_times_distance_stands_in_for_a_missing_duration() -> None:
    result = read("date,distance_km,duration,avg_pace", "2024-02-03,5,30:00,6:00", "2024-02-04,10,,6:30")
    assert result.runs["duration_min"].tolist() == pytest.approx([30, 65])
    miles = read("Index,Miles Ran,Pace,Modified Date", "1,3.11,10:11 /mi,2/13/2024")
    assert miles.runs["duration_min"].tolist() == pytest.approx([3.11 * (10 + 11 / 60)])


def test_a_broken_row_is_left_out_and_the_rest_is_read() -> None:
    result = read("day,km,min", "2024-02-31,5,30", "2024-02-04,five,30", "2024-02-05,5,30", "day,km,min")
    assert result.runs["start"].tolist() == [pd.Timestamp("2024-02-05")]
    assert result.report.left_out.to_numpy().tolist() == [
        [2, "There is no 31 February", "2024-02-31"],
        [3, "a distance or duration that cannot be read", "five"],
        [5, "a second header line", "day"],
    ]


def test_pain_noted_beside_runs_is_read_even_where_there_was_no_run() -> None:
    result = read("date,km,min,pain", "2024-02-03,5,30,3", "2024-02-04,,,2", "2024-02-05,6,40,")
    assert result.pain["pain_0_10"].tolist() == [3, 2]
    assert result.runs["distance_km"].tolist() == [5, 6]
    assert result.report.left_out.empty


def test_several_pain_scores_a_day_are_kept() -> None:
    result = read_log(FILES / "pain_several_a_day.csv")
    assert result.pain["when"].tolist() == [pd.Timestamp("2024-02-03 07:10:38"), pd.Timestamp("2024-02-03 21:00")]
    assert result.pain["pain_0_10"].tolist() == [4.5, 6]
    assert result.report.left_out["reason"].tolist() == [
        "no score",
        "no score from 0 to 10",
        "the same entry twice in this file",
    ]


def test_a_list_of_timestamps_and_intensities_is_a_pain_list() -> None:
    result = read("Timestamp;Intensity;", "2024-02-03 07:10:00;4;", "2024-02-03 19:10:00;6;")
    assert result.report.format == "pain scores"
    assert result.pain["pain_0_10"].tolist() == [4, 6]


def test_weeks_dated_by_their_last_day_begin_six_days_before() -> None:
    result = read_log(FILES / "weeks_by_last_day.csv")
    assert result.week_totals["week"].tolist() == [
        pd.Timestamp("2024-01-01"),
        pd.Timestamp("2024-01-08"),
        pd.Timestamp("2024-01-22"),
    ]
    assert result.week_totals["distance_km"].tolist() == [20.5, 0, 31]
    assert result.week_totals["duration_min"].isna().all()
    assert result.report.left_out["reason"].tolist() == ["nothing recorded for this week"]


def test_running_miles_of_a_week_are_told_from_biking_and_total_miles() -> None:
    result = read(
        "Week-Begin,Running Miles,Biking Miles,Total Miles",
        "1/1/2024,12.4,20,32.4",
        "1/15/2024,0,15,15",
        "Total,12.4,35,47.4",
    )
    assert result.week_totals["distance_km"].tolist() == pytest.approx([12.4 * MILE, 0])
    assert result.report.left_out["value"].tolist() == ["Total"]


def test_a_week_of_no_hours_is_a_week_of_rest() -> None:
    result = read("Week of,Hours", "2024-01-01,2.5", "2024-01-08,0", "2024-01-15,")
    assert result.week_totals["duration_min"].tolist() == [150, 0]
    assert result.week_totals["distance_km"].isna().all()


def test_totals_of_months_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="longer periods than a week"):
        read("Week,km", "2024-01-01,50", "2024-02-01,60", "2024-03-01,55")


def test_runkeeper_says_its_unit_in_the_header() -> None:
    result = read(
        "Date,Type,Route Name,Distance (mi),Duration,Average Pace,Notes,GPX File",
        "2024-02-03 07:10:05,Running,,3.11,31:40,10:11,windy,a.gpx",
        "2024-02-04 07:10:05,Running,,13.1,2:12:01,10:04,,b.gpx",
        "2024-02-05 07:10:05,Walking,,3.0,1:00:00,20:00,,c.gpx",
    )
    assert result.report.questions == ()
    assert result.runs["duration_min"].tolist() == pytest.approx([31 + 40 / 60, 132 + 1 / 60])
    assert result.runs["source"].tolist() == ["runkeeper", "runkeeper"]


def test_a_script_table_of_strava_is_read_in_metres_and_shares_its_ids_with_the_bulk_export() -> None:
    result = read(
        ",id,name,start_date_local,type,distance,moving_time,elapsed_time",
        "0,3000000001,Example,2024-02-03T07:10:05Z,Run,5012.3,1812,1900",
    )
    assert result.runs["run_id"].tolist() == ["strava:3000000001"]
    assert result.runs["distance_km"].tolist() == [5.0123]
    assert result.runs["duration_min"].tolist() == pytest.approx([30.2])
    assert result.report.questions == ()


def test_an_answer_about_a_column_overrides_what_was_recognised() -> None:
    lines = ("date,Route,Distance,min", "2024-02-03,5.2,99,30")
    result = read(*lines, hints=ReadHints(unit="km", columns={"Route": "distance_km", "Distance": ""}))
    assert result.runs["distance_km"].tolist() == [5.2]


def test_columns_that_were_not_understood_are_named() -> None:
    unread = [one.column for one in read("date,km,min,shoe", "2024-02-03,5,30,red").report.columns if not one.read_as]
    assert unread == ["shoe"]


def test_intervals_icu_keeps_its_own_ids() -> None:
    result = read(
        "id,start_date_local,name,type,moving_time,distance,elapsed_time,icu_training_load,icu_rpe",
        "i100000001,2024-02-03T07:10:05,Example,Run,1812,5012.3,1900,40,4",
    )
    assert result.runs["run_id"].tolist() == ["intervals.icu:i100000001"]
    assert result.runs["effort_0_10"].tolist() == [4]


def test_the_same_row_twice_counts_once() -> None:
    result = read("day,km,min", "2024-02-03,5,30", "2024-02-03,5,30", "2024-02-03,5,31")
    assert result.runs["duration_min"].tolist() == [30, 31]
    assert result.report.left_out["reason"].tolist() == ["the same run twice in this file"]


def test_implausible_runs_are_kept() -> None:
    result = read("day,km,min", "2024-02-03,5.5,2", "2024-02-04,5,30", "2024-02-05,300,30")
    assert len(result.runs) == 3


def test_time_is_the_time_of_day_where_no_run_takes_so_long_or_so_short() -> None:
    result = read("Date,Time,Distance (km)", "2024-02-13,07:10,10.5", "2024-02-14,06:20,8", "2024-02-15,18:20,5")
    assert result.runs["start"][0] == pd.Timestamp("2024-02-13 07:10")
    assert result.runs["duration_min"].isna().all()
    with_pace = read("Date,Time,Distance,Pace", "2/13/2024,7:10 AM,6.2 mi,9:00 /mi")
    assert with_pace.runs["duration_min"][0] == pytest.approx(6.2 * 9)


def test_time_with_a_unit_is_how_long_and_time_beside_it_when() -> None:
    result = read("Date,Time,Type,Distance (km),Time (h:m:s)", "2024-02-13,7:10 AM,Running,5,0:31:40")
    assert result.runs["start"][0] == pd.Timestamp("2024-02-13 07:10")
    assert result.runs["duration_min"][0] == pytest.approx(31 + 40 / 60)


def test_a_speed_tells_the_unit_of_the_distance() -> None:
    result = read("Date,Distance,Time,Avg Speed (mph)", "2024-02-13,6.2,55:48,6.67", "2024-02-14,3.1,29:27,6.3")
    assert (result.report.unit, result.report.questions) == ("mi", ())


def test_distances_with_a_unit_in_each_cell_are_read_each_by_its_own() -> None:
    result = read("Date,Distance,Time", "2024-02-13,5 km,30:00", "2024-02-14,3.1 mi,30:00", "2024-02-15,5000m,31:00")
    assert result.runs["distance_km"].tolist() == pytest.approx([5, 3.1 * MILE, 5])
    assert result.report.questions == ()


def test_of_a_run_and_its_parts_the_run_counts() -> None:
    parts = read("Date,Total Distance (km),Running Distance (km),Duration", "2024-02-03,25,5,30:00")
    assert parts.runs["distance_km"].tolist() == [5]
    (question,) = read("Date,Warm-up (km),Main (km),Total (km),Time", "2024-02-03,2,5,7,42:00").report.questions
    assert (question.column, question.guess) == ("Total (km)", "distance_km")


@pytest.mark.parametrize(
    "above", [",Run,,Neck pain,,", "Log,,,Neck pain,,", ",Lauf,,Nackenschmerzen,,", ",Course,,Douleur cervicale,,"]
)
def test_names_below_merged_cells_are_named_after_them(above: str) -> None:
    result = read_log(
        f"{above}\nDate,km,min,before,after,Notes\n2026-01-03,5,30,1,2,ok\n2026-01-05,10,60,2,3,\n".encode()
    )
    assert result.runs["distance_km"].tolist() == [5, 10]
    assert result.runs["note"].tolist()[0] == "ok"
    assert result.diary.pain[["pain_0_10", "moment"]].to_numpy().tolist() == [
        [1, "before_run"], [2, "after_run"], [2, "before_run"], [3, "after_run"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "minutes"), [("Duration Total,Duration Active", 30), ("Time Elapsed,Time Moving", 30)]
)
def test_the_kind_of_a_duration_may_stand_behind_its_name(names: str, minutes: float) -> None:
    result = read_log(f"Date,Distance (m),{names}\n2026-01-03,5012,0:31:40,0:30:00\n".encode())
    assert result.runs["duration_min"].tolist() == [minutes]
