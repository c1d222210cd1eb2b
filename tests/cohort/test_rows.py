"""The numbers of a runner are those of `python -m neckload analyse --json`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from neckload.__main__ import main
from neckload.cohort import folder, rows
from neckload.cohort.parquet import packed_count, read
from neckload.cohort.rows import FIELDS, ROW, looks_of
from neckload.cohort.runner import Runner
from neckload.cohort.tasks import Analysing
from neckload.domain.analysis import analyse
from neckload.domain.certainty import Certainty
from neckload.domain.first_look import LOOK_REASONS, first_look
from neckload.domain.neck import CanRun, Referral
from neckload.domain.progression import VERDICTS
from neckload.domain.settings import Settings
from neckload.domain.tables import Diary
from tests import builders
from tests.cohort.invented import TODAY, Club

WORDS = (
    *VERDICTS, *LOOK_REASONS, *get_args(Certainty), *get_args(CanRun), *get_args(get_type_hints(Referral)["who"]),
)  # fmt: skip
PROJECT = Path(__file__).parents[2]
SAMPLE = PROJECT / "sample_data"
Facts = dict[str, Any]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Facts, Facts]]:
    """Row and facts of two sample runners, one of them with a backup's worth of tables."""
    tmp_path = tmp_path_factory.mktemp("pair")
    club = tmp_path / "club"
    files = {"anna": ("runs.csv", "pain.csv", "days.csv"), "ben": ("linked.csv",)}
    for name, chosen in files.items():
        (club / name).mkdir(parents=True)
        for file in chosen:
            shutil.copy(SAMPLE / file, club / name / file)
    (bucket,) = folder.files_buckets(club, packed_count)
    work = Analysing(tmp_path, TODAY)
    work(bucket)
    stored = {row["runner"]: row for row in read(work.file(bucket)).to_pylist()}
    return [(stored[name], facts(sorted((club / name).iterdir()))) for name in files]


def facts(paths: list[Path]) -> Facts:
    with pytest.MonkeyPatch.context() as patch:
        printed: list[str] = []
        patch.setattr("builtins.print", lambda text: printed.append(text))
        assert main(["analyse", *map(str, paths), "--today", f"{TODAY}", "--json"]) == 0
    (text,) = printed
    return dict(json.loads(text))


def plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def test_the_row_of_a_runner_says_what_analyse_says(pair: list[tuple[Facts, Facts]]) -> None:
    for row, said in pair:
        latest, advice, association = said["latest"], said["advice"], said["association"]
        leading = latest[latest["leading"]]
        expected = {
            "week": latest["week"], "weeks_ago": latest["weeks_ago"], "week_measure": latest["leading"],
            "duration_min": latest["time"]["total"], "distance_km": latest["distance"]["total"],
            "change": leading["change"], "verdict": leading["verdict"], "measure": said["measure"],
            "range_low": advice["target"]["low"], "range_high": advice["target"]["high"],
            "range_unit": advice["target"]["unit"], "step": advice["step"], "can_run": advice["can_run"],
            "neck_worst": advice["neck"]["worst"], "neck_latest": advice["neck"]["latest"],
            "neck_latest_on": advice["neck"]["latest_on"], "neck_now": said["outcome"]["now"],
            "neck_then": said["outcome"]["then"], "neck_trend": said["outcome"]["trend"],
            "referral": (advice["referral"] or {}).get("who"), "runs": said["totals"]["runs"],
            "runs_left_out": said["totals"]["left_out_as_implausible"], "weeks": len(said["weeks"]),
            "scored_days": said["diary_counts"]["scored_days"], "answer": association["verdict"],
            "answer_p": association["p"], "answer_lag": association["lag"], "resolution": association["resolution"],
            "rows_left_out": sum(file["left_out"] for file in said["files"]),
        }  # fmt: skip
        assert {name: plain(row[name]) for name in expected} == expected


def test_the_effects_and_weeks_are_those_of_analyse_too(pair: list[tuple[Facts, Facts]]) -> None:
    for row, said in pair:
        effects = said["association"]["effects"]
        for name in ("lag", "estimate", "standard_error", "low", "high", "pairs"):
            own = [each[name] for each in row["effects"] if each["resolution"] != rows.BESIDE_THE_DAY]
            assert own == [each[name] for each in effects]
        lag1 = effects[1]
        assert [row[f"lag1_{name}"] for name in ("effect", "standard_error", "low", "high")] == [
            lag1[name] for name in ("estimate", "standard_error", "low", "high")
        ]
        for name in ("week", "state", "duration_min", "distance_km", "verdict", "pain_max", "painful_days"):
            assert [plain(week[name]) for week in row["week_rows"]] == [week[name] for week in said["weeks"]]


def row_of(diary: Diary, **columns: Any) -> Facts:
    analysis = analyse(diary, Settings(), today=TODAY)
    return rows.row_of(Runner("anna", diary, **columns), analysis, with_answer=False)


def test_a_warning_sign_stands_in_the_row_with_its_day_and_urgency() -> None:
    diary = Diary(runs=builders.weeks_of(km=[20] * 8), pain=builders.pain(("2026-03-14", 4, None, "fever,stiffness")))
    row = row_of(diary)
    assert (row["reason"], row["warning_urgency"], f"{row['warning_on']}") == (
        "emergency_sign", "emergency", "2026-03-14",
    )  # fmt: skip
    assert "fever" in row["warning_signs"]
    assert (row["range_low"], row["step"], row["referral"]) == (None, None, None)


def test_the_reasons_to_look_come_back_as_they_were(tmp_path: Path) -> None:
    diaries = (Diary(), builders.diary(km=[20, 40], pain_0_10=[1, 7], first="2026-03-02"))
    members = tuple(Runner(f"runner {place}", diary) for place, diary in enumerate(diaries))
    work = Analysing(tmp_path, TODAY, with_answer=False)
    work(Club(0, members))
    stored = read(work.file(Club(0, members))).to_pylist()
    expected = [first_look(analyse(diary, Settings(), today=TODAY)) for diary in diaries]
    assert [looks_of(row["looks"]) for row in stored] == expected


def test_a_diary_that_breaks_the_analysis_is_a_row_without_its_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(diary: Diary, settings: Settings, today: object) -> None:
        raise KeyError("slept badly, argued with Ben")

    monkeypatch.setattr("neckload.cohort.tasks.analyse", broken)
    work, members = Analysing(tmp_path, TODAY), (Runner("anna", Diary()), Runner("ben", None, "In x.csv: no log."))
    assert work(Club(0, members)) == 2
    anna, ben = read(work.file(Club(0, members))).to_pylist()
    assert anna["fault"].startswith("A fault of the program: KeyError in tasks.py, line ")
    assert "argued" not in anna["fault"]
    assert ben["fault"] == "In x.csv: no log."


def test_every_column_says_what_it_means() -> None:
    assert ROW.names == [field.name for field in FIELDS]
    assert all(field.meaning for field in FIELDS)


def test_the_docs_say_every_word_that_a_column_may_hold() -> None:
    page = (PROJECT / "docs" / "cohort.md").read_text(encoding="utf-8")
    assert [word for word in WORDS if f"`{word}`" not in page] == []
