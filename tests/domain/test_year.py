"""The year of days."""

from __future__ import annotations

from datetime import date

import pandas as pd

from neckload.domain.tables import empty
from neckload.domain.year import SHOWN_WEEKS, year
from tests import builders
from tests.builders import pain, runs

WEDNESDAY = date(2026, 3, 18)


def test_the_year_ends_today_and_begins_on_a_monday_52_weeks_before_this_one() -> None:
    days = year(runs(), pain(), empty("days"), WEDNESDAY)
    assert (days["date"].min().date(), days["date"].max().date()) == (date(2025, 3, 17), WEDNESDAY)
    assert len(days) == 7 * (SHOWN_WEEKS - 1) + 3


def test_a_day_shows_its_worst_pain_and_counts_its_runs() -> None:
    noted = pain(("2026-03-17 08:00", 2), ("2026-03-17 20:00", 5))
    ran = runs(("2026-03-17 07:00", 5, 30), ("2026-03-17 18:00", 5, 30))
    days = year(ran, noted, builders.days("2026-03-16", exercises_done="chin_tucks"), WEDNESDAY).set_index("date")
    assert days.loc["2026-03-17", ["pain", "runs", "weekday"]].tolist() == [5, 2, 1]
    assert days.index[days["exercised"]].tolist() == [pd.Timestamp("2026-03-16")]


def test_a_day_without_a_note_is_unknown_and_not_painless() -> None:
    days = year(runs(), pain(("2026-03-17", 0)), empty("days"), WEDNESDAY).set_index("date")
    assert days.loc["2026-03-17", "pain"] == 0
    assert days["pain"].notna().sum() == 1
