"""What was advised and what was done: only ranges that were shown count, the first of each week."""

from __future__ import annotations

from datetime import date
from math import nan

import pandas as pd
import pytest

from neckload.domain.adherence import WEEKS
from neckload.domain.analysis import Analysis, analyse
from neckload.domain.settings import Settings
from neckload.domain.tables import Diary
from tests.builders import after, diary


def shown(*rows: tuple[str, str, float, float, str]) -> pd.DataFrame:
    """Kept ranges as (week, shown on, low, high, unit)."""
    frame = pd.DataFrame(rows, columns=["week", "shown_on", "low", "high", "unit"])
    return Diary(shown_ranges=frame.assign(week=pd.to_datetime(frame["week"]))).shown_ranges


def analysed(minutes: list[float | None], *rows: tuple[str, str, float, float, str]) -> Analysis:
    log = Diary(runs=diary(minutes=minutes).runs, shown_ranges=shown(*rows))
    return analyse(log, today=after(len(minutes)))


@pytest.mark.parametrize(
    ("minutes", "outcome"),
    [(104.9, "below"), (105, "inside"), (110, "inside"), (110.1, "above"), (None, "unknown")],
)
def test_a_week_is_set_beside_the_range_that_was_shown_for_it(minutes: float | None, outcome: str) -> None:
    weeks = analysed([100, 100, minutes], ("2026-01-19", "2026-01-13", 105, 110, "min")).adherence
    assert [(each.week, each.outcome) for each in weeks] == [(pd.Timestamp("2026-01-19"), outcome)]
    assert (weeks[0].advised.low, weeks[0].advised.high, weeks[0].advised.unit) == (105, 110, "min")
    assert weeks[0].done == pytest.approx(nan if minutes is None else minutes, nan_ok=True)


def test_without_a_range_that_was_shown_nothing_is_said_of_any_week() -> None:
    assert analysed([100, 100, 100]).adherence == ()


def test_a_range_for_a_week_that_is_not_over_is_not_judged() -> None:
    assert analysed([100, 100], ("2026-01-19", "2026-01-13", 105, 110, "min")).adherence == ()


def test_a_range_kept_under_the_other_week_start_counts_for_the_week_that_holds_most_of_it() -> None:
    log = Diary(
        runs=diary(minutes=[100, 100, 107]).runs, shown_ranges=shown(("2026-01-19", "2026-01-13", 105, 110, "min"))
    )
    weeks = analyse(log, Settings(week_start="sunday"), today=after(3)).adherence
    assert [each.week for each in weeks] == [pd.Timestamp("2026-01-18")]


def test_it_looks_back_as_far_as_the_neck_is_compared() -> None:
    firsts = pd.date_range("2026-01-05", periods=14, freq="7D")
    rows = [(f"{week:%Y-%m-%d}", f"{week:%Y-%m-%d}", 90.0, 110.0, "min") for week in firsts]
    assert len(analysed([100] * 14, *rows).adherence) == WEEKS == 12


def test_the_first_range_shown_for_this_week_and_the_next_is_kept_and_a_later_one_is_not() -> None:
    fresh = analysed([100, 100, 100])
    kept, target = fresh.range_to_keep, fresh.advice.target
    assert target is not None
    assert kept["week"].tolist() == [pd.Timestamp("2026-01-26"), pd.Timestamp("2026-02-02")]
    assert {day.date() for day in kept["shown_on"]} == {date(2026, 1, 28)}
    assert kept[["low", "high", "unit"]].to_numpy().tolist() == [[target.low, target.high, "min"]] * 2
    this_week, next_week = (("2026-01-26", "2026-01-26", 80, 90, "min"), ("2026-02-02", "2026-01-26", 80, 90, "min"))
    assert analysed([100, 100, 100], this_week).range_to_keep["week"].tolist() == [pd.Timestamp("2026-02-02")]
    assert analysed([100, 100, 100], this_week, next_week).range_to_keep.empty


def test_where_there_is_no_range_there_is_nothing_to_keep() -> None:
    assert analyse(Diary(), today=after(1)).range_to_keep.empty
