"""Tables that are no log of runs or pain, however much they look like one: refused, never read as runs."""

from __future__ import annotations

from datetime import date

import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import ReadHints, read_log

OTHER_TABLES = {
    "payments": "Datum;Text;Betrag\n13.02.2024;Miete;5,10\n14.02.2024;Brot;3,20\n",
    "purchases": "Date,Item,Total\n2024-02-13,Bread,12.40\n2024-02-14,Milk,2.50\n",
    "payments in JSON": '[{"date": "2024-02-03", "amount": 5.2, "payee": "x"}]',
    "weather": "Date,Temperature,Humidity,Wind\n2024-02-13,12.4,80,5.5\n2024-02-14,2.5,70,4.5\n",
    "share prices": "Date,Open,High,Low,Close\n2024-02-13,12.4,13,12,12.5\n2024-02-14,12.5,13,12,12.7\n",
    "trips by car": "Date,Start,End,Distance (km),Driver\n2024-02-13,Home,Work,22.2,B\n2024-02-14,Work,Home,22.4,B\n",
    "nights": "Date,Bedtime,Wake time,Duration (h)\n2024-02-13,23:00,07:00,8\n2024-02-14,23:10,07:00,7.8\n",
    "working hours": "Date,Project,Duration\n2024-02-13,Roof,7:30\n2024-02-14,Floor,2:15\n",
    "a time sheet": "Date,Start,End,Break,Hours\n2025-03-03,09:00,17:00,0:30,7.5\n2025-03-04,09:00,17:00,0:30,7.5\n",
    "games": "Date,Game,Hours\n2025-03-01,Zelda,3\n2025-03-03,Chess,2\n",
    "a plan": "Date,Workout,Planned distance (km)\n2024-02-13,Easy,8\n2024-02-14,Tempo,10\n",
    "months": "Date,km,hours\n2025-01-01,120,10\n2025-02-01,130,11\n2025-03-01,140,12\n",
    "moments of one run": "timestamp,distance,hr\n"
    + "".join(f"2024-02-03 06:10:{s:02},{s * 3},120\n" for s in range(9)),
    "numbered sports": "Date,Sport,km\n2024-02-03,5,4.2\n2024-02-04,4,5.2\n",
}


@pytest.mark.parametrize("text", OTHER_TABLES.values(), ids=OTHER_TABLES.keys())
def test_other_tables_give_no_runs(text: str) -> None:
    with pytest.raises(UnreadableFile):
        read_log(text.encode())


def test_scores_beside_columns_that_nobody_knows_may_be_of_anything_so_it_is_asked() -> None:
    text = b"Date,Subject,Score\n2024-02-13,Maths,7\n2024-02-14,Biology,9\n"
    (question,) = read_log(text).report.questions
    assert (question.column, question.guess) == ("Score", "pain_0_10")
    assert read_log(text, hints=ReadHints(columns={"Score": "pain_0_10"})).report.questions == ()


def test_how_long_a_pain_lasted_is_no_run() -> None:
    result = read_log(
        b"Date,Time,Pain Level,Location,Type,Duration,Notes\n"
        b"2024-02-03,07:10,4,Neck,Aching,2 hours,x\n2024-02-04,07:10,5,Lower back,Aching,2 hours,\n"
    )
    assert result.runs.empty
    assert result.pain["pain_0_10"].tolist() == [4]


def test_of_a_plan_beside_a_log_only_what_was_run_counts() -> None:
    result = read_log(b"Date,Planned Miles,Actual Miles\n2024-02-03,3,3.2\n2024-02-13,5,\n")
    assert result.runs["distance_km"].tolist() == pytest.approx([3.2 * 1.609344])


def test_a_column_for_each_weekday_makes_a_week_and_mi_is_wednesday_there() -> None:
    lines = ("Woche ab;Mo;Di;Mi;Do;Fr;Sa;So{}", "03.03.2025;5;;8;;5,5;12;{}", "10.03.2025;5;;;;5;13;{}")
    for texts in (("", "", ""), (";Summe", ";30,5", ";23")):
        text = "\n".join(line.format(more) for line, more in zip(lines, texts, strict=True))
        result = read_log(text.encode(), hints=ReadHints(unit="km"))
        assert result.week_totals["distance_km"].tolist() == [30.5, 23]


def test_a_second_table_below_the_first_is_not_read_by_the_names_of_the_first() -> None:
    with pytest.raises(UnreadableFile, match="Another table"):
        read_log(b"Date,km,min\n2024-02-03,5,31\n\nDate,Pain\n2024-02-03,4\n")


def test_steps_of_whole_days_are_no_runs() -> None:
    with pytest.raises(UnreadableFile, match="pedometer"):
        read_log(b"Date,Steps,Distance,Calories\n2024-02-13,7000,5.2,300\n")


def test_what_a_program_named_after_another_sport_is_no_run() -> None:
    result = read_log(b"Date,Name,km,min\n2024-02-03,Morning Run,5,31\n2024-02-04,Evening Ride,25,60\n")
    assert result.runs["title"].tolist() == ["Morning Run"]
    assert result.days["other_sport"].tolist() == ["Evening Ride"]


def test_a_plan_is_no_log_and_days_still_to_come_are_left_out() -> None:
    text = b"Date,Workout,km\n2024-02-13,Easy,8\n2024-02-18,Long,18\n"
    with pytest.raises(UnreadableFile, match="in the future"):
        read_log(text, hints=ReadHints(today=date(2024, 2, 10)))
    result = read_log(text, hints=ReadHints(today=date(2024, 2, 14)))
    assert result.runs["distance_km"].tolist() == [8]
    assert result.report.left_out["line"].tolist() == [3]
    weeks = read_log(b"Week of,km\n2024-02-05,40\n2024-02-12,44\n", hints=ReadHints(unit="km", today=date(2024, 2, 8)))
    assert weeks.week_totals["distance_km"].tolist() == [40]


@pytest.mark.parametrize("header", ["date,title,rating,minutes", "Date,Meeting,Room,Minutes"])
def test_minutes_where_nothing_speaks_of_running_may_be_of_anything_so_it_is_asked(header: str) -> None:
    text = f"{header}\n2024-02-13,Dune,8,155\n2024-02-15,Barbie,7,114\n".encode()
    name = header.split(",")[-1]
    (question,) = read_log(text).report.questions
    assert (question.column, question.guess) == (name, "duration_min")
    with pytest.raises(UnreadableFile):
        read_log(text, hints=ReadHints(columns={name: ""}))


@pytest.mark.parametrize(
    "text",
    ["Date,Minutes\n2024-02-13,55\n", "Date,Minutes,Notes\n2024-02-13,55,tired\n",
     "Date,Minutes,HR\n2024-02-13,55,150\n",
     "Date,Title,Minutes\n2024-02-13,Easy run,55\n2024-02-14,Hills,40\n"],
)  # fmt: skip
def test_a_log_by_time_needs_no_question(text: str) -> None:
    assert read_log(text.encode()).report.questions == ()


@pytest.mark.parametrize(
    ("header", "what"),
    [
        ("Tarih;Yatış saati;Kalkış saati;Uyku süresi", "a sleep diary"),
        ("날짜;취침;기상;수면시간", "a sleep diary"),
        ("Fecha;Puntuación de recuperación;VFC;FC en reposo", "a record of recovery"),
        ("Date;Fréquence cardiaque au repos", "a list of heart rates"),
        ("Date;Exercise Name;Set Order;Weight;Reps", "a log of strength training"),
        ("Start;End;Steps (count)", "a list of steps"),
        ("timestamp;spo2;skin_temp", "a record of health"),
    ],
)
def test_a_table_of_something_else_is_called_that_in_many_languages(header: str, what: str) -> None:
    row = ";".join(["2026-03-02", *["50"] * header.count(";")])
    with pytest.raises(UnreadableFile, match=f"looks like {what}"):
        read_log(f"{header}\n{row}\n{row.replace('02', '03')}\n".encode())


def test_a_log_with_a_figure_nobody_knows_is_not_called_a_list_of_weights() -> None:
    with pytest.raises(UnreadableFile, match="No column with a distance"):
        read_log(b"Fecha;Recorrido;Peso;Pulso\n2026-03-02;bosque;70;150\n2026-03-03;lago;70;150\n")


@pytest.mark.parametrize("header", ["Period", "月", "Miesiąc", "Kuukausi"])
@pytest.mark.parametrize(
    "cells", [("2026-01", "2026-02"), ("January 2026", "February 2026"), ("2026年1月", "2026年2月")]
)
def test_months_are_called_monthly_totals_whatever_the_column_is_called(header: str, cells: tuple[str, str]) -> None:
    with pytest.raises(UnreadableFile, match=r"monthly totals|longer periods"):
        read_log(f"{header},km\n{cells[0]},120\n{cells[1]},130\n".encode())


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("Date,Workout,Planned km|2026-03-02,easy,8|2026-03-04,long,16", "training plan: “Planned km”"),
        ("Semaine;Date;Séance;Distance prévue (km)|1;05/01/2026;Footing;7|1;18/01/2026;Long;14", "plan: “Distance"),
        ("Woche;km|KW 10;32,5|KW 11;30", "This week has no year"),
        ("Day,km|Monday,7.5|Wednesday,5", "a day of the week without a date"),
        ("تاریخ,km|۱۴۰۴/۱۲/۱۱,5|۱۴۰۴/۱۲/۲۳,6", "another calendar"),
        ("Date,min,km|2026-03-02,1,0.2|2026-03-02,2,0.4|2026-03-02,3,0.6|2026-03-02,4,0.8|2026-03-02,5,1|2026-03-02,6,1.2",
         "6 rows on 1 day"),
    ],
)  # fmt: skip
def test_why_nothing_was_read_is_said_in_plain_words(table: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read_log(table.replace("|", "\n").encode())
