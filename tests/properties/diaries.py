"""Diaries that nobody would think of: gaps, double days, unknown cells, entries before the first run and after today.

Amounts are whole halves, so that sums are exact in whatever order they are taken.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from neckload.domain.settings import Settings
from neckload.domain.tables import MOMENTS, Diary

FIRST = pd.Timestamp("2026-01-05")
TODAY = date(2026, 4, 15)  # a Wednesday, 100 days and 14 full weeks after `FIRST`

moments = st.integers(-10 * 1440, 110 * 1440).map(lambda minute: FIRST + pd.Timedelta(minutes=minute))
days_of_the_diary = st.integers(-10, 110).map(lambda day: FIRST + pd.Timedelta(days=day))
scores = st.integers(0, 20).map(lambda halves: halves / 2)


def halves(most: int) -> st.SearchStrategy[float | None]:
    return st.none() | st.integers(0, 2 * most).map(lambda number: number / 2)


def _rows(key: str, keys: st.SearchStrategy[Any], most: int, **columns: st.SearchStrategy[Any]) -> Any:
    row = st.fixed_dictionaries({key: keys, **columns})
    return st.lists(row, max_size=most, unique_by=lambda cells: cells[key]).map(pd.DataFrame)


run_tables = _rows(
    "start",
    moments,
    30,
    distance_km=halves(60),
    duration_min=halves(400),
    effort_0_10=st.none() | scores,
    confirmed=st.sampled_from([None, True, False]),
)
pain_tables = _rows(
    "when",
    moments,
    20,
    pain_0_10=st.none() | scores,
    moment=st.sampled_from([None, *MOMENTS]),
    symptoms=st.sampled_from([None, None, None, "stiffness", "nausea", "fever,stiffness", "seen_by_doctor"]),
)
day_tables = _rows(
    "date", days_of_the_diary, 5, marked_rest=st.sampled_from([None, True]), other_sport=st.sampled_from([None, "Ride"])
)
week_total_tables = _rows(
    "week",
    st.integers(-1, 15).map(lambda week: FIRST + pd.Timedelta(weeks=week)),
    6,
    distance_km=halves(80),
    duration_min=halves(500),
    pain_0_10=st.none() | scores,
)

diaries = st.builds(Diary, runs=run_tables, pain=pain_tables, days=day_tables, week_totals=week_total_tables)
diaries_of_runs = st.builds(Diary, runs=run_tables, pain=pain_tables, days=day_tables)
any_settings = st.builds(
    Settings, measure=st.sampled_from(["time", "distance"]), week_start=st.sampled_from(["monday", "sunday"])
)
