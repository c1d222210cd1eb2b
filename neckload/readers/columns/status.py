"""Which rows were not run, by a column that says done, planned, skipped or missed."""

from __future__ import annotations

import pandas as pd

from neckload.readers.sheet import Sheet, by_value
from neckload.readers.vocabulary.column_names import plain
from neckload.readers.vocabulary.status_names import (
    DONE,
    DONE_SIGNS,
    NOT_DONE,
    NOT_DONE_SIGNS,
    NOT_DONE_STATUS,
    STATUS,
    base_of,
)


def not_done(sheet: Sheet) -> pd.Series:
    """What the status of a row is that was not run, "no status" for an empty one; "" for all others [text]."""
    reasons = pd.Series("", index=pd.RangeIndex(len(sheet)), dtype="str")
    for position, name in enumerate(sheet.header):
        is_negative = base_of(name) in NOT_DONE_STATUS
        if not is_negative and base_of(name) not in STATUS:
            continue
        cells = sheet.shapes(position).stripped
        was_done = by_value(cells, _was_done, "object")
        if is_negative:
            was_done = was_done.map({True: False, False: True, None: True, "": True})
        elif (was_done == True).any():  # noqa: E712  (three answers)
            was_done = was_done.mask(was_done == "", False)
        here = (was_done == False) & (reasons == "")  # noqa: E712
        reasons = reasons.mask(here, name.strip() + ": " + cells.where(cells != "", "empty"))
    return reasons


def _was_done(cell: str) -> bool | str | None:
    """True or False; "" for an empty cell, None for one that says neither."""
    if cell in ("", "-", "–", "—"):
        return ""
    if DONE_SIGNS & set(cell):
        return True
    if NOT_DONE_SIGNS & set(cell):
        return False
    word = plain(cell)
    return True if word in DONE else False if word in NOT_DONE else None
