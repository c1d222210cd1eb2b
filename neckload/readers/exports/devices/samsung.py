"""Samsung Health: the list of exercises in the archive."""

from __future__ import annotations

from neckload.readers.exports.layout import ALL, Layout

SAMSUNG = Layout(
    # It writes some columns this way and others not.
    ornament=r"^com\.samsung\.s?health\.\w+\.",
    archive_members=r"com\.samsung\.shealth\.exercise\.\d+\.csv",
    format="Samsung Health",
    source="samsung",
    needs=("start", "sport", "timer", "distance"),
    # It has codes alone.
    lacks=("category",),
    utc_cells=ALL,
    sports={
        "1001": "Walking",
        "1002": "Running",
        "11007": "Cycling",
        "13001": "Hiking",
        "15005": "Treadmill Running",
    },
    units={"timer": ("ms",), "distance": ("m",)},
    names={
        "id": ("datauuid",),
        "start": ("start_time",),
        "offset": ("time_offset",),
        "sport": ("exercise_type",),
        "category": ("exercise_type_name", "exercise_name", "sport_name"),
        "timer": ("duration",),
        "distance": ("distance",),
        "note": ("comment",),
    },
)
