"""The body of the therapist's page: one screen of text and one chart."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from neckload.ui.drawing import svg
from neckload.ui.drawing.palette import Scheme
from neckload.ui.drawing.week_chart import Chart
from neckload.ui.report import summary_html
from neckload.ui.report.summary import Summary

_LOOKS = Path(__file__).parents[1] / "looks"


def show(summary: Summary) -> None:
    """Shows the whole page. It contains only what the summary contains."""
    for sheet in ("summary.css", "shared_page.css"):
        st.html(_LOOKS / sheet)
    scheme: Scheme = "dark" if st.context.theme.type == "dark" else "light"
    st.html(summary_html.body(summary, _pictures(summary.chart, scheme) if summary.chart else ""))


def _pictures(chart: Chart, scheme: Scheme) -> str:
    """The chart for a wide window, a phone and paper. As images, because Streamlit strips inline SVG."""
    wide, narrow = summary_html.wide(chart), summary_html.narrow(chart)
    light: Scheme = "light"
    shown = (("wide", wide, scheme), ("narrow", narrow, scheme), ("paper", wide, light))
    alt = escape(f"{chart.title}. {chart.description}", quote=True)
    return "".join(
        f"<img class='{name}' alt=\"{alt}\" src='{svg.address(drawing, ground)}'>" for name, drawing, ground in shown
    )
