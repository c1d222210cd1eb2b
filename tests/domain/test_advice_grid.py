"""The whole table of pain against load, cell by cell, and every number in what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from math import ceil, floor, isnan, nan
from typing import Any

import pandas as pd
import pytest

from neckload.domain.advice import RULES, Advice, Rule, advise
from neckload.domain.analysis import Analysis, analyse
from neckload.domain.neck import Neck
from neckload.domain.progression import with_progression
from neckload.domain.settings import Settings
from neckload.domain.tables import Diary
from neckload.domain.weeks import weekly
from neckload.ui.text.formatting import KM_PER_MILE, MONTHS, Unit, spelled
from neckload.ui.text.guidance import advice as advice_words
from neckload.ui.text.guidance import safety
from tests.builders import after, diary, pain, runs, typed

WORST = [nan, *(tenths / 10 for tenths in range(0, 101, 5)), 2.1, 4.9, 5.1]
USUAL = [nan, *(halves / 2 for halves in range(21))]
# The other facts of the neck that a rule asks about, each from the least pain to the most.
ASKED_ABOUT: dict[str, tuple[Any, ...]] = {"unsettled": (False, True), "severe_weeks": (0, 1, 2, 3)}


def beside(name: str) -> Iterator[dict[str, Any]]:
    """Every combination of the facts asked about but one."""
    others = {other: values for other, values in ASKED_ABOUT.items() if other != name}
    return (dict(zip(others, each, strict=True)) for each in product(*others.values()))


CELLS = [Neck(worst, usual, **facts) for worst, usual in product(WORST, USUAL) for facts in beside("")]


def row_for(neck: Neck) -> Rule:
    return next(rule for rule in RULES if rule.applies(neck))


def expected(neck: Neck) -> str:
    """The table of the evidence in its own words: unknown earlier pain is no rise, unknown pain holds."""
    if neck.worst > 5 or neck.severe_weeks >= 2:
        return "back_off"
    if isnan(neck.worst):
        return "hold"
    rising = not isnan(neck.usual_worst) and neck.worst - neck.usual_worst >= 2
    if neck.worst > 2:
        return "ease" if rising or neck.unsettled else "hold"
    return "hold" if rising else "build"


def test_every_cell_of_the_table_is_as_the_evidence_says() -> None:
    wrong = [neck for neck in CELLS if row_for(neck).step.name != expected(neck)]
    assert wrong == []


def test_every_row_of_the_table_decides_a_cell() -> None:
    unused = {rule.key for rule in RULES} - {row_for(neck).key for neck in CELLS}
    assert unused == set(), "add the fact these rows ask about to ASKED_ABOUT, or take the rows out"


def test_every_cell_carries_the_thresholds_that_decided_it() -> None:
    for rule in map(row_for, CELLS):
        assert rule.thresholds
        assert rule.step.thresholds


def test_no_cell_with_more_pain_allows_more() -> None:
    known = sorted(worst for worst in WORST if not isnan(worst))
    for usual, facts in product(USUAL, beside("")):
        highs = [row_for(Neck(worst, usual, **facts)).step.high for worst in known]
        assert highs == sorted(highs, reverse=True)


@pytest.mark.parametrize("name", ASKED_ABOUT)
def test_no_cell_in_which_another_fact_is_worse_allows_more(name: str) -> None:
    for worst, usual, facts in product(WORST, USUAL, beside(name)):
        cells = [Neck(worst, usual, **facts, **{name: value}) for value in ASKED_ABOUT[name]]
        highs = [row_for(neck).step.high for neck in cells]
        assert highs == sorted(highs, reverse=True), (worst, usual, facts)


# Every number in a sentence is one of the rule or of the diary

LOGS: dict[str, Diary] = {
    "builds": diary([20] * 5, [100] * 5, [1] * 5),
    "jumped": diary([20, 20, 20, 20, 33.3], [100, 100, 100, 100, 171], [0] * 5),
    "rose": diary([20] * 4 + [22.7], [100] * 4 + [113], [1, 1, 1, 1, 3]),
    "low but up": diary([20] * 5, [100] * 5, [0, 0, 0, 0, 2]),
    "high": diary([20] * 5, [100] * 5, [1, 1, 1, 1, 6]),
    "sore": diary([20] * 5, [100] * 5, [3, 3, 6, 7, 6.5]),
    "sore, then silent": diary([20] * 6, [100] * 6, [3, 3, 6, 7, None, None]),
    "unknown neck": diary([20] * 5, [100] * 5),
    "older entry": Diary(diary([20] * 5, [100] * 5).runs, pain(("2026-01-30", 4))),
    "unsettled": Diary(diary([20] * 5, [100] * 5).runs, pain(("2026-02-05 07:00", 3.5, "next_morning"))),
    "first week": diary([20], [100], [0]),
    "week off": typed([40, 40, 40, 40, 0], pain_0_10=[0] * 5),
    "long off": typed([40, 40, 40, 40, *[0] * 6], pain_0_10=[0] * 10),
    "coming back": typed([40, 40, 40, 40, 0, 0, 26.4], pain_0_10=[0] * 7),
    "gap": typed([40, 40, 40, 40, None, None]),
    "silence": typed([40, 40, 40, 40, *[None] * 6]),
    "one measure": Diary(runs=runs(("2026-01-05", 40, 240), ("2026-01-12", 44, None))),
}
WEEKS = {
    "sore, then silent": 6,
    "first week": 1,
    "long off": 10,
    "coming back": 7,
    "gap": 6,
    "silence": 10,
    "one measure": 2,
}
_DATE = re.compile(rf"\d+ (?:{'|'.join(MONTHS)})(?: \d{{4}})?|\d+(?=[–-]\d+ (?:{'|'.join(MONTHS)}))")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@cache
def facts_of(name: str, settings: Settings) -> Analysis:
    return analyse(LOGS[name], settings, today=after(WEEKS.get(name, 5)))


def told(analysis: Analysis, unit: Unit) -> str:
    following = advice_words.next_week(analysis, unit)
    said = [following.headline, *following.lines, *advice_words.reasons(analysis.advice, unit)]
    said += [safety.referral(analysis.advice.referral)] if analysis.advice.referral else []
    # The scale itself is no decision threshold.
    return re.sub(r"\bof 10\b", "", _DATE.sub("", " ".join(said)))


def sources(analysis: Analysis) -> Iterator[float]:
    """The thresholds of the rule that was applied, and the figures of the data."""
    advice = analysis.advice
    for threshold in advice.thresholds:
        yield from (threshold.value, threshold.value - 1)
    for reason in advice.reasons:
        yield from (float(value) for value in reason.figures.values() if isinstance(value, int | float))
    for range_ in (advice.target, advice.other_target):
        yield from (range_.low, range_.high) if range_ else ()
    limit = advice.longest_run_limit
    yield from (limit.km, limit.minutes, limit.longest_km, limit.longest_minutes) if limit else ()
    yield from [advice.referral.weeks] if advice.referral else []
    current = analysis.weeks.iloc[-1]
    yield from (current["duration_min"], current["distance_km"], 0.0)


def shown_as(value: float) -> Iterator[float]:
    """A number, a share in per cent, kilometres in miles."""
    yield from (value, value * 100, value / KM_PER_MILE)


def test_every_row_of_the_table_decides_one_of_the_logs() -> None:
    decided = {reason.key for name in LOGS for reason in facts_of(name, Settings()).advice.reasons}
    assert {rule.key for rule in RULES} - decided == set(), "add to LOGS a diary in which these decide"


@pytest.mark.parametrize("name", LOGS)
def test_every_number_in_the_advice_comes_from_a_threshold_or_from_the_diary(name: str) -> None:
    for measure, unit in (("time", "km"), ("distance", "mi")):
        analysis = facts_of(name, Settings(measure=measure))  # type: ignore[arg-type]
        said = told(analysis, unit)  # type: ignore[arg-type]
        known = [shown for value in sources(analysis) if not isnan(value) for shown in shown_as(abs(value))]
        for text in _NUMBER.findall(said):
            number, decimals = float(text.replace(",", "")), len(text.partition(".")[2])
            assert any(is_written(value, decimals, number) for value in known), (text, said)
        spelt = re.findall(r"\b(two|three|four|five|six|seven|eight|nine) weeks", said)
        assert set(spelt) <= {spelled(threshold.value) for threshold in analysis.advice.thresholds}


# Ranges and limits are shown in these steps, rounded inwards: minutes, then kilometres or miles.
STEPS = (1.0, 5.0, 0.1, 0.5)


def is_written(value: float, decimals: int, number: float) -> bool:
    steps = (10.0**-decimals, *STEPS)
    rounded = [round(value, decimals)]
    rounded += [end * step for step in steps for end in (floor(value / step + 1e-6), ceil(value / step - 1e-6))]
    return any(abs(each - number) < 1e-9 for each in rounded)


@pytest.mark.parametrize("name", LOGS)
def test_every_reason_of_a_range_carries_its_threshold(name: str) -> None:
    log, today = LOGS[name], after(WEEKS.get(name, 5))
    advice: Advice = advise(with_progression(weekly(log, today), "distance"), log.runs, log.pain, "distance", today)
    if advice.target:
        assert all(reason.thresholds for reason in advice.reasons)
    assert pd.Series(advice.thresholds).is_unique
