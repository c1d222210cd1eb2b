"""Flaredown: symptoms rated from 0 to 4."""

from __future__ import annotations

from neckload.readers.exports.layout import Layout

FLAREDOWN = Layout(
    format="Flaredown",
    source="flaredown",
    needs=("start", "pain", "category", "where"),
    marks=("trackable_type", "trackable_value"),
    top_score=4,
    note="Flaredown rates from 0 to 4. These ratings were stretched to the scale from 0 to 10.",
    names={
        "start": ("checkin_date",),
        "category": ("trackable_type",),
        "pain": ("trackable_value",),
        "where": ("trackable_name",),
    },
)
