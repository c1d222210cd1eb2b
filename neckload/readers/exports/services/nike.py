"""Nike Run Club: what it hands out on request."""

from __future__ import annotations

from neckload.readers.exports.layout import ALL, Layout

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
