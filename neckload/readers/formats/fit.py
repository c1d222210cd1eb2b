"""FIT files -> one recording per session: a triathlon has several, a file that broke off has none."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from neckload.domain.problems import Problem, UnreadableFile
from neckload.readers import plausibility
from neckload.readers.formats.recording import Recording

MOST_FRAMES = 2_000_000
"""Two days with ten messages a second."""
SLOWEST_M_PER_S, FASTEST_M_PER_S = plausibility.SLOWEST_ON_FOOT.value, plausibility.FASTEST_ON_FOOT.value
SHORTEST_M = plausibility.SHORTEST_RECORDING.value
FARTHEST_ZONE = timedelta(hours=14)
_QUARTER_HOUR = 900
_FIT_BEGINS = datetime(1989, 12, 31, tzinfo=UTC)
"""FIT counts seconds from here. Garmin, FIT SDK, Profile.xlsx, type date_time."""
_MOMENTS_END = 2**32
"""The type has 32 bits."""
_DAMAGED_BEHIND = "A recording (FIT) is damaged after its summary. The summary was read: check its distance and time."
_CUT_OFF = (
    "A recording (FIT) was cut off before its summary. Its laps or data points were read: the end may be missing, "
    "and pauses count as time."
)
_SPORT = ("sport", "sub_sport")
_READ = ("session", "lap", "activity", "sport", "file_id", "record")
_DAMAGED = "This recording (FIT) is damaged or was cut off. Download it again from your watch’s app or website."
# Surfaces of the sport running; its other sub-sports are runs as well.
_LABELS = {
    "treadmill": "Treadmill Running",
    "indoor_running": "Treadmill Running",
    "virtual_activity": "Virtual Running",
    "trail": "Trail Running",
    "track": "Track Running",
}


@dataclass
class _Entries:
    """What a file has about its activity, as far as it can be read."""

    sessions: list[Mapping[str, Any]] = field(default_factory=list)
    laps: list[Mapping[str, Any]] = field(default_factory=list)
    activity: Mapping[str, Any] = field(default_factory=dict)
    sport: Mapping[str, Any] = field(default_factory=dict)
    kind: str = "activity"
    first: Mapping[str, Any] = field(default_factory=dict)
    last: Mapping[str, Any] = field(default_factory=dict)
    """The data points with a distance."""

    def add(self, name: str, values: Mapping[str, Any]) -> None:
        """Adds a message of the file."""
        if name == "session":
            self.sessions.append(values)
        elif name == "lap":
            self.laps.append(values)
        elif name == "activity":
            self.activity = values
        elif name == "sport":
            self.sport = values
        elif name == "file_id":
            self.kind = str(values.get("type", self.kind))
        elif "timestamp" in values and "distance" in values:
            self.first, self.last = self.first or values, values

    def summed_up(self) -> Mapping[str, Any] | None:
        """A session made from laps or data points, if the file was cut off before its own; None without either."""
        if self.kind != "activity":
            return None
        moments = _between(self.first, self.last)
        laps = _of_laps(self.laps)
        # Laps are written when they end, so in a file that was cut off the data points reach further.
        longer = max((laps, moments), key=lambda session: session.get("total_distance") or 0.0)
        first_lap = self.laps[0] if self.laps else {}
        session = {**self.sport, **{name: first_lap[name] for name in _SPORT if name in first_lap}, **longer}
        is_run = _is_whole(session) and (_figure(session, "total_distance") or 0.0) >= SHORTEST_M
        return session | {"sport": session.get("sport", "")} if is_run else None


def fit_recordings(content: bytes) -> list[Recording]:
    """The sessions of a FIT file, made from laps or data points if it was cut off before its session.

    Raises:
        UnreadableFile: damaged, or without an activity (a course, a workout plan, a day of steps).
    """
    entries = _Entries()
    # fitdecode gets arbitrary bytes here: whatever error it raises, the file is damaged.
    try:
        _read_into(entries, content)
        error: Exception | None = None
    except UnreadableFile:
        raise
    except Exception as stumbled:
        error = stumbled
    sessions, note = entries.sessions, ""
    if sessions and error is not None:
        note = _DAMAGED_BEHIND
        sessions = sessions if all(map(_is_whole, sessions)) else []
    elif not sessions and (made := entries.summed_up()) is not None:
        sessions, note = [made], _CUT_OFF
    if not sessions and error is not None:
        raise UnreadableFile(Problem(_DAMAGED)) from error
    if not sessions:
        raise UnreadableFile(
            Problem(
                "There is no finished activity in this FIT file. It may be a course, a workout, or a recording cut off."
            )
        )
    return [replace(_recording(session, _zone(entries.activity)), note=note) for session in sessions]


def _read_into(entries: _Entries, content: bytes) -> None:
    # Imported here, because only watch recordings need it.
    import fitdecode  # type: ignore[import-untyped]

    with fitdecode.FitReader(
        io.BytesIO(content),
        processor=None,
        check_crc=fitdecode.CrcCheck.RAISE,
        error_handling=fitdecode.ErrorHandling.IGNORE,
    ) as frames:
        for count, frame in enumerate(frames):
            if count > MOST_FRAMES:
                raise UnreadableFile(Problem("This recording (FIT) has too many entries for an activity."))
            if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name in _READ:
                if frame.name == "record" and entries.sessions:
                    continue
                entries.add(frame.name, {part.name: part.value for part in frame.fields if part.value is not None})


def _between(first: Mapping[str, Any], last: Mapping[str, Any]) -> dict[str, Any]:
    """The activity between two of its data points."""
    figures = (first.get("timestamp"), last.get("timestamp"), last.get("distance"))
    if not all(isinstance(figure, int | float) for figure in figures):
        return {}
    begin, end, metres = figures
    return {"start_time": begin, "total_distance": metres, "total_timer_time": float(end - begin)}  # type: ignore[operator]


def _of_laps(laps: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The laps that were finished, as one activity."""
    figures = [(_figure(lap, "total_distance"), _figure(lap, "total_timer_time")) for lap in laps]
    known = [(metres, seconds) for metres, seconds in figures if metres and seconds]
    if not known:
        return {}
    metres, seconds = (sum(column) for column in zip(*known, strict=True))
    # Not its timestamp if it has no start: that is when it ended.
    return {"start_time": laps[0].get("start_time"), "total_distance": metres, "total_timer_time": seconds}


def _zone(activity: Mapping[str, Any]) -> timedelta | None:
    """Local time minus UTC; None if the file does not say."""
    utc, local = _seconds(activity.get("timestamp")), _seconds(activity.get("local_timestamp"))
    if utc is None or local is None:
        return None
    zone = timedelta(seconds=round((local - utc) / _QUARTER_HOUR) * _QUARTER_HOUR)
    return zone if abs(zone) <= FARTHEST_ZONE else None


def _seconds(value: Any) -> int | None:
    """A moment as FIT writes it; None if it is not one."""
    return value if isinstance(value, int) and 0 <= value < _MOMENTS_END else None


def _recording(session: Mapping[str, Any], zone: timedelta | None) -> Recording:
    started = _seconds(session.get("start_time", session.get("timestamp")))
    utc = None if started is None else _FIT_BEGINS + timedelta(seconds=started)
    stamp = "" if utc is None else f"{utc:%Y-%m-%dT%H:%M:%SZ}"
    sport, kind = str(session.get("sport", "no sport named")), str(session.get("sub_sport", ""))
    return Recording(
        start=stamp if utc is None or zone is None else f"{utc + zone:%Y-%m-%d %H:%M:%S}",
        sport=_LABELS.get(kind, "Running") if sport == "running" else sport,
        distance_m=_figure(session, "total_distance"),
        moving_s=_figure(session, "total_moving_time"),
        timer_s=_figure(session, "total_timer_time"),
        elapsed_s=_figure(session, "total_elapsed_time"),
        title=str(session.get("sport_profile_name", "")),
        id=stamp,
    )


def _is_whole(session: Mapping[str, Any]) -> bool:
    """Whether the figures of a session in a damaged file are plausible for a person on foot."""
    metres, seconds = _figure(session, "total_distance"), _figure(session, "total_timer_time")
    return bool(metres and seconds) and SLOWEST_M_PER_S <= metres / seconds <= FASTEST_M_PER_S  # type: ignore[operator]


def _figure(session: Mapping[str, Any], name: str) -> float | None:
    figure = session.get(name)
    return float(figure) if isinstance(figure, int | float) else None
