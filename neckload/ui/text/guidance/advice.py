"""Text for next week: the range, its reasons, when to see someone, and warning signs first."""

from __future__ import annotations

from datetime import date
from math import isnan
from typing import assert_never

import pandas as pd

from neckload.domain import evidence
from neckload.domain.advice import Advice, LongestRun, Range, Reason
from neckload.domain.analysis import Analysis
from neckload.domain.progression import LACKING, TOLERANCE, TOTAL, Measure
from neckload.domain.reason import CeilingReason, LevelReason, LoadReason, MissingReason, PainReason
from neckload.ui.text.formatting import (
    Unit,
    amount,
    at_most,
    ceiling,
    dates,
    day,
    distance,
    in_unit,
    minutes,
    percent,
    plural,
    score,
    spelled,
    target,
    week,
)
from neckload.ui.text.guidance import safety
from neckload.ui.text.weeks.finding import Finding, finding, guideline, sentence

STEP_WORDS = {
    "build": "room to build a little",
    "hold": "hold your level",
    "ease": "ease off a little",
    "back_off": "cut back, and skip runs that set it off",
}


def next_week(analysis: Analysis, unit: Unit) -> Finding:
    """Next week's range: the step, the other measure, the longest run, and the current week so far."""
    advice = analysis.advice
    if advice.red_flag:
        return Finding("Next week", "See a doctor first")
    if advice.target is None or advice.step is None or analysis.weeks.empty:
        return Finding("Next week", "No range yet")
    current = analysis.weeks.iloc[-1]
    beside = f", about {target(advice.other_target, unit)}" if advice.other_target else ""
    limit = longest_run(advice.longest_run_limit, unit) if advice.longest_run_limit else ""
    label = f"Next week, {week((current['week'] + pd.Timedelta(days=7)).date())}"
    if advice.is_ceiling:
        under = (safety.ceiling(), limit) if limit else (safety.ceiling(),)
        return Finding(label, f"At most {ceiling(advice.target, unit)}", under)
    lines = (
        f"{STEP_WORDS[advice.step.name].capitalize()}{beside}.",
        limit,
        _this_week_so_far(current, advice.target, analysis.today, unit),
    )
    return Finding(label, target(advice.target, unit), tuple(line for line in lines if line))


# Nobody should hurry to fill a week on its last two days.
_LATE_IN_THE_WEEK = 5


def _this_week_so_far(current: pd.Series, range_: Range, today: date, unit: Unit) -> str:
    known, lacking = current[TOTAL[range_.measure]], int(current[LACKING[range_.measure]])
    total = 0.0 if isnan(known) else known
    parts = [amount(total, range_.measure, unit) if total else "nothing recorded"] if total or not lacking else []
    parts += [f"{plural(lacking, 'run')} without a {range_.measure}"] if lacking else []
    so_far = f"(so far {' and '.join(parts)})"
    if total > range_.high + TOLERANCE:
        return f"You’re already over that this week {so_far}."
    if total < range_.low - TOLERANCE and (today - current["week"].date()).days >= _LATE_IN_THE_WEEK:
        return f"This week is nearly over {so_far}; no need to make up the rest."
    return f"Aim for the same this week {so_far}."


def longest_run(limit: LongestRun, unit: Unit) -> str:
    known = [
        text
        for value, text in (
            (limit.km, at_most(in_unit(limit.km, unit), unit)),
            (limit.minutes, at_most(limit.minutes, "min")),
        )
        if not isnan(value)
    ]
    longest = distance(limit.longest_km, unit) if not isnan(limit.longest_km) else minutes(limit.longest_minutes)
    window = f"{evidence.SPIKE_WINDOW.value:.0f} days"
    return f"Longest run: up to {' or '.join(known)} (longest of the last {window}: {longest})."


def reasons(advice: Advice, unit: Unit) -> tuple[str, ...]:
    """The reasons for the range, the weightiest first."""
    measure: Measure = "distance" if advice.target and advice.target.unit == "km" else "time"
    return tuple(_reason(reason, measure, unit) for reason in advice.reasons)


def _reason(reason: Reason, measure: Measure, unit: Unit) -> str:
    match reason.key:
        case "red_flag":
            return "You reported a warning sign. See a doctor before anyone plans your training."
        case "ceiling_passed" | "ceiling_now" | "ceiling_next":
            return _ceiling_reason(reason, reason.key)
        case "level_recent" | "level_capped" | "level_single" | "level_first_week_back" | "level_coming_back":
            return _level_reason(reason, reason.key, measure, unit)
        case "volume_above" | "volume_steep" | "just_done":
            return _load_reason(reason, reason.key, measure, unit)
        case "read_as_rest" | "last_week_unrecorded" | "long_silence" | "no_full_week" | "no_level":
            return _missing_reason(reason, reason.key)
        case _:
            return _pain_reason(reason, reason.key)


def _figure(reason: Reason, name: str) -> float:
    value = reason.figures[name]
    return float(value) if isinstance(value, int | float) else float("nan")


def _worst(reason: Reason) -> str:
    worst = score(_figure(reason, "worst"))
    noted_on = reason.figures.get("noted_on")
    if isinstance(noted_on, str):
        reported = day(date.fromisoformat(noted_on))
        return f"no score for last week or this one, so your last entry stands in ({worst} of 10, {reported})"
    return f"your neck’s worst score of last week and this one was {worst} of 10"


def _usual(reason: Reason) -> str:
    return (
        f"a usual {score(_figure(reason, 'usual_worst'))} in the {spelled(evidence.PAIN_BASE_WEEKS.value)} weeks before"
    )


def _nothing_before(reason: Reason) -> str:
    """Says so if there is no earlier score, so that nobody knows whether it has risen."""
    return " No earlier score to compare it with." if isnan(_figure(reason, "usual_worst")) else ""


# These depend on neck scores alone, so they need no measure and no unit.
def _pain_reason(reason: Reason, key: PainReason) -> str:
    worst, nothing_before = _worst(reason), _nothing_before(reason)
    match key:
        case "pain_high":
            return sentence(f"{worst}, above {evidence.PAIN_MIDDLE.value:g}")
        case "pain_middle_up":
            return sentence(f"{worst}, up from {_usual(reason)}")
        case "pain_severe":
            return safety.ceiling()
        case "pain_unsettled":
            limit = f"{evidence.PAIN_UNSETTLED.value:g} or more"
            return sentence(f"{worst}, and it had not settled by the next morning ({limit})")
        case "pain_middle":
            return sentence(f"{worst}: above {evidence.PAIN_LOW.value:g}, so no step up for now") + nothing_before
        case "pain_low_up":
            return sentence(f"{worst}: low, but up from {_usual(reason)}")
        case "pain_unknown":
            return (
                f"No neck score in the last {evidence.PAIN_MEMORY_DAYS.value:.0f} days, so this holds your level. "
                "Record one and it can say more."
            )
        case "pain_low":
            return sentence(f"{worst}: {evidence.PAIN_LOW.value:g} or less leaves room to build") + nothing_before
    assert_never(key)


def _ceiling_reason(reason: Reason, key: CeilingReason) -> str:
    limit = score(_figure(reason, "ceiling"))
    match key:
        case "ceiling_passed":
            return (
                f"Your neck was {score(_figure(reason, 'worst'))} of 10 in {_week_of(reason)}, above your therapist’s "
                f"ceiling of {limit}: cut back, and ask them."
            )
        case "ceiling_now":
            return f"Your therapist’s ceiling this week: stop above {limit} of 10."
        case "ceiling_next":
            return f"Your therapist’s ceiling next week: stop above {limit} of 10."
    assert_never(key)


def _level_reason(reason: Reason, key: LevelReason, measure: Measure, unit: Unit) -> str:
    def total(name: str) -> str:
        return amount(_figure(reason, name), measure, unit)

    last = "last week" if not reason.figures.get("weeks_ago") else "your last recorded week"
    before = f"up to {spelled(evidence.REFERENCE_WEEKS.value)} weeks before it"
    match key:
        case "level_recent":
            larger = f"the larger of {last} and the mean of {before}"
            low, high = (f"{_figure(reason, end) * 100:.0f}" for end in ("low", "high"))
            return f"The range is {low}–{high} % of your level, {total('level')}: {larger}."
        case "level_capped":
            return (
                f"{last.capitalize()}’s {total('last')} was a big step, so the range starts from {total('level')}: "
                f"{(evidence.REFERENCE_CAP.value - 1) * 100:.0f} % above the largest of {before}."
            )
        case "level_single":
            return f"Based on your only recorded week, {total('level')}."
        case "level_first_week_back":
            off = plural(int(_figure(reason, "weeks_off")), "week")
            usual = f"(your usual week was {total('usual')})"
            return f"After {off} off, the first week back starts from {total('level')} {usual}."
        case "level_coming_back":
            return (
                f"You are coming back after a break: from {total('last')}, up to your usual week of {total('usual')}."
            )
    assert_never(key)


def _load_reason(reason: Reason, key: LoadReason, measure: Measure, unit: Unit) -> str:
    match key:
        case "volume_above" | "volume_steep":
            named = "Running time" if reason.figures["measure"] == "time" else "Distance"
            rise = percent(_figure(reason, "change")).removeprefix("+")
            return f"{named} rose by {rise}; the guideline is {guideline()}."
        case "just_done":
            done = amount(_figure(reason, "just_done"), measure, unit)
            return f"While your neck holds you back, next week goes no higher than what you last did: {done}."
    assert_never(key)


def _missing_reason(reason: Reason, key: MissingReason) -> str:
    match key:
        case "read_as_rest":
            return f"Nothing is recorded for {_dates_of(reason)}: counted as rest until you say what you did."
        case "last_week_unrecorded":
            count = int(_figure(reason, "weeks"))
            silent = "Last week is" if count == 1 else f"The last {count} weeks are"
            return f"{silent} not fully recorded; the range builds on {_week_of(reason)}. Add what is missing."
        case "long_silence":
            weeks = plural(int(_figure(reason, "weeks")), "week")
            silence = f"Nothing is recorded for {weeks}, since {_week_of(reason)}."
            return f"{silence} Enter last week (0 for rest) and a range comes back."
        case "no_full_week":
            return "A range needs one full week with running on record."
        case "no_level":
            return "A range needs a week with running on record."
    assert_never(key)


def _week_of(reason: Reason) -> str:
    first = date.fromisoformat(str(reason.figures["week"]))
    return f"the week of {day(first)}"


def _dates_of(reason: Reason) -> str:
    first, last = (date.fromisoformat(str(reason.figures[end])) for end in ("first", "last_day"))
    return dates(first, last)


CAVEAT = (
    "A rule of thumb: no study links a week’s change in running to neck pain; "
    "the guideline is general, and the pain steps are borrowed from tendon rehabilitation."
)


def picture(analysis: Analysis, unit: Unit) -> str:
    """The main chart for screen readers."""
    weeks = analysis.weeks
    named = "running time" if analysis.measure == "time" else "distance"
    parts = [f"Weekly {named} as bars with the worst neck pain above, {plural(len(weeks), 'week')}."]
    parts += [
        f"{section.label}: {section.headline}." for section in (finding(analysis, unit), next_week(analysis, unit))
    ]
    return " ".join(parts)
