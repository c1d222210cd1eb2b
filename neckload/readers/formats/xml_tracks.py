"""TCX and GPX -> recordings. XML is read as a stream, and without entities."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import IO
from xml.etree.ElementTree import Element
from xml.parsers.expat import ExpatError

from neckload.domain.problems import Problem, UnreadableFile
from neckload.readers.formats.recording import Recording
from neckload.readers.formats.xml_stream import ForbiddenEntity, elements, number_of

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius R1. See `sources.MORITZ`."""
Reader = Callable[[IO[bytes]], list[Recording]]


def markup_recordings(read: Reader, source: bytes | IO[bytes]) -> list[Recording]:
    """The recordings in XML, by the reader of its kind.

    Raises:
        UnreadableFile: damaged, cut off, with its own entities, or without anything recorded.
    """
    stream = io.BytesIO(source.lstrip()) if isinstance(source, bytes) else source
    try:
        return read(stream)
    except ForbiddenEntity as error:
        raise UnreadableFile(
            Problem("This file defines entities of its own, which no training log needs. Export it again.")
        ) from error
    # An unknown or broken encoding raises a LookupError or a ValueError.
    except (ExpatError, LookupError, ValueError, OverflowError) as error:
        raise UnreadableFile(Problem("This file is damaged or was cut off. Export it again.")) from error


def _text(element: Element, name: str) -> str:
    """The text of a direct child; "" if there is none."""
    text = next((child.text for child in element if child.tag.rpartition("}")[2] == name), None)
    return (text or "").strip()


def _sum(numbers: list[float | None]) -> float | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


@dataclass
class _Points:
    """The points of a lap, as far as they have been read."""

    times: list[datetime] = field(default_factory=list)
    metres: list[float] = field(default_factory=list)
    places: list[tuple[float, float, datetime | None]] = field(default_factory=list)

    def add(self, point: Element) -> None:
        moment, metres = _moment(_text(point, "Time")), number_of(_text(point, "DistanceMeters"))
        if moment is not None:
            self.times.append(moment)
        if metres is not None:
            self.metres.append(metres)
        position = next((child for child in point if child.tag.rpartition("}")[2] == "Position"), ())
        place = [number_of(child.text) for child in position]
        if len(place) == 2 and place[0] is not None and place[1] is not None:
            self.places.append((place[0], place[1], moment))

    def seconds(self) -> float | None:
        return (max(self.times) - min(self.times)).total_seconds() if len(self.times) > 1 else None

    def length_m(self) -> float | None:
        """The distance by its counter, which may restart with each lap, or else by the positions."""
        counted = sum(max(after - before, 0.0) for before, after in pairwise(self.metres))
        if counted > 0:
            return counted
        return _length_m(self.places) if len(self.places) > 1 else None


def _tcx(stream: IO[bytes]) -> list[Recording]:
    """Sums the laps of an activity; a lap without totals is measured by its points."""
    recordings, laps, points = [], [], _Points()
    for name, element in elements(stream, ("Trackpoint", "Lap", "Activity")):
        if name == "Trackpoint":
            points.add(element)
        elif name == "Lap":
            metres, seconds = number_of(_text(element, "DistanceMeters")), number_of(_text(element, "TotalTimeSeconds"))
            metres = metres if metres and metres > 0 else points.length_m()
            seconds = seconds if seconds and seconds > 0 else points.seconds()
            laps.append((element.get("StartTime", ""), metres, seconds))
            points = _Points(metres=points.metres[-1:], places=points.places[-1:])
        elif name == "Activity":
            start = (laps[0][0] if laps else "") or _text(element, "Id")
            recordings.append(
                Recording(
                    start=start,
                    sport=element.get("Sport") or "no sport named",
                    distance_m=_sum([metres for _, metres, _ in laps]),
                    timer_s=_sum([seconds for _, _, seconds in laps]),
                    title=_text(element, "Notes"),
                    id=_text(element, "Id") or start,
                )
            )
            laps, points = [], _Points()
    if not recordings:
        raise UnreadableFile(
            Problem("There is no activity in this TCX file. It may be a course, which nobody has run yet.")
        )
    return recordings


def _gpx(stream: IO[bytes]) -> list[Recording]:
    """A new segment starts after a pause, so neither the time nor the distance in between counts."""
    recordings: list[Recording] = []
    points: list[tuple[float, float, datetime | None]] = []
    metres, seconds, start = 0.0, 0.0, ""
    has_points = False
    for name, element in elements(stream, ("trkpt", "trkseg", "trk")):
        if name == "trkpt":
            has_points = True
            written = _text(element, "time")
            start = start or written
            place = number_of(element.get("lat")), number_of(element.get("lon"))
            if place[0] is not None and place[1] is not None:
                points.append((place[0], place[1], _moment(written)))
        elif name == "trkseg":
            metres, seconds = metres + _length_m(points), seconds + _span_s(points)
            points = []
        else:
            kind = _text(element, "type")
            title = _text(element, "name")
            if start:
                recordings.append(Recording(start, kind, metres, timer_s=seconds, title=title, id=start))
            metres, seconds, start = 0.0, 0.0, ""
    if not recordings:
        what = "a course without times, which nobody has run yet" if has_points else "without a track"
        raise UnreadableFile(Problem(f"This GPX file is {what}. Upload the recording of a run."))
    return recordings


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.replace(tzinfo=None)


def _span_s(points: list[tuple[float, float, datetime | None]]) -> float:
    times = [time for _, _, time in points if time is not None]
    return (max(times) - min(times)).total_seconds() if times else 0.0


def _length_m(points: list[tuple[float, float, datetime | None]]) -> float:
    """Great circles from point to point (haversine)."""
    total = 0.0
    for (lat_1, lon_1, _), (lat_2, lon_2, _) in pairwise(points):
        phi_1, phi_2 = math.radians(lat_1), math.radians(lat_2)
        across = math.sin(math.radians(lon_2 - lon_1) / 2) ** 2
        chord = math.sin((phi_2 - phi_1) / 2) ** 2 + math.cos(phi_1) * math.cos(phi_2) * across
        total += 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(chord, 1.0)))
    return total


READERS: dict[str, Reader] = {"tcx": _tcx, "gpx": _gpx}
