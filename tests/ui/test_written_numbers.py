"""One home for each number: a sentence reads its threshold, so a changed threshold leaves no sentence behind."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.changed_thresholds import texts

UI = Path(__file__).parents[2] / "neckload" / "ui"
_COUNT = r"\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NOUN = r"%|weeks?|days?|hours?|points?|runs?|min(?:utes)?|times|months?|years?"
NUMBER = re.compile(rf"\b({_COUNT})(?:[–-](?:{_COUNT}))?[ -](?:more |full |painful )?({_NOUN})(?!\w)", re.IGNORECASE)

# Pages and their frame hold labels, not sentences about thresholds.
ROOMS = sorted({path.parent.name for path in UI.glob("*/__init__.py")} - {"pages", "session"})

# What may be written by hand, for it is no threshold of the program.
NOT_A_THRESHOLD = {
    "text/people/account.py": {"30 days", "two minutes", "15 minutes"},  # how long Streamlit and the server keep things
    "text/guidance/advice.py": {"one full week"},
    "text/guidance/safety.py": {"one full week"},
    "text/weeks/this_week.py": {"one full week"},
    # What a pair is, and the columns of the power table.
    "text/answers/experiment.py": {"one run", "two runs", "1 point", "1.5 points"},
    "text/answers/answer.py": {
        # What simulations found, as docs/inference.md tells it; and the hours of a day.
        "one point", "one-point", "half-point", "two years", "three weeks", "four weeks", "26 weeks",
        "2 times", "6 times", "9 times", "24 hours",
    },
    "text/answers/evidence.py": {"95 %"},  # of an interval as it was found
    "text/diary/imports.py": {"one run", "two runs"},
    "text/answers/patterns.py": {"two runs"},
    "text/diary/log.py": {"5,205 run", "five minutes"},  # how many runners a study had; what belongs to one check-in
    "text/people/share.py": {"1 min", "12 weeks", "26 weeks", "two years", "7 days", "30 days", "90 days"},  # choices
    "report/tables.py": {"10 %"},  # how a fraction is read
}  # fmt: skip


def sentences(path: Path) -> Iterator[str]:
    """The text a module holds, without its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


@pytest.mark.parametrize("room", ROOMS)
def test_no_sentence_writes_a_threshold_by_hand(room: str) -> None:
    written = {
        f"{name}: {hit.group()}"
        for path in (UI / room).rglob("*.py")
        for name in [path.relative_to(UI).as_posix()]
        for text in sentences(path)
        for hit in NUMBER.finditer(text)
        if hit.group().lower() not in NOT_A_THRESHOLD.get(name, set())
    }
    assert written == set()


# Numbers in these texts that are no threshold's: definitions, choices, signs, and the figures given to the reasons.
OTHER_NUMBERS = {
    "28 days", "21 days", "7 days", "three days", "two weeks", "3 times", "10 times", "2 times",
    "71–73 %", "101 min", "121 min", "111 min", "91 min", "21 %", "23 weeks",
}  # fmt: skip


def numbers(text: str) -> set[str]:
    return {hit.group().lower() for hit in NUMBER.finditer(text)}


def test_when_every_threshold_says_something_else_no_text_still_says_the_old_number() -> None:
    """In a program of its own, for there they have to change before anything reads them, as if in their own file."""
    program = [sys.executable, "-m", "tests.ui.changed_thresholds"]
    changed = json.loads(subprocess.run(program, cwd=UI.parents[1], check=True, capture_output=True, text=True).stdout)
    now = texts()
    assert changed.keys() == now.keys()
    still = {}
    for place, text in now.items():
        by_hand = NOT_A_THRESHOLD.get(place.split(" ")[0].removeprefix("ui/"), set())
        if old := (numbers(text) & numbers(changed[place])) - by_hand - OTHER_NUMBERS:
            still[place] = old
    assert not still, still
    assert sum(text != changed[place] for place, text in now.items()) > 40


def test_a_number_by_hand_would_be_seen() -> None:
    said = "In fewer than five weeks, 30 % above, 5–10 % more, a one-point effect, twelve weeks ago"
    assert [hit.group() for hit in NUMBER.finditer(said)] == [
        "five weeks", "30 %", "5–10 %", "one-point", "twelve weeks",
    ]  # fmt: skip
