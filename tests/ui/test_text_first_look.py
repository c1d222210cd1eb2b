"""The reasons to look at a diary first, in words."""

from __future__ import annotations

from datetime import date
from math import inf, nan

import pytest

from neckload.domain.first_look import LOOK_REASONS, Look
from neckload.ui.text.people.first_look import reason, why

WORDS = [
    (
        Look("emergency_sign", on=date(2026, 2, 16), symptoms=("dizziness", "fever")),
        "Emergency sign on 16 February 2026: dizziness, fever",
    ),
    (Look("doctor_sign", on=date(2026, 2, 16), symptoms=("fever",)), "Warning sign on 16 February 2026: fever"),
    (Look("severe_pain", 5.5), "Neck at 5.5 of 10"),
    (Look("severe_pain", nan), "Neck above 5 of 10 for two weeks or more, no score since"),
    (Look("pain_rise", 2, 3), "Neck up by 2, to 3 of 10"),
    (Look("steep_week", 0.418), "Ran 42 % more last week"),
    (
        Look("long_run", 0.25, on=date(2026, 2, 17)),
        "A run 25 % longer than any of the 30 days before, on 17 February",
    ),
    (Look("lasting_pain", 5), "Pain for 5 weeks in a row"),
    (Look("silence", 15), "Nothing recorded for 15 days"),
    (Look("silence", inf), "Nothing recorded yet"),
    (Look("no_reason"), "No reason to look first"),
]


@pytest.mark.parametrize(("look", "words"), WORDS)
def test_each_reason_has_its_words(look: Look, words: str) -> None:
    assert reason(look) == words


def test_no_reason_is_left_without_words() -> None:
    assert {look.reason for look, _ in WORDS} == set(LOOK_REASONS)


def test_several_reasons_are_one_line() -> None:
    assert why((Look("severe_pain", 7), Look("silence", 14))) == "Neck at 7 of 10; nothing recorded for 14 days"
