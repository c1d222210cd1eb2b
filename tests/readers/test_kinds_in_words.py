"""More logs of the kinds that were read wrongly: the same fault under other names, in other languages, a line each.

`test_kinds` has them as whole files; here are the tables in which one name, word or figure is what matters.
"""

from __future__ import annotations

import json

import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import ReadHints, ReadResult, read_log


def read(table: str) -> ReadResult:
    return read_log(table.replace("|", "\n").encode())


def figures(result: ReadResult) -> tuple[int, float, float]:
    runs = result.runs
    return len(runs), round(runs["distance_km"].sum(), 2), round(runs["duration_min"].sum(), 2)


@pytest.mark.parametrize(
    ("table", "minutes"),
    [
        ("Date,Time per mile,Distance (mi)|2026-03-02,9:00,5|2026-03-04,10:00,3", 75),
        ("Date,Duration per km,Distance (km)|2026-03-02,5:52,7.5|2026-03-04,6:00,5", 74),
        ("Datum;Dauer/km;Strecke (km)|02.03.2026;5:52;7,5|13.03.2026;6:00;5", 74),
        ("Date;Temps par km;Distance (km)|2026-03-02;5:52;7,5|2026-03-04;6:00;5", 74),
        ("Date;Durée au km;Durée;Distance (km)|2026-03-02;5:52;44:00;7,5|2026-03-04;6:00;30:00;5", 74),
    ],
)
def test_the_time_for_a_kilometre_or_a_mile_is_a_pace(table: str, minutes: float) -> None:
    assert read(table).runs["duration_min"].sum() == pytest.approx(minutes)


RUN_AND_NOT = "|2026-03-02,{},7.5,44:00|2026-03-03,{},5,30:00|2026-03-04,{},5,30:00"


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("completed", ("1.0", "0.0", "1.0")),
        ("% completed", ("100%", "0%", "80 %")),
        ("Done", ("[x]", "[ ]", "[X]")),
        ("Executed", ("yes", "no", "yes")),
        ("is_planned", ("FALSE", "TRUE", "FALSE")),
        ("Planned/Actual", ("Actual", "Planned", "Actual")),
        ("Result", ("Finished", "DNS", "Finished")),
        ("Status", ("Done", "Cancelled (rain)", "Partially completed")),
        ("Status der Einheit", ("abgeschlossen", "nicht absolviert", "abgeschlossen")),
        ("Was daraus wurde", ("gelaufen", "ausgefallen", "absolviert")),
    ],
)
def test_what_a_list_says_was_not_done_is_no_run(name: str, cells: tuple[str, str, str]) -> None:
    table = f"Date,{name},Distance (km),Duration" + RUN_AND_NOT.format(*cells)
    assert figures(read(table)) == (2, 12.5, 74)


@pytest.mark.parametrize(
    ("cells", "guess", "runs"),
    [
        (("done", "bailed", "done"), "", 2),
        (("erledigt", "geknickt", "erledigt"), "", 2),
        (("bouclée", "zappée", "bouclée"), "run", 3),
        (("skipped", "smashed", "smashed"), "run", 2),
    ],
)
def test_a_status_in_unknown_words_is_asked_about(cells: tuple[str, str, str], guess: str, runs: int) -> None:
    table = ("Date,Status,Distance (km),Duration" + RUN_AND_NOT.format(*cells)).replace("|", "\n").encode()
    result = read_log(table)
    assert len(result.runs) == runs
    questions = result.report.questions
    assert {question.guess for question in questions} == {guess}
    others = {question.column or "": "run" if guess == "" else "" for question in questions}
    expected = sum(cell not in {key.removeprefix("Status: ") for key in others} for cell in cells)
    answered = read_log(table, hints=ReadHints(columns=dict.fromkeys(others, "run")))
    assert len(answered.runs) == 3 - cells.count("skipped")
    assert not answered.report.questions
    if "skipped" not in cells and expected:
        assert len(read_log(table, hints=ReadHints(columns=dict.fromkeys(others, ""))).runs) == expected


@pytest.mark.parametrize("cells", [("synced", "synced", "synced"), ("public", "public", "")])
def test_one_word_on_every_row_says_nothing_of_what_became_of_it(cells: tuple[str, str, str]) -> None:
    result = read("Date,Status,Distance (km),Duration" + RUN_AND_NOT.format(*cells))
    assert (len(result.runs), result.report.questions) == (3, ())


@pytest.mark.parametrize("name", ["Planned (km)", "Planned", "Treadmill", "Warm-up", "Paved"])
def test_a_yes_or_a_figure_under_another_name_says_nothing_of_a_run_being_done(name: str) -> None:
    cells = ("8", "5", "6") if "Planned" in name else ("yes", "no", "yes")
    assert len(read(f"Date,{name},Distance (km),Duration" + RUN_AND_NOT.format(*cells)).runs) == 3


@pytest.mark.parametrize(
    ("table", "right"),
    [
        (
            "run_id,start_time,distance_km,duration_min|A,2026-03-02T07:00:00,1,6|A,2026-03-02T07:06:00,1,6.1"
            "|B,2026-03-04T07:00:00,1,6|B,2026-03-04T07:06:00,1,6",
            (2, 4, 24.1),
        ),
        (
            "Date,Workout,Step,Distance (m),Time|2026-03-02,400s,warm up,2000,12:00|2026-03-02,400s,interval,400,1:30"
            "|2026-03-02,400s,recovery,200,1:30|2026-03-02,400s,cool down,1000,7:00",
            (1, 3.6, 22),
        ),
        (
            "Datum;Abschnitt;Strecke (m);Zeit|02.03.2026;Einlaufen;2000;12:00|02.03.2026;Tempo;5000;25:00"
            "|13.03.2026;Einlaufen;2000;12:00|13.03.2026;Auslaufen;1500;10:00",
            (2, 10.5, 59),
        ),
        (
            "Date,Interval,Distance (m),Time|2026-03-02,3,400,1:31|2026-03-02,2,400,1:32|2026-03-02,1,400,1:30"
            "|2026-03-04,2,800,3:10|2026-03-04,1,800,3:00",
            (2, 2.8, 10.72),
        ),
        (
            "Date,Lap,Dist (m),Time|2026-03-02,1,1000,5:00|2026-03-02,2,400,2:00|2026-03-02,Total,1400,7:00"
            "|2026-03-03,1,1000,5:00|2026-03-03,2,400,2:00|2026-03-03,Total,1400,7:00",
            (2, 2.8, 14),
        ),
    ],
)
def test_parts_of_a_run_are_added_up_to_it_by_its_id_by_words_and_backwards(
    table: str, right: tuple[int, float, float]
) -> None:
    assert figures(read(table)) == right


@pytest.mark.parametrize(
    "table",
    [
        "Date,Lap,Distance (km),Lap time|2026-03-02,1,0.4,1:40|2026-03-02,2,0.4,1:40|2026-03-04,1,0.4,1:40"
        "|2026-03-04,2,0.4,1:40",
        "Date,Lap,Distance (km),Time|2026-03-02,1,1,6:00|2026-03-02,2,2,12:10|2026-03-02,3,3,18:20|2026-03-04,1,1,6:00"
        "|2026-03-04,2,2,12:00|2026-03-04,3,3,18:00",
    ],
)
def test_laps_that_may_be_parts_or_the_whole_are_refused(table: str) -> None:
    with pytest.raises(UnreadableFile, match="is unclear whether a row is one of them or a whole run"):
        read(table)


def test_rows_that_begin_where_the_last_one_ends_are_one_run() -> None:
    starts = ("07:00:00", "07:06:00", "07:12:06")
    rows = "".join(f"|2026-03-0{day} {start},1,{6 + (start == starts[1]) / 10}" for day in (2, 4) for start in starts)
    assert figures(read("Start,Distance (km),Duration (min)" + rows)) == (2, 6, 36.2)


@pytest.mark.parametrize(
    "table",
    [
        "lap_number,lap_start_time,lap_distance_m,lap_duration_s|1,2026-03-02T07:00:00,1000,350"
        "|2,2026-03-02T07:05:50,1000,352|1,2026-03-04T07:00:00,1000,350|2,2026-03-04T07:05:50,1000,348",
        "Training,Datum,Runde,Rundenzeit,Rundendistanz (km)|A,02.03.2026,1,5:50,1|A,02.03.2026,2,5:52,1"
        "|B,13.03.2026,1,5:50,1|B,13.03.2026,2,5:48,1",
        "fecha,vuelta,vuelta_distancia_km,vuelta_tiempo|2026-03-02,1,1,5:50|2026-03-02,2,1,5:52|2026-03-04,1,1,5:48"
        "|2026-03-04,2,1,5:50",
        "date,split_no,split_distance_km,split_time|2026-03-02,1,1,5:50|2026-03-02,2,1,5:52|2026-03-04,1,1,5:48"
        "|2026-03-04,2,1,5:50",
    ],
)
def test_laps_whose_columns_are_called_after_them_are_added_up(table: str) -> None:
    assert figures(read(table)) == (2, 4, pytest.approx(23.33, abs=0.01))


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("date,lap_distance_km,lap_time|2026-03-02,1,5:50|2026-03-02,1,5:52", "nothing tells which of them belong"),
        ("Split,Time,Distance|1,5:50,1.00|2,5:52,1.00|3,5:52,1.00", "without its date"),
        ("Vuelta;Tiempo;Distancia|1;5:50;1,00|2;5:52;1,00|3;5:52;1,00", "without its date"),
    ],
)
def test_laps_of_nobody_knows_which_run_are_called_laps(table: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read(table)


def test_three_rows_on_every_day_without_a_clock_are_no_runs() -> None:
    rows = "".join(f"|2026-03-0{day},1,6:0{lap}" for day in (2, 4) for lap in range(3))
    with pytest.raises(UnreadableFile, match="laps, intervals or other parts of"):
        read("date,distance km,time" + rows)


def test_two_runs_a_day_of_a_session_each_stay_two() -> None:
    days = "".join(f"|2026-03-0{day},{half},5,{30 + day}:00" for day in range(2, 6) for half in ("Morning", "Evening"))
    assert len(read("Date,Segment,Distance (km),Time" + days).runs) == 8


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("date", ("2026-03-02T22:30:00+00:00", "2026-03-04T05:00:00+00:00")),
        ("date", ("2026-03-02 22:30:00 UTC", "2026-03-04 05:00:00 UTC")),
        ("date", ('"Mon, 02 Mar 2026 22:30:00 +0000"', '"Wed, 04 Mar 2026 05:00:00 +0000"')),
        ("timestamp", ("1772490600", "1772600400")),
        ("Startzeit (UTC)", ("02.03.2026 22:30", "14.03.2026 05:00")),
        ("Date (UTC),Time (UTC)", ("2026-03-02,22:30", "2026-03-04,05:00")),
    ],
)
def test_utc_in_the_header_or_the_cells_asks_for_the_zone(name: str, cells: tuple[str, str]) -> None:
    result = read(f"{name},distance_km,duration_min|{cells[0]},7.5,44|{cells[1]},5,30")
    assert [question.about for question in result.report.questions] == ["timezone"]
    assert f"{result.runs['start'].min():%Y-%m-%d %H:%M}" == "2026-03-02 22:30"


def test_a_column_in_utc_beside_the_local_time_asks_for_no_zone() -> None:
    rows = "|2026-03-02 22:30:00,2026-03-02 23:30:00,7.5|2026-03-04 22:30:00,2026-03-04 23:30:00,5"
    result = read("start_time_utc,start_time_local,distance_km" + rows)
    assert (result.runs["start"].dt.hour.tolist(), result.report.questions) == ([23, 23], ())


@pytest.mark.parametrize(
    "cell", ["2026-03-02T22:30:00+02:00", "2026-03-02 22:30 GMT+1", "2026-03-02 22:30 (UTC-05:00)"]
)
def test_an_offset_in_the_cells_says_that_the_clock_is_the_runners(cell: str) -> None:
    result = read(f"date,distance_km,duration_min|{cell},7.5,44")
    assert not result.report.questions
    assert result.runs["start"].dt.hour.tolist() == [22]


@pytest.mark.parametrize(
    "header",
    [
        "startTime,runDistanceKm,runDurationMin",
        "date,workout_distance_km,workout_duration_min",
        "date,km_run,minutes_run",
        "Date,Run (km),Run (min)",
        "date,activityDistanceKm,activeDurationMin",
        "date,totaldistancekm,totaldurationmin",
        "date,dist.km,dur.min",
        "date,jogging distance km,jogging duration min",
    ],
)
def test_figures_that_are_called_after_the_session_are_read(header: str) -> None:
    result = read(f"{header}|2026-03-02,7.5,44|2026-03-04,5,30")
    assert (figures(result), result.report.questions) == ((2, 12.5, 74), ())


@pytest.mark.parametrize("name", ["took_s", "how long (s)"])
def test_an_unknown_name_with_a_unit_of_time_is_taken_for_the_duration_and_asked_about(name: str) -> None:
    result = read(f"date,ran_m,{name}|2026-03-02,7500,2640|2026-03-04,5000,1800")
    assert figures(result) == (2, 12.5, 74)
    assert [question.column for question in result.report.questions] == [name]


@pytest.mark.parametrize("name", ["Gesamt km", "Totaal km", "Total km", "Razem km"])
def test_a_line_a_day_with_its_total_is_days(name: str) -> None:
    result = read(f"Datum;{name}|2026-03-02;7,5|2026-03-04;5|2026-03-05;10")
    assert (figures(result)[:2], len(result.week_totals)) == ((3, 22.5), 0)


@pytest.mark.parametrize("name", ["Runs", "Anzahl Läufe", "Nombre de sorties"])
def test_rows_a_week_apart_that_count_several_runs_are_weeks(name: str) -> None:
    result = read(f"Start date;Total distance (km);{name}|2026-03-02;25;4|2026-03-09;24;3|2026-03-16;26;4")
    assert (len(result.runs), result.week_totals["distance_km"].sum()) == (0, 75)


NAMES_OF_PEOPLE = (
    "Club member",
    "Nombre del corredor",
    "Naam loper",
    "選手名",
    "Student",
    "Full name",
    "Vorname",
    "Email",
)


@pytest.mark.parametrize("name", NAMES_OF_PEOPLE)
def test_a_column_of_people_asks_whose_the_runs_are(name: str) -> None:
    rows = "|2026-03-02,Ann,7.5|2026-03-02,Bob,7.5|2026-03-04,Ann,5|2026-03-04,Bob,6"
    result = read(f"Date,{name},Distance (km){rows}")
    assert [question.about for question in result.report.questions] == ["person"]
    assert result.runs.empty


@pytest.mark.parametrize(("name", "cells"), [("Athlete weight", ("70", "71")), ("Runner notes", ("ok", "tired"))])
def test_what_is_said_of_a_person_is_no_person(name: str, cells: tuple[str, str]) -> None:
    rows = f"|2026-03-02,{cells[0]},7.5|2026-03-03,{cells[1]},7.5|2026-03-04,{cells[0]},5|2026-03-05,{cells[1]},6"
    assert len(read(f"Date,{name},Distance (km){rows}").runs) == 4


ENTRY = {"sport": "Running", "startTime": "2026-03-02T09:00:00"}
FIGURES = [{"key": "distance", "value": 7500, "unit": "m"}, {"key": "duration", "value": 2640, "unit": "s"}]
NESTED = [
    [ENTRY | {"metrics": FIGURES}],
    {"activities": [ENTRY | {"metrics": FIGURES}]},
    [ENTRY | {"stats": [{"label": "Distance", "data": {"value": 7.5, "unit": "km"}},
                        {"label": "Duration", "data": {"value": 44, "unit": "min"}}]}],
    [ENTRY | {"values": [{"kind": "distance", "amount": "7500", "uom": "m"},
                         {"kind": "duration", "amount": "2640", "uom": "s"}]}],
    [ENTRY | {"stats": [{"name": f"x{place}", "value": place} for place in range(40)] + [
        {"name": "distance", "value": 7500, "unit": "m"}, {"name": "duration", "value": 2640, "unit": "s"}]}],
    [ENTRY | {"summary": {"distance": {"value": 7500, "unit": "m"}, "duration": {"value": 2640, "unit": "s"}}}],
    [ENTRY | {"summary": {"distanceKm": 7.5, "durationMin": 44}}],
    [ENTRY | {"attributes": [{"attribute": "distance", "val": 7.5, "units": "kilometers"},
                             {"attribute": "moving_time", "val": 44, "units": "minutes"}]}],
    [ENTRY | {"duration_s": 2640, "statistics": [
        {"type": "HKQuantityTypeIdentifierDistanceWalkingRunning", "sum": 7.5, "unit": "km"},
        {"type": "HKQuantityTypeIdentifierStepCount", "sum": 7000, "unit": "count"}]}],
    [ENTRY | {"werte": [{"art": "Strecke", "wert": 7.5, "einheit": "km"}, {"art": "Dauer",
     "wert": 44, "einheit": "min"}]}],
    {"sessions": [{"exerciseType": 56, "exerciseTypeName": "RUNNING", "startTime": "2026-03-02T09:00:00",
                   "endTime": "2026-03-02T09:44:00", "distance": {"inMeters": 7500.0}, "duration": {"seconds": 2640}}]},
    {"export": {"user": {"id": 1}, "training": {"sessions": [ENTRY | {"totals": {
        "distance": {"meters": 7500}, "time": {"seconds": 2640}}}]}}},
]  # fmt: skip


@pytest.mark.parametrize("tree", NESTED)
def test_figures_that_a_newer_version_nests_are_read(tree: object) -> None:
    assert figures(read_log(json.dumps(tree).encode())) == (1, 7.5, 44)


COLUMNS = {"date": ["2026-03-02", "2026-03-04"], "distance_km": [7.5, 5], "minutes": [44, 30]}
BY_COLUMNS = [
    COLUMNS,
    {name: dict(enumerate(cells)) for name, cells in COLUMNS.items()},
    {"columns": list(COLUMNS), "index": [0, 1], "data": [list(row) for row in zip(*COLUMNS.values(), strict=True)]},
]


@pytest.mark.parametrize("tree", BY_COLUMNS)
def test_a_table_that_json_writes_by_its_columns_is_read_whole(tree: object) -> None:
    assert figures(read_log(json.dumps(tree).encode())) == (2, 12.5, 74)


def test_the_first_of_many_parts_is_not_the_whole() -> None:
    entry = ENTRY | {"distanceKm": 7.5, "levels": [{"minutes": 10, "name": "easy"}, {"minutes": 34, "name": "hard"}]}
    assert figures(read_log(json.dumps([entry]).encode())) == (1, 7.5, 0)


RUN_WALKS = ("Couch to 5K W3D2", "R/W 4:1", "Geh-/Laufintervalle", "caminata-carrera", "ходьба с бегом", "Intervallauf")


@pytest.mark.parametrize("name", RUN_WALKS)
@pytest.mark.parametrize("other", ["Running", ""])
def test_running_with_breaks_is_running_alone_and_among_runs(name: str, other: str) -> None:
    table = f"date,type,distance_km,duration_min|2026-03-02,{other or name},7.5,44|2026-03-03,{name},5,40"
    result = read(table + "|2026-03-04,Cycling,20,60")
    assert (figures(result), result.report.questions) == ((2, 12.5, 84), ())


@pytest.mark.parametrize("header", ["Date,Type,Exercise", "Date,Source,Notes", "Date,Class,Category"])
def test_cells_that_name_sports_decide_whatever_the_header(header: str) -> None:
    rows = "|2026-03-02,Cardio,Running,7.5,44:00|2026-03-03,Cardio,Hiking,3,40:00|2026-03-04,Cardio,Running,5,30:00"
    assert figures(read(f"{header},Distance (km),Duration{rows}")) == (2, 12.5, 74)


@pytest.mark.parametrize("label", ["HKWorkoutActivityType(rawValue: {})", "_HKWorkoutActivityType(rawValue: {})"])
def test_the_numbers_that_apple_gives_to_sports_are_known(label: str) -> None:
    rows = "".join(f"|2026-03-0{day},{label.format(code)},5,30" for day, code in ((2, 37), (3, 13), (4, 37)))
    assert figures(read("startDate,workoutActivityType,distance_km,duration_min" + rows)) == (2, 10, 60)


def test_the_sport_stands_in_the_column_that_names_runs_although_some_cells_name_exercises() -> None:
    rows = "".join(
        f"|2026-03-0{day},{cells},30:00"
        for day, cells in enumerate(("Cardio,Run,7.5", "Cardio,Bike,20", "Strength,Legs,", "Cardio,Run,5"), start=2)
    )
    assert figures(read(f"Date,Category,Subcategory,km,Time{rows}")) == (2, 12.5, 60)


def test_what_was_done_besides_is_not_the_sport_of_what_was_run() -> None:
    rows = "|2026-03-02,7.5,44:00,|2026-03-03,,,Yoga|2026-03-04,5,30:00,Core"
    assert figures(read(f"Date,Run (km),Run time,Other activity{rows}")) == (2, 12.5, 74)


def test_the_day_of_the_run_is_not_that_on_which_it_was_noted() -> None:
    result = read(
        "Erfasst am;Einheit vom;Dauer;Strecke km|10.03.2026;02.03.2026;44:00;7,5|20.03.2026;14.03.2026;30:00;5"
    )
    assert f"{result.runs['start'].min():%Y-%m-%d}" == "2026-03-02"


def test_two_columns_of_pain_with_a_number_each_ask_which_is_of_the_neck() -> None:
    result = read("Date,Pain 1,Pain 2|2026-03-02,3,4|2026-03-03,2,5")
    assert ([question.column for question in result.report.questions], len(result.pain)) == (["Pain 1", "Pain 2"], 0)


@pytest.mark.parametrize("header", ["Datum;Eingeschlafen;Aufgewacht;Dauer", "Date;Fell asleep;Woke up;Duration"])
def test_a_list_of_nights_is_called_a_sleep_diary(header: str) -> None:
    with pytest.raises(UnreadableFile, match="sleep diary"):
        read(f"{header}|02.03.2026;23:10;07:00;7:50|13.03.2026;23:30;07:10;7:40")


@pytest.mark.parametrize("header", ["Date,Pain left,Pain right", "Date,Stiffness,Soreness"])
def test_sides_and_soreness_are_asked_about_before_they_are_the_neck(header: str) -> None:
    result = read(f"{header}|2026-03-02,3,4|2026-03-03,2,5")
    assert ({question.about for question in result.report.questions}, len(result.pain)) == ({"column"}, 0)


def test_the_results_of_a_race_are_of_several_people() -> None:
    rows = "".join(f"|{place},{name},2026-03-02,10,4{place}:00" for place, name in enumerate(("Ann", "Bob", "Cy"), 1))
    result = read(f"Place,Name,Date,Distance (km),Time{rows}")
    assert [question.about for question in result.report.questions] == ["person"]


@pytest.mark.parametrize("header", ["Sport", "Type", "Mood", "Was"])
def test_pictures_of_sports_are_their_names(header: str) -> None:
    rows = "|2026-03-02,🏃🏽‍♂️,7.5,44:00|2026-03-03,🚴‍♀️,20,60:00|2026-03-04,🏃‍♀️ easy,5,30:00"
    result = read(f"Date,{header},Distance (km),Duration{rows}")
    assert figures(result) == (2, 12.5, 74)
    assert result.days["other_sport"].tolist() == ["Ride"]


def test_a_picture_in_a_title_tells_the_sport_and_one_that_stands_for_none_is_asked_about() -> None:
    titles = "Date,Title,Distance (km),Duration|2026-03-02,🏃 Morning,7.5,44:00|2026-03-03,🚲 to work,20,60:00"
    assert figures(read(titles)) == (1, 7.5, 44)
    asked = read("Date,Sport,Distance (km),Duration|2026-03-02,🏃,7.5,44:00|2026-03-03,🦄,5,30:00")
    assert (len(asked.runs), [question.column for question in asked.report.questions]) == (1, ["sport: 🦄"])


@pytest.mark.parametrize(
    ("starts", "km", "runs"),
    [
        (("2026-03-02 06:10:05", "2026-03-02 07:10:05"), "5.02", 1),
        (("2026-03-02 12:40:09", "2026-03-02 18:10:09"), "5", 1),
        (("2026-03-02 06:10", "2026-03-02 13:10"), "5.02", 1),
        (("2026-03-02 06:10", "2026-03-02 18:10"), "5.0", 2),
        (("2026-03-02 06:10:05", "2026-03-02 07:10:07"), "5.02", 2),
        (("2026-03-02 06:10:05", "2026-03-03 06:10:05"), "5.02", 2),
    ],
)
def test_the_same_run_once_in_utc_and_once_in_local_time_counts_once(
    starts: tuple[str, str], km: str, runs: int
) -> None:
    rows = "".join(f"|{start},Run,{km},30:09" for start in starts)
    result = read(f"Start,Sport,Distance (km),Duration{rows}|2026-03-07 07:12:33,Run,8.01,50:12")
    assert len(result.runs) == runs + 1
    assert result.report.left_out["reason"].str.contains("once in UTC").sum() == 2 - runs


@pytest.mark.parametrize(
    ("table", "asks"),
    [
        ("Date,Total km|2026-03-02,5|2026-03-03,0|2026-03-04,8|2026-03-07,10", ()),
        ("Datum;Gesamt km|02.03.2026;5|03.03.2026;4|05.03.2026;8|14.03.2026;9", ()),
        ("Date,Total km|2026-03-02,25|2026-03-09,30|2026-03-16,28", ("column",)),
    ],
)
def test_the_total_of_a_day_is_asked_about_only_where_it_may_be_that_of_a_week(
    table: str, asks: tuple[str, ...]
) -> None:
    assert tuple(question.about for question in read(table).report.questions) == asks


SUUNTO_NEW = {
    "DeviceLog": {
        "Header": {
            "DateTime": "2026-03-02T07:00:00.000+01:00",
            "ActivityType": 3,
            "Duration": 2640,
            "Extensions": [{"Type": "Distance", "Value": 7500}],
        }
    }
}
POLAR_NEW = {
    "startTime": "2026-03-02T07:00:00",
    "exercises": [{"sport": "RUNNING", "duration": "PT44M", "statistics": [{"type": "DISTANCE", "value": 7500}]}],
}


@pytest.mark.parametrize(
    "tree",
    [
        SUUNTO_NEW,
        POLAR_NEW,
        {
            **POLAR_NEW,
            "exercises": [{"sport": "RUNNING", "duration": "PT44M", "totals": [{"KEY": "distance", "VAL": 7500}]}],
        },
        [
            {
                "date": "2026-03-02",
                "activity": "Running",
                "measurements": {"distance": {"quantity": 7.5, "unit": "km"}, "time": {"quantity": 44, "unit": "min"}},
            }
        ],
    ],
)
def test_a_figure_that_a_vendor_moves_into_a_list_or_below_another_is_read(tree: object) -> None:
    assert figures(read_log(json.dumps(tree).encode())) == (1, 7.5, 44)


@pytest.mark.parametrize(
    "table",
    [
        "Datum;Startzeit (UTC);Distanz (km);Dauer|02.03.2026;22:40;7,5;0:44:00|13.03.2026;23:10;5;0:30:00",
        "Date,Start time GMT,Distance (km),Duration|2026-03-02,22:40,7.5,44:00|2026-03-04,23:10,5,30:00",
        "epoch_ms,km,min|1772491200000,7.5,44|1772664000000,5,30",
        "time,km,min|2026-03-02T22:40:00Z,7.5,44|2026-03-04T23:10:00Z,5,30",
    ],
)
def test_a_clock_in_utc_beside_the_date_and_seconds_since_1970_ask_for_the_zone(table: str) -> None:
    result = read(table)
    assert figures(result) == (2, 12.5, 74)
    assert "timezone" in {question.about for question in result.report.questions}


@pytest.mark.parametrize("dates", [("2026-03-02", "2026-03-14"), ("2026-03-02", "2026-03-04")])
def test_a_distance_known_by_its_cells_or_an_answer_makes_no_week_of_a_day(dates: tuple[str, str]) -> None:
    table = f"Date,Total (km),Strecke X|{dates[0]},7.5,7.5|{dates[1]},5,5"
    assert len(read(table).runs) == 2
    answered = read_log(table.replace("|", "\n").encode(), hints=ReadHints(columns={"Strecke X": "distance_km"}))
    assert len(answered.runs) == 2


def test_totals_a_week_apart_are_those_of_weeks() -> None:
    assert len(read("Date,Total km|2026-03-02,25|2026-03-09,30|2026-03-16,28").week_totals) == 3


@pytest.mark.parametrize("name", ["Jogger", "Email address"])
def test_more_names_of_people_ask_whose_the_runs_are(name: str) -> None:
    rows = "|2026-03-02,Ann,5|2026-03-02,Bob,8|2026-03-04,Ann,6|2026-03-04,Bob,9"
    assert [question.about for question in read(f"Date,{name},km{rows}").report.questions] == ["person"]


def test_pain_of_the_neck_is_known_by_its_name_in_medicine() -> None:
    assert read("Date,Cervicalgie,Lombalgie|02/03/2026,3,5|14/03/2026,2,4").pain["pain_0_10"].tolist() == [3, 2]


@pytest.mark.parametrize(
    ("header", "reason", "no"),
    [("Skipped", "injury", "no"), ("Ausgefallen", "Verletzung", "nein"), ("Annulé", "malade", "non")],
)
def test_a_reason_in_a_column_of_skipped_sessions_says_that_they_were_not_run(
    header: str, reason: str, no: str
) -> None:
    rows = [f"2026-03-{day:02},{5 + day},45:00,{cell}" for day, cell in enumerate(["", reason, no, "", ""], start=2)]
    read = read_log("\n".join([f"Date,Distance (km),Time,{header}", *rows]).encode(), "log.csv")
    assert read.runs["distance_km"].tolist() == [7.0, 9.0, 10.0, 11.0]
    assert read.report.left_out["value"].tolist() == [f"{header}: {reason}"]


@pytest.mark.parametrize(
    ("table", "runs"),
    [
        ("Date,Source,km,min|2026-03-02,Garmin,7.5,44|2026-03-02,Strava,7.51,44.1|2026-03-04,Garmin,5,30", 2),
        ("Datum;Quelle;km;Zeit|02.03.2026;Uhr;7,52;44:05|02.03.2026;Handy;7,48;44:20|14.03.2026;Uhr;5;30:00", 2),
        (
            "日付,デバイス,km,分|2026-03-02,時計,5.01,30|2026-03-02,電話,5,30.1|2026-03-02,時計,8,48|2026-03-02,電話,8.02,48",
            2,
        ),
        ("Date,Source,km,min|2026-03-02,Garmin,5,30|2026-03-02,Garmin,5,30.5|2026-03-04,Garmin,5,30", 3),
        ("Date,App,km,min|2026-03-02,Garmin,5,30|2026-03-02,Strava,8,48|2026-03-04,Garmin,5,30", 3),
        (
            "Start,App,km,min|2026-03-02 07:00,A,7.5,44|2026-03-02 06:00,B,7.5,44|2026-03-04 07:00,A,5,30",
            2,
        ),
    ],
)
def test_what_two_devices_recorded_of_a_day_counts_once(table: str, runs: int) -> None:
    result = read(table)
    assert len(result.runs) == runs
    assert len(result.report.left_out) == table.count("|") - runs


@pytest.mark.parametrize(
    "table",
    [
        "Date,Race,km,min|2026-03-02,Half Marathon,21.1,110|2026-03-04,,5,30",
        "Date,Shoes,km,min|2026-03-02,Aqua,21.1,110|2026-03-04,Inline,5,30",
        "date,km,m,time|2026-03-02,21.1,120,1:50:00|2026-03-04,5,80,30:00",
    ],
)
def test_races_shoes_and_climbs_beside_runs_change_nothing(table: str) -> None:
    result = read(table)
    assert (figures(result), result.report.questions) == ((2, 26.1, 140), ())


def test_a_heart_rate_beside_symptoms_tells_that_the_minutes_were_run() -> None:
    result = read("Date,Duration (min),Symptoms,Neck pain,Heart rate|2026-03-02,44,stiff,3,150|2026-03-04,30,,2,148")
    assert (figures(result), len(result.pain)) == ((2, 0, 74), 2)
