"""The runner's goal: a weekly time or distance, or a race."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import isnan, nan

import pandas as pd

from neckload.domain import evidence
from neckload.domain.progression import Measure


@dataclass(frozen=True)
class Goal:
    """A goal and how the runner chose to get there."""

    made_on: date
    measure: Measure
    amount: float
    """Per week [min or km]; for a race, the week that supports it."""
    rate: float = evidence.PLAN_RATE.value
    """Increase from week to week [share], clamped to the guideline."""
    lighter_every: int = 0
    """Weeks from one lighter week to the next; 0 for none."""
    by: date | None = None
    """The date to reach the goal, or the day of the race."""
    race_km: float = nan
    start_level: float = nan
    """The level at the start [min or km]."""

    def __post_init__(self) -> None:
        low, high = evidence.GUIDELINE_LOW.value, evidence.GUIDELINE_HIGH.value
        object.__setattr__(self, "rate", min(max(self.rate, low), high))

    @property
    def is_race(self) -> bool:
        return not isnan(self.race_km)

    @property
    def long_run_km(self) -> float:
        """The longest run to do before the race; NaN without a race."""
        return evidence.PLAN_RACE_LONG_RUN.value * self.race_km

    @property
    def latest_start(self) -> date | None:
        """Latest first day of the week that reaches the goal; before a race that week must be over. None without a
        date."""
        return self.by - timedelta(days=7) if self.by and self.is_race else self.by


def race_week_km(race_km: float) -> float:
    """The week that supports a race: its long run takes no more than the usual share of it [km]."""
    return evidence.PLAN_RACE_LONG_RUN.value * race_km / evidence.LONGEST_RUN_SHARE.value


def newest_goal(goals: pd.DataFrame, today: date) -> Goal | None:
    """The goal in force: the newest row of the diary's table; None if there is none or it was given up."""
    rows = goals[goals["made_on"] <= pd.Timestamp(today)].sort_values("made_on", kind="stable")
    if rows.empty:
        return None
    row = rows.iloc[-1]
    race_km, km, minutes = (float(row[name]) for name in ("race_km", "distance_km", "duration_min"))
    if not isnan(race_km):
        km = race_week_km(race_km) if isnan(km) else km
    elif isnan(km) and isnan(minutes):
        return None
    measure: Measure = "time" if isnan(km) else "distance"
    return Goal(
        made_on=row["made_on"].date(),
        measure=measure,
        amount=minutes if measure == "time" else km,
        rate=evidence.PLAN_RATE.value if isnan(row["rate"]) else float(row["rate"]),
        lighter_every=0 if isnan(row["lighter_every"]) else int(row["lighter_every"]),
        by=None if pd.isna(row["by"]) else row["by"].date(),
        race_km=race_km,
        start_level=float(row["start_level"]),
    )


def goal_row(goal: Goal) -> pd.DataFrame:
    """The goal as a row of the diary's table."""
    weekly = {"distance": "distance_km", "time": "duration_min"}[goal.measure]
    return pd.DataFrame(
        {
            "made_on": [pd.Timestamp(goal.made_on)],
            # The week that supports a race is derived from its length.
            **({} if goal.is_race else {weekly: [goal.amount]}),
            "by": [pd.Timestamp(goal.by) if goal.by else pd.NaT],
            "race_km": [goal.race_km],
            "start_level": [goal.start_level],
            "rate": [goal.rate],
            "lighter_every": [float(goal.lighter_every)],
        }
    )


def given_up(on: date) -> pd.DataFrame:
    """The row that means: no goal from this day on."""
    return pd.DataFrame({"made_on": [pd.Timestamp(on)]})
