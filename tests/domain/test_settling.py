"""How soon the neck settles after a run: published survival curves, and runs whose course is known."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pandas as pd
import pytest

from neckload.domain.settling import Settling, Share, median_time, settling, survival
from neckload.domain.tables import Diary
from tests import builders

TODAY = date(2026, 12, 31)
MONDAY = pd.Timestamp("2026-01-05")
# Freireich 1963, weeks in remission: 6-MP, the second list those still in it; placebo.
TREATED, STILL = [6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]


def times_of(ended: list[int], still: list[int]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([*ended, *still], dtype=float), np.array([True] * len(ended) + [False] * len(still))


def test_the_survival_of_the_published_leukaemia_trial_to_the_digit() -> None:
    at, share = survival(*times_of(TREATED, STILL))
    assert at.tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert share == pytest.approx([0.857143, 0.806723, 0.752941, 0.690196, 0.627451, 0.537815, 0.448179], abs=5e-7)
    assert median_time(*times_of(TREATED, STILL)) == 23
    assert median_time(*times_of(PLACEBO, [])) == 8


def test_runs_that_were_not_followed_to_the_end_count_for_as_long_as_they_were() -> None:
    times, settled = times_of([14, 14, 38, 14, 26, 14, 38, 14, 26, 38], [62, 48])
    at, share = survival(times, settled)
    assert at.tolist() == [14, 26, 38]
    assert share == pytest.approx([0.583333, 0.416667, 0.166667], abs=5e-7)
    assert median_time(times, settled) == 26


def test_what_never_happened_to_half_of_them_has_no_median() -> None:
    assert math.isnan(median_time(*times_of([3], [5, 5, 5])))
    assert math.isnan(median_time(*times_of([], [5])))


@pytest.mark.parametrize(("settled", "of", "low", "high"), [(7, 10, 0.3968, 0.8922), (9, 12, 0.4677, 0.9111)])
def test_wilson_s_interval_to_the_digit(settled: int, of: int, low: float, high: float) -> None:
    assert Share(settled, of).interval == pytest.approx((low, high), abs=5e-5)


def test_none_of_none_has_no_share() -> None:
    assert math.isnan(Share(0, 0).share)
    assert all(math.isnan(end) for end in Share(0, 0).interval)


def diary_of(weeks: int, scores: dict[str, tuple[float, float]]) -> Diary:
    """An hour's run on Mondays at 18:00; at each hour of the day the score after a run and on the other days."""
    days = [MONDAY + pd.Timedelta(days=day) for day in range(-1, 7 * weeks)]
    rows = [
        (f"{day:%Y-%m-%d} {hour}", after if day.weekday() == 1 else other)
        for day in days
        for hour, (after, other) in scores.items()
    ]
    starts = [(f"{MONDAY + pd.Timedelta(weeks=week):%Y-%m-%d} 18:00", 10.0, 60.0) for week in range(weeks)]
    return Diary(runs=builders.runs(*starts), pain=builders.pain(*rows))


def settled(diary: Diary, today: date = TODAY) -> Settling:
    return settling(diary.runs, diary.pain, today)


def test_a_neck_that_is_sore_on_the_morning_after_a_run_settles_by_the_second() -> None:
    found = settled(diary_of(10, {"08:00": (3, 1)}))
    assert (found.next_morning.after_runs, found.second_morning.after_runs) == (Share(0, 10), Share(10, 10))
    # Every other day ends as it began, but Tuesdays: the score before is 3, and the next 1.
    assert found.next_morning.without_run.share == 1
    assert found.next_morning.is_comparable


def test_a_run_counts_only_with_a_score_before_it_and_one_on_the_morning() -> None:
    diary = diary_of(10, {"08:00": (3, 1)})
    when = diary.pain["when"]
    without_before = diary.pain[when != pd.Timestamp("2026-01-05 08:00")]
    without_after = without_before[without_before["when"] != pd.Timestamp("2026-01-13 08:00")]
    # A day is enough: Sunday's score is 34 hours old at the run of Monday evening.
    assert settled(Diary(runs=diary.runs, pain=without_before)).next_morning.after_runs.of == 9
    assert settled(Diary(runs=diary.runs, pain=without_after)).next_morning.after_runs.of == 8


def test_a_run_followed_by_another_says_nothing_of_the_second_morning() -> None:
    diary = diary_of(10, {"08:00": (3, 1)})
    more = pd.concat([diary.runs, builders.runs(("2026-01-06 18:00", 10, 60))])
    found = settled(Diary(runs=more, pain=diary.pain))
    # The run on Tuesday is a run too, and settles (from 3 to 1) by its next morning.
    assert found.next_morning.after_runs == Share(1, 11)
    assert found.second_morning.after_runs == Share(10, 10)


def test_scores_and_runs_without_a_time_of_day_count_nowhere() -> None:
    diary = diary_of(10, {"08:00": (3, 1)})
    dated_scores = diary.pain.assign(when=diary.pain["when"].dt.normalize())
    dated_runs = diary.runs.assign(has_clock_time=False)
    assert settled(Diary(runs=diary.runs, pain=dated_scores)).next_morning.after_runs.of == 0
    assert settled(Diary(runs=dated_runs, pain=diary.pain)).next_morning.after_runs.of == 0
    assert settled(Diary()).hours is None


def test_hours_are_the_gap_between_two_scores_and_need_two_scores_a_day() -> None:
    # Still sore at 8:00, 13 hours after the run’s end; back at 18:30, 23.5 hours after it.
    twice = settled(diary_of(10, {"08:00": (3, 1), "18:30": (1, 1)}))
    assert (twice.hours, twice.scores_a_day) == ((13.0, 23.5), 2)
    assert settled(diary_of(10, {"08:00": (3, 1)})).hours is None
    assert settled(diary_of(7, {"08:00": (3, 1), "18:30": (1, 1)})).hours is None


def test_what_comes_after_today_counts_nowhere() -> None:
    diary = diary_of(10, {"08:00": (3, 1)})
    assert settled(diary, date(2026, 1, 20)).next_morning.after_runs.of == 3
