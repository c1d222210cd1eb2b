"""Real athletes beside the project as runners, their load and soreness noted every day.

SoccerMon, Midoglu et al. 2024, Scientific Data, 10.1038/s41597-024-03386-x, data 10.5281/zenodo.10033832, CC BY 4.0.
Load / 10 stands for minutes of running, and (5 - soreness) x 2.5 for pain at eight in the morning; the file is never
copied into the project.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from neckload.cohort.runner import Runner
from neckload.domain.tables import Diary
from tests.cohort.invented import Club

FILE = Path(__file__).parents[3] / "shared" / "real_athletes" / "load_and_soreness.csv"
SCORES_NEEDED = 250
SHIFTS = range(63, 63 + 14 * 35, 35)


def athletes(shift: int = 0, number: int = 0) -> Club:
    """Everybody with enough scores; with a shift their load is moved so many days along their soreness, around the
    end: every rhythm stays, and every link is gone."""
    rows = pd.read_csv(FILE, parse_dates=["date"])
    members = [
        Runner(f"{player} {shift}", _diary(own, shift))
        for player, own in rows.groupby("player")
        if own["soreness_1_5"].count() >= SCORES_NEEDED
    ]
    return Club(number, tuple(members))


def last_day() -> pd.Timestamp:
    return pd.read_csv(FILE, parse_dates=["date"])["date"].max()


def _diary(own: pd.DataFrame, shift: int) -> Diary:
    by_day = own.drop_duplicates("date").set_index("date")
    days = pd.date_range(by_day.index.min(), by_day.index.max())
    by_day = by_day.reindex(days)
    minutes = np.roll(by_day["session_rpe_load"].fillna(0.0).to_numpy() / 10, shift)
    ran = minutes > 0
    pain = ((5 - by_day["soreness_1_5"]) * 2.5).dropna()
    return Diary(
        runs=pd.DataFrame({"start": days[ran].as_unit("s") + pd.Timedelta(hours=18), "duration_min": minutes[ran]}),
        pain=pd.DataFrame({"when": pain.index.as_unit("s") + pd.Timedelta(hours=8), "pain_0_10": pain.to_numpy()}),
        days=pd.DataFrame({"date": days.as_unit("s"), "other_sport": "noted"}),
    )
