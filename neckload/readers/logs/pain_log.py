"""Rows of a pain diary -> pain scores; scores of other parts of the body are left out and said."""

from __future__ import annotations

import numpy as np
import pandas as pd

from neckload.domain.read_result import ImportReport, Question, ReadResult
from neckload.domain.tables import Diary
from neckload.readers.columns.infer import column_question
from neckload.readers.columns.pain_scores import notes_of, pain_rows, pain_scores
from neckload.readers.columns.recognise import Recognised
from neckload.readers.columns.timestamps import moments
from neckload.readers.exports.diaries.pain_lists import PAIN_LIST, PAIN_WITH_REMEDIES
from neckload.readers.hints import ReadHints
from neckload.readers.logs.rejected import (
    Case,
    left_out,
    no_date,
    refuse_when_nothing_is_left,
    repeated_header,
    too_many_cells,
)
from neckload.readers.sheet import Sheet
from neckload.readers.vocabulary.pain_names import NECK, OTHER_PLACES


def read_pain(sheet: Sheet, table: Recognised, hints: ReadHints) -> ReadResult:
    """Every row with a date and a score from 0 to 10; several per day are kept.

    Raises:
        UnreadableFile: not a single score.
    """
    header = repeated_header(sheet)
    when = moments(sheet, table, table.columns["start"][0], "when", hints)
    elsewhere = _elsewhere(sheet, table)
    scores = pain_scores(sheet, table, rows=elsewhere == "")
    cells = sheet.column(table.columns["pain"][0].position)
    has_score = np.logical_or.reduce([each.values.notna() for each in scores])
    broken = np.logical_or.reduce([each.broken for each in scores])
    twice = sheet.cells.duplicated().to_numpy()
    cases = [
        header,
        too_many_cells(sheet, table),
        no_date(when.values, when.written),
        Case((elsewhere != "").to_numpy(bool), "not the neck", elsewhere),
        Case(~has_score & ~broken, "no score", when.written),
        Case(~has_score, "no score from 0 to 10", cells),
        Case(twice, "the same entry twice in this file", when.written),
    ]
    left = left_out(sheet, cases)
    refuse_when_nothing_is_left(left, "pain score")
    note = table.first("note")
    notes = sheet.column(note.position).str.strip() if note else None
    diary = Diary(pain=pain_rows(when.values, scores, left.stays, notes))
    report = ImportReport(
        format="pain scores" if table.layout.source == "file" and not table.layout.marks else table.layout.format,
        rows_seen=len(sheet),
        pain_read=len(diary.pain),
        left_out=left.rows,
        columns=(*when.readings, *(each.reading for each in scores), *table.unread),
        questions=(*when.questions, *_doubts(table, hints)),
        notes=notes_of(table, scores),
    )
    return ReadResult(report, diary)


def _doubts(table: Recognised, hints: ReadHints) -> tuple[Question, ...]:
    """Asks about “Score” and the like, which could be anything, and about pain of any part of the body."""
    name = table.columns["pain"][0].name
    is_vague = (table.layout is PAIN_LIST and bool(table.unread)) or (
        table.layout is PAIN_WITH_REMEDIES and not NECK.search(name)
    )
    if not is_vague or name in (hints.columns or {}):
        return ()
    return (column_question(name, "pain_0_10"),)


def _elsewhere(sheet: Sheet, table: Recognised) -> pd.Series:
    """The body part or kind of entry of rows that are not about the neck; "" for the others [text]."""
    nowhere = pd.Series("", index=pd.RangeIndex(len(sheet)), dtype="str")
    where, category = table.first("where"), table.first("category")
    if where is None:
        return nowhere
    places = sheet.column(where.position).str.strip()
    is_neck = places.str.contains(NECK)
    if category is not None:
        is_neck &= sheet.column(category.position).str.strip().str.casefold().str.startswith("symptom")
    elif not is_neck.any() and not places.str.contains(OTHER_PLACES).any():
        return nowhere  # The column tells where the runner was, not where it hurt.
    return places.mask(is_neck, "").where(is_neck | (places != ""), "no part of the body named")
