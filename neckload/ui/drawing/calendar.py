"""Half a year of days as SVG: a column per week, a square per day; x in percent, so it fits any width."""

from __future__ import annotations

from math import isnan

import pandas as pd

from neckload.domain.columns import Row
from neckload.ui.drawing.markup import escape
from neckload.ui.text.formatting import MONTHS

_ROW_PX = 27
_SQUARE_PX = 23
_TOP_PX = 22
HEIGHT_PX = _TOP_PX + 7 * _ROW_PX
# A month is named at its first week, unless the name before it is closer than this many weeks.
_LABEL_WEEKS = 3
_NAMED_DAYS = {0: "Mon", 2: "Wed", 4: "Fri", 6: "Sun"}


def calendar(days: pd.DataFrame, chosen: pd.Timestamp, alt: str) -> str:
    """One line of HTML for the weeks in `days`.

    Args:
        days: rows of `domain.year` for whole weeks.
        chosen: Monday of the week that is open below.
        alt: the text for screen readers.
    """
    weeks = sorted(days["week"].unique())
    width = 100 / len(weeks)
    column = {week: place * width for place, week in enumerate(weeks)}
    parts = [_band(column[chosen], width)] if chosen in column else []
    parts += [part for row in days.to_dict("records") for part in _day(row, column[row["week"]], width)]
    parts += _months(weeks, width)
    names = "".join(
        f'<text x="-8" y="{_TOP_PX + day * _ROW_PX + 16}" text-anchor="end">{name}</text>'
        for day, name in _NAMED_DAYS.items()
    )
    svg = f'<svg width="100%" height="{HEIGHT_PX}" overflow="visible" aria-hidden="true">{names}{"".join(parts)}</svg>'
    return f'<div class="calendar" role="img" aria-label="{escape(alt)}">{svg}</div>'


def _band(x: float, width: float) -> str:
    return f'<rect class="band" x="{x:.3f}%" y="{_TOP_PX - 4}" width="{width:.3f}%" height="{7 * _ROW_PX + 4}" rx="6"/>'


def _day(row: Row, x: float, width: float) -> list[str]:
    pain, day = float(row["pain"]), int(row["weekday"])
    y, middle = _TOP_PX + day * _ROW_PX, x + width / 2
    shade = 'class="unknown"' if isnan(pain) else f'class="pain" fill-opacity="{0.1 + 0.09 * pain:.2f}"'
    square = f'x="{x + 0.1 * width:.3f}%" y="{y}" width="{0.8 * width:.3f}%" height="{_SQUARE_PX}" rx="3"'
    marks = [f"<rect {shade} {square}/>"]
    if row["exercised"]:
        marks.append(f'<circle class="exercised" cx="{middle:.3f}%" cy="{y + _SQUARE_PX / 2}" r="5"/>')
    if row["runs"]:
        marks.append(f'<circle class="ran" cx="{middle:.3f}%" cy="{y + _SQUARE_PX / 2}" r="2.2"/>')
    return marks


def _months(weeks: list[pd.Timestamp], width: float) -> list[str]:
    names, last = [], -_LABEL_WEEKS
    for place, (before, week) in enumerate(zip([None, *weeks], weeks, strict=False)):
        is_new = before is None or week.month != before.month
        if is_new and place - last >= _LABEL_WEEKS:
            names.append(f'<text x="{(place + 0.1) * width:.3f}%" y="12">{MONTHS[week.month - 1][:3]}</text>')
            last = place
    return names
