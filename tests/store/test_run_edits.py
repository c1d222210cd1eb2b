"""A run that a file brought and the runner corrected: it stays what they said, whatever file comes after."""

from __future__ import annotations

import numpy as np
import pandas as pd

from neckload.domain.tables import Diary, conform
from neckload.store import Store
from tests.example_diary import assert_same, upload, uploaded_runs
from tests.store.test_run_records import keep, phone, shown, watch


def correct(store: Store, run_id: str = "w0", **cells: object) -> None:
    runs = store.diary("anna").runs
    store.save_runs("anna", runs[runs["run_id"] == run_id].assign(**cells))


def test_a_corrected_run_is_not_brought_back_by_its_file_or_by_another_ones_copy_of_it(store: Store) -> None:
    keep(store, watch(3))
    correct(store, distance_km=12.5, start=pd.Timestamp("2026-03-05 19:00"), note="GPS was wrong")
    assert not store.preview("anna", uploaded_runs(watch(3))).brings_something
    keep(store, phone(3))
    assert shown(store, "run_id", "distance_km") == [["w1", 6.0], ["w2", 7.0], ["w0", 12.5]]


def test_a_copy_that_agrees_with_the_correction_is_the_same_run(store: Store) -> None:
    keep(store, watch(distance_km=2.0))
    correct(store, distance_km=10.0)
    keep(store, phone(distance_km=10.02))
    assert shown(store, "run_id", "distance_km") == [["w0", 10.0]]


def test_a_later_file_still_fills_in_what_the_runner_did_not_correct(store: Store) -> None:
    keep(store, watch())
    correct(store, distance_km=6.0, note=None)
    keep(store, phone(effort_0_10=7.0, distance_km=5.0))
    assert shown(store, "distance_km", "effort_0_10") == [[6.0, 7.0]]


def test_what_the_runner_empties_stays_empty_and_no_file_counts_as_news_for_it(store: Store) -> None:
    keep(store, watch(note="windy"))
    correct(store, note=None, distance_km=np.nan)
    assert not store.preview("anna", uploaded_runs(watch(note="windy"))).brings_something
    assert shown(store, "note", "distance_km") == [[None, None]]


def test_a_run_corrected_back_to_what_its_file_said_is_as_if_never_touched(store: Store) -> None:
    keep(store, watch(2))
    before = store.diary("anna")
    correct(store, distance_km=9.0)
    correct(store, distance_km=5.0)
    assert_same(store.diary("anna"), before)


def test_a_correction_goes_with_its_import_but_stays_where_another_file_has_the_run(store: Store) -> None:
    first = keep(store, watch(2))
    correct(store, "w0", distance_km=9.0)
    correct(store, "w1", distance_km=8.0)
    keep(store, phone(1))
    store.undo_import("anna", first)
    assert shown(store, "run_id", "distance_km") == [["p0", 9.0]]
    keep(store, watch(2))
    assert shown(store, "run_id", "distance_km") == [["p0", 9.0], ["w1", 6.0]]


def test_a_removed_run_leaves_no_correction_behind(store: Store) -> None:
    keep(store, watch())
    correct(store, distance_km=9.0)
    store.delete_runs("anna", ["w0"])
    store.save_import("anna", "backup.zip", upload(Diary(runs=watch())))
    assert shown(store, "distance_km") == [[5.0]]


def test_a_typed_run_is_simply_typed_anew(store: Store) -> None:
    typed = Diary(runs=watch().assign(run_id="typed:1")).runs
    store.save_runs("anna", typed)
    correct(store, "typed:1", distance_km=7.0)
    keep(store, watch(distance_km=7.0))
    assert shown(store, "run_id", "distance_km") == [["typed:1", 7.0]]


def test_a_removed_import_can_be_put_back_with_the_corrections_of_its_runs(store: Store) -> None:
    number = keep(store, watch(3), "watch.csv")
    keep(store, phone(1))
    correct(store, "w1", distance_km=9.0)
    before = store.diary("anna")
    removed = store.undo_import("anna", number)
    assert shown(store, "run_id") == [["p0"]]
    batch = store.put_back_import("anna", removed)
    assert batch is not None
    assert batch.name == "watch.csv"
    pd.testing.assert_series_equal(store.diary("anna").runs["distance_km"], before.runs["distance_km"])
    assert shown(store, "run_id") == [["p0"], ["w1"], ["w2"]]


def test_a_run_of_several_records_and_corrections_keeps_the_types_of_its_columns(store: Store) -> None:
    keep(store, watch(3, warm_up=True))
    keep(store, phone(2, surface="trail", effort_0_10=7.0))
    correct(store, start=pd.Timestamp("2026-03-05 19:00"), cool_down=False, note=None, distance_km=np.nan)
    correct(store, "w2", gear="belt")
    pd.testing.assert_frame_equal(store.diary("anna").runs, conform(store.diary("anna").runs, "runs"))
