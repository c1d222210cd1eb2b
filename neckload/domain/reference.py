"""The level that next week's range is a multiple of: smoothed over the recorded weeks, and lower after a break."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf, nan
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neckload.domain import evidence
from neckload.domain.missing_weeks import cautious_totals
from neckload.domain.progression import TOLERANCE, TOTAL, Measure, since_silence
from neckload.domain.progression import levels as judged_levels

UNIT: dict[Measure, Literal["min", "km"]] = {"time": "min", "distance": "km"}


LevelKind = Literal["recent", "capped", "single", "first_week_back", "coming_back"]
"""How the level was derived."""


@dataclass(frozen=True)
class Range:
    """From-to amount for a week [unit]."""

    low: float
    high: float
    unit: Literal["min", "km"]

    @property
    def measure(self) -> Measure:
        return "time" if self.unit == "min" else "distance"


@dataclass(frozen=True)
class Reference:
    """The level R that next week's range is a multiple of [unit of its measure]."""

    level: float
    measure: Measure
    kind: LevelKind
    week: pd.Timestamp
    """First day of the last judged week."""
    weeks_ago: int
    """Number of weeks between it and the last full week; 0 if they are the same."""
    last: float
    """Total of the last judged week."""
    usual: float = nan
    """Usual week before a break."""
    weeks_off: int = 0
    """Length of the break still going on."""
    recent: tuple[float, ...] = ()
    """Up to four of the last judged non-break weeks, newest last."""
    just_done: float = nan
    """The larger of the last running week among the last four and this week so far; NaN without either."""

    @property
    def ceiling(self) -> float:
        """Upper limit besides the step's: the usual week when coming back from a break, otherwise infinite."""
        return self.usual if self.kind == "coming_back" else inf


def reference(weeks: pd.DataFrame, measure: Measure) -> Reference | None:
    """The level R at the last judged week with a known total in this measure; None if there is none.

    R = min(max(last, mean of the four judged non-break weeks before), 1.10 x the largest of those four); in a break,
    the share of the usual week allowed for a first week back; in the four weeks after one, last week. Weeks that the
    runner is still asked about count as rest (`missing_weeks.cautious_totals`).
    """
    by_row = cautious_totals(weeks, measure)
    totals = by_row.to_numpy()
    beside = judged_levels(totals)
    known = since_silence(np.flatnonzero(~np.isnan(totals)))
    if not len(known):
        return None
    at, in_break = int(known[-1]), beside.in_break[known]
    running = known[~in_break]
    last, usual = float(totals[at]), float(beside.usual_level[at])
    known_weeks = int(evidence.REFERENCE_WEEKS.value)
    common = {
        "measure": measure,
        "week": weeks["week"][by_row.index[at]],
        "weeks_ago": len(totals) - 1 - at,
        "last": last,
        "usual": usual,
        "recent": tuple(totals[running[-known_weeks:]].tolist()),
        "just_done": _just_done(totals[known], weeks[TOTAL[measure]].iloc[-1]),
    }
    if in_break[-1]:
        weeks_off = int(in_break[::-1].cumprod().sum())
        before = _level_before(float(totals[running[-1]]), float(beside.usual_level[running[-1]]))
        level = min(usual * _restart_share(weeks_off), before)
        return Reference(level, kind="first_week_back", weeks_off=weeks_off, **common)
    if last < usual - TOLERANCE:
        return Reference(last, kind="coming_back", **common)
    base = totals[running[running < at][-known_weeks:]]
    if not base.max(initial=0.0) > 0:
        return Reference(last, kind="single", **common)
    cap = evidence.REFERENCE_CAP.value * float(base.max())
    steadied = max(last, float(base.mean()))
    return Reference(min(steadied, cap), kind="capped" if steadied > cap + TOLERANCE else "recent", **common)


def _just_done(known: NDArray[np.float64], this_week: float) -> float:
    """The larger of the last running week among the last four and this week so far; NaN without either."""
    recent = known[-int(evidence.JUST_DONE_WEEKS.value) :]
    running = recent[recent > 0]
    return float(np.fmax(running[-1] if len(running) else nan, this_week or nan))


def _level_before(last: float, usual: float) -> float:
    """The last week before the break if it was still part of coming back from an earlier break; otherwise no limit.

    A week off must not turn a gradual return into a full one.
    """
    return last if last < usual - TOLERANCE else inf


def _restart_share(weeks_off: int) -> float:
    if weeks_off == 1:
        return evidence.RESTART_AFTER_ONE.value
    few = weeks_off <= evidence.RESTART_FEW_WEEKS.value
    return (evidence.RESTART_AFTER_FEW if few else evidence.RESTART_AFTER_MANY).value


def levels(references: Mapping[Measure, Reference | None]) -> dict[Measure, float]:
    """The level in each measure; NaN if unknown."""
    return {measure: base.level if base else nan for measure, base in references.items()}
