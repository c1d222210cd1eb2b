"""Quantiles of Student's t, to avoid a dependency for one function."""

from __future__ import annotations

from math import cos, pi, sin, sqrt, tan
from statistics import NormalDist

SERIES_FROM = 60
"""Degrees of freedom from which the series agrees with the exact value to seven digits."""


def t_quantile(probability: float, freedom: int) -> float:
    """Quantile of Student's t above the median (0.5 < probability < 1) for `freedom` of 1 or more.

    For few degrees of freedom, bisection on the closed form of the share within ±t (Abramowitz & Stegun 1964, 26.7.3
    and 26.7.4); otherwise their series 26.7.5.
    """
    if freedom >= SERIES_FROM:
        return _series(probability, freedom)
    wanted, low, high = 2 * probability - 1, 0.0, pi / 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _share_within(middle, freedom) < wanted else (low, middle)
    return sqrt(freedom) * tan((low + high) / 2)


def _share_within(angle: float, freedom: int) -> float:
    """Probability that |t| stays below sqrt(freedom) tan(angle)."""
    is_odd = freedom % 2
    term = cos(angle) if is_odd else 1.0
    total = term if freedom > 1 else 0.0
    for power in range(2 + is_odd, freedom - 1, 2):
        term *= cos(angle) ** 2 * (power - 1) / power
        total += term
    return (2 / pi) * (angle + sin(angle) * total) if is_odd else sin(angle) * total


def _series(probability: float, freedom: int) -> float:
    z = NormalDist().inv_cdf(probability)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + float(sum(term / freedom**power for power, term in enumerate(terms, start=1)))
