"""Pain scores: their columns by any name, other scales, words, and several a day."""

from __future__ import annotations

import pandas as pd
import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import ReadResult, read_log
from neckload.readers.vocabulary.pain_names import pain_name


def read(*lines: str) -> ReadResult:
    return read_log("\n".join(lines).encode())


@pytest.mark.parametrize(
    "name",
    ["Neck pain", "Nackenschmerzen", "Douleur à la nuque", "Mal de cou", "Dolor cervical", "Dor no pescoço", "Nekpijn",
     "Ból karku", "Ont i nacken", "Nackvärk", "Nakkesmerter", "Niskakipu", "Bolest krku", "Boyun ağrısı", "Боль в шее",
     "首の痛み", "颈部疼痛", "목 통증", "Nyakfájás", "Durere de gât", "neck_pain_0_10", "Pain level neck (0-10)"],
)  # fmt: skip
def test_neck_pain_is_known_in_many_languages(name: str) -> None:
    said = pain_name(name)
    assert said is not None
    assert said.is_neck


@pytest.mark.parametrize("name", ["Back pain", "Pain medication", "Pain location", "Neckline", "Kopfschmerzen"])
def test_other_names_are_no_pain_of_the_neck(name: str) -> None:
    assert pain_name(name) is None


def test_scales_that_the_name_tells_are_brought_to_ten() -> None:
    for name, cells in {"Pain (0-100)": "30,5", "VAS (mm)": "30,5", "Neck pain 0-5": "1.5,0.25"}.items():
        first, second = cells.split(",")
        assert read("date," + name, f"2024-02-01,{first}", f"2024-02-02,{second}").pain["pain_0_10"].tolist() == [
            3,
            0.5,
        ]


def test_a_scale_that_begins_at_one_does_not_tell_what_no_pain_is() -> None:
    with pytest.raises(UnreadableFile, match="goes from 1 to"):
        read("date,Pain (1-5)", "2024-02-01,3", "2024-02-02,5")


def test_scores_with_their_scale_beside_them_are_read() -> None:
    result = read("date,neck pain", "2024-02-01,3/10", "2024-02-02,2/5", "2024-02-03,50%", "2024-02-04,6-7")
    assert result.pain["pain_0_10"].tolist() == [3, 4, 5, 6.5]


def test_words_are_scores_and_said_to_be() -> None:
    result = read("date,neck pain", "2024-02-01,None", "2024-02-02,mild", "2024-02-03,Moderate", "2024-02-04,severe")
    assert result.pain["pain_0_10"].tolist() == [0, 2.5, 5, 7.5]
    assert "read as scores" in result.report.notes[0]


def test_the_word_none_among_figures_is_an_empty_cell() -> None:
    assert read("date,neck pain", "2024-02-01,None", "2024-02-02,4").pain["pain_0_10"].tolist() == [4]


def test_columns_for_moments_of_the_day_are_several_scores() -> None:
    result = read("date,Pain (morning),Pain (evening)", "2024-02-01,3,5", "2024-02-02,,2")
    assert result.pain["pain_0_10"].tolist() == [3, 5, 2]
    assert result.pain["when"].tolist() == [pd.Timestamp("2024-02-01")] * 2 + [pd.Timestamp("2024-02-02")]


def test_pain_before_and_after_a_run_keeps_its_moment() -> None:
    result = read("date,km,min,Pain before,Pain after", "2024-02-01,5,30,3,5")
    assert result.pain[["pain_0_10", "moment"]].to_numpy().tolist() == [[3, "before_run"], [5, "after_run"]]


def test_of_several_places_only_the_neck_counts() -> None:
    assert read("date,Back pain,Pain,Neck pain", "2024-02-01,3,4,5").pain["pain_0_10"].tolist() == [5]


def test_moods_on_another_scale_do_not_make_a_bearable_diary_unreadable() -> None:
    moods = [f'"{day}th Feb 2024",Monday,pm,Mood,9,,' for day in range(4, 20)]
    header = "date,weekday,time of day,category,rating/amount,detail,notes"
    result = read(header, '"3rd Feb 2024",Saturday,am,Symptom,2,Neck pain (Moderate),', *moods)
    assert result.pain["pain_0_10"].tolist() == [5]


def test_yes_and_no_are_no_scores_and_a_remark_behind_a_score_does_not_hide_it() -> None:
    with pytest.raises(UnreadableFile):
        read("date,neck pain", "2024-02-01,yes", "2024-02-02,no")
    assert read("date,neck pain", "2024-02-01,3 (stiff)", "2024-02-02,2").pain["pain_0_10"].tolist() == [3, 2]


def test_left_and_right_are_two_scores_and_a_list_of_symptoms_gives_those_of_the_neck() -> None:
    both = read_log(b"Date,Neck left,Neck right\n2024-02-13,4,2\n")
    assert both.pain["pain_0_10"].tolist() == [4, 2]
    symptoms = read_log(b"date,symptom,rating\n2024-02-13,Neck pain,3\n2024-02-13,Headache,1\n")
    assert symptoms.pain["pain_0_10"].tolist() == [3]


def test_a_start_date_and_a_start_time_are_one_moment() -> None:
    text = b"Start Date,Start Time,End Date,End Time,Pain Intensity\n02/13/2024,7:10 AM,02/13/2024,9:00 AM,4\n"
    assert str(read_log(text).pain["when"][0]) == "2024-02-13 07:10:00"


def test_five_of_six_among_other_scores_is_no_score_and_where_all_are_of_six_it_is_one() -> None:
    for text, scores in (("3,5/6,2", [3, 2]), ("3/6,6/6,5/6", [5, 10, 50 / 6]), ("3/10,5/10,2", [3, 5, 2])):
        lines = [f"2024-02-0{day},{score}" for day, score in enumerate(text.split(","), start=1)]
        result = read_log("\n".join(["Date,Neck pain", *lines]).encode())
        assert result.pain["pain_0_10"].tolist() == pytest.approx(scores)
        assert len(result.pain) + len(result.report.left_out) == len(lines)


def test_flaredown_rates_the_neck_among_much_else_from_0_to_4() -> None:
    result = read(
        "user_id,checkin_date,trackable_id,trackable_type,trackable_name,trackable_value",
        "QEVuQ==,2024-02-03,5,Symptom,Neck pain,3",
        "QEVuQ==,2024-02-03,6,Symptom,Headache,2",
        "QEVuQ==,2024-02-03,7,Treatment,Neck brace,1",
        "QEVuQ==,2024-02-04,5,Symptom,Neck pain,4",
    )
    assert result.report.format == "Flaredown"
    assert result.pain["pain_0_10"].tolist() == [7.5, 10]


@pytest.mark.parametrize("cell", ["3 out of 10", "3/10", "3 von 10", "3 de 10", "3 z 10", "3 из 10", "3 av 10"])
def test_a_score_out_of_ten_is_read_in_every_language(cell: str) -> None:
    result = read_log(f"date,neck pain\n2026-01-03,{cell}\n2026-01-04,{cell}\n".encode())
    assert result.diary.pain["pain_0_10"].tolist() == [3, 3]


@pytest.mark.parametrize(
    "table",
    [
        "Start Time,End Time,Pain Level,Note|2026-01-15 14:30,2026-01-15 18:45,7,|2026-01-20 9:00,2026-01-20 12:00,8,",
        "Datum;Dauer (h);Schmerzstärke;Medikament|15.01.2026;4;7;Triptan|20.01.2026;2,5;8;",
        "Fecha;Hora inicio;Hora fin;Dolor (0-10);Medicación|15/01/2026;14:30;18:45;7;si|20/01/2026;09:00;12:00;8;",
        "Date,Duration (hours),Pain Level,Triggers|2026-01-15,4.25,7,stress|2026-01-20,3,8,",
    ],
)
def test_how_long_an_attack_lasted_is_no_run(table: str) -> None:
    result = read(*table.split("|"))
    assert (result.pain["pain_0_10"].tolist(), len(result.runs)) == ([7, 8], 0)


def test_runs_by_time_keep_their_minutes_beside_what_was_taken_against_the_pain() -> None:
    result = read("date,minutes run,neck pain,medication", "2026-01-15,44,7,no", "2026-01-20,30,8,yes")
    assert (result.pain["pain_0_10"].tolist(), result.runs["duration_min"].tolist()) == ([7, 8], [44, 30])


@pytest.mark.parametrize(
    "header",
    [
        "Datum;NRS Nacken;Schlaf (h)",
        "Date;Neck pain morning;Bedtime",
        "Datum;Nekpijn (0-10);HRV",
        "Fecha;VAS;Readiness",
    ],
)
def test_sleep_and_heart_rate_beside_scores_do_not_make_a_pain_diary_another_list(header: str) -> None:
    assert read(header, "2026-01-15;3;7", "2026-01-16;4;8").pain["pain_0_10"].tolist() == [3, 4]


def test_scores_given_as_ranges_do_not_make_a_training_plan_of_a_log() -> None:
    result = read("Date;Run (km);Neck pain", "2026-03-02;7.5;2-3", "2026-03-13;5;4-5")
    assert (result.pain["pain_0_10"].tolist(), len(result.runs), result.report.questions) == ([2.5, 4.5], 2, ())
