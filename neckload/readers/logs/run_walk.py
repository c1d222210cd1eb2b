"""Runs with breaks of walking: what the file calls them, and what share of them was run, where it says so."""

from __future__ import annotations

import re

import pandas as pd

from neckload.readers.cells.numbers import is_missing
from neckload.readers.cells.sports import Sports
from neckload.readers.columns.recognise import Recognised
from neckload.readers.sheet import Sheet

LONGEST_NAME = 200
"""Characters of a header that are looked at."""
_SHARE = re.compile(
    r"(?i)\b(?:run(?:ning)?|jog(?:ging)?|walk(?:ing)?|lauf\w*|geh\w*|cours\w*|march\w*|corr\w*|camin\w*|hardloop\w*|"
    r"wandel\w*)\b.*(?:%|\b(?:share|percent\w*|pct|ratio|part|anteil|pourcentage|porcentaje|percentuale|aandeel|"
    r"intervals?|breaks?|pausen?)\b)"
)


def with_run_walk(
    sheet: Sheet, table: Recognised, kinds: Sports, title: pd.Series, note: pd.Series
) -> tuple[pd.Series, pd.Series]:
    """Titles and notes [text]: a run/walk's name is its title if it has none, and its share of running is a note."""
    has_breaks = kinds.has_breaks
    if not has_breaks.any():
        return title, note
    unread = {column.column for column in table.unread}
    for position, name in enumerate(sheet.header):
        if name in unread and _SHARE.search(name[:LONGEST_NAME].replace("_", " ")):
            cells = sheet.shapes(position).stripped
            share = (name.strip() + ": " + cells).where(has_breaks & ~is_missing(cells))
            note = note.where(share.isna(), (note + "; " + share).fillna(share))
    return title.fillna(kinds.labels.where(has_breaks)), note
