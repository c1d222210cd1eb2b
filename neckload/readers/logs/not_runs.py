"""Dates that stand for more than a day, or for less: totals of months, and the recording of a single run."""

from __future__ import annotations

import numpy as np

from neckload.domain.problems import Problem, UnreadableFile
from neckload.readers.exports.layout import UPLOAD_RUNS
from neckload.readers.sheet import Sheet

_MONTH = r"[^\W\d_]{3,}\.?,? ?(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}(?:[-/. ]|年 ?|년 ?)(?:0?[1-9]|1[0-2])[月월]?"
SHORTEST_MONTH = 28
FEW_MONTHS = 3
FEW_SAMPLES = 5
LONGEST_SAMPLE_S = 180


def refuse_months(moments: np.ndarray) -> None:
    """Refuses monthly totals: nobody runs on the first of every month and on no other day.

    Args:
        moments: none missing [datetime64[s]].

    Raises:
        UnreadableFile: every date is the first, or every date the last, of another month.
    """
    days = moments.astype("datetime64[D]")
    # Few lists begin with the edges of months, and only those are looked at to the end.
    if len(days) < FEW_MONTHS or not _are_edges(days[:FEW_MONTHS]) or not _are_edges(days):
        return
    if len(np.unique(days.astype("datetime64[M]"))) == len(days):
        raise UnreadableFile(
            Problem(
                "These look like monthly totals: every date is the first or last of a month. Only weekly totals and "
                "single runs can be read."
            )
        )


def refuse_named_months(sheet: Sheet) -> None:
    """Refuses a table without a day in it whose rows are months.

    Raises:
        UnreadableFile: every cell of a column is a month: March 2026, 2026-03.
    """
    for position in range(len(sheet.header)):
        cells = sheet.shapes(position).stripped
        if len(cells) > 1 and cells.str.fullmatch(_MONTH).all():
            raise UnreadableFile(Problem(f"These are monthly totals, not single runs. {UPLOAD_RUNS}"))


def _are_edges(days: np.ndarray) -> bool:
    """Whether every day is the first, or every day the last, of a month."""
    months = days.astype("datetime64[M]")
    return bool((days == months).all() or (days + 1 == months + 1).all())


def refuse_samples(moments: np.ndarray) -> None:
    """Refuses a recording: rows a few seconds apart are not runs but the data points of one.

    Args:
        moments: none missing [datetime64[s]].

    Raises:
        UnreadableFile: nearly all rows follow each other within minutes.
    """
    gaps_s = np.diff(np.sort(moments)).astype("int64")
    if len(gaps_s) < FEW_SAMPLES - 1 or (gaps_s <= LONGEST_SAMPLE_S).mean() < 0.5:
        return
    if 0 < np.median(gaps_s) <= LONGEST_SAMPLE_S:
        raise UnreadableFile(
            Problem(
                "This is the recording of one activity, moment by moment. Upload the list of your single activities, "
                "or the FIT, TCX or GPX file of this one."
            )
        )
