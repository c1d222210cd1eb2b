"""What a kept plan asks of the week at hand, beside the range."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from neckload.domain.analysis import Analysis, analyse
from neckload.domain.goal import Goal, goal_row
from neckload.domain.tables import RED_FLAG_SYMPTOMS, Diary
from tests.builders import after, diary, pain

TODAY = after(6)
MADE = TODAY - timedelta(weeks=2)


def kept(score: float = 0, made_on: Any = TODAY, **goal: Any) -> Analysis:
    """Six weeks of 100 min and 20 km with this worst pain, and a goal of 150 min a week."""
    record = diary([20] * 6, [100] * 6, [score] * 6)
    return analyse(replace(record, goals=goal_row(Goal(made_on, "time", 150, **goal))), today=TODAY)


def test_without_a_plan_nothing_is_asked() -> None:
    assert analyse(diary([20] * 6, [100] * 6), today=TODAY).plan_now is None


def test_a_new_plan_asks_for_next_week_and_an_older_one_for_this_week() -> None:
    new, older = kept().plan_now, kept(made_on=MADE).plan_now
    assert new is not None
    assert older is not None
    assert (new.is_this_week, new.counts) == (False, "both")
    assert older.is_this_week
    assert round(new.week.planned) == 108


def test_a_lighter_week_is_lower_than_the_range_and_counts() -> None:
    now = kept(made_on=TODAY - timedelta(weeks=3), lighter_every=3).plan_now
    assert now is not None
    assert (now.week.kind, now.counts) == ("lighter", "plan")


@pytest.mark.parametrize("score", range(11))
@pytest.mark.parametrize("lighter", [0, 3, 4])
def test_a_plan_never_asks_for_more_than_the_range_without_saying_that_the_range_counts(
    score: int, lighter: int
) -> None:
    analysis = kept(score, MADE, lighter_every=lighter)
    now = analysis.plan_now
    assert (now is None) == (score > 5)
    if now is not None and analysis.this_week is not None and analysis.this_week.range_ is not None:
        assert now.week.planned <= analysis.this_week.range_.high + 1e-6 or now.counts == "range"


def test_a_warning_sign_leaves_nothing_of_the_plan() -> None:
    flagged = pain((f"{TODAY} 08:00", 3, "day", RED_FLAG_SYMPTOMS[0]))
    goals = goal_row(Goal(MADE, "time", 150))
    record = Diary(runs=diary([20] * 6, [100] * 6).runs, pain=flagged, goals=goals)
    assert analyse(record, today=TODAY).plan_now is None
