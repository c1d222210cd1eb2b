"""An invented diary with everything in it, and the smaller pieces that the tests of the store put together."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from neckload.domain.read_result import ImportReport, ReadResult
from neckload.domain.tables import TABLES, Diary


@cache
def full_diary() -> Diary:
    """An invented diary with every column used, every table, unknown cells, and rows out of order."""
    runs = pd.DataFrame(
        {
            "run_id": ["watch-2", "watch-1", "2026-03-08/12.00km/nanmin"],
            "start": pd.to_datetime(["2026-03-05 18:30:05", "2026-03-03 06:45:00", "2026-03-08 00:00:00"]),
            "has_clock_time": [True, True, False],
            "distance_km": [8.25, 5.0, 12.0],
            "duration_min": [47.5, 30.0, np.nan],
            "effort_0_10": [6.0, np.nan, 7.5],
            "surface": ["trail", None, "road"],
            "gear": ["backpack,earbuds", None, None],
            "warm_up": [True, None, False],
            "cool_down": [None, None, True],
            "title": ["Hügel, “steil”", "Morning", None],
            "note": ["neck felt tight\non the way down", None, None],
            "source": ["watch", "watch", "typed"],
            "confirmed": [True, None, False],
        }
    )
    pain = pd.DataFrame(
        {
            "when": pd.to_datetime(["2026-03-05 20:00", "2026-03-05 20:00", "2026-03-04 07:15"]),
            "pain_0_10": [3.5, np.nan, 2.0],
            "moment": ["after_run", "after_run", None],
            "symptoms": ["stiffness,soreness", "nausea", None],
            "note": [None, "no number for this", None],
            "relief": ["ice,pain_reliever_tablet", None, None],
        }
    )
    week_totals = pd.DataFrame(
        {
            "week": pd.to_datetime(["2026-02-23", "2026-02-16"]),
            "distance_km": [20.0, 0.0],
            "duration_min": [np.nan, 0.0],
            "pain_0_10": [4.0, np.nan],
            "ran_as_usual": [None, True],
        }
    )
    days = pd.DataFrame(
        {
            "date": pd.to_datetime(["2026-03-06", "2026-03-04"]),
            "desk_hours": [7.5, np.nan],
            "exercises_done": ["chin_tuck", None],
            "marked_rest": [None, True],
            "other_sport": [None, "Swim"],
            "self_review": ["position,earlier_injuries", None],
            "relief": [None, "foam_roller"],
        }
    )
    goals = pd.DataFrame(
        {
            "made_on": pd.to_datetime(["2026-03-06", "2026-02-01"]),
            "distance_km": [40.0, np.nan],
            "duration_min": [np.nan, np.nan],
            "by": pd.to_datetime(["2026-06-01", None]),
            "race_km": [21.1, np.nan],
            "start_level": [20.0, np.nan],
            "rate": [0.08, np.nan],
            "lighter_every": [4.0, np.nan],
        }
    )
    targets = pd.DataFrame(
        {
            "week": pd.to_datetime(["2026-03-09", "2026-03-02"]),
            "change": [0.08, np.nan],
            "distance_km": [np.nan, 22.0],
            "duration_min": [np.nan, np.nan],
            "set_by": ["therapist", "me"],
            "note": ["said so on Friday", None],
            "distance_low_km": [np.nan, 20.5],
            "neck_ceiling": [4.0, np.nan],
        }
    )
    shown_ranges = pd.DataFrame(
        {
            "week": pd.to_datetime(["2026-03-09", "2026-03-02"]),
            "shown_on": pd.to_datetime(["2026-03-03", "2026-02-24"]),
            "low": [21.0, 120.5],
            "high": [22.25, 131.0],
            "unit": ["km", "min"],
        }
    )
    experiments = pd.DataFrame(
        {
            "began": pd.to_datetime(["2026-03-04 20:15:10", "2026-01-04 08:00:00"]),
            "name": ["phone_in_hand", "earbuds"],
            "pairs": [8.0, 9.0],
            "firsts": ["ABBABAABBA", "BABAABBAABAB"],
            "outcome": ["next_day_less_half_before"] * 2,
            "test": ["sign_flips"] * 2,
            "ended": pd.to_datetime([None, "2026-02-01 21:00:00"]),
        }
    )
    confirmations = pd.DataFrame(
        {
            "began": pd.to_datetime(["2026-03-04 20:15:10", "2026-01-04 08:00:00"]),
            "of_run_id": ["watch-2", "watch-1"],
            "place": [0.0, 3.0],
            "did": ["drawn", "not_possible"],
        }
    )
    tables = {"week_totals": week_totals, "days": days, "goals": goals, "targets": targets}
    tables |= {"experiments": experiments, "confirmations": confirmations}
    return Diary(runs=runs, pain=pain, shown_ranges=shown_ranges, **tables)


def upload(diary: Diary, format: str = "neckload backup") -> ReadResult:
    return ReadResult(ImportReport(format), diary)


def uploaded_runs(runs: pd.DataFrame) -> ReadResult:
    return upload(Diary(runs=runs), "Spreadsheet")


def some_runs(count: int, first: str = "2026-03-02 07:00") -> pd.DataFrame:
    """One run a day, of 5, 6, 7 ... km at 6 min/km."""
    kilometres = 5.0 + np.arange(count)
    return pd.DataFrame(
        {
            "start": pd.date_range(first, periods=count, freq="D"),
            "distance_km": kilometres,
            "duration_min": 6 * kilometres,
        }
    )


def one_pain(score: float, when: str = "2026-03-04 20:00", note: str | None = None) -> pd.DataFrame:
    return pd.DataFrame(
        {"when": [pd.Timestamp(when)], "pain_0_10": [score], "moment": ["day"], "note": pd.Series([note], dtype="str")}
    )


def assert_same(one: Diary, other: Diary) -> None:
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(one, table), getattr(other, table))


def in_order(diary: Diary) -> Diary:
    return Diary(
        runs=diary.runs.sort_values("start"),
        pain=diary.pain.sort_values(["when", "moment", "pain_0_10"]),
        week_totals=diary.week_totals.sort_values("week"),
        days=diary.days.sort_values("date"),
        goals=diary.goals.sort_values("made_on"),
        targets=diary.targets.sort_values("week"),
        shown_ranges=diary.shown_ranges.sort_values("week"),
        experiments=diary.experiments.sort_values("began"),
        confirmations=diary.confirmations.sort_values("began"),
    )
