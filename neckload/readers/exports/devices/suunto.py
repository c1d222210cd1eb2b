"""Suunto: one activity a file, with every moment of it."""

from __future__ import annotations

from typing import Any

from neckload.readers.exports.layout import Layout


def _without_moments(tree: Any) -> Any:
    """The header of an activity, without its data points."""
    log = tree.get("DeviceLog") if isinstance(tree, dict) else None
    header = log.get("Header") if isinstance(log, dict) else None
    return {**header, "DeviceLog": ""} if isinstance(header, dict) else tree


SUUNTO = Layout(
    format="Suunto, one activity",
    source="suunto",
    needs=("start", "sport", "timer"),
    marks=("DeviceLog",),
    unwrap_json=_without_moments,
    sports={"3": "Running", "82": "Trail Running", "4": "Cycling"},
    units={"timer": ("s",), "distance": ("m",)},
    names={"start": ("DateTime",), "sport": ("ActivityType",), "timer": ("Duration",), "distance": ("Distance",)},
)
