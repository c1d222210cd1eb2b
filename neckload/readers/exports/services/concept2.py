"""Concept2: the logbook of rowing, skiing and cycling machines. None of it is a run, and it says so row by row."""

from __future__ import annotations

from neckload.readers.exports.layout import Layout

CONCEPT2 = Layout(
    format="Concept2 logbook",
    source="concept2",
    needs=("id", "start", "sport", "timer"),
    marks=("Work Distance", "Drag Factor"),
    units={"timer": ("s",), "distance": ("m",)},
    names={
        "id": ("Log ID",),
        "start": ("Date",),
        "sport": ("Type",),
        "timer": ("Work Time (Seconds)",),
        "distance": ("Work Distance",),
        "note": ("Comments",),
    },
)
