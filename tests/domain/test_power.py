"""How often a record finds a link: the simulated figures, and straight lines between them."""

from __future__ import annotations

import math

import pytest

from neckload.domain.power import POWER_BY_DAY, POWER_BY_WEEK


def test_a_simulated_record_has_its_simulated_power() -> None:
    assert POWER_BY_WEEK.of(52, 0.40) == pytest.approx(0.71)
    assert POWER_BY_DAY.of(26, 0.40) == pytest.approx(0.73)


def test_between_simulated_records_power_lies_on_a_straight_line() -> None:
    # Halfway from 26 to 39 weeks would be 32.5; 30 weeks are 4/13 of the way from 0.35 to 0.55.
    assert POWER_BY_WEEK.of(30, 0.40) == pytest.approx(0.35 + 4 / 13 * 0.20)
    # Halfway from 40 % to 77 % painless weeks.
    assert POWER_BY_WEEK.of(52, 0.585) == pytest.approx((0.71 + 0.41) / 2)


def test_power_beyond_the_simulated_records_is_that_of_the_nearest() -> None:
    assert POWER_BY_WEEK.of(500, 0.95) == pytest.approx(0.99)
    assert POWER_BY_WEEK.of(26, 0.0) == pytest.approx(0.44)


def test_a_record_shorter_than_any_simulated_one_has_no_known_power() -> None:
    assert math.isnan(POWER_BY_WEEK.of(11, 0.40))
