"""Text for *This week*: heading, tiles, check-in line, and the name of a week in the chart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import isnan
from typing import Literal

import pandas as pd

from neckload.domain.advice import LongestRun
from neckload.domain.analysis import Analysis
from neckload.domain.progression import Measure
from neckload.domain.reference import Range
from neckload.domain.this_week import NeckLately, ThisWeek
from neckload.domain.weeks import WeekStart, week_of
from neckload.ui.text.formatting import (
    UNKNOWN,
    WEEKDAYS,
    Unit,
    at_most,
    ceiling,
    day,
    exact_target,
    in_unit,
    number,
    plural,
    score,
    shown_ends,
    span,
    target,
    week,
)

QUESTION = "How is your neck right now?"
SCALE_HELP = "0 is no pain, 10 the worst you can imagine"
WHY = "Why?"
Tone = Literal["up", "even", "down"]
CHIP: dict[str, tuple[Tone, str]] = {
    "build": ("up", "Room to build"),
    "hold": ("even", "Hold your level"),
    "ease": ("down", "Ease off a little"),
    "back_off": ("down", "Cut back"),
}


@dataclass(frozen=True)
class Tile:
    """A label, a figure with its unit, and a line whose first part stands out."""

    label: str
    value: str
    unit: str = ""
    strong: str = ""
    line: str = ""
    plan: str = ""
    """What a saved plan asks of the same week."""


def running_week(today: date, week_start: WeekStart) -> str:
    """23–29 November · 2 days left."""
    first = week_of(pd.Series([pd.Timestamp(today)]), week_start)[0].date()
    left = 6 - (today - first).days
    ends = f"{plural(left, 'day')} left" if left else "last day"
    return f"{week(first)} · {ends}"


def _figure(value: float, measure: Measure, unit: Unit) -> str:
    """A total without its unit: 62, or 10.0."""
    return number(value) if measure == "time" else number(in_unit(value, unit), 1)


def _unit(measure: Measure, unit: Unit) -> str:
    return "min" if measure == "time" else unit


def so_far(now: ThisWeek, unit: Unit, *, is_ceiling: bool = False) -> Tile:
    """What has been run of the week's range, and what is left; under a ceiling nothing is left to fill."""
    name, total = _unit(now.measure, unit), _figure(now.total, now.measure, unit)
    runs = plural(now.runs, "run") if now.runs else "no run yet"
    missing = f" · {plural(now.runs_without, 'run')} without a {now.measure}" if now.runs_without else ""
    label = _WHOSE[now.set_by]
    if not isnan(now.stop_above):
        return Tile(label, total, name, "Stop here", f" · your therapist’s ceiling is {score(now.stop_above)} of 10")
    if now.range_ is None:
        return Tile("So far this week", total, name, line=f"{runs.capitalize()}{missing}")
    if is_ceiling and now.set_by is None and now.standing != "above":
        return Tile(
            "So far this week", total, f"of at most {ceiling(now.range_, unit)}", line=f"{runs.capitalize()}{missing}"
        )
    of = f"of {exact_target(now.range_, unit) if now.set_by else target(now.range_, unit)}"
    low, high = (value if now.measure == "time" else in_unit(value, unit) for value in now.left)
    match now.standing:
        case "below":
            strong, line = f"{span(low, high, name)} {name}", f" left · {runs}"
        case "late":
            strong, line = "", f"No need to catch up · {runs}"
        case "inside":
            strong, line = "In range", f" · {runs}"
        case _:
            strong, line = f"{_over(now.total, now.range_, unit, is_exact=bool(now.set_by))} {name} over", f" · {runs}"
    return Tile(label, total, of, strong, f"{line}{missing}")


def _over(total: float, range_: Range, unit: Unit, *, is_exact: bool) -> str:
    """How far a total is over the upper end that is printed beside it, which is rounded down unless it `is_exact`."""
    is_time, name = range_.unit == "min", _unit(range_.measure, unit)
    far, low, high = (value if is_time else in_unit(value, unit) for value in (total, range_.low, range_.high))
    end = high if is_exact else shown_ends(low, high, name)[1]
    digits = 0 if is_time else 1
    return number(round(far, digits) - end, digits)


_WHOSE = {None: "So far this week", "me": "Your target, so far", "therapist": "Therapist’s target, so far"}
NO_RUNNING = Tile("So far this week", UNKNOWN, line="No runs yet")
ADD_RUNS, TYPE_WEEKS = "Add your runs", "Type your last weeks"


def no_range(analysis: Analysis) -> str:
    """Why there is no range, in the few words a tile has room for; "Why?" opens the full reason."""
    keys = {reason.key for reason in analysis.advice.reasons}
    if "long_silence" in keys:
        return "Nothing recorded for a while"
    return "Needs one full week of running"


def neck(lately: NeckLately, painful_weeks: int) -> Tile:
    """This week's worst score, and how it compares with last week's."""
    label, now, before = "Neck, worst this week", lately.worst, lately.worst_before
    if isnan(now):
        strong, line = ("", "No score yet") if isnan(before) else (score(before), " last week")
        return Tile(label, UNKNOWN, "", strong, line)
    if isnan(before):
        strong, line = "", "No score last week"
    elif before == now:
        strong, line = "", "Same as last week"
    else:
        strong, line = f"{'Up' if now > before else 'Down'} from {score(before)}", " last week"
    weeks = f" · {painful_weeks} weeks with pain" if painful_weeks > 1 else ""
    return Tile(label, score(now), "of 10", strong, f"{line}{weeks}")


def next_week(analysis: Analysis, unit: Unit) -> Tile:
    """The range, and the limit of the longest run; without one, what is missing for it."""
    advice = analysis.advice
    if advice.target is None:
        return Tile("Next week", UNKNOWN, "no range yet", line=no_range(analysis))
    words = ceiling(advice.target, unit) if advice.is_ceiling else target(advice.target, unit)
    figures, name = words.rsplit(" ", 1)
    limit = advice.longest_run_limit
    strong, line = _longest(limit, advice.target.measure, unit) if limit else ("", "")
    return Tile("Next week, at most" if advice.is_ceiling else "Next week", figures, name, strong, line)


def _longest(limit: LongestRun, measure: Measure, unit: Unit) -> tuple[str, str]:
    by_time, by_distance = at_most(limit.minutes, "min"), at_most(in_unit(limit.km, unit), unit)
    first, second = (by_time, by_distance) if measure == "time" else (by_distance, by_time)
    if first == UNKNOWN:
        first, second = second, UNKNOWN
    return f"Longest run {first}", "" if second == UNKNOWN else f", about {second}"


def last_score(lately: NeckLately, today: date) -> str:
    """Last score: 3, Wednesday morning."""
    if lately.last_when is None:
        return "No score yet. One tap saves it."
    return f"Last score: {score(lately.last_score)}, {_when(lately.last_when, today)}"


def _when(when: pd.Timestamp, today: date) -> str:
    ago = (today - when.date()).days
    named = {0: "today", 1: "yesterday"}.get(ago) or (WEEKDAYS[when.weekday()] if ago < 7 else day(when.date()))
    return named if when == when.normalize() or ago >= 7 else f"{named} {_part_of_day(when.hour)}"


def _part_of_day(hour: int) -> str:
    return "morning" if 4 <= hour < 12 else "afternoon" if hour < 18 else "evening"


def saved(value: float) -> str:
    """The reply to a tap on a score."""
    return f"Saved {score(value)} of 10. Tap again to correct it."


def picture(analysis: Analysis, unit: Unit, weeks: pd.DataFrame) -> str:
    """The main chart for screen readers."""
    named = "running time" if analysis.measure == "time" else "distance"
    parts = [f"Weekly {named} as bars with the worst neck pain above, {plural(len(weeks), 'week')}."]
    if analysis.this_week:
        tile = so_far(analysis.this_week, unit)
        parts.append(f"{tile.label}: {tile.value} {tile.unit}.")
    if analysis.advice.target:
        parts.append(f"Next week: {target(analysis.advice.target, unit)}.")
    return " ".join(parts)
