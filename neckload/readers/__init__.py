"""Files -> clean tables and a plain account of the reading. Knows file formats, nothing of pages or databases.

container    what was handed over -> bytes; names files that hold no table
text         bytes -> header and rows with their line numbers
joined       a date or duration that is spread over three columns
names        column names: how they are compared, the unit they carry
vendors      every known export, as data: a new one is a few lines there
recognise    header -> which export, which column means what
numbers, durations, dates, sports, units    one column -> values and the reason, decided over the whole column
moments, measures    several columns -> when, how far, how long
activities, lists    the tables of other programs: runs; pain scores and weekly totals
own_files, backup    our own CSV files, strict, and the zip of all four
left_out     rows that give nothing, and why
report       what is given back
"""

from __future__ import annotations

from pathlib import Path

from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.tables import TABLES
from neckload.readers.activities import read_activities
from neckload.readers.backup import is_zip, read_backup, write_zip
from neckload.readers.container import Source, content_of, refuse_other_kinds
from neckload.readers.joined import joined
from neckload.readers.lists import read_pain, read_weeks
from neckload.readers.own_files import FILE_NAMES, own_table, read_own, template
from neckload.readers.recognise import is_known_name, recognised
from neckload.readers.report import ColumnReading, ImportReport, Option, Question, ReadHints, ReadResult
from neckload.readers.text import decoded, refuse_nul, sheet_of

__all__ = [
    "FILE_NAMES",
    "ColumnReading",
    "ImportReport",
    "Option",
    "Question",
    "ReadHints",
    "ReadResult",
    "read_log",
    "template",
    "write_zip",
]

_OUR_NAMES = frozenset(column.name for table in TABLES.values() for column in table)


def read_log(source: Source, name: str | None = None, hints: ReadHints | None = None) -> ReadResult:
    """A training log, pain diary, list of weekly totals, or backup -> its tables and an account of the reading.

    Args:
        source: path, bytes, or a binary file, which is read from where it stands.
        name: what the runner calls the file, for messages; a path has one of its own.
        hints: answers to the questions that an earlier reading of the file came back with.

    Raises:
        UnreadableFile: the file cannot be read, with every fault found. No bytes raise anything else.
    """
    try:
        return _read(content_of(source), hints or ReadHints())
    except UnreadableFile as error:
        own_name = Path(source).name if isinstance(source, str | Path) else None
        raise UnreadableFile(error.problems, name or own_name) from error.__cause__


def _read(content: bytes, hints: ReadHints) -> ReadResult:
    if is_zip(content):
        return read_backup(content)
    refuse_other_kinds(content)
    text = decoded(content)
    refuse_nul(text)
    sheet = sheet_of(text, lambda name: name.strip() in _OUR_NAMES or is_known_name(name))
    table = None if hints.columns else own_table(sheet)
    if table is not None:
        return read_own(sheet, table, hints)
    sheet = joined(sheet)
    found = recognised(sheet.header, hints)
    if not sheet.rows:
        raise UnreadableFile(
            Problem("The file has a header and no rows below it. Choose the file that holds your log.")
        )
    if found.is_weekly:
        return read_weeks(sheet, found, hints)
    if found.durations or "distance" in found.columns:
        return read_activities(sheet, found, hints)
    return read_pain(sheet, found, hints)
