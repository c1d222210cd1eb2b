"""The Brief Pain Inventory, as studies keep it."""

from __future__ import annotations

from neckload.readers.exports.layout import Layout
from neckload.readers.vocabulary.generic_names import GENERIC

BRIEF_PAIN_INVENTORY = Layout(
    format="Brief Pain Inventory",
    source="file",
    needs=("start", "pain"),
    marks=("bpi3", "bpi4", "bpi5", "bpi6"),
    day_first=True,
    note="Of the Brief Pain Inventory’s scores, the average pain (bpi5) was read.",
    names={"start": GENERIC["start"], "clock": GENERIC["clock"], "pain": ("bpi5",)},
)
