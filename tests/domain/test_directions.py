"""Sore mornings before less running: what a morning score is, the published figures, and runners of known habit."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from neckload.domain.directions import SoreMornings, backward, morning_scores, sore_mornings
from neckload.domain.steps import by_day
from neckload.domain.tables import Diary
from neckload.domain.weeks import weekly
from tests import builders
from tests.domain.test_lagged import DAILY_LOAD, DAILY_PAIN


def mornings_of(diary: Diary) -> dict[str, float]:
    scores = morning_scores(diary.runs, diary.pain)
    return {f"{day:%Y-%m-%d}": score for day, score in scores.items()}


def test_the_other_way_round_to_the_digit() -> None:
    found = backward(DAILY_LOAD, DAILY_PAIN, permutations=1999)
    assert found.r == pytest.approx([0.036955, -0.019287], abs=5e-7)
    assert found.pairs.tolist() == [293, 292]
    # 0.76 to 0.77 in the reference; the error of 1,999 shuffles is 0.01.
    assert found.p.min() == pytest.approx(0.765, abs=0.03)


def test_a_morning_score_is_the_last_before_the_first_run_or_the_first_before_noon() -> None:
    diary = Diary(
        runs=builders.runs(("2026-03-02 17:00", 6, 36), ("2026-03-02 20:00", 6, 36)),
        pain=builders.pain(
            ("2026-03-02 07:00", 1), ("2026-03-02 16:00", 2), ("2026-03-02 19:00", 9),
            ("2026-03-03 07:00", 3), ("2026-03-03 11:00", 4), ("2026-03-04 12:00", 5), ("2026-03-05", 6),
        ),
    )  # fmt: skip
    assert mornings_of(diary) == {"2026-03-02": 2, "2026-03-03": 3}


def test_a_run_of_unknown_hour_leaves_its_day_without_a_morning_score() -> None:
    diary = Diary(runs=builders.runs(("2026-03-02", 6, 36)), pain=builders.pain(("2026-03-02 07:00", 1)))
    assert mornings_of(diary) == {}
    assert mornings_of(Diary()) == {}


def diary_of(days: int, cut_when_sore: float) -> Diary:
    """A run at 18:00 on five days a week, skipped on this share of the mornings with a score of 4 and more."""
    generator = np.random.default_rng(7)
    dates = pd.date_range("2025-01-06", periods=days, freq="D")
    sore = generator.integers(0, 8, days).astype(float)
    runs = dates.day_of_week.isin([0, 1, 3, 5, 6]) & ((sore < 4) | (generator.random(days) >= cut_when_sore))
    km = generator.choice([6.0, 8.0, 12.0], days)
    return Diary(
        runs=pd.DataFrame({"start": dates[runs] + pd.Timedelta(hours=18), "distance_km": km[runs]}),
        pain=pd.DataFrame({"when": dates + pd.Timedelta(hours=7), "pain_0_10": sore}),
    )


def answer(diary: Diary, today: date) -> SoreMornings:
    days = by_day(weekly(diary, today), diary.runs, diary.pain, "distance", today)
    return sore_mornings(days, diary.runs, diary.pain)


def test_runs_skipped_on_sore_mornings_are_seen_on_the_same_day() -> None:
    found = answer(diary_of(280, cut_when_sore=0.9), date(2025, 10, 13))
    assert (found.verdict, found.lag, found.sign) == ("clear", 0, -1)
    assert found.go_before_less_running
    assert (found.as_of, found.mornings, found.next_mornings) == (date(2025, 10, 5), 280, 546)


def test_a_runner_who_runs_whatever_the_morning_has_no_such_habit() -> None:
    assert not answer(diary_of(280, cut_when_sore=0.0), date(2025, 10, 13)).go_before_less_running


def test_less_than_thirty_nine_weeks_of_mornings_are_not_asked() -> None:
    found = answer(diary_of(272, cut_when_sore=0.9), date(2025, 10, 13))
    assert found == SoreMornings("not_enough", 272, 273)
    assert answer(Diary(), date(2025, 10, 13)) == SoreMornings("not_enough", 0, 273)


def test_mornings_after_the_look_change_nothing_of_the_verdict() -> None:
    diary = diary_of(400, cut_when_sore=0.9)
    early, late = answer(diary, date(2025, 10, 13)), answer(diary, date(2026, 2, 9))
    assert (early.verdict, early.p, early.as_of) == (late.verdict, late.p, late.as_of)


def test_mornings_every_other_day_show_no_week_before_and_are_not_answered() -> None:
    diary = diary_of(600, cut_when_sore=0.9)
    seldom = Diary(runs=diary.runs, pain=diary.pain.iloc[::2])
    found = answer(seldom, date(2026, 8, 30))
    assert found.mornings >= found.next_mornings == 273
    assert found.verdict == "not_enough"
