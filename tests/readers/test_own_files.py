from __future__ import annotations

import io
import zipfile

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neckload.domain.columns import Column
from neckload.domain.problems import UnreadableFile
from neckload.domain.removals import Removals
from neckload.domain.tables import TABLES, Diary
from neckload.readers import ReadResult, read_log, template, write_zip
from tests.example_diary import full_diary


def read(*lines: str) -> ReadResult:
    return read_log("\n".join(lines).encode())


def problems(*lines: str) -> list[str]:
    with pytest.raises(UnreadableFile) as caught:
        read(*lines)
    return [str(problem) for problem in caught.value.problems]


def test_three_typed_columns_are_a_log() -> None:
    result = read("date,distance_km,duration_min", "2026-01-05,5.2,31", "2026-01-06 18:30,8,")
    assert result.report.format == "neckload runs"
    assert result.report.questions == ()
    assert result.runs["start"].tolist() == [pd.Timestamp("2026-01-05"), pd.Timestamp("2026-01-06 18:30")]
    assert result.runs["has_clock_time"].tolist() == [False, True]
    assert result.runs["duration_min"].fillna(-1).tolist() == [31, -1]
    assert result.runs["source"].tolist() == ["file", "file"]


def test_all_faults_of_a_file_are_named_together() -> None:
    found = problems(
        "date,distance_km,duration_min,surface,warm_up",
        "2026-02-31,5.2,31,road,yes",
        "2026-01-06,abc,30,,",
        "2026-01-07,5,30,moon,",
        "date,distance_km,duration_min,surface,warm_up",
        "05/01/2026,5,30,,",
        ",5,30,,",
        '2026-01-09,-3,"3,5",,maybe',
        "2026-01-10 25:00,5,30,,",
        "2026-01-11,5,2,30,,,",
    )
    assert found == [
        "Line 2, column “date”, “2026-02-31”: There is no 31 February.",
        "Line 3, column “distance_km”, “abc”: This is not a number. Write digits only, like 5.2, or leave it empty.",
        "Line 4, column “surface”, “moon”: This is not a known word. Write one of: road, trail, track, treadmill, "
        "grass, mixed; or leave it empty.",
        "Line 5: This is a second header line. Delete it.",
        "Line 6, column “date”, “05/01/2026”: This is not a date. Write it like 2026-01-31 or 2026-01-31 18:30.",
        "Line 7, column “date”, “”: The date is missing. Write it like 2026-01-31.",
        "Line 8, column “distance_km”, “-3”: Write a number of 0 or more.",
        "Line 8, column “duration_min”, “3,5”: This is not a number. Write digits with a point, like 5.2, or leave it "
        "empty.",
        "Line 8, column “warm_up”, “maybe”: Write yes or no, or leave it empty.",
        "Line 9, column “date”, “2026-01-10 25:00”: There is no such time of day.",
        "Line 10, column “surface”, “30”: This is not a known word. Write one of: road, trail, track, treadmill, "
        "grass, mixed; or leave it empty.",
    ]


def test_of_very_many_faults_the_first_hundred_are_named() -> None:
    found = problems("date,distance_km", "2026-01-05,5", *(["2026-01-06,x"] * 250))
    assert len(found) == 101
    assert found[-1] == "There are 150 more problems like these."


def test_a_score_above_ten_is_no_score() -> None:
    found = problems("date,pain_0_10", "2026-01-05,11")
    assert found == ["Line 2, column “pain_0_10”, “11”: Write a number from 0 to 10."]


def test_a_comma_too_many_is_named() -> None:
    (found,) = problems("date,distance_km", "2026-01-05,5,2")
    assert found.startswith("Line 2: This line has 3 cells, but the header has 2.")


def test_a_column_that_is_there_twice_is_named() -> None:
    (found,) = problems("date,distance_km,distance_km", "2026-01-05,5,2")
    assert found == "Column “distance_km”: This column is there twice. Keep one."


def test_the_same_row_twice_counts_once() -> None:
    result = read("date,distance_km", "2026-01-05,5", "2026-01-05,5", "2026-01-06,")
    assert len(result.runs) == 1
    assert result.report.left_out["reason"].tolist() == ["the same run twice in this file", "neither distance nor time"]


def test_a_typed_week_may_be_zero() -> None:
    result = read("week,distance_km,duration_min,pain_0_10", "2026-01-05,25.7,162,3", "2026-01-12,0,0,")
    assert result.week_totals["distance_km"].tolist() == [25.7, 0]
    assert result.week_totals["pain_0_10"].fillna(-1).tolist() == [3, -1]


def test_days_are_read() -> None:
    result = read("date,desk_hours,marked_rest", "2026-01-05,8,no", "2026-01-06,,yes")
    assert result.days["desk_hours"].fillna(-1).tolist() == [8, -1]
    assert result.days["marked_rest"].tolist() == [False, True]


def test_a_template_that_a_spreadsheet_rewrote_keeps_all_its_columns() -> None:
    result = read("date;distance_km;duration_min;gear;warm_up", "13.01.2026;5,2;31,5;belt;TRUE", "14.01.2026;8;48;;")
    assert result.report.format == "neckload runs"
    assert result.runs["start"].tolist() == [pd.Timestamp("2026-01-13"), pd.Timestamp("2026-01-14")]
    assert result.runs["distance_km"].tolist() == [5.2, 8]
    assert result.runs["gear"].fillna("").tolist() == ["belt", ""]


def test_a_rewritten_template_whose_dates_are_ambiguous_asks() -> None:
    result = read("date,distance_km,warm_up", "1/2/2026,5,yes")
    assert [question.about for question in result.report.questions] == ["day_first"]


@pytest.mark.parametrize("table", ["runs", "pain", "week_totals"])
def test_a_template_reads_without_a_question_and_loses_nothing(table: str) -> None:
    result = read_log(template(table))
    assert result.report.questions == ()
    assert result.report.left_out.empty
    assert len(getattr(result.diary, table)) == 3


NUMBER = st.none() | st.floats(0, 1e6, allow_nan=False)
FLAG = st.sampled_from([None, True, False])
TEXT = st.none() | st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=12)
MOMENT = st.datetimes(pd.Timestamp("1990-01-01").to_pydatetime(), pd.Timestamp("2090-01-01").to_pydatetime()).map(
    lambda moment: moment.replace(microsecond=0)
)
KINDS = {"number": NUMBER, "flag": FLAG, "text": TEXT, "moment": MOMENT, "day": MOMENT}


def cells(one: Column) -> st.SearchStrategy[object]:
    if one.words:
        return st.sampled_from([None, *one.words])
    return st.none() | st.floats(0, one.high) if one.high < 100 else KINDS[one.kind]


def tables(table: str) -> st.SearchStrategy[pd.DataFrame]:
    """Any rows that the vocabulary allows."""
    row = st.fixed_dictionaries({one.name: cells(one) for one in TABLES[table]})
    names = [one.name for one in TABLES[table]]
    return st.lists(row, max_size=3).map(lambda rows: pd.DataFrame(rows, columns=names, dtype=object))


@settings(max_examples=20)
@given(st.fixed_dictionaries({table: tables(table) for table in TABLES}))
def test_a_backup_gives_every_table_back_exactly(frames: dict[str, pd.DataFrame]) -> None:
    diary = Diary(**frames)
    packed = write_zip(diary)
    result = read_log(packed)
    assert result.report.format == "neckload backup"
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(result.diary, table), getattr(diary, table), check_exact=True)


def test_a_backup_gives_words_back_with_the_digits_in_which_they_were_written() -> None:
    days = pd.DataFrame({"date": [pd.Timestamp("2026-01-05")], "relief": ["ice ٣ min"], "self_review": ["߂"]})
    again = read_log(write_zip(Diary(days=days))).days
    assert again[["relief", "self_review"]].to_numpy().tolist() == [["ice ٣ min", "߂"]]


def test_a_backup_gives_back_what_was_removed_and_that_list_alone_is_no_log() -> None:
    removals = Removals(full_diary().runs, full_diary().pain[["when", "moment", "pain_0_10"]])
    packed = write_zip(Diary(), removals)
    again = read_log(packed)
    assert (len(again.runs), len(again.pain)) == (0, 0)
    for table in ("runs", "pain"):
        pd.testing.assert_frame_equal(getattr(again.removals, table), getattr(removals, table), check_exact=True)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        for name in ("removed_runs.csv", "removed_pain.csv"):
            with pytest.raises(UnreadableFile, match="Upload the whole zip"):
                read_log(archive.read(name))


def test_a_backup_keeps_a_note_that_looks_like_a_text_in_the_wrong_encoding() -> None:
    pain = pd.DataFrame({"when": [pd.Timestamp("2026-01-05")], "pain_0_10": [3.0], "note": ["LÃ¸b"]})
    assert read_log(write_zip(Diary(pain=pain))).pain["note"].tolist() == ["LÃ¸b"]


def test_a_backup_keeps_commas_quotes_line_breaks_and_third_decimals() -> None:
    note = 'up, "down"\r\nand round\n '
    runs = pd.DataFrame(
        {
            "start": [pd.Timestamp("2026-01-05 07:00"), pd.Timestamp("2026-01-05")],
            "has_clock_time": [True, False],
            "distance_km": [0.1 + 0.2, None],
            "note": [note, None],
        }
    )
    diary = Diary(runs=runs)
    again = read_log(write_zip(diary))
    pd.testing.assert_frame_equal(again.runs, diary.runs, check_exact=True)
    assert again.runs["note"][0] == note


def test_the_backup_of_the_same_diary_is_the_same_bytes() -> None:
    assert write_zip(Diary()) == write_zip(Diary())


def test_faults_in_a_backup_say_in_which_file() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("pain.csv", "when,pain_0_10\n2026-01-05,12\n")
    with pytest.raises(UnreadableFile, match=r"Line 2.*In pain\.csv: Write a number from 0 to 10"):
        read_log(packed.getvalue())
