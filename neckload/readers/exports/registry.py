"""Every known export, as data. A new vendor or language is a few lines here and no code."""

from __future__ import annotations

from dataclasses import replace

from neckload.readers.exports.garmin import (
    GARMIN,
    GARMIN_ARCHIVE,
    GARMIN_OLD_PAGE,
    GARMIN_OLD_PAGE_GERMAN,
    GARMIN_SCRIPT_TABLE,
    GARMIN_TABLE,
    GARMIN_TOOL,
)
from neckload.readers.exports.layout import ALL, Layout
from neckload.readers.exports.pain_diaries import BEARABLE, BRIEF_PAIN_INVENTORY, FLAREDOWN, PAIN_LIST, PAIN_WITH_PLACES
from neckload.readers.exports.phones import HEALTH_AUTO_EXPORT, HEALTH_AUTO_EXPORT_JSON, HUAWEI, SAMSUNG, ZEPP
from neckload.readers.exports.polar import POLAR, POLAR_ARCHIVE, POLAR_ARCHIVE_2024
from neckload.readers.exports.strava import (
    STRAVA,
    STRAVA_2018,
    STRAVA_COLUMNS,
    STRAVA_CUT,
    STRAVA_TABLE,
    STRAVA_TABLE_UTC,
    STRAVA_WEB,
)
from neckload.readers.exports.suunto import GOLDEN_CHEETAH, SUUNTO
from neckload.readers.vocabulary.column_names import GENERIC, Names

INTERVALS_ICU = replace(
    STRAVA_TABLE,
    format="intervals.icu",
    source="intervals.icu",
    marks=("icu_training_load",),
    units={"distance": ("m",), "moving": ("s",), "elapsed": ("s",)},
    names={**STRAVA_TABLE.names, "effort": ("icu_rpe",)},
)

RUNKEEPER = Layout(
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

TRAININGPEAKS = Layout(
    format="TrainingPeaks",
    source="trainingpeaks",
    when_nothing="These may be planned workouts that are not done yet.",
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

NIKE = Layout(
    format="Nike Run Club",
    source="nike",
    needs=("id", "start", "sport", "timer"),
    marks=("start_epoch_ms", "active_duration_ms"),
    utc_cells=ALL,
    units={"timer": ("ms",), "distance": ("km",)},
    names={
        "id": ("id",),
        "start": ("start_epoch_ms",),
        "sport": ("type",),
        "timer": ("active_duration_ms",),
        "distance": ("summaries.distance",),
        "title": ("tags.com.nike.name",),
    },
)

GOOGLE_FIT = Layout(
    format="Google Fit, one session",
    source="google fit",
    needs=("start", "sport", "timer"),
    marks=("fitnessActivity",),
    utc_cells="Z$",
    units={"distance": ("m",)},
    names={
        "start": ("startTime",),
        "sport": ("fitnessActivity",),
        "timer": ("duration",),
        "distance": ("aggregate.com.google.distance.delta",),
    },
)

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

WITHINGS = Layout(
    format="Withings",
    source="withings",
    needs=("start", "sport", "timer", "distance"),
    marks=("pause_duration",),
    units={"timer": ("s",), "distance": ("m",)},
    names={
        "start": ("from", "von", "de", "desde", "da", "van"),
        "sport": ("Activity type",),
        "timer": ("active_duration",),
        "distance": ("distance",),
    },
)

FITBIT = Layout(
    format="Fitbit, exercise list",
    source="fitbit",
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

ENDOMONDO = Layout(
    format="Endomondo",
    source="endomondo",
    needs=("start", "sport", "timer"),
    marks=("duration_s", "created_date"),
    names={
        "start": ("start_time",),
        "sport": ("sport",),
        "timer": ("duration",),
        "distance": ("distance",),
        "title": ("name",),
        "note": ("notes",),
    },
)

RUNTASTIC = Layout(
    format="Runtastic",
    source="runtastic",
    needs=("start", "sport", "timer"),
    marks=("sport_type_id",),
    utc_cells=ALL,
    sports={"1": "Running", "14": "Treadmill Running", "3": "Cycling", "19": "Walking"},
    units={"timer": ("ms",), "distance": ("m",)},
    names={
        "id": ("id",),
        "start": ("start_time",),
        "offset": ("start_time_timezone_offset",),
        "sport": ("sport_type_id",),
        "timer": ("duration",),
        "distance": ("distance",),
        "note": ("notes",),
    },
)

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

FIT = Layout(
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
RECORDED = {
    "fit": FIT,
    "tcx": replace(FIT, format="recorded activity (TCX)", source="tcx"),
    "gpx": replace(FIT, format="recorded track (GPX)", source="gpx"),
    "health": replace(FIT, format="Apple Health export", source="apple health"),
}
"""What `recordings` makes of files that hold one activity each; never looked for in the header of a table."""

ANY_TABLE = Layout(
    format="Spreadsheet",
    source="file",
    names=GENERIC,
    only_named_runs=False,
    utc_cells=r"[0-9](?: ?Z| ?\(?(?:UTC|GMT)\)?|[+-]00:?00)$",
    track_in_metres=True,
)

_WEEK_NAMES: Names = {**GENERIC, "distance": (*GENERIC["distance"], "Total", "Summe", "Gesamt", "Week Total")}
WEEKS = Layout(
    format="weekly totals", source="file", names=_WEEK_NAMES, needs=("week",), lacks=("start",), only_named_runs=False
)

# A total that says so, beside a date that does not; where a column tells of single runs it is a sum beside them.
WEEKS_BY_FIGURE = replace(
    WEEKS,
    names={
        "week": GENERIC["start"],
        "distance": (
            "Weekly Mileage", "Weekly Distance", "Weekly Total", "Weekly", "Miles per week", "km per week",
            "Mileage Week", "Week Mileage", "Wochenkilometer", "Wochenumfang", "Kilométrage hebdomadaire",
            "Kilometraje semanal", "Quilometragem semanal", "Weektotaal",
        ),
        "pain": GENERIC["pain"],
        "single": tuple(name for role in ("distance", "moving", "timer", "elapsed") for name in GENERIC[role]),
    },
    needs=("week", "distance"),
    lacks=("single", "start"),
)  # fmt: skip

WEEKS_BY_END = replace(WEEKS, needs=("week_end",))

LAYOUTS = (
    STRAVA, STRAVA_2018, STRAVA_WEB, INTERVALS_ICU, STRAVA_TABLE, STRAVA_TABLE_UTC, STRAVA_CUT,
    STRAVA_COLUMNS, GARMIN_ARCHIVE, GARMIN_TABLE, GARMIN_TOOL, GARMIN_SCRIPT_TABLE, GARMIN_OLD_PAGE,
    GARMIN_OLD_PAGE_GERMAN, GARMIN, RUNKEEPER,
    TRAININGPEAKS, MAPMYRUN, POLAR, POLAR_ARCHIVE, POLAR_ARCHIVE_2024, NIKE, GOOGLE_FIT, SMASHRUN, ZEPP, SAMSUNG,
    WITHINGS, FITBIT, SUUNTO, GOLDEN_CHEETAH, ENDOMONDO, RUNTASTIC, RUNNINGAHEAD, HUAWEI, HEALTH_AUTO_EXPORT_JSON,
    HEALTH_AUTO_EXPORT, BEARABLE, FLAREDOWN, BRIEF_PAIN_INVENTORY, PAIN_WITH_PLACES, PAIN_LIST, WEEKS, WEEKS_BY_END,
    WEEKS_BY_FIGURE, ANY_TABLE,
)  # fmt: skip
"""The first that fits is taken; the last fits every file."""
