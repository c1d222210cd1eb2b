"""Endomondo: one workout a file, as pairs in a list."""

from __future__ import annotations

from neckload.readers.exports.layout import Layout

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
