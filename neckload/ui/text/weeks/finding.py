"""Text for the headline finding and the verdicts, and sentences shown on every page."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import assert_never

import pandas as pd

from neckload.domain import evidence
from neckload.domain.analysis import Analysis
from neckload.domain.latest_week import LatestWeek, WeekInMeasure
from neckload.domain.progression import Measure, Verdict, other
from neckload.ui.text.formatting import (
    UNKNOWN,
    Unit,
    amount,
    distance,
    minutes,
    percent,
    plural,
    score,
    week,
)

# Verdicts whose change is not printed, as there is nothing fair to compare with.
NOT_COMPARED: tuple[Verdict, ...] = ("partial", "unrecorded", "mixed", "first", "restart")
STATE_SENTENCE = {"rest": "no running", "unrecorded": "not recorded"}


# The finding ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Finding:
    """What a page says first: a label (which week, which question), the headline, and the lines under it."""

    label: str
    headline: str
    lines: tuple[str, ...] = ()


def finding(analysis: Analysis, unit: Unit) -> Finding:
    """The last judged week in words: both measures, and the neck."""
    latest = analysis.latest
    if latest is None:
        return _nothing_yet(analysis, unit)
    measure = _headline_measure(latest)
    lines = [
        _verdict_line(latest, measure),
        _measure_line(latest, other(measure), unit),
        _lacking_line(latest, measure, analysis.runs),
        _neck_line(latest),
        _implausible_line(analysis),
    ]
    name = "Last full week" if latest.weeks_ago == 0 else "Last recorded week"
    label = f"{name}, {week(latest.week.date(), analysis.today)}"
    return Finding(label, _headline(latest, measure, unit), tuple(line for line in lines if line))


def _nothing_yet(analysis: Analysis, unit: Unit) -> Finding:
    if analysis.weeks.empty:
        advice = "Add a run, type a few weeks, or upload the log you already have."
        lines = (advice, _implausible_line(analysis))
        return Finding("Your log", "No running recorded yet", tuple(line for line in lines if line))
    current = analysis.weeks.iloc[-1]
    known = [
        text for text in (minutes(current["duration_min"]), distance(current["distance_km"], unit)) if text != UNKNOWN
    ]
    later = "You can compare weeks once a second full week is over."
    return Finding("Your first week", f"So far {' and '.join(known)}", (later,))


def _implausible_line(analysis: Analysis) -> str:
    if not analysis.implausible:
        return ""
    return f"{plural(analysis.implausible, 'run')} left out because the figures look impossible: see Log, Import."


def _headline_measure(latest: LatestWeek) -> Measure:
    """The measure of the verdict; the other one if the week has no total in it."""
    return other(latest.leading) if isnan(latest.measured(latest.leading).total) else latest.leading


def _headline(latest: LatestWeek, measure: Measure, unit: Unit) -> str:
    if latest.state == "rest":
        return "Rest: no running"
    known = latest.measured(measure)
    text = amount(known.total, measure, unit)
    return text if _not_compared(known) else f"{text}, {percent(known.change)} on the week before"


def _not_compared(week: WeekInMeasure) -> bool:
    return week.verdict is None or week.verdict in NOT_COMPARED or isnan(week.change)


def _verdict_line(latest: LatestWeek, measure: Measure) -> str:
    return "" if latest.state == "rest" else sentence(_judgement(latest, measure))


def _judgement(latest: LatestWeek, measure: Measure) -> str:
    """What to make of the week's change, without the figure."""
    measured = latest.measured(measure)
    if measured.verdict == "restart" and not isnan(latest.usual_level):
        return (
            f"back after a break: {measured.total / latest.usual_level * 100:.0f} % of your usual week before the break"
        )
    return verdict_sentence(measured.verdict or "mixed")


def _measure_line(latest: LatestWeek, measure: Measure, unit: Unit) -> str:
    """The other measure, and its verdict if that differs."""
    measured = latest.measured(measure)
    name = "Running time" if measure == "time" else "Distance"
    if latest.state == "rest":
        return ""
    if isnan(measured.total):
        return f"{name}: not known."
    line = f"{name}: {amount(measured.total, measure, unit)}"
    if measured.verdict is None or _not_compared(measured):
        return f"{line}."
    same = measured.verdict == latest.measured(latest.leading).verdict
    return f"{line}, {percent(measured.change)}{'' if same else f' – {verdict_sentence(measured.verdict)}'}."


def _lacking_line(latest: LatestWeek, measure: Measure, runs: pd.DataFrame) -> str:
    """The runs without a time or distance. A log that never has times need not say so every week."""
    parts = [
        f"{plural(count, 'run')} without a {noun}"
        for count, noun, figure in (
            (latest.time.runs_without, "time", "duration_min"),
            (latest.distance.runs_without, "distance", "distance_km"),
        )
        if count and runs[figure].notna().any()
    ]
    if not parts:
        return ""
    name = "running time" if measure == "time" else "distance"
    compared = f", so the comparison uses {name}" if latest.measured(measure).verdict else ""
    return f"{' and '.join(parts)} that week{compared}."


def _neck_line(latest: LatestWeek) -> str:
    if isnan(latest.pain_max):
        return "Neck: no score recorded."
    if isnan(latest.pain_max_before):
        return f"Neck: worst score {score(latest.pain_max)} of 10; none recorded the week before."
    if latest.pain_max == latest.pain_max_before:
        return f"Neck: worst score {score(latest.pain_max)} of 10, same as the week before."
    return f"Neck: worst score {score(latest.pain_max_before)} → {score(latest.pain_max)} of 10."


def guideline() -> str:
    """The usual step from one week to the next: 5–10 %."""
    return f"{_whole(evidence.GUIDELINE_LOW)}–{_whole(evidence.GUIDELINE_HIGH)} %"


def verdict_label(verdict: Verdict) -> str:
    """A verdict in a word or two, for a cell of a table."""
    match verdict:
        case "partial":
            return "in progress"
        case "unrecorded":
            return "not recorded"
        case "mixed":
            return "not compared"
        case "first":
            return "first week"
        case "rest":
            return "rest"
        case "restart":
            return "back after a break"
        case "lower":
            return "no increase"
        case "steady":
            return f"small step, up to {_whole(evidence.GUIDELINE_LOW)} %"
        case "within":
            return f"within {guideline()}"
        case "above":
            return f"above, {_whole(evidence.GUIDELINE_HIGH)}–{_whole(evidence.STEEP_RISE)} %"
        case "steep":
            return f"steep, over {_whole(evidence.STEEP_RISE)} %"
        case "return":
            return "back to an earlier level"
    assert_never(verdict)


def verdict_sentence(verdict: Verdict) -> str:
    """What to make of a week, without its figure, as the middle of a sentence."""
    match verdict:
        case "partial":
            return "this week is not over, so it is not judged"
        case "unrecorded":
            return "not recorded, so there is no comparison"
        case "mixed":
            return "some runs lack a time or a distance, so there is no comparison"
        case "first":
            return "the first week of your log, so there is nothing to compare it with"
        case "rest":
            return "a rest week"
        case "restart":
            return "back after a break; no fair comparison yet"
        case "lower":
            return "no increase on the week before"
        case "steady":
            return f"a small step, below the usual {guideline()}"
        case "within":
            return f"within the usual {guideline()} step"
        case "above":
            return f"more than the usual {guideline()} step"
        case "steep":
            return f"far more than the usual {guideline()} step"
        case "return":
            return "back to a level you have run before"
    assert_never(verdict)


def _whole(share: evidence.Threshold) -> str:
    return f"{share.value * 100:.0f}"


def sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


# At the foot of every page, and in every file that leaves the program.
NOT_MEDICAL_ADVICE = "General information, not medical advice: it does not replace a doctor or a physical therapist."


# Name in the address -> what its link says.
SAMPLES = {
    "runner": "Building up",
    "linked": "Neck follows load",
    "unlinked": "Neck does not",
}

OTHER_SAMPLES = "More samples"
SAMPLE_NOTICE, IMPORT_YOURS = "Sample data", "Import your own"
