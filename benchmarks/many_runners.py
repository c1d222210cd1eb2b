"""Simulated runners in a store, all followed by one person, for `benchmarks.my_runners` and for viewing the page."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from neckload.domain.sharing import PARTS, USUAL, Part, ShareOptions
from neckload.domain.tables import Diary
from neckload.store import Store

WEEKS = 52
_NAMES = ("Alva", "Bo", "Cem", "Dora", "Elif", "Finn", "Greta", "Hana", "Ilias", "Juno", "Kaya", "Levi", "Mila", "Nuno")


def followed_by(store: Store, follower: str, runners: int, today: date) -> None:
    """Fill the store: a year of three runs and five scores a week for each runner, with a link that is followed."""
    for number in range(runners):
        owner = f"runner-{number}"
        diary = invented_diary(number, today)
        store.save_runs(owner, diary.runs)
        store.save_pain(owner, diary.pain)
        parts: frozenset[Part] = USUAL if number % 7 else frozenset(PARTS[: 1 + number % 3])
        name = f"{_NAMES[number % len(_NAMES)]} {chr(65 + number // len(_NAMES) % 26)}."
        token = store.make_share(owner, ShareOptions("for my PT", name, parts, days=90, weeks=52))
        link = store.links.reopened(token)
        if link is not None:
            store.follow(follower, link, name)


def invented_diary(number: int, today: date) -> Diary:
    """One runner: steady, with a jump, sore or silent lately, at random; the same for the same number."""
    rng = np.random.default_rng([2026, number])
    monday = pd.Timestamp(today) - pd.Timedelta(days=today.weekday())
    silent_days = int(rng.choice([0, 0, 0, 0, 0, 20]))
    growth = np.where(np.arange(WEEKS) == WEEKS - 1, rng.choice([1.0, 1.05, 1.1, 1.5]), 1.0)
    first_days = monday - pd.to_timedelta(np.arange(WEEKS, 0, -1) * 7, unit="D")
    starts = np.concatenate([first_days + pd.Timedelta(days=day, hours=7) for day in (1, 3, 6)])
    minutes = np.concatenate([rng.normal(45, 4, WEEKS) * growth * share for share in (0.9, 0.9, 1.4)]).clip(10)
    days = pd.date_range(monday - pd.Timedelta(weeks=WEEKS), pd.Timestamp(today))
    days = days[rng.random(len(days)) < 0.7]
    level = rng.choice([0.3, 1.5, 3.0]) + rng.choice([0, 0, 0, 4]) * (days > pd.Timestamp(today) - pd.Timedelta(days=6))
    scores = rng.normal(level, 0.8).round().clip(0, 10)
    signs = np.where((rng.random() < 0.03) & (np.arange(len(days)) == len(days) - 1), "fever", None)
    until = pd.Timestamp(today) - pd.Timedelta(days=silent_days)
    runs = pd.DataFrame({"start": starts, "duration_min": minutes.round(), "distance_km": (minutes / 6).round(1)})
    pain = pd.DataFrame({"when": days + pd.Timedelta(hours=8), "pain_0_10": scores, "symptoms": signs})
    return Diary(runs=runs[runs["start"] <= until], pain=pain[pain["when"] <= until])
