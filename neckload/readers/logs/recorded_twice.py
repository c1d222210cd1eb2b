"""The same run twice in one list: by a watch and a phone, or with figures a few seconds apart."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from neckload.domain import evidence

MOST_OVERLAP = 0.5
"""Share of the shorter recording within the longer one: nobody runs twice at a time."""
LONGEST_RUN_MIN = 600.0
"""A watch that nobody stopped covers the runs of the days after it, and says nothing of them."""
SAME_FIGURE = evidence.SAME_FIGURE.value
SAME_START_S = evidence.SAME_RECORDING.value


class _Recorded(NamedTuple):
    place: int
    start_s: float
    minutes: float
    km: float


def recorded_twice(runs: pd.DataFrame, counted: pd.Series) -> pd.Series:
    """Position of the row that has the same run, for rows that have it again; -1 for all others [int].

    Two recordings are of one run when they overlap in time and their distances agree. The longer one stays, and of two
    about as long the first.

    Args:
        runs: start, has_clock_time, distance_km, duration_min; one row per row of the file.
        counted: which rows are runs.
    """
    same = pd.Series(-1, index=runs.index)
    kept: list[_Recorded] = []
    for run in _in_clusters(_timed(runs, counted)):
        kept = [other for other in kept if run.start_s - other.start_s < LONGEST_RUN_MIN * 60]
        twin = next((other for other in reversed(kept) if _is_same(other, run)), None)
        if twin is None:
            kept.append(run)
        elif _is_longer(run, twin):
            same[same == twin.place] = run.place
            same[twin.place] = run.place
            kept[kept.index(twin)] = run
        else:
            same[run.place] = twin.place
    return same


def overlapping(runs: pd.DataFrame) -> int:
    """How many runs began while the one before still went on for long, though their distances differ."""
    timed = _timed(runs, runs["start"].notna())
    return int((timed["start_s"].diff() / 60 < (1 - MOST_OVERLAP) * timed["minutes"].shift()).sum())


def _timed(runs: pd.DataFrame, counted: pd.Series) -> pd.DataFrame:
    """place, start_s, minutes and km of the runs whose time of day is known, in the order of time."""
    timed = runs[counted & runs["has_clock_time"].fillna(False).astype(bool) & runs["start"].notna()]
    minutes = timed["duration_min"].where(timed["duration_min"] <= LONGEST_RUN_MIN)
    start_s = timed["start"].astype("int64").astype("float64")
    columns = {"place": timed.index, "start_s": start_s, "minutes": minutes, "km": timed["distance_km"]}
    return pd.DataFrame(columns).sort_values("start_s", kind="stable")


def _in_clusters(timed: pd.DataFrame) -> list[_Recorded]:
    """The recordings that begin before an earlier one ends, and those earlier ones; most lists have none."""
    ends = (timed["start_s"] + timed["minutes"].fillna(0) * 60).cummax().shift()
    begins_within = (timed["start_s"] < ends) | (timed["start_s"].diff() <= SAME_START_S)
    in_cluster = timed[begins_within | begins_within.shift(-1, fill_value=False)]
    return [_Recorded(*row) for row in in_cluster.itertuples(index=False, name=None)]


def _is_same(one: _Recorded, other: _Recorded) -> bool:
    """Whether two recordings, `other` the later one, are of one run."""
    later_min = (other.start_s - one.start_s) / 60
    km_known = pd.notna(one.km) and pd.notna(other.km)
    if km_known and abs(one.km - other.km) > SAME_FIGURE * max(one.km, other.km):
        return False
    if pd.isna(one.minutes) or pd.isna(other.minutes):
        return km_known and later_min * 60 <= SAME_START_S
    overlap = min(one.minutes, later_min + other.minutes) - later_min
    return overlap > MOST_OVERLAP * min(one.minutes, other.minutes)


def _is_longer(run: _Recorded, twin: _Recorded) -> bool:
    if pd.notna(run.km) and pd.notna(twin.km):
        return run.km > twin.km * (1 + SAME_FIGURE)
    return pd.notna(run.km) or (pd.isna(twin.km) and run.minutes > twin.minutes * (1 + SAME_FIGURE))
