"""A picture as every page shows one: its title, what to read from it, the chart, and its numbers one click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from neckload.ui.charts import style
from neckload.ui.charts import table as chart_table

if TYPE_CHECKING:
    import plotly.graph_objects as go

_TABLE_HEIGHT_PX = 300
_ROW_PX = 36


def picture(title: str, reading: str, figure: go.Figure, key: str, rows: str) -> None:
    """One picture with the sentence that says what to read from it.

    Args:
        told: the finding; it is the chart's text alternative too.
        rows: what the rows of its table are.
    """
    st.header(title, anchor=False)
    st.markdown(reading)
    chart(figure, key, f"{title}. {reading}", rows)


def chart(figure: go.Figure, key: str, alt: str, rows: str) -> None:
    """A chart, and under it its numbers: made only when somebody opens them."""
    st.plotly_chart(figure, key=key, alt=alt.replace("**", ""), **style.AS_DRAWN)
    table = st.expander("The numbers", key=f"numbers_{key}", on_change="rerun", type="compact")
    if table.open:
        numbers = chart_table.numbers(figure, rows)
        height = min(_TABLE_HEIGHT_PX, _ROW_PX * (len(numbers) + 1))
        table.dataframe(numbers, height=height, alt=alt.replace("**", ""))
