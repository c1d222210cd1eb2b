"""One run, several records: merged when it comes again, shown as one, and taken apart."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neckload.domain.tables import Diary
from neckload.store import Store, open_store
from tests.example_diary import assert_same, some_runs, uploaded_runs


def watch(count: int = 1, **columns: Any) -> pd.DataFrame:
    """One run a day, as the watch recorded it."""
    runs = some_runs(count, "2026-03-02 07:00:17")
    return runs.assign(run_id=[f"w{day}" for day in range(count)], source="watch", **columns)


def phone(count: int = 1, **columns: Any) -> pd.DataFrame:
    """The same runs as the phone recorded them, a few seconds later."""
    runs = some_runs(count, "2026-03-02 07:00:20")
    return runs.assign(run_id=[f"p{day}" for day in range(count)], source="phone", **columns)


def keep(store: Store, runs: pd.DataFrame, name: str = "file.csv") -> int:
    batch = store.save_import("anna", name, uploaded_runs(runs))
    assert batch is not None
    return batch.id


def shown(store: Store, *columns: str) -> list[list[Any]]:
    runs = store.diary("anna").runs[list(columns)].astype(object)
    return runs.where(runs.notna(), None).values.tolist()


def test_a_run_that_comes_again_from_another_file_is_one_run_and_the_batch_says_so(store: Store) -> None:
    keep(store, watch(3))
    preview = store.preview("anna", uploaded_runs(phone(4)))
    assert (preview.new_counts["runs"], preview.known_counts["runs"], preview.merged) == (1, 3, 3)
    batch = store.save_import("anna", "phone.csv", uploaded_runs(phone(4)))
    assert batch is not None
    assert (batch.counts["runs"], batch.merged) == (1, 3)
    assert store.batches("anna")[0] == batch
    assert shown(store, "run_id") == [["w0"], ["w1"], ["w2"], ["p3"]]


def test_the_same_two_files_again_add_nothing(store: Store) -> None:
    keep(store, watch(3))
    keep(store, phone(3))
    version = store.version("anna")
    for again in (watch(3), phone(3)):
        assert not store.preview("anna", uploaded_runs(again)).brings_something
        assert store.save_import("anna", "again.csv", uploaded_runs(again)) is None
    assert store.version("anna") == version


def test_the_richer_record_wins_and_takes_what_it_lacks_from_the_other(store: Store) -> None:
    keep(store, watch(duration_min=np.nan, note="windy"))
    keep(store, phone(distance_km=5.02, title="Morning", surface="road"))
    figures = ("run_id", "distance_km", "duration_min", "title", "note", "source")
    assert shown(store, *figures) == [["w0", 5.02, 30.0, "Morning", "windy", "phone"]]


def test_a_second_export_that_knows_more_of_a_run_adds_it_and_is_no_merge_of_two(store: Store) -> None:
    keep(store, watch())
    keep(store, watch(effort_0_10=6.0))
    assert shown(store, "run_id", "effort_0_10") == [["w0", 6.0]]
    assert store.merges("anna") == ()


def test_a_typed_run_gets_the_figures_of_the_watch_and_keeps_its_own_words(store: Store) -> None:
    typed = Diary(
        runs=pd.DataFrame(
            {"run_id": ["typed:1"], "start": [pd.Timestamp("2026-03-02")], "distance_km": [5.05], "effort_0_10": [7.0]}
        )
    )
    store.save_runs("anna", typed.runs)
    number = keep(store, watch())
    at_seven = pd.Timestamp("2026-03-02 07:00:17")
    figures = ("run_id", "start", "distance_km", "effort_0_10")
    assert shown(store, *figures) == [["typed:1", at_seven, 5.0, 7.0]]
    store.undo_import("anna", number)
    assert_same(store.diary("anna"), typed)


def test_two_real_runs_of_a_day_stay_two(store: Store) -> None:
    twice = [some_runs(1, "2026-03-02").assign(run_id=f"{name}{run}") for name in "ab" for run in range(2)]
    keep(store, pd.concat(twice[:2]))
    assert store.preview("anna", uploaded_runs(pd.concat(twice[2:]))).merged == 2
    first = store.batches("anna")[0].id
    keep(store, pd.concat(twice[2:]))
    assert len(store.diary("anna").runs) == 2
    store.undo_import("anna", first)
    assert shown(store, "run_id") == [["b0"], ["b1"]]


def test_two_like_runs_of_one_file_stay_two_when_the_run_one_of_them_was_merged_with_is_undone(store: Store) -> None:
    typed = some_runs(1, "2026-03-02")
    first = keep(store, typed.assign(run_id="a0"))
    keep(store, pd.concat([typed.assign(run_id="b0"), typed.assign(run_id="b1")]))
    assert shown(store, "run_id") == [["a0"], ["b1"]]
    store.undo_import("anna", first)
    assert shown(store, "run_id") == [["b0"], ["b1"]]


def test_merges_are_listed_with_both_records_the_newest_run_first(store: Store) -> None:
    keep(store, watch(2))
    keep(store, phone(2))
    merges = store.merges("anna")
    assert [(merge.run["run_id"], merge.record["run_id"]) for merge in merges] == [("w1", "p1"), ("w0", "p0")]
    assert (merges[0].run["source"], merges[0].record["source"]) == ("watch", "phone")


def test_two_records_taken_apart_are_two_runs_and_are_never_merged_again(store: Store) -> None:
    keep(store, watch(2))
    number = keep(store, phone(2))
    store.separate("anna", store.merges("anna")[1].number)
    assert shown(store, "run_id") == [["w0"], ["p0"], ["w1"]]
    assert [(batch.counts["runs"], batch.merged) for batch in store.batches("anna")] == [(1, 1), (2, 0)]
    store.undo_import("anna", number)
    assert shown(store, "run_id") == [["w0"], ["w1"]]
    keep(store, phone(2))
    assert shown(store, "run_id") == [["w0"], ["p0"], ["w1"]]
    with pytest.raises(KeyError):
        store.separate("anna", 99)


def test_a_third_record_taken_apart_is_remembered_against_both_others(store: Store) -> None:
    keep(store, watch())
    keep(store, phone())
    strava = phone().assign(run_id="s0", source="strava")
    number = keep(store, strava)
    merge = next(merge for merge in store.merges("anna") if merge.record["run_id"] == "s0")
    store.separate("anna", merge.number)
    store.undo_import("anna", number)
    store.undo_import("anna", store.batches("anna")[-1].id)  # the watch's, so that the phone's is a run of its own
    keep(store, strava)
    assert shown(store, "run_id") == [["p0"], ["s0"]]


def test_a_removed_run_is_gone_with_all_its_records(store: Store) -> None:
    keep(store, watch(2))
    keep(store, phone(2))
    store.delete_runs("anna", ["w0"])
    assert shown(store, "run_id") == [["w1"]]
    assert len(store.merges("anna")) == 1


def test_what_the_runner_corrects_holds_against_every_record(store: Store) -> None:
    keep(store, watch(confirmed=None))
    keep(store, phone(title="Morning", note="nice"))
    corrected = store.diary("anna").runs.assign(distance_km=6.0, note=None)
    store.save_runs("anna", corrected)
    store.confirm_run("anna", "w0", True)
    assert shown(store, "distance_km", "note", "title", "confirmed") == [[6.0, None, "Morning", True]]


def test_undoing_the_first_import_leaves_the_seconds_record_as_a_run(store: Store) -> None:
    first = keep(store, watch(2))
    keep(store, phone(2, title="Morning"))
    store.undo_import("anna", first)
    assert_same(store.diary("anna"), Diary(runs=phone(2, title="Morning")))
    assert [(batch.counts["runs"], batch.merged) for batch in store.batches("anna")] == [(2, 0)]
    assert store.merges("anna") == ()


def test_a_chain_of_records_comes_apart_where_its_middle_is_undone(store: Store) -> None:
    # 07:00, 07:04, 07:08: the first and the last are not alike; the middle one, which knows most, is like both
    starts = ["2026-03-02 07:00:05", "2026-03-02 07:04:05", "2026-03-02 07:08:05"]
    records = [watch(start=pd.Timestamp(start)).assign(run_id=start) for start in starts]
    keep(store, records[0])
    middle = keep(store, records[1].assign(title="Morning", note="nice"))
    keep(store, records[2])
    assert len(store.diary("anna").runs) == 1
    store.undo_import("anna", middle)
    assert_same(store.diary("anna"), Diary(runs=pd.concat([records[0], records[2]])))


@st.composite
def exports(draw: st.DrawFn, source: str) -> pd.DataFrame:
    """Some runs of one week, each as this source recorded it: seconds, decimals and columns of its own."""
    days = draw(st.lists(st.tuples(st.integers(0, 3), st.sampled_from([7, 18])), max_size=5, unique=True))
    rows = [
        {
            "run_id": f"{source}{number}",
            "start": pd.Timestamp("2026-03-02") + pd.Timedelta(days=day, hours=hour, seconds=draw(st.integers(1, 400))),
            "distance_km": draw(st.sampled_from([5.0, 5.04, 9.0, None])),
            "duration_min": draw(st.sampled_from([30.0, 30.3, 55.0])),
            "title": draw(st.sampled_from([None, source])),
            "source": source,
        }
        for number, (day, hour) in enumerate(days)
    ]
    return Diary(runs=pd.DataFrame(rows)).runs


@settings(max_examples=10)
@given(exports("a"), exports("b"), st.booleans())
def test_of_two_imports_the_one_that_is_undone_was_never_there(a: pd.DataFrame, b: pd.DataFrame, first: bool) -> None:
    with closing(open_store("sqlite://")) as store:
        undone, left = (0, b) if first else (1, a)
        number = [store.save_import("anna", "log.csv", uploaded_runs(runs)) for runs in (a, b)][undone]
        if number is not None:
            store.undo_import("anna", number.id)
        store.save_import("bert", "log.csv", uploaded_runs(left))
        assert_same(store.diary("anna"), store.diary("bert"))
        assert [one.counts for one in store.batches("anna")] == [one.counts for one in store.batches("bert")]
