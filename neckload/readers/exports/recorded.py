"""Recorded activities, as the formats that hold one each give them: FIT, TCX, GPX and Apple Health."""

from __future__ import annotations

from dataclasses import replace

from neckload.readers.exports.layout import Layout

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
    "health": replace(FIT, format="Apple Health export", source="apple health", archive_members=r"export\.xml"),
}
"""What `recordings` makes of files that hold one activity each; never looked for in the header of a table."""
