"""The invented sample runners, moved so that their last week is the visitor's current one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from neckload.domain.tables import Diary


@dataclass(frozen=True)
class Sample:
    """Files of sample_data/, and the day on which they are looked at; later entries are ignored."""

    files: tuple[str, ...]
    day: date = date(2026, 3, 18)
    """A Wednesday, so that the sample's current week has begun and is not over."""


_EXPERIMENT = tuple(f"experiment_{table}.csv" for table in ("runs", "pain", "experiments", "confirmations"))
# Name in the address. Everybody sees the first; for the next two the true answer about load and pain is known; the
# last two are a runner halfway through an experiment and after it.
SAMPLES = {
    "runner": Sample(("runs.csv", "pain.csv", "days.csv")),
    "linked": Sample(("linked.csv",)),
    "unlinked": Sample(("unlinked.csv",)),
    "trying": Sample(_EXPERIMENT, date(2026, 2, 4)),
    "tried": Sample(_EXPERIMENT),
}
_WHEN = {
    "runs": "start",
    "pain": "when",
    "days": "date",
    "week_totals": "week",
    "experiments": "began",
    "confirmations": "began",
}


def chosen(parameters: Mapping[str, str]) -> str:
    """Which sample the page's address names."""
    name = parameters.get("sample", "")
    return name if name in SAMPLES else "runner"


def moved(sample: Diary, day: date, today: date) -> Diary:
    """The sample as it stood on `day`, shifted by whole weeks: that week becomes the one of `today`."""
    shift = pd.Timedelta(days=(_monday(today) - _monday(day)).days)
    end = pd.Timestamp(day) + pd.Timedelta(days=1)
    past = {table: frame[frame[_WHEN[table]] < end] for table in _WHEN for frame in [getattr(sample, table)]}
    confirmations = past["confirmations"]
    past["confirmations"] = confirmations[confirmations["of_run_id"].isin(past["runs"]["run_id"])]
    return Diary().with_tables(
        **{table: frame.assign(**{_WHEN[table]: frame[_WHEN[table]] + shift}) for table, frame in past.items()}
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
