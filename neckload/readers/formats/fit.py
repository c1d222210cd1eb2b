"""FIT files -> one recording per session: a triathlon has several, a file that broke off has none."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from neckload.domain.problems import Problem, UnreadableFile
from neckload.readers.formats.recording import Recording

MOST_FRAMES = 2_000_000
"""Two days with ten messages a second."""
SLOWEST_M_PER_S, FASTEST_M_PER_S = 0.8, 7.5
"""A stroll, and the pace of the record over a mile."""
FARTHEST_ZONE = timedelta(hours=14)
_QUARTER_HOUR = 900
_FIT_BEGINS = datetime(1989, 12, 31, tzinfo=UTC)
"""FIT counts its seconds from here. Garmin, FIT SDK, Profile.xlsx, type date_time."""
_DAMAGED_BEHIND = "A recording (FIT) is damaged behind its summary. The summary was read: check its distance and time."
_DAMAGED = "This recording (FIT) is damaged or was cut off. Download it again from where your watch sends it."
# Surfaces of the sport running; every other sub-sport of it is a run as well.
_LABELS = {
    "treadmill": "Treadmill Running",
    "indoor_running": "Treadmill Running",
    "virtual_activity": "Virtual Running",
    "trail": "Trail Running",
    "track": "Track Running",
}


def fit_recordings(content: bytes) -> list[Recording]:
    """The sessions of a FIT file.

    Raises:
        UnreadableFile: damaged, cut off, or without a session (a course, a workout plan, a day of steps).
    """
    # Not at the top: only a recording of a watch needs it.
    import fitdecode  # type: ignore[import-untyped]

    sessions: list[Mapping[str, Any]] = []
    note = ""
    activity: Mapping[str, Any] = {}
    # fitdecode meets arbitrary bytes here: whatever it stumbles over, the file is damaged.
    try:
        with fitdecode.FitReader(
            io.BytesIO(content),
            processor=None,
            check_crc=fitdecode.CrcCheck.RAISE,
            error_handling=fitdecode.ErrorHandling.IGNORE,
        ) as frames:
            for count, frame in enumerate(frames):
                if count > MOST_FRAMES:
                    raise UnreadableFile(Problem("This recording (FIT) has more entries than any activity."))
                if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name in ("session", "activity"):
                    values = {field.name: field.value for field in frame.fields if field.value is not None}
                    if frame.name == "session":
                        sessions.append(values)
                    else:
                        activity = values
    except UnreadableFile:
        raise
    except Exception as error:
        if not sessions or not all(map(_is_whole, sessions)):
            raise UnreadableFile(Problem(_DAMAGED)) from error
        note = _DAMAGED_BEHIND
    if not sessions:
        raise UnreadableFile(
            Problem("This FIT file holds no finished activity. It may be a course, a workout, or a recording cut off.")
        )
    return [replace(_recording(session, _zone(activity)), note=note) for session in sessions]


def _zone(activity: Mapping[str, Any]) -> timedelta | None:
    """Local time minus UTC; None when the file does not say."""
    utc, local = activity.get("timestamp"), activity.get("local_timestamp")
    if not isinstance(utc, int) or not isinstance(local, int):
        return None
    zone = timedelta(seconds=round((local - utc) / _QUARTER_HOUR) * _QUARTER_HOUR)
    return zone if abs(zone) <= FARTHEST_ZONE else None


def _recording(session: Mapping[str, Any], zone: timedelta | None) -> Recording:
    started = session.get("start_time", session.get("timestamp"))
    utc = _FIT_BEGINS + timedelta(seconds=started) if isinstance(started, int) else None
    stamp = "" if utc is None else f"{utc:%Y-%m-%dT%H:%M:%SZ}"
    sport, kind = str(session.get("sport", "")), str(session.get("sub_sport", ""))
    return Recording(
        start=stamp if utc is None or zone is None else f"{utc + zone:%Y-%m-%d %H:%M:%S}",
        sport=_LABELS.get(kind, "Running") if sport == "running" else sport or "no sport named",
        distance_m=_figure(session, "total_distance"),
        moving_s=_figure(session, "total_moving_time"),
        timer_s=_figure(session, "total_timer_time"),
        elapsed_s=_figure(session, "total_elapsed_time"),
        title=str(session.get("sport_profile_name", "")),
        id=stamp,
    )


def _is_whole(session: Mapping[str, Any]) -> bool:
    """Whether the figures of a session in a damaged file are those of a person on foot, so that they may be shown."""
    metres, seconds = _figure(session, "total_distance"), _figure(session, "total_timer_time")
    return bool(metres and seconds) and SLOWEST_M_PER_S <= metres / seconds <= FASTEST_M_PER_S  # type: ignore[operator]


def _figure(session: Mapping[str, Any], name: str) -> float | None:
    figure = session.get(name)
    return float(figure) if isinstance(figure, int | float) else None
