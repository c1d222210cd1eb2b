"""What can be tried: nothing that could harm, what the diary names first, and nothing while the neck needs rest."""

from __future__ import annotations

from datetime import date

import pytest

from neckload.domain import care
from neckload.domain.care_choice import Suggestion, Why
from neckload.domain.factors import Factor, Side
from neckload.domain.neck import ActiveRedFlag, Neck
from neckload.domain.tryable import TRYABLE, obstacle, offered

NOBODY = Side(9, 8.0, 50.0, 4.0, 2.0)


def test_every_thing_to_try_has_two_arms_in_words_and_is_known_to_neck_care_by_name() -> None:
    assert len(TRYABLE) == 9
    for each in TRYABLE.values():
        assert each.arm("A") == each.usual != each.changed == each.arm("B")
        assert each.care <= set(care.ITEMS)


def test_nothing_to_try_is_more_running_or_a_medicine() -> None:
    words = " ".join(arm.do for each in TRYABLE.values() for arm in (each.usual, each.changed))
    assert not {"faster", "longer", "farther", "painkiller", "tablet"} & set(words.split())


def test_what_patterns_names_comes_first_then_what_neck_care_names() -> None:
    factors = [
        Factor("backpack", "gear", NOBODY, NOBODY, "none", 0.1),
        Factor("earbuds", "gear", NOBODY, NOBODY, "some", 1.0),
    ]
    suggestions = [
        Suggestion(care.ITEMS["moist_heat"], ()),
        Suggestion(care.ITEMS["check_gear"], (Why("with", "phone_in_hand"),)),
    ]
    everything = offered(factors, suggestions)
    assert [each.name for each, is_named in everything if is_named] == ["earbuds", "moist_heat", "phone_in_hand"]
    assert [each.name for each, _ in everything[:3]] == ["earbuds", "moist_heat", "phone_in_hand"]
    assert len(everything) == len(TRYABLE)
    assert not any(is_named for _, is_named in offered((), ()))


def test_what_an_experiment_has_answered_comes_last_and_is_not_suggested_again() -> None:
    earbuds = Factor("earbuds", "gear", NOBODY, NOBODY, "some", 1.0)
    last, is_named = offered([earbuds], (), {"earbuds"})[-1]
    assert (last.name, is_named) == ("earbuds", False)


@pytest.mark.parametrize(("worst", "expected"), [(5.0, None), (5.5, "sore_neck"), (float("nan"), None)])
def test_a_sore_neck_waits(worst: float, expected: str | None) -> None:
    assert obstacle(None, Neck(worst=worst)) == expected


def test_a_warning_sign_comes_before_any_experiment() -> None:
    sign = ActiveRedFlag(("fever",), date(2026, 3, 1), "doctor")
    assert obstacle(sign, Neck(worst=1.0)) == "warning_sign"
