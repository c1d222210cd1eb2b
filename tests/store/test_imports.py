"""Imports: only what is new is kept, as one batch, and a batch can be undone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neckload.domain import tables
from neckload.domain.columns import Column
from neckload.domain.tables import TABLES, Diary
from neckload.readers import read_log
from neckload.store import Store, open_store
from tests.example_diary import assert_same, full_diary, in_order, one_pain, some_runs, upload, uploaded_runs

SAMPLE = Path(__file__).parents[2] / "sample_data"
NONE = dict.fromkeys(TABLES, 0)


def test_an_import_comes_back_cell_by_cell_in_order_of_time(store: Store) -> None:
    store.save_import("anna", "backup.zip", upload(full_diary()))
    assert_same(store.diary("anna"), in_order(full_diary()))


def test_a_backup_restored_for_an_empty_owner_is_the_same_diary(store: Store) -> None:
    store.save_import("anna", "first.csv", upload(full_diary()))
    store.save_runs("anna", some_runs(3, "2025-12-30 19:00"))
    backup = store.diary("anna")
    store.save_import("bert", "backup.zip", upload(backup))
    assert_same(store.diary("bert"), backup)


def test_an_import_returns_its_batch_and_lists_it(store: Store) -> None:
    before = datetime.now(UTC)
    batch = store.save_import("anna", "backup.zip", upload(full_diary()))
    assert batch is not None
    assert (batch.owner, batch.name, batch.format) == ("anna", "backup.zip", "neckload backup")
    assert batch.counts == {
        "runs": 3,
        "pain": 3,
        "week_totals": 2,
        "days": 2,
        "goals": 2,
        "targets": 2,
        "shown_ranges": 2,
        "experiments": 2,
        "confirmations": 2,
    }
    assert before <= batch.saved_at <= before + timedelta(minutes=1)
    assert store.batches("anna") == (batch,)


def test_a_run_is_checked_once_as_its_file_is_read_and_once_as_it_comes_from_the_database(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked, names = tables.checked, []

    def counted(frame: pd.DataFrame, columns: tuple[Column, ...], table: str) -> pd.DataFrame:
        names.append(table)
        return checked(frame, columns, table)

    monkeypatch.setattr(tables, "checked", counted)
    store.save_import("anna", "strava.csv", read_log(SAMPLE / "strava_activities.csv"))
    assert names == ["runs", "days"]
    assert len(store.diary("anna").runs) > 100
    assert names == ["runs", "days"] * 2


def test_imports_are_listed_newest_first(store: Store) -> None:
    store.save_import("anna", "january.csv", uploaded_runs(some_runs(1, "2026-01-05")))
    store.save_import("anna", "february.csv", uploaded_runs(some_runs(1, "2026-02-05")))
    assert [batch.name for batch in store.batches("anna")] == ["february.csv", "january.csv"]


def test_uploading_the_same_file_twice_adds_nothing(store: Store) -> None:
    store.save_import("anna", "backup.zip", upload(full_diary()))
    diary, version = store.diary("anna"), store.version("anna")
    assert store.save_import("anna", "backup.zip", upload(full_diary())) is None
    assert_same(store.diary("anna"), diary)
    assert store.version("anna") == version
    assert len(store.batches("anna")) == 1


def test_an_import_of_nothing_makes_nobody_known(store: Store) -> None:
    assert store.save_import("anna", "empty.csv", upload(Diary())) is None
    assert store.version("anna") == 0


def test_the_preview_counts_and_marks_what_is_there_and_writes_nothing(store: Store) -> None:
    store.save_import("anna", "old.csv", uploaded_runs(some_runs(3)))
    store.save_pain("anna", one_pain(np.nan))
    version = store.version("anna")
    later = upload(Diary(runs=some_runs(5), pain=pd.concat([one_pain(2.0), one_pain(np.nan)])))
    preview = store.preview("anna", later)
    assert preview.already_there["runs"].tolist() == [True, True, True, False, False]
    assert preview.already_there["pain"].tolist() == [False, True]
    assert preview.new_counts == NONE | {"runs": 2, "pain": 1, "days": 0, "week_totals": 0}
    assert preview.known_counts == NONE | {"runs": 3, "pain": 1, "days": 0, "week_totals": 0}
    assert preview.brings_something
    assert store.version("anna") == version


def test_saving_an_import_adds_what_its_preview_promised(store: Store) -> None:
    store.save_import("anna", "old.csv", uploaded_runs(some_runs(3)))
    later = uploaded_runs(some_runs(5))
    promised = store.preview("anna", later).new_counts
    batch = store.save_import("anna", "new.csv", later)
    assert batch is not None
    assert batch.counts == promised
    assert len(store.diary("anna").runs) == 5


def test_the_same_row_twice_in_one_file_is_kept_once(store: Store) -> None:
    twice = upload(
        Diary(
            runs=pd.concat([some_runs(1).assign(run_id="w1")] * 2),
            pain=pd.concat([one_pain(3.0), one_pain(3.0)]),
            days=pd.DataFrame({"date": [pd.Timestamp("2026-03-04")] * 2, "desk_hours": [8.0, 8.0]}),
        )
    )
    batch = store.save_import("anna", "copied.csv", twice)
    assert batch is not None
    assert batch.counts == NONE | {"runs": 1, "pain": 1, "days": 1, "week_totals": 0}


def test_a_typed_week_and_day_stay_when_an_import_says_otherwise(store: Store) -> None:
    week = pd.DataFrame({"week": [pd.Timestamp("2026-03-02")], "distance_km": [30.0]})
    day = pd.DataFrame({"date": [pd.Timestamp("2026-03-04")], "desk_hours": [8.0]})
    store.save_week_totals("anna", week)
    store.save_days("anna", day)
    other = Diary(week_totals=week.assign(distance_km=44.0), days=day.assign(desk_hours=2.0, marked_rest=True))
    assert store.save_import("anna", "other.zip", upload(other)) is None
    assert store.diary("anna").week_totals["distance_km"].tolist() == [30.0]
    assert store.diary("anna").days["desk_hours"].tolist() == [8.0]
    assert store.diary("anna").days["marked_rest"].isna().all()


def test_undoing_an_import_removes_its_rows_and_no_others(store: Store) -> None:
    store.save_import("anna", "january.csv", uploaded_runs(some_runs(2, "2026-01-05")))
    store.save_pain("anna", one_pain(4.0))
    before = store.diary("anna")
    batch = store.save_import("anna", "backup.zip", upload(full_diary()))
    assert batch is not None
    store.undo_import("anna", batch.id)
    assert_same(store.diary("anna"), before)
    assert [batch.name for batch in store.batches("anna")] == ["january.csv"]


def test_undoing_an_import_takes_the_runs_edited_since_as_well(store: Store) -> None:
    batch = store.save_import("anna", "march.csv", uploaded_runs(some_runs(2)))
    assert batch is not None
    edited = store.diary("anna").runs.head(1).assign(distance_km=6.5, note="corrected")
    store.save_runs("anna", edited)
    assert store.diary("anna").runs["distance_km"].tolist() == [6.5, 6.0]
    store.undo_import("anna", batch.id)
    assert store.diary("anna").is_empty


def test_an_undone_import_can_be_imported_again_under_a_number_never_used(store: Store) -> None:
    first = store.save_import("anna", "march.csv", uploaded_runs(some_runs(2)))
    assert first is not None
    store.undo_import("anna", first.id)
    second = store.save_import("anna", "march.csv", uploaded_runs(some_runs(2)))
    assert second is not None
    assert second.id != first.id
    assert second.counts == first.counts


def test_undoing_an_unknown_import_is_a_key_error_and_changes_nothing(store: Store) -> None:
    store.save_runs("anna", some_runs(2))
    before, version = store.diary("anna"), store.version("anna")
    with pytest.raises(KeyError):
        store.undo_import("anna", 99)
    assert_same(store.diary("anna"), before)
    assert store.version("anna") == version


@settings(max_examples=8)
@given(st.lists(st.tuples(st.integers(0, 11), st.integers(1, 12)), min_size=1, max_size=4))
def test_overlapping_exports_in_any_order_make_the_same_diary_as_all_at_once(cuts: list[tuple[int, int]]) -> None:
    runs = some_runs(12)
    store = open_store("sqlite://")
    covered: set[int] = set()
    for first, length in cuts:
        store.save_import("anna", "part.csv", uploaded_runs(runs.iloc[first : first + length]))
        covered.update(range(first, min(first + length, 12)))
    assert_same(store.diary("anna"), Diary(runs=runs.iloc[sorted(covered)]))
    for batch in store.batches("anna"):
        store.undo_import("anna", batch.id)
    assert store.diary("anna").is_empty
    store.close()
