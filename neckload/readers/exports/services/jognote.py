"""JogNote: a list without a header."""

from __future__ import annotations

from neckload.readers.exports.layout import Layout
from neckload.readers.exports.shape import CLOCK, DATE, Shape

JOGNOTE = Layout(
    format="JogNote",
    source="jognote",
    needs=("start", "sport", "distance", "timer"),
    names={
        "start": ("JogNote Date",),
        "sport": ("Type",),
        "distance": ("Distance",),
        "timer": ("Duration",),
    },
    shape=Shape(
        first=(
            ("JogNote Date", DATE),
            ("Type", "Jog|Walk|Bike"),
            ("Distance (m)", r"\d*"),
            ("Duration", rf"{CLOCK}|"),
        )
    ),
)
