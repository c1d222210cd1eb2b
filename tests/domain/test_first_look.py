"""Who needs a look first: one worked case for each reason, and an order in which the graver always comes first."""

from __future__ import annotations

import random
from datetime import date, timedelta
from math import inf, nan

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neckload.domain.analysis import analyse
from neckload.domain.first_look import LOOK_REASONS, Look, Looks, first_look, need
from neckload.domain.tables import Diary
from tests.builders import after, days, diary, pain, runs, typed, weeks_of
from tests.properties.diaries import TODAY as ANY_DAY
from tests.properties.diaries import diaries

TODAY = after(6)
"""Wednesday 18 February 2026; the last full week is that of 9 February."""
STEADY = weeks_of([20] * 6, [100] * 6)


def looks_of(log: Diary, today: date = TODAY) -> Looks:
    return first_look(analyse(log, today=today))


def reasons(log: Diary, today: date = TODAY) -> list[str]:
    return [look.reason for look in looks_of(log, today)]


def with_pain(*rows: tuple[str, float] | tuple[str, float, str | None, str]) -> Diary:
    return Diary(runs=STEADY, pain=pain(*rows))


def test_a_steady_runner_gives_no_reason() -> None:
    assert looks_of(diary([20] * 6, [100] * 6, [1, 0, 1, 0, 1, 0])) == (Look("no_reason"),)


def test_a_warning_sign_comes_first_with_its_day_and_an_emergency_before_one_that_can_wait() -> None:
    soon = looks_of(with_pain(("2026-02-16", 6, None, "fever")))
    now = looks_of(with_pain(("2026-02-16", 1, None, "fever,stiffness")))
    assert soon[0] == Look("doctor_sign", on=date(2026, 2, 16), symptoms=("fever",))
    assert now[0].reason == "emergency_sign"
    assert sorted([soon, now], key=need) == [now, soon]


def test_a_sign_that_a_doctor_has_cleared_is_no_reason() -> None:
    assert reasons(with_pain(("2026-02-14", 2, None, "fever"), ("2026-02-16", 2, None, "seen_by_doctor"))) == [
        "no_reason"
    ]


@pytest.mark.parametrize(("worst", "expected"), [(5, ["no_reason"]), (5.5, ["severe_pain"]), (6, ["severe_pain"])])
def test_a_neck_is_severe_above_5_not_at_5(worst: float, expected: list[str]) -> None:
    assert reasons(with_pain(("2026-02-10", worst))) == expected


@pytest.mark.parametrize(("worst", "expected"), [(2.5, ["no_reason"]), (3, ["pain_rise"])])
def test_a_neck_is_up_from_2_points_above_what_was_usual(worst: float, expected: list[str]) -> None:
    log = Diary(runs=STEADY, pain=pain(*((f"2026-01-{at:02}", 1) for at in (12, 19, 26)), ("2026-02-10", worst)))
    assert reasons(log) == expected


def test_two_weeks_above_5_stay_a_reason_though_nothing_was_noted_since() -> None:
    log = Diary(runs=STEADY, pain=pain(("2026-01-20", 7), ("2026-01-27", 8)))
    (look,) = looks_of(log)
    assert (look.reason, str(look.size)) == ("severe_pain", "nan")
    assert need((look,)) < need((Look("severe_pain", 9),))


@pytest.mark.parametrize(("minutes", "expected"), [(130, ["no_reason"]), (131, ["steep_week"])])
def test_a_week_is_a_jump_above_30_percent(minutes: int, expected: list[str]) -> None:
    assert reasons(Diary(runs=weeks_of([20] * 6, [100] * 5 + [minutes]))) == expected


@pytest.mark.parametrize(("km", "expected"), [(22, ["no_reason"]), (22.1, ["long_run"])])
def test_a_run_is_long_more_than_10_percent_beyond_the_longest_of_30_days(km: float, expected: list[str]) -> None:
    assert reasons(Diary(runs=weeks_of([20] * 5 + [km], [100] * 6))) == expected


def test_a_jump_and_a_long_run_of_the_week_before_last_are_no_reason_any_more() -> None:
    assert reasons(Diary(runs=weeks_of([20] * 4 + [30, 30], [100] * 4 + [150, 150]))) == ["no_reason"]


def test_a_long_run_of_the_week_that_is_running_counts_at_once() -> None:
    log = Diary(runs=pd.concat([STEADY, runs(("2026-02-17", 25, 100))], ignore_index=True))
    (look,) = looks_of(log)
    assert (look.reason, round(look.size, 3), look.on) == ("long_run", 0.25, date(2026, 2, 17))


@pytest.mark.parametrize(("weeks", "expected"), [(3, ["no_reason"]), (4, ["lasting_pain"])])
def test_pain_lasts_from_the_fourth_week_in_a_row(weeks: int, expected: list[str]) -> None:
    assert reasons(diary([20] * 6, [100] * 6, [0] * (6 - weeks) + [1] * weeks)) == expected


@pytest.mark.parametrize(("silent", "expected"), [(13, ["no_reason"]), (14, ["silence"])])
def test_a_diary_is_silent_from_the_fourteenth_day_without_an_entry(silent: int, expected: list[str]) -> None:
    assert reasons(Diary(runs=STEADY), date(2026, 2, 9) + timedelta(days=silent)) == expected


def test_a_noted_day_and_a_typed_week_end_a_silence_and_an_empty_diary_is_one_without_end() -> None:
    later = after(9)
    assert reasons(Diary(runs=STEADY), later) == ["silence"]
    assert "silence" not in reasons(Diary(runs=STEADY, days=days("2026-03-05")), later)
    assert "silence" not in reasons(typed(minutes=[100] * 8), later)
    assert looks_of(Diary()) == (Look("silence", inf),)


def test_all_reasons_are_given_the_gravest_first() -> None:
    log = Diary(
        runs=weeks_of([20] * 5 + [30], [100] * 5 + [150]),
        pain=pain(
            *((f"2026-01-{at:02}", 1) for at in (12, 19, 26)), ("2026-02-03", 1), ("2026-02-10", 6, None, "fever")
        ),
    )
    assert reasons(log) == ["doctor_sign", "severe_pain", "pain_rise", "steep_week", "long_run", "lasting_pain"]


looks = st.builds(Look, st.sampled_from(LOOK_REASONS), st.sampled_from([0.1, 2.0, 9.0, inf, nan]))
reason_lists = st.lists(looks, min_size=1, max_size=4, unique_by=lambda look: look.reason).map(
    lambda some: tuple(sorted(some, key=lambda look: LOOK_REASONS.index(look.reason)))
)


@given(st.lists(reason_lists, max_size=8), st.randoms(use_true_random=False))
def test_the_order_is_total_and_stable_and_the_graver_reason_always_stands_first(
    many: list[Looks], chance: random.Random
) -> None:
    ordered = sorted(many, key=need)
    first = [LOOK_REASONS.index(each[0].reason) for each in ordered]
    assert first == sorted(first)
    mixed = chance.sample(many, len(many))
    assert list(map(need, sorted(mixed, key=need))) == list(map(need, ordered))
    same = [each for each in mixed if need(each) == need(ordered[0])] if ordered else []
    assert [id(each) for each in sorted(mixed, key=need)[: len(same)]] == [id(each) for each in same]


@settings(max_examples=8)
@given(diaries)
def test_every_diary_gives_reasons_in_order_each_once(log: Diary) -> None:
    ranks = [LOOK_REASONS.index(reason) for reason in reasons(log, ANY_DAY)]
    assert ranks
    assert ranks == sorted(set(ranks))
    assert ("no_reason" in reasons(log, ANY_DAY)) <= (len(ranks) == 1)
