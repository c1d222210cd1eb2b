"""The numbers under a chart are those of the chart."""

from __future__ import annotations

from datetime import date

import pytest

from neckload import Analysis, Diary, Settings, analyse, read_log
from neckload.domain.factors import Factor, Side
from neckload.ui.charts import patterns
from neckload.ui.charts import runs as run_charts
from neckload.ui.charts.table import numbers
from tests.builders import after, runs


@pytest.fixture(scope="module")
def linked() -> Analysis:
    log = read_log("sample_data/linked.csv")
    return analyse(Diary(week_totals=log.week_totals), Settings(measure="distance"), today=date(2026, 3, 18))


def test_two_traces_over_the_same_days_share_a_row_newest_first(linked: Analysis) -> None:
    table = numbers(patterns.aligned(linked.association, "distance", "km"), "Week")
    aligned = linked.association.aligned
    assert (table.index.name, list(table.columns)) == ("Week", ["neck pain", "load"])
    assert list(table.index) == sorted(table.index, reverse=True)
    newest = aligned.sort_values("date").iloc[-1]
    assert table.index[0] == f"{newest['date']:%Y-%m-%d}"
    assert table["load"].iloc[0] == pytest.approx(newest["shifted"], abs=0.01)


def test_whiskers_become_their_ends(linked: Analysis) -> None:
    table = numbers(patterns.effects(linked.association), "Weeks after")
    effect = linked.association.effects[1]
    assert list(table.columns[1:]) == ["at least", "at most"]
    assert table.loc[1].tolist() == pytest.approx([effect.estimate, effect.low, effect.high], abs=0.01)


def test_a_chart_that_lies_on_its_side_has_its_names_as_rows() -> None:
    side = Side(6, 8.0, 48.0, 4.0, 1.0)
    known = Factor("backpack", "gear", side, side, "none", 0.5, -0.5, 1.5, 0.4)
    table = numbers(patterns.factor_differences([known]), "What")
    assert table.loc["backpack"].tolist() == [0.5, -0.5, 1.5]


def test_of_two_values_on_one_place_the_larger_counts_and_unknown_stays_empty() -> None:
    log = runs(("2026-01-05 07:00", 10, 60), ("2026-01-20 07:00", 12, 60), ("2026-01-20 07:00", 20, 120))
    table = numbers(run_charts.spikes(analyse(Diary(runs=log), today=after(3)), "km"), "Date")
    assert table.max(axis=1).to_dict() == {"2026-01-20": 100}
    ratios = numbers(run_charts.load_ratio(analyse(Diary(runs=log), today=after(1))), "Date")
    assert ratios.isna().all(axis=None)


def test_a_figure_of_nothing_has_no_lines() -> None:
    assert numbers(run_charts.spikes(analyse(Diary(), today=after(0)), "km"), "Date").empty
