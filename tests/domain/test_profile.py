"""Pain around runs, and now against twelve weeks ago: hand-worked."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from neckload.domain.profile import around_runs, is_long, outcome
from neckload.domain.weeks import weekly
from tests import builders
from tests.builders import pain, runs

MARCH = date(2026, 3, 31)


def test_pain_around_a_run_is_the_mean_of_the_days_with_pain_noted_and_says_how_many() -> None:
    profile = around_runs(
        runs(("2026-03-02 18:00", 5, 30), ("2026-03-10 18:00", 5, 30)),
        pain(("2026-03-01 20:00", 1), ("2026-03-03 08:00", 2), ("2026-03-03 21:00", 4), ("2026-03-11 08:00", 1)),
        MARCH,
    ).set_index("day")
    # The day after: worst of 2 and 4 after the first run, 1 after the second.
    assert profile.loc[1, ["pain_mean", "days"]].tolist() == [2.5, 2]
    assert profile.loc[-1, ["pain_mean", "days"]].tolist() == [1.0, 1]
    assert profile.loc[0, "days"] == 0
    assert pd.isna(profile.loc[0, "pain_mean"])
    assert profile.index.tolist() == [-1, 0, 1, 2, 3]


def test_two_runs_of_a_day_are_one_day_of_running() -> None:
    profile = around_runs(
        runs(("2026-03-02 07:00", 5, 30), ("2026-03-02 18:00", 5, 30)), pain(("2026-03-03 08:00", 2)), MARCH
    )
    assert profile.set_index("day").loc[1, "days"] == 1


def test_pain_around_long_runs_counts_the_longest_quarter_only() -> None:
    profile = around_runs(
        runs(("2026-03-02", 5, 30), ("2026-03-09", 5, 30), ("2026-03-16", 5, 30), ("2026-03-23", 15, 90)),
        pain(("2026-03-03", 1), ("2026-03-10", 1), ("2026-03-17", 1), ("2026-03-24", 5)),
        MARCH,
    ).set_index("day")
    assert profile.loc[1, ["pain_mean", "days", "long_pain_mean", "long_days"]].tolist() == [2.0, 4, 5.0, 1]


def test_what_is_noted_after_today_counts_nowhere() -> None:
    profile = around_runs(
        runs(("2026-03-02", 5, 30), ("2026-03-05", 5, 30)), pain(("2026-03-03", 2), ("2026-03-06", 8)), date(2026, 3, 4)
    ).set_index("day")
    assert profile.loc[1, ["pain_mean", "days"]].tolist() == [2.0, 1]


def test_a_diary_without_runs_or_pain_has_an_empty_profile() -> None:
    profile = around_runs(runs(), pain(), MARCH)
    assert profile["days"].tolist() == [0, 0, 0, 0, 0]
    assert profile[["pain_mean", "long_pain_mean"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("km", "minutes", "long"),
    [
        ([5, 5, 5, 15], [30, 30, 30, 90], [False, False, False, True]),
        ([5, 5, 5, 5], [30, 30, 30, 90], [False] * 4),
        ([None] * 4, [30, 30, 30, 90], [False, False, False, True]),
        ([5, 5, 15, None], [30] * 4, [False, False, True, None]),
    ],
    ids=["longest quarter", "all alike", "by time where no distance is known", "unknown length"],
)
def test_long_runs_are_the_longest_quarter_of_the_runner_s_own(
    km: list[float | None], minutes: list[float], long: list[bool | None]
) -> None:
    found = is_long(builders.weeks_of(km, minutes))
    assert [None if pd.isna(flag) else bool(flag) for flag in found] == long


def compared(*scores: float | None) -> tuple[str, float, float]:
    diary = builders.diary(km=[20] * len(scores), pain_0_10=scores)
    found = outcome(weekly(diary, builders.after(len(scores))))
    return found.trend, found.now, found.then


WEEKS_BETWEEN = (0,) * 8


def test_two_points_less_than_twelve_weeks_ago_is_better() -> None:
    assert compared(5, 5, 4, 4, *WEEKS_BETWEEN, 3, 2, 3, 2) == ("better", 2.5, 4.5)


def test_two_points_more_is_worse() -> None:
    assert compared(1, 1, 1, 1, *WEEKS_BETWEEN, 3, 3, 3, 3) == ("worse", 3, 1)


def test_less_than_two_points_is_about_the_same() -> None:
    assert compared(3, 3, 3, 3, *WEEKS_BETWEEN, 1, 1, 1, 2) == ("about the same", 1.25, 3)


def test_weeks_without_a_note_are_left_out_of_the_mean_and_too_few_of_them_leave_it_unknown() -> None:
    diary = builders.diary(km=[20] * 16, pain_0_10=[5, None, None, 4, *WEEKS_BETWEEN, None, None, None, 1])
    found = outcome(weekly(diary, builders.after(16)))
    assert found.trend == "unknown"
    assert found.then == pytest.approx(4.5)
    assert (found.weeks_then, found.weeks_now) == (2, 1)
    assert pd.isna(found.now)


def test_a_record_of_less_than_twelve_weeks_cannot_be_compared() -> None:
    diary = builders.diary(km=[20] * 6, pain_0_10=[3] * 6)
    found = outcome(weekly(diary, builders.after(6)))
    assert (found.trend, found.now, found.weeks_then) == ("unknown", 3, 0)
    assert outcome(weekly(builders.diary(), MARCH)).trend == "unknown"
