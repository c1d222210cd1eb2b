"""Apple Health: the workouts in the XML that a phone exports, beside every step and heart beat."""

from __future__ import annotations

from dataclasses import replace
from typing import IO
from xml.etree.ElementTree import Element

from neckload.domain.problems import Problem, UnreadableFile
from neckload.readers.cells.units import KM_PER_MILE
from neckload.readers.exports.recording_layout import RECORDING
from neckload.readers.formats.recording import Recording
from neckload.readers.formats.xml_stream import MOST_EVENTS, elements, number_of

_DISTANCE = "HKQuantityTypeIdentifierDistanceWalkingRunning"
_METRES = {"km": 1000.0, "mi": 1000 * KM_PER_MILE, "m": 1.0}
_SECONDS = {"min": 60.0, "s": 1.0, "sec": 1.0, "hr": 3600.0, "h": 3600.0}
_ENTRIES = ("Record", "Workout", "ActivitySummary", "Correlation", "ClinicalRecord", "Audiogram")


def _workouts(stream: IO[bytes]) -> list[Recording]:
    """Workouts only; steps and heart beats are passed by."""
    recordings = [_workout(entry) for name, entry in elements(stream, _ENTRIES, MOST_EVENTS) if name == "Workout"]
    if not recordings:
        raise UnreadableFile(Problem("There are no workouts in this Apple Health export."))
    return recordings


def _workout(workout: Element) -> Recording:
    start = workout.get("startDate", "")
    distance = _scaled(workout.get("totalDistance"), workout.get("totalDistanceUnit", "km"), _METRES)
    for child in workout:
        if child.tag == "WorkoutStatistics" and child.get("type") == _DISTANCE:
            distance = _scaled(child.get("sum"), child.get("unit", "km"), _METRES)
    return Recording(
        start=start,
        sport=workout.get("workoutActivityType") or "no sport named",
        distance_m=distance,
        timer_s=_scaled(workout.get("duration"), workout.get("durationUnit", "min"), _SECONDS),
        id=start,
    )


def _scaled(text: str | None, unit: str, scales: dict[str, float]) -> float | None:
    number, scale = number_of(text), scales.get(unit)
    return None if number is None or scale is None else number * scale


APPLE_HEALTH = replace(
    RECORDING,
    format="Apple Health export",
    source="apple health",
    read_xml=_workouts,
    archive_members=r"export\.xml",
    tells_all=True,
)
