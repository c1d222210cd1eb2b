"""The main chart as a Plotly figure: its marks, and a clickable target for each week."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from neckload.ui.charts import marks
from neckload.ui.drawing.week_chart import DATES_Y, HEIGHT, Picture

_TARGETS_END = DATES_Y - 34


def load_and_pain(picture: Picture, hovers: Sequence[str]) -> go.Figure:
    """The marks, with a hover target over each slot.

    Args:
        hovers: the hover text of each slot, including next week's; `<br>` breaks a line.
    """
    # The label of a single tall target would point at its middle, so the part below the bars has none.
    silent = marks.targets(hovers, _TARGETS_END, HEIGHT, speak=False)
    return marks.scene(picture, [marks.targets(hovers, 0, _TARGETS_END), silent])
