"""Rows typed by hand: saved, replaced, deleted; and the version that grows with them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest

from neckload.store import Store
from tests.example_diary import assert_same, full_diary, one_pain, some_runs, upload, uploaded_runs


def test_typed_rows_are_added_and_replaced_by_their_key(store: Store) -> None:
    weeks = pd.DataFrame({"week": pd.to_datetime(["2026-03-02", "2026-03-09"]), "distance_km": [30.0, 33.0]})
    store.save_week_totals("anna", weeks)
    store.save_week_totals("anna", weeks.tail(1).assign(distance_km=35.0, pain_0_10=2.0))
    totals = store.diary("anna").week_totals
    assert totals["distance_km"].tolist() == [30.0, 35.0]
    assert totals["pain_0_10"].tolist()[1] == 2.0
    assert np.isnan(totals["pain_0_10"][0])


def test_a_typed_cell_can_be_made_unknown_again(store: Store) -> None:
    store.save_days("anna", pd.DataFrame({"date": [pd.Timestamp("2026-03-04")], "desk_hours": [8.0]}))
    store.save_days("anna", pd.DataFrame({"date": [pd.Timestamp("2026-03-04")], "marked_rest": [True]}))
    days = store.diary("anna").days
    assert days["desk_hours"].isna().tolist() == [True]
    assert days["marked_rest"].tolist() == [True]


def test_two_check_ins_at_one_moment_stay_two_and_the_same_one_is_replaced(store: Store) -> None:
    store.save_pain("anna", pd.concat([one_pain(3.0), one_pain(5.0), one_pain(np.nan)]))
    store.save_pain("anna", pd.concat([one_pain(5.0, note="worse"), one_pain(np.nan, note="cannot say")]))
    pain = store.diary("anna").pain
    assert pain["note"].where(pain["note"].notna(), "").tolist() == ["", "worse", "cannot say"]


def test_a_typed_run_without_a_name_gets_the_name_of_its_start(store: Store) -> None:
    store.save_runs("anna", some_runs(1))
    assert store.diary("anna").runs["run_id"].tolist() == ["2026-03-02T07:00:00"]


def test_typed_rows_belong_to_no_import(store: Store) -> None:
    store.save_runs("anna", some_runs(1))
    assert store.batches("anna") == ()


def test_a_value_the_vocabulary_does_not_allow_is_refused_and_nothing_is_saved(store: Store) -> None:
    with pytest.raises(ValueError, match="pain_0_10"):
        store.save_pain("anna", pd.concat([one_pain(3.0), one_pain(11.0)]))
    assert store.diary("anna").is_empty


def test_deleting_removes_the_named_rows_only(store: Store) -> None:
    store.save_import("anna", "backup.zip", upload(full_diary()))
    store.delete_runs("anna", ["watch-1", "no such run"])
    store.delete_week_totals("anna", [date(2026, 2, 16)])
    store.delete_days("anna", [pd.Timestamp("2026-03-06")])
    store.delete_pain("anna", [(datetime(2026, 3, 4, 7, 15), "day", 2.0)])
    diary = store.diary("anna")
    assert diary.runs["run_id"].tolist() == ["watch-2", "2026-03-08/12.00km/nanmin"]
    assert diary.week_totals["week"].tolist() == [pd.Timestamp("2026-02-23")]
    assert diary.days["date"].tolist() == [pd.Timestamp("2026-03-04")]
    assert diary.pain["symptoms"].tolist() == ["stiffness,soreness", "nausea"]


def test_a_pain_entry_without_a_score_is_deleted_by_its_row_and_its_twin_with_a_score_stays(store: Store) -> None:
    store.save_import("anna", "backup.zip", upload(full_diary()))
    pain = store.diary("anna").pain
    store.delete_pain("anna", pain[pain["pain_0_10"].isna()])
    assert store.diary("anna").pain["pain_0_10"].tolist() == [2.0, 3.5]


def test_what_is_saved_instead_of_something_else_replaces_it_in_one_change(store: Store) -> None:
    store.save_pain("anna", one_pain(3.0))
    store.save_pain("anna", one_pain(4.0), instead_of=one_pain(3.0))
    assert store.diary("anna").pain["pain_0_10"].tolist() == [4.0]
    weeks = pd.DataFrame({"week": pd.to_datetime(["2026-03-02", "2026-03-09"]), "distance_km": [30.0, 33.0]})
    store.save_week_totals("anna", weeks.head(1))
    store.save_week_totals("anna", weeks.tail(1), instead_of=[date(2026, 3, 2)])
    assert store.diary("anna").week_totals["distance_km"].tolist() == [33.0]


def test_a_character_that_a_database_cannot_hold_does_not_lose_the_note(store: Store) -> None:
    store.save_pain("anna", one_pain(3.0, note="tight\0 again, “naïve” 🙂"))
    assert store.diary("anna").pain["note"].tolist() == ["tight again, “naïve” 🙂"]


def test_two_tabs_that_save_one_week_at_the_same_time_leave_one_of_both_whole(store: Store) -> None:
    def save(tab: int) -> None:
        for turn in range(10):
            km = float(100 * tab + turn)
            week = pd.DataFrame({"week": [pd.Timestamp("2026-03-02")], "distance_km": [km], "duration_min": [6 * km]})
            store.save_week_totals("anna", week)

    tabs = [threading.Thread(target=save, args=(tab,)) for tab in (1, 2, 3)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    [week] = store.diary("anna").week_totals.to_dict("records")
    assert week["distance_km"] in (109.0, 209.0, 309.0)
    assert week["duration_min"] == 6 * week["distance_km"]


def test_deleting_nothing_is_allowed(store: Store) -> None:
    store.save_import("anna", "backup.zip", upload(full_diary()))
    before = store.diary("anna")
    store.delete_runs("anna", [])
    store.delete_pain("anna", before.pain.head(0))
    store.delete_week_totals("anna", [])
    store.delete_days("anna", [])
    assert_same(store.diary("anna"), before)


def test_a_run_is_confirmed_and_unconfirmed(store: Store) -> None:
    store.save_runs("anna", some_runs(2).assign(run_id=["a", "b"]))
    store.confirm_run("anna", "b", True)
    assert store.diary("anna").runs["confirmed"].fillna(False).tolist() == [False, True]
    store.confirm_run("anna", "b", False)
    assert store.diary("anna").runs["confirmed"].tolist()[1] is False
    with pytest.raises(KeyError):
        store.confirm_run("anna", "c", True)


def test_answers_are_remembered_replaced_and_forgotten(store: Store) -> None:
    assert store.recall("anna", "unit") is None
    store.remember("anna", "unit", "mi")
    store.remember("anna", "day_first", "yes")
    store.remember("anna", "unit", "km")
    assert (store.recall("anna", "unit"), store.recall("anna", "day_first")) == ("km", "yes")
    store.remember("anna", "unit", None)
    assert store.recall("anna", "unit") is None


def test_the_version_is_0_for_an_unknown_owner_and_grows_with_every_change(store: Store) -> None:
    versions = [store.version("anna")]
    changes: list[Callable[[], object]] = [
        lambda: store.save_runs("anna", some_runs(2).assign(run_id=["a", "b"])),
        lambda: store.confirm_run("anna", "a", True),
        lambda: store.save_pain("anna", one_pain(3.0)),
        lambda: store.delete_runs("anna", ["a"]),
        lambda: store.save_import("anna", "backup.zip", upload(full_diary())),
        lambda: store.undo_import("anna", store.batches("anna")[0].id),
    ]
    for change in changes:
        change()
        versions.append(store.version("anna"))
    assert versions[0] == 0
    assert versions == sorted(set(versions))
    assert store.version("bert") == 0


def test_remembering_an_answer_does_not_change_the_version_of_the_diary(store: Store) -> None:
    store.save_runs("anna", some_runs(1))
    before = store.version("anna")
    store.remember("anna", "draft", "{}")
    assert (store.version("anna"), store.recall("anna", "draft")) == (before, "{}")


def test_clearing_leaves_nothing_and_a_diary_begun_again_has_a_version_never_seen(store: Store) -> None:
    store.save_import("anna", "backup.zip", upload(full_diary()))
    store.remember("anna", "unit", "mi")
    store.save_runs("bert", some_runs(1))
    seen = store.version("anna")
    store.clear("anna")
    assert store.diary("anna").is_empty
    assert store.batches("anna") == ()
    assert store.recall("anna", "unit") is None
    assert store.version("anna") == 0
    assert len(store.diary("bert").runs) == 1
    store.save_runs("anna", some_runs(1))
    assert store.version("anna") > seen


def test_many_threads_share_a_store(store: Store) -> None:
    def check_in(hour: int) -> None:
        for minute in range(5):
            store.save_pain("anna", one_pain(float(minute), f"2026-03-04 {hour:02}:{minute:02}"))
            store.diary("anna")

    threads = [threading.Thread(target=check_in, args=(hour,)) for hour in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.diary("anna").pain) == 30


def test_the_frames_given_are_not_written_into(store: Store) -> None:
    runs = some_runs(2)
    copy = runs.copy()
    store.save_runs("anna", runs)
    store.save_import("anna", "march.csv", uploaded_runs(runs))
    pd.testing.assert_frame_equal(runs, copy)
