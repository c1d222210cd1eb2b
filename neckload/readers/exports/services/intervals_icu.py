"""intervals.icu: the list of its interface."""

from __future__ import annotations

from dataclasses import replace

from neckload.readers.exports.services.strava import STRAVA_TABLE

INTERVALS_ICU = replace(
    STRAVA_TABLE,
    format="intervals.icu",
    source="intervals.icu",
    marks=("icu_training_load",),
    units={"distance": ("m",), "moving": ("s",), "elapsed": ("s",)},
    names={**STRAVA_TABLE.names, "effort": ("icu_rpe",)},
)
