"""Zepp Life, which was Mi Fit: the list of sports in the archive."""

from __future__ import annotations

from neckload.readers.exports.layout import Layout
from neckload.readers.exports.shape import DATE, NUMBER, Shape

ZEPP = Layout(
    format="Zepp Life",
    source="zepp",
    needs=("start", "sport", "timer", "distance"),
    utc_cells=r"\+0000$",
    sports={"1": "Running", "6": "Walking", "8": "Treadmill Running", "9": "Cycling", "10": "Indoor Cycling"},
    units={"timer": ("s",), "distance": ("m",)},
    archive_members=r"sport_\d+\.csv",
    shape=Shape(
        first=(
            ("type", r"\d{1,3}"),
            ("startTime", rf"{DATE}\+0000"),
            ("sportTime(s)", r"\d+"),
            ("maxPace(/meter)", NUMBER),
            ("minPace(/meter)", NUMBER),
            ("distance(m)", NUMBER),
        )
    ),
    names={"start": ("startTime",), "sport": ("type",), "timer": ("sportTime",), "distance": ("distance",)},
)
