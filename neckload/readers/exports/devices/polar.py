"""The exports of Polar Flow: one session as CSV, and the archive of all data, whose names changed."""

from __future__ import annotations

from dataclasses import replace

from neckload.readers.exports.layout import UPLOAD_RUNS, Layout, NoLog

POLAR = Layout(
    format="Polar Flow, one session",
    source="polar",
    needs=("start", "clock", "sport", "timer"),
    marks=("Running index",),
    day_first=True,
    ends_at="Sample rate",
    others=(NoLog(("Sample rate",), f"This is the recording of one activity. {UPLOAD_RUNS}"),),
    names={
        "start": ("Date",),
        "clock": ("Start time",),
        "sport": ("Sport",),
        "timer": ("Duration",),
        "distance": ("Total distance",),
        "note": ("Notes",),
    },
)
POLAR_ARCHIVE = Layout(
    archive_members=r"training-session-.*\.json",
    format="Polar Flow, archive of all data",
    source="polar",
    needs=("start", "sport", "timer"),
    marks=("exercises.sport",),
    units={"distance": ("m",)},
    names={
        "start": ("startTime",),
        "sport": ("exercises.sport",),
        "timer": ("duration",),
        "distance": ("distance", "exercises.distance"),
        "note": ("note",),
    },
)

POLAR_ARCHIVE_2024 = replace(
    POLAR_ARCHIVE,
    marks=("distanceMeters", "durationMillis"),
    needs=("start", "timer"),
    sports={
        "1": "Running",
        "17": "Treadmill Running",
        "27": "Trail Running",
        "4": "Jogging",
        "2": "Cycling",
        "3": "Walking",
    },
    units={"distance": ("m",), "timer": ("ms",)},
    names={
        "start": ("startTime",),
        "sport": ("sport.id", "exercises.sport.id"),
        "timer": ("durationMillis",),
        "distance": ("distanceMeters",),
        "note": ("note",),
    },
)
