"""Every kind of log that was read wrongly once, in invented files of several vendors and languages.

`tests/files/kinds/truth.json` says of each file what is right: runs, km and min of all of them, weeks and their km
(wkm), scores of pain, days with another sport, the first start, what is asked and guessed, or a word of the refusal.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import ReadHints, ReadResult, read_log

FILES = Path(__file__).parents[1] / "files" / "kinds"
TRUTH: dict[str, dict[str, Any]] = json.loads((FILES / "truth.json").read_text(encoding="utf-8"))
READ = {name: right for name, right in TRUTH.items() if "refused" not in right}


def figures(result: ReadResult) -> dict[str, Any]:
    runs, weeks = result.runs, result.week_totals
    return {
        "runs": len(runs),
        "km": pytest.approx(runs["distance_km"].sum(), rel=0.001),
        "min": pytest.approx(runs["duration_min"].sum(), rel=0.001),
        "weeks": len(weeks),
        "wkm": pytest.approx(weeks["distance_km"].sum(), rel=0.001),
        "pain": len(result.pain),
        "other_days": int(result.days["other_sport"].notna().sum()),
        "first": f"{runs['start'].min():%Y-%m-%dT%H:%M}" if len(runs) else "",
        "unit": result.report.unit,
    }


@pytest.mark.parametrize("name", READ)
def test_a_log_of_a_kind_that_was_read_wrongly_is_read_right(name: str) -> None:
    result, right = read_log(FILES / name), READ[name]
    known = figures(result)
    assert {key: known[key] for key in right if key in known} == {key: right[key] for key in right if key in known}
    questions = {question.about: question.guess for question in result.report.questions}
    assert right.get("asks", "nothing") in (*questions, "nothing")
    assert right.get("guess", questions.get("unit")) == questions.get("unit")
    if "berlin_first" in right:
        answered = read_log(FILES / name, hints=ReadHints(timezone="Europe/Berlin"))
        assert figures(answered)["first"] == right["berlin_first"]


@pytest.mark.parametrize("name", sorted(TRUTH.keys() - READ.keys()))
def test_what_is_no_log_of_runs_or_of_neck_pain_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(UnreadableFile, match=TRUTH[name]["refused"]):
        read_log(FILES / name)


def test_every_kind_is_shown_by_three_files_at_least() -> None:
    counts = Counter(right["kind"] for right in TRUTH.values())
    assert sorted(counts) == list(range(1, 25))
    assert min(counts.values()) >= 3
