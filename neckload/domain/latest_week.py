"""The last week that can be judged, in both measures: what the finding's sentence is about."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import pandas as pd

from neckload.domain.progression import LACKING, TOTAL, Measure, Verdict, is_judged, verdict_of
from neckload.domain.tables import WeekState, week_state


@dataclass(frozen=True)
class WeekInMeasure:
    """One week's total in one measure [min or km], beside the week before. NaN where unknown."""

    total: float
    change: float
    verdict: Verdict | None
    """None where this measure cannot tell: a run lacks it."""
    runs_without: int
    """Runs of the week that lack the measure."""


@dataclass(frozen=True)
class LatestWeek:
    """The last judged week, as the finding's sentence needs it."""

    week: pd.Timestamp
    state: WeekState
    weeks_ago: int
    """0 when it is the last full week."""
    leading: Measure
    """The measure that the week's verdict is of."""
    time: WeekInMeasure
    distance: WeekInMeasure
    usual_level: float
    """Usual week before a break, in the leading measure; NaN when there is no break behind it."""
    pain_max: float
    pain_max_before: float
    """Worst pain of the calendar week before it."""

    def measured(self, measure: Measure) -> WeekInMeasure:
        return self.time if measure == "time" else self.distance


def latest_week(weeks: pd.DataFrame) -> LatestWeek | None:
    """The last judged week of `weeks` (`progression.with_progression`); None while there is none."""
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
