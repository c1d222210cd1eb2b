"""Tables of many runners: what is packed is read as it was, whoever made the files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from neckload.cohort.packed import KEPT, PackedBucket, is_packed, is_whole, pack, packed_buckets
from neckload.cohort.parquet import bucket_of, file_of, files_count, packed_count, read, remove_others, write
from neckload.cohort.runner import CohortError, Runner
from neckload.cohort.tasks import Analysing
from neckload.domain.tables import Diary
from tests import builders
from tests.cohort.invented import TODAY, Club, club


def tables(diary: Diary) -> dict[str, pd.DataFrame]:
    return {table: getattr(diary, table).drop(columns=["title", "note"], errors="ignore") for table in KEPT}


def test_a_packed_diary_is_the_same_but_for_the_runners_own_words(tmp_path: Path) -> None:
    diary = Diary(
        runs=builders.runs(("2026-03-01 18:30", 5, 30), ("2026-03-02", 6, None), gear="belt", title="Mum’s birthday"),
        pain=builders.pain(("2026-03-01 20:00", 3, "after_run", "stiffness")).assign(note="argued with the boss"),
        days=builders.days("2026-03-03", marked_rest=True),
        week_totals=builders.typed(km=[20, 0]).week_totals,
    )
    pack(Club(0, (Runner("anna", diary, guessed="unit: km", rows_left_out=2),)), tmp_path)
    (runner,) = PackedBucket(tmp_path, 0).runners()
    assert (runner.name, runner.guessed, runner.rows_left_out, runner.fault) == ("anna", "unit: km", 2, "")
    assert runner.diary is not None
    for table, frame in tables(diary).items():
        pd.testing.assert_frame_equal(tables(runner.diary)[table], frame)
    assert runner.diary.runs["title"].isna().all()
    packed = b"".join(path.read_bytes() for path in tmp_path.rglob("*.parquet"))
    assert b"birthday" not in packed
    assert b"boss" not in packed


def test_who_noted_nothing_or_could_not_be_read_is_not_lost(tmp_path: Path) -> None:
    members = (Runner("anna", Diary()), Runner("ben", None, "In x.csv: no log."))
    assert pack(Club(3, members), tmp_path) == 2
    anna, ben = PackedBucket(tmp_path, 3).runners()
    assert anna.diary is not None
    assert anna.diary.is_empty
    assert (ben.diary, ben.fault) == (None, "In x.csv: no log.")
    assert [path.parent.name for path in tmp_path.rglob("*.parquet")] == ["runners"]


def test_tables_that_somebody_else_made_need_no_more_than_names_and_runs(tmp_path: Path) -> None:
    path = file_of(tmp_path / "runs", 7)
    path.parent.mkdir()
    rows = {"runner": ["b", "a"], "start": ["2026-03-02", "2026-03-01"], "distance_km": [5.0, 6.0], "extra": [1, 2]}
    pd.DataFrame(rows).to_parquet(path)
    assert is_packed(tmp_path)
    (bucket,) = packed_buckets(tmp_path)
    runs = {each.name: each.diary.runs["distance_km"].tolist() for each in bucket.runners() if each.diary}
    assert (bucket.number, runs) == (7, {"a": [6.0], "b": [5.0]})


def test_a_value_that_is_not_allowed_is_that_runners_fault(tmp_path: Path) -> None:
    path = file_of(tmp_path / "pain", 0)
    path.parent.mkdir()
    pain = pd.DataFrame({"runner": ["a", "b"], "when": ["2026-03-02"] * 2, "pain_0_10": [11.0, 4.0]})
    pain.to_parquet(path)
    a, b = PackedBucket(tmp_path, 0).runners()
    assert "pain.pain_0_10, row 0: 11.0; allowed: 0 to 10" in a.fault
    assert b.fault == ""


def test_rows_of_nobody_or_of_no_day_are_refused(tmp_path: Path) -> None:
    path = file_of(tmp_path / "pain", 0)
    path.parent.mkdir()
    for frame, said in (
        (pd.DataFrame({"runner": ["a", None], "when": ["2026-03-02"] * 2}), "rows without a runner"),
        (pd.DataFrame({"when": ["2026-03-02"]}), "no column “runner”"),
        (pd.DataFrame({"runner": ["a"], "pain_0_10": [3]}), "no column “when”"),
    ):
        frame.to_parquet(path)
        with pytest.raises(CohortError, match=said):
            list(PackedBucket(tmp_path, 0).runners())


def test_a_bucket_is_whole_only_as_long_as_it_is_read_from_the_same(tmp_path: Path) -> None:
    bucket = club(1, 2, weeks=2)
    assert not is_whole(bucket, tmp_path)
    pack(bucket, tmp_path)
    assert is_whole(bucket, tmp_path)
    assert not is_whole(replace(bucket, members=bucket.members[:1]), tmp_path)


def test_what_a_worker_left_behind_that_died_while_writing_goes_with_the_next_writing(tmp_path: Path) -> None:
    file, of_another = file_of(tmp_path, 1), file_of(tmp_path, 11)
    for path in (file, of_another):
        path.with_name(f"{path.name}.0123.part").write_bytes(b"half a ta")
    write(file, pa.table({"runner": ["anna"]}))
    assert sorted(path.name for path in tmp_path.iterdir()) == [file.name, f"{of_another.name}.0123.part"]


def test_of_a_runner_who_has_left_nothing_stays(tmp_path: Path) -> None:
    for number in (0, 1):
        pack(club(number, 1, weeks=2), tmp_path)
    # Without entries on the neck the table of an earlier packing would still hold them.
    pack(Club(0, (Runner("anna", Diary(runs=builders.weeks_of(km=[5]))),)), tmp_path)
    assert not file_of(tmp_path / "pain", 0).exists()
    remove_others(tmp_path / "runs", [0])
    assert [path.name for path in (tmp_path / "runs").iterdir()] == ["bucket=00000.parquet"]


def test_packed_or_not_the_rows_are_the_same(tmp_path: Path) -> None:
    bucket = club(2, 2)
    pack(bucket, tmp_path / "packed")
    directly, again = (Analysing(tmp_path / name, TODAY, with_answer=False) for name in ("directly", "again"))
    directly(bucket)
    again(PackedBucket(tmp_path / "packed", 2))
    assert read(directly.file(bucket)).equals(read(again.file(bucket)))


def test_buckets_are_of_like_size_and_do_not_depend_on_who_else_is_there() -> None:
    assert [packed_count(runners) for runners in (1, 380, 381, 100_000)] == [1, 1, 2, 264]


def test_a_club_has_work_for_every_processor_and_a_new_runner_seldom_moves_the_others() -> None:
    assert [files_count(runners) for runners in (1, 30, 400, 401, 800, 801, 10_000)] == [16, 16, 16, 32, 32, 64, 512]
    sizes = pd.Series([bucket_of(f"runner-{each}", 10) for each in range(3_800)]).value_counts()
    assert sizes.between(300, 460).all()
    assert bucket_of("Zoë", 264) == 26
