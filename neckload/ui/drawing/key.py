"""The colour key of the main chart: only the colours that appear in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import isnan

from neckload.domain import evidence
from neckload.ui.drawing.markup import escape
from neckload.ui.drawing.week_chart import Bar, Chart

_RUNNING: tuple[tuple[str, Callable[[Bar], bool]], ...] = (
    ("run", lambda bar: bar.state == "complete" and bar.total > 0 and isnan(bar.rise)),
    ("jump", lambda bar: bar.state == "complete" and bar.total > 0 and not isnan(bar.rise)),
    ("so_far", lambda bar: bar.state == "partial" and bar.total > 0),
    ("rest", lambda bar: bar.state == "rest"),
    ("gap", lambda bar: bar.state == "unrecorded"),
)


def key(chart: Chart) -> tuple[tuple[str, str], ...]:
    """Styles of `shapes.STYLES` with their words."""
    running = _RUNNING if chart.unit else _RUNNING[-1:]
    words = {
        "run": "usual",
        "jump": f"over {evidence.GUIDELINE_HIGH.value * 100:.0f} % up",
        "so_far": "this week",
        "rest": "rest",
        "gap": "not recorded",
    }
    entries = [(style, words[style]) for style, is_drawn in running if any(map(is_drawn, chart.bars))]
    with_neck = chart.shows_pain and any(not isnan(bar.pain) for bar in chart.bars)
    doubted = chart.shows_pain and any(bar.doubted and not isnan(bar.pain) for bar in chart.bars)
    doubt = [("neck_doubt", "after a pain reliever")] if doubted else []
    return (*entries, *([("neck_dot", "neck")] if with_neck else []), *doubt)


def key_html(entries: Iterable[tuple[str, str]]) -> str:
    """Styles with their words as a list for a page (`.chart_key` of page.css)."""
    items = "".join(f"<li><i class='k-{style}'></i>{escape(words)}</li>" for style, words in entries)
    return f"<ul class='chart_key'>{items}</ul>"
