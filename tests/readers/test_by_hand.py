"""Logs as people write them themselves: the known answer stands beside each."""

from __future__ import annotations

import pandas as pd
import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import ReadHints, ReadResult, read_log
from neckload.readers.cells.units import KM_PER_MILE


def read(text: str) -> ReadResult:
    return read_log(text.encode(), "log.csv")


def asked(result: ReadResult) -> list[str]:
    return [question.about for question in result.report.questions]


def log_of(dates: list[str], header: str = "Date,km,min") -> str:
    return header + "\n" + "\n".join(f'"{date}",5,28' for date in dates)


def first_day(result: ReadResult) -> pd.Timestamp:
    return result.runs["start"].min().normalize()


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("Date,km,Hours,Minutes", ("2025-03-01,5,0,28", "2025-03-03,11,1,2")),
        ("Date,km,hrs,min,sec", ("2025-03-01,5,0,28,0", "2025-03-03,11,1,2,0")),
        ("Date,km,Minutes,Seconds", ("2025-03-01,5,28,0", "2025-03-03,11,62,0")),
    ],
)
def test_hours_minutes_and_seconds_may_have_columns_of_their_own(header: str, rows: tuple[str, ...]) -> None:
    assert read("\n".join((header, *rows))).runs["duration_min"].tolist() == [28, 62]


def test_a_second_line_of_the_header_tells_the_units() -> None:
    result = read(
        "Date,Distance,Time,HR\nyyyy-mm-dd,mi,h:mm:ss,bpm\n2025-03-01,5,0:45:00,150\n2025-03-03,10,1:30:00,150\n"
    )
    assert result.runs["distance_km"].tolist() == pytest.approx([5 * KM_PER_MILE, 10 * KM_PER_MILE])
    assert asked(result) == []
    assert result.report.left_out.empty


def test_hr_is_the_heart_rate_and_not_hours() -> None:
    assert read("Date,km,Time,HR\n2025-03-01,5,28:30,150\n2025-03-03,10,58:00,155\n").runs["duration_min"].tolist() == [
        28.5,
        58,
    ]


def test_a_log_without_a_header_keeps_its_first_run_and_asks_what_its_columns_are() -> None:
    result = read("2025-03-01,Easy run,5.02,28:10\n2025-03-03,Long run,10.1,58:00\n2025-03-05,Easy,8.0,45:30\n")
    assert result.runs["distance_km"].tolist() == [5.02, 10.1, 8.0]
    assert {question.column for question in result.report.questions if question.about == "column"} == {
        "column 1",
        "column 3",
        "column 4",
    }


@pytest.mark.parametrize(
    "rows", ["2026-03-02,5.2|2026-03-04,8", "02.03.2026;5|04.03.2026;3", "3/2/2026\t5.2|3/14/2026\t8"]
)
def test_nothing_but_dates_and_figures_is_asked_about_before_anything_is_read(rows: str) -> None:
    asked = read(rows.replace("|", "\n"))
    assert [(question.column, question.guess) for question in asked.report.questions] == [("column 2", "")]
    assert asked.runs.empty
    content = rows.replace("|", "\n").encode()
    runs = read_log(content, hints=ReadHints(columns={"column 2": "distance_km"}, unit="km")).runs
    assert runs["distance_km"].sum() == pytest.approx(13.2 if "5.2" in rows else 8)
    assert len(read_log(content, hints=ReadHints(columns={"column 2": "pain_0_10"})).pain) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Day,Date,Distance (km),Time\nMon,3/2/2025,5,25:00\nWed,5/2/2025,6,34:00\nFri,7/2/2025,4,26:00\n",
        'Date,Distance (km),Time\n"Mon, 03/02/2025",5,25:00\n"Wed, 05/02/2025",6,34:00\n"Fri, 07/02/2025",4,26:00\n',
        "Day,Date,Distance (km),Time\nMon,3/2/2025,5,25:00\n,5/2/2025,6,34:00\n,7/2/2025,4,26:00\n",
        "Jour,Date,Distance (km),Durée\nlun.,3/2/2025,5,25:00\nmer.,5/2/2025,6,34:00\nven.,7/2/2025,4,26:00\n",
    ],
)
def test_the_day_of_the_week_tells_the_day_from_the_month(text: str) -> None:
    result = read(text)
    assert first_day(result) == pd.Timestamp(2025, 2, 3)
    assert asked(result) == []


def test_whole_weeks_between_weeks_tell_the_day_from_the_month() -> None:
    # 1 and 8 May; as 5 January and 5 August they would be 212 days apart, which are no whole weeks.
    result = read("Week starting,km\n01/05/2026,20\n08/05/2026,22\n")
    assert result.week_totals["week"].tolist() == [pd.Timestamp(2026, 5, 1), pd.Timestamp(2026, 5, 8)]
    assert asked(result) == []


def test_a_question_about_the_order_shows_a_date_on_which_it_matters() -> None:
    question = read(log_of(["3/3/2025", "5/3/2025", "4/3/2025"])).report.questions[0]
    assert len({option.label for option in question.options}) == 2


@pytest.mark.parametrize(
    "cell",
    [
        "2024-Feb-03", "2024. február 3.", "Sat 3rd Feb 2024", "Feb 3 '24", "Saturday 3 February 2024",
        "Sat Feb 03 2024 07:05:00 GMT+0100 (CET)",
    ],
)  # fmt: skip
def test_dates_with_ornaments_are_dates(cell: str) -> None:
    assert first_day(read(log_of([cell]))) == pd.Timestamp(2024, 2, 3)


@pytest.mark.parametrize("cell", ["3-Feb", "3/2", "Mon, Mar 4", "4. März"])
def test_a_date_without_a_year_says_what_it_lacks(cell: str) -> None:
    with pytest.raises(UnreadableFile, match="This date has no year"):
        read(log_of([cell]))


@pytest.mark.parametrize(
    "cell",
    [
        "3/17/2025 Week of", "Week of March 17, 2025", "Mar 17-23, 2025", "Mar 17 - Mar 23, 2025", "17-23 Mar 2025",
        "17.-23.3.2025", "17.03.-23.03.2025", "2025-03-17/2025-03-23", "KW12/25", "week ending 3/23/2025",
    ],
)  # fmt: skip
def test_a_week_may_be_labelled_by_either_end_or_number(cell: str) -> None:
    assert read(f'Week,km\n"{cell}",40\n').week_totals["week"].tolist() == [pd.Timestamp(2025, 3, 17)]


def test_a_figure_that_says_weekly_is_a_total_of_a_week() -> None:
    result = read("Date,Weekly Mileage\n2025-03-17,20\n2025-03-24,22\n")
    assert (len(result.runs), len(result.week_totals)) == (0, 2)


def test_a_weekly_figure_beside_single_runs_is_none_of_them() -> None:
    result = read("Date,km,Weekly Mileage\n2025-03-17,5,5\n2025-03-19,6,11\n")
    assert result.runs["distance_km"].tolist() == [5, 6]


def test_a_comma_without_quotes_is_said_and_no_half_of_a_figure_is_read() -> None:
    with pytest.raises(UnreadableFile, match="needs quotes"):
        read("date,km,hours\n2025-03-01,5,0,47\n2025-03-03,8,0,75\n")


def test_a_comma_in_a_note_at_the_end_does_no_harm() -> None:
    assert len(read("date,km,min,notes\n2025-03-01,5,28,easy, felt good\n2025-03-03,8,45,ok\n").runs) == 2


def test_two_columns_of_distances_are_not_read_by_half() -> None:
    with pytest.raises(UnreadableFile, match="AM miles, PM miles"):
        read("Date,AM miles,PM miles\n2025-03-03,5,3\n2025-03-05,6,0\n")


def test_a_kind_of_training_is_a_run_whatever_stands_behind_it() -> None:
    result = read(
        "Date,Type,km\n2025-03-01,long run w/ Bob,16\n2025-03-02,tempo w/ club,8\n"
        "2025-03-03,bike,20\n2025-03-05,Run,5\n"
    )
    assert result.runs["distance_km"].tolist() == [16, 8, 5]


def test_thousands_may_be_set_off_with_an_apostrophe() -> None:
    result = read("Datum;Distanz (m);Dauer\n01.03.2025;5'012;28:10\n03.03.2025;10'100;58:10\n")
    assert result.runs["distance_km"].tolist() == [5.012, 10.1]


def test_track_runs_are_in_metres_in_a_list_of_chosen_columns_too() -> None:
    result = read(
        "Activity Type,Date,Distance,Moving Time,Avg Pace\n"
        'Running,2024-02-03,5.00,0:25:00,5:00\nTrack Running,2024-02-05,"1,600",0:08:00,5:00\n'
    )
    assert result.runs["distance_km"].tolist() == [5, 1.6]


def test_long_words_may_be_units_in_a_second_line_of_the_header() -> None:
    result = read("Date,Distance,Time\n,kilometres,minutes\n2025-03-01,5,28\n2025-03-03,10,62\n")
    assert (result.report.unit, asked(result), len(result.report.left_out)) == ("km", [], 0)


def test_tables_beside_each_other_are_one_log() -> None:
    result = read("Date,Km,Min,,Date,Km,Min\n2024-01-01,5,30,,2024-02-01,6,36\n2024-01-03,8,48,,,,\n")
    assert result.runs[["distance_km", "duration_min"]].to_numpy().tolist() == [[5, 30], [8, 48], [6, 36]]


def test_a_second_line_of_the_header_names_the_parts_below_a_merged_cell() -> None:
    result = read("Date,km,min,Pain,\n,,,before,after\n2024-02-03,8,45,2,3\n2024-02-05,10,58,1,4\n")
    assert len(result.runs) == 2
    assert result.pain[["pain_0_10", "moment"]].to_numpy().tolist() == [
        [2, "before_run"], [3, "after_run"], [1, "before_run"], [4, "after_run"]
    ]  # fmt: skip
    assert result.report.left_out.empty


def test_a_word_for_rest_in_the_place_of_a_figure_is_a_day_of_rest() -> None:
    result = read("Datum;Km;Zeit\n01.02.24;8,0;0:45:10\n02.02.24;Ruhetag;\n03.02.24;;krank\n")
    assert len(result.runs) == 1
    assert result.days["date"].dt.day.tolist() == [2]


LAPS = "Date,Lap,Distance (km),Duration,Lap Pace\n" + "\n".join(
    f"2026-03-{day:02},{lap},1,{5 + lap}:00,{5 + lap}:00" for day in (2, 4) for lap in (1, 2, 3, 4)
)


def test_laps_are_added_up_though_a_header_names_one() -> None:
    runs = read(LAPS).runs
    assert runs[["distance_km", "duration_min"]].to_numpy().tolist() == [[4, 30], [4, 30]]


def test_where_only_one_figure_is_the_same_in_every_lap_the_list_is_refused() -> None:
    rows = [f"2026-03-{day:02},{lap},1,{300 + lap}" for day in (2, 4) for lap in (1, 2, 3, 4)]
    with pytest.raises(UnreadableFile, match="one of them or a whole run"):
        read("\n".join(["Date,Lap,Distance (km),Lap Time (s)", *rows]))
