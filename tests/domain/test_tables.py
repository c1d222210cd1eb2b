"""The vocabulary: what a table may hold, and what it turns into when a diary takes it in."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from neckload.domain import tables
from neckload.domain.tables import TABLES, Diary, conform
from tests.builders import pain, runs


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_table_has_every_column_in_its_type(table: str) -> None:
    frame = tables.empty(table)
    assert len(frame) == 0
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == {
        column.name: tables.DTYPES[column.kind] for column in TABLES[table]
    }


@pytest.mark.parametrize("table", TABLES)
def test_every_column_says_what_it_means_and_every_number_its_unit(table: str) -> None:
    assert all(column.meaning for column in TABLES[table])
    assert all(column.unit for column in TABLES[table] if column.kind == "number")


def test_missing_columns_become_unknown_and_foreign_ones_are_dropped() -> None:
    frame = conform(pd.DataFrame({"start": [pd.Timestamp("2026-01-05 07:00")], "heart_rate": [150]}), "runs")
    assert list(frame) == [column.name for column in TABLES["runs"]]
    assert frame.drop(columns="start").isna().all(axis=None)


def test_a_table_may_be_missing_altogether() -> None:
    pd.testing.assert_frame_equal(conform(None, "pain"), tables.empty("pain"))
    pd.testing.assert_frame_equal(conform(pd.DataFrame(), "pain"), tables.empty("pain"))


@pytest.mark.parametrize(
    ("table", "cells", "message"),
    [
        ("pain", {"pain_0_10": 10.1}, r"pain\.pain_0_10, row 1: 10\.1; allowed: 0 to 10"),
        ("pain", {"pain_0_10": -0.1}, r"pain\.pain_0_10, row 1: -0\.1; allowed: 0 to 10"),
        ("pain", {"pain_0_10": "a lot"}, r"pain\.pain_0_10: .*a lot"),
        ("pain", {"moment": "at_night"}, r"pain\.moment, row 1: at_night; allowed: before_run, during_run"),
        ("pain", {"when": pd.NaT}, r"pain\.when, row 1: NaT; allowed: a value in every row"),
        ("runs", {"distance_km": -1.0}, r"runs\.distance_km, row 1: -1\.0; allowed: 0 to inf"),
        ("runs", {"surface": "moon"}, r"runs\.surface, row 1: moon; allowed: road, trail"),
        ("days", {"desk_hours": 24.5}, r"days\.desk_hours, row 1: 24\.5; allowed: 0 to 24"),
    ],
)
def test_a_value_out_of_range_is_named_with_table_column_and_row(
    table: str, cells: dict[str, Any], message: str
) -> None:
    moment = next(column.name for column in TABLES[table] if column.required)
    good = {**dict.fromkeys(cells), moment: pd.Timestamp("2026-01-05")}
    with pytest.raises(ValueError, match=message):
        conform(pd.DataFrame([good, {**good, **cells}]), table)


@pytest.mark.parametrize("score", [0.0, 2.5, 10.0, np.nan])
def test_both_ends_of_a_range_and_the_unknown_are_allowed(score: float) -> None:
    assert pain(("2026-01-05", score))["pain_0_10"].equals(pd.Series([score]))


def test_a_moment_with_a_zone_is_refused_since_inside_all_time_is_local() -> None:
    frame = pd.DataFrame({"start": pd.to_datetime(["2026-01-05 07:00"], utc=True)})
    with pytest.raises(ValueError, match=r"runs\.start: must be local wall-clock time without a time zone"):
        conform(frame, "runs")


def test_a_day_loses_its_time_and_empty_text_is_unknown() -> None:
    frame = pd.DataFrame({"date": pd.to_datetime(["2026-01-05 07:00"]), "other_sport": [""]})
    noted = conform(frame, "days")
    assert noted["date"].tolist() == [pd.Timestamp("2026-01-05")]
    assert noted["other_sport"].isna().all()


def test_a_diary_keeps_its_own_copy_and_leaves_the_given_frame_alone() -> None:
    given = pd.DataFrame({"start": pd.to_datetime(["2026-01-05 07:00"]), "distance_km": [5.0]}, index=[7])
    before = given.copy(deep=True)
    kept = Diary(runs=given)
    pd.testing.assert_frame_equal(given, before)
    given.loc[7, "distance_km"] = 50.0
    assert kept.runs["distance_km"].tolist() == [5.0]


def test_a_diary_is_empty_until_something_is_noted() -> None:
    assert Diary().is_empty
    assert not Diary(pain=pain(("2026-01-05", 0))).is_empty


def test_a_start_at_midnight_has_no_clock_time_unless_the_log_says_so() -> None:
    guessed = runs(("2026-01-05", 5, 30), ("2026-01-05 00:00:01", 5, 30))
    assert guessed["has_clock_time"].tolist() == [False, True]
    assert runs(("2026-01-05", 5, 30), has_clock_time=True)["has_clock_time"].tolist() == [True]


def test_pain_without_a_moment_is_that_of_the_day() -> None:
    assert pain(("2026-01-05", 3), ("2026-01-05", 3, "after_run"))["moment"].tolist() == ["day", "after_run"]


def test_a_run_is_named_after_its_start_or_without_one_after_its_day_and_figures() -> None:
    named = runs(("2026-01-05 07:00", 5, 30), ("2026-01-06", 5, 30), ("2026-01-06", 5, None), ("2026-01-06", 5, 30))
    assert named["run_id"].tolist() == [
        "2026-01-05T07:00:00",
        "2026-01-06/5.00km/30.0min",
        "2026-01-06/5.00km/nanmin",
        "2026-01-06/5.00km/30.0min#2",
    ]


def test_a_name_given_by_the_vendor_stays() -> None:
    assert runs(("2026-01-05", 5, 30), run_id="strava-17")["run_id"].tolist() == ["strava-17"]


def test_words_of_a_cell_are_a_set_and_none_is_unknown() -> None:
    assert tables.word_set(" nausea ,fever,, ") == {"nausea", "fever"}
    assert tables.word_set(np.nan) == tables.word_set(None) == frozenset()
    assert tables.joined(["nausea", "fever"]) == "nausea,fever"
    assert tables.joined([]) is None


def test_warning_signs_are_the_named_ones_and_no_plain_symptoms() -> None:
    named = {"hard_to_turn_head", "severe_headache", "nausea", "fever", "arm_weakness", "after_a_fall"}
    assert named <= set(tables.RED_FLAG_SYMPTOMS)
    assert not {*tables.RED_FLAG_SYMPTOMS, tables.SEEN_BY_DOCTOR} & set(tables.SYMPTOMS)


def test_a_column_is_found_by_name_and_a_wrong_name_is_an_error() -> None:
    assert tables.column_named("pain", "pain_0_10").high == 10
    with pytest.raises(KeyError):
        tables.column_named("pain", "distance_km")
