"""The fields of a goal: what, by when, how fast, and how often a lighter week. They save nothing themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import isclose

import streamlit as st

from neckload.domain import evidence
from neckload.domain.goal import Goal, race_week_km
from neckload.domain.progression import Measure
from neckload.ui.session.page_context import Visit
from neckload.ui.text import locale_format
from neckload.ui.text.formatting import in_km, in_unit
from neckload.ui.text.guidance import plan

# How far ahead the form's default race is.
_RACE_AHEAD = timedelta(weeks=16)


def chosen(visit: Visit, kept: Goal | None) -> Goal:
    """The goal in the fields; the saved one as long as nothing is changed.

    Args:
        kept: the runner's saved goal, which the fields start with.
    """
    kind = st.segmented_control(
        plan.QUESTION,
        list(plan.GOALS),
        format_func=plan.GOALS.__getitem__,
        default=_kind(kept) if kept else visit.analysis.measure,
        required=True,
        key="goal_kind",
    )
    same = kept if kept and _kind(kept) == kind else None
    goal = _race(visit, same) if kind == "race" else _weekly(visit, "time" if kind == "time" else "distance", same)
    goal = replace(goal, rate=_rate(kept), lighter_every=_lighter(kept))
    return kept if kept and _alike(goal, kept) else goal


def _kind(goal: Goal) -> str:
    return "race" if goal.is_race else goal.measure


def _weekly(visit: Visit, measure: Measure, kept: Goal | None) -> Goal:
    unit = "min" if measure == "time" else visit.unit
    level = visit.analysis.level_in(measure)
    guess = kept.amount if kept else plan.first_guess(level, measure, visit.unit)
    shown = in_unit(guess, visit.unit) if kept and measure == "distance" else guess
    most, step, form = (3000.0, 5.0, "%0.0f") if measure == "time" else (400.0, 1.0, "%0.1f")
    # Each unit and measure has its own key, or a figure typed in one would show up in another.
    amount = st.number_input(
        f"Weekly goal, {unit}", 1.0, most, shown, step=step, format=form, key=f"goal_amount_{unit}"
    )
    by = _day(visit, "By when (optional)", kept.by if kept else None, "goal_by")
    return Goal(visit.today, measure, amount if measure == "time" else in_km(amount, visit.unit), by=by)


def _race(visit: Visit, kept: Goal | None) -> Goal:
    lengths = plan.RACES
    known = next((name for name, km in lengths.items() if kept and km and isclose(km, kept.race_km)), None)
    default = known or ("Another length" if kept else "Half marathon")
    name = st.selectbox("Length", list(lengths), index=list(lengths).index(default), key="goal_race")
    km = lengths[name]
    if km is None:
        shown = in_unit(kept.race_km, visit.unit) if kept else 15.0
        label, key = f"Length, {visit.unit}", f"goal_race_{visit.unit}"
        km = in_km(st.number_input(label, 1.0, 200.0, shown, format="%0.1f", key=key), visit.unit)
    by = _day(visit, "Day of the race", kept.by if kept else visit.today + _RACE_AHEAD, "goal_race_day")
    return Goal(visit.today, "distance", race_week_km(km), by=by or visit.today + _RACE_AHEAD, race_km=km)


def _day(visit: Visit, label: str, default: date | None, key: str) -> date | None:
    earliest = min(visit.today, default or visit.today)
    day = st.date_input(label, default, min_value=earliest, key=key, format=locale_format.current().typed_date)
    return day if isinstance(day, date) else None


def _rate(kept: Goal | None) -> float:
    ends = (evidence.GUIDELINE_LOW, evidence.GUIDELINE_HIGH)
    low, high = (round(each.value * 100) for each in ends)
    default = round((kept.rate if kept else evidence.PLAN_RATE.value) * 100)
    return st.slider(plan.RATE, low, high, default, format="%d %%", key="goal_rate") / 100


def _lighter(kept: Goal | None) -> int:
    rhythms = list(plan.RHYTHMS)
    default = kept.lighter_every if kept else int(evidence.PLAN_LIGHTER_EVERY.value)
    return st.selectbox(
        plan.LIGHTER,
        rhythms,
        index=rhythms.index(default) if default in rhythms else 0,
        format_func=plan.RHYTHMS.__getitem__,
        help=plan.lighter_help(),
        key="goal_lighter",
    )


def _alike(first: Goal, other: Goal) -> bool:
    """Whether both goals are the same, apart from the rounding of a figure shown in miles."""
    figures = (
        (first.amount, other.amount),
        (first.rate, other.rate),
        (_or_zero(first.race_km), _or_zero(other.race_km)),
    )
    same = all(isclose(a, b, rel_tol=1e-6) for a, b in figures)
    return same and (first.measure, first.by, first.lighter_every) == (other.measure, other.by, other.lighter_every)


def _or_zero(value: float) -> float:
    return 0.0 if value != value else value
