"""Text for one opened week: its facts, days and runs, and two weeks side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import isnan

import pandas as pd

from neckload.domain.analysis import Analysis
from neckload.domain.events import Event
from neckload.domain.progression import Measure, other
from neckload.domain.week_detail import Day, RunOfWeek, WeekDetail
from neckload.ui.text.diary.log import plain
from neckload.ui.text.formatting import (
    MONTHS,
    UNKNOWN,
    WEEKDAYS,
    Unit,
    amount,
    distance,
    minutes,
    number,
    percent,
    plural,
    points,
    score,
    week,
)
from neckload.ui.text.quoting import quoted
from neckload.ui.text.weeks.finding import NOT_COMPARED, sentence, verdict_sentence
from neckload.ui.text.weeks.weeks import NECK_STEP

COMPARE, STOP_COMPARING = "Compare", "Stop comparing"
NO_RUNS = {
    "unrecorded": "Nothing is recorded for this week.",
    "partial": "No run yet this week.",
    "complete": "Only the week’s total is known.",
}


@dataclass(frozen=True)
class Fact:
    """A figure, its change on the week before, and its name."""

    value: str
    change: str
    name: str
    tone: str = ""
    """"jump" for a steep rise, "neck" for a score; else empty."""


def heading(analysis: Analysis, detail: WeekDetail) -> str:
    return week(detail.week.date(), analysis.today)


def facts(detail: WeekDetail, measure: Measure, unit: Unit) -> tuple[Fact, ...]:
    """Four facts: the total, the other measure, the longest run, the neck."""
    steep = detail.verdict in ("above", "steep")
    compared = detail.verdict not in NOT_COMPARED
    first, second = detail.measured(measure), detail.measured(other(measure))
    change = percent(first.change) if compared and not isnan(first.change) else ""
    runs = "typed" if detail.is_typed else plural(detail.runs, "run")
    before = "" if isnan(detail.pain_max_before) else f"was {score(detail.pain_max_before)}"
    return (
        Fact(amount(first.total, measure, unit), change, "running", "jump" if steep else ""),
        Fact(amount(second.total, other(measure), unit), "", runs),
        Fact(amount(first.longest_run, measure, unit), "", "longest run"),
        Fact(score(detail.pain_max), before, "worst neck", "neck"),
    )


def verdict(detail: WeekDetail) -> str:
    """What to make of the change on the week before."""
    return sentence(verdict_sentence(detail.verdict))


def remarks(detail: WeekDetail, analysis: Analysis, unit: Unit) -> str:
    """The verdict, and what else happened in the week."""
    happened = [each for each in analysis.events if each.week == detail.week]
    exercises = [f"{plural(detail.exercise_days, 'day')} with neck exercises"] if detail.exercise_days else []
    neck = [NECK_STEP[detail.neck_step]] if detail.neck_step in NECK_STEP else []
    lead = verdict(detail).removesuffix(".")
    if detail.verdict == "restart":  # the verdict mentions the break too: say it once, with its length
        breaks = [event(each, unit) for each in happened if each.kind == "break"]
        lead = "".join([*breaks[:1], lead[lead.index(";") :]]) if breaks else lead
        happened = [each for each in happened if each.kind != "break"]
    return " · ".join([lead, *neck, *(quoted(event(each, unit)) for each in happened), *exercises])


def listed(first: date) -> str:
    return week(first, None)


def event(happened: Event, unit: Unit) -> str:
    """Longest run 16.2 km, back after 3 weeks, new: belt, or the race's own title."""
    match happened.kind:
        case "race":
            return happened.name
        case "longest_run":
            known = not isnan(happened.distance_km)
            return f"Longest run {distance(happened.distance_km, unit) if known else minutes(happened.duration_min)}"
        case "break":
            return f"Back after {plural(happened.weeks_off, 'week')}"
        case "new_gear":
            return f"New: {plain(happened.name)}"


def weekday(day: Day) -> str:
    return WEEKDAYS[day.date.weekday()][:3]


def day_figure(day: Day, measure: Measure, unit: Unit) -> str:
    """32, or 5.1, without the unit, which the facts above show."""
    value = day.duration_min if measure == "time" else day.distance_km
    return "" if isnan(value) else amount(value, measure, unit).rsplit(" ", 1)[0]


def day_spoken(day: Day, measure: Measure, unit: Unit) -> str:
    """One day of the week for screen readers."""
    value = day.duration_min if measure == "time" else day.distance_km
    running = amount(value, measure, unit) if day.runs and not isnan(value) else plural(day.runs, "run")
    neck = "no neck score" if isnan(day.pain) else f"neck {score(day.pain)} of 10"
    return f"{WEEKDAYS[day.date.weekday()]}: {running if day.runs else 'no run'}, {neck}"


def short_day(when: pd.Timestamp) -> str:
    """Tue 8 Sep."""
    return f"{WEEKDAYS[when.weekday()][:3]} {when.day} {MONTHS[when.month - 1][:3]}"


def run_name(run: RunOfWeek) -> str:
    return run.title or "Run"


def gear(run: RunOfWeek) -> str:
    return " · ".join(plain(word) for word in run.gear if word != "nothing")


Row = tuple[str, str, str, str]


def comparison(first: WeekDetail, second: WeekDetail, measure: Measure, unit: Unit) -> tuple[Row, ...]:
    """Rows comparing two weeks: name, first week, second week, change from the second to the first."""

    def row(name: str, of: Measure, first: float, second: float) -> Row:
        return name, amount(first, of, unit), amount(second, of, unit), _against(first, second)

    totals = (
        row(
            "Running time" if each == "time" else "Distance",
            each,
            first.measured(each).total,
            second.measured(each).total,
        )
        for each in (measure, other(measure))
    )
    scores = score(first.pain_max), score(second.pain_max), points(first.pain_max - second.pain_max, signed=True)
    return (
        *totals,
        row("Longest run", measure, first.measured(measure).longest_run, second.measured(measure).longest_run),
        ("Runs", *_counts(first.runs, second.runs)),
        ("Worst neck", *scores),
        ("Days with exercises", *_counts(first.exercise_days, second.exercise_days)),
    )


def _counts(first: int, second: int) -> tuple[str, str, str]:
    difference = first - second
    sign = "+" if difference > 0 else "−" if difference < 0 else "±"
    return number(first), number(second), f"{sign}{number(abs(difference))}"


def _against(first: float, second: float) -> str:
    return percent(first / second - 1) if second > 0 and not isnan(first) else UNKNOWN
