"""What the diary speaks for: counts that are right, minimums that hold, and silence where it says nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from neckload.domain import care
from neckload.domain.analysis import analyse
from neckload.domain.care_choice import Why
from neckload.domain.tables import Diary
from tests import builders
from tests.builders import days, diary

TODAY = date(2026, 3, 18)


def diary_of(after: list[float], every_days: int = 4, **columns: Any) -> Diary:
    """A run every so many days up to the day before yesterday, each with a note the next morning."""
    starts = pd.date_range(end="2026-03-16 18:00", periods=len(after), freq=f"{every_days}D")
    frame = pd.DataFrame({"start": starts, "distance_km": 6.0, "duration_min": 36.0}).assign(**columns)
    notes = pd.DataFrame({"when": starts + pd.Timedelta(hours=14), "pain_0_10": after})
    return Diary(runs=frame, pain=notes)


def told(noted: Diary) -> dict[str, tuple[Why, ...]]:
    return {each.item.key: each.reasons for each in analyse(noted, today=TODAY).care}


def check_ins(count: int, first: str = "2026-03-01 12:00", **columns: Any) -> Diary:
    when = pd.date_range(first, periods=count, freq="1D")
    return Diary(pain=pd.DataFrame({"when": when, "pain_0_10": 2.0}).assign(**columns))


def test_an_empty_diary_speaks_for_nothing() -> None:
    assert told(Diary()) == {}


def test_pain_that_followed_most_runs_with_a_phone_speaks_for_checking_the_gear() -> None:
    gear = ["phone_in_hand"] * 5 + ["nothing"] * 5
    (why,) = told(diary_of([3, 3, 0, 3, 3, 0, 0, 0, 0, 0], gear=gear))["check_gear"]
    assert (why.kind, why.name) == ("with", "phone_in_hand")
    assert dict(why.figures) == {"times": 4, "of": 5, "times_else": 0, "of_else": 5, "usual": 0}


def test_a_neck_that_always_hurts_is_counted_above_its_own_usual_pain() -> None:
    gear = ["phone_in_hand"] * 5 + ["nothing"] * 6
    (why,) = told(diary_of([5, 5, 5, 5, 3, 3, 3, 3, 3, 3, 3], gear=gear))["check_gear"]
    assert dict(why.figures) == {"times": 4, "of": 5, "times_else": 0, "of_else": 6, "usual": 3}


@pytest.mark.parametrize(
    ("after", "gear"),
    [
        ([3, 3, 3, 0, 0, 0, 0, 0], ["phone_in_hand"] * 3 + ["nothing"] * 5),  # too few runs with
        ([3, 3, 3, 3, 3, 0, 0, 0], ["phone_in_hand"] * 5 + ["nothing"] * 3),  # too few without
        ([3, 0, 0, 0, 3, 0, 0, 0, 0, 0], ["phone_in_hand"] * 5 + ["nothing"] * 5),  # less than half
        ([3, 3, 3, 0, 0, 0, 3, 3, 0, 0, 0, 0], ["phone_in_hand"] * 6 + ["nothing"] * 6),  # 3 of 6 and 2 of 6
    ],
    ids=["three with", "three without", "two of five", "close together"],
)
def test_too_few_runs_or_too_small_a_gap_are_not_spoken_of(after: list[float], gear: list[str]) -> None:
    assert "check_gear" not in told(diary_of(after, gear=gear))


def test_runs_that_all_had_it_cannot_be_compared_and_are_told_so() -> None:
    (why,) = told(diary_of([2, 2, 0, 2, 0], gear="backpack"))["check_gear"]
    assert (why.kind, why.name, dict(why.figures)) == ("always", "backpack", {"times": 3, "of": 5})


def test_a_missing_warm_up_speaks_for_warming_up_and_a_harmful_one_does_not() -> None:
    warm_up = [False] * 5 + [True] * 5
    (why,) = told(diary_of([3, 3, 3, 3, 0, 0, 0, 0, 0, 0], warm_up=warm_up))["warm_up_and_cool_down"]
    assert (why.kind, why.name, why.figures["times"], why.figures["of"]) == ("without", "warm_up", 4, 5)
    assert "warm_up_and_cool_down" not in told(diary_of([0, 0, 0, 0, 0, 0, 3, 3, 3, 3], warm_up=warm_up))


@pytest.mark.parametrize(
    ("symptom", "first"),
    [
        ("stiffness", "head_turns"),
        ("soreness", "ice"),
        ("spreads_to_shoulder_or_upper_back", "t_spine_opener"),
        ("ache_back_of_head", "chin_tucks"),
    ],
)
def test_a_symptom_noted_three_times_lately_speaks_for_an_exercise_or_relief(symptom: str, first: str) -> None:
    noted = told(check_ins(4, symptoms=[symptom, symptom, None, symptom]))
    assert next(iter(noted)) == first
    assert noted[first] == (Why("symptom", symptom, {"times": 3, "of": 3}),)
    assert told(check_ins(2, symptoms=symptom)) == {}
    assert told(check_ins(4, first="2026-01-10 12:00", symptoms=symptom)) == {}


def test_pain_mostly_during_runs_speaks_for_looking_at_how_one_runs() -> None:
    moments = ["during_run", "during_run", "during_run", "after_run", "day", "day", "day"]
    noted = told(check_ins(7, moment=moments))
    assert noted["position"] == (Why("moment", "during_run", {"times": 3, "of": 4}),)
    assert "ice" not in noted


def test_long_days_at_a_desk_speak_for_breaks() -> None:
    dates = [f"2026-03-{day:02}" for day in range(9, 15)]
    noted = Diary(days=days(*dates, desk_hours=[8.0, 9, 8, 8, 7, 0]))
    assert told(noted)["move_through_the_day"] == (Why("desk", figures={"hours": 8.0, "days": 5}),)
    assert told(Diary(days=days(*dates, desk_hours=5.0))) == {}


def test_pain_that_lingers_for_weeks_comes_before_everything_else() -> None:
    noted = diary([20] * 6, [100] * 6, [3] * 6, first="2026-02-02")
    first, *_ = analyse(noted, today=TODAY).care
    assert (first.item.key, first.reasons[0].kind) == ("physical_therapy", "lingers")


def test_a_steep_week_speaks_for_building_up_slowly_with_its_own_figure() -> None:
    (why,) = told(diary([20] * 6, [100, 100, 100, 100, 100, 150], [0] * 6, first="2026-02-02"))["build_gradually"]
    assert (why.kind, why.name, why.figures["change"]) == ("rise", "time", pytest.approx(0.5))


def test_what_the_runner_saw_in_the_last_review_is_kept_in_sight() -> None:
    noted = Diary(days=days("2026-01-10", "2026-03-01", self_review=["position", "gaze"]))
    assert told(noted) == {"gaze": (Why("seen_in_review", "gaze"),)}


def test_pain_that_rises_overnight_speaks_for_ice_and_a_cool_down() -> None:
    starts = pd.date_range(end="2026-03-12 18:00", periods=6, freq="7D")
    before = pd.DataFrame({"when": starts - pd.Timedelta(days=1), "pain_0_10": 1.0})
    after = pd.DataFrame({"when": starts + pd.Timedelta(days=1), "pain_0_10": 3.0})
    noted = told(Diary(runs=builders.runs(*((str(start), 6, 36) for start in starts)), pain=pd.concat([before, after])))
    assert noted["ice"] == noted["warm_up_and_cool_down"] == (Why("day_after", figures={"before": 1.0, "after": 3.0}),)


def test_everything_that_can_be_suggested_is_an_item_of_the_advice() -> None:
    spoken = {each.item.key for each in analyse(full_of_reasons(), today=TODAY).care}
    assert spoken <= set(care.ITEMS)
    assert len(spoken) >= 6


def full_of_reasons() -> Diary:
    base = diary_of([3, 3, 3, 3, 0, 0, 0, 0, 0, 0], gear=["phone_in_hand"] * 5 + ["nothing"] * 5)
    noted = check_ins(9, symptoms="stiffness,soreness,ache_back_of_head", moment="after_run")
    return Diary(runs=base.runs, pain=pd.concat([base.pain, noted.pain]))


@pytest.mark.parametrize(("scores", "kind"), [([3] * 5, "lingers"), ([1, 1, 1, 6, 7], "stays_high")])
def test_a_referral_is_told_with_what_called_for_it(scores: list[float], kind: str) -> None:
    found = analyse(diary([20] * 5, [100] * 5, scores), today=builders.after(5)).care
    (why, *_) = next(each.reasons for each in found if each.item.key == "physical_therapy")
    assert why.kind == kind


def test_mild_pain_that_lingers_speaks_for_the_exercises_and_not_yet_for_a_therapist() -> None:
    found = analyse(diary([20] * 5, [100] * 5, [1] * 5), today=builders.after(5)).care
    kinds = {each.item.key: each.reasons[0].kind for each in found}
    assert kinds["chin_tucks"] == "lingers"
    assert "physical_therapy" not in kinds
