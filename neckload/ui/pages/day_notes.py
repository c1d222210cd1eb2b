"""Saving one cell of today's row in the table `days`, after a tap on *Neck care*."""

from __future__ import annotations

from datetime import date

from neckload.domain.exercise_log import day_with
from neckload.ui.session.page_context import Visit


def note(visit: Visit, day: date, column: str, cell: str | None) -> None:
    """Saves `cell` in the row of `day` and leaves its other columns alone; a row left empty is removed."""
    row = day_with(visit.keeper.diary(visit.owner).days, day, column, cell)
    if row.empty:
        visit.keeper.delete_days(visit.owner, [day])
    else:
        visit.keeper.save_days(visit.owner, row)
