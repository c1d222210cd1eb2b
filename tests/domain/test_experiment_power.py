"""What an experiment of so many pairs could find, and how many are suggested to whom."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pandas as pd
import pytest

from neckload.domain.experiment_power import PAIRS, Habits, habits
from tests import builders

TODAY = date(2026, 6, 28)
USUAL = Habits(3.0, spread=1.7, persistence=0.8, zero_share=0.2)


def test_the_table_is_read_between_the_neighbouring_persistences() -> None:
    assert USUAL.power(15, 1.5) == pytest.approx((0.73, 0.95))
    assert USUAL.power(15, 1.0) == pytest.approx((0.37, 0.70))
    assert Habits(3.0, 0.8, 0.8, 0.7).power(20, 0.9) == pytest.approx((0.67, 0.88))


def test_a_neck_that_goes_up_and_down_more_hides_more() -> None:
    wild = Habits(3.0, spread=3.4, persistence=0.8, zero_share=0.2)
    assert wild.power(15, 2.0) == pytest.approx(USUAL.power(15, 1.0))
    assert wild.power(15, 40.0) == pytest.approx(USUAL.power(15, 2.0))


def test_an_unknown_neck_is_said_with_all_but_the_extremes() -> None:
    assert Habits(3.0).power(15, 1.5) == pytest.approx((0.53, 0.95))


@pytest.mark.parametrize(
    ("runner", "pairs"), [(USUAL, 15), (Habits(3.0, 1.7, 0.92, 0.2), 10), (Habits(2, 3, 0, 0), 30)]
)
def test_as_many_pairs_are_suggested_as_find_a_point_and_a_half(runner: Habits, pairs: int) -> None:
    assert runner.suggested_pairs() == pairs
    assert pairs in PAIRS


def test_the_length_follows_the_runs_a_week() -> None:
    assert USUAL.weeks(15) == 10
    assert math.isnan(Habits(0.0).weeks(15))


def test_habits_are_read_from_the_diary() -> None:
    days = pd.date_range("2026-03-01", "2026-06-28", unit="s")
    generator = np.random.default_rng(19)
    latent = generator.standard_normal(len(days))
    for at in range(1, len(days)):
        latent[at] += 0.8 * latent[at - 1]
    worst = np.clip(np.round(3 + latent), 0, 10)
    pain = builders.pain(*((f"{day:%Y-%m-%d} 09:00", score) for day, score in zip(days, worst, strict=True)))
    table = builders.runs(*((f"{day:%Y-%m-%d} 18:00", 5.0, 30.0) for day in days[::2]))
    runner = habits(table, pain, TODAY)
    assert runner.runs_a_week == pytest.approx(3.5, abs=0.1)
    assert runner.spread == pytest.approx(worst.std())
    assert 0.55 < runner.persistence < 0.95
    assert runner.zero_share == (worst == 0).mean()
    assert math.isnan(habits(table, pain.head(27), TODAY).persistence)
    assert habits(table.head(0), pain, TODAY).runs_a_week == 0
