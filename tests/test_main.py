"""python -m neckload: the same answer without a browser."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from neckload.__main__ import main
from neckload.ui.text.guidance import advice
from neckload.ui.text.weeks import finding

PROJECT = Path(__file__).parents[1]
TODAY = "--today=2026-02-11"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Five Mondays from 5 January 2026: 100 min four times, then 108; 5 min/km. Today is in the week after."""
    path = tmp_path / "runs.csv"
    rows = ["start,distance_km,duration_min"]
    rows += [f"2026-01-{day:02d} 18:00,20,100" for day in (5, 12, 19, 26)]
    path.write_text("\n".join([*rows, "2026-02-02 18:00,21.6,108", ""]), encoding="utf-8")
    return path


@pytest.fixture
def neck(tmp_path: Path) -> Path:
    path = tmp_path / "pain.csv"
    path.write_text("when,pain_0_10\n2026-01-28 20:00,1\n2026-02-03 20:00,3\n", encoding="utf-8")
    return path


def answer(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert main(["analyse", TODAY, *map(str, arguments)]) == 0
    return capsys.readouterr().out


def test_the_text_says_what_was_read_and_what_the_page_says(
    log: Path, neck: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = answer(capsys, log, neck).splitlines()
    assert said[0] == "runs.csv: neckload runs, 5 runs, 0 neck scores, 0 rows left out"
    assert said[1] == "pain.csv: neckload pain, 0 runs, 2 neck scores, 0 rows left out"
    assert "Last full week, 2–8 February: 108 min, +8 % on the week before" in said
    assert "  Neck: worst score 1 → 3 of 10." in said
    assert "Next week, 16–22 February: 90–95 min" in said  # 0.8 to 0.9 of 108
    assert (
        "  - Your neck’s worst score of last week and this one was 3 of 10, up from a usual 1 in the four weeks before."
        in said
    )
    assert said[-2:] == [advice.CAVEAT, finding.NOT_MEDICAL_ADVICE]


def test_miles_and_distance_are_the_runners_choice(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = answer(capsys, log, "--measure=distance", "--unit=mi")
    assert "Last full week, 2–8 February: 13.4 mi, +8 % on the week before" in said


def test_json_holds_totals_weeks_and_the_target_with_units_in_their_names(
    log: Path, neck: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = json.loads(answer(capsys, log, neck, "--json"))
    assert facts["totals"] == {
        "runs": 5, "distance_km": pytest.approx(101.6), "duration_min": 508.0, "left_out_as_implausible": 0,
    }  # fmt: skip
    assert [week["week"] for week in facts["weeks"]] == [
        "2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02", "2026-02-09",
    ]  # fmt: skip
    assert [week["verdict"] for week in facts["weeks"]] == ["first", "lower", "lower", "lower", "within", "partial"]
    assert facts["weeks"][4]["change_time"] == pytest.approx(0.08)
    assert facts["weeks"][5]["duration_min"] is None
    assert facts["advice"]["target"] == {"low": pytest.approx(86.4), "high": pytest.approx(97.2), "unit": "min"}
    assert [reason["key"] for reason in facts["advice"]["reasons"]] == ["pain_middle_up", "level_recent"]
    assert [(file["format"], file["rows_seen"]) for file in facts["files"]] == [
        ("neckload runs", 5),
        ("neckload pain", 2),
    ]


def test_json_of_an_empty_future_is_still_json(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(log), "--json", "--today=2020-01-01"]) == 0
    facts = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)  # NaN is no JSON
    assert (facts["weeks"], facts["advice"]["target"]) == ([], None)


def test_json_never_says_nan(log: Path, neck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(answer(capsys, log, neck, "--json"), parse_constant=pytest.fail)["measure"] == "time"


def test_a_report_is_written_where_it_was_asked_for(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for option in ("html", "pdf"):
        report = tmp_path / f"report.{option}"
        assert answer(capsys, log, f"--{option}", report, "--who", "Zoë") == f"Written: {report}\n"
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Running and neck pain: Zoë" in page
    assert "108 min, +8 % on the week before" in page
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")


def test_notes_are_in_the_report_only_when_they_are_asked_for(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    neck, report = tmp_path / "pain.csv", tmp_path / "report.html"
    neck.write_text("when,pain_0_10,note\n2026-02-03 20:00,3,my own words\n", encoding="utf-8")
    answer(capsys, log, neck, "--html", report)
    assert "my own words" not in report.read_text(encoding="utf-8")
    answer(capsys, log, neck, "--html", report, "--notes")
    assert "my own words" in report.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_read_ends_with_2_and_says_why(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("start,distance_km\n2026-02-31,5\n", encoding="utf-8")
    assert main(["analyse", str(log), str(bad)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{bad} was not read.\nLine 2, column “start”, “2026-02-31”")


def test_a_file_that_is_not_there_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(tmp_path / "nothing.csv")]) == 2
    assert "nothing.csv was not read." in capsys.readouterr().err


def test_a_folder_that_is_not_there_for_the_report_is_said_in_words(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyse", str(log), "--html", str(tmp_path / "nowhere" / "report.html")]) == 2
    assert "report.html cannot be written" in capsys.readouterr().err


def test_two_files_with_the_same_runs_count_once(log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    again = tmp_path / "again.csv"
    again.write_bytes(log.read_bytes())
    assert json.loads(answer(capsys, log, again, "--json"))["totals"]["runs"] == 5


def test_the_same_runs_in_another_programs_words_count_once(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    watch = tmp_path / "watch.csv"
    watch.write_text(
        "Activity Type,Date,Distance,Time\n"
        "Running,2026-02-02 18:00:20,21.61,01:48:10\n"  # the last one of the log
        "Running,2026-02-04 18:00:00,5.0,00:25:00\n",
        encoding="utf-8",
    )
    totals = json.loads(answer(capsys, log, watch, "--file-unit=km", "--json"))["totals"]
    assert (totals["runs"], totals["duration_min"]) == (6, 533.0)


def test_a_run_in_two_files_keeps_what_either_of_them_knows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    far, long = tmp_path / "far.csv", tmp_path / "long.csv"
    far.write_text("start,distance_km\n2026-01-05 18:00:10,8\n", encoding="utf-8")
    long.write_text("start,duration_min,effort_0_10\n2026-01-05 18:00:10,48,6\n", encoding="utf-8")
    facts = json.loads(answer(capsys, far, long, "--json"))
    assert (facts["totals"]["distance_km"], facts["totals"]["duration_min"]) == (8.0, 48.0)
    assert [run["effort_0_10"] for run in facts["runs"]] == [6.0]


def test_json_holds_every_fact_of_the_analysis(log: Path, neck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = json.loads(answer(capsys, log, neck, "--json"))
    promised = {
        "adherence", "advice", "around_runs", "association", "care", "events", "exercise_log", "factors", "files",
        "latest", "load", "months", "outcome", "plan", "reviews", "runs", "settings", "settling", "this_week", "totals",
        "weeks", "worst_weeks", "year",
    }  # fmt: skip
    assert promised <= facts.keys()
    assert [run["start"] for run in facts["runs"]][:1] == ["2026-01-05T18:00:00"]


def test_two_copies_of_a_pain_diary_note_each_score_once(
    log: Path, neck: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    once, twice = (json.loads(answer(capsys, log, *copies, "--json")) for copies in ([neck], [neck, neck]))
    assert once["weeks"] == twice["weeks"]


def test_a_question_that_the_file_leaves_open_is_named_with_the_guess(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unclear = tmp_path / "table.csv"
    unclear.write_text("Date,Distance,Duration\n2026-01-05,5,0:30:00\n2026-01-12,6,0:36:00\n", encoding="utf-8")
    assert "  not in the file: " in answer(capsys, unclear)


def test_a_number_of_weeks_that_makes_no_sense_is_refused(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["analyse", str(log), "--weeks=0"])
    assert "a number of weeks above 0" in capsys.readouterr().err


def test_only_the_weeks_asked_for_are_told(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(json.loads(answer(capsys, log, "--weeks=3", "--json"))["weeks"]) == 3


@pytest.mark.parametrize("name", ["runs.csv", "strava_activities.csv", "garmin_activities.csv"])
def test_the_sample_gives_the_same_minutes_from_every_export(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    facts = json.loads(answer(capsys, PROJECT / "sample_data" / name, "--file-unit=km", "--json", "--today=2026-03-18"))
    minutes = pd.read_csv(PROJECT / "sample_data" / "runs.csv")["duration_min"].sum()
    assert facts["totals"]["duration_min"] == pytest.approx(minutes, abs=0.01)


def test_it_runs_as_a_program(log: Path) -> None:
    program = [sys.executable, "-m", "neckload", "analyse", str(log), TODAY]
    done = subprocess.run(program, cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "+8 % on the week before" in done.stdout


def test_json_carries_the_answer_about_load_and_pain_with_its_one_p_value(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(PROJECT / "sample_data" / "linked.csv"), "--today", "2026-03-18", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["association"]
    assert (told["verdict"], told["resolution"], told["lag"], told["pairs_used"]) == ("some", "week", 1, 26)
    assert told["p"] == pytest.approx(0.0073, abs=0.004)
    assert (told["schedule"]["as_of"], told["schedule"]["next_weeks"]) == ("2026-02-15", 52)
