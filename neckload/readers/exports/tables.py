"""Tables of no known vendor: any table, and the totals of weeks."""

from __future__ import annotations

from dataclasses import replace

from neckload.readers.exports.layout import Layout
from neckload.readers.exports.shape import DATE, Shape
from neckload.readers.vocabulary.generic_names import GENERIC, Names

_DATE = DATE + r"|\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})"
ANY_TABLE = Layout(
    format="Spreadsheet",
    source="file",
    names=GENERIC,
    only_named_runs=False,
    utc_cells=r"[0-9] ?(?:[Zz]|\(?(?:UTC|GMT)\)?|(?:UTC|GMT)?[+-]00:?00)$|^\s*(?:[0-9]{10}|[0-9]{13})(?:\.[0-9]+)?\s*$",
    track_in_metres=True,
    shape=Shape(first=(("date", _DATE), ("distance", r"\d+(?:[.,]\d+)?"), ("duration", r"\d+:\d\d(?::\d\d)?"))),
)

_WEEK_NAMES: Names = {**GENERIC, "distance": (*GENERIC["distance"], "Total", "Summe", "Gesamt", "Week Total")}

WEEKS = Layout(
    format="weekly totals", source="file", names=_WEEK_NAMES, needs=("week",), lacks=("start",), only_named_runs=False
)

# A total that says so, beside a date that does not; where a column tells of single runs it is a sum beside them.
WEEKS_BY_FIGURE = replace(
    WEEKS,
    names={
        "week": GENERIC["start"],
        "distance": (
            "Weekly Mileage", "Weekly Distance", "Weekly Total", "Weekly", "Miles per week", "km per week",
            "Mileage Week", "Week Mileage", "Wochenkilometer", "Wochenumfang", "Kilométrage hebdomadaire",
            "Kilometraje semanal", "Quilometragem semanal", "Weektotaal",
        ),
        "pain": GENERIC["pain"],
        "single": tuple(name for role in ("distance", "moving", "timer", "elapsed") for name in GENERIC[role]),
    },
    needs=("week", "distance"),
    lacks=("single", "start"),
)  # fmt: skip

WEEKS_BY_END = replace(WEEKS, needs=("week_end",))
