"""Exercises ticked off and causes looked for: streaks, weeks, and one noted day changed without losing the rest."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neckload.domain.care import CAUSES
from neckload.domain.exercise_log import Review, day_with, exercise_days, exercise_log, review_cell, reviews
from neckload.domain.tables import NO_CAUSE, empty
from tests.builders import days

TODAY = date(2026, 3, 18)  # a Wednesday


def done_on(*dates: str) -> pd.DataFrame:
    return days(*dates, exercises_done="chin_tucks")


@pytest.mark.parametrize(
    ("dates", "recent", "streak"),
    [
        ((), 0, 0),
        (("2026-03-18",), 1, 1),
        (("2026-03-17", "2026-03-16"), 2, 2),  # today may still come
        (("2026-03-16",), 1, 0),
        (("2026-03-18", "2026-03-16", "2026-03-12"), 3, 1),
        (("2026-03-18", "2026-03-11"), 1, 1),  # the eighth day back no longer counts
        (("2026-03-19", "2026-03-18"), 1, 1),  # tomorrow does not
    ],
)
def test_a_streak_is_days_in_a_row_and_today_may_still_come(dates: tuple[str, ...], recent: int, streak: int) -> None:
    told = exercise_log(done_on(*dates), TODAY)
    assert (told.recent_days, told.streak_days) == (recent, streak)


def test_what_is_ticked_today_is_told_by_name() -> None:
    noted = days("2026-03-18", "2026-03-17", exercises_done=["head_turns,ice_skating", "chin_tucks"])
    assert exercise_log(noted, TODAY).today == {"head_turns", "ice_skating"}
    assert exercise_log(empty("days"), TODAY).today == frozenset()


@given(st.sets(st.integers(0, 60)))
def test_no_exercise_day_is_lost_or_counted_twice_among_the_weeks(back: set[int]) -> None:
    noted = done_on(*(str(TODAY - timedelta(days=each)) for each in back))
    weeks = pd.Series(pd.date_range("2026-01-12", "2026-03-16", freq="7D", unit="s"))
    assert exercise_days(weeks, noted, TODAY).sum() == len(back)
    assert exercise_days(weeks, noted, TODAY).max() <= 7


def test_a_day_with_two_rows_of_exercises_is_one_day() -> None:
    weeks = pd.Series(pd.to_datetime(["2026-03-09", "2026-03-16"]))
    noted = done_on("2026-03-15", "2026-03-15", "2026-03-16")
    assert exercise_days(weeks, noted, TODAY).tolist() == [1, 1]


def test_reviews_come_newest_first_in_the_order_of_the_causes_and_none_found_is_told() -> None:
    noted = days("2026-02-01", "2026-03-10", "2026-03-12", self_review=["gaze,position", None, NO_CAUSE])
    assert reviews(noted, TODAY) == (
        Review(date(2026, 3, 12), ()),
        Review(date(2026, 2, 1), ("position", "gaze")),
    )


def test_a_review_comes_back_as_it_was_written() -> None:
    causes = [cause.key for cause in CAUSES]
    assert review_cell(reversed(causes)) == ",".join(causes)
    assert review_cell([]) == NO_CAUSE
    assert reviews(days("2026-03-18", self_review=review_cell(["arms"])), TODAY)[0].causes == ("arms",)


def test_one_cell_of_a_day_changes_and_the_rest_of_it_stays() -> None:
    noted = days("2026-03-17", "2026-03-18", desk_hours=[4.0, 8.5], self_review=[None, "arms"])
    (row,) = day_with(noted, TODAY, "exercises_done", "chin_tucks").to_dict("records")
    assert (row["date"], row["desk_hours"], row["self_review"]) == (pd.Timestamp(TODAY), 8.5, "arms")
    assert row["exercises_done"] == "chin_tucks"
    assert noted["exercises_done"].isna().all()


def test_a_day_of_which_nothing_is_left_leaves_no_row_behind() -> None:
    assert day_with(done_on("2026-03-18"), TODAY, "exercises_done", None).empty
    assert len(day_with(empty("days"), TODAY, "exercises_done", "chin_tucks")) == 1
