"""The chart of *Plan*: past weeks, planned weeks and the goal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from neckload.domain.analysis import Analysis
from neckload.domain.plan import WEEK, Plan
from neckload.domain.progression import TOTAL, Measure
from neckload.ui.drawing.labels import date_classes
from neckload.ui.drawing.plot import DATES_BELOW, END_BELOW, Panel, Plot, nice_ticks, panel, scale
from neckload.ui.drawing.shapes import Box, Label, Path, Shape
from neckload.ui.text.formatting import Unit, amount, in_unit
from neckload.ui.text.guidance import plan as plan_words
from neckload.ui.text.guidance import plan_week
from neckload.ui.text.weeks import weeks as week_words

# At most this many past weeks are shown before the planned ones.
_PAST_WEEKS = 16
_BAR = 0.8
_TOP, _FLOOR = 24.0, 292.0
_Slot = Callable[[pd.Timestamp], int]


def way_to_goal(analysis: Analysis, plan: Plan, unit: Unit) -> Plot:
    """Past weeks as bars, planned weeks as outlined bars with their range, the goal as a line."""
    measure = plan.goal.measure
    past = analysis.record.weeks.tail(_PAST_WEEKS)
    first, last = past["week"].iloc[0], plan.weeks[-1].week if plan.weeks else past["week"].iloc[-1]
    slots = (max(last, _race_day(plan) or last) - first) // WEEK + 1
    highest = max([plan.goal.amount, past[TOTAL[measure]].max(), *(each.high for each in plan.weeks)])
    ticks = nice_ticks(_shown(highest, measure, unit))
    here = panel(_TOP, _FLOOR, ticks)

    def slot(week: pd.Timestamp) -> int:
        return int((week - first) // WEEK)

    return Plot(
        slots=slots,
        right=12,
        height=_FLOOR + END_BELOW,
        ground=(
            *scale(here, ticks, slots, f"Running, {'min' if measure == 'time' else unit} a week"),
            *_goal(past, plan, unit, here, slots),
        ),
        marks=(
            *_run(past, plan, unit, here),
            *_planned(plan, unit, here, slot),
            *_then(plan, unit, here, slot),
            *_race(plan, first, here),
        ),
        dates=date_classes([(first + at * WEEK).date() for at in range(slots)], _FLOOR + DATES_BELOW),
        hovers=_hovers(past, plan, unit, slots, slot),
        key=_key(plan),
    )


def _shown(value: float, measure: Measure, unit: Unit) -> float:
    return value if measure == "time" else float(in_unit(value, unit))


def _goal(past: pd.DataFrame, plan: Plan, unit: Unit, panel: Panel, slots: int) -> Iterator[Shape]:
    """A line, named at its beginning, or at its end if the first bars would cover the name."""
    measure = plan.goal.measure
    y = panel.y(_shown(plan.goal.amount, measure, unit))
    name = f"{plan_words.GOAL_LINE[plan.goal.is_race]}: {amount(plan.goal.amount, measure, unit)}"
    is_covered = bool((past[TOTAL[measure]].head(slots // 2) > plan.goal.amount).any())
    yield Path("level", ((0, y), (slots, y)))
    if is_covered:
        yield Label("level_words", slots, y - 5, name, "end", dx=-6)
    else:
        yield Label("level_words", 0, y - 5, name, dx=4)
    if _race_day(plan):
        yield Label("level_words", slots, panel.top + 9, "race", "end", dx=-6)


def _run(past: pd.DataFrame, plan: Plan, unit: Unit, panel: Panel) -> Iterator[Shape]:
    measure = plan.goal.measure
    for at, (total, state) in enumerate(zip(past[TOTAL[measure]], past["state"], strict=True)):
        if total > 0:
            yield _bar("so_far" if state == "partial" else "run", at, _shown(total, measure, unit), 0, panel)


def _planned(plan: Plan, unit: Unit, panel: Panel, slot: _Slot) -> Iterator[Shape]:
    """An outlined bar up to the planned figure, with the range as a pale cap; a lighter week is pale all over."""
    measure = plan.goal.measure
    for each in plan.weeks:
        low, planned, high = (_shown(value, measure, unit) for value in (each.low, each.planned, each.high))
        if each.kind == "lighter":
            yield _bar("lighter", slot(each.week), planned, 0, panel)
        else:
            yield _bar("range", slot(each.week), high, low, panel)
            yield _bar("open", slot(each.week), planned, 0, panel)


def _then(plan: Plan, unit: Unit, panel: Panel, slot: _Slot) -> Iterator[Shape]:
    """What was planned for past weeks when the goal was set, as a thin line across each."""
    for each in plan.done:
        y = panel.y(_shown(each.planned, plan.goal.measure, unit))
        if slot(each.week) >= 0:
            yield Box("then", slot(each.week) + (1 - _BAR) / 2, y - 1.5, _BAR, 3)


def _bar(style: str, at: int, high: float, low: float, panel: Panel) -> Box:
    return Box(style, at + (1 - _BAR) / 2, panel.y(high), _BAR, panel.y(low) - panel.y(high))


def _race_day(plan: Plan) -> pd.Timestamp | None:
    return pd.Timestamp(plan.goal.by) if plan.goal.is_race and plan.goal.by else None


def _race(plan: Plan, first: pd.Timestamp, panel: Panel) -> Iterator[Shape]:
    day = _race_day(plan)
    if day is not None:
        x = (day - first) / WEEK
        yield Path("race", ((x, panel.top), (x, panel.floor)))


def _hovers(past: pd.DataFrame, plan: Plan, unit: Unit, slots: int, slot: _Slot) -> tuple[str, ...]:
    measure = plan.goal.measure
    says: list[list[str]] = [[] for _ in range(slots)]
    for row in past.to_dict("records"):
        says[slot(row["week"])].append(week_words.hover(week_words.week_lines(row, measure, unit)))
    for planned in plan.weeks:
        says[slot(planned.week)].append(plan_week.planned_hover(planned, measure, unit))
    for done in plan.done:
        if slot(done.week) >= 0:
            says[slot(done.week)].append(plan_week.done_hover(done, measure, unit))
    return tuple("<br>".join(lines) for lines in says)


def _key(plan: Plan) -> tuple[tuple[str, str], ...]:
    lighter = [("lighter", "lighter week")] if any(each.kind == "lighter" for each in plan.weeks) else []
    then = [("then", "planned when the goal was set")] if plan.done else []
    return (("run", "run"), ("open", "planned"), ("range", "its range"), *lighter, *then)
