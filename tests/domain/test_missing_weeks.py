"""Weeks nobody knows of: asked about, read as rest until the runner answers, and never turned into rest by a score."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from neckload.domain.analysis import Analysis, analyse
from neckload.domain.tables import Diary
from tests.builders import after, days, pain, typed, weeks_of

# 200 min a week, two silent weeks, and one week of 27 min: the case of the runner who forgot to record.
SILENT = (200, 200, 200, 200, None, None, 27)


def analysed(minutes: Sequence[float | None], today_is_after: int | None = None, **tables: pd.DataFrame) -> Analysis:
    return analyse(Diary(runs=weeks_of(minutes=minutes), **tables), today=after(today_is_after or len(minutes)))


def bounds(analysis: Analysis) -> tuple[float, float] | None:
    target = analysis.advice.target
    return (round(target.low, 6), round(target.high, 6)) if target else None


def asked(analysis: Analysis) -> list[str]:
    missing = analysis.advice.missing_weeks
    return [f"{week:%Y-%m-%d}" for week in missing.weeks] if missing else []


def test_silent_weeks_before_a_small_one_are_read_as_rest_and_asked_about() -> None:
    silent = analysed(SILENT)
    rested = analysed(SILENT, days=days("2026-02-02", "2026-02-09", marked_rest=True))
    assert asked(silent) == ["2026-02-02", "2026-02-09"]
    assert bounds(silent) == bounds(rested)
    assert bounds(silent) == (25.65, 27)  # nothing is known of the neck: no more than the last week of running
    assert asked(rested) == []


def test_scores_of_the_neck_alone_turn_no_unknown_week_into_rest() -> None:
    calm = pain(("2026-02-16", 0), ("2026-02-23", 0))
    in_the_gap = pain(("2026-02-03", 0), ("2026-02-10", 0), ("2026-02-16", 0), ("2026-02-23", 0))
    without, with_scores = analysed(SILENT, pain=calm), analysed(SILENT, pain=in_the_gap)
    assert asked(without) == asked(with_scores) == ["2026-02-02", "2026-02-09"]
    assert bounds(without) == bounds(with_scores)
    missing = with_scores.advice.missing_weeks
    assert missing is not None
    assert missing.with_scores


def test_who_ran_as_usual_keeps_their_level_and_is_not_asked_again() -> None:
    answer = pd.DataFrame({"week": pd.to_datetime(["2026-02-02", "2026-02-09"]), "ran_as_usual": True})
    answered = analysed(SILENT, week_totals=answer, pain=pain(("2026-02-16", 0)))
    assert asked(answered) == []
    assert answered.advice.reference is not None
    # What is left is four weeks of 200 and one short week, so one week off.
    assert (answered.advice.reference.level, answered.advice.reference.weeks_off) == (200, 1)
    assert answered.weeks["state"].tolist()[4:6] == ["unrecorded", "unrecorded"]


def test_a_score_in_a_week_that_was_run_as_usual_does_not_make_it_rest() -> None:
    answer = pd.DataFrame({"week": pd.to_datetime(["2026-02-02"]), "ran_as_usual": True})
    weeks = analysed((200, 200, 200, 200), 5, week_totals=answer, pain=pain(("2026-02-03", 2))).weeks
    assert weeks["state"].tolist()[4] == "unrecorded"


def test_a_week_typed_as_0_is_rest_and_brings_the_range_back() -> None:
    gone = typed(minutes=[200, 200, 200, 200]).week_totals
    silent = analyse(Diary(week_totals=gone), today=after(10))
    assert bounds(silent) is None
    assert asked(silent) == []  # after so long a silence an answer alone brings no range back
    back = typed(minutes=[200, 200, 200, 200, *[None] * 5, 0]).week_totals
    rested = analyse(Diary(week_totals=back), today=after(10))
    assert bounds(rested) == (95, 100)  # six weeks off: half of the usual 200 min, held while no score is known
    assert len(asked(rested)) == 5


def test_four_weeks_of_running_after_a_gap_say_enough_and_nobody_is_asked() -> None:
    assert asked(analysed((200, 200, None, 150, 160, 170))) == ["2026-01-19"]
    assert asked(analysed((200, 200, None, 150, 160, 170, 180))) == []


def test_only_the_newest_weeks_in_a_row_are_asked_about() -> None:
    assert asked(analysed((200, None, 200, None, None, 200))) == ["2026-01-26", "2026-02-02"]


def test_another_sport_or_a_day_at_the_desk_shows_that_the_runner_rested_from_running() -> None:
    for note in ({"other_sport": "Ride"}, {"desk_hours": 8.0}):
        assert asked(analysed((200, 200, None, 150), days=days("2026-01-20", **note))) == []
