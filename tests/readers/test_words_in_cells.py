"""What people write into the cells of their own sheets: sums, remarks, names of races, whole questions as names."""

from __future__ import annotations

import pytest

from neckload.readers import ReadHints, ReadResult, read_log


def read(table: str, hints: ReadHints | None = None) -> ReadResult:
    return read_log(table.replace("|", "\n").encode(), hints=hints)


@pytest.mark.parametrize(
    ("first", "second", "km"),
    [
        ("7.5 + 3", "5", [10.5, 5]),
        ("7,5 km + 3", "5,2 km", [10.5, 5.2]),
        ("2+3+1 mi", "3 mi", [6 * 1.609344, 3 * 1.609344]),
        ("5k easy", "10 km - race", [5, 10]),
        ("8 km (hilly)", "5 km trail", [8, 5]),
        ("Half Marathon", "Marathon", [21.0975, 42.195]),
        ("Halbmarathon", "10 km", [21.0975, 10]),
        ("ハーフマラソン", "5 km", [21.0975, 5]),
    ],
)
def test_distances_in_parts_with_remarks_and_by_the_names_of_races_are_read(
    first: str, second: str, km: list[float]
) -> None:
    runs = read(f"Date\tDistance (km)|2026-03-02\t{first}|2026-03-04\t{second}").runs
    assert runs["distance_km"].tolist() == pytest.approx(km)


@pytest.mark.parametrize("cell", ["20 km bike", "8 km (skipped)", "8 km - cancelled", "5 km walk", "5x1 km"])
def test_what_a_remark_calls_another_sport_or_not_run_is_no_distance_of_a_run(cell: str) -> None:
    result = read(f"Date,Distance,Time|2026-03-02,5 km,30:00|2026-03-03,{cell},|2026-03-04,10 km,60:00")
    assert result.runs["distance_km"].tolist() == [5, 10]
    assert result.report.left_out["value"].tolist() == [cell]


@pytest.mark.parametrize(
    "cell", ["2026-03-06 - race", "2026-03-06 (hot!)", "06.03.2026 - Wettkampf", "6/3/2026: pluie"]
)
def test_a_remark_behind_a_date_does_not_hide_it(cell: str) -> None:
    runs = read(f"Date\tkm|2026-03-02\t5|{cell}\t10", ReadHints(day_first=True)).runs
    assert runs["start"].dt.strftime("%Y-%m-%d").tolist() == ["2026-03-02", "2026-03-06"]


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        ("วันที่|2/3/68|14/3/68", "2025-03-02"),
        ("วันที่|29/2/67|14/3/67", "2024-02-29"),
        ("Date|2 มี.ค. 68|14 เม.ย. 68", "2025-03-02"),
        ("วันที่|2/3/26|14/3/26", "2026-03-02"),
    ],
)
def test_short_years_of_thailand_are_of_the_buddhist_era(cells: str, first: str) -> None:
    name, *days = cells.split("|")
    rows = "".join(f"|{day},5" for day in days)
    assert f"{read(f'{name},km{rows}').runs['start'].min():%Y-%m-%d}" == first


def test_titles_and_notes_keep_the_digits_that_people_wrote() -> None:
    runs = read("Date,Title,km,min,Notes|2026-03-02,٥ كم سهل,٧٫٥,٤٤,١٢ درجة|2026-03-04,第３回大会,5,30,").runs
    assert runs["distance_km"].tolist() == [7.5, 5]
    assert (runs["title"].tolist(), runs["note"][0]) == (["٥ كم سهل", "第３回大会"], "١٢ درجة")


@pytest.mark.parametrize(
    ("name", "guess"),
    [
        ("Wie stark sind Ihre Nackenschmerzen heute (0-10)?", "pain_0_10"),
        ("Intensité de la douleur cervicale ce matin", "pain_0_10"),
        ("neck stiffness (0-10)", ""),
        ("¿Cuánto te duele el cuello hoy?", ""),
        ("Rigidità del collo", ""),
        ("Neck pain relief", ""),
    ],
)
def test_a_name_that_says_the_neck_and_more_is_asked_about(name: str, guess: str) -> None:
    result = read(f"Date\t{name}|2026-03-02\t3|2026-03-03\t4")
    (question,) = result.report.questions
    assert (question.column, question.guess, len(result.pain)) == (name, guess, 2 if guess else 0)
    assert len(read(f"Date\t{name}|2026-03-02\t3|2026-03-03\t4", ReadHints(columns={name: "pain_0_10"})).pain) == 2


@pytest.mark.parametrize("name", ["How many km?", "Distance courue en km", "Сколько км вы пробежали?"])
def test_kilometres_in_a_question_beside_scores_are_not_dropped_silently(name: str) -> None:
    result = read(f"Date\tNeck pain\t{name}|2026-03-02\t3\t7.5|2026-03-03\t4\t5")
    assert (result.runs["distance_km"].tolist(), len(result.pain)) == ([7.5, 5], 2)
    assert result.report.questions[0].column == name


@pytest.mark.parametrize("name", ["목표", "首次", "Neckline"])
def test_signs_and_letters_of_the_neck_in_other_words_ask_nothing(name: str) -> None:
    assert read(f"Date,km,{name}|2026-03-02,7.5,3|2026-03-03,5,4").report.questions == ()


def test_the_pain_of_a_day_counts_although_the_run_was_skipped() -> None:
    result = read("Date,Status,km,Neck pain|2026-03-02,Done,7.5,3|2026-03-03,Skipped,5,7|2026-03-04,Done,5,2")
    assert (result.pain["pain_0_10"].tolist(), len(result.runs)) == ([3, 7, 2], 2)


@pytest.mark.parametrize(
    ("cells", "scores"),
    [
        (("3½", "2.5"), [3.5, 2.5]),
        (("3→5", "2"), [4, 2]),
        (("mild - 2", "stark: 7"), [2, 7]),
        (("3 stiff", "7 - stark"), [3, 7]),
        (("3 (am)", "2-3"), [3, 2.5]),
    ],
)
def test_scores_with_words_halves_and_arrows_are_read(cells: tuple[str, str], scores: list[float]) -> None:
    result = read(f"Date\tNeck pain|2026-03-02\t{cells[0]}|2026-03-03\t{cells[1]}")
    assert result.pain["pain_0_10"].tolist() == scores


@pytest.mark.parametrize("part", ["am", "abends", "soir", "noche", "kväll", "утром", "夜"])
def test_a_part_of_the_day_behind_a_date_does_not_hide_it(part: str) -> None:
    result = read(f"Date,Neck pain|2026-03-02 {part},3|2026-03-03 {part},5")
    assert result.pain["when"].dt.strftime("%Y-%m-%d").tolist() == ["2026-03-02", "2026-03-03"]


@pytest.mark.parametrize(
    ("run", "ride"),
    [
        ("Lunch Run", "Lunch Ride"),
        ("Lauf am Morgen", "Radfahrt am Mittag"),
        ("Course à pied le matin", "Sortie vélo le midi"),
        ("Carrera por la mañana", "Ciclismo por la tarde"),
        ("Corsa mattutina", "Giro in bicicletta pomeridiano"),
        ("Утренний бег", "Вечерний велосипед"),
    ],
)
def test_titles_that_programs_make_up_rule_out_rides_in_many_languages(run: str, ride: str) -> None:
    result = read(f"Date\tName\tkm\tmin|2026-03-02\t{run}\t7.5\t44|2026-03-03\t{ride}\t20\t60|2026-03-04\t{run}\t5\t30")
    assert result.runs["distance_km"].tolist() == [7.5, 5]


@pytest.mark.parametrize("title", ["Golf course loop", "Pool road and back", "Around the football field"])
def test_a_title_that_names_a_place_is_a_run(title: str) -> None:
    assert len(read(f"Date\tTitle\tkm\tmin|2026-03-02\tEasy\t7.5\t44|2026-03-03\t{title}\t5\t30").runs) == 2


def test_kilometres_and_metres_in_two_columns_are_one_distance() -> None:
    runs = read("date,km,m,min|2026-03-02,7,500,44|2026-03-04,5,0,30").runs
    assert runs["distance_km"].tolist() == [7.5, 5]


def test_limits_of_heart_rate_are_those_of_a_plan_and_it_is_asked() -> None:
    table = (
        "Date,Workout,Distance (km),HR target|2026-01-05,Easy,7,<140|2026-01-07,Tempo,8,150-160|2026-01-11,Long,14,<145"
    )
    result = read(table)
    assert ([question.about for question in result.report.questions], len(result.runs)) == (["done"], 0)


@pytest.mark.parametrize("name", ["is_deleted", "Gelöscht", "Supprimé"])
def test_what_was_deleted_counts_no_more(name: str) -> None:
    result = read(f"date,distance_km,{name}|2026-03-02,7.5,false|2026-03-04,5,true|2026-03-06,5,false")
    assert result.runs["distance_km"].tolist() == [7.5, 5]


@pytest.mark.parametrize(
    "cells",
    ["7.5 กม.;1 ชม. 5 นาที", "7,5 km;1 giờ 5 phút", "7,5 km.;1 jam 5 menit", "7.5 किमी;65 मिनट", "7.5 كم;65 دقيقة"],
)
def test_units_in_cells_are_read_in_many_languages(cells: str) -> None:
    runs = read(f"Date;Distance;Duration|2026-03-02;{cells}|2026-03-04;{cells}").runs
    assert (runs["distance_km"].tolist(), runs["duration_min"].tolist()) == ([7.5] * 2, [65] * 2)


@pytest.mark.parametrize(
    "table",
    ["Jahr;Datum|2026;02.03.|2026;14.03.", "Year;Date|2026;2 Mar|2026;14 Mar", "Année;Date|2026;2 mars|2026;14 mars"],
)
def test_a_year_in_its_own_column_is_that_of_dates_without_one(table: str) -> None:
    header, *rows = table.split("|")
    runs = read("|".join([f"{header};km", *(f"{row};5" for row in rows)])).runs
    assert runs["start"].dt.strftime("%Y-%m-%d").tolist() == ["2026-03-02", "2026-03-14"]


def test_lengths_in_the_cells_of_a_column_called_amount_are_the_distance_and_it_is_asked() -> None:
    result = read("Datum;Einheit;Umfang|02.03.2026;locker;7,3 km|14.03.2026;Tempo;5,2 km")
    assert result.runs["distance_km"].tolist() == [7.3, 5.2]
    assert [question.column for question in result.report.questions] == ["Umfang"]


def test_a_stiff_neck_beside_the_pain_of_the_back_is_asked_about() -> None:
    result = read("Timestamp,How stiff is your neck?,How is your back pain?|2026-03-02,3,5|2026-03-03,4,6")
    assert ([question.column for question in result.report.questions], len(result.pain)) == (
        ["How stiff is your neck?"],
        0,
    )
