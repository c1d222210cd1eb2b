"""A therapist's answer: what it may say, what it becomes when accepted, and what its writer learns of it."""

from __future__ import annotations

from datetime import date
from math import inf, isnan, nan
from typing import Any

import pandas as pd
import pytest

from neckload.domain.analysis import Analysis, analyse
from neckload.domain.letters import Letter, LetterOutcome, accepted, following_week, is_over, letter_outcome
from neckload.domain.reference import Range
from neckload.domain.sharing import USUAL
from neckload.domain.tables import Diary, conform, empty
from tests.builders import after, diary, pain

# Today is Wednesday 11 February, after five weeks of 100 min.
THIS, NEXT = date(2026, 2, 9), date(2026, 2, 16)
FULL = Letter(NEXT, Range(120, 130, "min"), neck_ceiling=4, text="Go easy.")


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"text": "  \n"},
        {"target": Range(130, 120, "min")},
        {"target": Range(-1, 120, "min")},
        {"target": Range(100, 1e9, "km")},
        {"target": Range(nan, 100, "km")},
        {"target": Range(0, inf, "km")},
        {"change": 1.5},
        {"change": -1.1},
        {"change": 0.1, "target": Range(100, 120, "min")},
        {"neck_ceiling": 11},
        {"neck_ceiling": -1},
        {"text": "x" * 501},
    ],
)
def test_a_letter_that_says_nothing_or_the_impossible_is_refused(content: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^the "):
        Letter(NEXT, **content)


def test_it_is_for_the_week_after_the_one_that_is_running_and_is_over_when_that_week_is() -> None:
    assert following_week(after(5), "monday") == NEXT
    assert following_week(date(2026, 2, 15), "sunday") == date(2026, 2, 22)
    assert [is_over(FULL, day) for day in (NEXT, date(2026, 2, 22), date(2026, 2, 23))] == [False, False, True]


def targets(**cells: Any) -> pd.DataFrame:
    return conform(
        pd.DataFrame({"week": [pd.Timestamp(NEXT)], **{name: [cell] for name, cell in cells.items()}}), "targets"
    )


def known(row: pd.DataFrame) -> dict[str, Any]:
    (cells,) = row.drop(columns="week").to_dict("records")
    return {str(name): cell for name, cell in cells.items() if not pd.isna(cell)}


OWN = {"duration_min": 90.0, "set_by": "me", "note": "mine", "neck_ceiling": 3.0}
KM = {"distance_low_km": 20.0, "distance_km": 22.0}
RANGE = {"duration_low_min": 120.0, "duration_min": 130.0, "set_by": "therapist"}


@pytest.mark.parametrize(
    ("letter", "before", "row"),
    [
        (FULL, {}, {**RANGE, "neck_ceiling": 4.0, "note": "Go easy."}),
        (FULL, OWN, {**RANGE, "neck_ceiling": 4.0, "note": "Go easy."}),
        (Letter(NEXT, Range(20, 22, "km")), OWN, {**KM, "set_by": "therapist", "neck_ceiling": 3.0}),
        (Letter(NEXT, change=-0.1), {}, {"change": -0.1, "set_by": "therapist"}),
        (Letter(NEXT, neck_ceiling=5), OWN, {**OWN, "neck_ceiling": 5.0}),
        (Letter(NEXT, neck_ceiling=5), {}, {"set_by": "therapist", "neck_ceiling": 5.0}),
    ],
)
def test_accepted_it_is_a_target_and_what_it_does_not_say_stays(
    letter: Letter, before: dict[str, Any], row: dict[str, Any]
) -> None:
    assert known(accepted(letter, targets(**before) if before else empty("targets"))) == row


def test_words_alone_set_nothing() -> None:
    assert accepted(Letter(NEXT, text="Well done."), targets(**OWN)).empty


# What the advice makes of it


def advised(score: float, *, week: date = THIS, ceiling: float = 4, before: float = 1, **cells: Any) -> Analysis:
    """Five weeks with a neck at `before`, and this week a score; the ceiling is that of `week`."""
    log = diary([20] * 5, [100] * 5, [before] * 5)
    scored = pd.concat([log.pain, pain(("2026-02-10", score))], ignore_index=True)
    row = targets(neck_ceiling=ceiling, set_by="therapist", **cells).assign(week=pd.Timestamp(week))
    return analyse(Diary(log.runs, scored, targets=row), today=after(5))


def keys(facts: Analysis) -> list[str]:
    return [reason.key for reason in facts.advice.reasons if reason.key.startswith("ceiling")]


@pytest.mark.parametrize(
    ("score", "week", "ceiling", "reasons", "step"),
    [
        (2.0, THIS, 4, ["ceiling_now"], "build"),
        (4.0, THIS, 4, ["ceiling_now"], "ease"),  # at it is not above it
        (2.0, THIS, 1, ["ceiling_passed"], "back_off"),
        (2.0, NEXT, 1, ["ceiling_next"], "build"),  # it holds from that week on
        (2.0, date(2026, 2, 2), 0, ["ceiling_passed"], "back_off"),  # last week's 1 was above it
        (2.0, date(2026, 2, 2), 1, [], "build"),
        (2.0, date(2026, 1, 26), 0, [], "build"),
    ],
)
def test_a_neck_above_the_ceiling_of_its_week_backs_off(
    score: float, week: date, ceiling: float, reasons: list[str], step: str
) -> None:
    facts = advised(score, week=week, ceiling=ceiling)
    assert keys(facts) == reasons
    assert facts.advice.step is not None
    assert facts.advice.step.name == step


def test_a_passed_ceiling_takes_the_place_of_the_necks_own_reason() -> None:
    reasons = [reason.key for reason in advised(2.0, ceiling=1).advice.reasons]
    assert reasons[0] == "ceiling_passed"
    assert not [key for key in reasons if key.startswith("pain_")]


def test_a_ceiling_keeps_the_note_of_the_runners_own_target() -> None:
    own = pd.DataFrame({"week": [NEXT], "duration_min": [90.0], "set_by": ["me"], "note": ["a calm week"]})
    row = accepted(Letter(NEXT, neck_ceiling=4, text="Go easy"), Diary(targets=own).targets)
    assert row[["note", "neck_ceiling"]].to_numpy().tolist() == [["a calm week", 4]]


def test_above_the_ceiling_of_this_week_no_run_is_advised_today_and_its_target_is_not_chased() -> None:
    facts = advised(3.0, ceiling=2, duration_min=130.0)
    assert facts.advice.can_run == "leave_out"
    assert facts.this_week is not None
    assert facts.this_week.stop_above == 2
    held = advised(2.0, ceiling=2, duration_min=130.0)
    assert held.advice.can_run == "usually"
    assert held.this_week is not None
    assert isnan(held.this_week.stop_above)


def test_a_target_above_the_range_is_called_the_therapists_and_leaves_the_range_as_it_is() -> None:
    plain, theirs = (
        advised(1, ceiling=10),
        advised(1, week=NEXT, ceiling=10, duration_low_min=140.0, duration_min=150.0),
    )
    assert theirs.advice.target == plain.advice.target
    own = theirs.advice.own_target
    assert own is not None
    assert (own.target, own.set_by, own.compared) == (Range(140, 150, "min"), "therapist", "above")


# What came of it


@pytest.mark.parametrize(
    ("letter", "parts", "came"),
    [
        (FULL, USUAL, None),  # that week has not begun
        (Letter(THIS, Range(120, 130, "min")), USUAL, LetterOutcome(False, nan, "min", 3.0)),
        (Letter(date(2026, 2, 2), Range(18, 20, "km")), USUAL, LetterOutcome(True, 20.0, "km", 1.0)),
        (Letter(date(2026, 2, 2), change=0.1), USUAL - {"volume"}, LetterOutcome(True, nan, "min", 1.0)),
        (Letter(date(2026, 2, 2), change=0.1), USUAL - {"pain"}, LetterOutcome(True, 100.0, "min", nan)),
        (Letter(date(2025, 2, 3), change=0.1), USUAL, None),
    ],
)
def test_its_writer_learns_how_the_week_went_as_far_as_that_is_shown(
    letter: Letter, parts: Any, came: LetterOutcome | None
) -> None:
    weeks = advised(3.0).record.weeks
    assert repr(letter_outcome(letter, weeks, parts, "min", after(5))) == repr(came)
