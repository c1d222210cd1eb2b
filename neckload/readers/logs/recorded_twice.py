"""The same run twice in one list: in equal rows, by a watch and a phone, or with figures a few seconds apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

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


class Timed(NamedTuple):
    """The `_Recorded` of each run, as columns."""

    places: np.ndarray
    start_s: np.ndarray
    minutes: np.ndarray
    km: np.ndarray

    def within(self, rows: np.ndarray) -> Timed:
        """Those in these rows of the file [bool]."""
        chosen = rows[self.places]
        return self if chosen.all() else Timed(*(column[chosen] for column in self))


def timed(runs: Mapping[str, Any]) -> Timed:
    """The rows with a known time of day, in its order.

    Args:
        runs: start, has_clock_time, distance_km and duration_min of each row of the file.
    """
    starts = runs["start"]
    places = np.flatnonzero(np.asarray(runs["has_clock_time"], dtype=bool) & ~np.isnat(starts))
    if (np.diff(starts[places]) < np.timedelta64(0)).any():
        places = places[np.argsort(starts[places], kind="stable")]
    minutes, km = runs["duration_min"][places], runs["distance_km"][places]
    seconds = starts[places].astype("int64").astype("float64")
    return Timed(places, seconds, np.where(minutes <= LONGEST_RUN_MIN, minutes, np.nan), km)


def in_another_row(sheet: Sheet, runs: Mapping[str, Any], recordings: Timed, counted: np.ndarray) -> np.ndarray:
    """Rows whose run is also in another row: an equal row, the same vendor id, or the same time [bool].

    Args:
        runs: the columns of `tables.RUNS` that the file has, one value per row of it.
        recordings: those of them with a time of day.
        counted: which rows are runs [bool].
    """
    copies = _same_as_before(sheet, runs, counted)
    if "run_id" in runs:
        has_id = counted & ~np.asarray(runs["run_id"].isna())
        copies[has_id] |= runs["run_id"][has_id].duplicated()
    copies[_recorded_twice(recordings.within(counted & ~copies))] = True
    return copies


def _same_as_before(sheet: Sheet, runs: Mapping[str, Any], counted: np.ndarray) -> np.ndarray:
    """Rows equal to an earlier one, literally or in start and figures. Only rows with the same start can be."""
    same = np.zeros(len(counted), dtype=bool)
    starts = runs["start"][counted]
    if not (starts[1:] > starts[:-1]).all():
        has_twin = counted & pd.Series(runs["start"]).duplicated(keep=False).to_numpy()
        shared = pd.DataFrame(dict(runs))[has_twin]
        same_run = shared["has_clock_time"] & shared[["start", "distance_km", "duration_min"]].duplicated()
        same_row = sheet.cells.loc[shared.index].duplicated()
        if "run_id" in runs:
            same_row &= shared["run_id"].isna()
        same[shared.index] = (same_run | same_row).to_numpy(bool)
    return same


def _recorded_twice(recordings: Timed) -> list[int]:
    """The rows that repeat a run of another row.

    Two recordings are of the same run if they overlap in time and their distances agree. The longer one stays, or the
    first of two about equally long ones.
    """
    repeats: list[int] = []
    kept: list[_Recorded] = []
    for run in _in_clusters(recordings):
        kept = [other for other in kept if run.start_s - other.start_s < LONGEST_RUN_MIN * 60]
        twin = next((other for other in reversed(kept) if _is_same(other, run)), None)
        if twin is None:
            kept.append(run)
        elif _is_longer(run, twin):
            repeats.append(twin.place)
            kept[kept.index(twin)] = run
        else:
            repeats.append(run.place)
    return repeats


def in_two_zones(sheet: Sheet, recordings: Timed) -> np.ndarray:
    """Rows that repeat an earlier one's figures whole half hours apart: once in UTC, once in local time [int].

    People who type round figures may run the same twice a day, so the start or both figures must be exact, unless
    the two were recorded by different devices.
    """
    places, start_s, minutes, km = recordings
    recorders = _recorders(sheet)
    by = np.zeros(len(places)) if recorders is None else pd.factorize(recorders)[0][places]
    again = np.zeros(len(places), dtype=bool)
    for step in range(1, min(MOST_BETWEEN, len(again))):
        alike = np.flatnonzero((km[step:] == km[:-step]) & (minutes[step:] == minutes[:-step])) + step
        apart_s = start_s[alike] - start_s[alike - step]
        is_exact = (start_s[alike] % 60 != 0) | (_is_exact(km[alike], 10) & _is_exact(minutes[alike], 1))
        is_shift = (apart_s % HALF_HOUR_S == 0) & (apart_s > 0) & (apart_s <= FARTHEST_ZONE_S)
        is_shift &= is_exact | (by[alike] != by[alike - step])
        again[alike] |= is_shift & ~again[alike - step]
    return places[again]


def by_two_sources(sheet: Sheet, runs: Mapping[str, Any], counted: np.ndarray) -> np.ndarray:
    """Runs without a time of day whose figures another device or app recorded on the same day as well [bool].

    Args:
        runs, counted: as of `in_another_row`.
    """
    again = np.zeros(len(counted), dtype=bool)
    recorders = _recorders(sheet)
    if recorders is None:
        return again
    is_dated = counted & ~np.asarray(runs["has_clock_time"], dtype=bool) & ~np.isnat(runs["start"])
    known = pd.DataFrame({"day": runs["start"], "km": runs["distance_km"], "min": runs["duration_min"]})
    known = known.assign(source=recorders, place=np.arange(len(counted)))[is_dated].dropna()
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


def overlapping(recordings: Timed) -> int:
    """How many runs started well before the one before ended, although their distances differ."""
    return int((np.diff(recordings.start_s) / 60 < (1 - MOST_OVERLAP) * recordings.minutes[:-1]).sum())


def _in_clusters(recordings: Timed) -> list[_Recorded]:
    """The recordings that start before an earlier one ends, and those earlier ones; most lists have none."""
    ends = np.maximum.accumulate(recordings.start_s + np.nan_to_num(recordings.minutes) * 60)
    begins_within = (recordings.start_s[1:] < ends[:-1]) | (np.diff(recordings.start_s) <= SAME_START_S)
    in_cluster = np.append(False, begins_within) | np.append(begins_within, False)
    if not len(begins_within):
        return []
    return [_Recorded(*row) for row in zip(*(column[in_cluster].tolist() for column in recordings), strict=True)]


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
