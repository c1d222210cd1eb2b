"""Weeks typed by hand: what runs say beside them, and what an edit makes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import nan

import pandas as pd

from neckload.domain.week_totals import edited, last_weeks, ran_as_usual, recorded_weeks
from tests.builders import diary, typed

FIRST = pd.Timestamp("2026-01-05")
SECOND = pd.Timestamp("2026-01-12")


def test_the_last_weeks_begin_with_the_current_one_on_the_first_day_chosen() -> None:
    assert last_weeks(date(2026, 1, 14), 2, "monday").tolist() == [SECOND, FIRST]
    assert last_weeks(date(2026, 1, 14), 1, "sunday").tolist() == [pd.Timestamp("2026-01-11")]


def test_beside_a_typed_week_stands_what_its_runs_alone_say() -> None:
    both = replace(diary([10, 12]), week_totals=typed([30, 31]).week_totals)
    weeks = recorded_weeks(both, pd.Series([FIRST, SECOND]), date(2026, 1, 21), "monday")
    assert weeks["distance_km"].tolist() == [10, 12]


def test_only_the_edited_cells_of_a_week_change_and_an_emptied_week_is_removed() -> None:
    totals = typed([30, 31], [180, None]).week_totals
    lines, gone = edited(totals, {FIRST: {"distance_km": 33.0}, SECOND: {"distance_km": nan}}, "monday")
    assert lines[["week", "distance_km", "duration_min"]].to_numpy().tolist() == [[FIRST, 33.0, 180.0]]
    assert gone == [SECOND]


def test_a_week_typed_under_the_other_first_day_moves() -> None:
    totals = typed([30]).week_totals
    sunday = pd.Timestamp("2026-01-04")
    lines, gone = edited(totals, {sunday: {"duration_min": 170.0}}, "sunday")
    assert lines[["week", "distance_km", "duration_min"]].to_numpy().tolist() == [[sunday, 30.0, 170.0]]
    assert gone == [FIRST]


def test_a_week_run_as_usual_keeps_what_was_typed_for_it() -> None:
    lines, gone = ran_as_usual(typed([], [], [4]).week_totals, (FIRST, SECOND), "monday")
    assert lines[["pain_0_10", "ran_as_usual"]].fillna(-1).to_numpy().tolist() == [[4.0, True], [-1, True]]
    assert gone == []
