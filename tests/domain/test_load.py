"""Daily load, ratios, monotony and strain against published figures and hand-worked days."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neckload.domain import load
from neckload.domain.progression import Measure

# Three athletes, 28 days each: Menaspa's example as Williams et al. 2017 use it (data of the R package ACWR, MIT).
STEADY_THEN_JUMP = [30] * 21 + [50] * 7
BUILDING = [15, 15, 20, 20, 20, 25, 25, 25, 25, 30, 30, 30, 35, 35]
BUILDING += [35, 35, 35, 40, 45, 45, 45, 40, 40, 45, 45, 50, 60, 70]
UP_AND_DOWN = [55, 50, 40, 60, 45, 50, 50, 20, 30, 80, 25, 10, 30, 15]
UP_AND_DOWN += [20, 15, 5, 5, 15, 5, 5, 5, 5, 15, 45, 90, 95, 95]


def by_day(loads: list[float]) -> pd.Series:
    return pd.Series(loads, index=pd.date_range("2026-01-05", periods=len(loads), unit="s"), dtype="float64")


def runs(*rows: tuple[str, float, float, float]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["start", "distance_km", "duration_min", "effort_0_10"])
    return table.assign(start=pd.to_datetime(table["start"], format="ISO8601").astype("datetime64[s]"))


def weeks(*states: str, source: str = "runs") -> pd.DataFrame:
    first_days = pd.date_range("2026-01-05", periods=len(states), freq="7D", unit="s")
    return pd.DataFrame({"week": first_days, "state": list(states), "source": source})


@pytest.mark.parametrize(
    ("loads", "published", "six_digits"),
    [(STEADY_THEN_JUMP, 1.25, 1.249746), (BUILDING, 1.41, 1.406202), (UP_AND_DOWN, 1.55, 1.550724)],
)
def test_weighted_ratio_on_day_28_is_the_published_one(loads: list[float], published: float, six_digits: float) -> None:
    ratio = load.acwr_ewma(by_day(loads)).iloc[-1]
    assert round(ratio, 2) == published
    assert ratio == pytest.approx(six_digits, abs=5e-7)


@pytest.mark.parametrize("loads", [STEADY_THEN_JUMP, BUILDING, UP_AND_DOWN])
def test_rolling_ratios_on_day_28_are_the_published_ones(loads: list[float]) -> None:
    assert load.acwr_rolling(by_day(loads), coupled=True).iloc[-1] == pytest.approx(10 / 7)
    assert load.acwr_rolling(by_day(loads), coupled=False).iloc[-1] == pytest.approx(5 / 3)


@pytest.mark.parametrize(
    ("loads", "monotony", "strain"),
    [
        (BUILDING, [4.8990, 7.3485, 8.0000, 4.4721], [685.86, 1543.18, 2240.00, 1565.25]),
        (UP_AND_DOWN, [7.7460, 1.2890, 1.5492, 1.1704], [2711.09, 270.69, 108.44, 409.64]),
    ],
)
def test_monotony_and_strain_of_four_weeks_are_the_known_ones(
    loads: list[float], monotony: list[float], strain: list[float]
) -> None:
    four_weeks = np.array(loads).reshape(4, 7)
    assert load.monotony(four_weeks).round(4).tolist() == monotony
    assert load.strain(four_weeks).round(2).tolist() == strain


def test_the_same_load_every_day_has_no_monotony_and_says_so() -> None:
    # 0.1 + 0.2 is not 0.3 to a computer, yet it is the same day of running.
    even_weeks = np.array([[30.0] * 7, [0.3] * 6 + [0.1 + 0.2]])
    assert np.isnan(load.monotony(even_weeks)).all()
    assert np.isnan(load.strain(even_weeks)).all()
    assert load.same_every_day(even_weeks).all()


def test_a_week_of_rest_has_no_monotony_and_is_not_called_even() -> None:
    assert np.isnan(load.monotony([0] * 7))
    assert np.isnan(load.strain([0] * 7))
    assert not load.same_every_day([0] * 7)


def test_a_week_with_an_unknown_day_has_no_monotony() -> None:
    assert np.isnan(load.monotony([10, 0, np.nan, 10, 0, 0, 20]))
    assert not load.same_every_day([10, 10, np.nan, 10, 10, 10, 10])


@pytest.mark.parametrize(("measure", "expected"), [("distance", 9.0), ("time", 51.0)])
def test_two_runs_of_a_day_are_added(measure: Measure, expected: float) -> None:
    table = runs(("2026-01-05 07:00", 5, 30, 4), ("2026-01-05 19:00", 4, 21, 6))
    daily = load.daily_load(table, measure, date(2026, 1, 5), date(2026, 1, 7))
    assert daily.tolist() == [expected, 0, 0]


def test_a_run_that_lacks_the_measure_makes_its_day_unknown_and_not_rest() -> None:
    table = runs(("2026-01-05 07:00", np.nan, 30, 4), ("2026-01-05 19:00", 4, 21, 6), ("2026-01-06", 6, 36, 5))
    daily = load.daily_load(table, "distance", date(2026, 1, 5), date(2026, 1, 7))
    assert np.isnan(daily.iloc[0])
    assert daily.iloc[1:].tolist() == [6, 0]


def test_a_day_outside_the_known_ones_is_unknown_even_with_a_run() -> None:
    known = pd.DatetimeIndex(["2026-01-06"])
    daily = load.daily_load(runs(("2026-01-05", 5, 30, 4)), "time", date(2026, 1, 5), date(2026, 1, 6), known)
    assert daily.isna().tolist() == [True, False]


def test_a_run_across_midnight_belongs_to_the_day_it_started() -> None:
    daily = load.daily_load(runs(("2026-01-05 23:40", 8, 50, 4)), "time", date(2026, 1, 5), date(2026, 1, 6))
    assert daily.tolist() == [50, 0]


@pytest.mark.parametrize("coupled", [True, False])
def test_the_first_rolling_ratio_is_on_day_28(coupled: bool) -> None:
    known = load.acwr_rolling(by_day([10.0] * 30), coupled=coupled).notna()
    assert known.tolist() == [False] * 27 + [True] * 3


def test_an_unknown_day_blanks_the_28_days_that_contain_it() -> None:
    loads = by_day([10.0] * 30 + [np.nan] + [10.0] * 30)
    for ratio in (load.acwr_rolling(loads, coupled=True), load.acwr_rolling(loads, coupled=False)):
        assert ratio.notna().tolist() == [False] * 27 + [True] * 3 + [False] * 28 + [True] * 3


def test_the_weighted_ratio_starts_again_after_an_unknown_day() -> None:
    ratio = load.acwr_ewma(by_day([*[90.0] * 40, np.nan, np.nan, *BUILDING]))
    assert ratio.iloc[:42].notna().tolist() == [False] * 27 + [True] * 13 + [False] * 2
    assert ratio.iloc[42:-1].isna().all()
    assert round(ratio.iloc[-1], 2) == 1.41


def test_no_ratio_is_given_over_nothing() -> None:
    # 28 days of rest after a hard month, and the first run after them.
    loads = by_day([63.7, 0.0, 12.1, 0.3] * 7 + [0.0] * 28 + [30.0])
    uncoupled = load.acwr_rolling(loads, coupled=False)
    assert load.acwr_rolling(loads, coupled=True).iloc[55:].isna().tolist() == [True, False]
    assert uncoupled.iloc[55:].isna().all()
    assert load.acwr_ewma(by_day([0.0] * 30)).isna().all()


def test_the_first_run_after_28_days_of_rest_has_the_highest_coupled_ratio_there_is() -> None:
    assert load.acwr_rolling(by_day([0.0] * 28 + [30.0]), coupled=True).iloc[-1] == pytest.approx(4)


daily_loads = st.lists(st.floats(1, 200), min_size=28, max_size=60)


@given(daily_loads)
def test_coupled_and_uncoupled_ratio_agree_through_their_identity(loads: list[float]) -> None:
    coupled = load.acwr_rolling(by_day(loads), coupled=True).dropna()
    uncoupled = load.acwr_rolling(by_day(loads), coupled=False).dropna()
    np.testing.assert_allclose(coupled, 4 * uncoupled / (uncoupled + 3))


@given(daily_loads, st.floats(0.1, 100))
def test_ratios_do_not_depend_on_the_unit(loads: list[float], factor: float) -> None:
    km, other = by_day(loads), by_day(loads) * factor
    np.testing.assert_allclose(load.acwr_ewma(km), load.acwr_ewma(other))
    np.testing.assert_allclose(load.acwr_rolling(km, coupled=True), load.acwr_rolling(other, coupled=True))


@given(st.permutations(range(12)))
def test_the_order_of_the_rows_does_not_matter(order: list[int]) -> None:
    table = runs(*[(f"2026-01-{5 + i % 5:02d} {6 + i:02d}:00", 3 + i / 10, 20 + i, 3) for i in range(12)])
    in_order = load.load(table, weeks("complete"), "distance", date(2026, 1, 11))
    shuffled = load.load(table.iloc[order], weeks("complete"), "distance", date(2026, 1, 11))
    pd.testing.assert_frame_equal(in_order.days, shuffled.days, rtol=1e-12)
    pd.testing.assert_frame_equal(in_order.weeks, shuffled.weeks, rtol=1e-12)


@pytest.mark.parametrize(("state", "source"), [("unrecorded", "runs"), ("complete", "typed")])
def test_a_week_without_known_days_is_unknown_by_day_and_by_week(state: str, source: str) -> None:
    table = runs(("2026-01-06", 5, 30, 4))
    blank = load.load(table, weeks(state, source=source), "time", date(2026, 1, 11))
    assert blank.days["load"].isna().all()
    assert blank.weeks[["load", "monotony", "strain"]].isna().all(axis=None)


def test_a_week_of_rest_is_zero_and_an_unrecorded_week_is_not() -> None:
    table = runs(("2026-01-06", 5, 30, 4))
    three_weeks = weeks("complete", "rest", "unrecorded").assign(source=["runs", None, None])
    result = load.load(table, three_weeks, "time", date(2026, 1, 25))
    assert result.weeks["load"].fillna(-1).tolist() == [30, 0, -1]
    assert result.days["load"].isna().tolist() == [False] * 14 + [True] * 7


def test_the_current_week_is_the_sum_so_far_without_monotony() -> None:
    # Monday to Wednesday are there; the run entered for Friday is in the future and waits.
    table = runs(("2026-01-06", 5, 30, 4), ("2026-01-07", 6, 40, 4), ("2026-01-09", 9, 60, 4))
    result = load.load(table, weeks("partial"), "time", date(2026, 1, 7))
    assert result.days["load"].tolist() == [0, 30, 40]
    assert result.weeks["load"].tolist() == [70]
    assert result.weeks["monotony"].isna().all()
    assert not result.weeks["same_every_day"].any()


def test_an_empty_diary_has_empty_tables_with_their_columns() -> None:
    nothing = load.load(runs(), weeks(), "time", date(2026, 1, 7))
    assert list(nothing.days) == ["date", "load", "ratio_coupled", "ratio_uncoupled", "ratio_ewma"]
    assert list(nothing.weeks) == ["week", "load", "monotony", "strain", "same_every_day"]
    assert len(nothing.days) == len(nothing.weeks) == 0
