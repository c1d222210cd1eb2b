"""GoldenCheetah: one activity a file, with every moment of it."""

from __future__ import annotations

from typing import Any

from neckload.readers.exports.layout import ALL, Layout


def _without_moments(tree: Any) -> Any:
    """An activity without its data points, of which the last gives its distance and time."""
    ride = tree.get("RIDE") if isinstance(tree, dict) else None
    if not isinstance(ride, dict) or not isinstance(ride.get("SAMPLES"), list):
        return tree
    moments = [moment for moment in ride["SAMPLES"] if isinstance(moment, dict)]
    last = {name: next((moment[name] for moment in reversed(moments) if name in moment), "") for name in ("KM", "SECS")}
    return {"RIDE": "", **last, **{name: value for name, value in ride.items() if name != "SAMPLES"}}


GOLDEN_CHEETAH = Layout(
    format="GoldenCheetah, one activity",
    source="goldencheetah",
    needs=("start", "sport", "timer"),
    marks=("RIDE", "RECINTSECS"),
    unwrap_json=_without_moments,
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
