"""The end of a day beside its running: which scores count, and runners of known truth."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from neckload.domain.same_day import SameDay, beside_the_morning, same_day, scores_at_the_end
from neckload.domain.steps import by_day
from neckload.domain.tables import Diary
from neckload.domain.weeks import weekly
from tests import builders


def test_a_day_ends_with_its_last_score_after_noon_and_after_the_run() -> None:
    diary = Diary(
        runs=builders.runs(("2026-03-02 17:00", 6, 36), ("2026-03-03 17:00", 6, 36), ("2026-03-04", 6, 36)),
        pain=builders.pain(
            ("2026-03-02 07:00", 1), ("2026-03-02 18:00", 5), ("2026-03-02 22:00", 2),
            ("2026-03-03 17:30", 3),  # before the run had ended
            ("2026-03-04 21:00", 4),  # nobody knows whether before or after it
            ("2026-03-05 11:59", 6), ("2026-03-06 12:00", 7), ("2026-03-07", 8),
        ),
    )  # fmt: skip
    scores = scores_at_the_end(diary.runs, diary.pain)
    assert {f"{day:%d}": score for day, score in scores.items()} == {"02": 2, "06": 7}


def diary_of(days: int, felt: float, cut: float = 0.0) -> Diary:
    """A run every other evening, its length by chance; the night is sorer by `felt` for each 8 km.

    Where the morning is sore the run is left out in `cut` of the cases, and the night is as sore as the morning.
    """
    dice = np.random.default_rng(3)
    dates = pd.date_range("2025-01-06", periods=days, freq="D")
    neck = np.repeat(dice.integers(0, 6, -(-days // 3)), 3)[:days]
    km = np.where(np.arange(days) % 2 == 0, dice.integers(4, 13, days), 0).astype(float)
    km = np.where((neck >= 3) & (dice.random(days) < cut), 0.0, km)
    night = np.clip((neck + felt * km / 8).round() + dice.integers(0, 2, days), 0, 10).astype(float)
    ran = km > 0
    scores = {"when": [*(dates + pd.Timedelta(hours=7)), *(dates + pd.Timedelta(hours=22))]}
    return Diary(
        runs=pd.DataFrame(
            {"start": dates[ran] + pd.Timedelta(hours=18), "distance_km": km[ran], "duration_min": km[ran] * 6}
        ),
        pain=pd.DataFrame(scores | {"pain_0_10": [*neck.astype(float), *night]}),
    )


def answer(diary: Diary, today: date) -> SameDay:
    days = by_day(weekly(diary, today), diary.runs, diary.pain, "distance", today)
    return same_day(days, diary.runs, diary.pain)


def test_a_run_that_is_felt_the_same_evening_is_seen() -> None:
    found = answer(diary_of(280, felt=1.5), date(2025, 10, 13))
    assert (found.verdict, found.sign, found.ends_worse) == ("clear", 1, True)
    assert (found.as_of, found.days, found.next_days) == (date(2025, 10, 5), 280, 546)


def test_a_sore_morning_that_cuts_the_run_and_lasts_till_night_is_not_taken_for_an_effect_of_running() -> None:
    found = answer(diary_of(280, felt=0.0, cut=0.8), date(2025, 10, 13))
    assert found.verdict in ("none", "hint")
    # Without the morning held fixed the same record says "less running, more pain" beyond any doubt.
    diary = diary_of(280, felt=0.0, cut=0.8)
    load = diary.runs.set_index(diary.runs["start"].dt.normalize())["distance_km"]
    nights = scores_at_the_end(diary.runs, diary.pain)
    assert np.corrcoef(load.reindex(nights.index).fillna(0), nights)[0, 1] < -0.2


def test_less_than_thirty_nine_weeks_are_not_asked() -> None:
    assert answer(diary_of(272, felt=1.5), date(2025, 10, 13)) == SameDay("not_enough", 272, 273)
    assert answer(Diary(), date(2025, 10, 13)) == SameDay("not_enough", 0, 273)


def test_days_after_the_look_change_nothing_of_the_verdict() -> None:
    diary = diary_of(330, felt=0.5)
    early, late = answer(diary, date(2025, 10, 13)), answer(diary, date(2025, 12, 2))
    assert (early.verdict, early.p, early.as_of) == (late.verdict, late.p, late.as_of)


def test_pain_counted_the_other_way_round_turns_the_sign_and_nothing_else() -> None:
    dice = np.random.default_rng(8)
    load, mornings, ends = dice.random(300), dice.random(300), dice.random(300)
    there, back = (beside_the_morning(load, mornings, sign * ends, 199) for sign in (1, -1))
    assert back.r == pytest.approx(-there.r)
    assert back.p == pytest.approx(there.p)
