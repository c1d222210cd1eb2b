"""One file -> its tables, whatever its kind. Archives of many files are `archives`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.read_result import ImportReport, Question, ReadResult
from neckload.domain.tables import TABLES
from neckload.readers.columns.combine import combine
from neckload.readers.columns.infer import guessed, nameless_questions, with_time_of_day
from neckload.readers.columns.lacking import guess_lacking
from neckload.readers.columns.names_of_parts import refuse_laps_without_a_date, without_names_of_parts
from neckload.readers.columns.nested import is_of_vendor, with_bare_names
from neckload.readers.columns.not_logs import refuse_by_words, refuse_plans
from neckload.readers.columns.pain_scores import pain_questions, refuse_other_places
from neckload.readers.columns.recognise import MissingColumn, Recognised, is_known_name, recognised
from neckload.readers.columns.repair import mended
from neckload.readers.columns.sport_column import with_sport
from neckload.readers.exports.recorded import RECORDED, XML_READERS
from neckload.readers.exports.registry import JSON_MENDINGS, UNWRAPPINGS
from neckload.readers.exports.tables import ANY_TABLE
from neckload.readers.formats.delimited import sheet_of
from neckload.readers.formats.encoding import decoded, refuse_nul
from neckload.readers.formats.fit import fit_recordings
from neckload.readers.formats.json_records import json_sheets
from neckload.readers.formats.kinds import (
    is_open_document_sheet,
    kind_of,
    refuse_documents,
    refuse_other_kinds,
    unpacked,
)
from neckload.readers.formats.recording import Recording
from neckload.readers.formats.workbook import read_workbook
from neckload.readers.formats.xml_tracks import READERS as TRACKS
from neckload.readers.formats.xml_tracks import markup_recordings
from neckload.readers.hints import ReadHints
from neckload.readers.logs.activities import read_activities
from neckload.readers.logs.backup import member_names
from neckload.readers.logs.not_runs import refuse_named_months
from neckload.readers.logs.own_files import own_table, read_own
from neckload.readers.logs.pain_log import read_pain
from neckload.readers.logs.recordings import read_recordings
from neckload.readers.logs.weekly_totals import are_days, are_weeks, read_weeks
from neckload.readers.sheet import Sheet
from neckload.readers.vocabulary.generic_names import Role
from neckload.readers.worksheets import read_worksheets

_GIVING_WAY: tuple[Role, ...] = ("start", "distance")
_OUR_NAMES = frozenset(column.name for table in TABLES.values() for column in table)


def read_file(content: bytes, hints: ReadHints) -> ReadResult:
    """The tables of one file that is not an archive.

    Raises:
        UnreadableFile: lists every problem found.
    """
    kind = kind_of(content)
    if kind == "gzip":
        return read_file(unpacked(content), hints)
    if kind in RECORDED:
        return read_recordings(kind, recordings_of(content), hints)
    if kind in ("zip", "xls"):
        return _read_workbook(content, hints)
    return read_tables(tables_of(content), hints)


def tables_of(content: bytes) -> dict[str, Sheet]:
    """The table in a file of text, or the lists of a JSON file by their names, the likeliest log first.

    Raises:
        UnreadableFile: another kind of file, or no table in it.
    """
    if kind_of(content) == "json":
        return json_sheets(content, _is_known, UNWRAPPINGS, JSON_MENDINGS)
    refuse_other_kinds(content)
    text = decoded(content, _is_known)
    refuse_nul(text)
    return {"": _sheet(text)}


def read_tables(tables: Mapping[str, Sheet], hints: ReadHints) -> ReadResult:
    """What `tables_of` has of one file. Raises as `read_file` does."""
    first = next(iter(tables.values()))
    if len(tables) == 1 or is_of_vendor(first.header):  # what else a vendor's file has is known, and no log
        return read_sheet(first, hints)
    return read_worksheets(tables, lambda sheet: read_sheet(sheet, hints), "list")


def recordings_of(content: bytes) -> list[Recording]:
    """The activities of a FIT, TCX or GPX file or an Apple Health export.

    Raises:
        UnreadableFile: damaged, or without an activity.
    """
    kind = kind_of(content)
    return fit_recordings(content) if kind == "fit" else markup_recordings((TRACKS | XML_READERS)[kind], content)


def _is_known(name: str) -> bool:
    return name.strip() in _OUR_NAMES or is_known_name(name)


def _sheet(text: str) -> Sheet:
    return sheet_of(text, _is_known)


def _read_workbook(content: bytes, hints: ReadHints) -> ReadResult:
    if kind_of(content) == "zip" and not is_open_document_sheet(content):
        refuse_documents(member_names(content))
    book = read_workbook(content)
    sheets = {name: _sheet(text) for name, text in book.texts.items() if text}
    if not sheets:
        raise UnreadableFile(Problem("The file is empty. Choose the file with your runs or pain scores."))
    try:
        result = read_worksheets(sheets, lambda sheet: read_sheet(sheet, hints))
    except UnreadableFile as error:
        raise UnreadableFile([*error.problems, *map(Problem, book.notes)]) from error
    return replace(result, report=replace(result.report, notes=(*result.report.notes, *book.notes)))


def read_sheet(sheet: Sheet, hints: ReadHints) -> ReadResult:
    """The tables of a sheet. Raises as `read_file` does."""
    own = None if hints.columns else own_table(sheet)
    if own is not None:
        return read_own(sheet, own, hints)
    sheet = combine(without_names_of_parts(with_bare_names(mended(sheet, _is_known))))
    doubted = pain_questions(sheet, hints)
    if doubted:
        hints = replace(
            hints,
            columns={**{question.column or "": question.guess for question in doubted}, **(hints.columns or {})},
        )
    try:
        table, questions = _recognised_or_guessed(sheet, hints)
    except MissingColumn as missing:
        return _asked_or_refused(sheet, hints, doubted, missing)
    if table.is_weekly and are_days(sheet, table):
        table = recognised(sheet.header, replace(hints, columns={**_by_day(table), **(hints.columns or {})}))
    elif table.layout is ANY_TABLE and are_weeks(sheet, table):
        table = recognised(sheet.header, replace(hints, columns={**_by_week(table), **(hints.columns or {})}))
    questions = (*doubted, *questions)
    sheet = sheet.until(table.layout.ends_at)
    table = with_sport(sheet, with_time_of_day(sheet, table))
    if not len(sheet):
        raise UnreadableFile(Problem("The file has a header but no rows. Choose the file with your log."))
    _refuse_second_table(sheet, table)
    reader = read_pain
    if table.is_weekly:
        reader = read_weeks
    elif table.durations or "distance" in table.columns:
        reader = read_activities
    result = reader(sheet, table, hints)
    return replace(result, report=replace(result.report, questions=(*questions, *result.report.questions)))


def _asked_or_refused(
    sheet: Sheet, hints: ReadHints, doubted: tuple[Question, ...], missing: MissingColumn
) -> ReadResult:
    """The open questions about a sheet in which no date or no figure is known; without any, why it is refused."""
    if not doubted:
        refuse_other_places(sheet)
    if "start" in missing.columns:
        refuse_laps_without_a_date(sheet.header)
        refuse_named_months(sheet)
    open_questions = doubted or nameless_questions(sheet, hints.columns or {})
    if not open_questions:
        refuse_plans(sheet.header)
        refuse_by_words(sheet.header)
        raise missing
    format_ = "pain scores" if doubted else ANY_TABLE.format
    return ReadResult(ImportReport(format_, rows_seen=len(sheet), questions=open_questions))


def _by_day(table: Recognised) -> dict[str, str]:
    """The columns of a list of weeks, renamed as for a list of days."""
    ours = {"week": "start", "distance": "distance_km", "moving": "duration_min", "timer": "duration_min"}
    return {table.columns[role][0].name: our for role, our in ours.items() if role in table.columns}  # type: ignore[index]


def _by_week(table: Recognised) -> dict[str, str]:
    """The columns of a list of days, renamed as for a list of weeks."""
    return {table.columns["start"][0].name: "week"}


def _refuse_second_table(sheet: Sheet, table: Recognised) -> None:
    """Refuses a second table, whose rows would be read by the first one's header."""
    if table.layout.source != "file":
        return
    shapes = sheet.shapes(0)
    for row in np.flatnonzero(shapes.mask("0" not in text and text.strip() for text in shapes.texts)):
        names = [cell.strip() for cell in sheet.row(int(row)) if cell.strip()]
        if len(names) > 1 and all(map(_is_known, names)) and not set(names) <= set(sheet.header):
            raise UnreadableFile(
                Problem("Another table starts here. Save each table in its own file.", int(sheet.lines[row]))
            )


def _recognised(sheet: Sheet, hints: ReadHints) -> Recognised:
    """The meaning of the columns by their names. A blank one gives way to another of its meaning."""
    table = recognised(sheet.header, hints)
    answers = hints.columns or {}
    chosen = [column for role in _GIVING_WAY for column in table.columns.get(role, ()) if column.name not in answers]
    blank = {column.name: "" for column in chosen if sheet.is_blank(column.position)}
    if table.layout is not ANY_TABLE or not blank:
        return table
    try:
        return recognised(sheet.header, replace(hints, columns={**answers, **blank}), (ANY_TABLE,))
    except MissingColumn:
        return table


def _recognised_or_guessed(sheet: Sheet, hints: ReadHints) -> tuple[Recognised, tuple[Question, ...]]:
    """The meaning of the columns by their names or, failing that, by their cells."""
    try:
        table = _recognised(sheet, hints)
        lacking, questions = guess_lacking(sheet, table, hints.columns or {})
        if lacking:
            table = recognised(sheet.header, replace(hints, columns={**lacking, **(hints.columns or {})}))
        return table, questions
    except MissingColumn as missing:
        answered = dict(hints.columns or {})
        answers, questions = guessed(sheet, {our: our not in answered.values() for our in missing.columns})
        answers = {name: our for name, our in answers.items() if name not in answered}
        if not answers:
            raise
        questions = tuple(question for question in questions if question.column in answers)
        return recognised(sheet.header, replace(hints, columns={**answered, **answers})), questions
