"""Text for *Plan*: the way to a goal, its weeks, and what was run in them."""

from __future__ import annotations

from datetime import date
from math import isnan, nan

from neckload.domain import evidence
from neckload.domain.advice import Advice
from neckload.domain.analysis import Analysis
from neckload.domain.goal import Goal
from neckload.domain.plan import Plan, PlannedWeek
from neckload.domain.progression import Measure
from neckload.domain.reference import UNIT, Range
from neckload.ui.text.formatting import (
    Unit,
    amount,
    at_most,
    day,
    distance,
    in_unit,
    plural,
    target,
)
from neckload.ui.text.guidance import advice as advice_words
from neckload.ui.text.guidance import safety
from neckload.ui.text.guidance.plan_week import planned
from neckload.ui.text.weeks.finding import Finding

GOALS = {"time": "Time", "distance": "Distance", "race": "A race"}
# Name -> length in km; None is typed.
RACES = {"5 km": 5.0, "10 km": 10.0, "Half marathon": 21.0975, "Marathon": 42.195, "Another length": None}
RHYTHMS = {0: "none", 3: "every 3rd week", 4: "every 4th week", 5: "every 5th week", 6: "every 6th week"}
GOAL_LINE = {False: "goal", True: "weekly distance needed"}
QUESTION = "What are you building up to?"
RATE = "Increase from week to week"
LIGHTER = "Lighter weeks"
SAVE, SAVED = "Save as my plan", "Plan saved."
DELETE, DELETED = "Delete plan", "Plan deleted. The weeks you ran stay as they are."
UNDO, UNDONE = "Undo", "Back as it was."
WHAT_IF = "Preview, not saved"
ONLY_SAMPLE = "This is the sample runner. Import your own log to save a plan."
HOW_TITLE = "How this works"
HOW = (
    "The plan updates with your running and pain. It starts from the range on *This week*, so pain can hold or lower "
    "it but never raise it. Once a plan is running, it assumes that this week ends as planned; *This week* counts "
    "only weeks that are over."
)


def lighter_help() -> str:
    """What a lighter week is, and what is known about it."""
    return (
        f"A lighter week is {evidence.PLAN_LIGHTER_SHARE.value * 100:.0f} % of your level. Training plans often have "
        "them; nobody has shown that they spare the neck."
    )


def race_help() -> str:
    """What a plan to a race is made of."""
    return (
        "A common rule of thumb, not research: before the race a longest run of "
        f"{evidence.PLAN_RACE_LONG_RUN.value * 100:.0f} % of its length, in a week that is "
        f"{1 / evidence.LONGEST_RUN_SHARE.value:.0f} times as long as that run. The last week before the race is a "
        "lighter one."
    )


def goal_phrase(goal: Goal, unit: Unit) -> str:
    """The goal in a few words: 50.0 km a week; a race of 21.1 km on 12 July 2026."""
    if goal.is_race:
        return f"a race of {distance(goal.race_km, unit)}{f' on {day(goal.by)}' if goal.by else ''}"
    return f"{amount(goal.amount, goal.measure, unit)} a week"


def finding(plan: Plan, analysis: Analysis, unit: Unit) -> Finding:
    """Whether and when the plan gets there, and what decides it."""
    goal = plan.goal
    label = f"Plan {'for' if goal.is_race else 'to reach'} {goal_phrase(goal, unit)}"
    match plan.status:
        case "doctor_first":
            flag = analysis.advice.red_flag
            return Finding(label, "See a doctor first", (safety.until_when(flag),) if flag else ())
        case "neck_first":
            return Finding(label, safety.PAUSED, (safety.paused_until(),))
        case "over":
            return Finding(label, "The race is over", ("Set a new goal whenever you like.",))
        case "no_level":
            return Finding(label, "No plan yet", _missing(goal, analysis, unit))
        case "reached":
            level = amount(plan.level, goal.measure, unit)
            line = f"Your level is {level} a week. See This week for next week’s range."
            return Finding(label, "You’re there", (line,))
    lines = (
        _ready_line(plan, analysis.advice, unit),
        _by_then(plan, analysis.today, unit),
        _race_line(plan, unit),
        _first_week(plan, analysis.advice, unit),
        _left_aside(plan, analysis),
        _later(plan),
        _last_done(plan, unit),
    )
    return Finding(label, _headline(plan), tuple(line for line in lines if line))


def _missing(goal: Goal, analysis: Analysis, unit: Unit) -> tuple[str, ...]:
    if analysis.advice.target is None:
        return advice_words.reasons(analysis.advice, unit)
    noun = "running time" if goal.measure == "time" else "distance"
    return (f"The last weeks on record lack the {noun} of a run, so there is no level to start from.",)


def _headline(plan: Plan) -> str:
    if plan.status == "ready":
        return "You’re ready for it"
    if plan.arrival is None:
        return f"Not within {evidence.PLAN_HORIZON.value:.0f} weeks at this pace"
    if plan.goal.is_race:
        ready = f"Ready in the week of {day(plan.arrival.date())}"
        return ready if plan.is_in_time else f"{ready}: after race day"
    return f"You’d get there in the week of {day(plan.arrival.date())}"


def _ready_line(plan: Plan, advice: Advice, unit: Unit) -> str:
    """Why the runner is ready for a race; empty while the goal is ahead."""
    if plan.status != "ready":
        return ""
    limit = advice.longest_run_limit
    longest = limit.longest_km if limit else nan
    level_text = f"Your level is {amount(plan.level, plan.goal.measure, unit)} a week"
    window = f"{evidence.SPIKE_WINDOW.value:.0f} days"
    return (
        f"{level_text}."
        if isnan(longest)
        else f"{level_text}, your longest run of the last {window} {distance(longest, unit)}."
    )


def _by_then(plan: Plan, today: date, unit: Unit) -> str:
    """How far the plan gets by the goal's date, or how much earlier it gets there."""
    by, arrival = plan.goal.by, plan.arrival.date() if plan.arrival else None
    if by is None or plan.status == "ready":
        return ""
    if arrival is None or not plan.is_in_time:
        if by < today:
            return f"{day(by)} has passed."
        stands = plan.reached_by
        near = f"{day(by)} is too soon to build up."
        return near if stands is None else f"By {day(by)} you’d be at {_standing(plan, stands, unit)}."
    spare = (by - arrival).days // 7
    return f"That is {plural(spare, 'week')} before {day(by)}." if spare else f"That is the same week as {day(by)}."


def _standing(plan: Plan, stands: PlannedWeek, unit: Unit) -> str:
    weekly = f"{amount(stands.planned, plan.goal.measure, unit)} a week"
    if not plan.goal.is_race or isnan(stands.longest_run):
        return weekly
    return f"{weekly}, with a longest run of up to {at_most(in_unit(stands.longest_run, unit), unit)}"


def _race_line(plan: Plan, unit: Unit) -> str:
    if not plan.goal.is_race:
        return ""
    longest, weekly = distance(plan.goal.long_run_km, unit), distance(plan.goal.amount, unit)
    unknown = f" No single run of the last {evidence.SPIKE_WINDOW.value:.0f} days is recorded, so only the week counts."
    known = not plan.weeks or not isnan(plan.weeks[0].longest_run)
    return f"Ready means a longest run of {longest} in a week of {weekly}.{'' if known else unknown}"


def _first_week(plan: Plan, advice: Advice, unit: Unit) -> str:
    if not plan.weeks:
        return ""
    first = plan.weeks[0]
    allowed = target(Range(first.low, first.high, UNIT[plan.goal.measure]), unit)
    if first.kind in ("hold", "ease", "back_off") and advice.step and advice.step.name == first.kind:
        step = advice_words.STEP_WORDS[first.kind]
        begins = f"the plan begins with {allowed} ({step})"
        if isnan(advice.neck.worst):
            return f"No recent neck score, so {begins}."
        return f"Your neck comes first: {begins}. Later weeks assume your neck has settled."
    if first.kind == "own":
        return f"The plan begins with your own target for that week, {amount(first.planned, plan.goal.measure, unit)}."
    return ""


def _left_aside(plan: Plan, analysis: Analysis) -> str:
    """Says so if the plan leaves out the runner's own target because it is above the range."""
    if not plan.weeks:
        return ""
    begun = plan.weeks[0].week == analysis.weeks["week"].iloc[-1]
    own = analysis.advice.own_target_now if begun else analysis.advice.own_target
    if own is None or own.compared != "above":
        return ""
    whose = "therapist’s" if own.set_by == "therapist" else "own"
    return f"Your {whose} target for its first week is above the range, so the plan starts without it."


def _later(plan: Plan) -> str:
    weeks = plan.weeks_later
    if not weeks or not plan.done:
        return ""
    compared = f"{plural(abs(weeks), 'week')} {'later' if weeks > 0 else 'earlier'}"
    return f"That is {compared} than on {day(plan.goal.made_on)}, given what you have run since."


def _last_done(plan: Plan, unit: Unit) -> str:
    if not plan.done:
        return ""
    last, measure = plan.done[-1], plan.goal.measure
    run = "not fully recorded" if isnan(last.done) else f"{amount(last.done, measure, unit)} run"
    return f"Last full week: {amount(last.planned, measure, unit)} planned, {run}."


def for_the_week(analysis: Analysis, unit: Unit) -> str:
    """What the saved plan asks of the current week, and whether the plan or the range counts: the lower one does."""
    now = analysis.plan_now
    if now is None:
        is_paused = analysis.plan is not None and analysis.plan.status in ("neck_first", "doctor_first")
        return f"Plan {safety.PAUSED.lower()}" if is_paused else ""
    return f"Plan: {planned(now.week, now.measure, unit)}{_COUNTS[now.counts]}"


_COUNTS = {"plan": ", which counts", "range": ", the range counts", "both": ""}
LOWER_COUNTS = "Whichever is lower counts: your plan or the range."


def picture(plan: Plan, analysis: Analysis, unit: Unit) -> str:
    """The chart for screen readers."""
    section = finding(plan, analysis, unit)
    if not plan.weeks:
        return f"{section.label}: {section.headline}."
    first, last = plan.weeks[0], plan.weeks[-1]
    figures = [planned(each, plan.goal.measure, unit) for each in (first, last)]
    ahead = f"{plural(len(plan.weeks), 'planned week')} after them, from {figures[0]} to {figures[1]}"
    return f"Past weeks as bars and {ahead}. {section.label}: {section.headline}."


def first_guess(level: float, measure: Measure, unit: Unit) -> float:
    """A goal to start the form with: a quarter above the level, rounded [min, or `unit`]."""
    shown = (level if measure == "time" else in_unit(level, unit)) * 1.25
    step = 10 if measure == "time" else 5
    usual = 120.0 if measure == "time" else 20.0
    return float(-(-shown // step) * step) if shown > 0 else usual
