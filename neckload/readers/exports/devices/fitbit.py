"""Fitbit: the list of exercises in the archive of all data."""

from __future__ import annotations

from neckload.readers.exports.layout import UPLOAD_RUNS, Layout, NoLog

_DAILY_TOTALS = f"These are daily totals from Fitbit, not single runs. {UPLOAD_RUNS}"

FITBIT = Layout(
    archive_members=r"exercise-\d+\.json",
    format="Fitbit, exercise list",
    source="fitbit",
    others=(NoLog(("Minutes Sedentary",), _DAILY_TOTALS), NoLog(("Minutes Very Active",), _DAILY_TOTALS)),
    needs=("id", "start", "sport", "timer"),
    marks=("logId", "activityName"),
    day_first=False,
    units={"timer": ("ms",), "elapsed": ("ms",)},
    names={
        "id": ("logId",),
        "start": ("startTime",),
        "sport": ("activityName",),
        "timer": ("activeDuration",),
        "elapsed": ("duration",),
        "distance": ("distance",),
        "unit": ("distanceUnit",),
    },
)
