"""Small tables for tests, in the words of `neckload.domain.tables`: one line of a test reads like a line of a diary."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest
from typing import Any

import pandas as pd

from neckload.domain.tables import Diary, conform

Measure = Sequence[float | None]


def runs(*rows: tuple[str, float | None, float | None], **columns: Any) -> pd.DataFrame:
    """Runs as (start, km, min), complete as a diary holds them: `runs(("2026-03-01 18:30", 5, 30), gear="belt")`.

    A further column is one value for every run, or a list with one for each.
    """
    frame = pd.DataFrame(rows, columns=["start", "distance_km", "duration_min"])
    return Diary(runs=frame.assign(start=_moments(frame["start"]), **columns)).runs


def pain(*rows: tuple[str, float] | tuple[str, float, str | None] | tuple[str, float, str | None, str]) -> pd.DataFrame:
    """Pain entries as (when, pain 0-10), then moment and symptoms where they matter."""
    names = ["when", "pain_0_10", "moment", "symptoms"]
    frame = pd.DataFrame([dict(zip(names, row, strict=False)) for row in rows], columns=names)
    return Diary(pain=frame.assign(when=_moments(frame["when"]))).pain


def weeks_of(km: Measure = (), minutes: Measure = (), first: str = "2026-01-05", **columns: Any) -> pd.DataFrame:
    """One run a week, always on the weekday of `first` (a Monday); a week with neither km nor minutes has no run."""
    weeks = zip_longest(_weekly(first, max(len(km), len(minutes))), km, minutes)
    return runs(*(week for week in weeks if week[1:] != (None, None)), **columns)


def diary(km: Measure = (), minutes: Measure = (), pain_0_10: Measure = (), first: str = "2026-01-05") -> Diary:
    """A diary of `weeks_of` runs, with a pain entry on the same weekday of each week that has a score."""
    scores = zip(_weekly(first, len(pain_0_10)), pain_0_10, strict=True)
    return Diary(
        runs=weeks_of(km, minutes, first), pain=pain(*((day, score) for day, score in scores if score is not None))
    )


def days(*dates: str, **columns: object) -> pd.DataFrame:
    """Noted days, with further columns as in `runs`: `days("2026-01-14", marked_rest=True)`."""
    return conform(pd.DataFrame({"date": pd.to_datetime(list(dates))}).assign(**columns), "days")


def typed(km: Measure = (), minutes: Measure = (), pain_0_10: Measure = (), first: str = "2026-01-05") -> Diary:
    """A diary of week totals typed by hand: 0 is a week of rest, a week with None in every measure is not typed."""
    cells = list(zip_longest(km, minutes, pain_0_10))
    names = ["distance_km", "duration_min", "pain_0_10"]
    frame = pd.DataFrame(cells, columns=names, index=_moments(pd.Series(_weekly(first, len(cells)), dtype="str")))
    return Diary(week_totals=frame.dropna(how="all").rename_axis("week").reset_index())


def after(weeks: int, first: str = "2026-01-05") -> date:
    """Today, as the Wednesday after so many full weeks from the Monday `first` on."""
    return (pd.Timestamp(first) + pd.Timedelta(weeks=weeks, days=2)).date()


def _weekly(first: str, weeks: int) -> list[str]:
    return [str(day) for day in pd.date_range(first, periods=weeks, freq="7D")]


def _moments(cells: pd.Series) -> pd.Series:
    return pd.to_datetime(cells, format="ISO8601")
