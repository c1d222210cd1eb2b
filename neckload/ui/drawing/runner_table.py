"""The table of followed runners as HTML, with links and sparklines."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from neckload.ui.drawing.markup import escape
from neckload.ui.drawing.tiles import sparkline
from neckload.ui.text.people.my_runners import Row, heads


def table(rows: Sequence[Row], parameter: str) -> str:
    """HTML without a blank line. Each name links to the same page with `?parameter=number`."""
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in heads())
    body = "".join(_row(row, parameter) for row in rows)
    return f"<table class='runners'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(row: Row, parameter: str) -> str:
    name = escape(" ".join(row.name.split())) or "–"
    line = sparkline(row.worst_by_week) if row.neck and not all(map(isnan, row.worst_by_week)) else ""
    more = f"<small>{escape(row.more)}</small>" if row.more else ""
    answer = f"<small>{escape(row.answer)}</small>" if row.answer else ""
    return (
        f"<tr><th scope='row'><a href='?{parameter}={row.number}' target='_self'>{name}</a></th>"
        f"<td><b class='{row.tone}'>{escape(row.why)}</b>{more}</td><td>{escape(row.last_week)}{answer}</td>"
        f"<td class='line'>{line}<span>{escape(row.neck)}</span></td></tr>"
    )
