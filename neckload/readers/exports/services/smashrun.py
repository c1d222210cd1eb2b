"""Smashrun: the list of its interface."""

from __future__ import annotations

from neckload.readers.exports.layout import Layout

SMASHRUN = Layout(
    format="Smashrun",
    source="smashrun",
    needs=("id", "start", "timer"),
    marks=("startDateTimeLocal",),
    units={"timer": ("s",), "distance": ("km",)},
    names={
        "id": ("activityId",),
        "start": ("startDateTimeLocal",),
        "sport": ("activityType",),
        "timer": ("duration",),
        "distance": ("distance",),
        "note": ("notes",),
    },
)
