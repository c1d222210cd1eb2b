"""The reasons behind next week's range, and the figures of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from neckload.domain.threshold import Threshold

PainReason = Literal[
    "pain_high",
    "pain_severe",
    "pain_middle_up",
    "pain_unsettled",
    "pain_middle",
    "pain_low_up",
    "pain_unknown",
    "pain_low",
]
CeilingReason = Literal["ceiling_passed", "ceiling_now", "ceiling_next"]
LevelReason = Literal["level_recent", "level_capped", "level_single", "level_first_week_back", "level_coming_back"]
LoadReason = Literal["volume_above", "volume_steep", "just_done"]
MissingReason = Literal["read_as_rest", "last_week_unrecorded", "long_silence", "no_full_week", "no_level"]
ReasonKey = Literal["red_flag"] | PainReason | CeilingReason | LevelReason | LoadReason | MissingReason
Figures = Mapping[str, float | str | None]


@dataclass(frozen=True)
class Reason:
    """One reason: a key that `ui.text.guidance` turns into a sentence, with its figures and thresholds."""

    key: ReasonKey
    figures: Figures = field(default_factory=dict)
    thresholds: tuple[Threshold, ...] = ()
