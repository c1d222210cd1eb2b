"""Dates that stand for more than a day, or for less: totals of months, and the recording of a single run."""

from __future__ import annotations

import pandas as pd

from neckload.domain.problems import Problem, UnreadableFile

SHORTEST_MONTH = 28
FEW_MONTHS = 3
FEW_SAMPLES = 5
LONGEST_SAMPLE_S = 180


def refuse_months(days: pd.Series) -> None:
    """Nobody runs on the first of every month and on no other day.

    Raises:
        UnreadableFile: every date is the first, or every date the last, of another month.
    """
    known = days.dropna().dt.normalize()
    is_edge = (known.dt.day == 1).all() or (known.dt.day == known.dt.days_in_month).all()
    if len(known) >= FEW_MONTHS and is_edge and not known.dt.to_period("M").duplicated().any():
        raise UnreadableFile(
            Problem(
                "These look like monthly totals: every date is the edge of a month. Weekly totals or single runs can "
                "be read."
            )
        )


def refuse_samples(moments: pd.Series) -> None:
    """Rows a few seconds apart are not runs but the moments of one.

    Raises:
        UnreadableFile: nearly all rows follow each other within minutes.
    """
    gaps = moments.dropna().sort_values().diff().dropna().dt.total_seconds()
    if len(gaps) >= FEW_SAMPLES - 1 and 0 < gaps.median() <= LONGEST_SAMPLE_S:
        raise UnreadableFile(
            Problem(
                "This is the recording of one activity, moment by moment. Upload the list of your single activities, "
                "or the FIT, TCX or GPX file of this one."
            )
        )
