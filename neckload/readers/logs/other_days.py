"""Rows of an activity list that are no runs -> the days on which the runner did another sport, or rested."""

from __future__ import annotations

import numpy as np
import pandas as pd

from neckload.domain.tables import conform, empty
from neckload.readers.logs.run_rows import Marks


def other_days(when: pd.Series, labels: pd.Series, marks: Marks) -> pd.DataFrame:
    """Days with an activity other than a run: one row per day, sports comma-joined."""
    moments = when.to_numpy("datetime64[s]")
    shown = np.flatnonzero((marks.other | marks.rest) & ~np.isnat(moments))
    if len(shown):
        shown = shown[marks.rest[shown] | (labels.array[shown] != "")]
    if not len(shown):
        return empty("days")
    dates, day_of_row = np.unique(moments[shown].astype("datetime64[D]"), return_inverse=True)
    is_rest = marks.rest[shown]
    rested = np.zeros(len(dates), dtype=bool)
    rested[day_of_row[is_rest]] = True
    columns = {
        "date": dates.astype("datetime64[s]"),
        "other_sport": _joined_by_day(labels.array[shown[~is_rest]], day_of_row[~is_rest], len(dates)),
        "marked_rest": pd.arrays.BooleanArray(rested, ~rested),
    }
    return conform(columns, "days")


def _joined_by_day(names: pd.arrays.ArrowStringArray, day_of_name: np.ndarray, days: int) -> pd.arrays.ArrowStringArray:
    """The different names of each day, comma-joined; missing for a day without one [text]."""
    first = np.full(days, -1)
    first[day_of_name[::-1]] = np.arange(len(names))[::-1]
    joined = names.take(first, allow_fill=True)
    shared = np.bincount(day_of_name, minlength=days)[day_of_name] > 1
    names_of: dict[int, dict[str, None]] = {}
    for day, name in zip(day_of_name[shared].tolist(), names[shared].tolist(), strict=True):
        names_of.setdefault(day, {})[name] = None
    if names_of:
        joined[np.array([*names_of])] = list(map(",".join, names_of.values()))
    return joined
