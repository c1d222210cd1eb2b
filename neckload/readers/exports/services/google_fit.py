"""Google Fit: one session a file."""

from __future__ import annotations

from neckload.readers.exports.layout import UPLOAD_RUNS, Layout, NoLog

GOOGLE_FIT = Layout(
    format="Google Fit, one session",
    source="google fit",
    others=(NoLog(("Move Minutes count",), f"These are daily totals from Google Fit, not single runs. {UPLOAD_RUNS}"),),
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
