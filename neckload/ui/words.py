"""The sentences the runner reads. Numbers and dates in them are written by `figures`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import isnan

import pandas as pd

from neckload.domain import evidence
from neckload.domain.advice import Advice, LongestRun, Reason
from neckload.domain.analysis import Analysis, LatestWeek, WeekInMeasure
from neckload.domain.neck import Referral
from neckload.domain.progression import Measure, other
from neckload.ui.figures import (
    UNKNOWN,
    Unit,
    amount,
    at_most,
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

GUIDELINE = f"{evidence.GUIDELINE_LOW.value * 100:.0f}–{evidence.GUIDELINE_HIGH.value * 100:.0f} %"

VERDICT_LABEL = {
    "partial": "not over yet",
    "unrecorded": "not recorded",
    "first": "first week",
    "rest": "rest",
    "restart": "restart",
    "lower": "lower or equal",
    "steady": "steady, up to 5 %",
    "within": f"within {GUIDELINE}",
    "above": "above, 10–30 %",
    "steep": "steep, over 30 %",
    "return": "back to earlier level",
}
VERDICT_SENTENCE = {
    "partial": "this week is not over, so it is not judged",
    "unrecorded": "some runs lack a time or a distance, so nothing is compared",
    "first": "the first week of your log, so there is nothing to compare it with",
    "rest": "a week of rest",
    "restart": "a restart: the week before leaves nothing fair to compare with",
    "lower": "no increase on the week before",
    "steady": f"a small step, below the guideline of {GUIDELINE}",
    "within": f"within the guideline of {GUIDELINE}",
    "above": f"above the guideline of {GUIDELINE}",
    "steep": f"far above the guideline of {GUIDELINE}",
    "return": "back to a level you already held",
}
# Verdicts whose change is not printed: there is nothing fair to compare with.
NOT_COMPARED = ("partial", "unrecorded", "first", "restart")
STATE_SENTENCE = {"rest": "no running", "unrecorded": "not recorded"}


# The finding ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Finding:
    """The first thing on the page: which week, the headline, and the lines under it."""

    label: str
    headline: str
    lines: tuple[str, ...] = ()


def finding(analysis: Analysis, unit: Unit) -> Finding:
    """The last judged week in words, for both measures, with the neck beside it."""
    latest = analysis.latest
    if latest is None:
        return _nothing_yet(analysis, unit)
    measure = _told_first(latest)
    lines = [
        _verdict_line(latest, measure),
        _measure_line(latest, other(measure), unit),
        _lacking_line(latest, measure),
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
    later = "The first comparison comes when a second full week is over."
    return Finding("Your first week", f"So far {' and '.join(known)}", (later,))


def _implausible_line(analysis: Analysis) -> str:
    if not analysis.implausible:
        return ""
    return f"{plural(analysis.implausible, 'run')} left out because the figures look impossible: see Log, Your data."


def _told_first(latest: LatestWeek) -> Measure:
    """The measure of the verdict; where that one knows nothing of the week, the other."""
    return other(latest.leading) if isnan(latest.measured(latest.leading).total) else latest.leading


def _headline(latest: LatestWeek, measure: Measure, unit: Unit) -> str:
    if latest.state == "rest":
        return "Rest: no running noted"
    known = latest.measured(measure)
    told = amount(known.total, measure, unit)
    return told if _not_compared(known) else f"{told}, {percent(known.change)} on the week before"


def _not_compared(week: WeekInMeasure) -> bool:
    return week.verdict is None or week.verdict in NOT_COMPARED or isnan(week.change)


def _verdict_line(latest: LatestWeek, measure: Measure) -> str:
    return "" if latest.state == "rest" else sentence(_judgement(latest, measure))


def _judgement(latest: LatestWeek, measure: Measure) -> str:
    """What to make of the week's change, without the figure."""
    told = latest.measured(measure)
    if told.verdict == "restart" and not isnan(latest.usual_level):
        return f"a restart: {told.total / latest.usual_level * 100:.0f} % of your usual week before the break"
    return VERDICT_SENTENCE[told.verdict or "unrecorded"]


def _measure_line(latest: LatestWeek, measure: Measure, unit: Unit) -> str:
    """The measure that does not lead, and whether it tells another story."""
    told = latest.measured(measure)
    name = "Running time" if measure == "time" else "Distance"
    if latest.state == "rest":
        return ""
    if isnan(told.total):
        return f"{name}: not known."
    line = f"{name}: {amount(told.total, measure, unit)}"
    if told.verdict is None or _not_compared(told):
        return f"{line}."
    same = told.verdict == latest.measured(latest.leading).verdict
    return f"{line}, {percent(told.change)}{'' if same else f' – {VERDICT_SENTENCE[told.verdict]}'}."


def _lacking_line(latest: LatestWeek, measure: Measure) -> str:
    parts = [
        f"{plural(count, 'run')} without a {noun}"
        for count, noun in ((latest.time.runs_without, "time"), (latest.distance.runs_without, "distance"))
        if count
    ]
    if not parts:
        return ""
    told = "running time" if measure == "time" else "distance"
    compared = f", so the comparison goes by {told}" if latest.measured(measure).verdict else ""
    return f"{' and '.join(parts)} that week{compared}."


def _neck_line(latest: LatestWeek) -> str:
    if isnan(latest.pain_max):
        return "Neck: no score noted."
    if isnan(latest.pain_max_before):
        return f"Neck: worst score {score(latest.pain_max)} of 10; none noted the week before."
    if latest.pain_max == latest.pain_max_before:
        return f"Neck: worst score {score(latest.pain_max)} of 10, as in the week before."
    return f"Neck: worst score {score(latest.pain_max_before)} → {score(latest.pain_max)} of 10."


# Next week -----------------------------------------------------------------------------------------------------------
STEP_WORDS = {
    "build": "room to build a little",
    "hold": "hold your level",
    "ease": "ease off a little",
    "back_off": "back off, or leave out the runs that provoke it",
}


def next_week(analysis: Analysis, unit: Unit) -> Finding:
    """Next week's range: the step, the other measure, the longest run, and the week that is running now."""
    advice = analysis.advice
    if advice.red_flag:
        return Finding("Next week", "First a doctor, then a plan")
    if advice.target is None or advice.step is None or analysis.weeks.empty:
        return Finding("Next week", "No range yet")
    current = analysis.weeks.iloc[-1]
    beside = f", about {target(advice.other_target, unit)}" if advice.other_target else ""
    limit = longest_run(advice.longest_run_limit, unit) if advice.longest_run_limit else ""
    lines = (
        f"{STEP_WORDS[advice.step.name].capitalize()}{beside}.",
        limit,
        _this_week_so_far(current, advice.target.unit, unit),
    )
    first = (current["week"] + pd.Timedelta(days=7)).date()
    return Finding(f"Next week, {week(first)}", target(advice.target, unit), tuple(line for line in lines if line))


def _this_week_so_far(current: pd.Series, measured_in: str, unit: Unit) -> str:
    total = current["duration_min"] if measured_in == "min" else current["distance_km"]
    so_far = amount(0.0 if isnan(total) else total, "time" if measured_in == "min" else "distance", unit)
    return f"The same range is a fair goal for the week you are in (so far {so_far})."


def longest_run(limit: LongestRun, unit: Unit) -> str:
    known = [
        text
        for value, text in (
            (limit.km, at_most(in_unit(limit.km, unit), 1, unit)),
            (limit.minutes, at_most(limit.minutes, 0, "min")),
        )
        if not isnan(value)
    ]
    longest = distance(limit.longest_km, unit) if not isnan(limit.longest_km) else minutes(limit.longest_minutes)
    window = f"{evidence.SPIKE_WINDOW.value:.0f} days"
    return f"Longest run: up to {' or '.join(known)} (longest of the last {window}: {longest})."


def reasons(advice: Advice, unit: Unit) -> tuple[str, ...]:
    """Why, in order of weight."""
    measure: Measure = "distance" if advice.target and advice.target.unit == "km" else "time"
    return tuple(_reason(reason, measure, unit) for reason in advice.reasons)


def _reason(reason: Reason, measure: Measure, unit: Unit) -> str:
    of_the_neck = _NECK_REASON.get(reason.key)
    return of_the_neck(reason) if of_the_neck else _level_reason(reason, measure, unit)


def _figure(reason: Reason, name: str) -> float:
    value = reason.figures[name]
    return float(value) if isinstance(value, int | float) else float("nan")


def _worst(reason: Reason) -> str:
    worst = score(_figure(reason, "worst"))
    noted_on = reason.figures.get("noted_on")
    if isinstance(noted_on, str):
        noted = day(date.fromisoformat(noted_on))
        return f"no score for the last week, so your last entry stands in ({worst} of 10, {noted})"
    return f"your neck’s worst score of last week and this one was {worst} of 10"


def sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _usual(reason: Reason) -> str:
    return f"{score(_figure(reason, 'usual_worst'))} in the {spelled(evidence.PAIN_BASE_WEEKS.value)} weeks before"


# Only the neck decides these, in points: no measure and no unit.
_NECK_REASON: dict[str, Callable[[Reason], str]] = {
    "red_flag": lambda r: "A warning sign was noted. A doctor should look at it before anyone plans your training.",
    "pain_high": lambda r: sentence(f"{_worst(r)}, above {evidence.PAIN_MIDDLE.value:g}"),
    "pain_middle_up": lambda r: sentence(f"{_worst(r)}, up from {_usual(r)}"),
    "pain_unsettled": lambda r: sentence(
        f"{_worst(r)}, and it had not settled by the next morning ({evidence.PAIN_UNSETTLED.value:g} or more)"
    ),
    "pain_middle": lambda r: sentence(f"{_worst(r)}: more than {evidence.PAIN_LOW.value:g}, and not rising"),
    "pain_low_up": lambda r: sentence(f"{_worst(r)}: low, but up from {_usual(r)}"),
    "pain_unknown": lambda r: (
        f"No neck score in the last {evidence.PAIN_MEMORY_DAYS.value:.0f} days, so this holds your level. "
        "Note one and it can say more."
    ),
    "pain_low": lambda r: sentence(f"{_worst(r)}: {evidence.PAIN_LOW.value:g} or less leaves room to build"),
}


_REFERENCE_WEEKS = spelled(evidence.REFERENCE_WEEKS.value)


def _level_reason(reason: Reason, measure: Measure, unit: Unit) -> str:
    def total(name: str) -> str:
        return amount(_figure(reason, name), measure, unit)

    match reason.key:
        case "level_recent":
            larger = f"the larger of last week and the mean of up to {_REFERENCE_WEEKS} weeks before it"
            return f"Your level is {total('level')}: {larger}."
        case "level_capped":
            return (
                f"Last week’s {total('last')} was a big step, so the range starts from {total('level')}: "
                f"{(evidence.REFERENCE_CAP.value - 1) * 100:.0f} % above the largest of up to {_REFERENCE_WEEKS} weeks "
                "before it."
            )
        case "level_single":
            return f"It starts from {total('level')}, the only week on record so far."
        case "level_first_week_back":
            off = plural(int(_figure(reason, "weeks_off")), "week")
            usual = f"(your usual week was {total('usual')})"
            return f"After {off} off, the first week back starts from {total('level')} {usual}."
        case "level_coming_back":
            return (
                f"You are coming back after a break: from {total('last')}, up to your usual week of {total('usual')}."
            )
        case "volume_above" | "volume_steep":
            named = "Running time" if reason.figures["measure"] == "time" else "Distance"
            return (
                f"{named} rose by {percent(_figure(reason, 'change')).removeprefix('+')}; the guideline is {GUIDELINE}."
            )
        case "last_week_unrecorded":
            count = int(_figure(reason, "weeks"))
            silent = "Last week is" if count == 1 else f"The last {count} weeks are"
            return f"{silent} not fully recorded; the range builds on {_week_of(reason)}. Add what is missing."
        case "long_silence":
            weeks = plural(int(_figure(reason, "weeks")), "week")
            silence = f"Nothing is recorded for {weeks}, since {_week_of(reason)}."
            return f"{silence} Type last week (0 for rest), and a range comes back."
        case "no_full_week":
            return "A range needs one full week on record."
        case "no_level":
            return "A range needs a week with running on record."
    raise KeyError(reason.key)


def _week_of(reason: Reason) -> str:
    first = date.fromisoformat(str(reason.figures["week"]))
    return f"the week of {day(first)}"


def referral(found: Referral) -> str:
    weeks = plural(found.weeks, "week")
    if found.who == "clinician":
        since = f"Your neck has been above {evidence.PAIN_MIDDLE.value:g} of 10 for {weeks} in a row."
        return f"{since} Let a doctor or physical therapist look at it."
    return (
        f"There has been pain for {weeks} in a row. If it lingers for more than a few weeks, see a physical therapist."
    )


# Said once on every page's foot, and in every file that leaves the program.
NOT_MEDICAL_ADVICE = "General information, not medical advice: it does not replace a doctor or a physical therapist."

CAVEAT = (
    "A rule of thumb: no study links a week’s change in running to neck pain; "
    "the guideline is general, and the pain steps are borrowed from tendon rehabilitation."
)


WARNING_SIGNS = (
    "**A doctor comes first.** Get help *now* after a fall or blow to head or neck, with fever and a stiff neck, with "
    "sudden pain like never before, trouble seeing, speaking, swallowing or walking, new weakness, or trouble with "
    "bladder or bowel. See one *soon* if you can hardly turn your head, with severe headache, nausea or fever, with "
    "pain down an arm or at night, or if it gets worse."
)


def picture(analysis: Analysis, unit: Unit) -> str:
    """The main chart for those who do not see it."""
    weeks = analysis.weeks
    named = "running time" if analysis.measure == "time" else "distance"
    parts = [f"Weekly {named} as bars with the worst neck pain above, {plural(len(weeks), 'week')}."]
    parts += [f"{told.label}: {told.headline}." for told in (finding(analysis, unit), next_week(analysis, unit))]
    return " ".join(parts)


NO_TARGET = (
    "The training target stays away until you say that a doctor has looked at it. After "
    f"{evidence.RED_FLAG_REST.value:.0f} days without the sign it returns by itself; "
    "that does not mean the sign was harmless."
)

# Name in the address -> what its link says.
SAMPLES = {
    "runner": "Sample: a runner building up",
    "linked": "Sample: a neck that follows the load",
    "unlinked": "Sample: a neck that does not",
}

SEEN = "A doctor has looked at it, and I may run"
SAMPLE_NOTICE = "neckload puts your running beside your neck pain. **This is a sample; add yours.**"
