"""Quantiles of Student's t against published tables."""

from __future__ import annotations

import pytest

from neckload.domain.student_t import SERIES_FROM, t_quantile


def test_the_quantiles_are_those_of_the_tables() -> None:
    table = {1: 12.7062, 2: 4.3027, 3: 3.1824, 4: 2.7764, 5: 2.5706, 8: 2.3060, 24: 2.0639, 60: 2.0003, 120: 1.9799}
    for freedom, quantile in table.items():
        assert t_quantile(0.975, freedom) == pytest.approx(quantile, abs=6e-5)
    for freedom, quantile in {1: 31.8205, 2: 6.9646, 8: 2.8965, 10: 2.7638, 24: 2.4922, 60: 2.3901}.items():
        assert t_quantile(0.99, freedom) == pytest.approx(quantile, abs=6e-5)


def test_the_exact_figures_and_the_series_meet() -> None:
    before, after = t_quantile(0.975, SERIES_FROM - 1), t_quantile(0.975, SERIES_FROM)
    assert 0 < before - after < 0.001
    assert t_quantile(0.975, 1_000_000) == pytest.approx(1.959966, abs=1e-6)
