"""The sample runner's rows in the layouts in which Strava and Garmin Connect give them away (English, kilometres)."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

HOME = ZoneInfo("America/Toronto")
STRAVA_HEADER = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,"
    "Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,"
    "Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,Elevation Loss,Elevation Low,Elevation High,"
    "Max Grade,Average Grade,Average Positive Grade,Average Negative Grade,Max Cadence,Average Cadence,"
    "Max Heart Rate,Average Heart Rate,Max Watts,Average Watts,Calories,Max Temperature,Average Temperature,"
    "Relative Effort,Total Work,Number of Runs,Uphill Time,Downhill Time,Other Time,Perceived Exertion,Type,"
    "Start Time,Weighted Average Power,Power Count,Prefer Perceived Exertion,Perceived Relative Effort,Commute,"
    "Total Weight Lifted,From Upload,Grade Adjusted Distance,Weather Observation Time,Weather Condition,"
    "Weather Temperature,Apparent Temperature,Dewpoint,Humidity,Weather Pressure,Wind Speed,Wind Gust,Wind Bearing,"
    "Precipitation Intensity,Sunrise Time,Sunset Time,Moon Phase,Bike,Gear,Precipitation Probability,"
    "Precipitation Type,Cloud Cover,Weather Visibility,UV Index,Weather Ozone,Jump Count,Total Grit,Average Flow,"
    "Flagged,Average Elapsed Speed,Dirt Distance,Newly Explored Distance,Newly Explored Dirt Distance,Activity Count,"
    "Total Steps,Carbon Saved,Pool Length,Training Load,Intensity,Average Grade Adjusted Pace,Timer Time,"
    "Total Cycles,Media"
)
GARMIN_HEADER = (
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Avg Run Cadence,Max Run Cadence,Avg Pace,"
    "Best Pace,Total Ascent,Total Descent,Avg Stride Length,Training Stress Score®,Total Strokes,Avg. Swolf,"
    "Avg Stroke Rate,Steps,Decompression,Best Lap Time,Number of Laps,Moving Time,Elapsed Time,Min Elevation,"
    "Max Elevation"
)
NOT_MEASURED = "--"
STRAVA_RUNS = {"trail": "Trail Run"}
GARMIN_RUNS = {"treadmill": "Treadmill Running", "trail": "Trail Running"}


def strava_activities(rng: np.random.Generator, runs: pd.DataFrame, sports: pd.DataFrame) -> str:
    """The `activities.csv` of Strava's bulk export: oldest first, times in UTC, distance in km and again in metres."""
    kinds = runs["surface"].map(STRAVA_RUNS).fillna("Run")
    titles = sports["sport"].map({"Ride": "Evening ride", "Swim": "Lengths after work"})
    activities = pd.concat([runs.assign(type=kinds), sports.assign(type=sports["sport"], title=titles)])
    activities = activities.sort_values("start")
    return _csv(STRAVA_HEADER, [_strava_row(rng, number, row) for number, row in enumerate(activities.itertuples())])


def _strava_row(rng: np.random.Generator, number: int, activity: Any) -> list[str]:
    moving = round(activity.duration_min * 60)
    elapsed = moving + int(rng.integers(5, 240))
    metres = activity.distance_km * 1000 + (0 if activity.type == "Swim" else rng.integers(0, 100) / 10)
    started = activity.start.tz_localize(HOME).tz_convert("UTC")
    cells = {
        0: 14_000_000_000 + number * 7_654_321,
        1: f"{started:%b} {started.day}, {started:%Y}, {started.hour % 12 or 12}:{started:%M:%S %p}",
        2: activity.title,
        3: activity.type,
        5: elapsed,
        6: f"{metres:,.0f}" if activity.type == "Swim" else f"{activity.distance_km:.2f}",
        9: "false",
        12: f"activities/{15_000_000_000 + number * 7_654_321}.fit.gz",
        15: f"{elapsed}.0",
        16: f"{moving}.0",
        17: f"{metres:.1f}",
        19: f"{metres / moving:.3f}",
        50: "0.0",
        52: "1.0",
    }
    return [str(cells.get(place, "")) for place in range(len(STRAVA_HEADER.split(",")))]


def garmin_activities(rng: np.random.Generator, runs: pd.DataFrame) -> str:
    """The list of running activities of Garmin Connect: newest first, local times, pace and stride that agree."""
    newest_first = runs.sort_values("start", ascending=False)
    return _csv(GARMIN_HEADER, [_garmin_row(rng, row) for row in newest_first.itertuples()])


def _garmin_row(rng: np.random.Generator, run: Any) -> list[str]:
    moving = round(run.duration_min * 60)
    timer = moving + int(rng.integers(0, 9))
    cadence = 158 + 3 * int(run.effort_0_10) // 2 + int(rng.integers(-2, 3))
    heart_rate = 126 + 5 * int(run.effort_0_10) + int(rng.integers(-4, 5))
    climb = 0 if run.surface == "treadmill" else int(run.distance_km * rng.uniform(3, 16))
    pace = round(moving / run.distance_km)
    cells = {
        "Activity Type": GARMIN_RUNS.get(run.surface, "Running"),
        "Date": f"{run.start:%Y-%m-%d %H:%M:%S}",
        "Favorite": "false",
        "Title": run.title,
        "Distance": f"{run.distance_km:.2f}",
        "Calories": f"{run.distance_km * 64:,.0f}",
        "Time": _clock(timer),
        "Avg HR": heart_rate,
        "Max HR": heart_rate + int(rng.integers(9, 22)),
        "Avg Run Cadence": cadence,
        "Max Run Cadence": cadence + int(rng.integers(5, 16)),
        "Avg Pace": f"{pace // 60}:{pace % 60:02d}",
        "Total Ascent": climb or NOT_MEASURED,
        "Total Descent": climb or NOT_MEASURED,
        "Avg Stride Length": f"{run.distance_km * 1000 / (cadence * moving / 60):.2f}",
        "Steps": f"{cadence * moving / 60:,.0f}",
        "Decompression": "No",
        "Number of Laps": int(np.ceil(run.distance_km)),
        "Moving Time": _clock(moving),
        "Elapsed Time": _clock(timer + int(rng.integers(0, 240))),
    }
    return [str(cells.get(column, NOT_MEASURED)) for column in GARMIN_HEADER.split(",")]


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _csv(header: str, rows: list[list[str]]) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows([header.split(","), *rows])
    return text.getvalue()
