"""Google Fit: one session a file."""

from __future__ import annotations

from neckload.readers.exports.layout import Layout

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
