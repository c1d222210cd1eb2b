"""Runtastic, later adidas Running: one session a file."""

from __future__ import annotations

from neckload.readers.exports.layout import ALL, Layout

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
