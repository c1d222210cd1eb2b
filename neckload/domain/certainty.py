"""How sure an answer is, in the same words everywhere."""

from __future__ import annotations

from typing import Literal

from neckload.domain import evidence_link
from neckload.domain.threshold import Threshold

Certainty = Literal["not_enough", "nothing_to_compare", "none", "hint", "some", "clear"]


def certainty(p: float, clear: Threshold, some: Threshold) -> Certainty:
    """Certainty for a p value adjusted for the whole search; a p exactly at a limit gets the surer of the two."""
    if p <= clear.value:
        return "clear"
    if p <= some.value:
        return "some"
    return "hint" if p <= evidence_link.HINT_CHANCE.value else "none"
