"""The pictures of Patterns hold the numbers of the analysis."""

from __future__ import annotations

from datetime import date
from math import nan

import pytest

from neckload import Analysis, Diary, Settings, analyse, read_log
from neckload.domain.factors import Factor, Side
from neckload.ui.charts import patterns


@pytest.fixture(scope="module")
def linked() -> Analysis:
    log = read_log("sample_data/linked.csv")
    return analyse(Diary(week_totals=log.week_totals), Settings(measure="distance"), today=date(2026, 3, 18))


def test_the_load_is_drawn_beside_the_pain_of_the_winning_lag(linked: Analysis) -> None:
    figure = patterns.aligned(linked.association, "distance", "km")
    assert linked.association.lag == 1
    totals = linked.weeks["distance_km"].tolist()
    assert list(figure.data[1].y[1:30]) == totals[:29]
    assert list(figure.data[0].y[:30]) == linked.weeks["pain_mean"].tolist()[:30]


def test_miles_scale_the_load_and_nothing_else(linked: Analysis) -> None:
    km, mi = (patterns.aligned(linked.association, "distance", unit) for unit in ("km", "mi"))
    assert mi.data[1].y[5] * 1.609344 == pytest.approx(km.data[1].y[5])
    assert list(mi.data[0].y[:30]) == list(km.data[0].y[:30])


def test_each_lag_is_a_dot_with_its_interval_and_only_the_winning_one_is_in_full(linked: Analysis) -> None:
    trace = patterns.effects(linked.association).data[0]
    effects = linked.association.effects
    assert list(trace.x) == [0, 1, 2]
    assert [y + up for y, up in zip(trace.y, trace.error_y.array, strict=True)] == pytest.approx(
        [effect.high for effect in effects]
    )
    assert list(trace.marker.opacity) == [0.45, 1.0, 0.45]


def test_factors_without_a_difference_are_not_drawn() -> None:
    side = Side(6, 8.0, 48.0, 4.0, 1.0)
    known = Factor("backpack", "gear", side, side, "none", 0.5, -0.5, 1.5, 0.4)
    unknown = Factor("belt", "gear", side, side, "not_enough", nan, nan, nan, None)
    assert list(patterns.factor_differences([known, unknown]).data[0].y) == ["backpack"]
