"""The invented sample runners, moved so that their last week is the visitor's current one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd

from neckload.domain.tables import Diary

# The last day of sample_data/: a Wednesday, so the sample's current week has begun and is not over.
SAMPLE_TODAY = date(2026, 3, 18)
# Name in the address -> files of sample_data/. The first is what everybody sees; of the other two the answer is known.
FILES = {"runner": ("runs.csv", "pain.csv", "days.csv"), "linked": ("linked.csv",), "unlinked": ("unlinked.csv",)}
_WHEN = {"runs": "start", "pain": "when", "days": "date", "week_totals": "week"}


def chosen(parameters: Mapping[str, str]) -> str:
    """Which sample the page's address names."""
    name = parameters.get("sample", "")
    return name if name in FILES else "runner"


def moved(sample: Diary, today: date) -> Diary:
    """The sample shifted by whole weeks: its last week becomes the one of `today`, weekdays stay what they were."""
    shift = pd.Timedelta(days=(_monday(today) - _monday(SAMPLE_TODAY)).days)
    frames = {table: getattr(sample, table) for table in _WHEN}
    return Diary(
        **{table: frame.assign(**{_WHEN[table]: frame[_WHEN[table]] + shift}) for table, frame in frames.items()}
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
