"""The same run twice in one list: in equal rows, by a watch and a phone, or with figures a few seconds apart."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from neckload.domain import evidence
from neckload.readers import plausibility
from neckload.readers.sheet import Sheet
from neckload.readers.vocabulary.column_names import plain
from neckload.readers.vocabulary.status_names import RECORDERS

MOST_OVERLAP = 0.5
"""Share of the shorter recording within the longer one: nobody runs two runs at once."""
LONGEST_RUN_MIN = plausibility.LONGEST_RECORDING.value
HALF_HOUR_S, FARTHEST_ZONE_S = 1800, 14 * 3600
MOST_BETWEEN = 4
"""How many runs may be between the two."""
SAME_FIGURE = evidence.SAME_FIGURE.value
SAME_START_S = evidence.SAME_RECORDING.value


class _Recorded(NamedTuple):
    place: int
    start_s: float
    minutes: float
    km: float


class _Timed(NamedTuple):
    """The `_Recorded` of each run, as columns."""

    places: np.ndarray
    start_s: np.ndarray
    minutes: np.ndarray
    km: np.ndarray


def in_another_row(sheet: Sheet, runs: pd.DataFrame, counted: np.ndarray) -> np.ndarray:
    """Rows whose run is also in another row: an equal row, the same vendor id, or the same time [bool]."""
    copies = _same_as_before(sheet, runs, counted)
    has_id = counted & ~np.asarray(runs["run_id"].array.isna())
    if has_id.any():
        copies[has_id] |= runs["run_id"].array[has_id].duplicated()
    return copies | (recorded_twice(runs, counted & ~copies) >= 0)


def _same_as_before(sheet: Sheet, runs: pd.DataFrame, counted: np.ndarray) -> np.ndarray:
    """Rows equal to an earlier one, literally or in start and figures. Only rows with the same start can be."""
    same = np.zeros(len(runs), dtype=bool)
    starts = np.sort(runs["start"].to_numpy("datetime64[s]")[counted].astype("int64"))
    if (starts[1:] == starts[:-1]).any():
        shared = runs[counted & runs["start"].duplicated(keep=False).to_numpy()]
        same_run = shared["has_clock_time"] & shared[["start", "distance_km", "duration_min"]].duplicated()
        same_row = shared["run_id"].isna() & sheet.cells.loc[shared.index].duplicated()
        same[shared.index] = (same_run | same_row).to_numpy(bool)
    return same


def recorded_twice(runs: pd.DataFrame, counted: np.ndarray) -> np.ndarray:
    """For rows that repeat a run, the position of the row with the same run; -1 for all others [int].

    Two recordings are of the same run if they overlap in time and their distances agree. The longer one stays, or the
    first of two about equally long ones.

    Args:
        runs: start, has_clock_time, distance_km, duration_min; one row per row of the file.
        counted: which rows are runs [bool].
    """
    same = np.full(len(runs), -1)
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


def in_two_zones(sheet: Sheet, runs: pd.DataFrame, counted: np.ndarray) -> np.ndarray:
    """Runs that repeat an earlier one's figures whole half hours apart: once in UTC, once in local time [bool].

    People who type round figures may run the same twice a day, so the start or both figures must be exact, unless
    the two were recorded by different devices.

    Args: as of `recorded_twice`.
    """
    timed = _timed(runs, counted)
    recorders = _recorders(sheet)
    by = np.zeros(len(runs)) if recorders is None else pd.factorize(recorders)[0]
    by = by[timed.places]
    again = np.zeros(len(timed.places), dtype=bool)
    is_exact = (timed.start_s % 60 != 0) | (_is_exact(timed.km, 10) & _is_exact(timed.minutes, 1))
    for step in range(1, min(MOST_BETWEEN, len(again))):
        apart_s = timed.start_s[step:] - timed.start_s[:-step]
        is_shift = (apart_s % HALF_HOUR_S == 0) & (apart_s > 0) & (apart_s <= FARTHEST_ZONE_S)
        is_shift &= is_exact[step:] | (by[step:] != by[:-step])
        for figures in (timed.km, timed.minutes):
            is_shift &= figures[step:] == figures[:-step]
        again[step:] |= is_shift & ~again[:-step]
    in_file = np.zeros(len(runs), dtype=bool)
    in_file[timed.places[again]] = True
    return in_file


def by_two_sources(sheet: Sheet, runs: pd.DataFrame, counted: np.ndarray) -> np.ndarray:
    """Runs without a time of day whose figures another device or app recorded on the same day as well [bool].

    Args: as of `recorded_twice`.
    """
    again = np.zeros(len(runs), dtype=bool)
    recorders = _recorders(sheet)
    is_dated = counted & ~runs["has_clock_time"].to_numpy(bool, na_value=False) & runs["start"].notna().to_numpy()
    if recorders is None or not is_dated.any():
        return again
    known = pd.DataFrame({"day": runs["start"], "km": runs["distance_km"], "min": runs["duration_min"]})
    known = known.assign(source=recorders, place=np.arange(len(runs)))[is_dated].dropna()
    known = known.sort_values(["day", "km", "min"], kind="stable")
    before = known.shift()
    is_same = (known["day"] == before["day"]) & (known["source"] != before["source"]) & (known["source"] != "")
    for figure in ("km", "min"):
        is_same &= (known[figure] - before[figure]).abs() <= SAME_FIGURE * known[figure]
    # Of three in a row the second is the first's, and the third a run of its own.
    is_same &= ~is_same.shift(fill_value=False)
    later = np.maximum(known["place"], before["place"])[is_same]
    again[later.to_numpy("int64")] = True
    return again


def _recorders(sheet: Sheet) -> pd.Series | None:
    """Which device or app recorded each row; None if no column says so."""
    position = next((place for place, name in enumerate(sheet.header) if plain(name) in RECORDERS), None)
    return None if position is None else sheet.column(position).str.strip()


def _is_exact(figures: np.ndarray, digits: int) -> np.ndarray:
    """Whether a figure has more decimals than one typed from memory."""
    scaled = figures * digits
    is_exact: np.ndarray = np.abs(scaled - np.round(scaled)) > 1e-6
    return is_exact


def overlapping(runs: pd.DataFrame) -> int:
    """How many runs started well before the one before ended, although their distances differ."""
    timed = _timed(runs, np.ones(len(runs), dtype=bool))
    return int((np.diff(timed.start_s) / 60 < (1 - MOST_OVERLAP) * timed.minutes[:-1]).sum())


def _timed(runs: pd.DataFrame, counted: np.ndarray) -> _Timed:
    """The runs with a known time of day, in order."""
    has_clock = runs["has_clock_time"].to_numpy(bool, na_value=False)
    if not has_clock.any():
        return _Timed(np.zeros(0, dtype="int64"), *(np.zeros(0) for _ in range(3)))
    starts = runs["start"].to_numpy("datetime64[s]")
    places = np.flatnonzero(counted & has_clock & ~np.isnat(starts))
    places = places[np.argsort(starts[places], kind="stable")]
    minutes, km = (runs[name].to_numpy("float64")[places] for name in ("duration_min", "distance_km"))
    seconds = starts[places].astype("int64").astype("float64")
    return _Timed(places, seconds, np.where(minutes <= LONGEST_RUN_MIN, minutes, np.nan), km)


def _in_clusters(timed: _Timed) -> list[_Recorded]:
    """The recordings that start before an earlier one ends, and those earlier ones; most lists have none."""
    ends = np.maximum.accumulate(timed.start_s + np.nan_to_num(timed.minutes) * 60)
    begins_within = (timed.start_s[1:] < ends[:-1]) | (np.diff(timed.start_s) <= SAME_START_S)
    in_cluster = np.append(False, begins_within) | np.append(begins_within, False)
    if not len(begins_within):
        return []
    return [_Recorded(*row) for row in zip(*(column[in_cluster].tolist() for column in timed), strict=True)]


def _is_same(earlier: _Recorded, other: _Recorded) -> bool:
    """Whether two recordings, of which `other` is the later, are of the same run."""
    later_min = (other.start_s - earlier.start_s) / 60
    km_known = pd.notna(earlier.km) and pd.notna(other.km)
    if km_known and abs(earlier.km - other.km) > SAME_FIGURE * max(earlier.km, other.km):
        return False
    if pd.isna(earlier.minutes) or pd.isna(other.minutes):
        return km_known and later_min * 60 <= SAME_START_S
    overlap = min(earlier.minutes, later_min + other.minutes) - later_min
    return overlap > MOST_OVERLAP * min(earlier.minutes, other.minutes)


def _is_longer(run: _Recorded, twin: _Recorded) -> bool:
    if pd.notna(run.km) and pd.notna(twin.km):
        return run.km > twin.km * (1 + SAME_FIGURE)
    return pd.notna(run.km) or (pd.isna(twin.km) and run.minutes > twin.minutes * (1 + SAME_FIGURE))
