"""Detect the same run in two exports: from a watch and a phone, or from an old download and a new one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd

from neckload.domain import evidence
from neckload.domain.tables import TABLES, Diary, empty

# Two recordings of one run differ by the time between two button presses and by GPS noise. Wider bounds would swallow a
# second run on the same day.
SAME_START = pd.Timedelta(minutes=evidence.SAME_START.value)
SAME_FIGURE = evidence.SAME_FIGURE.value
# An export in UTC and one in local time differ by the time zone, a whole number of quarter hours.
QUARTER_HOUR_S = 15 * 60
FARTHEST_ZONE_S = 14 * 3600
SAME_MINUTE_S = evidence.SAME_ZONE_START.value
# Copies of one recording agree to the second and to the metre; one may then hold moving time, the other elapsed time.
SAME_RECORDING = pd.Timedelta(seconds=evidence.SAME_RECORDING.value)
SAME_RECORDED_FIGURE = evidence.SAME_RECORDED_FIGURE.value
_ROUNDING = 1e-9
NO_ROW = -1


def already_known(new: pd.DataFrame, known: pd.DataFrame) -> pd.Series[bool]:
    """Which runs of `new` are already in `known`, perhaps under another id (see `same_runs`) [bool per run]."""
    return same_runs(new, known) != NO_ROW


def same_runs(
    new: pd.DataFrame, known: pd.DataFrame, separate: Collection[tuple[str, str]] = frozenset()
) -> pd.Series[int]:
    """For each run of `new` the row number of the same run in `known`, or `NO_ROW`.

    A run is known if its `run_id` is, or if a known run

    * began within `SAME_START`, and the distances differ by at most `SAME_FIGURE` of the larger one. If a distance is
      unknown, durations are compared instead, unless recorded starts agree to `SAME_RECORDING`. If distances agree,
      durations are not compared: one may be moving time. Or
    * is on the same day, one of the two has no time of day, and no figure known for both differs by more. Or
    * comes from another source and began a time zone earlier or later, with the same distance and duration.

    Each known run matches at most one new run, most similar first, so that two real runs on a day stay two.

    Args:
        new, known: tables `runs` with `run_id` and `has_clock_time` filled, as a `Diary` holds them.
        separate: pairs (run_id in `new`, run_id in `known`) that are two runs, however similar.

    Returns:
        Row numbers on the index of `new`.
    """
    if new.empty or known.empty:
        return pd.Series(NO_ROW, index=new.index, dtype="int64")
    places = pd.Series(np.arange(len(known)), index=known["run_id"].to_numpy())
    named = new["run_id"].map(places[~places.index.duplicated()]).fillna(NO_ROW).astype("int64")
    is_named, is_taken = named != NO_ROW, known["run_id"].isin(new["run_id"])
    pairs = _alike(_numbered(new)[~is_named.to_numpy()], _numbered(known)[~is_taken.to_numpy()])
    matched = pd.Series(_matches(_not_separated(pairs, separate)), dtype="int64")
    rows = named.to_numpy().copy()
    rows[matched.index.to_numpy(dtype="int64")] = matched.to_numpy()
    return pd.Series(rows, index=new.index)


def merged(known: pd.DataFrame, new: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Two tables of runs merged into one, and the number of runs found in both.

    For a run in both, the richer record is kept (see `as_one`) under its own `run_id`. Order: the runs of `known`, then
    those that `new` adds.
    """
    if known.empty or new.empty:
        return pd.concat([frame for frame in (known, new) if len(frame)] or [known], ignore_index=True), 0
    rows = same_runs(new, known).to_numpy()
    is_known = rows != NO_ROW
    places = np.where(is_known, rows, len(known) + np.arange(len(new)))
    return _richest(pd.concat([known, new]), np.concatenate([np.arange(len(known)), places])), int(is_known.sum())


def combined(diaries: Sequence[Diary]) -> Diary:
    """Several diaries merged into one, most trusted first; a run found in two of them becomes one run (`merged`).

    Identical rows of the other tables are kept once.
    """
    if len(diaries) == 1:
        return diaries[0]
    runs = empty("runs")
    for diary in diaries:
        runs, _ = merged(runs, diary.runs)
    tables = {table: [getattr(diary, table) for diary in diaries] for table in TABLES if table != "runs"}
    others = {table: pd.concat(parts, ignore_index=True).drop_duplicates() for table, parts in tables.items()}
    return Diary().with_tables(runs=runs, **others)


def as_one(runs: pd.DataFrame, records: pd.DataFrame) -> pd.DataFrame:
    """Runs completed with further records of them.

    Among the records of a run, the one with a time of day wins, then the one with more values, then the run's own. What
    it lacks is taken from the next. The run keeps its `run_id`.

    Args:
        runs: table `runs`.
        records: the same columns, and `of_run_id` [text], the `run_id` of the recorded run in `runs`.

    Returns:
        As many rows as `runs`, in their order.
    """
    if records.empty:
        return runs
    places = pd.Series(np.arange(len(runs)), index=runs["run_id"].to_numpy())
    further = records["of_run_id"].map(places).to_numpy()
    filled = _richest(pd.concat([runs, records[list(runs.columns)]]), np.concatenate([np.arange(len(runs)), further]))
    return filled.assign(run_id=runs["run_id"].to_numpy())


def tells_more(runs: pd.DataFrame, known: pd.DataFrame) -> pd.Series[bool]:
    """Whether each run holds a value that the run in the same row of `known` lacks."""
    figures = [column for column in runs.columns if column not in ("run_id", "start", "source")]
    news = runs[figures].notna().to_numpy() & known[figures].isna().to_numpy()
    return pd.Series(news.any(axis=1), index=runs.index)


def _richest(records: pd.DataFrame, places: np.ndarray) -> pd.DataFrame:
    """One row per place, sorted by place: its richest record, filled in from the others."""
    placed = records.assign(place=places).reset_index(drop=True)
    several = placed[placed["place"].duplicated(keep=False)]
    first = several.assign(richness=-_richness(several[list(records.columns)])).sort_values(
        ["place", "richness"], kind="stable"
    )
    filled = first.drop(columns="richness").groupby("place", as_index=False).first()  # first() skips NaN
    alone = placed.drop(index=several.index)
    combined = pd.concat([frame for frame in (alone, filled[list(placed.columns)]) if len(frame)] or [placed])
    return combined.sort_values("place").drop(columns="place").reset_index(drop=True)


def _richness(runs: pd.DataFrame) -> pd.Series[int]:
    knows_clock = runs["has_clock_time"].fillna(False).astype(bool)
    return runs.notna().sum(axis=1) + knows_clock * len(runs.columns)


def _not_separated(pairs: pd.DataFrame, separate: Collection[tuple[str, str]]) -> pd.DataFrame:
    if not separate:
        return pairs
    names = pd.MultiIndex.from_frame(pairs[["run_id_new", "run_id_known"]])
    return pairs[~names.isin(list(separate))]


def _numbered(runs: pd.DataFrame) -> pd.DataFrame:
    columns = ["run_id", "start", "has_clock_time", "distance_km", "duration_min", "source"]
    return runs[columns].assign(row=np.arange(len(runs)), has_clock_time=runs["has_clock_time"].astype(bool))


def _alike(new: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Every pair that may be one run: row_new, row_known, zoned [bool], difference [fraction], gap [time]."""
    pairs = new.assign(day=new["start"].dt.normalize()).merge(
        _under_neighbouring_days(known), on="day", suffixes=("_new", "_known")
    )
    pairs = pairs.assign(
        gap=(pairs["start_new"] - pairs["start_known"]).abs(),
        far=_difference(pairs, "distance_km"),
        long=_difference(pairs, "duration_min"),
    )
    # A measure missing from either run is NaN, which max() skips; if both measures are NaN the comparison fails.
    pairs = pairs.assign(difference=pairs[["far", "long"]].max(axis=1))
    timed = pairs["has_clock_time_new"] & pairs["has_clock_time_known"]
    same_day = pairs["start_new"].dt.normalize() == pairs["start_known"].dt.normalize()
    together = timed & (pairs["gap"] <= SAME_START) & _within(pairs["far"].fillna(pairs["long"]), SAME_FIGURE)
    # Nobody starts two runs within the same seconds, so a missing distance needs no further proof.
    together |= timed & (pairs["gap"] <= SAME_RECORDING) & pairs["far"].isna() & _is_recorded(pairs)
    undated = ~timed & same_day & _within(pairs["difference"], SAME_FIGURE)
    zoned = timed & ~together & _differs_by_a_zone(pairs)
    alike: pd.DataFrame = pairs.assign(zoned=zoned)[together | undated | zoned]
    return alike


def _differs_by_a_zone(pairs: pd.DataFrame) -> pd.Series[bool]:
    """Whether the two runs differ only by a time zone."""
    gap_s = pairs["gap"].dt.total_seconds()
    zone_s = (gap_s / QUARTER_HOUR_S).round() * QUARTER_HOUR_S
    beside_s = (gap_s - zone_s).abs()
    is_copy = (beside_s <= SAME_RECORDING.total_seconds()) & _within(pairs["far"], SAME_RECORDED_FIGURE)
    alike = _within(pairs["far"], SAME_FIGURE) & (_within(pairs["long"], SAME_FIGURE) | is_copy)
    is_zone = zone_s.between(QUARTER_HOUR_S, FARTHEST_ZONE_S) & (beside_s <= SAME_MINUTE_S)
    is_foreign = pairs["source_new"] != pairs["source_known"]
    differs: pd.Series[bool] = is_foreign & is_zone & alike & _is_recorded(pairs)
    return differs


def _is_recorded(pairs: pd.DataFrame) -> pd.Series[bool]:
    """Whether either start has seconds. Starts on the full minute are typed by hand and agree by chance."""
    seconds = pairs[["start_new", "start_known"]].apply(lambda start: start.dt.second)
    is_recorded: pd.Series[bool] = (seconds != 0).any(axis=1)
    return is_recorded


def _within(difference: pd.Series[float], bound: float) -> pd.Series[bool]:
    is_within: pd.Series[bool] = difference.le(bound + _ROUNDING)
    return is_within


def _under_neighbouring_days(runs: pd.DataFrame) -> pd.DataFrame:
    """Each run under its own day and the days before and after, where a time zone may have put the other copy."""
    days = [runs.assign(day=runs["start"].dt.normalize() + pd.Timedelta(days=shift)) for shift in (-1, 0, 1)]
    return pd.concat(days, ignore_index=True)


def _difference(pairs: pd.DataFrame, measure: str) -> pd.Series[float]:
    """Difference as a fraction of the larger figure; NaN if one is unknown or both are 0."""
    figures = pairs[[f"{measure}_new", f"{measure}_known"]]
    return figures.diff(axis=1).iloc[:, 1].abs() / figures.max(axis=1).replace(0, np.nan)


def _matches(pairs: pd.DataFrame) -> dict[int, int]:
    """Row of `new` -> row of `known`, each used at most once, most similar first."""
    best_first = pairs.sort_values(["zoned", "difference", "gap", "row_new", "row_known"])
    matches: dict[int, int] = {}
    spent: set[int] = set()
    for new, known in zip(best_first["row_new"], best_first["row_known"], strict=True):
        if new not in matches and known not in spent:
            matches[new] = known
            spent.add(known)
    return matches
