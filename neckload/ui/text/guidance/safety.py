"""Text that comes before any training: the alert, warning signs, whether to run today, missing weeks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, assert_never

import pandas as pd

from neckload.domain import evidence
from neckload.domain.advice import Advice
from neckload.domain.analysis import Analysis
from neckload.domain.missing_weeks import MissingWeeks
from neckload.domain.neck import ActiveRedFlag, CanRun, Neck, Referral
from neckload.domain.neck_ceiling import of_this_week
from neckload.domain.warning_signs import FEVER_WITH, SIGNS, WHAT_TO_DO, WORST_EVER, Urgency
from neckload.ui.text.formatting import dates, day, day_and_month, plural, score, spelled

Kind = Literal["emergency", "doctor", "severe", "signs", "missing_weeks", "physical_therapist", "self_care"]


@dataclass(frozen=True)
class Alert:
    """The line that comes before everything else, and what kind it is."""

    kind: Kind
    text: str


def alert(analysis: Analysis) -> Alert | None:
    """The single most serious thing in the diary; None if nothing calls for an alert."""
    advice = analysis.advice
    if advice.red_flag:
        return Alert(advice.red_flag.urgency, banner(advice.red_flag, analysis.today))
    if advice.neck.is_severe and advice.referral:
        return Alert("severe", referral(advice.referral))
    if advice.signs_not_asked:
        return Alert("signs", not_asked(advice.signs_not_asked, analysis.today))
    if advice.missing_weeks:
        return Alert("missing_weeks", missing_question(advice.missing_weeks))
    return Alert(advice.referral.who, referral(advice.referral)) if advice.referral else None  # type: ignore[arg-type]


# Who should look at it -----------------------------------------------------------------------------------------------
def referral(due: Referral) -> str:
    """Who should look at the neck, and why: ten words at most, to fit one line."""
    weeks = plural(due.weeks, "week")
    match due.who:
        case "clinician":
            return f"{weeks} above {evidence.PAIN_MIDDLE.value:g}: see a physical therapist or doctor."
        case "physical_therapist":
            return f"{weeks} at {evidence.LINGERING_PAIN.value:g} or more: see a physical therapist."
    return f"{weeks}’ mild pain: neck exercises; if lasting, see somebody."


# Can I run? ----------------------------------------------------------------------------------------------------------
CAN_I_RUN = "Can I run?"


def can_run(advice: Advice, today: date) -> str:
    """Whether to run today, from the latest neck score."""
    if advice.red_flag:
        return f"No. {what_to_do(advice.red_flag, today)}"
    latest, ceiling = _latest(advice.neck, today), of_this_week(advice.neck_ceilings)
    if advice.neck.latest > ceiling:
        return f"{latest}No. That’s above your therapist’s ceiling of {score(ceiling)}: stop, and ask them."
    return f"{latest}{_can_run(advice.can_run)}"


def _can_run(answer: CanRun) -> str:
    match answer:
        case "doctor":
            return "No. See a doctor first."
        case "leave_out":
            return (
                "Skip the runs that set it off. If you run at all, keep it short and easy, and stop if the pain rises."
            )
        case "easier":
            return "Yes, but easier and shorter than usual. Check your neck again the next morning."
        case "usually":
            return "Usually yes: staying active matters, even with a slightly sore neck."
        case "check_in":
            days = f"{evidence.PAIN_MEMORY_DAYS.value:.0f} days"
            return f"No score in the last {days}. Check in first: the answer depends on how your neck is."
    assert_never(answer)


def _latest(neck: Neck, today: date) -> str:
    if neck.latest_on is None:
        return ""
    when = "Today" if neck.latest_on == today else f"Last score, {day(neck.latest_on)}"
    return f"{when}: {score(neck.latest)} of 10. "


# Warning signs -------------------------------------------------------------------------------------------------------
DIALOG_TITLE: dict[Urgency, str] = {"emergency": "Get help now", "doctor": "See a doctor first"}
ASK_TITLE = "Do any of these apply?"
LOOK_THROUGH, SIGNS_LINK = "Check the warning signs", "Warning signs"
ASK_WORST = "You scored 10. Is it sudden, and the worst you’ve ever had?"
ASK_AT_ANY_TIME = "Each of these comes before any running: if one applies, see a doctor first."
NONE_OF_THEM = "None of these"
SAVE_SIGNS = "Save"
MISTAKE = "I tapped this by mistake"
UNDERSTOOD = "I understand"
STILL_THERE = "It is still there"
CLEARED = "A doctor has cleared me to run"
SIGN_WORDS = {sign.symptom: sign.words for sign in SIGNS}
SHORT_WORDS = {sign.symptom: sign.short[0].upper() + sign.short[1:] for sign in SIGNS}


A_DOCTOR_FIRST = "Warning signs come before any plan. Having none doesn’t rule out a problem."


def why_asked(score: float) -> str:
    """Why the question is asked.

    Args:
        score: the runner's neck score; NaN if they opened the question themselves.
    """
    if score >= 10:
        return ASK_WORST
    if score >= evidence.ASK_FOR_SIGNS.value:
        limit = f"{evidence.ASK_FOR_SIGNS.value:g} of 10 or more"
        return f"You scored {limit}. Severe pain can have causes that a doctor must check."
    return ASK_AT_ANY_TIME


def signs_to_ask(highest: float) -> tuple[str, ...]:
    """Symptoms in the order they are asked: emergencies first, and at a score of 10 "the worst ever" before all."""
    order = sorted(SIGNS, key=lambda sign: (highest < 10 or sign.symptom != WORST_EVER, sign.urgency != "emergency"))
    return tuple(sign.symptom for sign in order)


def noted_signs(symptoms: Iterable[str], urgency: Urgency) -> str:
    """What was reported, as a Markdown list, and why the signs together are an emergency if only together they are."""
    chosen = set(symptoms)
    signs = [sign for sign in SIGNS if sign.symptom in chosen]
    together = "" if urgency in {sign.urgency for sign in signs} else f"\n\n{FEVER_WITH}"
    return "You reported:\n" + "\n".join(f"- {sign.words}" for sign in signs) + together


def what_to_do(flag: ActiveRedFlag, today: date) -> str:
    """What to do about a sign: an instruction on the day it is reported, with a question from the second day on."""
    if flag.reported_on >= today:
        return WHAT_TO_DO[flag.urgency]
    reported = f"You reported a warning sign on {day(flag.reported_on)}."
    if flag.urgency == "emergency":
        call = "If so, call your local emergency number now."
        return f"{reported} Is it still there? {call} Do not run until a doctor has cleared you."
    return f"{reported} Is it still there? See a doctor before you run again."


ANSWER = "Answer"


def banner(flag: ActiveRedFlag, today: date) -> str:
    """One line for every page, two on a phone: what to do. The button beside it tells which sign it was."""
    if flag.reported_on >= today:
        return _at_once(flag.urgency)
    return f"Warning sign of {day_and_month(flag.reported_on)} still there? {_later(flag.urgency)}"


def _at_once(urgency: Urgency) -> str:
    match urgency:
        case "emergency":
            return "Call your local emergency number now. Do not run."
        case "doctor":
            return WHAT_TO_DO["doctor"]
    assert_never(urgency)


def _later(urgency: Urgency) -> str:
    match urgency:
        case "emergency":
            return "Get emergency help; do not run."
        case "doctor":
            return "See a doctor; do not run."
    assert_never(urgency)


def until_when(flag: ActiveRedFlag) -> str:
    """How long there is no range."""
    if flag.urgency == "emergency":
        return "There is no range until you say that a doctor has cleared you to run."
    days = f"{evidence.RED_FLAG_REST.value:.0f} days"
    return (
        f"There is no range until a doctor has cleared you, or {days} have passed without the sign. "
        "A sign that has gone was not necessarily harmless."
    )


def not_asked(on: date, today: date) -> str:
    when = "today" if on == today else f"on {day(on)}"
    return f"You scored {evidence.ASK_FOR_SIGNS.value:g} or more {when}."


# Missing weeks -------------------------------------------------------------------------------------------------------
RESTED, AS_USUAL, TYPE_THEM = "I rested", "I ran as usual", "Type them"
READ_AS_REST = "Until you answer, the range assumes rest."


def missing_question(missing: MissingWeeks) -> str:
    nothing = "Only neck scores recorded" if missing.with_scores else "Nothing recorded"
    return f"{nothing} {dates(missing.first.date(), missing.last.date())}. Did you run?"


# First days ----------------------------------------------------------------------------------------------------------
def first_days(analysis: Analysis) -> tuple[str, ...]:
    """The reply to a score before there is a range: whether to run, and what a range still needs."""
    advice = analysis.advice
    if advice.red_flag or advice.target is not None or advice.neck.latest_on is None:
        return ()
    ends = (analysis.weeks["week"].iloc[-1] + pd.Timedelta(days=7)).date() if len(analysis.weeks) else None
    if ends and ends <= analysis.today:  # a log that has been silent since
        missing = "your last weeks. Enter their totals under Log, 0 for rest."
    else:
        full = f"; this one is complete on {day(ends)}" if ends else ""
        missing = f"one full week of running{full}. Or enter your last weeks’ totals under Log."
    return (
        f"**Can I run?** {can_run(advice, analysis.today)}",
        "The five exercises under Neck care are gentle enough to begin today.",
        f"Still missing for a range: {missing}",
    )


PAUSED = "Paused: your neck first"


def ceiling() -> str:
    """What the range means while the neck has been bad for weeks."""
    return f"A ceiling, not a goal: your neck has been {_bad_for_weeks()}."


def paused_until() -> str:
    """Why a plan is paused, and what ends that."""
    return (
        f"Your neck has been {_bad_for_weeks()}. The plan resumes after a full week at "
        f"{evidence.PAIN_MIDDLE.value:g} or below."
    )


def _bad_for_weeks() -> str:
    return f"above {evidence.PAIN_MIDDLE.value:g} of 10 for {spelled(evidence.SEVERE_WEEKS.value)} weeks or more"
