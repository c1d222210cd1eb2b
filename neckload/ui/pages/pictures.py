"""How every page shows a chart: title, reading, the chart itself, and its numbers one click away."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go
import streamlit as st

from neckload.ui.charts import marks
from neckload.ui.charts.style import AS_DRAWN
from neckload.ui.drawing import labels, svg
from neckload.ui.drawing.key import key_html
from neckload.ui.drawing.plot import Plot

_TABLE_HEIGHT_PX = 300
_ROW_PX = 36


@dataclass(frozen=True)
class Drawn:
    """A chart in both forms: the SVG that arrives with the text, and the interactive Plotly one."""

    plot: Plot
    markup: str
    figure: go.Figure


def drawn(plot: Plot, name: str) -> Drawn:
    """Both forms of a chart. `name` must be unique on the page."""
    margins = f"height:{plot.height:g}px;padding:0 {plot.right:g}px 0 {plot.left:g}px"
    inside = svg.fluid(plot, labels.by_band(plot), name)
    return Drawn(plot, f"<div class='plot' style='{margins}'>{inside}</div>", marks.plot(plot))


def picture(title: str, reading: str, drawn: Drawn, key: str, rows: str) -> None:
    """Shows one chart with its title and how to read it.

    Args:
        reading: what the chart shows; also its text alternative.
        rows: the heading of the first column of its table.
    """
    st.header(title, anchor=False)
    st.markdown(reading)
    chart(drawn, key, f"{title}. {reading}", rows)


def chart(drawn: Drawn, key: str, alt: str, rows: str) -> None:
    """A chart, and below it its numbers, made only when somebody opens them."""
    without_table(drawn, key, alt)
    table = st.expander("The numbers", key=f"numbers_{key}", on_change="rerun", type="compact")
    if table.open:
        numbers = drawn.plot.numbers.rename_axis(rows)
        height = min(_TABLE_HEIGHT_PX, _ROW_PX * (len(numbers) + 1))
        table.dataframe(numbers, height=height, alt=alt.replace("**", ""))


def without_table(drawn: Drawn, key: str, alt: str) -> None:
    """A chart without its numbers: first as SVG, then as Plotly in the same place."""
    with st.container(key=f"picture_{key}"):
        st.markdown(drawn.markup, unsafe_allow_html=True)
        st.plotly_chart(drawn.figure, key=key, height=int(drawn.plot.height), alt=alt.replace("**", ""), **AS_DRAWN)
    if drawn.plot.key:
        st.markdown(key_html(drawn.plot.key), unsafe_allow_html=True)
