"""The same run in two exports."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neckload.domain.deduplicate import already_known, combined, merged
from neckload.domain.tables import TABLES, Diary, conform
from tests.example_diary import full_diary


def runs(*rows: tuple[str, float, float], source: str) -> pd.DataFrame:
    """Runs of one export, each (start, km, min), with names no other export uses. "2026-03-04" has no time of day."""
    frame = pd.DataFrame(rows, columns=["start", "distance_km", "duration_min"])
    named = frame.assign(run_id=[f"{source}-{number}" for number in range(len(frame))], source=source)
    return Diary(runs=named.assign(start=pd.to_datetime(frame["start"], format="ISO8601"))).runs


def known(new: list[tuple[str, float, float]], old: list[tuple[str, float, float]]) -> list[bool]:
    return already_known(runs(*new, source="new"), runs(*old, source="old")).tolist()


WATCH = ("2026-03-04 07:00:00", 10.0, 60.0)


@pytest.mark.parametrize(
    ("phone", "same"),
    [
        (("2026-03-04 07:05:00", 10.0, 60.0), True),
        (("2026-03-04 07:05:01", 10.0, 60.0), False),
        (("2026-03-04 06:55:00", 10.0, 60.0), True),
        (("2026-03-04 06:54:59", 10.0, 60.0), False),
        # 2 % of the larger figure: 10.0 - 9.8 = 0.2 = 2 % of 10.0, and 60 - 58.8 = 1.2 = 2 % of 60
        (("2026-03-04 07:00:00", 9.8, 58.8), True),
        (("2026-03-04 07:00:00", 9.79, 60.0), False),
        # where start and distance agree the durations may be those of two clocks: moving and elapsed
        (("2026-03-04 07:00:00", 10.0, 48.7), True),
        # what one of them does not know is not compared, but one measure has to be
        (("2026-03-04 07:00:00", np.nan, 60.0), True),
        (("2026-03-04 07:00:00", 10.0, np.nan), True),
        (("2026-03-04 07:00:00", np.nan, 50.0), False),
        (("2026-03-04 07:00:00", np.nan, np.nan), False),
        # without a time of day the day decides
        (("2026-03-04", 10.0, 60.0), True),
        (("2026-03-05", 10.0, 60.0), False),
        (("2026-03-04", 8.0, 60.0), False),
    ],
)
def test_a_run_is_the_same_within_five_minutes_and_two_percent(phone: tuple[str, float, float], same: bool) -> None:
    assert known([phone], [WATCH]) == [same]
    assert known([WATCH], [phone]) == [same]


def test_a_run_known_by_name_is_known_whatever_its_figures_say_now() -> None:
    old = runs(WATCH, source="watch")
    corrected = old.assign(distance_km=21.1, start=pd.Timestamp("2026-05-05 18:00"))
    assert already_known(corrected, old).tolist() == [True]


def test_two_real_runs_of_a_day_stay_two_when_one_of_them_is_known() -> None:
    twice = [("2026-03-04", 5.0, 30.0), ("2026-03-04", 5.0, 30.0)]
    assert known(twice, twice[:1]) == [True, False]
    assert known(twice, twice) == [True, True]


def test_a_known_run_answers_for_the_most_alike_of_two_new_ones() -> None:
    # 5.05 km differs from 5.0 km by 1 %, so alone it would match; the exact one comes first
    assert known([("2026-03-04", 5.05, 30.0), ("2026-03-04", 5.0, 30.0)], [("2026-03-04", 5.0, 30.0)]) == [False, True]


def test_a_run_known_by_name_does_not_answer_for_another_one_as_well() -> None:
    old = runs(("2026-03-04", 5.0, 30.0), source="old")
    new = pd.concat([runs(("2026-03-04", 5.0, 30.0), source="new"), old], ignore_index=True)
    assert already_known(new, old).tolist() == [False, True]


def test_a_run_recorded_on_both_sides_of_midnight_is_one_run() -> None:
    before, after = ("2026-03-04 23:58:00", 10.0, 60.0), ("2026-03-05 00:02:00", 10.0, 60.0)
    assert known([before], [after]) == [True]
    assert known([after], [before]) == [True]


def test_a_run_of_no_length_says_nothing_about_another() -> None:
    assert known([("2026-03-04", 0.0, np.nan)], [("2026-03-04", 0.0, np.nan)]) == [False]
    assert known([("2026-03-04", 0.0, 30.0)], [("2026-03-04", 0.0, 30.0)]) == [True]


def test_nothing_is_known_to_an_empty_diary_and_nothing_new_is_nothing_known() -> None:
    assert known([WATCH], []) == [False]
    assert known([], [WATCH]) == []


def test_the_answer_stands_on_the_index_of_the_new_runs() -> None:
    new = runs(("2026-03-01", 3.0, 20.0), WATCH, source="new").set_axis([7, 4])
    pd.testing.assert_series_equal(
        already_known(new, runs(WATCH, source="old")), pd.Series([False, True], index=[7, 4])
    )


@pytest.mark.parametrize(
    ("other", "same"),
    [
        # 2 h earlier, as UTC is in a Berlin summer; the durations within 2 %
        (("2026-03-04 05:00:17", 10.0, 60.0), True),
        (("2026-03-04 05:00:17", 10.1, 59.0), True),
        # Nepal is 5 h 45 min ahead, Chatham 13 h 45 min, and on another day
        (("2026-03-04 01:15:17", 10.0, 60.0), True),
        (("2026-03-03 17:15:17", 10.0, 60.0), True),
        # no time zone is 2 h 7 min wide, and none 15 h
        (("2026-03-04 04:53:17", 10.0, 60.0), False),
        (("2026-03-03 16:00:17", 10.0, 60.0), False),
        # another distance, or another duration at a start that agrees to the minute only
        (("2026-03-04 05:00:17", 10.3, 60.0), False),
        (("2026-03-04 05:00:47", 10.0, 50.0), False),
        # a copy to the second and to 0.5 % of the distance: moving time beside elapsed time
        (("2026-03-04 05:00:17", 10.04, 50.0), True),
        (("2026-03-04 05:00:17", np.nan, 60.0), False),
    ],
)
def test_the_copy_of_a_run_in_another_time_zone_is_the_same_run(other: tuple[str, float, float], same: bool) -> None:
    assert known([other], [("2026-03-04 07:00:17", 10.0, 60.0)]) == [same]


def test_a_morning_and_an_evening_run_typed_alike_are_two() -> None:
    assert known([("2026-03-04 18:00:00", 5.0, 30.0)], [("2026-03-04 07:00:00", 5.0, 30.0)]) == [False]


def test_one_source_does_not_change_its_time_zone() -> None:
    morning = runs(("2026-03-04 07:00:17", 5.0, 30.0), source="a").assign(source="strava")
    evening = runs(("2026-03-04 18:00:17", 5.0, 30.0), source="b").assign(source="strava")
    assert already_known(evening, morning).tolist() == [False]
    assert already_known(evening.assign(source="garmin"), morning).tolist() == [True]


def test_of_two_equal_runs_a_day_each_finds_its_own_before_a_time_zone_is_tried() -> None:
    # morning and evening differ by 11 h and not otherwise; the watch's figures are 0.1 % longer
    old = [("2026-03-04 07:00:17", 5.0, 30.0), ("2026-03-04 18:00:17", 5.005, 30.0)]
    new = [("2026-03-04 07:00:19", 5.005, 30.0)]
    both, count = merged(runs(*old, source="old"), runs(*new, source="new"))
    assert count == 1
    assert both["run_id"].tolist() == ["old-0", "old-1"]


def test_a_recorded_start_to_the_second_is_enough_where_a_distance_is_unknown() -> None:
    assert known([("2026-03-04 07:00:17", np.nan, 40.0)], [("2026-03-04 07:00:15", 7.5, 38.0)]) == [True]
    assert known([("2026-03-04 07:00:00", np.nan, 40.0)], [("2026-03-04 07:00:00", 7.5, 38.0)]) == [False]


def test_the_richer_record_of_a_run_wins_and_takes_what_it_lacks_from_the_other() -> None:
    poor = runs(("2026-03-04 07:00:17", 10.0, np.nan), source="list").assign(note="windy")
    rich = runs(("2026-03-04 07:00:19", 10.02, 60.0), ("2026-03-05 07:00:19", 5.0, 30.0), source="watch")
    both, count = merged(poor, rich.assign(title="Morning", surface="road"))
    assert count == 1
    assert both["run_id"].tolist() == ["watch-0", "watch-1"]
    assert both.loc[0, ["distance_km", "duration_min", "title", "note"]].tolist() == [10.02, 60, "Morning", "windy"]


def test_a_record_that_knows_the_time_of_day_wins_over_one_that_knows_more_else() -> None:
    dated = runs(("2026-03-04", 10.0, 60.0), source="typed").assign(title="x", note="y", surface="road")
    clocked = runs(("2026-03-04 07:00:19", 10.0, np.nan), source="watch")
    both, _ = merged(dated, clocked)
    assert both["start"].tolist() == [pd.Timestamp("2026-03-04 07:00:19")]
    assert both["duration_min"].tolist() == [60]


def test_merging_with_nothing_gives_the_runs_back() -> None:
    one = runs(WATCH, source="a")
    for both, count in (merged(one, one.iloc[:0]), merged(one.iloc[:0], one)):
        assert count == 0
        assert both["run_id"].tolist() == ["a-0"]


@st.composite
def exports(draw: st.DrawFn) -> pd.DataFrame:
    starts = draw(st.lists(st.integers(0, 3 * 24 * 60), max_size=12))
    rows = [
        (
            str(pd.Timestamp("2026-03-04") + pd.Timedelta(minutes=minute)),
            draw(st.floats(1, 30)),
            draw(st.floats(5, 200)),
        )
        for minute in starts
    ]
    return runs(*rows, source="old")


@settings(max_examples=25)
@given(exports())
def test_every_run_of_an_export_is_known_when_the_same_export_comes_under_other_names(export: pd.DataFrame) -> None:
    renamed = export.assign(run_id=export["run_id"] + "-again")
    assert already_known(renamed, export).all()


@settings(max_examples=25)
@given(exports(), exports())
def test_no_more_runs_are_known_than_there_are_to_know(new: pd.DataFrame, old: pd.DataFrame) -> None:
    renamed = new.assign(run_id=new["run_id"] + "-new")
    assert already_known(renamed, old).sum() <= len(old)


def test_several_diaries_as_one_conform_without_another_check() -> None:
    again = Diary(runs=full_diary().runs.assign(run_id=["a", "b", "c"], note=None, warm_up=True))
    both = combined([full_diary(), again, Diary()])
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(both, table), conform(getattr(both, table), table))
