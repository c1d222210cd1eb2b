"""The words of Patterns: one honest answer, and never more than the data say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import nan
from typing import get_args

import pandas as pd
import pytest

from neckload import Diary, analyse, read_log
from neckload.domain.association import Association, Certainty, Resolution
from neckload.domain.factors import Confounder, Factor, Side
from neckload.domain.profile import Outcome
from neckload.ui.text import patterns

BASE = Association(
    verdict="some",
    resolution="week",
    pairs_used=30,
    painful=20,
    zero_share=1 / 3,
    weeks_missing_for_an_answer=0,
    aligned=pd.DataFrame(),
    p=0.02,
    exposure="level",
    lag=1,
    sign=1,
    estimate=1.06,
    low=0.46,
    high=1.66,
    smallest_detectable=0.8,
    power=0.38,
    power_weeks=30,
    winners_curse=True,
)


def sample(name: str) -> Association:
    log = read_log(f"sample_data/{name}.csv")
    return analyse(Diary(week_totals=log.week_totals), today=date(2026, 3, 18)).association


def lines(association: Association) -> str:
    return " ".join(patterns.answer(association).lines)


def test_the_linked_sample_is_told_as_some_evidence_the_week_after() -> None:
    told = patterns.answer(sample("linked"))
    assert told.headline == "Some evidence of a link"
    assert told.lines[0] == "Pain was higher the week after more running."
    assert "+1.1 points" in told.lines[1]


def test_the_unlinked_sample_that_naive_testing_convicts_is_told_as_no_clear_link() -> None:
    assert patterns.answer(sample("unlinked")).headline == "No clear link in your data"


@pytest.mark.parametrize("verdict", get_args(Certainty))
@pytest.mark.parametrize("resolution", get_args(Resolution))
@pytest.mark.parametrize("lag", [0, 1, 2])
def test_every_answer_has_words_that_neither_convict_nor_acquit(
    verdict: Certainty, resolution: Resolution, lag: int
) -> None:
    told = patterns.answer(replace(BASE, verdict=verdict, resolution=resolution, lag=lag))
    text = f"{told.headline} {' '.join(told.lines)} {patterns.OTHER_THINGS}".lower()
    assert told.lines
    assert not any(word in text for word in ("cause", "safe", "drives", "nan"))


def test_a_link_within_one_week_is_said_to_have_no_direction() -> None:
    assert "cannot say which came first" in lines(replace(BASE, lag=0))


def test_pain_that_is_lower_after_more_running_is_said_so() -> None:
    assert "Pain was lower the week after more running." in lines(replace(BASE, sign=-1))


def test_where_no_link_is_found_no_effect_is_printed_but_what_could_have_been_seen() -> None:
    told = lines(replace(BASE, verdict="none", p=0.4))
    assert "1.1 points" not in told
    assert "An effect below about 0.8 points" in told


def test_less_than_a_year_is_said_to_exaggerate_and_to_miss() -> None:
    told = lines(BASE)
    assert "probably smaller" in told
    assert "about 3 times in 10" in told


def test_a_year_of_data_is_not_said_to_exaggerate_even_where_it_may_miss() -> None:
    told = lines(replace(BASE, power=0.8, power_weeks=60, winners_curse=False))
    assert "less than a year" not in told
    assert "about 8 times in 10" in told


def test_less_than_a_year_is_said_to_exaggerate_where_no_power_is_known() -> None:
    assert "less than a year" in lines(replace(BASE, power=nan))


def test_a_short_record_is_told_how_many_weeks_are_missing_and_no_figure() -> None:
    told = lines(replace(BASE, verdict="not_enough", p=None, weeks_missing_for_an_answer=7))
    assert told.startswith("7 more weeks with running or rest, and pain, noted")
    assert "p =" not in told


def test_too_few_painful_weeks_are_good_news_and_not_a_request_for_more() -> None:
    assert "good news" in lines(replace(BASE, verdict="not_enough", p=None))


def test_a_constant_series_is_not_given_its_p_value() -> None:
    assert "p =" not in lines(replace(BASE, verdict="nothing_to_compare", p=1.0))


def test_weekly_answers_say_what_weekly_totals_cannot_see_and_daily_ones_do_not() -> None:
    assert patterns.WEEKLY_BLIND in lines(BASE)
    assert patterns.WEEKLY_BLIND not in lines(replace(BASE, resolution="day"))


@pytest.mark.parametrize(
    ("trend", "words"),
    [
        ("better", "noticeably better: 1.0 now, 4.0 twelve weeks ago"),
        ("worse", "noticeably worse"),
        ("about the same", "Less than 2 points may be the noise"),
        ("unknown", "Too little noted"),
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
    assert told == "phone in hand: +1.2 points (+0.3 points to +2.1 points), 6 runs with, 9 without"


@pytest.mark.parametrize("confounder", get_args(Confounder))
def test_every_confounder_is_said(confounder: Confounder) -> None:
    assert "which may explain it" in patterns.factor_line(factor(confounded_by=(confounder,)))


def test_a_factor_with_too_few_runs_gives_counts_and_no_difference() -> None:
    told = patterns.factor_line(factor(verdict="not_enough", difference=nan, low=nan, high=nan))
    assert told == "phone in hand: too few to compare (6 runs with, 9 without)"


def test_when_nothing_stands_out_the_page_says_of_how_many_things() -> None:
    plain = factor(verdict="none")
    assert patterns.factors_finding([plain, plain]) == "Nothing stands out of the 2 things looked at."


def test_what_stands_out_is_named() -> None:
    assert "- Phone in hand: +1.2 points" in patterns.factors_finding([factor()])
