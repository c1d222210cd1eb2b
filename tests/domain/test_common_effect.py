"""The common effect of many runners: published and hand-worked cases, and another program as a second opinion."""

from __future__ import annotations

from math import exp, isnan, log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neckload.domain.common_effect import CommonEffect, common_effect

# Cases and non-cases with the vaccine, and without: 13 trials of BCG, Colditz et al. 1994, JAMA 271:698-702.
BCG = (
    (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619), (33, 5036, 47, 5761),
    (180, 1361, 372, 1079), (8, 2537, 10, 619), (505, 87886, 499, 87892), (29, 7470, 45, 7232), (17, 1699, 65, 1600),
    (186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825),
)  # fmt: skip


def pooled(estimates: list[float], variances: list[float]) -> CommonEffect:
    return common_effect(np.array(estimates), np.sqrt(variances))


def interval(effect: CommonEffect) -> tuple[float, ...]:
    return effect.low, effect.high, effect.new_low, effect.new_high


def test_three_runners_worked_out_by_hand() -> None:
    effect = pooled([0.1, 0.5, 0.9], [0.04] * 3)
    assert (effect.runners, effect.estimate) == (3, pytest.approx(0.5))
    assert effect.spread**2 == pytest.approx(0.12)
    assert effect.standard_error == pytest.approx(0.230940, abs=1e-6)
    assert effect.heterogeneity == pytest.approx(0.75)
    assert interval(effect) == pytest.approx((-0.493655, 1.493655, -4.790015, 5.790015), abs=1e-5)


def test_five_runners_who_differ_more_than_their_uncertainty() -> None:
    effect = pooled([0.45, 0.10, 0.62, 0.30, -0.05], [0.010, 0.020, 0.040, 0.015, 0.030])
    assert effect.spread**2 == pytest.approx(0.042116, abs=1e-6)
    assert (effect.estimate, effect.standard_error) == pytest.approx((0.283537, 0.112623), abs=1e-6)
    assert effect.heterogeneity == pytest.approx(0.63258, abs=1e-5)
    assert interval(effect) == pytest.approx((-0.029155, 0.596228, -0.461453, 1.028526), abs=1e-5)


def test_runners_who_agree_by_luck_do_not_make_the_interval_narrow() -> None:
    effect = pooled([0.30, 0.32, 0.28, 0.31], [0.04, 0.09, 0.02, 0.05])
    assert (effect.spread, effect.heterogeneity) == (0, 0)
    assert (effect.estimate, effect.standard_error) == pytest.approx((0.294555, 0.097078), abs=1e-6)
    # Without the floor of 1 it would be 0.267 to 0.322.
    assert interval(effect)[:2] == pytest.approx((-0.014390, 0.603500), abs=1e-5)


def test_the_trials_of_the_bcg_vaccine_give_the_published_figures() -> None:
    risks = [log(a / (a + b) * (c + d) / c) for a, b, c, d in BCG]
    effect = pooled(risks, [1 / a - 1 / (a + b) + 1 / c - 1 / (c + d) for a, b, c, d in BCG])
    assert effect.heterogeneity == pytest.approx(0.9212, abs=1e-4)
    assert effect.spread**2 == pytest.approx(0.318068, abs=1e-6)
    assert (effect.estimate, effect.standard_error) == pytest.approx((-0.714968, 0.180892), abs=1e-6)
    assert interval(effect) == pytest.approx((-1.109098, -0.320838, -2.018558, 0.588622), abs=1e-5)
    assert exp(effect.estimate) == pytest.approx(0.489, abs=1e-3)


def test_two_runners_have_no_interval_for_a_new_one() -> None:
    effect = pooled([0.1, 0.3], [0.01, 0.01])
    assert isnan(effect.new_low)
    assert isnan(effect.new_high)


def test_a_common_effect_is_not_said_below_five_runners() -> None:
    assert [pooled([0.1] * runners, [0.01] * runners).is_enough for runners in (2, 4, 5)] == [False, False, True]


@pytest.mark.parametrize(
    ("estimates", "errors"), [([0.1], [0.2]), ([0.1, 0.2], [0.2, 0.0]), ([0.1, float("nan")], [0.2, 0.2])]
)
def test_what_cannot_be_pooled_is_refused(estimates: list[float], errors: list[float]) -> None:
    with pytest.raises(ValueError, match="two runners"):
        common_effect(np.array(estimates), np.array(errors))


runners = st.lists(st.tuples(st.floats(-3, 3), st.floats(0.05, 2)), min_size=2, max_size=30)


@given(runners, st.floats(-5, 5), st.floats(0.1, 10))
def test_another_unit_or_zero_moves_everything_with_it(
    figures: list[tuple[float, float]], shift: float, unit: float
) -> None:
    estimates, errors = np.array(figures).T
    plain, moved = common_effect(estimates, errors), common_effect(unit * estimates + shift, unit * errors)
    assert moved.estimate == pytest.approx(unit * plain.estimate + shift, abs=1e-6)
    assert moved.standard_error == pytest.approx(unit * plain.standard_error, rel=1e-5)
    assert moved.heterogeneity == pytest.approx(plain.heterogeneity, abs=1e-6)


@given(runners)
def test_the_interval_is_never_narrower_than_chance_alone_would_have_it(figures: list[tuple[float, float]]) -> None:
    estimates, errors = np.array(figures).T
    effect = common_effect(estimates, errors)
    assert effect.standard_error >= sqrt(1 / (1 / errors**2).sum()) - 1e-12
    assert effect.low < effect.estimate < effect.high
    assert estimates.min() - 1e-9 <= effect.estimate <= estimates.max() + 1e-9


@pytest.mark.filterwarnings("ignore:`use_t=True` requires")  # of the runners' own intervals, which are not asked for
@pytest.mark.parametrize("seed", range(8))
def test_another_program_gives_the_same(seed: int) -> None:
    """Of runners who really differ: where they do not, its interval has no floor."""
    oracle = "statsmodels.stats.meta_analysis"
    meta = pytest.importorskip(oracle, reason="needs statsmodels, which `make test` installs")
    draws = np.random.default_rng(seed)
    count = int(draws.integers(8, 40))
    errors = draws.uniform(0.05, 0.5, count)
    estimates = draws.normal(0.3, 0.4, count) + draws.normal(0, errors)
    effect = common_effect(estimates, errors)
    other = meta.combine_effects(estimates, errors**2, method_re="iterated", use_t=True)
    row = other.summary_frame().loc["random effect wls"]
    assert effect.spread**2 == pytest.approx(other.tau2, abs=1e-5)
    assert (effect.estimate, effect.standard_error) == pytest.approx((row["eff"], row["sd_eff"]), abs=1e-5)
    assert (effect.low, effect.high) == pytest.approx((row["ci_low"], row["ci_upp"]), abs=1e-4)
