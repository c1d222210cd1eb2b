"""The one composition: what a page gets from a diary and its settings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from neckload.domain.analysis import analyse
from neckload.domain.settings import Settings
from neckload.domain.tables import TABLES, Diary
from tests.builders import after, days, diary, pain, runs, typed, weeks_of


def first_days(weeks: pd.DataFrame) -> list[str]:
    return [f"{week:%m-%d}" for week in weeks["week"]]


@pytest.mark.parametrize(
    "wrong", [{"measure": "heartbeats"}, {"week_start": "friday"}, {"period": 0}, {"period": -4}], ids=str
)
def test_a_setting_that_does_not_exist_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Settings(**wrong)


def test_an_empty_diary_has_no_facts_and_no_faults() -> None:
    facts = analyse(Diary(), today=after(0))
    assert (len(facts.weeks), len(facts.runs), facts.latest, facts.implausible) == (0, 0, None, 0)
    assert facts.advice.target is None
    assert {"change_time", "change_distance", "verdict", "held_level"} <= set(facts.weeks)


def test_the_latest_week_is_the_last_judged_one_with_its_change_and_its_pain() -> None:
    # 162 min after 142 min is +14 %; 27 km after 25 km is +8 %.
    log = diary(km=[25, 27], minutes=[142, 162], pain_0_10=[3, 5])
    latest = analyse(log, today=after(2)).latest
    assert latest is not None
    assert (latest.week, latest.state, latest.weeks_ago) == (pd.Timestamp("2026-01-12"), "complete", 0)
    assert (latest.time.total, latest.distance.total) == (162, 27)
    assert latest.time.change == pytest.approx(162 / 142 - 1)
    assert latest.distance.change == pytest.approx(0.08)
    assert (latest.time.verdict, latest.distance.verdict) == ("above", "within")
    assert latest.leading == "time"
    assert latest.measured(latest.leading) == latest.time
    assert (latest.pain_max_before, latest.pain_max) == (3, 5)


def test_the_latest_week_lies_behind_unrecorded_ones_and_says_how_far() -> None:
    latest = analyse(typed(km=[40, 44]), today=after(5)).latest
    assert latest is not None
    assert (latest.weeks_ago, latest.distance.verdict, latest.leading) == (3, "within", "distance")
    assert latest.time.verdict is None


def test_the_latest_week_says_how_many_runs_lack_a_measure_and_which_one_leads() -> None:
    ran = runs(("2026-01-05", 40, 240), ("2026-01-12", 44, 264), ("2026-01-13", None, 30))
    latest = analyse(Diary(runs=ran), Settings("distance"), today=after(2)).latest
    assert latest is not None
    assert (latest.distance.runs_without, latest.time.runs_without) == (1, 0)
    assert (latest.leading, latest.distance.verdict, latest.time.verdict) == ("time", None, "above")


def test_time_is_the_measure_unless_the_log_knows_only_distance() -> None:
    assert analyse(diary(km=[40], minutes=[240]), today=after(1)).measure == "time"
    assert analyse(diary(km=[40]), today=after(1)).measure == "distance"
    assert analyse(diary(minutes=[240]), Settings("distance"), today=after(1)).measure == "time"


def test_a_period_shows_fewer_weeks_and_changes_no_fact_of_them() -> None:
    log = diary(km=[40, 40, 40, 28, 40, 60], pain_0_10=[0, 1, 0, 1, 0, 1])
    everything, three = (analyse(log, Settings(period=period), today=after(6)) for period in (None, 3))
    assert first_days(three.weeks) == ["02-02", "02-09", "02-16"]
    pd.testing.assert_frame_equal(three.weeks, everything.weeks.tail(3).reset_index(drop=True))
    assert repr(three.advice) == repr(everything.advice)
    assert repr(three.latest) == repr(everything.latest)


def test_a_period_after_a_long_silence_ends_with_the_last_recorded_week() -> None:
    log = typed(km=[40, 41, 42])
    four_silent, five_silent = (analyse(log, Settings(period=3), today=after(3 + weeks)).weeks for weeks in (4, 5))
    assert first_days(four_silent) == ["02-09", "02-16", "02-23"]
    assert first_days(five_silent) == ["01-05", "01-12", "01-19"]


def test_runs_come_in_order_with_their_spikes_and_what_looks_implausible() -> None:
    log = Diary(
        runs=runs(("2026-01-14", 12, 72), ("2026-01-06", 10, 60), ("2026-01-13", 150, 150), ("2026-01-15", 9, 50))
    )
    facts = analyse(log, today=date(2026, 1, 14))
    assert facts.runs["distance_km"].tolist() == [10, 150, 12]
    assert facts.runs["plausible"].tolist() == [True, False, True]
    assert facts.runs["spike"].fillna(-1).round(9).tolist() == [-1, -1, 0.2]
    assert facts.runs["spike_band"].tolist()[2] == "small"
    assert facts.implausible == 1
    assert facts.weeks["distance_km"].tolist() == [10, 12]


def test_a_confirmed_run_counts_in_weeks_in_spikes_and_in_load() -> None:
    log = Diary(runs=runs(("2026-01-06", 10, 60), ("2026-01-07", 250, 1400), confirmed=True))
    facts = analyse(log, Settings("distance"), today=after(1))
    assert facts.implausible == 0
    assert facts.weeks["distance_km"][0] == facts.load.weeks["load"][0] == 260


def test_sunday_weeks_reach_the_load_as_well() -> None:
    log = diary(km=[40, 44], minutes=[240, 264], first="2026-01-11")  # two Sundays
    facts = analyse(log, Settings(week_start="sunday"), today=date(2026, 1, 26))
    assert first_days(facts.weeks) == first_days(facts.load.weeks) == ["01-11", "01-18", "01-25"]
    assert facts.load.weeks["load"].tolist() == [240, 264, 0]


def test_nothing_that_was_given_is_written_into() -> None:
    log = Diary(
        runs=weeks_of(km=[40, 44, None, 400], minutes=[240, None, None, 300]),
        pain=pain(("2026-01-06", 3, None, "nausea"), ("2026-01-21", 4, "next_morning")),
        days=days("2026-01-20", marked_rest=True),
        week_totals=typed(km=[None, 50]).week_totals,
    )
    before = {table: getattr(log, table).copy(deep=True) for table in TABLES}
    facts = analyse(log, today=after(4))
    facts.weeks["distance_km"] = 0.0
    facts.runs["distance_km"] = 0.0
    for table, frame in before.items():
        pd.testing.assert_frame_equal(getattr(log, table), frame)
