"""The clinical picture: pain around a run, signs and questions, load and its largest jump, habit."""

from __future__ import annotations

from datetime import date
from math import isnan

import pandas as pd
import pytest

from neckload.domain.analysis import analyse
from neckload.domain.clinical import Clinical, Moment
from neckload.domain.tables import Diary
from tests.builders import after, diary, pain, runs, weeks_of


def picture(**tables: pd.DataFrame) -> Clinical:
    return analyse(Diary(**tables), today=after(5)).clinical


def test_scores_around_a_run_have_their_median_and_worst() -> None:
    entries = pain(
        ("2026-02-02", 2, "after_run"),
        ("2026-02-04", 6, "after_run"),
        ("2026-02-06", 3, "after_run"),
        ("2026-02-05", 1, "next_morning"),
        ("2026-02-05", 9, "day"),
        ("2025-11-01", 9, "after_run"),  # more than twelve weeks ago
    )
    assert picture(pain=entries).moments == (Moment("after_run", 3, 6, 3), Moment("next_morning", 1, 1, 1))


def test_signs_the_question_without_one_and_a_doctors_word_have_their_last_day() -> None:
    entries = pain(
        ("2026-01-05", 3, "day", "nausea"),
        ("2026-01-20", 3, "day", "nausea"),
        ("2026-01-21", None, "day", "seen_by_doctor"),
        ("2026-02-03", 8, "day", "no_warning_sign"),
    )
    found = picture(pain=entries)
    assert found.signs == (("nausea", date(2026, 1, 20)),)
    assert (found.asked_without_sign, found.cleared_on) == (date(2026, 2, 3), date(2026, 1, 21))


def test_load_is_of_the_last_four_full_weeks_and_the_largest_jump_of_twelve() -> None:
    found = picture(runs=weeks_of(minutes=[100, 130, 120, 126, 110]))
    assert found.load == (130, 120, 126, 110)
    assert (found.largest_jump, found.jump_week) == (pytest.approx(0.3), pd.Timestamp("2026-01-12"))


def test_days_and_effort_are_those_of_the_last_four_full_weeks() -> None:
    ran = runs(
        ("2026-02-02 07:00", 5, 30),
        ("2026-02-02 18:00", 5, 30),  # two runs of one day
        ("2026-02-05", 5, 30),
        effort_0_10=[4.0, 6.0, 7.0],
    )
    found = picture(runs=ran)
    assert (found.run_days, found.effort) == (2, 6)


def test_an_empty_diary_has_no_picture() -> None:
    found = picture()
    assert (found.moments, found.signs, found.load, found.scores_after_tablet) == ((), (), (), 0)
    assert isnan(found.run_days)


def test_the_neck_of_the_picture_is_the_one_of_the_advice() -> None:
    analysis = analyse(diary(minutes=[100] * 5, pain_0_10=[1, 2, 3, 4, 5]), today=after(5))
    assert analysis.neck == analysis.advice.neck
