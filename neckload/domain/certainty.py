"""How sure an answer is, in the words that every answer of the program uses."""

from __future__ import annotations

from typing import Literal

from neckload.domain import evidence_link
from neckload.domain.threshold import Threshold

Certainty = Literal["not_enough", "nothing_to_compare", "none", "hint", "some", "clear"]


def certainty(p: float, clear: Threshold, some: Threshold) -> Certainty:
    """How sure a p value makes, adjusted for all that was looked at; a p on a limit is the surer of both."""
    if p <= clear.value:
        return "clear"
    if p <= some.value:
        return "some"
    return "hint" if p <= evidence_link.HINT_CHANCE.value else "none"
