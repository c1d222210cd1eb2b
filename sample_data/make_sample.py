"""Makes the sample runner, invented from the first metre to the last: `python sample_data/make_sample.py`.

The story fixes each week's minutes and worst neck pain. Chance, from a fixed seed, fills in the days.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from vendor_exports import garmin_activities, strava_activities

HERE = Path(__file__).parent
FIRST_MONDAY = date(2025, 6, 9)
TODAY = date(2026, 3, 18)
HOLIDAY, REST = None, 0

# Minutes and worst neck pain of each week from 9 June 2025.
STORY: tuple[tuple[int | None, int], ...] = (
    # A summer of building, with an easy week now and then, and two weeks away without a note.
    (118, 1), (124, 0), (131, 1), (138, 2), (112, 0), (137, 1), (144, 2), (152, 2), (HOLIDAY, 0), (HOLIDAY, 0),
    # An autumn of building, ended by a cold.
    (128, 0), (138, 1), (146, 2), (154, 3), (125, 0), (150, 2), (158, 1), (166, 2), (173, 3), (140, 1),
    (168, 2), (177, 3), (REST, 0),
    # Back, then New Year: from 142 to 192 min, and the neck answers the day after each long run.
    (150, 1), (156, 1), (163, 2), (170, 2), (139, 1), (142, 0), (192, 4), (180, 6), (150, 5),
    # Down, and up again slowly, until the week of 9 March; then the started week.
    (120, 3), (126, 0), (132, 2), (139, 2), (146, 3), (136, 3), (142, 3), (162, 5), (68, 3),
)  # fmt: skip
LONG_RUN_ON_SATURDAY = date(2026, 3, 9)
RED_FLAG_DAY, SEEN_BY_DOCTOR_DAY = date(2026, 1, 5), date(2026, 1, 8)
# Before this day the runner did not note warm-ups.
WARM_UPS_NOTED_FROM = date(2025, 9, 1)


class Slot(NamedTuple):
    """A run that comes back every week."""

    kind: str
    weekday: int
    share: float
    """Of the week's minutes."""
    effort: int
    hour: int
    slower: float
    """Against the usual pace, in min/km."""


EASY = Slot("easy", 1, 0.20, 3, 7, 0.2)
TEMPO = Slot("tempo", 3, 0.24, 6, 19, -0.35)
SHORT = Slot("short", 5, 0.18, 3, 9, 0.1)
LONG = Slot("long", 6, 0.38, 5, 8, 0.15)

TITLES = {
    "easy": (
        "Easy before work",
        "Lunch loop",
        "With the dog",
        "Shaking off the desk",
        "Easy in the rain",
        "Coffee run",
    ),
    "tempo": ("Tempo Thursday", "Hills, grumpy legs", "Strides in the park", "Run home from work", "Club night"),
    "short": ("A little one with Maya", "Just a bit more", "No watch-staring today", "Shuffle and stretch"),
    "long": ("Long one with Maya", "Slow and chatty along the river", "Long loop, pancakes after", "Round the lake"),
    "treadmill": ("Snow outside, treadmill it is", "Treadmill and a podcast", "Too icy, gym instead"),
}
NOTES = {
    date(2025, 7, 20): "New route, lovely.",
    date(2026, 1, 4): "Felt so good that I kept going.",
    date(2026, 3, 14): "A day early, family on Sunday.",
}
PAIN_NOTES = {
    date(2026, 1, 5): "Could hardly look over my shoulder.",
    date(2026, 1, 8): "Doctor had a look: only muscles. Go easier.",
    date(2026, 3, 15): "Tight all morning.",
}


def week_days(number: int) -> list[date]:
    """The days of a week of the story, up to today."""
    days = (FIRST_MONDAY + timedelta(weeks=number, days=weekday) for weekday in range(7))
    return [day for day in days if day <= TODAY]


def moment(rng: np.random.Generator, day: date, hour: int) -> datetime:
    """Some time within the hour."""
    return datetime.combine(day, time(hour, int(rng.integers(0, 55)), int(rng.integers(0, 60))))


def make_runs(rng: np.random.Generator) -> pd.DataFrame:
    """All runs, columns of `tables.RUNS`."""
    weeks = ((week_days(number), minutes) for number, (minutes, _) in enumerate(STORY) if minutes)
    return pd.DataFrame([run for days, minutes in weeks for run in _runs_of_week(rng, days, minutes)])


def _runs_of_week(rng: np.random.Generator, days: list[date], minutes: int) -> list[dict[str, object]]:
    slots = [EASY, TEMPO, SHORT, LONG] if rng.random() < 0.85 else [EASY, TEMPO, LONG]
    if days[0] == LONG_RUN_ON_SATURDAY:
        slots = [EASY, SHORT._replace(weekday=2), TEMPO, LONG._replace(weekday=5)]
    if len(days) < 7:
        slots = [EASY, EASY._replace(weekday=2)]
    shares = np.array([slot.share for slot in slots]) * rng.uniform(0.92, 1.08, len(slots))
    durations = (shares / shares.sum() * minutes).round(1)
    durations[-1] = round(minutes - durations[:-1].sum(), 1)
    return [_run(rng, days[slot.weekday], slot, float(d)) for slot, d in zip(slots, durations, strict=True)]


def _run(rng: np.random.Generator, day: date, slot: Slot, duration_min: float) -> dict[str, object]:
    surface = _surface(rng, slot.kind, day)
    title = str(rng.choice(TITLES["treadmill" if surface == "treadmill" else slot.kind]))
    fitter = 0.04 * (day - FIRST_MONDAY).days / 30
    pace = 6.35 - fitter + slot.slower + (0.6 if surface == "trail" else 0) + rng.normal(0, 0.08)
    asked = day >= WARM_UPS_NOTED_FROM
    return {
        "start": moment(rng, day, slot.hour),
        "distance_km": round(duration_min / pace, 2),
        "duration_min": duration_min,
        "effort_0_10": slot.effort + int(rng.integers(-1, 2)),
        "surface": surface,
        "gear": _gear(rng, title, slot.kind, surface),
        "warm_up": rng.random() < (0.9 if slot.kind == "tempo" else 0.5) if asked else None,
        "cool_down": rng.random() < 0.6 if asked else None,
        "title": title,
        "note": NOTES.get(day),
    }


def _surface(rng: np.random.Generator, kind: str, day: date) -> str:
    winter = day.month in (12, 1, 2)
    if kind in ("easy", "tempo") and winter and rng.random() < 0.45:
        return "treadmill"
    if kind in ("short", "long") and not winter and rng.random() < 0.4:
        return "trail"
    return "road"


def _gear(rng: np.random.Generator, title: str, kind: str, surface: str) -> str | None:
    if title == "Run home from work":
        return "backpack"
    if surface == "treadmill":
        return "earbuds"
    if kind == "long":
        return str(rng.choice(["belt", "backpack"], p=[0.7, 0.3]))
    return "phone_in_hand" if rng.random() < 0.4 else None


def make_other_sports(rng: np.random.Generator) -> pd.DataFrame:
    """A ride or a swim now and then, on a Wednesday or Friday: start, sport, duration_min, distance_km."""
    sports = []
    for number, (minutes, _) in enumerate(STORY):
        days = week_days(number)
        if minutes and len(days) == 7 and rng.random() < 0.4:
            day = days[int(rng.choice([2, 4]))]
            duration = float(rng.integers(28, 60))
            ride = 4 <= day.month <= 10
            km = round(duration * 0.36, 2) if ride else float(rng.integers(16, 40)) * 0.05
            sport = "Ride" if ride else "Swim"
            sports.append({"start": moment(rng, day, 18), "sport": sport, "duration_min": duration, "distance_km": km})
    return pd.DataFrame(sports)


def make_days(rng: np.random.Generator, sports: pd.DataFrame) -> pd.DataFrame:
    """Desk hours on working days, exercises now and then, the week of rest, other sports."""
    sport_of = dict(zip(sports["start"].dt.date, sports["sport"], strict=True))
    exercises = ("chin_tucks", "chin_tucks,head_turns", "chest_stretch,head_turns")
    days = pd.DataFrame(
        {
            "date": day,
            "desk_hours": rng.integers(10, 19) / 2 if _at_work(day) and minutes != REST else None,
            "exercises_done": rng.choice(exercises) if rng.random() < (0.5 if worst >= 3 else 0.15) else None,
            "marked_rest": True if minutes == REST else None,
            "other_sport": sport_of.get(day),
        }
        for number, (minutes, worst) in enumerate(STORY)
        if minutes is not HOLIDAY
        for day in week_days(number)
    )
    return days[days.drop(columns="date").notna().any(axis=1)]


def _at_work(day: date) -> bool:
    return day.weekday() < 5 and not date(2025, 12, 24) <= day <= date(2026, 1, 1)


def make_pain(rng: np.random.Generator, runs: pd.DataFrame, days: pd.DataFrame) -> pd.DataFrame:
    """One or two entries on most days, columns of `tables.PAIN`."""
    scores = _scores(rng, runs, days)
    ends = dict(zip(runs["start"].dt.date, runs["start"] + pd.to_timedelta(runs["duration_min"], "min"), strict=True))
    entries = [entry for day, score in scores.items() for entry in _entries(rng, day, score, ends)]
    return pd.DataFrame(entries).sort_values("when")


def _scores(rng: np.random.Generator, runs: pd.DataFrame, days: pd.DataFrame) -> dict[date, int]:
    """The neck of every day: it answers the run of the day, more so the run of the day before, gear and desk.

    Each week is then stretched so that its worst day is the story's.
    """
    minutes = runs.set_index(runs["start"].dt.date)["duration_min"]
    pulling = set(runs.loc[runs["gear"].isin(["phone_in_hand", "backpack"]), "start"].dt.date)
    desk = days.set_index("date")["desk_hours"].astype(float).fillna(0)
    scores: dict[date, int] = {}
    for number, (week_minutes, worst) in enumerate(STORY):
        if week_minutes is HOLIDAY:
            continue
        strain = []
        for day in week_days(number):
            before = day - timedelta(days=1)
            after_run = 0.5 * minutes.get(day, 0) / 50 + 1.6 * (minutes.get(before, 0) / 50) ** 1.5
            habits = 0.5 * (before in pulling) + 0.04 * desk.get(day, 0)
            strain.append(0.7 + after_run + habits + abs(rng.normal(0, 0.2)))
        stretched = np.round(np.array(strain) / max(strain) * worst).astype(int)
        scores |= dict(zip(week_days(number), stretched.tolist(), strict=True))
    return scores


def _entries(
    rng: np.random.Generator, day: date, score: int, ends: dict[date, pd.Timestamp]
) -> list[dict[str, object]]:
    """What was noted on a day; the bad days always, the others mostly."""
    is_noted = day in PAIN_NOTES or score >= 3
    moments: list[tuple[datetime, str]] = []
    if day - timedelta(days=1) in ends and (is_noted or rng.random() < 0.75):
        moments.append((moment(rng, day, 6), "next_morning"))
    if day in ends and (not moments or rng.random() < 0.6):
        moments.append((ends[day] + pd.Timedelta(minutes=20), "after_run"))
    if not moments and (is_noted or rng.random() < 0.6):
        moments.append((moment(rng, day, 21), "day"))
    return [
        {
            "when": pd.Timestamp(when).floor("min"),
            "pain_0_10": max(score - place, 0),
            "moment": name,
            "symptoms": _symptoms(rng, day, max(score - place, 0)) if place == 0 else None,
            "note": PAIN_NOTES.get(day) if place == 0 else None,
        }
        for place, (when, name) in enumerate(moments)
    ]


def _symptoms(rng: np.random.Generator, day: date, score: int) -> str | None:
    chances = (
        ("stiffness", 0.9 if score >= 1 else 0),
        ("soreness", 0.5 if score >= 2 else 0),
        ("spreads_to_shoulder_or_upper_back", 0.5 if score >= 3 else 0),
        ("ache_back_of_head", 0.4 if score >= 4 else 0),
        ("hard_to_turn_head", day == RED_FLAG_DAY),
        ("seen_by_doctor", day == SEEN_BY_DOCTOR_DAY),
    )
    return ",".join(symptom for symptom, chance in chances if rng.random() < chance) or None


def make_weekly() -> pd.DataFrame:
    """Twelve weeks of another, simpler log: typed totals, with one week of rest."""
    distance = [18.2, 19.5, 20.4, 16.0, 20.8, 22.1, 0.0, 17.5, 19.1, 20.6, 21.9, 24.8]
    duration = [112, 119, 124, 98, 127, 134, 0, 108, 117, 126, 133, 150]
    pain = [1, 1, 2, 1, 2, 2, None, 1, 1, 2, 2, 4]
    weeks = pd.date_range(end="2026-03-09", periods=12, freq="7D").date
    return pd.DataFrame(
        {"week": weeks, "distance_km": distance, "duration_min": duration, "pain_0_10": pd.array(pain, "Int64")}
    )


def main() -> None:
    rng = np.random.default_rng(20260318)
    runs = make_runs(rng)
    sports = make_other_sports(rng)
    days = make_days(rng, sports)
    tables = {
        "runs.csv": runs,
        "days.csv": days,
        "pain.csv": make_pain(rng, runs, days),
        "weekly.csv": make_weekly(),
    }
    for name, table in tables.items():
        table.to_csv(HERE / name, index=False, lineterminator="\n")
    (HERE / "strava_activities.csv").write_text(strava_activities(rng, runs, sports), encoding="utf-8")
    (HERE / "garmin_activities.csv").write_text(garmin_activities(rng, runs), encoding="utf-8")


if __name__ == "__main__":
    main()
