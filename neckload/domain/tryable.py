"""What an experiment of one can try, each with its two arms in words, and the conditions for starting one.

Only harmless things that a runner can do either way on any run: never more running, never medicine.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from neckload.domain import evidence
from neckload.domain.care_choice import Suggestion
from neckload.domain.experiment import Arm
from neckload.domain.factors import Factor
from neckload.domain.neck import ActiveRedFlag, Neck

Obstacle = Literal["warning_sign", "sore_neck"]


@dataclass(frozen=True)
class ArmWords:
    """One way to run, in words."""

    do: str
    """Follows “Next run:”."""
    having: str
    """Precedes “your neck was better”."""


@dataclass(frozen=True)
class Tryable:
    """Something to try: the usual way (A) and the changed way (B)."""

    name: str
    title: str
    usual: ArmWords
    changed: ArmWords
    factors: frozenset[str] = frozenset()
    """Names of the matching factors on *Patterns* (`factors.Factor`)."""
    care: frozenset[str] = frozenset()
    """Matching items of *Neck care* (`care.ITEMS`)."""

    def arm(self, arm: Arm) -> ArmWords:
        return self.usual if arm == "A" else self.changed


def _words(*names: str) -> frozenset[str]:
    return frozenset(names)


TRYABLE: dict[str, Tryable] = {
    each.name: each
    for each in (
        Tryable(
            "phone_in_hand",
            "Phone in a belt or pocket",
            ArmWords("phone in your hand", "with the phone in your hand"),
            ArmWords("phone in a belt or pocket", "with the phone in a belt or pocket"),
            _words("phone_in_hand"),
        ),
        Tryable(
            "earbuds",
            "No earbuds",
            ArmWords("earbuds in", "with earbuds"),
            ArmWords("no earbuds", "without earbuds"),
            _words("earbuds"),
        ),
        Tryable(
            "backpack",
            "No backpack",
            ArmWords("backpack on", "with a backpack"),
            ArmWords("no backpack", "without a backpack"),
            _words("backpack"),
        ),
        Tryable(
            "warm_up",
            "Warm-up",
            ArmWords("no warm-up", "without a warm-up"),
            ArmWords("warm up first", "after a warm-up"),
            _words("warm_up"),
            _words("warm_up_and_cool_down"),
        ),
        Tryable(
            "exercises",
            "Neck exercises before the run",
            ArmWords("no neck exercises before it", "without neck exercises before the run"),
            ArmWords("neck exercises before it", "with neck exercises before the run"),
            _words("exercises_done"),
            _words("head_turns", "chin_tucks"),
        ),
        Tryable(
            "moist_heat",
            "Moist heat before the run",
            ArmWords("no moist heat before it", "without moist heat before the run"),
            ArmWords("moist heat before it", "with moist heat before the run"),
            care=_words("moist_heat"),
        ),
        Tryable(
            "cool_down",
            "Cool-down stretches",
            ArmWords("no cool-down stretches", "without cool-down stretches"),
            ArmWords("cool-down stretches afterwards", "with cool-down stretches"),
            _words("cool_down"),
            _words("warm_up_and_cool_down"),
        ),
        Tryable(
            "soft_ground",
            "Soft ground",
            ArmWords("on the road", "on the road"),
            ArmWords("on soft ground: grass, a trail or a track", "on soft ground"),
            _words("road", "trail", "grass", "track"),
            _words("mix_surfaces"),
        ),
        Tryable(
            "gaze",
            "“Look ahead, shoulders loose”",
            ArmWords("run as usual, without the cue", "without the cue “look ahead, shoulders loose”"),
            ArmWords(
                "now and then say to yourself “look ahead, shoulders loose”",
                "with the cue “look ahead, shoulders loose”",
            ),
            care=_words("gaze", "position", "arms"),
        ),
    )
}


def offered(
    factors: Iterable[Factor], suggestions: Iterable[Suggestion], answered: Collection[str] = ()
) -> tuple[tuple[Tryable, bool], ...]:
    """Everything that can be tried and whether this diary suggests it: first what Patterns suggests, then care.

    Args:
        answered: names of what an experiment has answered already; last, and not suggested.
    """
    named = [factor.name for factor in factors if factor.verdict in ("hint", "some", "clear")]
    cared = [name for each in suggestions for name in (each.item.key, *(why.name for why in each.reasons))]
    order = [*named, *cared]

    def place(each: Tryable) -> int:
        if each.name in answered:
            return len(order) + 1
        return next((at for at, name in enumerate(order) if name in each.factors | each.care), len(order))

    return tuple((each, place(each) < len(order)) for each in sorted(TRYABLE.values(), key=place))


def obstacle(red_flag: ActiveRedFlag | None, neck: Neck) -> Obstacle | None:
    """What rules out starting an experiment now; None if one may begin."""
    if red_flag is not None:
        return "warning_sign"
    return "sore_neck" if neck.worst > evidence.PAIN_MIDDLE.value else None
