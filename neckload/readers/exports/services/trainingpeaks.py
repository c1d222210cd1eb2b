"""TrainingPeaks: the list of workouts, planned ones among them."""

from __future__ import annotations

from neckload.readers.exports.layout import Layout, NoLog

TRAININGPEAKS = Layout(
    format="TrainingPeaks",
    source="trainingpeaks",
    when_nothing="These may be planned workouts that have not been done yet.",
    others=(
        NoLog(
            ("PlannedDuration", "PlannedDistanceInMeters", "!TimeTotalInHours"),
            "This is a plan, not runs that were done.",
        ),
    ),
    needs=("start", "sport", "distance", "timer"),
    units={"distance": ("m",), "timer": ("h",)},
    names={
        "start": ("WorkoutDay",),
        "sport": ("WorkoutType",),
        "distance": ("DistanceInMeters",),
        "timer": ("TimeTotalInHours",),
        "title": ("Title",),
        "note": ("AthleteComments",),
        "effort": ("Rpe",),
    },
)
