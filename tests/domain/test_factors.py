"""Pain with and without a factor: counts, what is unknown, chance, and what else was different."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pandas as pd
import pytest

from neckload.domain.factors import Factor, compare, pain_within
from neckload.domain.tables import Diary, empty
from tests import builders
from tests.builders import pain, runs

TODAY = date(2026, 12, 31)
FIRST = "2026-01-05 18:00"


def diary_of(after: list[float], every_days: int = 3, **columns: object) -> Diary:
    """A run of 6 km every so many days, each with a note of pain the next morning."""
    starts = pd.date_range(FIRST, periods=len(after), freq=f"{every_days}D")
    frame = pd.DataFrame({"start": starts, "distance_km": 6.0, "duration_min": 36.0}).assign(**columns)
    notes = pd.DataFrame({"when": starts + pd.Timedelta(hours=14), "pain_0_10": after})
    return Diary(runs=frame, pain=notes)


def factors_of(diary: Diary) -> dict[str, Factor]:
    return {factor.name: factor for factor in compare(diary.runs, diary.pain, diary.days, TODAY)}


def alternating(count: int, have: object, lack: object) -> list[object]:
    """In an order that no straight line and no rhythm of one run explains."""
    pattern = (have, lack, lack, have, lack, have, have, lack)
    return [pattern[place % 8] for place in range(count)]


def test_pain_after_a_run_is_the_worst_note_of_the_48_hours_after_its_start() -> None:
    notes = pain(
        ("2026-03-02 17:00", 9),  # before it
        ("2026-03-02 20:00", 1),
        ("2026-03-04 17:59", 3),
        ("2026-03-04 18:01", 8),  # too late
    )
    run = runs(("2026-03-02 18:00", 6, 36))
    assert pain_within(run, notes, 0, 48).tolist() == [3]
    assert pain_within(run, notes, -48, 0).tolist() == [9]


def test_a_note_about_a_whole_day_counts_at_the_end_of_that_day() -> None:
    run = runs(("2026-03-02 18:00", 6, 36))
    assert pain_within(run, pain(("2026-03-02", 4, "day")), 0, 48).tolist() == [4]
    assert pain_within(run, pain(("2026-03-02", 4, "before_run")), 0, 48).isna().all()
    assert pain_within(run, pain(("2026-03-04", 4, "day")), 0, 48).isna().all()


def test_a_run_without_a_note_in_time_has_unknown_pain() -> None:
    assert pain_within(runs(("2026-03-02 18:00", 6, 36)), pain(("2026-03-09 18:00", 5)), 0, 48).isna().all()
    assert pain_within(runs(), pain(("2026-03-09 18:00", 5)), 0, 48).empty


def test_a_clear_difference_is_found_with_its_size_and_counts() -> None:
    backpack = alternating(40, "backpack", "belt")
    scores = [4.0 + place % 2 if gear == "backpack" else 1.0 + place % 2 for place, gear in enumerate(backpack)]
    found = factors_of(diary_of(scores, gear=backpack))["backpack"]
    assert (found.with_runs, found.without_runs, found.verdict, found.kind) == (20, 20, "clear", "gear")
    assert found.difference == pytest.approx(3, abs=0.1)
    assert 1 < found.low < found.difference < found.high < 5
    assert found.confounded_by == ()


def test_an_interval_that_leaves_out_zero_and_a_p_of_one_in_twenty_say_the_same() -> None:
    generator = np.random.default_rng(3)
    for more in (0.0, 0.5, 1.0, 1.5, 2.0):
        surface = alternating(40, "trail", "road")
        scores = [float(generator.integers(0, 5)) + more * (each == "trail") for each in surface]
        found = factors_of(diary_of(scores, surface=surface))["trail"]
        assert found.p is not None
        assert (found.low > 0 or found.high < 0) == (found.p <= 0.05)


def test_a_slow_rise_over_the_record_is_not_the_factor_s() -> None:
    # Pain climbs a point every ten runs; the belt is worn in the second half only.
    scores = [place / 10 for place in range(40)]
    gear = ["earbuds"] * 20 + ["belt"] * 20
    found = factors_of(diary_of(scores, gear=gear))["belt"]
    assert found.verdict in ("none", "nothing_to_compare")
    assert math.isnan(found.difference) or abs(found.difference) < 0.01


def test_four_runs_on_a_side_are_not_enough_and_five_are() -> None:
    generator = np.random.default_rng(2)
    scores = [float(score) for score in generator.integers(0, 5, 20)]
    four = factors_of(diary_of(scores, surface=["trail"] * 2 + ["road"] * 16 + ["trail"] * 2))["trail"]
    assert (four.with_runs, four.without_runs, four.verdict, four.p) == (4, 16, "not_enough", None)
    assert math.isnan(four.difference)
    five = factors_of(diary_of(scores, surface=["trail"] * 2 + ["road"] * 15 + ["trail"] * 3))["trail"]
    assert five.p is not None


def test_what_is_not_noted_is_unknown_and_never_without() -> None:
    warm_up = [True] * 5 + [None] * 10 + [False] * 5
    gear = ["belt"] * 6 + [None] * 8 + ["backpack,belt"] * 6
    found = factors_of(diary_of([float(place % 4) for place in range(20)], warm_up=warm_up, gear=gear))
    assert (found["warm_up"].with_runs, found["warm_up"].without_runs) == (5, 5)
    assert (found["backpack"].with_runs, found["backpack"].without_runs) == (6, 6)
    assert (found["belt"].with_runs, found["belt"].without_runs) == (12, 0)


def test_a_run_without_pain_noted_after_it_is_on_no_side() -> None:
    diary = diary_of([1.0, 2.0, 3.0, 4.0], surface=["trail", "trail", "road", "road"])
    found = factors_of(Diary(runs=diary.runs, pain=diary.pain.iloc[:3]))
    assert (found["trail"].with_runs, found["trail"].without_runs) == (2, 1)


def test_a_day_s_exercises_are_known_since_the_runner_began_to_note_them() -> None:
    diary = diary_of([1.0, 2.0, 3.0, 4.0], every_days=1)
    days = builders.days(
        "2026-01-05", "2026-01-06", "2026-01-07", desk_hours=[8.0, 8.0, 2.0], exercises_done=[None, "chin_tucks", None]
    )
    found = factors_of(Diary(runs=diary.runs, pain=diary.pain, days=days))
    # The first day was before the first exercise, the fourth has no note at all.
    assert (found["exercises_done"].with_runs, found["exercises_done"].without_runs) == (1, 1)


def test_a_long_desk_day_has_more_hours_than_the_runner_s_usual_one() -> None:
    diary = diary_of([1.0, 2.0, 3.0], every_days=1)
    days = builders.days("2026-01-05", "2026-01-06", "2026-01-07", desk_hours=[4.0, 6.0, 9.0])
    found = factors_of(Diary(runs=diary.runs, pain=diary.pain, days=days))["long_desk_day"]
    assert (found.with_runs, found.without_runs) == (1, 2)


@pytest.mark.parametrize(
    ("column", "have", "lack", "confounder"),
    [
        ("distance_km", 12.0, 10.0, "longer"),
        ("distance_km", 10.0, 12.0, "shorter"),
        ("effort_0_10", 6.0, 5.0, "harder"),
        ("effort_0_10", 5.0, 6.0, "easier"),
    ],
)
def test_what_else_was_different_about_the_runs_is_said(column: str, have: float, lack: float, confounder: str) -> None:
    surface = alternating(16, "trail", "road")
    other = {column: alternating(16, have, lack)}
    found = factors_of(diary_of([float(place % 4) for place in range(16)], surface=surface, **other))["trail"]
    assert found.confounded_by == (confounder,)


def test_a_neck_that_was_sore_before_those_runs_is_said() -> None:
    surface = alternating(16, "trail", "road")
    diary = diary_of([2.0, 1.0] * 8, every_days=5, surface=surface)
    before = pd.DataFrame(
        {
            "when": diary.runs["start"] - pd.Timedelta(hours=10),
            "pain_0_10": [3.0 if each == "trail" else 2.5 for each in surface],
        }
    )
    found = factors_of(Diary(runs=diary.runs, pain=pd.concat([diary.pain, before])))["trail"]
    assert found.confounded_by == ("already_sore",)


def test_long_runs_are_not_called_confounded_by_being_longer() -> None:
    found = factors_of(diary_of([float(place % 5) for place in range(24)], distance_km=[5.0, 6.0, 5.5, 14.0] * 6))
    assert found["long_run"].with_runs == 6
    assert found["long_run"].confounded_by == ()


def test_a_neck_that_always_hurts_the_same_leaves_nothing_to_compare() -> None:
    found = factors_of(diary_of([3.0] * 16, surface=alternating(16, "trail", "road")))["trail"]
    assert (found.verdict, found.p) == ("nothing_to_compare", None)


def test_the_largest_difference_comes_first_and_too_few_runs_last() -> None:
    surface = alternating(40, "trail", "road")
    surface[7] = "track"
    warm_up = [*alternating(40, True, False)[1:], True]
    scores = [4.0 if each == "trail" else 1.0 + place % 3 for place, each in enumerate(surface)]
    diary = diary_of(scores, surface=surface, warm_up=warm_up)
    factors = compare(diary.runs, diary.pain, diary.days, TODAY)
    sizes = [abs(factor.difference) for factor in factors if factor.verdict != "not_enough"]
    assert sizes == sorted(sizes, reverse=True)
    assert factors[-1].name == "track"


def test_the_same_diary_always_gives_the_same_answer() -> None:
    diary = diary_of([float(place % 5) for place in range(24)], surface=alternating(24, "trail", "road"))
    one, again = factors_of(diary)["trail"], factors_of(diary)["trail"]
    assert (one.p, one.low, one.high) == (again.p, again.low, again.high)


def test_a_diary_without_runs_or_without_pain_has_no_factors() -> None:
    diary = diary_of([1.0] * 12, surface="road")
    assert compare(empty("runs"), diary.pain, diary.days, TODAY) == ()
    assert compare(diary.runs, empty("pain"), diary.days, TODAY) == ()


def test_a_run_with_nothing_carried_stands_on_the_other_side_and_is_no_factor_itself() -> None:
    starts = pd.date_range("2026-01-05 07:00", periods=12, freq="3D")
    log = runs(*((str(start), 5.0, 30.0) for start in starts), gear=["backpack", "nothing"] * 6)
    scores = pain(*((str(start + pd.Timedelta(hours=8)), 2.0) for start in starts))
    found = {factor.name: factor for factor in compare(log, scores, Diary().days, date(2026, 3, 1))}
    assert "nothing" not in found
    assert (found["backpack"].with_runs, found["backpack"].without_runs) == (6, 6)
