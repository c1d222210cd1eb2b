"""The worst weeks and what happened in them, and what the last weeks hold of symptoms and exercises."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from neckload.domain.analysis import analyse
from neckload.domain.diary_counts import diary_counts
from neckload.domain.tables import Diary
from neckload.domain.worst_weeks import Worn, WorstWeek, worst_weeks
from tests.builders import after, days, diary, pain, runs

TODAY = date(2026, 3, 18)


def worst(told: Diary, weeks: int) -> tuple[WorstWeek, ...]:
    found = analyse(told, today=after(weeks))
    return worst_weeks(found.weeks, found.runs, found.record.pain)


def test_the_three_worst_weeks_are_told_the_newest_first() -> None:
    found = worst(diary(minutes=[100] * 6, pain_0_10=[6, 2, 7, 1, 5, 0]), 6)
    assert [(f"{each.week:%m-%d}", each.pain_max) for each in found] == [("02-02", 5), ("01-19", 7), ("01-05", 6)]
    # Usual is the middle of the four weeks before: of 6 2 7 1, of 6 2, and of none.
    assert [each.usual_pain_max for each in found] == pytest.approx([4, 4, float("nan")], nan_ok=True)


def test_weeks_without_pain_are_no_worst_weeks() -> None:
    assert worst(diary(minutes=[100] * 4, pain_0_10=[0, 0, 0, 0]), 4) == ()


def test_a_worst_week_has_its_change_and_that_of_the_week_before() -> None:
    (last,) = worst(diary(minutes=[100, 100, 100, 150, 120], pain_0_10=[0, 0, 0, 0, 6]), 5)
    assert last.rise.change == pytest.approx(-0.2)
    assert last.rise_before is not None
    assert (last.rise_before.change, last.rise_before.verdict) == (pytest.approx(0.5), "steep")


def test_a_worst_week_has_the_long_runs_gear_signs_and_words_of_it_and_nothing_of_other_weeks() -> None:
    told = Diary(
        runs=runs(
            ("2026-01-05 18:00", 5, 30),
            ("2026-01-13 18:00", 8, 48),
            ("2026-01-15 18:00", 5, 30),
            gear=["earbuds", "belt,backpack", "backpack"],
            title=["Not this", "Hills", None],
            note=[None, None, "windy"],
        ),
        pain=pain(("2026-01-06", 1), ("2026-01-14 07:00", 6, "next_morning", "stiffness,fever")).assign(
            note=pd.Series(["not this", "could not turn"], dtype="str")
        ),
    )
    found = worst(told, 2)[0]
    assert [(run["distance_km"], run["spike"]) for run in found.spikes.to_dict("records")] == [(8, pytest.approx(0.6))]
    assert found.worn == (Worn("backpack", 2, 2), Worn("belt", 1, 2))
    assert found.symptoms == ("fever", "stiffness")
    assert [(each.about, each.text) for each in found.remarks] == [
        ("title", "Hills"), ("neck", "could not turn"), ("run", "windy"),
    ]  # fmt: skip


# What was noted ------------------------------------------------------------------------------------------------------
def test_symptoms_are_counted_by_the_day_with_warning_signs_first() -> None:
    found = diary_counts(
        pain(
            ("2026-03-01 08:00", 2, "day", "stiffness"),
            ("2026-03-01 20:00", 2, "day", "stiffness,soreness"),
            ("2026-03-02", 2, "day", "stiffness"),
            ("2026-03-03", 5, "day", "fever,stiffness"),
            ("2026-03-04", 1, "day", "seen_by_doctor"),
            ("2025-12-01", 9, "day", "nausea"),  # more than twelve weeks ago
            ("2026-03-19", 9, "day", "nausea"),  # tomorrow
        ),
        days(),
        TODAY,
    )
    assert found.symptom_days == (("fever", 1), ("stiffness", 3), ("soreness", 1))
    assert found.scored_days == 4
    assert found.seen_by_doctor == date(2026, 3, 4)


def test_exercises_are_counted_over_four_weeks_and_none_noted_is_not_none_done() -> None:
    done = days(
        "2026-03-01", "2026-03-02", "2026-01-02", exercises_done=["chin_tucks,head_turns", "chin_tucks", "chin_tucks"]
    )
    found = diary_counts(pain(), done, TODAY)
    assert (found.exercise_days, found.days_with_exercises) == ((("chin_tucks", 2), ("head_turns", 1)), 2)
    assert found.exercises_ever
    assert not diary_counts(pain(), days("2026-03-01", marked_rest=True), TODAY).exercises_ever
