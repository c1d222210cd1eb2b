"""Analysis -> one self-contained HTML file: readable and printable anywhere, with no call to anybody."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pandas as pd

from neckload.domain.analysis import Analysis
from neckload.ui import charts, week_words, words
from neckload.ui.figures import Unit, day

_STYLE = (Path(__file__).parent / "looks" / "report.css").read_text(encoding="utf-8")


def html_report(analysis: Analysis, unit: Unit) -> str:
    """The finding, next week, the picture and the weeks as one HTML document."""
    finding, plan = words.finding(analysis, unit), words.next_week(analysis, unit)
    parts = [
        f"<h1>Running and neck, {day(analysis.today)}</h1>",
        _told(finding),
        _told(plan),
        _list("Why", words.reasons(analysis.advice, unit)),
        f"<p>{escape(words.referral(analysis.advice.referral))}</p>" if analysis.advice.referral else "",
        f"<p>{_plain_bold(words.WARNING_SIGNS)}</p>",
        f"<p class='quiet'>{escape(words.CAVEAT)}</p>",
    ]
    if not analysis.weeks.empty:
        figure = charts.load_and_pain(analysis, unit)
        figure.update_layout(template="plotly_white", font={"family": "system-ui, sans-serif"})
        # The drawing program travels in the file: 5 MB, but nothing is fetched when it is opened.
        parts += [figure.to_html(full_html=False, include_plotlyjs=True, config=charts.CONFIG)]
        parts += ["<h2>The weeks</h2>", _table(week_words.week_table(analysis.weeks, unit))]
    body = "\n".join(part for part in parts if part)
    return (
        "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'><meta name='robots' content='noindex'>"
        f"<title>neckload, {day(analysis.today)}</title><style>{_STYLE}</style></head>\n"
        f"<body>\n{body}\n</body></html>\n"
    )


def _told(finding: words.Finding) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in finding.lines)
    return f"<section><p class='quiet'>{escape(finding.label)}</p><h2>{escape(finding.headline)}</h2>{lines}</section>"


def _list(title: str, sentences: tuple[str, ...]) -> str:
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return f"<p><strong>{title}</strong></p><ul>{items}</ul>" if items else ""


def _plain_bold(text: str) -> str:
    before, bold, after = escape(text).split("**", 2)
    return f"{before}<strong>{bold}</strong>{after}"


def _table(table: pd.DataFrame) -> str:
    return table.to_html(index=False, border=0, justify="left")
