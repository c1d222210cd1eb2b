"""The words of Patterns: one honest answer, and never more than the data say."""

from __future__ import annotations

from dataclasses import replace
from math import nan
from typing import get_args

import pytest

from neckload.domain.factors import Confounder, Factor, Side
from neckload.domain.profile import Outcome
from neckload.ui.text.answers import patterns


@pytest.mark.parametrize(
    ("trend", "words"),
    [
        ("better", "noticeably better: 1.0 now, 4.0 twelve weeks ago"),
        ("worse", "noticeably worse"),
        ("about the same", "Less than 2 points may be noise"),
        ("unknown", "Too little recorded"),
    ],
)
def test_pain_now_and_twelve_weeks_ago_goes_by_the_rule_of_two_points(trend: str, words: str) -> None:
    told = Outcome(trend, 1.0, 4.0, -3.0, 4, 4)  # type: ignore[arg-type]
    assert words in patterns.outcome(told)


def factor(**changes: object) -> Factor:
    side = Side(6, 8.0, 48.0, 4.0, 1.0)
    base = Factor("phone_in_hand", "gear", side, replace(side, runs=9), "some", 1.2, 0.3, 2.1, 0.03)
    return replace(base, **changes)  # type: ignore[arg-type]


def test_a_factor_is_told_with_its_interval_and_both_counts() -> None:
    told = patterns.factor_line(factor())
    assert told == "phone in hand: +1.2 points (+0.3 to +2.1 points), 6 runs with, 9 without"


@pytest.mark.parametrize("confounder", get_args(Confounder))
def test_every_confounder_is_said(confounder: Confounder) -> None:
    assert "which may explain it" in patterns.factor_line(factor(confounded_by=(confounder,)))


def test_a_factor_with_too_few_runs_gives_counts_and_no_difference() -> None:
    told = patterns.factor_line(factor(verdict="not_enough", difference=nan, low=nan, high=nan))
    assert told == "phone in hand: too few to compare (6 runs with, 9 without)"


def test_when_nothing_stands_out_the_page_says_of_how_many_things() -> None:
    plain = factor(verdict="none")
    assert patterns.factors_finding([plain, plain]) == "No difference stands out among the 2 factors compared."


def test_what_stands_out_is_named() -> None:
    assert "- Phone in hand: +1.2 points" in patterns.factors_finding([factor()])
