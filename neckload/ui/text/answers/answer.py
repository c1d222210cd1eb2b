"""Text for the answer about load and pain: how certain, as of when, which came first, how soon the neck settles."""

from __future__ import annotations

from datetime import date
from math import floor, isnan
from typing import assert_never

from neckload.domain import evidence_link
from neckload.domain.association import Association, Schedule
from neckload.domain.certainty import Certainty
from neckload.domain.directions import SoreMornings
from neckload.domain.same_day import SameDay
from neckload.domain.settling import Morning, Settling, Share
from neckload.ui.text.formatting import MONTHS, day, number, plural, points, points_between, spelled
from neckload.ui.text.weeks.finding import Finding

LABEL = "Does your neck follow your load?"
OTHER_THINGS = (
    "Other things change with mileage: season, races, sleep, desk work, gear. A link isn’t proof of cause. "
    "The answer changes only at set times: checking every week would raise the odds of a fluke."
)
HOW_OFTEN_WRONG = (
    "Of 100 simulated runners with no link at all, 4 to 6 are told “some evidence” at least once in two years, and "
    "about one is told “clear evidence”. If they asked every week instead, with the usual cut-off, 26 to 40 would be "
    "told of a link.",
    "On real people: when the daily load of 32 athletes is shifted by months against their own soreness, a single look "
    "still sees a link in 5 or 6 of 100 comparisons; with another team’s load, in 7. That look allows 5.",
    "Two rhythms of a few weeks can match by accident: when a plan of three building weeks and a light one meets a "
    "neck whose own rhythm is four weeks, the first look, at 26 weeks, takes that for a link in up to 15 of 100.",
    "A real link is missed more often: an effect of one point is found 2 times in 10 at 26 weeks, 6 times in 10 at a "
    "year and 9 times in 10 at two years.",
)


def answer(association: Association) -> Finding:
    """The answer: how sure, which way and when, how large, and what the record could have shown at all."""
    headline = _headline(association.verdict)
    if association.verdict in ("not_enough", "nothing_to_compare"):
        return Finding(LABEL, headline, (_missing(association), schedule(association.schedule)))
    lines = [_size(association), _exaggeration(association), _power(association), how_sure(association)]
    if association.verdict != "none":
        lines.insert(0, _direction(association))
    lines.append(schedule(association.schedule))
    if association.resolution == "week":
        lines.append(weekly_blind_spot())
    return Finding(LABEL, headline, tuple(line for line in lines if line))


def _headline(verdict: Certainty) -> str:
    match verdict:
        case "none":
            return "No clear link in your data"
        case "hint":
            return "A possible link; could be chance"
        case "some":
            return "Some evidence of a link"
        case "clear":
            return "Clear evidence of a link in your data"
        case "nothing_to_compare":
            return "Nothing to compare yet"
        case "not_enough":
            return "Not enough recorded yet"
    assert_never(verdict)


def weekly_blind_spot() -> str:
    """What weekly totals cannot show, and what would."""
    return (
        "Weekly totals miss pain that comes the day after a run and soon goes. Record your neck on most days for "
        f"about half a year ({evidence_link.ANSWER_DAYS.value:.0f} days with running and pain), and the next look "
        "compares days."
    )


def _missing(association: Association) -> str:
    if association.verdict == "nothing_to_compare":
        return "Your load or your pain hardly changed, so there is nothing to compare."
    if association.weeks_missing_for_an_answer > 0:
        more = plural(association.weeks_missing_for_an_answer, "more week")
        wanted = f"{more} with running and pain recorded and we can answer."
        return f"{wanted} Weeks without pain count too: record the 0."
    return (
        f"Your neck hurt in fewer than {spelled(evidence_link.ANSWER_PAINFUL_WEEKS.value)} recorded weeks: too few to "
        "tell what the pain follows, and good news in itself."
    )


# The looks -----------------------------------------------------------------------------------------------------------
def as_of(association: Association) -> str:
    """The date of the verdict; empty without one."""
    return f"as of {day(association.schedule.as_of)}" if association.schedule.as_of else ""


def schedule(looks: Schedule) -> str:
    """When the record was last looked at, and when it will be looked at next."""
    weeks = plural(looks.next_weeks, "week")
    coming = f"at {weeks}" if looks.next_on is None else f"at {weeks} (about {month(looks.next_on)})"
    if not looks.taken or looks.as_of is None:
        return f"The first look is {coming}: {looks.known_weeks} of {looks.next_weeks} weeks are recorded."
    times = {1: "once", 2: "twice"}.get(looks.taken, f"{spelled(looks.taken)} times")
    return f"As of {day(looks.as_of)}, {plural(looks.weeks, 'week')} on record. Looked at {times}; next {coming}."


def month(value: date) -> str:
    return f"{MONTHS[value.month - 1]} {value.year}"


# Size and sureness ---------------------------------------------------------------------------------------------------
def _direction(association: Association) -> str:
    unblamed = "" if association.lag else "; your data cannot say which came first"
    return f"{when(association)}{unblamed}."


def when(association: Association) -> str:
    """Which way pain went with the running, and how long after it."""
    unit, lag = association.resolution, association.lag or 0
    level = "higher" if association.sign > 0 else "lower"
    running = "a rise in running" if association.exposure == "change" else "more running"
    return (
        f"Pain was {level} {after(lag, unit)} {running}"
        if lag
        else f"Pain was {level} with {running} in the same {unit}"
    )


def after(lag: int, unit: str) -> str:
    return f"the {unit} after" if lag == 1 else f"{lag} {unit}s after"


_LESS_SURE = "That range includes no effect, so treat the link as less sure than this answer says."


def _size(association: Association) -> str:
    """The estimate if there is one; otherwise how small an effect would have gone unseen."""
    if association.verdict == "none" or isnan(association.estimate):
        if isnan(association.smallest_detectable):
            return ""
        return (
            f"An effect below about {points(association.smallest_detectable)} {_per(association)} would not show here."
        )
    size = f"{points(association.estimate, signed=True)} {_per(association)}"
    interval = points_between(association.low, association.high)
    doubt = f" {_LESS_SURE}" if association.low <= 0 <= association.high else ""
    return f"About {size} in all your weeks so far (roughly {interval}, before allowing for all we compared).{doubt}"


def effect_step() -> str:
    """30 %: how far above the usual week a week is when its effect is given."""
    return f"{(evidence_link.EFFECT_STEP.value - 1) * 100:.0f} %"


def _per(association: Association) -> str:
    return (
        f"per week {effect_step()} above your usual one" if association.resolution == "week" else "per usual-sized run"
    )


def _power(association: Association) -> str:
    """How easily a look at this length misses an effect; nothing where it hardly would."""
    if isnan(association.power) or association.power >= 0.95:
        return ""
    effect = "one-point" if association.power_points == 1 else "half-point"
    times = f"about {max(1, floor(association.power * 10))} times in 10"
    record = f"A look at {plural(association.power_weeks, 'week')} finds a real {effect} effect {times}"
    return f"{record}, so finding little means little." if association.verdict in ("none", "hint") else f"{record}."


def _exaggeration(association: Association) -> str:
    is_exaggerated = association.verdict != "none" and association.winners_curse
    return "Found in less than a year of data, it is probably smaller than it looks." if is_exaggerated else ""


def how_sure(association: Association) -> str:
    if association.p is None:
        return ""
    record = plural(association.pairs_used, association.resolution)
    share = "fewer than 1" if association.p < 0.01 else f"about {number(association.p * 100)}"
    chance = f"Chance alone would look at least this strong in {share} of 100 records like yours"
    return f"{chance} (p = {number(association.p, 3)} for everything we compared, {record})."


# Which came first ----------------------------------------------------------------------------------------------------
THIRD_THING = "Something else, such as sleep, stress or illness, can come before both."


def directions(association: Association, mornings: SoreMornings | None) -> str:
    """What both directions say together; empty if mornings have not been looked at yet, or neither says anything."""
    if mornings is None or mornings.as_of is None or association.resolution != "day":
        return ""
    follows = association.verdict in ("some", "clear") and association.sign > 0
    bigger = "After days with more running the neck was worse"
    if follows and mornings.go_before_less_running:
        both = f"{bigger}, and on sore mornings there was less running: both hold, and the record can’t weigh them"
        return f"{both}. {THIRD_THING}"
    if follows:
        return f"{bigger}; sore mornings were not clearly followed by less running. {THIRD_THING}"
    if mornings.go_before_less_running:
        return f"On sore mornings there was less running; more load was not clearly followed by pain. {THIRD_THING}"
    return ""


def same_day(ends: SameDay | None) -> str:
    """What scores before and after a run say about that day; empty before the first look, or if they say nothing."""
    if ends is None or not ends.ends_worse or ends.as_of is None:
        return ""
    return (
        "On days with more running the neck was worse after the run than its morning score suggested: "
        f"{plural(ends.days, 'day')} so far, as of {day(ends.as_of)}."
    )


# How soon it settles -------------------------------------------------------------------------------------------------
SETTLING_TITLE = "How soon your neck settles after a run"
SETTLING_READING = (
    "Neck pain goes up and down without running too: only the difference from days without a run means anything."
)


def settling_missing(settled: Settling | None) -> str:
    """How much data is needed, and how much there is so far."""
    needed = (
        f"This needs {evidence_link.SETTLING_RUNS.value:.0f} runs, and as many days without one, each with a score in "
        f"the {evidence_link.SETTLING_BEFORE.value:.0f} hours before and another the next morning, both with a time."
    )
    if settled is None:
        return needed
    morning = settled.next_morning
    so_far = f"{plural(morning.after_runs.of, 'run')} and {plural(morning.without_run.of, 'day')} without one"
    return f"{needed} So far: {so_far}."


def settling(settled: Settling) -> tuple[str, ...]:
    """Both mornings compared with days without a run, and hours if the scores can tell; empty with too few runs."""
    lines = []
    if settled.next_morning.is_comparable:
        lines.append(_morning("By the next morning", settled.next_morning))
    if settled.second_morning.is_comparable:
        lines.append(_morning("By the second morning, with no other run until then", settled.second_morning))
    if lines and settled.hours is not None:
        low, high = (number(hours) for hours in settled.hours)
        lines.append(f"After the median run the neck settled {low} to {high} hours later, counted up to the next run.")
    return tuple(lines)


def _morning(when: str, morning: Morning) -> str:
    ran = f"{when} the neck was back at or below its level before the run after {share(morning.after_runs, 'run')}"
    return f"{ran}; on days without a run that happened on {share(morning.without_run, 'day')}."


def share(settled: Share, noun: str) -> str:
    """7 of 10 runs (40 to 89 %)."""
    low, high = (number(end * 100) for end in settled.interval)
    return f"{settled.settled} of {plural(settled.of, noun)} ({low} to {high} %)"
