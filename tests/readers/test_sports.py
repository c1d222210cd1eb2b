from __future__ import annotations

from itertools import zip_longest
from typing import Any

import pandas as pd
import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import ReadHints, ReadResult, read_log
from neckload.readers.cells.sports import sports


def is_run(*labels: str, only_named: bool = True) -> list[bool]:
    return sports(pd.Series(labels, dtype="str"), only_named).is_run.tolist()


@pytest.mark.parametrize(
    "label",
    [
        "Run", "running", "Trail Run", "TrailRun", "treadmill_running", "Entrenamiento en cinta", "Hardloopsessie",
        "Løb", "Lopning", "Laufen auf der Bahn", "Corrida em esteira", "VirtualRun", "Indoor Run / Jog",
        "running.treadmill", "TRACK_AND_FIELD_RUNNING",
        "跑步", "ランニング",
    ],
)  # fmt: skip
def test_a_run_is_known_in_the_words_of_every_language(label: str) -> None:
    assert is_run(label) == [True]


@pytest.mark.parametrize(
    "label",
    ["Walk", "Treadmill", "Gang", "Caminata", "Ciclismo em estradas", "Workout", "Elliptical", "Ride", "", "Runway"],
)
def test_nothing_else_is_a_run(label: str) -> None:
    assert is_run(label) == [False]


def test_in_a_log_by_hand_every_row_is_a_run_that_names_no_other_sport() -> None:
    labels = ("easy", "Long", "LaD", "Rest", "bike ride", "race_hm")
    assert is_run(*labels, only_named=False) == [True, True, True, False, False, True]


def test_where_a_log_by_hand_says_run_the_unknown_is_none() -> None:
    assert is_run("Run", "easy", "Pilates class", "Something", only_named=False) == [True, True, False, False]


def test_the_name_tells_the_surface_only_when_it_says_so() -> None:
    labels = pd.Series(["Run", "Trail Run", "Track Running", "Treadmill Running"], dtype="str")
    assert sports(labels, True).surface.fillna("").tolist() == ["", "trail", "track", "treadmill"]


def test_longer_labels_beside_named_runs_are_runs_when_they_say_so_and_no_other_sport() -> None:
    labels = ["Running", "Running - Easy", "Run (treadmill)", "Sortie longue", "Bike / Run", "Yoga", "Treadmill"]
    read = sports(pd.Series(labels, dtype="str"), only_named=False)
    assert read.is_run.tolist() == [True, True, True, True, False, False, False]
    assert read.surface[2] == "treadmill"
    # A list of a vendor that names its runs holds a training without that word as none.
    assert sports(pd.Series(labels, dtype="str"), only_named=True).is_run.tolist() == [True] * 3 + [False] * 4


@pytest.mark.parametrize(
    ("header", "run", "other"),
    [("Workout", "Easy", "Swim"), ("Spor", "Koşu", "Yüzme"), ("Laji", "Juoksu", "Uinti"), ("종목", "러닝", "수영"),
     ("Co", "Běh", "Plavání"), ("Was", "Dauerlauf", "Radfahren")],
)  # fmt: skip
def test_a_column_of_sports_is_known_by_its_name_or_its_cells(header: str, run: str, other: str) -> None:
    text = f"date,{header},km,min\n2024-02-13,{run},10,60\n2024-02-14,{other},2,40\n"
    assert read_log(text.encode()).runs["distance_km"].tolist() == [10]


def of_unnamed_sports(*figures: tuple[float, str], names: tuple[str, ...] = (), **hints: Any) -> ReadResult:
    """A list of (km, time) on successive days, without a column that says which sport."""
    rows = zip_longest(figures, names, fillvalue="")
    lines = [f"2024-02-{day:02},{row[0]},{row[1]},{name}" for day, (row, name) in enumerate(rows, start=1)]
    return read_log("\n".join(["date,km,duration,title", *lines]).encode(), hints=ReadHints(**hints))


RIDES = ((42.0, "1:31:00"), (65.0, "2:09:00"), (30.0, "1:01:00"))


def test_where_no_sport_is_named_and_rides_show_the_pace_tells_what_is_no_run() -> None:
    slow_ride, walk, gym, run = (30.0, "1:35:00"), (5.0, "1:05:00"), (0, "45:00"), (10.0, "52:00")
    result = of_unnamed_sports(run, *RIDES, slow_ride, walk, gym)
    assert result.runs["distance_km"].tolist() == [10]
    assert result.report.left_out.iloc[0].tolist() == [
        3, "no sport named, and as fast as the rides in this list", "42.0 km in 91 min"
    ]  # fmt: skip
    (question,) = result.report.questions
    assert (question.about, question.column, question.guess) == ("column", "sport", "")
    assert of_unnamed_sports(run, slow_ride, walk).runs["distance_km"].tolist() == [10, 30, 5]


def test_the_best_runs_of_the_world_are_runs() -> None:
    result = of_unnamed_sports((5, "12:35"), (10, "26:11"), (21.1, "57:50"), (42.2, "2:00:35"))
    assert (len(result.runs), result.report.questions) == (4, ())


def test_one_ride_or_short_runs_written_too_fast_may_be_slips_and_are_kept() -> None:
    result = of_unnamed_sports((10, "52:00"), RIDES[0], *[(5.5, "12:05")] * 9)
    assert (len(result.runs), result.report.questions) == (11, ())


def test_what_its_title_calls_a_run_stays_however_fast() -> None:
    result = of_unnamed_sports(*RIDES, (10, "52:00"), names=("Evening Run",))
    assert result.runs["distance_km"].tolist() == [42, 10]


def test_the_answer_that_all_are_runs_brings_them_back() -> None:
    for answer, runs in (("run", 4), ("", 1)):
        result = of_unnamed_sports(*RIDES, (10, "52:00"), columns={"sport": answer})
        assert (len(result.runs), result.report.questions) == (runs, ())


def test_a_list_of_rides_alone_is_refused_with_the_reason() -> None:
    with pytest.raises(UnreadableFile, match="as fast as the rides"):
        of_unnamed_sports(*RIDES)


def test_in_the_log_of_a_gym_the_exercise_with_a_distance_tells_the_sport() -> None:
    result = read_log(
        b"Date,Exercise,Weight (kgs),Reps,Distance,Distance Unit,Time\n2024-02-03,Running (Outdoor),,,5,km,0:30:00\n"
        b"2024-02-03,Bench Press,60,10,,,\n2024-02-03,Squat,80,10,,,\n2024-02-04,Cycling,,,20,km,0:50:00\n"
    )
    assert result.runs["distance_km"].tolist() == [5]
    assert "Cycling" in result.days["other_sport"].tolist()


@pytest.mark.parametrize(
    ("header", "run", "others"),
    [("Einheit", "DL locker", ("Rad", "Schwimmen", "Krafttraining", "Crosstrainer")),
     ("Séance", "Footing", ("VTT", "Home trainer", "Musculation")), ("Tipus", "Rodatge", ("Bici",))],
)  # fmt: skip
def test_a_column_in_unknown_words_that_tells_what_each_row_was_tells_what_is_no_run(
    header: str, run: str, others: tuple[str, ...]
) -> None:
    lines = [f"{day}.02.2024;{other};12;1:10:00" for day, other in enumerate((run, *others), start=1)]
    result = read_log("\n".join([f"Datum;{header};Km;Zeit", *lines]).encode())
    assert len(result.runs) == 1
    assert result.days["other_sport"].tolist() == list(others)


def test_where_a_run_was_and_in_which_shoes_leaves_it_a_run() -> None:
    for header, cells in (("Place", ("gym", "gym", "park")), ("Shoes", ("road", "hiking", "road"))):
        lines = [f"2024-02-0{day},{cell},10,55" for day, cell in enumerate(cells, start=1)]
        assert len(read_log("\n".join([f"Date,{header},km,min", *lines]).encode()).runs) == 3


def test_a_day_of_rest_is_one_in_a_column_of_any_name() -> None:
    result = read_log(b"Datum;Pass;Km;Tid\n2024-02-03;Distans;10,2;55:12\n2024-02-05;Vila;;\n")
    assert result.days["marked_rest"].tolist() == [True]


def test_a_run_with_breaks_keeps_its_name_and_the_share_that_was_run() -> None:
    result = read_log(
        b"Date,Type,Distance (km),Time,Run %,Notes\n2024-02-03,Run/Walk 4:1,5,0:40:00,80,warm\n"
        b"2024-02-05,Run,6,0:36:00,100,\n2024-02-07,Galloway,5,0:41:00,,\n"
    )
    assert result.runs["title"].fillna("").tolist() == ["Run/Walk 4:1", "", "Galloway"]
    assert result.runs["note"].fillna("").tolist() == ["warm; Run %: 80", "", ""]


@pytest.mark.parametrize(
    ("header", "run", "other"),
    [("sport", "🦄", "🎈"), ("აქტივობა,Activity", "სირბილი", "ცურვა"), ("Deporte", "Lasterka", "Igeriketa"),
     ("Type", "Dauern", "Schwebi"), ("种类,类型", "甲", "乙")],
)  # fmt: skip
def test_where_no_name_of_a_sport_is_known_those_at_the_pace_of_runs_are_asked_about_together_and_others_left_out(
    header: str, run: str, other: str
) -> None:
    blank = "," * header.count(",")
    lines = [f"2024-02-0{day},{blank}{run},5,0:30:00" for day in (3, 5)] + [f"2024-02-07,{blank}{other},1,0:40:00"]
    content = "\n".join([f"Date,{header},Distance (km),Duration", *lines]).encode()
    result = read_log(content)
    assert (len(result.runs), result.days["other_sport"].tolist()) == (2, [other])
    assert [(each.column, each.guess) for each in result.report.questions] == [
        (f"sport: {run}", "run"),
        (f"sport: {other}", ""),
    ]
    for answer, runs in (("run", 3), ("", 1)):
        hints = ReadHints(columns={f"sport: {other}": "run", f"sport: {run}": answer})
        assert len(read_log(content, hints=hints).runs) == runs


def test_kinds_of_runs_and_many_different_titles_are_not_asked_about() -> None:
    for names in (("easy", "long", "with Ann"), ("locker", "Fahrtspiel", "allein"), tuple("ABCDEFGH")):
        lines = [f"2024-02-0{day},{name},5,0:30:00" for day, name in enumerate(names, start=1)]
        result = read_log("\n".join(["Date,Type,Distance (km),Duration", *lines]).encode())
        assert (len(result.runs), result.report.questions) == (len(names), ())


def test_a_slow_runner_whose_names_nobody_knows_keeps_every_run() -> None:
    result = read_log(
        b"Date,Type,Distance (km),Duration\n2024-02-03,XR,5,0:52:00\n2024-02-05,XL,5,0:55:00\n2024-02-07,XL,6,1:03:00"
    )
    assert len(result.runs) == 3
    assert [each.column for each in result.report.questions] == ["sport: XL, XR"]


def test_a_log_of_sports_without_a_single_figure_is_refused_and_raises_nothing_else() -> None:
    with pytest.raises(UnreadableFile):
        read_log(b"Date,Session,Distance (km),Duration\n2024-02-03,Yoga,,\n2024-02-05,Ride,--,\n")


@pytest.mark.parametrize(
    ("name", "is_run"),
    [("Run + core", True), ("Easy run & yoga", True), ("Laufen + Krafttraining", True), ("Core", False),
     ("Bike / Run", False), ("Aqua jogging", False), ("Pool running", False), ("Лыжный бег", False),
     ("Langlauf", False), ("रनिंग", True), ("साइकिल चलाना", False), ("야외 달리기", True), ("Dribbelen/wandelen", True),
     ("Jogg/gång", True)],
)  # fmt: skip
def test_strength_beside_a_run_leaves_it_one_and_water_and_snow_do_not(name: str, is_run: bool) -> None:
    runs = read_log(f"Date,Sport,km,min\n2026-03-02,Run,5,30\n2026-03-03,{name},5,32\n".encode()).runs
    assert len(runs) == 1 + is_run


@pytest.mark.parametrize("title", ["Bike to work", "Swim at the lake", "Radfahren mit Tom", "Vélo au travail"])
def test_a_title_that_begins_with_another_sport_is_asked_about_and_not_taken(title: str) -> None:
    rows = f"2026-01-05,Morning Run,5,31\n2026-01-06,{title},12,48\n2026-01-07,Run to the bike shop,6,36\n"
    result = read_log(f"Date,Title,km,min\n{rows}".encode())
    assert result.runs["distance_km"].tolist() == [5, 6]
    (question,) = result.report.questions
    assert title in question.text
    answered = ReadHints(columns={question.column or "": "run"})
    assert read_log(f"Date,Title,km,min\n{rows}".encode(), hints=answered).runs["distance_km"].tolist() == [5, 12, 6]
