from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import ReadHints, ReadResult, read_log

FILES = Path(__file__).parents[1] / "files"


@pytest.fixture(scope="module")
def bulk() -> ReadResult:
    return read_log(FILES / "strava_bulk.csv")


def test_metres_of_the_second_distance_column_are_preferred(bulk: ReadResult) -> None:
    # The run typed by hand has no second distance and keeps the 4.0 km of the first.
    assert bulk.runs["distance_km"].tolist() == [5.0123, 10.004, 4.0, 12.05]
    assert bulk.report.unit == "m"


def test_moving_time_is_preferred_to_elapsed_time(bulk: ReadResult) -> None:
    assert bulk.runs["duration_min"].tolist() == pytest.approx([1812 / 60, 60, 25, 85])


def test_a_run_keeps_its_vendors_id_title_and_description(bulk: ReadResult) -> None:
    late = bulk.runs.iloc[1]
    assert late["run_id"] == "strava:7000000003"
    assert late["title"] == 'Late, "easy"\nwith a line break'
    assert late["note"] == "two lines\nand a comma, here"
    assert bulk.runs["surface"].fillna("").tolist() == ["", "", "", "trail"]
    assert set(bulk.runs["source"]) == {"strava"}


def test_effort_beyond_ten_leaves_the_column_unread(bulk: ReadResult) -> None:
    assert bulk.runs["effort_0_10"].isna().all()
    reading = next(one for one in bulk.report.columns if one.column == "Perceived Exertion")
    assert reading.read_as == ""


def test_every_row_that_gives_no_run_is_named_with_its_line(bulk: ReadResult) -> None:
    # The titles and descriptions with line breaks push the rows below them down.
    assert bulk.report.left_out.to_numpy().tolist() == [
        [3, "Swim: not a run", "Swim"],
        [7, "Ride: not a run", "Ride"],
        [10, "the same run twice in this file", "Mar 4, 2024, 7:03:11 AM"],
        [11, "This is not a date", "Feb 30, 2024, 9:00:00 AM"],
        [12, "neither distance nor time", "Mar 10, 2024, 9:00:00 AM"],
    ]
    assert (bulk.report.rows_seen, bulk.report.runs_read) == (9, 4)


def test_other_sports_show_that_the_runner_was_there(bulk: ReadResult) -> None:
    assert bulk.days["date"].tolist() == [pd.Timestamp("2024-03-05"), pd.Timestamp("2024-03-07")]
    assert bulk.days["other_sport"].tolist() == ["Swim", "Ride"]


def test_times_are_read_as_written_and_the_zone_is_asked_for(bulk: ReadResult) -> None:
    assert bulk.runs["start"][1] == pd.Timestamp("2024-03-06 23:30")
    (question,) = bulk.report.questions
    assert (question.about, question.guess) == ("timezone", "")
    labels = {option.value: option.label for option in question.options}
    # The run nearest to midnight is the example: its day is the one in doubt.
    assert labels[""].endswith("6 March 2024, 23:30")
    assert labels["Asia/Tokyo"] == "Tokyo, Asia (UTC+9): 7 March 2024, 08:30"
    assert labels["America/New_York"] == "New York, America (UTC−5): 6 March 2024, 18:30"


def test_the_zone_of_the_browser_is_the_answer_until_another_one_is_given() -> None:
    here = read_log(FILES / "strava_bulk.csv", hints=ReadHints(home_zone="Europe/Berlin"))
    assert here.runs["start"][1] == pd.Timestamp("2024-03-07 00:30")
    assert [question.guess for question in here.report.questions] == ["Europe/Berlin"]
    nowhere = read_log(FILES / "strava_bulk.csv", hints=ReadHints(home_zone="Etc/Unknown"))
    assert [question.guess for question in nowhere.report.questions] == [""]


def test_the_answered_zone_shifts_runs_and_days_and_keeps_the_ids(bulk: ReadResult) -> None:
    there = read_log(FILES / "strava_bulk.csv", hints=ReadHints(timezone="Europe/Berlin"))
    assert there.report.questions == ()
    assert there.runs["start"][1] == pd.Timestamp("2024-03-07 00:30")
    assert there.runs["run_id"].tolist() == bulk.runs["run_id"].tolist()


def test_summer_time_is_part_of_the_shift() -> None:
    text = (FILES / "strava_bulk.csv").read_text().replace("Mar 8, 2024, 12:15:00 PM", "Jul 8, 2024, 12:15:00 PM")
    read = read_log(text.encode(), hints=ReadHints(timezone="Europe/Berlin"))
    assert pd.Timestamp("2024-07-08 14:15") in read.runs["start"].tolist()


def test_a_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="There is no time zone “Mars/Base”"):
        read_log(FILES / "strava_bulk.csv", hints=ReadHints(timezone="Mars/Base"))


def test_the_answer_as_written_is_not_asked_for_again() -> None:
    assert read_log(FILES / "strava_bulk.csv", hints=ReadHints(timezone="")).report.questions == ()


def test_the_export_of_2018_is_in_metres() -> None:
    read = read_log(FILES / "strava_2018.csv")
    assert read.report.format == "Strava, bulk export of 2018"
    assert read.runs["distance_km"].tolist() == [5.0123]
    assert read.runs["duration_min"].tolist() == pytest.approx([1900 / 60])


def test_dates_with_the_day_first_and_only_ten_columns_are_read() -> None:
    text = (
        "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Commute,"
        'Activity Gear,Filename\n1,"3 Feb 2024, 06:10:05",Example,Run,,1900,5.01,false,,\n'
    )
    read = read_log(text.encode())
    assert read.runs["start"][0] == pd.Timestamp("2024-02-03 06:10:05")
    assert read.runs["distance_km"][0] == 5.01


def test_the_dutch_export_is_read_like_the_english_one() -> None:
    text = (
        "Activiteits-ID,Datum van activiteit,Naam activiteit,Activiteitstype,Beschrijving van activiteit,"
        "Verstreken tijd,Afstand,Verstreken tijd,Beweegtijd,Afstand\n"
        '1,"3 mrt 2024, 06:10:05",Voorbeeld,Hardloopsessie,,1900,"5,01",1900.0,1812.0,5012.3\n'
        '2,"4 mrt 2024, 06:10:05",Voorbeeld,Hardloopsessie,,1900,"5,01",,,\n'
    )
    read = read_log(text.encode())
    assert read.runs["distance_km"].tolist() == [5.0123, 5.01]
    assert read.runs["duration_min"].tolist() == pytest.approx([1812 / 60, 1900 / 60])


def test_a_file_without_a_run_says_what_it_holds() -> None:
    text = 'Activity ID,Activity Date,Activity Type,Distance\n1,"Feb 3, 2024, 6:10:05 AM",Ride,20\n'
    with pytest.raises(UnreadableFile, match=r"Ride: not a run \(1\)"):
        read_log(text.encode())


def test_chosen_columns_of_a_list_in_another_language_are_known_without_the_id() -> None:
    text = (
        "Datum van activiteit,Activiteitstype,Verstreken tijd,Afstand\n"
        '"3 feb 2024, 06:10:05",Hardloopsessie,1900,"5,01"\n"4 feb 2024, 06:10:05",Fietsrit,3600,"25,0"\n'
    )
    result = read_log(text.encode())
    assert result.runs["distance_km"].tolist() == [5.01]
    assert result.runs["duration_min"].tolist() == pytest.approx([1900 / 60])
