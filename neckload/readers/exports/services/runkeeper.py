"""Runkeeper: cardioActivities.csv, beside the tracks in its archive."""

from __future__ import annotations

from neckload.readers.exports.layout import Layout

RUNKEEPER = Layout(
    archive_members=r"cardioactivities\.csv",
    format="Runkeeper",
    source="runkeeper",
    needs=("start", "sport", "distance", "timer", "file"),
    names={
        "start": ("Date",),
        "sport": ("Type",),
        "distance": ("Distance",),
        "timer": ("Duration",),
        "title": ("Route Name",),
        "note": ("Notes",),
        "file": ("GPX File",),
    },
)
