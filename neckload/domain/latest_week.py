"""The last week that can be judged, in both measures, for the sentence that sums it up."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import pandas as pd

from neckload.domain.computed_tables import WeekState, week_state
from neckload.domain.progression import LACKING, TOTAL, Measure, Verdict, is_judged, verdict_of


@dataclass(frozen=True)
class WeekInMeasure:
    """One week's total in one measure [min or km] and its change from the week before. NaN if unknown."""

    total: float
    change: float
    verdict: Verdict | None
    """None if this measure cannot be judged because a run lacks it."""
    runs_without: int
    """Runs of the week that lack the measure."""


@dataclass(frozen=True)
class LatestWeek:
    """The last judged week."""

    week: pd.Timestamp
    state: WeekState
    weeks_ago: int
    """0 for the last full week."""
    leading: Measure
    """The measure behind the week's verdict."""
    time: WeekInMeasure
    distance: WeekInMeasure
    usual_level: float
    """The usual week before a break, in the leading measure; NaN without a preceding break."""
    pain_max: float
    pain_max_before: float
    """Worst pain of the calendar week before."""

    def measured(self, measure: Measure) -> WeekInMeasure:
        return self.time if measure == "time" else self.distance


def latest_week(weeks: pd.DataFrame) -> LatestWeek | None:
    """The last judged week of `weeks` (`progression.with_progression`); None if there is none."""
    judged = weeks.index[is_judged(weeks)]
    if judged.empty:
        return None
    at = int(judged[-1])
    row = weeks.iloc[at]
    return LatestWeek(
        week=row["week"],
        state=week_state(row["state"]),
        weeks_ago=len(weeks) - 2 - at,
        leading="distance" if row["verdict_measure"] == "distance" else "time",
        time=_in_measure(row, "time"),
        distance=_in_measure(row, "distance"),
        usual_level=float(row["usual_level"]),
        pain_max=float(row["pain_max"]),
        pain_max_before=float(weeks["pain_max"].iloc[at - 1]) if at else nan,
    )


def _in_measure(row: pd.Series, measure: Measure) -> WeekInMeasure:
    verdict = row[f"verdict_{measure}"]
    return WeekInMeasure(
        total=float(row[TOTAL[measure]]),
        change=float(row[f"change_{measure}"]),
        verdict=verdict_of(verdict) if isinstance(verdict, str) else None,
        runs_without=int(row[LACKING[measure]]),
    )
