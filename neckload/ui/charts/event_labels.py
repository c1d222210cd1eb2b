"""What happened, as words in the chart: a race, the longest run, a break, new gear. Few, and none over another."""

from __future__ import annotations

from typing import Any

import pandas as pd

from neckload.domain.analysis import Analysis
from neckload.domain.events import Event
from neckload.ui.charts.style import QUIET, label
from neckload.ui.text.formatting import Unit, distance, minutes, plural

_HALF_WEEK = pd.Timedelta(days=3.5)
_AT_MOST = 3
# Two labels stand at least this share of the chart apart, or they run into each other on a phone.
_APART = 0.3
_TITLE_LETTERS = 18


def event_text(event: Event, unit: Unit) -> str:
    """A few words: longest run 16.2 km, back after 3 weeks, new: belt, or the race's own title."""
    match event.kind:
        case "race":
            name = event.name
            return name if len(name) <= _TITLE_LETTERS else f"{name[: _TITLE_LETTERS - 1].rstrip()}…"
        case "longest_run":
            km, known = event.distance_km, event.distance_km == event.distance_km
            return f"longest run {distance(km, unit) if known else minutes(event.duration_min)}"
        case "break":
            return f"back after {plural(event.weeks_off, 'week')}"
        case "new_gear":
            return f"new: {event.name.replace('_', ' ')}"


def chosen(analysis: Analysis) -> list[tuple[Event, float]]:
    """Those there is room for, with where they stand in the chart, from 0 on the left to 1."""
    weeks = analysis.weeks["week"]
    whole = (weeks.iloc[-1] - weeks.iloc[0]).days + 17
    placed: list[tuple[Event, float]] = []
    for event in analysis.events:
        at = ((event.week - weeks.iloc[0]).days + 5.5) / whole
        if len(placed) < _AT_MOST and all(abs(at - other) >= _APART for _, other in placed):
            placed.append((event, at))
    return placed


def labels(analysis: Analysis, unit: Unit) -> list[dict[str, Any]]:
    """One label for each, above the bars; near an edge it leans inwards."""
    return [
        label(
            event_text(event, unit),
            x=event.week + _HALF_WEEK,
            y=1,
            yref="y2 domain",
            yanchor="bottom",
            xanchor="left" if at < _APART / 2 else "right" if at > 1 - _APART / 2 else "center",
        )
        for event, at in chosen(analysis)
    ]


def marks(analysis: Analysis) -> list[dict[str, Any]]:
    """A hairline from each label down to its week."""
    return [
        {
            "type": "line",
            "x0": event.week + _HALF_WEEK,
            "x1": event.week + _HALF_WEEK,
            "yref": "y2 domain",
            "y0": 0,
            "y1": 1,
            "line": {"color": QUIET, "width": 1, "dash": "dot"},
            "layer": "below",
        }
        for event, _ in chosen(analysis)
    ]
