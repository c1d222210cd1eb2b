"""Huawei Health: the archive of all data."""

from __future__ import annotations

import re

from neckload.readers.exports.layout import ALL, Layout

_NUMBER_AS_NAME = re.compile(r"([{,])\s*([0-9]+(?:\.[0-9]+)?)\s*:")
"""{1.0:370, 2.0:745}"""


def _with_names(text: str) -> str:
    """The names of figures between quotation marks."""
    return _NUMBER_AS_NAME.sub(r'\1"\2":', text)


# The archive of all data: "motion path detail data.json".
HUAWEI = Layout(
    format="Huawei Health",
    source="huawei",
    mend_json=_with_names,
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
