"""Health Auto Export, which reads Apple Health on the phone."""

from __future__ import annotations

from dataclasses import replace

from neckload.readers.exports.layout import Layout

HEALTH_AUTO_EXPORT = Layout(
    format="Health Auto Export",
    source="apple health",
    needs=("start", "sport", "timer"),
    marks=("Start", "End"),
    names={
        "start": ("Start",),
        "sport": ("Type", "Workout Type", "Name"),
        "timer": ("Duration",),
        "distance": ("Distance",),
    },
)

HEALTH_AUTO_EXPORT_JSON = replace(
    HEALTH_AUTO_EXPORT,
    marks=("workouts", "start", "end"),
    units={"timer": ("s",)},
    names={
        "id": ("id",),
        "start": ("start",),
        "sport": ("name",),
        "timer": ("duration",),
        "distance": ("distance.qty",),
        "unit": ("distance.units",),
    },
)
