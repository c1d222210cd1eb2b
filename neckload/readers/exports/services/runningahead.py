"""RunningAHEAD: the log as text."""

from __future__ import annotations

from neckload.readers.exports.layout import Layout

RUNNINGAHEAD = Layout(
    format="RunningAHEAD",
    source="runningahead",
    needs=("start", "sport", "distance", "unit", "timer"),
    day_first=False,
    names={
        "start": ("Date",),
        "clock": ("Time", "TimeOfDay"),
        "sport": ("Activity", "Type"),
        "distance": ("Distance",),
        "unit": ("Distance Unit", "DistanceUnit", "Unit"),
        "timer": ("Duration",),
        "note": ("Notes",),
    },
)
