"""What is computed of a diary has its schema as what is stored: the same columns, units, types and words."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from neckload.domain.analysis import Analysis, analyse
from neckload.domain.columns import Column, checked
from neckload.domain.computed_tables import SCORED_RUNS, WEEKS, week_state
from neckload.domain.deduplicate import combined
from neckload.domain.tables import Diary
from neckload.readers import read_log

SAMPLES = Path(__file__).parents[2] / "sample_data"
FILES = {"a runner": ("runs.csv", "pain.csv", "days.csv"), "typed weeks": ("weekly.csv",), "nobody": ()}


@cache
def analysis_of(name: str) -> Analysis:
    diary = combined([read_log(SAMPLES / file).diary for file in FILES[name]]) if FILES[name] else Diary()
    return analyse(diary, today=date(2026, 3, 18))


def conforms(frame: pd.DataFrame, columns: tuple[Column, ...]) -> None:
    pd.testing.assert_frame_equal(frame, checked(frame, columns, "computed"))


@pytest.mark.parametrize("name", FILES)
def test_the_weeks_of_an_analysis_have_the_columns_and_words_of_their_schema(name: str) -> None:
    conforms(analysis_of(name).record.weeks, WEEKS)
    conforms(analysis_of(name).weeks, WEEKS)


@pytest.mark.parametrize("name", FILES)
def test_the_runs_of_an_analysis_have_the_columns_and_words_of_their_schema(name: str) -> None:
    conforms(analysis_of(name).runs, SCORED_RUNS)


@pytest.mark.parametrize("column", [*WEEKS, *SCORED_RUNS], ids=lambda column: column.name)
def test_every_computed_column_says_what_it_means_and_every_figure_its_unit(column: Column) -> None:
    assert column.meaning
    assert column.unit or column.kind not in ("number", "count")


def test_a_word_that_is_no_state_of_a_week_is_refused() -> None:
    assert week_state("rest") == "rest"
    with pytest.raises(KeyError):
        week_state("resting")
