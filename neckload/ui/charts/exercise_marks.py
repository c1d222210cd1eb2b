"""Weeks with neck exercises, marked on the main picture: a dot above the pain, the larger the more days."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from neckload.ui.charts.style import CARE, NONE
from neckload.ui.text.formatting import plural, short_week

# On the scale of pain: the dots stand above the highest score there is.
_TOP = 10.4
_DOTS_AT = 11.6
_TOP_WITH_DOTS = 12.4
_HALF_WEEK = pd.Timedelta(days=3.5)


def top(weeks: pd.DataFrame) -> float:
    """Where the axis of pain ends [points of 10]."""
    return _TOP_WITH_DOTS if _exercised(weeks).any() else _TOP


def dots(weeks: pd.DataFrame) -> list[go.Scatter]:
    """The marks of the weeks with exercises; none when there are none."""
    done = weeks[_exercised(weeks)]
    if done.empty:
        return []
    counted = zip(done["week"], done["exercise_days"], strict=True)
    return [
        go.Scatter(
            x=done["week"] + _HALF_WEEK,
            y=[_DOTS_AT] * len(done),
            mode="markers",
            name="neck exercises",
            marker={"size": 3 + done["exercise_days"], "color": CARE, "line": {"width": 0}},
            hovertext=[
                f"Week of {short_week(first.date())}<br>Neck exercises on {plural(int(days), 'day')}"
                for first, days in counted
            ],
            hoverinfo="text",
        )
    ]


def key(weeks: pd.DataFrame) -> list[tuple[str, str, str]]:
    """What the dots mean, as `chart_style.key_html` takes it."""
    return [(CARE, NONE, "neck exercises")] * bool(_exercised(weeks).any())


def _exercised(weeks: pd.DataFrame) -> pd.Series:
    return weeks["exercise_days"] > 0
