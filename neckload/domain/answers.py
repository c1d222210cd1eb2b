"""What the whole record says about load and pain, question by question."""

from __future__ import annotations

from dataclasses import dataclass

from neckload.domain.association import Association
from neckload.domain.directions import SoreMornings
from neckload.domain.same_day import SameDay
from neckload.domain.settling import Settling


@dataclass(frozen=True, eq=False)
class Answers:
    """What the whole record says about load and pain."""

    association: Association
    sore_mornings: SoreMornings | None = None
    """None if it must not be shown."""
    same_day: SameDay | None = None
    settling: Settling | None = None
