"""Layouts of programs, apps and tables by hand that are known from public documentation, in files with invented rows.

`tests/files/layouts/truth.json` says of each file what is right: runs, km and min of all of them, days with another
sport, scores of pain, the first start, what is asked, or a word of the refusal.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from neckload.domain.problems import UnreadableFile
from neckload.readers import read_log

FILES = Path(__file__).parents[1] / "files" / "layouts"
TRUTH: dict[str, dict[str, Any]] = json.loads((FILES / "truth.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", TRUTH)
def test_a_published_layout_is_read_right_or_refused_by_what_it_is(name: str) -> None:
    right = TRUTH[name]
    if "refused" in right:
        with pytest.raises(UnreadableFile, match=right["refused"]):
            read_log(FILES / name)
        return
    result = read_log(FILES / name)
    figures = {
        "runs": len(result.runs),
        "km": pytest.approx(result.runs["distance_km"].sum(), abs=0.02),
        "min": pytest.approx(result.runs["duration_min"].sum(), abs=0.02),
        "pain": len(result.pain),
        "other_days": int(result.days["other_sport"].notna().sum()),
        "first": f"{result.runs['start'].min():%Y-%m-%dT%H:%M}" if len(result.runs) else "",
    }
    assert {key: figures[key] for key in right if key in figures} == {
        key: right[key] for key in right if key in figures
    }
    assert right.get("asks", "nothing") in ("nothing", *(question.about for question in result.report.questions))


def test_every_file_has_its_truth() -> None:
    assert {path.name for path in FILES.iterdir()} - {"truth.json"} == TRUTH.keys()
