"""Checked on people: real athletes beside the project, with their own load and with one that is shifted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from neckload.cohort.results import gather
from neckload.cohort.rows import BESIDE_THE_DAY
from neckload.cohort.tasks import Analysing
from neckload.domain.common_effect import CommonEffect, common_effect
from neckload.domain.lag_effects import effects_beside_the_day
from neckload.domain.steps import by_day
from neckload.domain.tables import Diary
from neckload.domain.weeks import weekly
from tests.cohort.athletes import FILE, SHIFTS, athletes, last_day

pytestmark = [pytest.mark.skipif(not FILE.exists(), reason=f"no athletes at {FILE.parent}"), pytest.mark.slow]

LAGS = tuple(range(8))
# Points of pain per usual session at lags 0 to 4, all side by side, as another program has pooled them.
ELSEWHERE = (-0.062, 0.452, 0.230, 0.026, -0.030)


@pytest.fixture(scope="module")
def today() -> date:
    return (last_day() + timedelta(days=5)).date()


def by_lag(diary: Diary, today: date) -> list[tuple[float, float]]:
    days = by_day(weekly(diary, today), diary.runs, diary.pain, "time", today)
    return [(each.estimate, each.standard_error) for _, each in effects_beside_the_day(days)]


def test_the_common_effect_of_32_athletes_is_the_one_computed_elsewhere(today: date) -> None:
    figures = np.array([by_lag(runner.diary, today) for runner in athletes().runners() if runner.diary])
    assert figures.shape == (32, len(LAGS), 2)
    pooled = [common_effect(figures[:, lag, 0], figures[:, lag, 1]) for lag in LAGS]
    assert [each.estimate for each in pooled[:5]] == pytest.approx(ELSEWHERE, abs=0.03)
    # A new athlete may have none: the mean is nobody's own answer.
    assert pooled[1].low > 0 > pooled[1].new_low


def through_the_command(shift: int, today: date, out: Path) -> dict[tuple[str, int], CommonEffect]:
    """The common effects of the first athletes."""
    everybody = athletes(shift)
    some = replace(everybody, members=everybody.members[:7])
    work = Analysing(out, today)
    work(some)
    return gather([work.file(some)], out).common


def test_the_own_load_goes_together_with_soreness_on_average_and_a_shifted_one_does_not(
    today: date, tmp_path: Path
) -> None:
    own, shifted = (through_the_command(shift, today, tmp_path / f"{shift}") for shift in (0, SHIFTS[6]))
    assert own["day", 1].low > 0
    assert shifted["day", 1].low < 0 < shifted["day", 1].high
    assert [lag for resolution, lag in own if resolution == BESIDE_THE_DAY] == list(LAGS)
