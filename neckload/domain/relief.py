"""What was done because the neck hurt: scores that a pain reliever may have lowered, and remedies tried.

These are counts, not tests: relief is tried on sore days, and a sore neck often gets better on its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from neckload.domain import evidence
from neckload.domain.tables import RELIEF, TABLETS, word_set


@dataclass(frozen=True)
class Tried:
    """One remedy tried."""

    key: str
    """One of `tables.RELIEF`."""
    times: int
    compared: int
    """How many of these times have a score and a later one within two days (`evidence.RELIEF_HOURS`)."""
    lower: int
    """How many of these later scores were lower."""


def after_tablet(pain: pd.DataFrame, days: pd.DataFrame) -> pd.Series:
    """Which entries were scored within eight hours of taking a pain reliever (`evidence.TABLET_HOURS`) [bool].

    An entry that names a tablet was scored after taking it. A day that names one has no time, so all its entries count.

    Args:
        pain, days: columns of `tables.PAIN` and `tables.DAYS`.
    """
    named, named_days = _has(pain["relief"], TABLETS), days.loc[_has(days["relief"], TABLETS), "date"]
    if not named.any() and named_days.empty:
        return named
    taken = np.sort(pain.loc[named, "when"].to_numpy("datetime64[s]"))
    moments = pain["when"].to_numpy("datetime64[s]")
    since = np.timedelta64(int(evidence.TABLET_HOURS.value), "h")
    soon = np.searchsorted(taken, moments, "right") > np.searchsorted(taken, moments - since, "left")
    of_the_day = pain["when"].dt.normalize().isin(named_days)
    masked: pd.Series = (of_the_day | soon) & pain["pain_0_10"].notna()
    return masked


def doubted_weeks(weeks: pd.Series, pain: pd.DataFrame, days: pd.DataFrame) -> pd.Series:
    """Whether each week has a score after a pain reliever [bool], given the first days of the weeks."""
    masked = after_tablet(pain, days)
    if not masked.any():
        return pd.Series(False, index=weeks.index, dtype=bool)
    moments = pain.loc[masked, "when"].sort_values()
    starts, ends = weeks, weeks + pd.Timedelta(days=7)
    counted = moments.searchsorted(ends.to_numpy()) - moments.searchsorted(starts.to_numpy())
    return pd.Series(counted > 0, index=weeks.index, dtype=bool)


def with_doubt(pain: pd.DataFrame, days: pd.DataFrame) -> pd.DataFrame:
    """`pain` with each score after a tablet raised to the worst of its day and the day before."""
    masked = after_tablet(pain, days)
    if not masked.any():
        return pain
    day = pain["when"].dt.normalize()
    worst = pain.groupby(day)["pain_0_10"].max()
    beside = pd.concat([day.map(worst), (day - pd.Timedelta(days=1)).map(worst)], axis=1).max(axis=1)
    return pain.assign(pain_0_10=pain["pain_0_10"].mask(masked, beside))


def tried(pain: pd.DataFrame, days: pd.DataFrame, today: date) -> tuple[Tried, ...]:
    """The remedies tried up to today, in the order of `tables.RELIEF`."""
    tomorrow = pd.Timestamp(today) + pd.Timedelta(days=1)
    scored = pain[(pain["when"] < tomorrow) & pain["pain_0_10"].notna()].sort_values("when", kind="stable")
    occasions = pd.concat(
        [_from_check_ins(pain[pain["when"] < tomorrow]), _from_days(days[days["date"] < tomorrow], scored)]
    )
    rows = []
    for key in RELIEF:
        times = occasions[_has(occasions["relief"], key)]
        pairs = [
            (before, after)
            for until, before in zip(times["until"], times["score"], strict=True)
            if not np.isnan(before) and not np.isnan(after := _next_score(scored, until))
        ]
        if len(times):
            rows.append(Tried(key, len(times), len(pairs), sum(after < before for before, after in pairs)))
    return tuple(rows)


def _from_check_ins(pain: pd.DataFrame) -> pd.DataFrame:
    entries = pain[pain["relief"].notna()]
    return pd.DataFrame({"relief": entries["relief"], "until": entries["when"], "score": entries["pain_0_10"]})


def _from_days(days: pd.DataFrame, scored: pd.DataFrame) -> pd.DataFrame:
    eased_days = days[days["relief"].notna()]
    worst = scored.groupby(scored["when"].dt.normalize())["pain_0_10"].max()
    ends = eased_days["date"] + pd.Timedelta(hours=24, seconds=-1)
    return pd.DataFrame(
        {"relief": eased_days["relief"], "until": ends, "score": eased_days["date"].map(worst).astype(float)}
    )


def _next_score(scored: pd.DataFrame, after: pd.Timestamp) -> float:
    window = pd.Timedelta(hours=evidence.RELIEF_HOURS.value)
    later = scored.loc[(scored["when"] > after) & (scored["when"] <= after + window), "pain_0_10"]
    return float(later.iloc[0]) if len(later) else np.nan


def _has(cells: pd.Series, word: str) -> pd.Series:
    having = [cell for cell in cells.dropna().unique() if word in word_set(cell)]
    return cells.isin(having) if having else pd.Series(False, index=cells.index)
