"""Recorded activities, as `logs.recordings` lists them whatever format they are in."""

from __future__ import annotations

from neckload.readers.exports.layout import Layout

RECORDING = Layout(
    format="recorded activity (FIT)",
    source="fit",
    utc_cells="Z$",
    needs=("id", "start", "sport"),
    when_nothing="Strength training and other sports are recorded the same way.",
    names={
        "id": ("id",),
        "start": ("start",),
        "sport": ("sport",),
        "distance": ("distance",),
        "moving": ("moving time",),
        "timer": ("timer time",),
        "elapsed": ("elapsed time",),
        "title": ("title",),
    },
)
