"""MapMyRun: the list of workouts."""

from __future__ import annotations

from neckload.readers.exports.layout import Layout

MAPMYRUN = Layout(
    format="MapMyRun",
    source="mapmyrun",
    needs=("start", "sport", "distance", "timer"),
    marks=("Date Submitted",),
    units={"timer": ("s",)},
    names={
        "start": ("Workout Date",),
        "sport": ("Activity Type",),
        "distance": ("Distance",),
        "timer": ("Workout Time",),
        "note": ("Notes",),
    },
)
