"""The sample runner: conforms to the vocabulary, tells its story, and is the same runner in every file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from neckload.domain.analysis import analyse
from neckload.domain.deduplicate import combined
from neckload.domain.tables import Diary
from neckload.readers import read_log
from neckload.ui.session import sample

SAMPLE = Path(__file__).parents[2] / "sample_data"
TODAY = date(2026, 3, 18)


@pytest.fixture(scope="module")
def diary() -> Diary:
    return Diary(**{table: pd.read_csv(SAMPLE / f"{table}.csv") for table in ("runs", "pain", "days")})


def test_the_last_full_week_is_above_the_guideline_and_the_neck_is_worse(diary: Diary) -> None:
    last = analyse(diary, today=TODAY).weeks.iloc[-2]
    assert (last["duration_min"], last["pain_max"], last["verdict"]) == (pytest.approx(162), 5, "above")


def test_the_sample_shows_every_state_and_most_verdicts(diary: Diary) -> None:
    weeks = analyse(diary, today=TODAY).weeks
    assert set(weeks["state"]) == {"complete", "partial", "rest", "unrecorded"}
    assert {"first", "within", "lower", "return", "restart", "steep", "above", "rest"} <= set(weeks["verdict"])


def test_no_red_flag_hides_the_answer(diary: Diary) -> None:
    advice = analyse(diary, today=TODAY).advice
    assert advice.red_flag is None
    assert advice.target is not None


@pytest.mark.parametrize(
    ("name", "state", "pairs"),
    [("trying", "running", 6), ("tried", "complete", 10)],
)
@pytest.mark.parametrize("weekday", [0, 6])
def test_a_runner_is_in_the_middle_of_an_experiment_and_at_its_end_on_any_day(
    name: str, state: str, pairs: int, weekday: int
) -> None:
    chosen, today = sample.SAMPLES[name], date(2027, 5, 3 + weekday)
    files = combined([read_log(SAMPLE / file).diary for file in chosen.files])
    found = analyse(sample.moved(files, chosen.day, today), today=today)
    (course,) = found.experiments
    assert course.state == state
    assert pairs - 1 <= course.complete_pairs <= pairs
    assert course.answer is None or course.answer.is_difference
    assert found.answers.settling is not None
    assert (found.answers.settling.hours is not None) == (found.answers.settling.next_morning.is_comparable)


def test_the_vendor_files_hold_the_same_minutes(diary: Diary) -> None:
    strava = pd.read_csv(SAMPLE / "strava_activities.csv")
    runs = strava[strava["Activity Type"].isin(["Run", "Trail Run"])]
    garmin = pd.read_csv(SAMPLE / "garmin_activities.csv")
    minutes = pytest.approx(diary.runs["duration_min"].sum())
    assert runs["Moving Time"].sum() / 60 == minutes
    assert pd.to_timedelta(garmin["Moving Time"]).dt.total_seconds().sum() / 60 == minutes
