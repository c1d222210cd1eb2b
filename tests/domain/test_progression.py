"""Week-over-week change, worked by hand: every verdict, and both sides of every bound."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from neckload.domain.progression import VERDICTS, Measure, effective_measure, spikes, with_progression
from neckload.domain.tables import Diary
from neckload.domain.weeks import weekly
from tests.builders import after, runs, typed, weeks_of

Totals = list[float | None]


def judged(log: Diary, weeks: int, measure: Measure = "distance") -> pd.DataFrame:
    """The full weeks of a log with their verdicts."""
    return with_progression(weekly(log, after(weeks)), measure).iloc[:-1]


def by_km(*km: float | None) -> pd.DataFrame:
    """Verdicts of weekly totals in km: 0 is a week of rest, None an unrecorded one."""
    return judged(typed(km=km), len(km))


def verdicts(*km: float | None) -> list[str]:
    return by_km(*km)["verdict"].tolist()


def cells(frame: pd.DataFrame, column: str) -> list[Any]:
    """A column as plain values, None for unknown, fractions to nine digits."""
    return [None if pd.isna(cell) else round(cell, 9) for cell in frame[column]]


# The bands ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("km", "verdict"),
    [
        (20.0, "lower"),
        (39.99, "lower"),
        (40.0, "lower"),
        (40.01, "steady"),
        (42.0, "steady"),  # exactly +5 %
        (42.01, "within"),
        (44.0, "within"),  # exactly +10 %, though 44 / 40 - 1 is 0.10000000000000009 to a computer
        (44.01, "above"),
        (52.0, "above"),  # exactly +30 %
        (52.01, "steep"),
        (400.0, "steep"),
    ],
)
def test_a_change_belongs_to_its_band_and_a_bound_to_the_band_below(km: float, verdict: str) -> None:
    weeks = by_km(40, km)
    assert weeks["verdict"].tolist() == ["first", verdict]
    assert cells(weeks, "change_distance") == [None, round(km / 40 - 1, 9)]


def test_whole_percents_are_on_their_bound_however_a_computer_writes_them() -> None:
    # From 0.1 to 20.0 km: a week, 5 % more, 10 % more than that, and a gap before the next three.
    bases = [tenths / 10 for tenths in range(1, 201)]
    found = verdicts(*(km for base in bases for km in (base, base * 1.05, base * 1.05 * 1.10, None)))
    assert found[1::4] == ["steady"] * 200
    assert found[2::4] == ["within"] * 200


def test_a_week_with_a_run_without_time_and_one_without_distance_is_mixed_and_not_unrecorded() -> None:
    mixed = [("2026-01-12", 44, None), ("2026-01-13", None, 30)]
    weeks = judged(Diary(runs=runs(("2026-01-05", 40, 240), *mixed)), 2, "time")
    assert (weeks["state"].tolist(), weeks["verdict"].tolist()) == (["complete"] * 2, ["first", "mixed"])


def test_every_verdict_is_one_of_the_vocabulary_and_all_others_occur() -> None:
    km = [40, 30, 31, 33, 37, 60, 30, 40, None, 40, 0, 40]
    weeks = with_progression(weekly(typed(km=km), after(len(km))), "distance")
    assert weeks["verdict"].tolist() == [
        "first", "lower", "steady", "within", "above", "steep", "lower", "return",
        "unrecorded", "restart", "rest", "restart", "partial",
    ]  # fmt: skip
    assert set(weeks["verdict"]) == set(VERDICTS) - {"mixed"}


def test_the_current_week_is_never_judged() -> None:
    weeks = with_progression(weekly(typed(km=[40, 99]), after(1)), "distance")
    assert weeks["verdict"].tolist() == ["first", "partial"]
    assert cells(weeks, "change_distance") == [None, None]


def test_a_log_that_starts_this_week_is_partial() -> None:
    weeks = with_progression(weekly(typed(km=[40]), after(0)), "distance")
    assert weeks["verdict"].tolist() == ["partial"]


# Rest, unrecorded and what follows ---------------------------------------------------------------------------------


def test_a_rest_week_after_a_running_week_is_a_change_of_minus_one() -> None:
    weeks = by_km(40, 0, 0)
    assert weeks["verdict"].tolist() == ["first", "rest", "rest"]
    assert cells(weeks, "change_distance") == [None, -1, None]


def test_the_week_after_rest_is_a_restart_and_has_no_change() -> None:
    # Two known weeks are too few to speak of a break, so only one week is a restart.
    weeks = by_km(40, 0, 40, 44)
    assert weeks["verdict"].tolist() == ["first", "rest", "restart", "within"]
    assert cells(weeks, "change_distance") == [None, -1, None, 0.1]


def test_after_an_unrecorded_week_only_the_next_week_is_a_restart() -> None:
    weeks = by_km(40, 40, 40, 40, None, 40, 44)
    assert weeks["verdict"].tolist() == ["first", "lower", "lower", "lower", "unrecorded", "restart", "within"]
    assert cells(weeks, "change_distance") == [None, 0, 0, 0, None, None, 0.1]
    assert weeks["usual_level"].isna().all()


def test_rest_after_an_unrecorded_week_is_rest() -> None:
    weeks = by_km(40, None, 0, 40)
    assert weeks["verdict"].tolist() == ["first", "unrecorded", "rest", "restart"]
    assert cells(weeks, "change_distance") == [None] * 4


# Breaks ------------------------------------------------------------------------------------------------------------


def test_four_weeks_after_a_break_are_restart_and_keep_their_change() -> None:
    weeks = by_km(40, 40, 40, 40, 0, 40, 44, 48.4, 44, 48.4)
    assert weeks["verdict"].tolist()[4:] == ["rest", "restart", "restart", "restart", "restart", "within"]
    assert cells(weeks, "change_distance")[4:] == [-1, None, 0.1, 0.1, round(44 / 48.4 - 1, 9), 0.1]
    assert cells(weeks, "usual_level")[3:] == [None, 40, 40, 40, 40, 40, None]


@pytest.mark.parametrize(
    ("km", "is_break"),
    [
        ((40, 40, 40, 40, 9.99), True),
        ((40, 40, 40, 40, 10), False),  # a quarter is not below a quarter
        ((40, 40, 40, 9.99), False),  # three known weeks are too few
        ((40, None, 40, 40, 40, 9.99), True),  # four known ones, not four in a row
        ((40, 0, 40, 40, 9.99), True),  # a rest week before any break is a known week: median of 40, 0, 40, 40
        # Of the last eight 10 10 10 10 10 40 40 40 the median is 10; of all ten it were 25, and the mean is 21.
        ((40, 40, 10, 10, 10, 10, 10, 40, 40, 40, 2.49), True),
        ((40, 40, 10, 10, 10, 10, 10, 40, 40, 40, 2.5), False),
    ],
)
def test_a_break_is_below_a_quarter_of_the_median_of_up_to_eight_known_weeks(km: Totals, is_break: bool) -> None:
    weeks = by_km(*km, 40)
    assert weeks["in_break_distance"].tolist()[-2:] == [is_break, False]
    assert weeks["usual_level"].notna().tolist()[-2:] == [is_break, is_break]
    assert (weeks["verdict"].iloc[-1] == "restart") == is_break


def test_weeks_of_a_break_do_not_lower_the_usual_week() -> None:
    # If the eight weeks of 4 km counted, the usual week would be 4 km and they no break.
    weeks = by_km(*[40] * 4, *[4] * 9)
    assert weeks["in_break_distance"].tolist() == [False] * 4 + [True] * 9
    assert cells(weeks, "usual_level")[4:] == [40] * 9


def test_entering_a_break_is_lower_and_inside_it_a_week_is_a_restart() -> None:
    assert verdicts(40, 40, 40, 40, 8, 9, 9)[4:] == ["lower", "restart", "restart"]


# Back to an earlier level ------------------------------------------------------------------------------------------


def test_a_week_after_an_easy_one_is_a_return_to_the_level_already_held() -> None:
    # 40 km after 28 km is +43 %, but only +8.1 % on the mean of 40, 40, 40 and 28, which is 37.
    weeks = by_km(40, 40, 40, 28, 40)
    assert weeks["verdict"].iloc[-1] == "return"
    assert cells(weeks, "held_level") == [None, None, None, None, 37]
    assert cells(weeks, "change_distance")[-1] == round(40 / 28 - 1, 9)


def test_a_return_needs_four_earlier_judged_weeks() -> None:
    assert verdicts(40, 40, 28, 40)[-1] == "steep"
    assert verdicts(40, 40, None, 28, 40)[-1] == "steep"
    assert verdicts(40, 40, None, 40, 28, 40)[-1] == "return"


@pytest.mark.parametrize(
    ("km", "verdict"),
    [
        ((40, 40, 40, 28, 40.7), "return"),  # exactly +10 % on 37
        ((40, 40, 40, 28, 40.71), "steep"),
        ((40, 40, 40, 36, 42.9), "return"),  # exactly +10 % on 39, +19 % on 36
        ((40, 40, 40, 36, 42.91), "above"),
        ((40, 40, 40, 36, 39.6), "within"),  # exactly +10 % on 36 needs no other level
        ((40, 40, 40, 36, 39.61), "return"),
    ],
)
def test_a_return_ends_ten_percent_above_the_level_held(km: Totals, verdict: str) -> None:
    assert verdicts(*km)[-1] == verdict


def test_weeks_of_a_break_are_not_part_of_the_level_held() -> None:
    # The four non-break weeks before the last one are 20, 22, 24, 16: mean 20.5. The rest week is not among them.
    weeks = by_km(40, 40, 40, 40, 0, 20, 22, 24, 16, 22)
    assert cells(weeks, "held_level")[-1] == 20.5
    assert weeks["verdict"].iloc[-1] == "return"  # +37.5 % on 16, +7.3 % on 20.5


# Time and distance -------------------------------------------------------------------------------------------------


def test_the_verdict_follows_the_measure_and_the_other_stands_beside_it() -> None:
    # Time +8 %, distance +20 %.
    log = Diary(runs=weeks_of(km=[40, 48], minutes=[250, 270]))
    by_time, by_distance = judged(log, 2, "time").iloc[-1], judged(log, 2, "distance").iloc[-1]
    assert (by_time["verdict"], by_time["verdict_measure"]) == ("within", "time")
    assert (by_distance["verdict"], by_distance["verdict_measure"]) == ("above", "distance")
    assert (by_time["verdict_time"], by_time["verdict_distance"]) == ("within", "above")


def test_a_run_that_lacks_the_measure_leaves_the_verdict_to_the_other_one() -> None:
    # In the second week one run of 30 min has no distance: 264 + 30 after 240 min is +22.5 %.
    with_a_gap = [("2026-01-12", 44, 264), ("2026-01-13", None, 30)]
    log = Diary(runs=runs(("2026-01-05", 40, 240), *with_a_gap, ("2026-01-19", 44, 294)))
    weeks = judged(log, 3, "distance")
    assert cells(weeks, "change_distance") == [None, None, None]
    assert cells(weeks, "change_time") == [None, 0.225, 0]
    assert weeks["verdict"].tolist() == ["first", "above", "lower"]
    assert weeks["verdict_measure"].tolist()[1:] == ["time", "time"]
    assert judged(log, 3, "time")["verdict_measure"].tolist() == ["time"] * 3


def test_two_weeks_that_share_no_measure_cannot_be_compared() -> None:
    weeks = judged(Diary(runs=runs(("2026-01-05", 40, None), ("2026-01-12", None, 240))), 2)
    assert weeks["verdict"].tolist() == ["first", "restart"]
    assert weeks[["change_time", "change_distance"]].isna().all(axis=None)


def test_a_typed_total_makes_a_mixture_comparable() -> None:
    ran = runs(("2026-01-05", 40, 240), ("2026-01-12", 30, 200), ("2026-01-13", None, 64))
    weeks = judged(Diary(runs=ran, week_totals=typed(km=[None, 44]).week_totals), 2)
    assert weeks["verdict"].tolist() == ["first", "within"]
    assert weeks["verdict_measure"].tolist() == ["distance", "distance"]


def test_typed_totals_and_runs_of_the_same_size_have_the_same_verdicts() -> None:
    km = [40, 44, 60, 28, 40, 8, 9, 41, 43]
    pd.testing.assert_frame_equal(
        by_km(*km)[["verdict", "change_distance", "usual_level", "held_level"]],
        judged(Diary(runs=weeks_of(km=km)), len(km))[["verdict", "change_distance", "usual_level", "held_level"]],
    )


@pytest.mark.parametrize(
    ("log", "asked", "in_force"),
    [
        (typed(km=[40]), "time", "distance"),
        (typed(km=[40]), "distance", "distance"),
        (typed(minutes=[240]), "distance", "time"),
        (typed(km=[40], minutes=[240]), "time", "time"),
        (typed(km=[40, 0], minutes=[None, 0]), "time", "distance"),  # a rest of 0 min tells nothing of time
        (Diary(), "time", "time"),
    ],
)
def test_the_measure_asked_for_gives_way_when_the_log_knows_nothing_of_it(
    log: Diary, asked: Measure, in_force: Measure
) -> None:
    assert effective_measure(weekly(log, after(2)), asked) == in_force


# Single runs -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("km", "band"),
    [
        (5, "usual"),
        (11, "usual"),  # exactly +10 %
        (11.01, "small"),
        (13, "small"),  # exactly +30 %
        (13.01, "moderate"),
        (20, "moderate"),  # exactly double
        (20.01, "large"),
    ],
)
def test_a_run_is_compared_with_the_longest_of_the_thirty_days_before(km: float, band: str) -> None:
    last = spikes(runs(("2026-01-05", 8, 48), ("2026-01-20", 10, 60), ("2026-01-25", km, 60))).iloc[-1]
    assert (last["longest_30d_km"], last["spike_band"]) == (10, band)
    assert last["spike"] == pytest.approx(km / 10 - 1)


def test_thirty_days_before_still_counts_and_thirty_one_do_not() -> None:
    on_the_edge = spikes(runs(("2026-01-01 23:00", 10, 60), ("2026-01-31 06:00", 12, 72)))
    too_late = spikes(runs(("2026-01-01 23:00", 10, 60), ("2026-02-01 06:00", 12, 72)))
    assert cells(on_the_edge, "spike") == [None, 0.2]
    assert cells(too_late, "spike") == [None, None]
    assert too_late["spike_band"].isna().all()


def test_two_runs_of_a_day_are_not_compared_with_each_other() -> None:
    same_day = [("2026-01-10 07:00", 6, 36), ("2026-01-10 19:00", 12, 72)]
    compared = spikes(runs(("2026-01-05", 10, 60), *same_day))
    assert cells(compared, "longest_30d_km") == [None, 10, 10]
    assert cells(compared, "spike") == [None, -0.4, 0.2]


def test_a_run_without_a_distance_has_no_spike_and_hides_no_longer_one() -> None:
    compared = spikes(runs(("2026-01-05", 10, 60), ("2026-01-06", None, 60), ("2026-01-07", 12, 72)))
    assert cells(compared, "spike") == [None, None, 0.2]


def test_spikes_do_not_depend_on_the_order_of_the_rows() -> None:
    in_order = spikes(runs(("2026-01-05", 10, 60), ("2026-01-12", 14, 84), ("2026-01-19", 16, 96)))
    backwards = spikes(runs(("2026-01-19", 16, 96), ("2026-01-12", 14, 84), ("2026-01-05", 10, 60)))
    assert cells(in_order, "spike") == cells(backwards, "spike")[::-1] == [None, 0.4, round(16 / 14 - 1, 9)]
