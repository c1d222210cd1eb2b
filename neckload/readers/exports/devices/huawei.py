"""Huawei Health: the archive of all data."""

from __future__ import annotations

from neckload.readers.exports.layout import ALL, Layout

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
