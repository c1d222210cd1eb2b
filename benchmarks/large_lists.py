"""Simulated logs with many rows, in the formats of vendors and runners, for measuring reading speed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

STRAVA_HEADER = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,"
    "Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,"
    "Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,Elevation Loss,Elevation Low,Elevation High,Max Grade,"
    "Average Grade,Average Positive Grade,Average Negative Grade,Max Cadence,Average Cadence,Max Heart Rate,"
    "Average Heart Rate,Max Watts,Average Watts,Calories,Max Temperature,Average Temperature"
)
GARMIN_HEADER = (
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Avg Run Cadence,Max Run Cadence,Avg Pace,"
    "Best Pace,Total Ascent,Total Descent,Avg Stride Length,Training Stress Score®,Total Strokes,Avg. Swolf,"
    "Avg Stroke Rate,Steps,Decompression,Best Lap Time,Number of Laps,Moving Time,Elapsed Time,Min Elevation,"
    "Max Elevation"
)
RUNKEEPER_HEADER = (
    "Activity Id,Date,Type,Route Name,Distance (km),Duration,Average Pace,Average Speed (km/h),Calories Burned,"
    "Climb (m),Average Heart Rate (bpm),Friend's Tagged,Notes,GPX File"
)
APPLE_HEADER = "Date,Active energy burned(kcal),Activity,Distance(km),Duration(Seconds),Elevation: Ascended(m)"
BY_HAND_HEADER = "date;distance km;time;effort;notes"


@dataclass(frozen=True)
class Activity:
    """The contents of one row of such a list."""

    number: int
    start: pd.Timestamp
    is_run: bool
    km: float
    moving_s: int
    elapsed_s: int
    cadence: int
    heart_rate: int


def activities(rows: int) -> Iterator[Activity]:
    """One activity a day, all different; every sixth is a ride."""
    chance = np.random.default_rng(1)
    starts = pd.date_range("1970-01-01 06:10:05", periods=rows) + pd.to_timedelta(chance.integers(0, 50_000, rows), "s")
    km, paces = chance.normal(9, 1.5, rows), chance.normal(360, 20, rows)
    pauses, cadences, rates = chance.random(rows), chance.integers(150, 185, rows), chance.integers(120, 180, rows)
    for number, start in enumerate(starts):
        moving_s = int(km[number] * paces[number])
        elapsed_s = int(moving_s * (1 + pauses[number] / 5))
        is_run = number % 6 != 5
        yield Activity(
            number, start, is_run, km[number], moving_s, elapsed_s, int(cadences[number]), int(rates[number])
        )


def clock(seconds: float) -> str:
    """h:mm:ss, or m:ss below one hour."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes}:{rest:02}"


def _strava(run: Activity) -> str:
    start, speed = run.start, run.km * 1000 / run.moving_s
    date = f"{start:%b} {start.day}, {start.year}, {start.hour % 12 or 12}:{start:%M:%S %p}"
    sport = "Run" if run.is_run else "Ride"
    return (
        f'{run.number},"{date}",Morning {sport},{sport},"easy, windy",{run.elapsed_s},{run.km:.2f},{run.heart_rate}.0,'
        f"{run.heart_rate // 4}.0,false,,,activities/{run.number}.fit.gz,,,{run.elapsed_s}.0,{run.moving_s}.0,"
        f"{run.km * 1000:.1f},{speed + 1:.3f},{speed:.3f},40.0,38.5,12.1,55.3,9.8,0.1,,,{run.cadence // 2 + 9}.0,"
        f"{run.cadence / 2:.4f},{run.heart_rate}.0,{run.heart_rate - 15}.4,,,{run.km * 65:.1f},21.0,18.5"
    )


def _garmin(run: Activity) -> str:
    hours, seconds = divmod(run.moving_s, 3600)
    moving = f"{hours:02}:{seconds // 60:02}:{seconds % 60:02}"
    elapsed = f"{run.elapsed_s // 3600:02}:{run.elapsed_s // 60 % 60:02}:{run.elapsed_s % 60:02}"
    stride = run.km * 1000 / (run.cadence * run.moving_s / 60)
    sport, pace = "Running" if run.is_run else "Cycling", run.moving_s / run.km
    return (
        f'{sport},{run.start:%Y-%m-%d %H:%M:%S},false,"Town {sport}","{run.km:.2f}","{run.km * 65:.0f}","{moving}",'
        f'"{run.heart_rate}","{run.heart_rate + 15}","{run.cadence}","{run.cadence + 9}","{clock(pace)}",'
        f'"{clock(pace * 0.8)}","71","67","{stride:.2f}","0.0","--","--","--","{run.cadence * run.moving_s // 60:,}",'
        f'"No","00:00:04.9","10","{moving}","{elapsed}","23","51"'
    )


def _runkeeper(run: Activity) -> str:
    sport, pace = "Running" if run.is_run else "Cycling", run.moving_s / run.km
    return (
        f"342c4221-bd00-434e-8320-{run.number:012x},{run.start:%Y-%m-%d %H:%M:%S},{sport},,{run.km:.2f},"
        f"{clock(run.moving_s)},{clock(pace)},{3600 / pace:.2f},{run.km * 65:.1f},21,{run.heart_rate},"
        f'"","",{run.start:%Y-%m-%d-%H%M%S}.gpx'
    )


def _apple(run: Activity) -> str:
    end = run.start + pd.Timedelta(run.elapsed_s, "s")
    sport = "Running" if run.is_run else "Cycling"
    span = f"{run.start:%Y-%m-%d %H:%M:%S} - {end:%Y-%m-%d %H:%M:%S}"
    return f"{span},{run.km * 65:.0f},{sport},{run.km:.3f},{run.moving_s},{run.km * 3:.0f}"


def _by_hand(run: Activity) -> str:
    km = f"{run.km:.1f}".replace(".", ",")
    return f"{run.start:%d.%m.%Y};{km};{clock(run.moving_s)};{run.heart_rate // 25};along the river"


_LISTS: dict[str, tuple[str, Callable[[Activity], str]]] = {
    "Strava (37 columns)": (STRAVA_HEADER, _strava),
    "Garmin (28 columns)": (GARMIN_HEADER, _garmin),
    "Runkeeper": (RUNKEEPER_HEADER, _runkeeper),
    "Apple Health, list of workouts": (APPLE_HEADER, _apple),
    "by hand, decimal commas": (BY_HAND_HEADER, _by_hand),
}


def large_lists(rows: int) -> Iterable[tuple[str, bytes]]:
    """Name and content of a list of each kind with this many rows."""
    known = list(activities(rows))
    for name, (header, row) in _LISTS.items():
        yield name, "\n".join([header, *map(row, known)]).encode()
