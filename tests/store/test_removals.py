"""What the runner removed or corrected of what a file brought: a later copy of the file does not bring it back."""

from __future__ import annotations

import pandas as pd

from neckload.domain.imports import BACKUP_FORMAT
from neckload.domain.read_result import ReadResult
from neckload.domain.removals import Removals
from neckload.domain.tables import Diary
from neckload.readers import read_log, write_zip
from neckload.store import Store
from tests.builders import pain
from tests.example_diary import assert_same, full_diary, upload, uploaded_runs
from tests.store.test_run_records import keep, phone, shown, watch


def scores(*entries: tuple[str, float]) -> ReadResult:
    return upload(Diary(pain=pain(*entries)), "Spreadsheet")


def kept(store: Store) -> list[float]:
    return [float(score) for score in store.diary("anna").pain["pain_0_10"]]


def test_a_removed_run_comes_back_neither_with_the_next_export_nor_with_another_ones_copy(store: Store) -> None:
    keep(store, watch(2))
    store.delete_runs("anna", ["w0"])
    assert not store.preview("anna", uploaded_runs(watch(2))).brings_something
    keep(store, watch(3))
    keep(store, phone(2))
    assert shown(store, "run_id") == [["w1"], ["w2"]]


def test_a_run_removed_after_a_correction_is_known_by_what_its_file_says(store: Store) -> None:
    keep(store, watch(2))
    runs = store.diary("anna").runs
    store.save_runs("anna", runs.head(1).assign(distance_km=12.5))
    store.delete_runs("anna", ["w0"])
    assert store.save_import("anna", "phone.csv", uploaded_runs(phone(1))) is None


def test_undo_puts_a_removed_run_back_for_good(store: Store) -> None:
    keep(store, watch(2))
    before = store.diary("anna")
    store.delete_runs("anna", ["w0"])
    store.save_runs("anna", before.runs.head(1))
    keep(store, watch(3))
    assert shown(store, "run_id") == [["w0"], ["w1"], ["w2"]]


def test_an_edited_or_removed_score_of_a_file_is_not_doubled_by_the_next_export(store: Store) -> None:
    store.save_import("anna", "pain.csv", scores(("2026-03-02 08:00", 3), ("2026-03-03 08:00", 7)))
    first, second = store.diary("anna").pain.head(1), store.diary("anna").pain.tail(1)
    store.save_pain("anna", first.assign(pain_0_10=4.0), instead_of=first)
    store.delete_pain("anna", second)
    store.save_import(
        "anna", "pain.csv", scores(("2026-03-02 08:00", 3), ("2026-03-03 08:00", 7), ("2026-03-04 08:00", 1))
    )
    assert kept(store) == [4, 1]


def test_an_undone_edit_of_a_score_is_as_if_never_made(store: Store) -> None:
    export = scores(("2026-03-02 08:00", 3))
    store.save_import("anna", "pain.csv", export)
    before = store.diary("anna").pain
    after = before.assign(pain_0_10=4.0)
    store.save_pain("anna", after, instead_of=before)
    store.save_pain("anna", before, instead_of=after)
    store.save_import("anna", "pain.csv", export)
    assert kept(store) == [3]


def test_a_run_typed_by_hand_and_removed_hides_no_run_of_a_file(store: Store) -> None:
    store.save_runs("anna", watch(1).assign(run_id="typed"))
    store.delete_runs("anna", ["typed"])
    keep(store, watch(1))
    assert shown(store, "run_id") == [["w0"]]


def test_an_import_that_is_undone_forgets_what_was_removed_of_it(store: Store) -> None:
    batch = keep(store, watch(2))
    store.delete_runs("anna", ["w0"])
    store.undo_import("anna", batch)
    keep(store, watch(2))
    assert shown(store, "run_id") == [["w0"], ["w1"]]


def test_a_backup_brings_back_what_was_removed_since(store: Store) -> None:
    keep(store, watch(2))
    store.save_import("anna", "pain.csv", scores(("2026-03-02 08:00", 3)))
    before = store.diary("anna")
    store.delete_runs("anna", ["w0"])
    store.delete_pain("anna", before.pain)
    store.save_import("anna", "backup.zip", upload(before, BACKUP_FORMAT))
    assert_same(store.diary("anna"), before)


def test_a_restored_backup_remembers_what_had_been_removed_before_it_was_made(store: Store) -> None:
    export = scores(("2026-03-02 08:00", 3), ("2026-03-03 08:00", 7))
    keep(store, watch(2))
    store.save_import("anna", "pain.csv", export)
    store.delete_runs("anna", ["w0"])
    store.delete_pain("anna", store.diary("anna").pain.tail(1))
    backup = read_log(write_zip(store.diary("anna"), store.removals("anna")))
    store.clear("anna")
    store.save_import("anna", "backup.zip", backup)
    assert (store.save_import("anna", "pain.csv", export), kept(store)) == (None, [3])
    keep(store, phone(2))
    assert shown(store, "run_id") == [["w1"]]
    assert not store.preview("anna", backup).brings_something


def test_a_backup_of_nothing_but_removals_is_kept_and_undone_too(store: Store) -> None:
    keep(store, watch(1))
    store.delete_runs("anna", ["w0"])
    backup = read_log(write_zip(store.diary("anna"), store.removals("anna")))
    store.clear("anna")
    batch = store.save_import("anna", "backup.zip", backup)
    assert batch
    assert store.save_import("anna", "watch.csv", uploaded_runs(watch(1))) is None
    store.undo_import("anna", batch.id)
    keep(store, watch(1))
    assert shown(store, "run_id") == [["w0"]]


def test_a_backup_neither_removes_what_is_here_nor_brings_what_only_the_diary_removed(store: Store) -> None:
    keep(store, watch(2))
    store.delete_runs("anna", ["w0"])
    removed_elsewhere = Removals(watch(2).tail(1))
    store.save_import("anna", "backup.zip", read_log(write_zip(full_diary(), removed_elsewhere)))
    assert store.save_import("anna", "watch.csv", uploaded_runs(watch(2))) is None
    assert {"w0", "w1"} & {run_id for (run_id,) in shown(store, "run_id")} == {"w1"}


def test_an_import_put_back_remembers_what_was_removed_of_it(store: Store) -> None:
    batch = keep(store, watch(2))
    store.delete_runs("anna", ["w0"])
    store.put_back_import("anna", store.undo_import("anna", batch))
    assert store.save_import("anna", "watch.csv", uploaded_runs(watch(2))) is None
    assert shown(store, "run_id") == [["w1"]]


def test_what_one_runner_removed_is_nothing_to_another(store: Store) -> None:
    keep(store, watch(1))
    store.delete_runs("anna", ["w0"])
    store.save_import("ben", "watch.csv", uploaded_runs(watch(1)))
    assert len(store.diary("ben").runs) == 1


def test_a_score_without_a_number_is_remembered_too(store: Store) -> None:
    export = upload(
        Diary(pain=pd.DataFrame({"when": [pd.Timestamp("2026-03-02 08:00")], "note": ["stiff"]})), "Spreadsheet"
    )
    store.save_import("anna", "pain.csv", export)
    store.delete_pain("anna", store.diary("anna").pain)
    assert store.save_import("anna", "pain.csv", export) is None
