"""Every real export beside the project, read and compared with what is known to be true of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import ReadResult, read_log

LOGS = Path(__file__).parents[3] / "shared" / "real_logs"
LISTED = LOGS / "truth.json"
ENTRIES: list[dict[str, Any]] = json.loads(LISTED.read_text(encoding="utf-8")) if LISTED.exists() else []

pytestmark = pytest.mark.skipif(not ENTRIES, reason=f"no real logs at {LOGS}")


def entries(*kinds: str) -> list[Any]:
    found = [entry for entry in ENTRIES if entry["kind"] in kinds and entry["difficulty"] != "negative"]
    return [pytest.param(entry, id=entry["file"]) for entry in found] or [pytest.param({}, id="none")]


@cache
def read_file(name: str) -> ReadResult:
    return read_log(LOGS / name)


def read(entry: dict[str, Any]) -> ReadResult:
    try:
        return read_file(entry["file"])
    except UnreadableFile as refusal:
        if entry["difficulty"] == "hard":
            pytest.skip(f"refused, as a hard file may be: {refusal}")
        raise


def clocks(truth: dict[str, Any]) -> list[float]:
    """Hours by each clock the file knows, the preferred one first."""
    others = truth.get("duration_alt_h", {})
    return [truth["duration_h"], *others.values()]


def is_near(day: date, written: str, tolerance: timedelta) -> bool:
    return abs(day - date.fromisoformat(written)) <= tolerance


def is_close(figure: float, truths: Iterable[float], fraction: float) -> bool:
    return any(figure == pytest.approx(truth, rel=fraction) for truth in truths)


@pytest.mark.parametrize("entry", entries("activities", "fit", "tcx", "gpx"))
def test_runs_distance_time_and_dates_are_those_of_the_export(entry: dict[str, Any]) -> None:
    truth, runs = entry["truth"], read(entry).runs
    assert truth["runs"] - truth.get("runs_zero_distance", 0) <= len(runs) <= truth["runs"]
    assert is_close(runs["distance_km"].sum(), [truth["distance_km"]], 0.02 if entry["kind"] == "gpx" else 0.005)
    assert is_close(runs["duration_min"].sum() / 60, clocks(truth), 0.01)
    tolerance = timedelta(days=any("UTC" in trap for trap in entry["traps"]))
    assert is_near(runs["start"].min().date(), truth["first"], tolerance)
    assert is_near(runs["start"].max().date(), truth["last"], tolerance)


@pytest.mark.parametrize("entry", entries("weekly"))
def test_weeks_and_their_total_are_those_of_the_log(entry: dict[str, Any]) -> None:
    truth, weeks = entry["truth"], read(entry).week_totals
    assert len(weeks) == truth["weeks"]
    assert (weeks["distance_km"] > 0).sum() == truth["weeks_nonzero"]
    assert is_close(weeks["distance_km"].sum(), [truth["distance_km"]], 0.005)


@pytest.mark.parametrize("entry", entries("pain"))
def test_scores_and_their_mean_are_those_of_the_diary(entry: dict[str, Any]) -> None:
    truth, pain = entry["truth"], read(entry).pain
    assert len(pain) == truth["pain_rows"]
    assert pain["pain_0_10"].mean() == pytest.approx(truth["pain_mean"], abs=0.01)
    assert pain["pain_0_10"].max() == truth["pain_max"]
    assert (str(pain["when"].min().date()), str(pain["when"].max().date())) == (truth["first"], truth["last"])


def test_nothing_is_read_from_files_that_hold_no_log() -> None:
    for entry in ENTRIES:
        if entry["difficulty"] == "negative":
            with pytest.raises(UnreadableFile):
                read_log(LOGS / entry["file"])


def test_nothing_that_must_be_read_needs_an_answer_but_the_time_zone() -> None:
    asked = {
        entry["file"]: [question.about for question in read_file(entry["file"]).report.questions]
        for entry in ENTRIES
        if entry["difficulty"] == "core"
    }
    assert {name: about for name, about in asked.items() if set(about) - {"timezone"}} == {}
