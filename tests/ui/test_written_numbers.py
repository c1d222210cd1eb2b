"""One home for each number: a sentence reads its threshold, so a changed threshold leaves no sentence behind."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from neckload.domain import evidence
from neckload.domain.analysis import Analysis, analyse
from neckload.domain.computed_tables import WEEK_STATES
from neckload.domain.deduplicate import combined
from neckload.domain.progression import VERDICTS
from neckload.domain.tables import Diary
from neckload.readers import read_log
from neckload.ui.session import sample
from neckload.ui.text.formatting import spelled
from tests.builders import after, days, diary, pain, runs, typed, weeks_of
from tests.ui.written_texts import every_threshold_changed, fixed, reasons, written

UI = Path(__file__).parents[2] / "neckload" / "ui"
SAMPLES = Path(__file__).parents[2] / "sample_data"
_COUNT = r"\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NOUN = r"%|weeks?|days?|hours?|points?|runs?|min(?:utes)?|times|months?|years?|of 10"
NUMBER = re.compile(rf"\b({_COUNT})(?:[–-](?:{_COUNT}))?[ -](?:more |full |painful )?({_NOUN})(?!\w)", re.IGNORECASE)

# Pages and their frame hold labels, not sentences about thresholds.
ROOMS = sorted({path.parent.name for path in UI.glob("*/__init__.py")} - {"pages", "session"})

# What may be written by hand, for it is no threshold of the program.
NOT_A_THRESHOLD = {
    "text/people/account.py": {"30 days", "two minutes", "15 minutes"},  # how long Streamlit and the server keep things
    "text/guidance/advice.py": {"one full week"},
    "text/guidance/safety.py": {"one full week", "two weeks"},  # a warning sign's own words
    "text/weeks/this_week.py": {"one full week"},
    # What a pair is, and the columns of the power table.
    "text/answers/experiment.py": {"one run", "two runs", "1 point", "1.5 points"},
    "text/answers/answer.py": {
        # What simulations found, as docs/inference.md tells it; and the hours of a day.
        "one point", "one-point", "half-point", "two years", "three weeks", "four weeks", "26 weeks",
        "2 times", "6 times", "9 times", "24 hours",
    },
    "text/answers/evidence.py": {"95 %", "0.50 of 10"},  # what was found, and its interval
    "text/people/first_look.py": {"two weeks"},  # a warning sign's own words
    "text/diary/imports.py": {"one run", "two runs"},
    "text/answers/patterns.py": {"two runs"},
    "text/diary/log.py": {"5,205 run", "five minutes"},  # how many runners a study had; what belongs to one check-in
    "text/people/share.py": {  # choices
        "1 min", "12 weeks", "26 weeks", "two years", "7 days", "30 days", "90 days", "3 times", "10 times",
    },
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
    assert written == set(), "read these from their threshold; what is no threshold goes into NOT_A_THRESHOLD"


def numbers(text: str) -> set[str]:
    return {hit.group().lower() for hit in NUMBER.finditer(text)}


def test_no_fixed_text_was_made_of_a_threshold_when_the_program_started() -> None:
    held = {
        f"{place}: {number}"
        for place, text in fixed().items()
        for number in numbers(text) - NOT_A_THRESHOLD.get(place.split(" ")[0].removeprefix("ui/"), set()) - DEFINED
    }
    assert held == set(), "make these texts functions, which read their threshold each time they are called"


# Definitions: the days of a week, those of the acute:chronic ratio, and those that a run is looked at before and after.
DEFINED = {"7 days", "28 days", "21 days", "three days"}
# When a growing record is looked at: worked out with the analysis.
LOOKS = {"26 weeks", "52 weeks"}


def typed_weeks() -> Diary:
    return typed([31, 33, 0, 41, 43, None, 37], [], [6.5, 1.5, None, 3.5, 4.5])


def warned() -> Diary:
    """A reported sign, and runs that lack a time beside some that lack a distance."""
    runs_of_weeks = weeks_of([31, 33, 34.5, 37], [181, 191, 201, 211])
    mixed = runs(("2026-01-29 07:00", None, 41), ("2026-01-31 07:00", 6.3, None))
    scores = pain(("2026-02-02", 6.5, "day", "stiffness"), ("2026-02-03", 8.5, "day", "fever,stiffness"))
    return Diary(runs=pd.concat([runs_of_weeks, mixed]), pain=scores)


def up_and_down() -> Diary:
    """A break and a return, steps of every size, a week of rest, silence."""
    km = [20, 23, 24, 29, None, None, None, 9, 14, 17, 0, 17, 18, 23, 31, 23, 29.2, 41]
    neck = [2.2, 1.3, 3.3, 6.2, 6.5, 6.5, None, 2.3, 2.2, 1.3, None, 1.4, 3.2, 6.2, 6.3, 7.3, 6.4, 6.2]
    rested = days("2026-03-17", marked_rest=True)
    return replace(diary(km, [each and each * 5.9 for each in km], neck), days=rested)


def sample_of(name: str) -> Diary:
    return combined([read_log(SAMPLES / file).diary for file in sample.SAMPLES[name].files])


# Diary -> what it is, the day it is looked at, and those of its own figures that are a threshold's by chance.
DIARIES: dict[str, tuple[Callable[[], Diary], date, set[str]]] = {
    "the sample": (
        lambda: sample_of("runner"),
        date(2026, 3, 18),
        {"2 weeks", "5 weeks", "4 runs", "3 of 10", "4 of 10", "5 of 10", "6 of 10"},
    ),
    "an experiment": (
        lambda: sample_of("tried"),
        date(2026, 3, 18),
        {"1 %", "2 %", "99 %", "2 of 10", "3 of 10", "5 of 10", "10 of 10"},
    ),
    "up and down": (up_and_down, after(18), {"5 weeks", "4 runs", "40 %", "100 %", "3 of 10"}),
    "typed weeks": (typed_weeks, after(7), {"8 weeks", "4 weeks", "5 %"}),
    "a warning sign": (warned, after(4), {"5 weeks", "4 runs"}),
    "nothing": (Diary, after(1), set()),
}


@cache
def analysis_of(name: str) -> Analysis:
    make, today, _ = DIARIES[name]
    return analyse(make(), today=today)


@pytest.mark.parametrize("name", DIARIES)
def test_when_every_threshold_says_something_else_no_sentence_still_says_the_old_number(name: str) -> None:
    analysis, by_chance = analysis_of(name), DIARIES[name][2]
    before, old = written(analysis), written_values()
    with every_threshold_changed():
        now = written(analysis)
    still = {
        f"{place}: {number} in “{text}”"
        for place, text in before.items()
        for number in numbers(text) & numbers(now.get(place, "")) & old - by_chance - DEFINED - LOOKS
        if not place.startswith("ui/report/facts.py")  # the thresholds themselves, with what their studies found
    }
    assert still == set(), "read these from their threshold; the diary's own figures go into its row of DIARIES"
    assert sum(text != now.get(place) for place, text in before.items()) > 10


def test_the_diaries_have_every_verdict_and_every_state_of_a_week() -> None:
    weeks = pd.concat([analysis_of(name).record.weeks for name in DIARIES])
    assert set(weeks["verdict"]) == set(VERDICTS)
    assert set(weeks["state"]) == set(WEEK_STATES)


def test_no_reason_of_the_advice_still_says_the_old_number() -> None:
    before = reasons()
    with every_threshold_changed():
        now = reasons()
    figures = {
        "71–73 %",
        "101 min",
        "121 min",
        "111 min",
        "91 min",
        "21 %",
        "23 weeks",
        "one full week",
        "4.2 of 10",
        "3.2 of 10",
    }
    still = {key: numbers(text) & numbers(now[key]) - figures for key, text in before.items()}
    assert not any(still.values()), f"read these from their threshold, or add them to `figures`: {still}"


def written_values() -> set[str]:
    """Every threshold as a sentence may write it: a share in percent, or a figure or word with its unit."""
    forms = set()
    for threshold in evidence.thresholds().values():
        value, noun = threshold.value, threshold.unit.split(" ")[0].removesuffix("s")
        if threshold.unit.startswith(("share", "times")):
            forms |= {f"{value * 100:.0f} %", f"{abs(value - 1) * 100:.0f} %"}
        else:
            units = (noun, f"{noun}s", "of 10")
            forms |= {f"{count} {unit}" for count in (f"{value:g}", spelled(value)) for unit in units}
    return forms


def test_a_number_by_hand_would_be_seen() -> None:
    said = "In fewer than five weeks, 30 % above, 5–10 % more, a one-point effect, twelve weeks ago"
    assert [hit.group() for hit in NUMBER.finditer(said)] == [
        "five weeks", "30 %", "5–10 %", "one-point", "twelve weeks",
    ]  # fmt: skip
