"""MyFitnessPal: the summary of exercises, which tells how long and never how far."""

from __future__ import annotations

from neckload.readers.exports.layout import Layout
from neckload.readers.sheet import Sheet

_MINUTES = "Exercise Minutes"


def _renamed(sheet: Sheet) -> Sheet:
    """Its minutes have the same name as its exercises, apart from the unit."""
    if _MINUTES not in sheet.header or "Exercise Calories" not in sheet.header:
        return sheet
    return sheet.named("Duration (min)" if name == _MINUTES else name for name in sheet.header)


MYFITNESSPAL = Layout(
    format="MyFitnessPal, exercises",
    source="myfitnesspal",
    needs=("start", "sport", "timer"),
    marks=("Exercise Calories",),
    names={"start": ("Date",), "sport": ("Exercise",), "timer": ("Duration",), "note": ("Note",)},
    repair=_renamed,
)
