"""How often a look finds a link: the simulated figures, and straight lines between them."""

from __future__ import annotations

import math

import pytest

from neckload.domain.power import POWER_BY_DAY, POWER_BY_WEEK, PowerTable

TWO_SHARES = PowerTable(1.0, (26, 52), {0.40: (0.2, 0.6), 0.80: (0.1, 0.4)})


def test_a_look_has_its_simulated_power() -> None:
    assert [POWER_BY_WEEK.of(weeks, 0.40) for weeks in (26, 52, 104)] == [0.22, 0.56, 0.92]
    assert [POWER_BY_DAY.of(weeks, 0.40) for weeks in (26, 52, 104)] == [0.11, 0.30, 0.66]


def test_between_simulated_records_power_lies_on_a_straight_line() -> None:
    assert TWO_SHARES.of(39, 0.40) == pytest.approx(0.4)
    assert TWO_SHARES.of(52, 0.60) == pytest.approx(0.5)


def test_power_beyond_the_simulated_records_is_that_of_the_nearest() -> None:
    assert TWO_SHARES.of(500, 0.95) == pytest.approx(0.4)
    assert TWO_SHARES.of(26, 0.0) == pytest.approx(0.2)


def test_a_record_shorter_than_any_simulated_one_has_no_known_power() -> None:
    assert math.isnan(POWER_BY_WEEK.of(25, 0.40))
