"""The body of the therapist's page: one screen of text and one chart."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from neckload.ui.drawing import svg
from neckload.ui.drawing.week_chart import Chart
from neckload.ui.report import summary_html
from neckload.ui.report.summary import Summary

_LOOKS = Path(__file__).parents[1] / "looks"


def show(summary: Summary) -> None:
    """Shows the whole page. It contains only what the summary contains."""
    for sheet in ("summary.css", "shared_page.css"):
        st.html(_LOOKS / sheet)
    st.html(summary_html.body(summary, _pictures(summary.chart) if summary.chart else ""))


def _pictures(chart: Chart) -> str:
    """The chart for a wide window, a phone and paper. As images, because Streamlit strips inline SVG."""
    wide, narrow = summary_html.wide(chart), summary_html.narrow(chart)
    shown = {"wide": svg.address(wide), "narrow": svg.address(narrow), "paper": svg.address(wide, "light")}
    alt = escape(f"{chart.title}. {chart.description}", quote=True)
    return "".join(f"<img class='{name}' alt=\"{alt}\" src='{address}'>" for name, address in shown.items())
