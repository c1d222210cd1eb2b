"""What a reader of a shared page may know: nothing that was not chosen, and no advice but the runner's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neckload.domain.advice import Advice
from neckload.domain.analysis import analyse
from neckload.domain.settings import Settings
from neckload.domain.sharing import (
    ALWAYS,
    NEVER,
    PARTS,
    PERSONAL,
    SHOWN_WITH,
    USUAL,
    Part,
    first_day,
    shared,
    shared_diary,
)
from neckload.domain.tables import TABLES, Diary
from tests.builders import after, days, diary, pain, runs, weeks_of
from tests.domain.test_experiment import LATER, golden_diary, run_starts

EVERYTHING = frozenset(PARTS)
SETTINGS = Settings()

# Telling words in every text column, and figures that nothing else of the diary has.
TELLING = Diary(
    runs=runs(
        ("2026-03-02 06:41:17", 7.77, 71.7),
        ("2026-03-10 19:13:05", 8.88, 81.8),
        run_id=["vendor-4711", "vendor-4712"],
        effort_0_10=6.66,
        surface="trail",
        gear="backpack,umbrella",
        title="Round the prison",
        note="saw Ruth",
        source="watchmaker",
    ),
    pain=pd.DataFrame(
        {
            "when": pd.to_datetime(["2026-03-03 05:43:21", "2026-03-04 22:59:58"]),
            "pain_0_10": [3.21, None],
            "symptoms": ["stiffness", "soreness"],
            "moment": ["next_morning", "day"],
            "note": ["after the quarrel", None],
        }
    ),
    days=days("2026-03-05", desk_hours=11.11, exercises_done="chin_tuck", other_sport="fencing", self_review="gaze"),
    week_totals=pd.DataFrame(
        {"week": [pd.Timestamp("2026-02-23")], "distance_km": [22.22], "duration_min": [222.2], "pain_0_10": [4.44]}
    ),
    goals=pd.DataFrame({"made_on": [pd.Timestamp("2026-03-01")], "distance_km": [55.55], "rate": [0.0777]}),
    targets=pd.DataFrame(
        {"week": [pd.Timestamp("2026-03-02")], "distance_km": [33.33], "set_by": ["therapist"], "note": ["says Igor"]}
    ),
)
TRACES: dict[Part, tuple[str, ...]] = {
    "volume": ("7.77", "71.7", "6.66", "22.22", "222.2", "55.55", "33.33"),
    "pain": ("3.21", "4.44", "next_morning"),
    "symptoms": ("stiffness", "soreness"),
    "factors": ("trail", "backpack", "umbrella", "11.11", "fencing", "gaze"),
    "exercises": ("chin_tuck",),
    "experiments": (),  # see below
    "advice": ("55.55", "0.0777", "33.33", "therapist"),
    "notes": ("Ruth", "quarrel", "Igor"),
    "titles": ("prison",),
    "clock_times": ("06:41", "05:43", "22:59", "19:13"),
}


def written(reduced: Diary) -> str:
    """Every cell of every table, and the names of rows."""
    return "\n".join(getattr(reduced, table).to_csv(date_format="%Y-%m-%dT%H:%M:%S") for table in TABLES)


def test_every_column_of_the_vocabulary_is_shown_with_one_part_or_with_all_or_with_none() -> None:
    places = [*SHOWN_WITH.values(), ALWAYS, NEVER]
    listed = sorted((table, column) for place in places for table, columns in place.items() for column in columns)
    assert listed == sorted((table, column.name) for table, columns in TABLES.items() for column in columns)


@settings(max_examples=40)
@given(parts=st.frozensets(st.sampled_from(PARTS)))
def test_what_belongs_to_a_part_that_was_not_chosen_is_nowhere_in_the_reduced_diary(parts: frozenset[Part]) -> None:
    told = written(shared_diary(TELLING, parts))
    for part in EVERYTHING - parts:
        assert [trace for trace in TRACES[part] if trace in told] == [], part
    assert "vendor" not in told
    assert "watchmaker" not in told


@pytest.mark.parametrize("part", PARTS)
def test_what_was_chosen_is_there(part: Part) -> None:
    told = written(shared_diary(TELLING, EVERYTHING))
    assert [trace for trace in TRACES[part] if trace not in told] == []


def test_an_experiment_is_shown_at_its_end_as_the_runner_sees_it_without_its_hours() -> None:
    over = golden_diary("E1")
    (own,) = analyse(over, today=LATER).experiments
    without_hours = EVERYTHING - {"clock_times"}
    (seen,) = shared(over, without_hours, Settings(), None, today=LATER).analysis.experiments
    assert own.answer is not None
    assert seen.answer is not None
    assert (seen.answer.flips, seen.state) == (own.answer.flips, "complete")
    hours = {run.start.hour for run in seen.runs} | {seen.experiment.began.hour}
    assert (hours, {run.run_id for run in seen.runs}) == ({0}, {""})


@pytest.mark.parametrize("parts", [EVERYTHING - {"experiments"}, EVERYTHING - {"pain"}])
def test_an_experiment_that_was_not_chosen_is_not_shown(parts: frozenset[Part]) -> None:
    assert shared(golden_diary("E1"), parts, Settings(), None, today=LATER).analysis.experiments == ()


def test_an_experiment_that_runs_or_ended_before_the_period_is_nobody_elses() -> None:
    running, over = run_starts(9)[-1].date(), golden_diary("E1")
    assert shared(over, EVERYTHING, Settings(), None, today=running).analysis.experiments == ()
    assert shared(over, EVERYTHING, Settings(), 12, today=LATER).analysis.experiments == ()


def test_notes_titles_and_clock_times_are_shown_only_when_asked_for() -> None:
    assert {"notes", "titles", "clock_times"} == PERSONAL
    assert USUAL | PERSONAL == EVERYTHING
    assert not USUAL & PERSONAL


def test_a_runs_name_never_carries_its_hour_unless_hours_are_shown() -> None:
    noted = Diary(runs=weeks_of([5], first="2026-01-05 06:41"))
    assert shared_diary(noted, USUAL).runs["run_id"].tolist() == ["2026-01-05/5.00km/nanmin"]
    assert shared_diary(noted, EVERYTHING).runs["run_id"].tolist() == ["2026-01-05T06:41:00"]


@settings(max_examples=12)
@given(weeks=st.integers(1, 8), parts=st.frozensets(st.sampled_from(PARTS)))
def test_nothing_before_the_period_is_left(weeks: int, parts: frozenset[Part]) -> None:
    noted = diary([20] * 8, [100] * 8, [3] * 8)
    since = first_day(weeks, "monday", after(7))
    reduced = shared_diary(noted, parts, since)
    dates: Iterable[Any] = pd.concat([reduced.runs["start"], reduced.pain["when"], reduced.days["date"]])
    assert all(moment >= pd.Timestamp(str(since)) for moment in dates)
    assert len(reduced.runs) == weeks


def test_the_period_is_whole_weeks_with_the_current_one() -> None:
    wednesday = date(2026, 2, 11)
    assert first_day(1, "monday", wednesday) == date(2026, 2, 9)
    assert first_day(12, "monday", wednesday) == date(2025, 11, 24)
    assert first_day(2, "sunday", wednesday) == date(2026, 2, 1)
    assert first_day(None, "monday", wednesday) is None


def test_a_week_of_rest_stays_one_when_pain_is_not_shown() -> None:
    noted = replace(diary([20, None, 20], [100, None, 100]), pain=pain(("2026-01-14", 2)))
    reduced = shared(noted, frozenset({"volume"}), SETTINGS, None, today=after(3)).analysis
    assert reduced.weeks["state"].tolist() == ["complete", "rest", "complete", "partial"]
    assert reduced.weeks["pain_max"].isna().all()


def test_a_page_without_volume_knows_the_weeks_and_the_pain_and_no_figure_of_running() -> None:
    noted = diary([20] * 4, [100] * 4, [1, 2, 3, 4])
    weeks = shared(noted, frozenset({"pain"}), SETTINGS, None, today=after(4)).analysis.weeks
    assert weeks["pain_max"].tolist()[:4] == [1, 2, 3, 4]
    assert weeks[["distance_km", "duration_min"]].isna().all(axis=None)
    assert weeks["state"].tolist() == ["complete"] * 4 + ["partial"]


def test_entries_of_one_day_keep_their_order_without_their_hours() -> None:
    noted = Diary(pain=pain(("2026-01-06 19:00", 2, "day", "seen_by_doctor"), ("2026-01-06 08:00", 5, "day", "fever")))
    assert shared_diary(noted, USUAL).pain["symptoms"].tolist() == ["fever", "seen_by_doctor"]


def shared_advice(noted: Diary, parts: frozenset[Part], weeks: int | None = None) -> Advice | None:
    """The advice of the shared page; None when it has none."""
    view = shared(noted, parts, SETTINGS, weeks, today=after(8))
    if "advice" not in view.parts:
        assert view.analysis.advice == Advice(neck=view.analysis.neck)
        return None
    return view.analysis.advice


def test_the_advice_of_a_shared_page_is_the_runners_own() -> None:
    noted = diary([20] * 8, [100] * 8, [1] * 8)
    own = analyse(noted, SETTINGS, today=after(8)).advice
    told = shared_advice(noted, USUAL)
    assert told is not None
    assert (told.target, told.step, told.longest_run_limit) == (own.target, own.step, own.longest_run_limit)


def test_a_warning_sign_that_is_not_shown_takes_the_advice_with_it() -> None:
    calm = diary([20] * 8, [100] * 8, [1] * 8)
    signs = replace(calm, pain=pd.concat([calm.pain, pain(("2026-03-03", 1, "day", "fever"))]))
    assert shared_advice(signs, USUAL - {"symptoms"}) is None
    shown = shared_advice(signs, USUAL)
    assert shown is not None
    assert shown.red_flag is not None
    assert shown.target is None
    assert shared_advice(calm, USUAL - {"symptoms"}) is not None


def test_an_earlier_warning_sign_that_is_not_shown_takes_the_advice_with_it_too() -> None:
    calm = diary([20] * 8, [100] * 8, [1] * 8)
    earlier = replace(calm, pain=pd.concat([calm.pain, pain(("2026-01-20", 1, "day", "fever"))]))
    assert shared_advice(earlier, USUAL - {"symptoms"}) is None
    assert shared_advice(earlier, USUAL) is not None


def test_pain_that_is_not_shown_and_decided_takes_the_advice_with_it() -> None:
    sore = diary([20] * 8, [100] * 8, [1] * 6 + [6, 6])
    assert shared_advice(sore, USUAL) is not None
    assert shared_advice(sore, USUAL - {"pain"}) is None


def test_earlier_weeks_that_are_not_shown_and_decided_take_the_advice_with_them() -> None:
    falling = diary([40, 40, 40, 40, 40, 40, 20, 20], [200] * 6 + [100, 100], [1] * 8)
    assert shared_advice(falling, USUAL, weeks=9) is not None
    assert shared_advice(falling, USUAL, weeks=3) is None


@settings(max_examples=8)
@given(
    minutes=st.lists(st.one_of(st.none(), st.integers(20, 300)), min_size=2, max_size=12),
    scores=st.lists(st.one_of(st.none(), st.integers(0, 10)), min_size=2, max_size=12),
    sign=st.sampled_from([None, "fever", "seen_by_doctor"]),
    parts=st.frozensets(st.sampled_from(PARTS)),
    weeks=st.sampled_from([None, 3, 6]),
)
def test_no_shared_page_ever_gives_a_range_that_the_runners_own_page_does_not(
    minutes: list[int | None],
    scores: list[int | None],
    sign: str | None,
    parts: frozenset[Part],
    weeks: int | None,
) -> None:
    noted = diary(minutes=minutes, pain_0_10=scores)
    today = after(len(minutes))
    if sign:
        noted = replace(noted, pain=pd.concat([noted.pain, pain((f"{today}", 2, "day", sign))]))
    own = analyse(noted, SETTINGS, today=today).advice
    told = shared(noted, parts, SETTINGS, weeks, today=today).analysis.advice
    if told.target is not None:
        assert own.target is not None
        assert (told.target.low, told.target.high) == pytest.approx((own.target.low, own.target.high))


def test_a_reader_gets_the_runners_own_verdict_whatever_the_period_and_no_record_behind_it() -> None:
    noted = Diary(week_totals=pd.read_csv(Path(__file__).parents[2] / "sample_data" / "linked.csv"))
    today = date(2026, 3, 18)
    own = analyse(noted, Settings(measure="distance"), today=today).association
    seen = shared(noted, USUAL, Settings(measure="distance"), 8, today=today).analysis.association
    assert (seen.verdict, seen.p, seen.schedule) == (own.verdict, own.p, own.schedule)
    assert (own.verdict, len(own.aligned), len(seen.aligned)) == ("some", 30, 0)


def test_without_load_or_without_pain_a_reader_gets_no_answer_about_both() -> None:
    noted = Diary(week_totals=pd.read_csv(Path(__file__).parents[2] / "sample_data" / "linked.csv"))
    for part in ("volume", "pain"):
        seen = shared(noted, USUAL - {part}, Settings(), None, today=date(2026, 3, 18))
        assert seen.analysis.association.verdict in ("not_enough", "nothing_to_compare")
