"""The year of days."""

from __future__ import annotations

from datetime import date

import pandas as pd

from neckload.domain.tables import empty
from neckload.domain.year import (
    SHOWN_WEEKS,
    YearSummary,
    by_week,
    day_opened_first,
    earlier_half,
    has_earlier_scores,
    latest_half,
    week_of_day,
    year,
    year_summary,
)
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


def test_a_year_is_shown_by_halves_and_the_earlier_one_where_it_has_a_score() -> None:
    days = year(runs(), pain(("2025-06-02 08:00", 2)), empty("days"), WEDNESDAY)
    assert (latest_half(days)["week"].nunique(), earlier_half(days)["week"].nunique()) == (26, 26)
    assert earlier_half(days)["date"].max() + pd.Timedelta(days=1) == latest_half(days)["date"].min()
    assert has_earlier_scores(days)
    assert not has_earlier_scores(year(runs(), pain(("2026-03-02 08:00", 2)), empty("days"), WEDNESDAY))


def test_the_worst_day_is_the_first_of_two_as_bad_and_no_score_has_no_worst() -> None:
    days = year(runs(), pain(("2026-03-02 08:00", 6), ("2026-03-10 08:00", 6)), empty("days"), WEDNESDAY)
    assert year_summary(days) == YearSummary(2, 6.0, date(2026, 3, 2))
    assert year_summary(year(runs(), pain(), empty("days"), WEDNESDAY)).worst_on is None


def test_the_day_asked_for_opens_and_else_the_last_one_with_an_entry() -> None:
    days = year(runs(("2026-03-11 07:00", 5, 30)), pain(("2026-03-09 08:00", 2)), empty("days"), WEDNESDAY)
    assert day_opened_first(days, pd.Timestamp("2026-02-03")) == pd.Timestamp("2026-02-03")
    assert day_opened_first(days, pd.Timestamp("2020-02-03")) == pd.Timestamp("2026-03-11")
    assert week_of_day(pd.Timestamp("2026-03-11")) == pd.Timestamp("2026-03-09")
    assert by_week(days).set_index("week").loc["2026-03-09"].tolist() == [2, 1]
    empty_year = year(runs(), pain(), empty("days"), WEDNESDAY)
    assert day_opened_first(empty_year, None) == pd.Timestamp(WEDNESDAY)
