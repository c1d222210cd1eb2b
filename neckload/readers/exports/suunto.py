"""What Suunto and GoldenCheetah keep: one activity a file, with every moment of it."""

from __future__ import annotations

from neckload.readers.exports.layout import ALL, Layout

SUUNTO = Layout(
    format="Suunto, one activity",
    source="suunto",
    needs=("start", "sport", "timer"),
    marks=("DeviceLog",),
    sports={"3": "Running", "82": "Trail Running", "4": "Cycling"},
    units={"timer": ("s",), "distance": ("m",)},
    names={"start": ("DateTime",), "sport": ("ActivityType",), "timer": ("Duration",), "distance": ("Distance",)},
)

GOLDEN_CHEETAH = Layout(
    format="GoldenCheetah, one activity",
    source="goldencheetah",
    needs=("start", "sport", "timer"),
    marks=("RIDE", "RECINTSECS"),
    utc_cells=ALL,
    units={"timer": ("s",), "distance": ("km",)},
    names={
        "start": ("STARTTIME",),
        "sport": ("TAGS.Sport",),
        "timer": ("SECS",),
        "distance": ("KM",),
        "title": ("TAGS.Workout Title",),
        "note": ("TAGS.Notes",),
    },
)
