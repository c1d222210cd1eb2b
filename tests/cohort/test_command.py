"""python -m neckload cohort, from the operator's side."""

from __future__ import annotations

import shutil
import sys
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from neckload.__main__ import main
from neckload.cohort.export import fingerprint
from neckload.cohort.packed import PackedBucket
from neckload.store import URL_VARIABLE, open_store
from tests import builders

if TYPE_CHECKING:
    from distributed import Client

cluster = pytest.importorskip("neckload.cohort.cluster", reason="needs Dask, which `make test` installs")

SAMPLE = Path(__file__).parents[2] / "sample_data"
TODAY = "--today=2026-03-18"
WRITTEN = {
    "aggregate.csv", "aggregate.html", "first.csv", "first.html", "parts", "runners.csv", "runners.parquet",
    "weeks.parquet",
}  # fmt: skip


@pytest.fixture
def club(tmp_path: Path) -> Path:
    """A folder, a single file and one that cannot be read."""
    folder = tmp_path / "club"
    for name in ("anna", "=..\\..\\passwd"):
        (folder / name).mkdir(parents=True)
        shutil.copy(SAMPLE / "runs.csv", folder / name / "runs.csv")
        shutil.copy(SAMPLE / "pain.csv", folder / name / "pain.csv")
    (folder / "ben.csv").write_text("no log", encoding="utf-8")
    return folder


def cohort(client: Client, *arguments: str | Path) -> int:
    return main(["cohort", *map(str, arguments), "--scheduler", client.scheduler.address])


def test_a_folder_becomes_tables_pages_and_counts(
    client: Client, club: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert cohort(client, club, "--out", out, TODAY, "--without-association") == 0
    said = capsys.readouterr()
    assert said.out.startswith("2 runners analysed, 1 not read. In ")
    assert said.err.splitlines()[-1] == "3 of 3 buckets done, 3 runners in this run"
    assert {path.name for path in out.iterdir()} == WRITTEN
    assert {path.name for path in tmp_path.iterdir()} >= {"club", "out"}
    rows = pd.read_csv(out / "runners.csv")
    faults = dict(zip(rows["runner"], rows["fault"].notna(), strict=True))
    assert faults == {"'=..\\..\\passwd": False, "anna": False, "ben.csv": True}
    assert cohort(client, club, "--out", out, TODAY, "--without-association") == 0
    assert capsys.readouterr().err == "3 of 3 buckets done, 0 runners in this run\n"


def test_packed_first_the_answer_is_the_same(client: Client, club: Path, tmp_path: Path) -> None:
    assert cohort(client, "pack", club, "--out", tmp_path / "packed") == 0
    for folder, out in ((club, "plain"), (tmp_path / "packed", "from_packed")):
        assert cohort(client, folder, "--out", tmp_path / out, TODAY, "--without-association") == 0
    for name in ("runners.csv", "first.html", "aggregate.csv"):
        # A folder has smaller buckets, so its runners stand in another order.
        lines = [
            sorted((tmp_path / out / name).read_text(encoding="utf-8").splitlines()) for out in ("plain", "from_packed")
        ]
        assert lines[0] == lines[1]


class StopsAtTheFirstLine(StringIO):
    """Whoever reads it presses Ctrl-C."""

    def write(self, text: str) -> int:
        if "buckets done" in text and "buckets done" not in self.getvalue():
            super().write(text)
            raise KeyboardInterrupt
        return super().write(text)


def test_ctrl_c_ends_it_with_a_sentence(
    client: Client, club: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = StopsAtTheFirstLine()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert cohort(client, club, "--out", tmp_path / "out", TODAY) == 130
    assert terminal.getvalue().splitlines()[-1] == "Stopped. What is done is kept; run the same command again."


def test_a_worker_without_the_program_is_asked_about() -> None:
    missing = "Is neckload installed where the scheduler and the workers run?"
    assert cluster.reason_of(RuntimeError("Error during deserialization of the task graph.")).endswith(missing)
    assert cluster.reason_of(ModuleNotFoundError("No module named 'neckload'")).endswith(missing)
    assert cluster.reason_of(OSError("No space left on device")) == "No space left on device"


@pytest.mark.parametrize("arguments", [("{club}", "--out", "{club}/out"), ("pack", "{club}", "--out", "{club}")])
def test_what_is_written_is_no_runner(
    club: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cohort", *(each.format(club=club) for each in arguments)]) == 2
    assert "Name another folder for --out." in capsys.readouterr().err


def test_what_is_wrong_is_said_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cohort", str(tmp_path / "none"), "--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == f"{tmp_path / 'none'} cannot be read: No such file or directory.\n"
    with pytest.raises(SystemExit, match="2"):
        main(["cohort", str(tmp_path), "--out", str(tmp_path), "--least-group", "0"])
    assert "a number above 0" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        main(["cohort", str(tmp_path), "--out", str(tmp_path), "--today", "18.3.2026"])
    assert "“18.3.2026” is no date: write it as 2026-03-18" in capsys.readouterr().err


# From the database ----------------------------------------------------------------------------------------------------
@pytest.fixture
def owners(tmp_path: Path) -> Path:
    """Three owners in the database, of whom two gave their consent."""
    with closing(open_store()) as store:
        for place, owner in enumerate(("account-a", "account-b", "account-c")):
            store.save_runs(owner, builders.weeks_of(km=[10 + place] * 3, title="with Mum"))
            store.save_pain(owner, builders.pain(("2026-01-06", 2)))
    path = tmp_path / "owners.txt"
    path.write_text("# consent of March\naccount-a, P01\n\naccount-c\naccount-gone,P09\n", encoding="utf-8")
    return path


def test_only_listed_owners_leave_the_database_under_their_code(
    owners: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "study"
    assert main(["cohort", "export", "--owners", str(owners), "--out", str(out)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == [f"2 of 3 runners exported to {out}.", "Nothing is stored for: P09"]
    runners = {runner.name: runner for runner in PackedBucket(out, 0).runners()}
    km = {name: each.diary.runs["distance_km"].sum() for name, each in runners.items() if each.diary}
    assert km == {"P01": 30, fingerprint("account-c"): 36}
    assert runners["P09"].fault == "Nothing is stored for this owner."
    packed = b"".join(path.read_bytes() for path in out.rglob("*.parquet"))
    assert [word for word in (b"account-", b"Mum") if word in packed] == []


def test_when_nothing_is_stored_for_anybody_listed_the_export_fails(
    owners: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    owners.write_text("account-gone,P01\naccount-typo,P02", encoding="utf-8")
    assert main(["cohort", "export", "--owners", str(owners), "--out", str(tmp_path / "study")]) == 2
    assert "0 of 2 runners exported" in (said := capsys.readouterr().out)
    assert said.endswith("Nothing is stored for: P01, P02\n")


def test_an_export_makes_no_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    database, listed = tmp_path / "typo" / "diaries.db", tmp_path / "consent.txt"
    listed.write_text("account-a,P01", encoding="utf-8")
    monkeypatch.setenv(URL_VARIABLE, f"sqlite:///{database}")
    assert main(["cohort", "export", "--owners", str(listed), "--out", str(tmp_path / "out")]) == 2
    assert f"There is no database at {database}." in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["consent.txt"]


def test_who_withdrew_is_gone_from_the_next_export(owners: Path, tmp_path: Path) -> None:
    out = tmp_path / "study"
    for listed in ("account-a,P01\naccount-c,P03", "account-c,P03"):
        owners.write_text(listed, encoding="utf-8")
        assert main(["cohort", "export", "--owners", str(owners), "--out", str(out)]) == 0
    assert [runner.name for runner in PackedBucket(out, 0).runners()] == ["P03"]


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("\n# nobody\n", "lists nobody"),
        ("account-a,P1\naccount-b,P1", "repeats an owner"),
        ("a\na", "repeats"),
    ],
)
def test_a_list_that_is_empty_or_says_something_twice_is_refused(
    tmp_path: Path, listed: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    owners = tmp_path / "owners.txt"
    owners.write_text(listed, encoding="utf-8")
    assert main(["cohort", "export", "--owners", str(owners), "--out", str(tmp_path / "out")]) == 2
    assert said in capsys.readouterr().err
