"""A folder of runners' files: who is who, what cannot be read, what is guessed and what is answered."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from neckload.cohort.folder import FilesBucket, files_buckets
from neckload.cohort.runner import CohortError, Runner
from neckload.domain.removals import Removals
from neckload.domain.tables import Diary
from neckload.readers import read_log, write_zip
from tests import builders

RUNS = "start,distance_km,duration_min\n2026-03-02 18:00,8,48\n"
NECK = "when,pain_0_10\n2026-03-03 08:00,3\n"
UNCLEAR = "Date,Distance,Duration\n2026-01-05,5,0:30:00\n2026-01-12,6,0:36:00\n"
PEOPLE = "Name,Date,Distance (km),Time\nAnna,2026-01-05,5,0:30:00\nBen,2026-01-05,6,0:36:00\n"
PEOPLE += "Anna,2026-01-12,5,0:31:00\nBen,2026-01-12,6,0:37:00\n"


@pytest.fixture
def club(tmp_path: Path) -> Path:
    folder = tmp_path / "club"
    folder.mkdir()
    return folder


def put(place: Path, **files: str) -> None:
    """A runner's folder with these files of ours; a name's last part is its ending."""
    place.mkdir()
    for name, text in files.items():
        (place / f"{name}.csv").write_text(text, encoding="utf-8")


def read(folder: Path) -> dict[str, Runner]:
    return {runner.name: runner for bucket in files_buckets(folder) for runner in bucket.runners()}


def test_all_files_of_a_folder_are_one_diary_and_a_backup_is_one_too(club: Path) -> None:
    put(club / "anna", runs=RUNS, pain=NECK)
    (club / "ben.zip").write_bytes(write_zip(builders.diary(km=[20, 22], pain_0_10=[1, 2])))
    runners = read(club)
    assert list(runners) == ["anna", "ben.zip"]
    lengths = {name: (len(each.diary.runs), len(each.diary.pain)) for name, each in runners.items() if each.diary}
    assert lengths == {"anna": (1, 1), "ben.zip": (2, 2)}


def test_what_a_backup_says_was_removed_is_not_taken_from_the_exports_beside_it(club: Path) -> None:
    put(club / "anna", runs=RUNS + "2026-03-04 18:00,9,55\n", pain=NECK)
    export = read_log(club / "anna" / "runs.csv").runs
    removals = Removals(export.tail(1), read_log(club / "anna" / "pain.csv").diary.pain)
    (club / "anna" / "backup.zip").write_bytes(write_zip(Diary(runs=export.head(1)), removals))
    diary = read(club)["anna"].diary
    assert diary
    assert (diary.runs["distance_km"].tolist(), len(diary.pain)) == ([8], 0)


def test_two_runners_of_one_name_stay_two(club: Path) -> None:
    put(club / "anna", runs=RUNS)
    (club / "anna.zip").write_bytes(write_zip(builders.diary(km=[20, 22])))
    (club / "anna.csv").write_text(RUNS.replace("8,48", "9,50"), encoding="utf-8")
    runs = {name: each.diary.runs["distance_km"].sum() for name, each in read(club).items() if each.diary}
    assert runs == {"anna": 8, "anna.zip": 42, "anna.csv": 9}


def test_a_file_that_cannot_be_read_is_the_runners_fault_and_nobody_elses(club: Path) -> None:
    put(club / "anna", runs=RUNS)
    put(club / "ben", runs=RUNS, pain="no log at all")
    put(club / "cleo")
    runners = read(club)
    assert runners["anna"].fault == ""
    # Half a diary would say that the neck is unknown where it is only unread.
    assert runners["ben"].diary is None
    assert runners["ben"].fault.startswith("In pain.csv: ")
    assert runners["cleo"].fault == "The folder is empty."


def test_what_the_files_leave_open_is_guessed_and_marked_or_answered(club: Path) -> None:
    for name in ("anna", "ben", "cleo"):
        put(club / name, table=UNCLEAR)
    assert read(club)["anna"].guessed == "unit: km"
    (club / "answers.toml").write_text('unit = "km"\n[ben]\nunit = "mi"\n', encoding="utf-8")
    runners = read(club)
    assert {name: each.guessed for name, each in runners.items()} == {"anna": "", "ben": "", "cleo": ""}
    km = {name: each.diary.runs["distance_km"].sum() for name, each in runners.items() if each.diary}
    assert km == {"anna": 11, "ben": pytest.approx(11 * 1.609344), "cleo": 11}


def test_answers_in_a_runners_own_folder_come_before_those_beside_the_runners(club: Path) -> None:
    put(club / "anna", table=UNCLEAR)
    put(club / "ben", table=UNCLEAR)
    (club / "answers.toml").write_text('unit = "km"\n', encoding="utf-8")
    (club / "ben" / "answers.toml").write_text('unit = "mi"\n', encoding="utf-8")
    runners = read(club)
    assert {name: (each.guessed, each.fault) for name, each in runners.items()} == {"anna": ("", ""), "ben": ("", "")}
    km = {name: each.diary.runs["distance_km"].sum() for name, each in runners.items() if each.diary}
    assert km == {"anna": 11, "ben": pytest.approx(11 * 1.609344)}
    (club / "ben" / "answers.toml").write_text('unit = "yards"\n', encoding="utf-8")
    with pytest.raises(CohortError, match=r"ben.answers.toml: unit = 'yards' is no answer"):
        files_buckets(club)


def test_what_an_operating_system_leaves_in_folders_is_nobody(club: Path) -> None:
    put(club / "anna", runs=RUNS)
    put(club / "__MACOSX")
    for folder in (club, club / "anna"):
        for name in (".DS_Store", "Thumbs.db", "desktop.ini"):
            (folder / name).write_bytes(b"\x00\x01")
    assert {name: each.fault for name, each in read(club).items()} == {"anna": ""}


def test_a_guess_that_nothing_is_known_says_so(club: Path) -> None:
    put(club / "anna", table="start_utc,distance_km,duration_min\n2026-03-02 23:30,8,48\n")
    assert read(club)["anna"].guessed == "timezone: not known"


def test_of_a_list_of_several_people_nothing_is_read_until_it_is_answered_whose_it_is(club: Path) -> None:
    put(club / "anna", table=PEOPLE)
    asked = "In table.csv: It is not read until you answer this in answers.toml: “Name” names 2 people: Anna, Ben."
    assert read(club)["anna"].fault == f'{asked} Write person = "Anna" under ["anna"].'
    (club / "answers.toml").write_text('[anna]\nperson = "Bob"\n', encoding="utf-8")
    assert read(club)["anna"].fault == f'{asked} “Bob” is not among them. Write person = "Anna" under ["anna"].'
    (club / "answers.toml").write_text('[anna]\nperson = "Anna"\n', encoding="utf-8")
    diary = read(club)["anna"].diary
    assert diary is not None
    assert diary.runs["distance_km"].tolist() == [5, 5]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ('[dora]\nunit = "km"', "nobody in the folder has that name"),
        ('speed = "km"', "answers “speed”. What can be answered is unit, day_first"),
        ('unit = "miles"', "unit = 'miles' is no answer"),
        ('day_first = "yes"', "Write day_first = true"),
        ("unit = ", "cannot be read"),
    ],
)
def test_a_wrong_answer_is_said_before_anything_begins(club: Path, answers: str, said: str) -> None:
    put(club / "anna", runs=RUNS)
    (club / "answers.toml").write_text(answers, encoding="utf-8")
    with pytest.raises(CohortError, match=said):
        files_buckets(club)


def test_an_empty_folder_and_none_are_said(club: Path) -> None:
    for folder, said in ((club, "is empty"), (club / "none", "No such file")):
        with pytest.raises(CohortError, match=said):
            files_buckets(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_links_out_of_the_folder_are_not_followed(club: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    put(secret, runs=RUNS)
    (club / "anna").symlink_to(secret, target_is_directory=True)
    put(club / "ben")
    (club / "ben" / "runs.csv").symlink_to(secret / "runs.csv")
    (club / "cleo.csv").symlink_to(secret / "runs.csv")
    assert {each.diary for each in read(club).values()} == {None}
    assert all("links are not followed" in each.fault for each in read(club).values())


def test_a_folder_within_a_runners_folder_is_said_and_what_systems_hide_is_not(club: Path) -> None:
    put(club / "anna", runs=RUNS)
    (club / "anna" / ".DS_Store").write_bytes(b"x")
    put(club / "ben", runs=RUNS)
    (club / "ben" / "activities").mkdir()
    runners = read(club)
    assert runners["anna"].fault == ""
    assert runners["ben"].fault.startswith("In activities: This is a folder within the runner’s folder. Zip it")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is text")
def test_a_name_that_is_no_text_is_written_with_its_bytes(club: Path) -> None:
    put(Path(os.fsdecode(os.fsencode(club) + b"/ann\xe9")), runs=RUNS)
    assert list(read(club)) == ["ann\\xe9"]


def test_the_stamp_changes_with_a_file_and_with_an_answer(club: Path) -> None:
    put(club / "anna", runs=RUNS)

    def stamp() -> str:
        (bucket,) = files_buckets(club)
        assert isinstance(bucket, FilesBucket)
        return bucket.stamp()

    before = stamp()
    assert stamp() == before
    (club / "answers.toml").write_text('unit = "km"', encoding="utf-8")
    answered = stamp()
    (club / "anna" / "pain.csv").write_text(NECK, encoding="utf-8")
    assert len({before, answered, stamp()}) == 3
