"""One answer, or what is missing for one; and how often the answer is wrong, by simulation."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neckload.domain import evidence, evidence_link
from neckload.domain.association import Association, associate
from neckload.domain.certainty import certainty
from neckload.domain.steps import by_day, symmetric_change
from neckload.domain.tables import Diary
from neckload.domain.weeks import weekly
from tests import builders

SAMPLES = Path(__file__).parents[2] / "sample_data"
SAMPLE_DAY = date(2026, 3, 18)
CYCLING_KM = (40, 44, 38, 52, 30, 47, 41, 60, 35, 43)
CYCLING_PAIN = (1, 0, 3, 1, 4, 0, 2, 2, 5, 1, 3)


def answer(diary: Diary, today: date) -> Association:
    weeks = weekly(diary, today)
    return associate(weeks, by_day(weeks, diary.runs, diary.pain, "distance", today), "distance", today)


def answer_for(km: builders.Measure, pain: builders.Measure) -> Association:
    """For typed weeks from January 2025 on."""
    first = "2025-01-06"
    return answer(builders.typed(km=km, pain_0_10=pain, first=first), builders.after(max(len(km), len(pain)), first))


def ordinary(weeks: int) -> tuple[list[float | None], list[float | None]]:
    km = [float(CYCLING_KM[week % 10] + week % 7) for week in range(weeks)]
    return list(km), [float(CYCLING_PAIN[week % 11]) for week in range(weeks)]


def sample(name: str) -> Association:
    totals = pd.read_csv(SAMPLES / f"{name}.csv")
    return answer(Diary(week_totals=totals), SAMPLE_DAY)


def assert_says_nothing(found: Association) -> None:
    assert found.verdict in ("not_enough", "nothing_to_compare")
    assert found.p in (None, 1.0)
    assert (found.lag, found.exposure, found.sign, found.effects) == (None, None, 0, ())
    assert all(math.isnan(figure) for figure in (found.estimate, found.low, found.high, found.smallest_detectable))


def test_the_linked_sample_runner_has_some_evidence_a_week_later() -> None:
    found = sample("linked")
    assert (found.verdict, found.resolution) == ("some", "week")
    # Of 30 weeks the look of 26: there the change of the load is the strongest, its level hardly less.
    assert (found.exposure, found.lag, found.sign) == ("change", 1, 1)
    # 0.0067 to 0.0079 over five seeds of the reference; the error of 1,999 shuffles is 0.002.
    assert found.p == pytest.approx(0.0073, abs=0.004)
    assert found.p == min(effect.p for effect in found.effects)
    assert (found.pairs_used, found.painful) == (26, 16)
    assert (found.winners_curse, found.power_weeks, found.power) == (True, 26, pytest.approx(0.22, abs=0.02))


def test_the_linked_sample_runner_s_estimate_is_of_all_thirty_weeks() -> None:
    found = sample("linked")
    assert found.estimate == pytest.approx(1.0582, abs=5e-4)
    assert (found.low, found.high) == pytest.approx((0.336, 1.780), abs=2e-3)
    assert found.smallest_detectable == pytest.approx(3.2 * 0.2897, abs=5e-4)
    assert [effect.lag for effect in found.effects] == [0, 1, 2]
    assert [effect.pairs for effect in found.effects] == [30, 29, 28]


def test_the_verdict_says_its_date_and_the_next_look() -> None:
    found = sample("linked").schedule
    # 26 weeks from 18 August 2025 end on 15 February 2026; 22 more from 16 March on end before 17 August.
    assert (found.taken, found.as_of, found.weeks) == (1, date(2026, 2, 15), 26)
    assert (found.known_weeks, found.next_weeks, found.next_on) == (30, 52, date(2026, 8, 17))
    assert found.progress == pytest.approx(30 / 52)


def test_the_unlinked_sample_runner_has_at_most_a_hint() -> None:
    found = sample("unlinked")
    # 0.088 to 0.096 over five seeds of the reference.
    assert found.p == pytest.approx(0.092, abs=0.015)
    assert (found.verdict, found.resolution) == ("hint", "week")


def test_the_picture_shows_the_load_moved_to_the_weeks_it_is_compared_with() -> None:
    aligned = sample("linked").aligned
    assert aligned.columns.tolist() == ["date", "load", "pain", "shifted"]
    assert aligned["date"].iloc[0] == pd.Timestamp("2025-08-18")
    assert aligned["shifted"].iloc[1:4].tolist() == [49.1, 47.2, 52.5]
    assert len(aligned) == 30


@pytest.mark.parametrize(
    ("p", "name"),
    [(0.0005, "clear"), (0.004, "clear"), (0.0045, "some"), (0.02, "some"), (0.0205, "hint"), (0.2, "hint"),
     (0.2005, "none"), (1.0, "none")],
)  # fmt: skip
def test_an_upper_bound_of_p_belongs_to_the_surer_verdict(p: float, name: str) -> None:
    assert certainty(p, evidence_link.CLEAR_CHANCE, evidence_link.SOME_CHANCE) == name


def test_a_difference_looked_at_once_needs_less() -> None:
    limits = evidence.FACTOR_CLEAR_CHANCE, evidence.FACTOR_SOME_CHANCE
    assert [certainty(p, *limits) for p in (0.01, 0.05, 0.0505)] == ["clear", "some", "hint"]


def test_twenty_five_weeks_are_not_enough_and_one_more_is() -> None:
    found = answer_for(*ordinary(25))
    assert_says_nothing(found)
    assert (found.verdict, found.p, found.weeks_missing_for_an_answer) == ("not_enough", None, 1)
    assert (found.schedule.taken, found.schedule.as_of, found.schedule.progress) == (0, None, pytest.approx(25 / 26))
    assert answer_for(*ordinary(26)).p is not None


def without_estimates(found: Association) -> tuple[object, ...]:
    looks = found.schedule
    return found.verdict, found.p, found.lag, found.exposure, found.sign, looks.taken, looks.as_of, looks.weeks


def test_between_two_looks_a_week_changes_no_verdict() -> None:
    at_the_look = answer_for(*ordinary(26))
    for weeks in (27, 40, 51):
        assert without_estimates(answer_for(*ordinary(weeks))) == without_estimates(at_the_look)
    assert answer_for(*ordinary(52)).schedule.taken == 2


def test_a_record_read_in_at_once_gets_the_last_look_it_has_reached() -> None:
    found = answer_for(*ordinary(110))
    assert (found.schedule.taken, found.schedule.weeks, found.schedule.next_weeks) == (3, 104, 208)


def test_a_look_waits_for_the_fifth_painful_week_and_then_keeps_to_it() -> None:
    km, _ = ordinary(45)
    sore = [2.0 if week in (3, 9, 16, 24, 33) else 0.0 for week in range(45)]
    waiting, taken = answer_for(km[:33], sore[:33]), answer_for(km, sore)
    assert (waiting.verdict, waiting.schedule.next_weeks, waiting.schedule.next_on) == ("not_enough", 26, None)
    assert (taken.schedule.taken, taken.schedule.weeks, taken.schedule.next_weeks) == (1, 34, 52)


def test_the_current_week_counts_nowhere() -> None:
    km, pain = ordinary(26)
    diary = builders.typed(km=km, pain_0_10=pain, first="2025-01-06")
    assert answer(diary, date(2025, 7, 6)).schedule.taken == 0
    assert answer(diary, date(2025, 7, 7)).schedule.taken == 1


def test_pain_that_never_changes_leaves_nothing_to_compare() -> None:
    found = answer_for(ordinary(30)[0], [3.0] * 30)
    assert_says_nothing(found)
    assert (found.verdict, found.p) == ("nothing_to_compare", 1.0)


def test_the_same_load_every_week_leaves_nothing_to_compare() -> None:
    found = answer_for([40.0] * 30, ordinary(30)[1])
    assert (found.verdict, found.p) == ("nothing_to_compare", 1.0)


def test_a_neck_that_never_hurts_leaves_nothing_to_compare() -> None:
    assert_says_nothing(answer_for(ordinary(30)[0], [0.0] * 30))


def test_a_load_that_only_ever_rises_leaves_its_change_to_compare_and_no_error() -> None:
    found = answer_for([20.0 + week for week in range(30)], ordinary(30)[1])
    assert found.verdict in ("none", "hint", "some", "clear", "nothing_to_compare")


def test_four_painful_weeks_are_not_enough_for_a_p_value_and_five_are() -> None:
    km, _ = ordinary(30)
    four = [2.0 if week in (3, 9, 16, 24) else 0.0 for week in range(30)]
    found = answer_for(km, four)
    assert_says_nothing(found)
    assert (found.verdict, found.p, found.painful, found.weeks_missing_for_an_answer) == ("not_enough", None, 4, 0)
    assert answer_for(km, [*four[:28], 2.0, 0.0]).p is not None


def test_unknown_weeks_are_left_out_and_not_joined_across() -> None:
    km, pain = ordinary(60)
    gappy = [None if week % 5 in (1, 3) else score for week, score in enumerate(pain)]
    found = answer_for(km, gappy)
    # 36 weeks have pain. Only one pair of every five weeks is unbroken, so the look waits for the tenth pair.
    assert (found.schedule.known_weeks, found.pairs_used) == (36, 31)
    assert [effect.pairs for effect in found.effects] == [36, 35, 35]


def test_one_typed_week_in_ten_is_not_enough_and_says_what_is_missing() -> None:
    km, pain = ordinary(100)
    seldom = [score if week % 10 == 0 else None for week, score in enumerate(pain)]
    found = answer_for(km, seldom)
    assert_says_nothing(found)
    # Ten weeks with pain; sixteen more make twenty-six.
    assert (found.pairs_used, found.weeks_missing_for_an_answer) == (10, 16)


def test_pain_noted_every_other_week_for_two_years_is_not_enough() -> None:
    km, pain = ordinary(104)
    found = answer_for(km, [score if week % 2 else None for week, score in enumerate(pain)])
    assert_says_nothing(found)
    assert (found.pairs_used, found.weeks_missing_for_an_answer) == (52, 10)


def test_an_empty_diary_has_no_answer_and_no_share_of_painless_weeks() -> None:
    found = answer(Diary(), SAMPLE_DAY)
    assert_says_nothing(found)
    assert (found.pairs_used, found.weeks_missing_for_an_answer) == (0, 26)
    assert math.isnan(found.zero_share)


def test_two_years_of_running_before_the_first_note_of_pain_change_nothing() -> None:
    km, pain = ordinary(40)
    short = answer_for(km[10:], pain[10:])
    # The two weeks right before the first note do count: pain may follow them.
    long = answer_for(km, [*[None] * 10, *pain[10:]])
    assert (long.pairs_used, len(long.aligned)) == (26, 32)
    assert [effect.pairs for effect in short.effects] == [30, 29, 28]
    assert [effect.pairs for effect in long.effects] == [30, 30, 30]


weeks_of_a_diary = st.lists(
    st.tuples(st.one_of(st.none(), st.integers(0, 60)), st.one_of(st.none(), st.sampled_from([0, 1, 2, 3]))),
    max_size=60,
)


@given(weeks_of_a_diary)
@settings(max_examples=20)
def test_any_diary_gets_a_verdict_and_no_figure_without_an_answer(rows: list[tuple[int | None, int | None]]) -> None:
    found = answer_for([km for km, _ in rows], [pain for _, pain in rows])
    if found.verdict in ("not_enough", "nothing_to_compare"):
        assert_says_nothing(found)
    else:
        assert found.p is not None
        assert certainty(found.p, evidence_link.CLEAR_CHANCE, evidence_link.SOME_CHANCE) == found.verdict
        assert found.lag in (0, 1, 2)
        assert math.isnan(found.estimate) or found.low <= found.estimate <= found.high


def daily_diary(days: int, pain_every: int = 1) -> Diary:
    """Runs on three days a week; pain of 1, and of 4 on the day after each run of more than 8 km."""
    generator = np.random.default_rng(5)
    dates = pd.date_range("2025-01-06", periods=days, freq="D")
    running = dates.day_of_week.isin([1, 3, 6]) & (generator.random(days) < 0.8)
    km = np.where(running, generator.choice([5.0, 6.0, 10.0, 12.0], days), 0.0)
    sore = np.where(np.append(0, km[:-1]) > 8, 4, generator.integers(0, 3, days))
    runs = pd.DataFrame({"start": dates[running] + pd.Timedelta(hours=18), "distance_km": km[running]})
    pain = pd.DataFrame({"when": dates + pd.Timedelta(hours=20), "pain_0_10": sore.astype(float)})
    return Diary(runs=runs, pain=pain.iloc[::pain_every])


def test_half_a_year_of_daily_pain_is_answered_by_day_and_finds_the_day_after() -> None:
    found = answer(daily_diary(182), date(2025, 7, 7))
    assert (found.resolution, found.verdict) == ("day", "some")
    assert (found.exposure, found.lag, found.sign) == ("level", 1, 1)
    assert [effect.lag for effect in found.effects] == list(range(1, 8))
    # 4 instead of about 1 after the longer half of the runs, 11 km against a mean of 8: roughly 3 per 11/8 of a run.
    assert found.low < 3 * 8 / 11 < found.high
    assert (found.pairs_used, found.power_weeks) == (182, 26)
    # Nothing was put on the second day after, and the rest between two runs must not show as an effect of its own.
    assert found.effects[1].low < 0 < found.effects[1].high


def test_fewer_days_or_days_without_their_day_before_are_answered_by_week() -> None:
    assert answer(daily_diary(179), date(2025, 7, 7)).resolution == "week"
    assert answer(daily_diary(400, pain_every=2), date(2026, 3, 1)).resolution == "week"


def test_today_itself_is_not_over_and_counts_nowhere_by_day() -> None:
    found = answer(daily_diary(190), date(2025, 7, 10))
    assert found.aligned["date"].max() == pd.Timestamp("2025-07-09")


def test_symmetric_change_is_small_where_change_is_and_bounded_where_change_is_not() -> None:
    # 40 to 44: 2 x 4 / 84; from and to rest: 2 and -2; rest to rest: 0; beside a gap: unknown.
    changes = symmetric_change(np.array([40, 44, 0, 0, 10, np.nan, 10]))
    np.testing.assert_allclose(changes, [np.nan, 8 / 84, -2, 0, 2, np.nan, np.nan], atol=1e-9)
