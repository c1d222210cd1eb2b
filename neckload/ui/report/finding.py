"""Sentences for a physical therapist: about a runner, not addressed to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from math import isnan
from typing import assert_never

from neckload.domain import care, evidence
from neckload.domain.adherence import AdherenceWeek
from neckload.domain.adherence import Outcome as AdherenceOutcome
from neckload.domain.advice import Advice, Reason
from neckload.domain.answers import Answers
from neckload.domain.association import Association
from neckload.domain.certainty import Certainty
from neckload.domain.diary_counts import Counts, DiaryCounts, exercise_days
from neckload.domain.latest_week import LatestWeek
from neckload.domain.neck import ActiveRedFlag
from neckload.domain.profile import Outcome
from neckload.domain.progression import other
from neckload.ui.text.answers import answer
from neckload.ui.text.answers.patterns import then
from neckload.ui.text.diary.log import SYMPTOM_LABEL, plain
from neckload.ui.text.formatting import (
    UNKNOWN,
    Unit,
    amount,
    at_most,
    ceiling,
    day,
    exact_target,
    in_unit,
    number,
    percent,
    plural,
    points,
    points_between,
    score,
    target,
)
from neckload.ui.text.weeks.finding import NOT_COMPARED, guideline

HEADING = "Running and neck pain"
NOTHING = "Nothing is recorded yet"
FILE_HTML = "Page (HTML)"
FILE_PDF = "One sheet (PDF)"
FILE_TABLES = "Tables (CSV)"
SETTLING = "How soon the neck settles after a run"
NOT_A_CAUSE = "Correlation isn’t cause: season, sleep, desk work and gear change too."


# The finding ---------------------------------------------------------------------------------------------------------
def link(association: Association) -> str:
    """Whether load and pain go together, how sure that is, and the date of the verdict."""
    words = _less(association.verdict) if association.sign < 0 else _more(association.verdict)
    date = answer.as_of(association)
    return f"{words} ({date})" if date else words


def _more(verdict: Certainty) -> str:
    match verdict:
        case "clear":
            return "Neck pain clearly went together with running"
        case "some":
            return "There is some evidence that neck pain went together with running"
        case "hint":
            return "Neck pain may have gone together with running; could be chance"
        case "none":
            return "No clear link between neck pain and running in this record"
        case "nothing_to_compare":
            return "Running or neck pain hardly changed, so there is nothing to compare"
        case "not_enough":
            return "Too little is recorded yet to say whether neck pain goes together with running"
    assert_never(verdict)


def _less(verdict: Certainty) -> str:
    match verdict:
        case "clear":
            return "Neck pain was clearly lower with more running"
        case "some":
            return "There is some evidence that neck pain was lower with more running"
        case "hint":
            return "Neck pain may have been lower with more running; could be chance"
        case "none" | "nothing_to_compare" | "not_enough":
            return _more(verdict)
    assert_never(verdict)


def link_lines(answers: Answers) -> tuple[str, ...]:
    """When, how much, how likely by chance, which came first, and when it is looked at; or what is missing."""
    association = answers.association
    looks = answer.schedule(association.schedule)
    if association.verdict in ("not_enough", "nothing_to_compare"):
        return (looks,)
    same_day, sure = answer.same_day(answers.same_day), _sureness(association)
    directions = answer.directions(association, answers.sore_mornings)
    if association.verdict == "none":
        return tuple(line for line in (sure, _blind(association), directions, same_day, looks) if line)
    lines = (f"{answer.when(association)}{_size(association)}.", sure, directions, same_day, NOT_A_CAUSE, looks)
    return tuple(line for line in lines if line)


def _size(association: Association) -> str:
    if isnan(association.estimate):
        return ""
    reach = points_between(association.low, association.high)
    return f": about {points(association.estimate, signed=True)} of 10 for {_per(association)} (roughly {reach})"


def _per(association: Association) -> str:
    return (
        f"a week {answer.effect_step()} above the usual one"
        if association.resolution == "week"
        else "a usual-sized run"
    )


def _blind(association: Association) -> str:
    if isnan(association.smallest_detectable):
        return ""
    smallest = points(association.smallest_detectable)
    return f"Less than about {smallest} for {_per(association)} would not show in this record."


def _sureness(association: Association) -> str:
    if association.p is None:
        return f"From {plural(association.pairs_used, association.resolution)}."
    share = "fewer than 1" if association.p < 0.01 else f"about {number(association.p * 100)}"
    record = plural(association.pairs_used, association.resolution)
    return (
        f"Chance alone would look as strong in {share} of 100 such records (p = {number(association.p, 3)}, {record})."
    )


def pain_trend(outcome: Outcome) -> str:
    if outcome.trend == "unknown":
        return f"too little recorded to compare with {then()}"
    figures = f"{number(outcome.now, 1)} of 10 now, {number(outcome.then, 1)} {then()} (mean weekly worst)"
    if outcome.trend == "about the same":
        return f"{figures}: no clear change (less than {evidence.PAIN_CHANGE.value:g} points may be noise)"
    return f"{figures}: noticeably {outcome.trend}"


# Facts beside the chart ----------------------------------------------------------------------------------------------
def last_week(latest: LatestWeek, unit: Unit, with_pain: bool) -> str:
    measure = other(latest.leading) if isnan(latest.measured(latest.leading).total) else latest.leading
    measured, beside = latest.measured(measure), latest.measured(other(measure))
    if latest.state == "rest":
        running = "no running"
    else:
        running = f"{amount(measured.total, measure, unit)}{_change(measured.verdict, measured.change)}"
        if not isnan(beside.total):
            running += f"; {amount(beside.total, other(measure), unit)}"
    if not with_pain or isnan(latest.pain_max):
        return running
    before = "" if isnan(latest.pain_max_before) else f", {score(latest.pain_max_before)} the week before"
    return f"{running}. Worst neck pain {score(latest.pain_max)} of 10{before}"


def _change(verdict: str | None, change: float) -> str:
    if verdict is None or verdict in NOT_COMPARED or isnan(change):
        return ""
    return f", {percent(change)} on the week before (guideline {guideline()})"


STEP = {"build": "build a little", "hold": "hold the level", "ease": "ease off a little", "back_off": "back off"}


def advised(advice: Advice, unit: Unit, with_pain: bool) -> str:
    """Next week's range and what decided it."""
    if advice.target is None or advice.step is None:
        return "no range: too little is recorded"
    limit = advice.longest_run_limit
    longest = ""
    if limit and not isnan(limit.km):
        longest = f", longest run up to {at_most(in_unit(limit.km, unit), unit)}"
    why = next(filter(None, map(_why, advice.reasons)), "") if with_pain else ""
    if advice.is_ceiling:
        text = f"at most {ceiling(advice.target, unit)}, a ceiling{longest}"
    else:
        text = f"{STEP[advice.step.name]}, {target(advice.target, unit)}{longest}"
    return f"{text}{f' ({why})' if why else ''}{_own(advice, unit)}"


def _own(advice: Advice, unit: Unit) -> str:
    own = advice.own_target
    by = "the therapist’s own target" if own and own.set_by == "therapist" else "the runner’s own target"
    target_text = f"; {by}: {exact_target(own.target, unit)}" if own and own.target else ""
    held = [each.score for each in advice.neck_ceilings if each.weeks_ahead >= 0][-1:]
    return "".join((target_text, *(f"; the therapist’s ceiling: stop above {score(each)} of 10" for each in held)))


def _why(reason: Reason) -> str:
    """What the neck decided, in short; empty for a reason that is not about the neck."""
    worst, usual, limit = (_score(reason, name) for name in ("worst", "usual_worst", "ceiling"))
    match reason.key:
        case "ceiling_passed":
            return f"neck {worst} of 10, above the therapist’s ceiling of {limit}"
        case "pain_unknown":
            return f"no neck score in the last {evidence.PAIN_MEMORY_DAYS.value:.0f} days"
        case "pain_middle_up" | "pain_low_up":
            return f"worst pain lately {worst} of 10, usually {usual}"
        case "pain_unsettled":
            return f"worst pain lately {worst} of 10, not settled by next morning"
        case "pain_high" | "pain_severe" | "pain_middle" | "pain_low":
            return f"worst pain lately {worst} of 10"
        case "red_flag" | "ceiling_now" | "ceiling_next":
            return ""
        case "level_recent" | "level_capped" | "level_single" | "level_first_week_back" | "level_coming_back":
            return ""
        case "volume_above" | "volume_steep" | "just_done":
            return ""
        case "read_as_rest" | "last_week_unrecorded" | "long_silence" | "no_full_week" | "no_level":
            return ""
    assert_never(reason.key)


def _score(reason: Reason, name: str) -> str:
    figure = reason.figures.get(name)
    return score(figure) if isinstance(figure, int | float) else UNKNOWN


_SYMPTOM = {
    **SYMPTOM_LABEL,
    "spreads_to_shoulder_or_upper_back": "spreading to shoulders or upper back",
    "ache_back_of_head": "dull ache up the back of the head",
}


def symptom_name(token: str) -> str:
    return _SYMPTOM.get(token, plain(token))


def warning(flag: ActiveRedFlag) -> str:
    signs = ", ".join(symptom_name(symptom) for symptom in flag.symptoms)
    reported = f"Warning sign reported, last on {day(flag.reported_on)}: {signs}."
    rest = f"{evidence.RED_FLAG_REST.value:.0f} days have passed without a sign"
    return f"{reported} Training range paused until a doctor has checked it, or {rest}."


_OUTCOMES: tuple[AdherenceOutcome, ...] = ("inside", "below", "above", "unknown")


def adherence(weeks: tuple[AdherenceWeek, ...]) -> str:
    """How many past weeks kept to the range that was shown for them."""
    counts = Counter(each.outcome for each in weeks)
    counted = ", ".join(f"{counts[outcome]} {_beside_range(outcome)}" for outcome in _OUTCOMES if counts[outcome])
    return f"of {plural(len(weeks), 'week')} with a range shown: {counted}"


def _beside_range(outcome: AdherenceOutcome) -> str:
    match outcome:
        case "inside":
            return "inside the range"
        case "below":
            return "below it"
        case "above":
            return "above it"
        case "unknown":
            return "not fully recorded"
    assert_never(outcome)


def exercises(counts: DiaryCounts) -> str:
    if not counts.exercises_ever:
        return "none recorded, which is not the same as none done"
    if not counts.days_with_exercises:
        return f"none recorded in the last {exercise_days() // 7} weeks"
    days = plural(counts.days_with_exercises, "day")
    return f"on {days} of the last {exercise_days()}: {_counted(counts.exercise_days, _exercise_name)}"


_EXERCISE_NAME = {exercise.key: exercise.name[0].lower() + exercise.name[1:] for exercise in care.EXERCISES}


def _exercise_name(key: str) -> str:
    return _EXERCISE_NAME.get(key, plain(key))


def _counted(counts: Counts, name: Callable[[str], str]) -> str:
    return ", ".join(f"{name(key)} {count}" for key, count in counts)
