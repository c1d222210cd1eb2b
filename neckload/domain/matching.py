"""The same run in two exports: a watch and a phone, an old download and a new one."""

from __future__ import annotations

import numpy as np
import pandas as pd

# Two recordings of one run differ by the moments between two button presses and by GPS noise.
# Wider bounds would swallow a second run of the same day.
SAME_START = pd.Timedelta(minutes=5)
SAME_FIGURE = 0.02
_ROUNDING = 1e-9


def already_known(new: pd.DataFrame, known: pd.DataFrame) -> pd.Series[bool]:
    """Which runs of `new` are in `known` already, perhaps under another name.

    A run is known when its `run_id` is, or when a known run began within `SAME_START` (on the same day, where one
    of the two has no clock time) and neither distance nor duration differ by more than `SAME_FIGURE` of the larger
    figure; what one of them does not know is not compared, and one measure has to be. Each known run answers for
    one new run at most, the most alike first, so that two real runs of a day stay two.

    Args:
        new, known: tables `runs` with `run_id` and `has_clock_time` filled, as a `Diary` holds them.

    Returns:
        A bool for each row of `new`, on its index.
    """
    named = new["run_id"].isin(known["run_id"])
    others = known[~known["run_id"].isin(new["run_id"])]
    matched = _matched_rows(_alike(_numbered(new)[~named.to_numpy()], _numbered(others)))
    return pd.Series(named.to_numpy() | np.isin(np.arange(len(new)), matched), index=new.index)


def _numbered(runs: pd.DataFrame) -> pd.DataFrame:
    columns = ["start", "has_clock_time", "distance_km", "duration_min"]
    return runs[columns].assign(row=np.arange(len(runs)), has_clock_time=runs["has_clock_time"].astype(bool))


def _alike(new: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Every pair that may be one run: row_new, row_known, difference [fraction], apart [time]."""
    pairs = new.assign(day=new["start"].dt.normalize()).merge(
        _under_each_day(known), on="day", suffixes=("_new", "_known")
    )
    apart = (pairs["start_new"] - pairs["start_known"]).abs()
    same_day = pairs["start_new"].dt.normalize() == pairs["start_known"].dt.normalize()
    same_time = (apart <= SAME_START).where(pairs["has_clock_time_new"] & pairs["has_clock_time_known"], same_day)
    # A measure that one of the two lacks is NaN, which max() skips; when both are NaN the comparison fails.
    difference = pd.concat([_difference(pairs, "distance_km"), _difference(pairs, "duration_min")], axis=1).max(axis=1)
    close = difference <= SAME_FIGURE + _ROUNDING
    return pairs.assign(difference=difference, apart=apart)[same_time & close]


def _under_each_day(runs: pd.DataFrame) -> pd.DataFrame:
    """Runs by day; one that began around midnight stands under both days."""
    days = [runs.assign(day=(runs["start"] + shift).dt.normalize()) for shift in (-SAME_START, SAME_START)]
    return pd.concat(days, ignore_index=True).drop_duplicates(["row", "day"])


def _difference(pairs: pd.DataFrame, measure: str) -> pd.Series[float]:
    """Difference as a fraction of the larger figure; NaN when one is unknown or both are 0."""
    figures = pairs[[f"{measure}_new", f"{measure}_known"]]
    return figures.diff(axis=1).iloc[:, 1].abs() / figures.max(axis=1).replace(0, np.nan)


def _matched_rows(pairs: pd.DataFrame) -> list[int]:
    best_first = pairs.sort_values(["difference", "apart", "row_new", "row_known"])
    matches: dict[int, int] = {}
    spent: set[int] = set()
    for new, known in zip(best_first["row_new"], best_first["row_known"], strict=True):
        if new not in matches and known not in spent:
            matches[new] = known
            spent.add(known)
    return list(matches)
