"""Bearable: symptoms rated from 1 to 4."""

from __future__ import annotations

from neckload.readers.exports.layout import Layout

BEARABLE = Layout(
    format="Bearable",
    source="bearable",
    needs=("start", "pain", "category", "where"),
    marks=("weekday", "rating/amount"),
    top_score=4,
    note="Bearable rates from 1 (mild) to 4 (unbearable). These ratings were stretched to the scale from 0 to 10.",
    names={
        "start": ("date",),
        "clock": ("time of day",),
        "category": ("category",),
        "pain": ("rating/amount",),
        "where": ("detail",),
        "note": ("notes",),
    },
)
