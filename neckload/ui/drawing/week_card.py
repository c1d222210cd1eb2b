"""One opened week as HTML: its facts, its seven days, its runs, and two weeks side by side."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from neckload.domain.progression import Measure
from neckload.domain.week_detail import Day, RunOfWeek, WeekDetail
from neckload.ui.drawing.markup import escape
from neckload.ui.text.formatting import Unit, distance, minutes, score
from neckload.ui.text.weeks import week_card as words

_BAR_PX = 46.0


def facts(detail: WeekDetail, measure: Measure, unit: Unit) -> str:
    """The four facts in a row, or two by two on a phone."""
    items = "".join(
        f"<div><dd class='{fact.tone}'>{escape(fact.value)} <small>{escape(fact.change)}</small></dd>"
        f"<dt>{escape(fact.name)}</dt></div>"
        for fact in words.facts(detail, measure, unit)
    )
    return f"<dl class='facts'>{items}</dl>"


def days(detail: WeekDetail, measure: Measure, unit: Unit, longest: float) -> str:
    """Seven columns: a bar for running, its figure, and the neck score in a circle.

    Args:
        longest: the value of the tallest bar, so that two weeks side by side share a scale.
    """
    columns = "".join(_day(day, measure, unit, longest) for day in detail.days)
    return f"<ol class='days'>{columns}</ol>"


def longest_day(details: Sequence[WeekDetail], measure: Measure) -> float:
    known = [value for detail in details for day in detail.days if not isnan(value := _running(day, measure))]
    return max(known, default=0.0)


def _running(day: Day, measure: Measure) -> float:
    return day.duration_min if measure == "time" else day.distance_km


def _day(day: Day, measure: Measure, unit: Unit, longest: float) -> str:
    value = _running(day, measure)
    height = max(_BAR_PX * value / longest, 3) if longest > 0 and value > 0 else 0
    bar = f"<i class='bar' style='height:{height:.0f}px'></i>" if height else "<i class='none'></i>"
    neck = (
        "<i class='score unknown'>–</i>"
        if isnan(day.pain)
        else f"<i class='score' style='--pain:{9 * day.pain:.0f}%'>{score(day.pain)}</i>"
    )
    care = "<i class='care' title='Neck exercises'></i>" if day.exercises else ""
    return (
        f"<li class='{'ahead' if day.is_ahead else ''}' aria-label='{escape(words.day_spoken(day, measure, unit))}'>"
        f"<b>{words.weekday(day)}{care}</b><span class='room'>{bar}</span>"
        f"<em>{words.day_figure(day, measure, unit)}</em>{neck}</li>"
    )


def run_line(run: RunOfWeek, unit: Unit) -> str:
    """One run; its title is somebody's own text and is escaped."""
    neck = f"<b class='pill'>{score(run.neck_after)}</b>" if not isnan(run.neck_after) else "<b class='pill none'>–</b>"
    cells = (
        ("day", words.short_day(run.start)),
        ("name", words.run_name(run)),
        ("km", distance(run.distance_km, unit)),
        ("min", minutes(run.duration_min)),
        ("gear", words.gear(run)),
    )
    line = "".join(f"<span class='{name}'>{escape(text)}</span>" for name, text in cells)
    return f"<div class='run'>{line}<span class='neck'>{neck}</span></div>"


def comparison(headings: tuple[str, str], rows: Sequence[tuple[str, str, str, str]]) -> str:
    """Two weeks side by side."""
    head = "".join(f"<th scope='col'>{escape(text)}</th>" for text in ("Week from", *headings, "Difference"))
    lines = "".join(
        f"<tr><th scope='row'>{escape(name)}</th>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
        for name, *cells in rows
    )
    return f"<table class='side_by_side'><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
