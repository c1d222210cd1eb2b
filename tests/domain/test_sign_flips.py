"""The test and interval of an experiment: worked by hand, checked by brute force, and what must not matter."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neckload.domain.sign_flips import SignFlips, sign_flips

USUAL, STRICT = 0.05, 0.005
E1 = [1.5, 1.5, 2, 1, 1.5, 1.5, 1.5, 2.5]
E2 = [0, 1.5, 1, -0.5, 1.5, 1.5, 1, -2, -0.5]
E3 = [1.5, 2, -1.5, 2.5, -1.5, 1.5, 0, 0, -2, 0.5]
NINE = [3, -1, 2, 1, 0, 2, -1, 2, 1]
FOURTEEN = [2, 1, 3, 1, -1, 2, 0, 2, 1, 1, 2, -1, 1, 0]
GOLDEN = {
    "E1": (E1, 13 / 8, 2 / 256, 1.25, 2),
    "E2": (E2, 7 / 18, 220 / 512, -0.5, 4 / 3),
    "E3": (E3, 0.3, 624 / 1024, -0.875, 1.5),
    "nine pairs": (NINE, 1, 56 / 512, 0, 2),
    "fourteen pairs": (FOURTEEN, 1, 264 / 16384, 1 / 3, 5 / 3),
}
differences = st.lists(st.integers(-20, 20).map(lambda halves: halves / 2), min_size=6, max_size=10)


def flips(values: list[float], chance: float = USUAL) -> SignFlips:
    return sign_flips(np.array(values, dtype=float), chance)


def p_by_hand(values: list[float], shift: float = 0) -> float:
    """Every order there could have been, counted one by one."""
    shifted = np.array(values) - shift
    sums = np.array(list(product((-1, 1), repeat=len(values)))) @ shifted
    return float(np.mean(np.abs(sums) >= abs(shifted.sum()) - 1e-9))


@pytest.mark.parametrize("name", GOLDEN)
def test_an_experiment_worked_by_hand_to_the_digit(name: str) -> None:
    values, mean, p, low, high = GOLDEN[name]
    assert flips(values) == SignFlips(*(pytest.approx(figure, abs=1e-12) for figure in (mean, p, low, high)))


@pytest.mark.parametrize(("values", "p"), [([1, 2, 3], 2 / 8), ([1, 1, 0], 4 / 8), ([0, 0, 0, 0], 1.0)])
def test_too_few_pairs_have_a_p_value_and_no_interval(values: list[float], p: float) -> None:
    result = flips(values)
    assert result.p == p
    assert np.isnan([result.low, result.high]).all()


@pytest.mark.parametrize(("shift", "p"), [(1.249, 0.0156), (1.25, 0.0547), (2, 0.1094), (2.001, 0.0234)])
def test_the_interval_holds_both_its_ends_and_nothing_beyond_them(shift: float, p: float) -> None:
    assert p_by_hand(E1, shift) == pytest.approx(p, abs=5e-5)
    assert flips([value - shift for value in E1]).p == pytest.approx(p, abs=5e-5)


@pytest.mark.parametrize("name", GOLDEN)
def test_brute_force_finds_the_same_ends_in_every_worked_case(name: str) -> None:
    values, result = GOLDEN[name][0], flips(GOLDEN[name][0])
    for end, outwards in ((result.low, -1e-6), (result.high, 1e-6)):
        assert p_by_hand(values, end) > USUAL
        assert p_by_hand(values, end + outwards) <= USUAL


@given(differences)
def test_zero_lies_outside_the_interval_exactly_when_p_is_within_the_limit(values: list[float]) -> None:
    result = flips(values)
    assert (result.low > 0 or result.high < 0) == (result.p <= USUAL)
    assert result.p == pytest.approx(p_by_hand(values))


@given(st.lists(st.integers(-6, 10).map(float), min_size=6, max_size=24), st.randoms())
def test_exchanged_arms_change_the_signs_and_the_order_of_pairs_changes_nothing(
    values: list[float], random: object
) -> None:
    result = flips(values)
    random.shuffle(values)  # type: ignore[attr-defined]
    assert flips(values) == result
    other = flips([-value for value in values])
    assert (other.mean, other.p, other.low, other.high) == (-result.mean, result.p, -result.high, -result.low)


def test_many_pairs_are_judged_by_drawn_orders_that_agree_with_all_of_them() -> None:
    values = [*FOURTEEN, 1, -1, 2, 0]
    exact = p_by_hand(values)
    result = flips(values)
    assert result == flips(values)
    assert result.p == pytest.approx(exact, abs=0.003)
    assert (result.p * 10_000) % 1 == pytest.approx(0, abs=1e-9)
    assert p_by_hand(values, result.low - 0.1) < USUAL < p_by_hand(values, result.low + 0.1)
    assert (result.low > 0) == (result.p <= USUAL)


def test_the_stricter_limit_needs_nine_pairs() -> None:
    assert np.isnan(flips([1.0] * 8, STRICT).low)
    assert flips([1.0] * 9, STRICT).low == 1
    assert flips(E1, STRICT).p == flips(E1).p
