"""The answer about load and pain in words: it neither convicts nor acquits, and says as of when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import nan
from typing import get_args

import pandas as pd
import pytest

from neckload import Diary, analyse, read_log
from neckload.domain.answers import Answers
from neckload.domain.association import Association, Schedule
from neckload.domain.certainty import Certainty
from neckload.domain.directions import SoreMornings
from neckload.domain.same_day import SameDay
from neckload.domain.settling import Morning, Settling, Share
from neckload.domain.steps import Resolution
from neckload.ui.report import finding
from neckload.ui.text.answers import answer as words
from neckload.ui.text.answers import patterns

BASE = Association(
    verdict="some",
    resolution="week",
    schedule=Schedule(1, date(2026, 2, 15), 26, 30, 52, date(2026, 8, 17), 30 / 52),
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
    power_points=1.0,
    winners_curse=True,
)


def sample(name: str) -> Association:
    log = read_log(f"sample_data/{name}.csv")
    return analyse(Diary(week_totals=log.week_totals), today=date(2026, 3, 18)).association


def lines(association: Association) -> str:
    return " ".join(words.answer(association).lines)


def test_the_linked_sample_is_told_as_some_evidence_the_week_after() -> None:
    told = words.answer(sample("linked"))
    assert told.headline == "Some evidence of a link"
    # At 26 weeks it is the change of the load that is strongest.
    assert told.lines[0] == "Pain was higher the week after a rise in running."
    assert "+1.1 points" in told.lines[1]
    assert "As of 15 February 2026, 26 weeks on record. Looked at once; next at 52 weeks (about August 2026)." in (
        told.lines
    )


def test_an_effect_by_week_is_for_a_week_thirty_percent_above_the_usual_one() -> None:
    linked = sample("linked")
    assert "per week 30 % above your usual one" in lines(linked)
    assert "for a week 30 % above the usual one" in finding.link(linked) + " ".join(finding.link_lines(Answers(linked)))
    assert patterns.effect_axis("week") == "points per +30 % week"


def test_the_unlinked_sample_that_naive_testing_convicts_is_told_as_a_hint_at_most() -> None:
    assert words.answer(sample("unlinked")).headline == "A possible link; could be chance"


@pytest.mark.parametrize("verdict", get_args(Certainty))
@pytest.mark.parametrize("resolution", get_args(Resolution))
@pytest.mark.parametrize("lag", [0, 1, 2])
def test_every_answer_has_words_that_neither_convict_nor_acquit(
    verdict: Certainty, resolution: Resolution, lag: int
) -> None:
    told = words.answer(replace(BASE, verdict=verdict, resolution=resolution, lag=lag))
    text = f"{told.headline} {' '.join(told.lines)} {words.OTHER_THINGS}".lower()
    assert told.lines
    assert not any(word in text for word in ("causes", "caused", "safe", "drives", "nan"))


def test_a_link_within_one_week_is_said_to_have_no_direction() -> None:
    assert "cannot say which came first" in lines(replace(BASE, lag=0))


def test_pain_that_is_lower_after_more_running_is_said_so() -> None:
    assert "Pain was lower the week after more running." in lines(replace(BASE, sign=-1))


def test_where_no_link_is_found_no_effect_is_printed_but_what_could_have_been_seen() -> None:
    told = lines(replace(BASE, verdict="none", p=0.4))
    assert "1.1 points" not in told
    assert "An effect below about 0.8 points" in told


def test_an_interval_that_includes_no_effect_is_not_left_to_stand_beside_a_sure_answer() -> None:
    assert "treat the link as less sure" in lines(replace(BASE, low=-0.1))
    assert "treat the link as less sure" not in lines(BASE)


def test_less_than_a_year_is_said_to_exaggerate_and_to_miss() -> None:
    told = lines(BASE)
    assert "probably smaller" in told
    assert "A look at 30 weeks finds a real one-point effect about 3 times in 10" in told


def test_a_year_of_data_is_not_said_to_exaggerate_even_where_it_may_miss() -> None:
    told = lines(replace(BASE, power=0.8, power_weeks=60, winners_curse=False))
    assert "less than a year" not in told
    assert "about 8 times in 10" in told


def test_less_than_a_year_is_said_to_exaggerate_where_no_power_is_known() -> None:
    assert "less than a year" in lines(replace(BASE, power=nan))


def test_a_short_record_is_told_how_many_weeks_are_missing_and_no_figure() -> None:
    looks = Schedule(0, None, 0, 19, 26, date(2026, 5, 4), 19 / 26)
    told = lines(replace(BASE, verdict="not_enough", p=None, weeks_missing_for_an_answer=7, schedule=looks))
    assert told.startswith("7 more weeks with running and pain recorded")
    assert told.endswith("The first look is at 26 weeks (about May 2026): 19 of 26 weeks are recorded.")
    assert "p =" not in told


def test_too_few_painful_weeks_are_good_news_and_not_a_request_for_more() -> None:
    assert "good news" in lines(replace(BASE, verdict="not_enough", p=None))


def test_a_constant_series_is_not_given_its_p_value() -> None:
    assert "p =" not in lines(replace(BASE, verdict="nothing_to_compare", p=1.0))


def test_weekly_answers_say_what_weekly_totals_cannot_see_and_daily_ones_do_not() -> None:
    assert words.weekly_blind_spot() in lines(BASE)
    assert words.weekly_blind_spot() not in lines(replace(BASE, resolution="day"))


def test_half_a_point_is_called_half_a_point() -> None:
    assert "a real half-point effect about 3 times in 10" in lines(replace(BASE, power_points=0.5))


@pytest.mark.parametrize(("taken", "times"), [(1, "once"), (2, "twice"), (3, "three times")])
def test_how_often_it_was_looked_at_is_said(taken: int, times: str) -> None:
    assert f"Looked at {times}; next at 52 weeks" in words.schedule(replace(BASE.schedule, taken=taken))


def test_a_look_that_waits_has_no_month() -> None:
    assert "next at 52 weeks." in words.schedule(replace(BASE.schedule, next_on=None))


DAILY = replace(BASE, resolution="day")
MORNINGS = SoreMornings("some", 300, 546, date(2026, 2, 15), 0.01, 0, -1)


def test_what_came_first_is_said_only_of_what_was_found_and_never_as_a_cause() -> None:
    forward = words.directions(DAILY, replace(MORNINGS, verdict="none"))
    backward = words.directions(replace(DAILY, verdict="none"), MORNINGS)
    both = words.directions(DAILY, MORNINGS)
    assert forward.startswith(
        "After days with more running the neck was worse; sore mornings were not clearly followed by less"
    )
    assert backward.startswith("On sore mornings there was less running; more load was not clearly followed by pain.")
    assert "both hold, and the record can’t weigh them" in both
    assert all(words.THIRD_THING in text and "cause" not in text for text in (forward, backward, both))


@pytest.mark.parametrize(
    ("association", "mornings"),
    [
        (DAILY, None),
        (DAILY, SoreMornings("not_enough", 200, 273)),
        (BASE, MORNINGS),  # by week nobody knows what came first
        (replace(DAILY, verdict="none"), replace(MORNINGS, sign=1)),
        (replace(DAILY, verdict="none"), replace(MORNINGS, verdict="hint")),
        (replace(DAILY, sign=-1), replace(MORNINGS, verdict="none")),
    ],
)
def test_where_one_question_is_open_or_says_nothing_no_direction_is_said(
    association: Association, mornings: SoreMornings | None
) -> None:
    assert words.directions(association, mornings) == ""


def test_the_same_day_is_said_with_its_date_and_only_where_it_ended_worse() -> None:
    ends = SameDay("some", 280, 546, date(2026, 2, 15), 0.01, 1)
    assert words.same_day(ends) == (
        "On days with more running the neck was worse after the run than its morning score suggested: "
        "280 days so far, as of 15 February 2026."
    )
    for silent in (None, SameDay("not_enough", 200, 273), replace(ends, sign=-1), replace(ends, verdict="hint")):
        assert words.same_day(silent) == ""


def test_settling_is_said_beside_the_days_without_a_run() -> None:
    settled = Settling(Morning(Share(7, 10), Share(9, 12)), Morning(Share(9, 10), Share(3, 4)), (13.0, 23.5), 2)
    lines = words.settling(settled)
    assert lines[0] == (
        "By the next morning the neck was back at or below its level before the run after 7 of 10 runs (40 to 89 %); "
        "on days without a run that happened on 9 of 12 days (47 to 91 %)."
    )
    # Four days without a run are too few for the second morning.
    assert lines[1:] == ("After the median run the neck settled 13 to 24 hours later, counted up to the next run.",)


def test_too_few_runs_say_nothing_of_settling() -> None:
    few = Morning(Share(7, 7), Share(9, 12))
    assert words.settling(Settling(few, few)) == ()


def test_what_settling_still_needs_is_counted() -> None:
    few = Morning(Share(7, 7), Share(0, 1))
    assert words.settling_missing(Settling(few, few)).endswith("So far: 7 runs and 1 day without one.")
