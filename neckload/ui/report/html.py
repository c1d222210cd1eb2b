"""Summary -> one self-contained HTML file: no script and no request to any server."""

from __future__ import annotations

from html import escape
from pathlib import Path

from neckload.ui.drawing import svg
from neckload.ui.drawing.week_chart import Chart
from neckload.ui.report import summary_html
from neckload.ui.report.summary import Summary

_STYLE = (Path(__file__).parents[1] / "looks" / "report.css").read_text(encoding="utf-8")


def html(summary: Summary) -> bytes:
    """The therapist's page as one HTML document [UTF-8]."""
    style = f"{svg.colour_rules()}{svg.style_rules()}{_STYLE}{summary_html.STYLE}"
    body = summary_html.body(summary, _pictures(summary.chart) if summary.chart else "")
    return (
        "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        "<meta name='color-scheme' content='light dark'>"
        "<meta name='robots' content='noindex'><meta name='referrer' content='no-referrer'>"
        f"<title>{escape(summary.title)}</title><style>{style}</style></head>\n<body>\n{body}\n</body></html>\n"
    ).encode()


def _pictures(chart: Chart) -> str:
    wide, narrow = summary_html.wide(chart), summary_html.narrow(chart)
    return f"<div class='wide'>{svg.inline(wide, 'wide')}</div><div class='narrow'>{svg.inline(narrow, 'narrow')}</div>"
