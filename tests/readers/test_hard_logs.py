"""Small logs of the kinds that were read wrongly once, beside the project, compared with what is right."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import ReadHints, ReadResult, read_log

LOGS = Path(__file__).parents[3] / "shared" / "hard_logs"
LISTED = LOGS / "truth.json"
TRUTH: dict[str, Any] = json.loads(LISTED.read_text(encoding="utf-8")) if LISTED.exists() else {}
NAMES = list(TRUTH) or [pytest.param("", id="none")]

pytestmark = pytest.mark.skipif(not TRUTH, reason=f"no hard logs at {LOGS}")


@cache
def read(name: str) -> ReadResult | UnreadableFile:
    try:
        return read_log(LOGS / name)
    except UnreadableFile as refusal:
        return refusal


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_is_right_or_the_file_is_refused_or_asked_about_where_that_is_right_too(name: str) -> None:
    right, result = TRUTH[name]["right"], read(name)
    if isinstance(result, UnreadableFile):
        assert "refuse" in right.get("or_", "")
        return
    if "ask" in right.get("or_", "") and not len(result.runs):
        assert result.report.questions
        return
    assert len(result.runs) == right.get("runs", len(result.runs))
    assert len(result.week_totals) == right.get("weeks", len(result.week_totals))
    for figure in ("distance_km", "duration_min"):
        if isinstance(right.get(figure), int | float):
            assert result.runs[figure].sum() == pytest.approx(right[figure], rel=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_file_does_not_say_is_asked_with_the_likelier_answer(name: str) -> None:
    right, result = TRUTH[name]["right"], read(name)
    if "asks" in right:
        assert isinstance(result, ReadResult)
        guesses = {question.about: question.guess for question in result.report.questions}
        assert guesses.get(right["asks"]) == right.get("guess", guesses.get(right["asks"], "not asked"))


@pytest.mark.parametrize("name", NAMES)
def test_the_first_run_is_on_the_day_of_the_workout_and_other_sports_stand_on_theirs(name: str) -> None:
    right, result = TRUTH[name]["right"], read(name)
    for key in ("start", "first"):
        if key in right:
            assert isinstance(result, ReadResult)
            assert f"{result.runs['start'].min():%Y-%m-%dT%H:%M}" == right[key]
    if "with_berlin_first" in right:
        answered = read_log(LOGS / name, hints=ReadHints(timezone="Europe/Berlin"))
        assert f"{answered.runs['start'].min():%Y-%m-%dT%H:%M}" == right["with_berlin_first"]
    if "other_sport_days" in right:
        assert isinstance(result, ReadResult)
        assert result.days["other_sport"].notna().sum() == right["other_sport_days"]
