"""Past weeks without any record of running: asked about, and treated as rest until the runner answers.

Neck scores alone show that the runner was there, not that they rested, so such a week is asked about like an empty one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neckload.domain import evidence
from neckload.domain.progression import Measure, is_judged, known_totals


@dataclass(frozen=True)
class MissingWeeks:
    """Consecutive weeks that the runner is asked about."""

    weeks: tuple[pd.Timestamp, ...]
    """First day of each."""
    with_scores: bool
    """Whether the neck was scored in any of them."""

    @property
    def first(self) -> pd.Timestamp:
        """First day of the first week."""
        return self.weeks[0]

    @property
    def last(self) -> pd.Timestamp:
        """Last day of the last week."""
        return self.weeks[-1] + pd.Timedelta(days=6)


def to_ask_about(weeks: pd.DataFrame) -> pd.Series:
    """Which weeks to ask about [bool]: unanswered, with fewer than four weeks of running since.

    After four weeks of running (`evidence.RESTART_WEEKS`) earlier weeks no longer affect next week's range.
    """
    since = (weeks["state"].to_numpy() == "complete")[::-1].cumsum()[::-1]
    recent: pd.Series = weeks["unanswered"] & (since < evidence.RESTART_WEEKS.value)
    return recent


def missing_weeks(weeks: pd.DataFrame) -> MissingWeeks | None:
    """The newest consecutive weeks to ask about; None if there are none.

    A long silence up to today is not asked about: without a range the answer would change nothing.

    Args:
        weeks: every week up to the current one (`weeks.weekly`).
    """
    rows = weeks.index[to_ask_about(weeks)]
    if rows.empty or _long_silence(weeks).any():
        return None
    ends_gap = rows.to_series().diff().ne(1)
    block = weeks.loc[rows[ends_gap.cumsum() == ends_gap.sum()]]
    return MissingWeeks(tuple(block["week"]), bool(block["pain_max"].notna().any()))


def cautious_totals(weeks: pd.DataFrame, measure: Measure) -> pd.Series:
    """Known totals of the full weeks by row number, with weeks to ask about treated as rest [min or km].

    Weeks in which the runner ran as usual are left out, so that they do not lower the level. A silence of more than
    four weeks up to today stays unknown (`evidence.RECENT_ENOUGH_WEEKS`).
    """
    totals = np.select([_long_silence(weeks), to_ask_about(weeks)], [np.nan, 0.0], known_totals(weeks, measure))
    full = (weeks["state"].to_numpy() != "partial") & ~weeks["ran_as_usual"].to_numpy()
    return pd.Series(totals[full], index=weeks.index[full])


def _long_silence(weeks: pd.DataFrame) -> NDArray[np.bool_]:
    """The unknown weeks up to today, if they are too many for a range (`evidence.RECENT_ENOUGH_WEEKS`)."""
    unanswered = weeks["unanswered"].to_numpy()
    known = is_judged(weeks).to_numpy() & ~unanswered
    silent: NDArray[np.bool_] = ~np.logical_or.accumulate(known[::-1])[::-1] & unanswered
    return silent if silent.sum() > evidence.RECENT_ENOUGH_WEEKS.value else np.zeros_like(silent)
