"""What the health apps of phones and bands export."""

from __future__ import annotations

from dataclasses import replace

from neckload.readers.exports.layout import ALL, Layout

ZEPP = Layout(
    format="Zepp Life",
    source="zepp",
    needs=("start", "sport", "timer", "distance"),
    utc_cells=r"\+0000$",
    sports={"1": "Running", "6": "Walking", "8": "Treadmill Running", "9": "Cycling", "10": "Indoor Cycling"},
    units={"timer": ("s",), "distance": ("m",)},
    names={"start": ("startTime",), "sport": ("type",), "timer": ("sportTime",), "distance": ("distance",)},
)

SAMSUNG = Layout(
    format="Samsung Health",
    source="samsung",
    needs=("start", "sport", "timer", "distance"),
    utc_cells=ALL,
    sports={
        "1001": "Walking",
        "1002": "Running",
        "11007": "Cycling",
        "13001": "Hiking",
        "15005": "Treadmill Running",
    },
    units={"timer": ("ms",), "distance": ("m",)},
    names={
        "id": ("datauuid",),
        "start": ("start_time",),
        "offset": ("time_offset",),
        "sport": ("exercise_type",),
        "timer": ("duration",),
        "distance": ("distance",),
        "note": ("comment",),
    },
)

# The archive of all data: "motion path detail data.json".
HUAWEI = Layout(
    format="Huawei Health",
    source="huawei",
    needs=("start", "sport", "timer", "offset"),
    marks=("sportType", "totalTime", "totalDistance"),
    utc_cells=ALL,
    sports={
        "4": "Running",
        "101": "Treadmill Running",
        "118": "Trail Running",
        "5": "Walking",
        "3": "Cycling",
        "102": "Pool Swimming",
        "282": "Hiking",
    },
    units={"timer": ("ms",), "distance": ("m",)},
    names={
        "start": ("startTime",),
        "offset": ("timeZone",),
        "sport": ("sportType",),
        "timer": ("totalTime",),
        "distance": ("totalDistance",),
    },
)

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
