"""The weeks shown: a number of latest weeks, or those between two dates."""

from __future__ import annotations

import pandas as pd

from neckload.domain import evidence
from neckload.domain.progression import is_judged
from neckload.domain.settings import Settings


def in_period(weeks: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """The weeks of a record selected by the settings; all weeks if none lies between the given dates.

    Args:
        weeks: with the verdicts of `progression.with_progression`.
    """
    if settings.between is not None:
        first, last = map(pd.Timestamp, settings.between)
        inside = weeks[(weeks["week"] > first - pd.Timedelta(days=7)) & (weeks["week"] <= last)]
        if len(inside):
            return inside.reset_index(drop=True)
    if settings.period is None:
        return weeks.copy(deep=False)
    judged = weeks.index[is_judged(weeks)]
    silence = len(weeks) - 2 - judged[-1] if len(judged) else 0
    ends = weeks.loc[: judged[-1]] if silence > evidence.RECENT_ENOUGH_WEEKS.value else weeks
    return ends.tail(settings.period).reset_index(drop=True)
