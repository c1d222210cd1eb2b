"""The same run in two exports."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neckload.domain.matching import already_known
from neckload.domain.tables import Diary


def runs(*rows: tuple[str, float, float], source: str) -> pd.DataFrame:
    """Runs of one export, each (start, km, min), with names no other export uses. "2026-03-04" has no time of day."""
    frame = pd.DataFrame(rows, columns=["start", "distance_km", "duration_min"])
    named = frame.assign(run_id=[f"{source}-{number}" for number in range(len(frame))])
    return Diary(runs=named.assign(start=pd.to_datetime(frame["start"], format="ISO8601"))).runs


def known(new: list[tuple[str, float, float]], old: list[tuple[str, float, float]]) -> list[bool]:
    return already_known(runs(*new, source="new"), runs(*old, source="old")).tolist()


WATCH = ("2026-03-04 07:00:00", 10.0, 60.0)


@pytest.mark.parametrize(
    ("phone", "same"),
    [
        (("2026-03-04 07:05:00", 10.0, 60.0), True),
        (("2026-03-04 07:05:01", 10.0, 60.0), False),
        (("2026-03-04 06:55:00", 10.0, 60.0), True),
        (("2026-03-04 06:54:59", 10.0, 60.0), False),
        # 2 % of the larger figure: 10.0 - 9.8 = 0.2 = 2 % of 10.0, and 60 - 58.8 = 1.2 = 2 % of 60
        (("2026-03-04 07:00:00", 9.8, 58.8), True),
        (("2026-03-04 07:00:00", 9.79, 60.0), False),
        (("2026-03-04 07:00:00", 10.0, 58.7), False),
        # what one of them does not know is not compared, but one measure has to be
        (("2026-03-04 07:00:00", np.nan, 60.0), True),
        (("2026-03-04 07:00:00", 10.0, np.nan), True),
        (("2026-03-04 07:00:00", np.nan, 50.0), False),
        (("2026-03-04 07:00:00", np.nan, np.nan), False),
        # without a time of day the day decides
        (("2026-03-04", 10.0, 60.0), True),
        (("2026-03-05", 10.0, 60.0), False),
        (("2026-03-04", 8.0, 60.0), False),
    ],
)
def test_a_run_is_the_same_within_five_minutes_and_two_percent(phone: tuple[str, float, float], same: bool) -> None:
    assert known([phone], [WATCH]) == [same]
    assert known([WATCH], [phone]) == [same]


def test_a_run_known_by_name_is_known_whatever_its_figures_say_now() -> None:
    old = runs(WATCH, source="watch")
    corrected = old.assign(distance_km=21.1, start=pd.Timestamp("2026-05-05 18:00"))
    assert already_known(corrected, old).tolist() == [True]


def test_two_real_runs_of_a_day_stay_two_when_one_of_them_is_known() -> None:
    twice = [("2026-03-04", 5.0, 30.0), ("2026-03-04", 5.0, 30.0)]
    assert known(twice, twice[:1]) == [True, False]
    assert known(twice, twice) == [True, True]


def test_a_known_run_answers_for_the_most_alike_of_two_new_ones() -> None:
    # 5.05 km differs from 5.0 km by 1 %, so alone it would match; the exact one comes first
    assert known([("2026-03-04", 5.05, 30.0), ("2026-03-04", 5.0, 30.0)], [("2026-03-04", 5.0, 30.0)]) == [False, True]


def test_a_run_known_by_name_does_not_answer_for_another_one_as_well() -> None:
    old = runs(("2026-03-04", 5.0, 30.0), source="old")
    new = pd.concat([runs(("2026-03-04", 5.0, 30.0), source="new"), old], ignore_index=True)
    assert already_known(new, old).tolist() == [False, True]


def test_a_run_recorded_on_both_sides_of_midnight_is_one_run() -> None:
    before, after = ("2026-03-04 23:58:00", 10.0, 60.0), ("2026-03-05 00:02:00", 10.0, 60.0)
    assert known([before], [after]) == [True]
    assert known([after], [before]) == [True]


def test_a_run_of_no_length_says_nothing_about_another() -> None:
    assert known([("2026-03-04", 0.0, np.nan)], [("2026-03-04", 0.0, np.nan)]) == [False]
    assert known([("2026-03-04", 0.0, 30.0)], [("2026-03-04", 0.0, 30.0)]) == [True]


def test_nothing_is_known_to_an_empty_diary_and_nothing_new_is_nothing_known() -> None:
    assert known([WATCH], []) == [False]
    assert known([], [WATCH]) == []


def test_the_answer_stands_on_the_index_of_the_new_runs() -> None:
    new = runs(("2026-03-01", 3.0, 20.0), WATCH, source="new").set_axis([7, 4])
    pd.testing.assert_series_equal(
        already_known(new, runs(WATCH, source="old")), pd.Series([False, True], index=[7, 4])
    )


@st.composite
def exports(draw: st.DrawFn) -> pd.DataFrame:
    starts = draw(st.lists(st.integers(0, 3 * 24 * 60), max_size=12))
    rows = [
        (
            str(pd.Timestamp("2026-03-04") + pd.Timedelta(minutes=minute)),
            draw(st.floats(1, 30)),
            draw(st.floats(5, 200)),
        )
        for minute in starts
    ]
    return runs(*rows, source="old")


@settings(max_examples=25)
@given(exports())
def test_every_run_of_an_export_is_known_when_the_same_export_comes_under_other_names(export: pd.DataFrame) -> None:
    renamed = export.assign(run_id=export["run_id"] + "-again")
    assert already_known(renamed, export).all()


@settings(max_examples=25)
@given(exports(), exports())
def test_no_more_runs_are_known_than_there_are_to_know(new: pd.DataFrame, old: pd.DataFrame) -> None:
    renamed = new.assign(run_id=new["run_id"] + "-new")
    assert already_known(renamed, old).sum() <= len(old)
