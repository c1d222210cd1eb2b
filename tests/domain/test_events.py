"""What happened in the weeks shown: races, the longest run, breaks, new gear; and what the chart has room for."""

from __future__ import annotations

import pandas as pd
import pytest

from neckload.domain.analysis import analyse
from neckload.domain.events import RUNS_BEFORE_NEW, Event
from neckload.domain.settings import Settings
from neckload.domain.tables import Diary
from neckload.ui.text.weeks import week_card
from tests.builders import after, days, runs, weeks_of

KM = (10, 10, 10, 10, 10, 21.1, 10, 10, 10, 10)


def told(log: Diary, full_weeks: int = 10, period: int | None = None) -> list[tuple[str, str]]:
    """(first day of the week, the words beside it)"""
    found = analyse(log, Settings(period=period), today=after(full_weeks)).events
    return [(f"{each.week:%m-%d}", week_card.event(each, "km")) for each in found]


def test_the_longest_run_of_the_weeks_shown_is_told_with_its_length() -> None:
    assert told(Diary(runs=weeks_of(KM, [60] * 10))) == [("02-09", "Longest run 21.1 km")]


def test_a_longest_run_without_a_distance_is_told_in_minutes() -> None:
    minutes = (60, 60, 95, *[60] * 7)
    assert told(Diary(runs=weeks_of([], minutes))) == [("01-19", "Longest run 95 min")]


def test_the_longest_of_a_few_runs_is_nothing_to_tell() -> None:
    assert told(Diary(runs=weeks_of(KM[: RUNS_BEFORE_NEW - 1], [60] * 7)), 7) == []


def test_a_longest_run_before_the_weeks_shown_is_not_told() -> None:
    log = Diary(runs=weeks_of((30, *[10] * 8, 12), [60] * 10))
    assert told(log, period=9) == [("03-09", "Longest run 12.0 km")]


@pytest.mark.parametrize(
    ("title", "raced"),
    [
        ("Cologne half marathon", True),
        ("parkrun #12", True),
        ("Race!", True),
        ("Marathon training, long run", False),
        ("Race pace 5 x 1 km", False),
        ("Terrace loop", False),
        ("", False),
    ],
)
def test_a_race_is_what_the_runner_called_one(title: str, raced: bool) -> None:
    log = runs(("2026-01-07", 10, 60), ("2026-01-14", 10, 60), title=["Morning", title or None])
    assert told(Diary(runs=log), 2) == ([("01-12", week_card.event(Event("race", None, name=title), "km"))] * raced)


def test_a_break_is_told_where_the_runner_came_back_with_its_length() -> None:
    minutes = (*[100] * 5, None, None, None, 60, 70)
    log = Diary(runs=weeks_of([], minutes), days=days("2026-02-11", "2026-02-18", "2026-02-25", marked_rest=True))
    assert ("03-02", "Back after 3 weeks") in told(log)


def test_a_week_after_a_break_says_the_break_once() -> None:
    minutes = (*[100] * 5, None, None, None, 60, 70)
    log = Diary(runs=weeks_of([], minutes), days=days("2026-02-11", "2026-02-18", "2026-02-25", marked_rest=True))
    analysis = analyse(log, today=after(10))
    said = week_card.remarks(analysis.week(pd.Timestamp("2026-03-02")), analysis, "km")
    assert said == "Back after 3 weeks; no fair comparison yet"


def test_gear_is_new_only_after_a_while_without_it() -> None:
    gear = ["belt", *["belt"] * 7, "belt,backpack", "belt,backpack"]
    assert told(Diary(runs=weeks_of([10] * 10, [60] * 10, gear=gear))) == [
        ("01-05", "Longest run 10.0 km"),
        ("03-02", "New: backpack"),
    ]
