"""Files -> clean tables and a plain account of the reading. Knows file formats, nothing of pages or databases.

container    what was handed over -> bytes, and what kind of file they are
archives     a zip of many files; together: their results as one
reading      one file -> its tables, by its kind
apart        reading in a process of its own, within limits of time and memory; apart_child: that process
fit, markup  FIT; TCX, GPX and Apple Health -> recordings
recordings   recorded activities -> a sheet, one row for each
workbook, records    Excel -> text; JSON -> a sheet
worksheets   several sheets of one workbook as one log
text         bytes -> text, in whatever encoding; table: text -> a sheet; sheet: header, columns of cells, line numbers
mended, joined    a sheet in disorder put straight; what is spread over several columns in one
names        column names: how they are compared, the unit they carry
layout, vendors    every known export, as data: a new one is a few lines there; the largest: strava, garmin,
             polar, phones, suunto, pain_diaries
no_logs      tables that look like a log and are none
recognise    header -> which export, which column means what; guessed: by the cells, where the words are unknown
weeks        labels of weeks -> days
periods      totals of months and samples of seconds, which are no runs
pain_names   names of columns that hold pain scores; scores: their cells on the scale from 0 to 10
numbers, durations, dates, sports, units    one column -> values and the reason, decided over the whole column;
             date_forms: the ways dates are written
month_names, weekday_names, sport_names    the words for them in every language, as data
moments, measures    several columns -> when, how far, how long
activities, lists    the tables of other programs: runs; pain scores and weekly totals
own_files, backup    our own CSV files, strict, and the zip of them all
unnamed      rows that name no sport, and may be none
left_out     rows that give nothing, and why
report       what is given back
"""

from __future__ import annotations

from pathlib import Path

from neckload.domain.problems import UnreadableFile
from neckload.readers.archives import Progress, read_archive
from neckload.readers.formats.kinds import Source, content_of, kind_of
from neckload.readers.formats.xlsx import is_workbook
from neckload.readers.logs.backup import is_backup, member_names, read_backup, write_zip
from neckload.readers.logs.own_files import FILE_NAMES, template
from neckload.readers.read_file import read_file
from neckload.readers.report import ColumnReading, ImportReport, Option, Question, ReadHints, ReadResult

__all__ = [
    "FILE_NAMES",
    "ColumnReading",
    "ImportReport",
    "Option",
    "Progress",
    "Question",
    "ReadHints",
    "ReadResult",
    "read_log",
    "template",
    "write_zip",
]


def read_log(
    source: Source, name: str | None = None, hints: ReadHints | None = None, progress: Progress | None = None
) -> ReadResult:
    """A training log, recorded run, pain diary, list of weekly totals, archive or backup -> its tables and an account.

    Args:
        source: path, bytes, or a binary file, which is read from where it stands.
        name: what the runner calls the file, for messages; a path has one of its own.
        hints: answers to the questions that an earlier reading of the file came back with.
        progress: called with (files done, files in all) while an archive is read; what it raises ends the reading.

    Raises:
        UnreadableFile: the file cannot be read, with every fault found. No bytes raise anything else.
    """
    try:
        return _read(content_of(source), hints or ReadHints(), progress)
    except UnreadableFile as error:
        own_name = Path(source).name if isinstance(source, str | Path) else None
        raise UnreadableFile(error.problems, name or own_name) from error.__cause__


def _read(content: bytes, hints: ReadHints, progress: Progress | None) -> ReadResult:
    if kind_of(content) != "zip":
        return read_file(content, hints)
    names = member_names(content)
    if is_backup(names):
        return read_backup(content)
    return read_file(content, hints) if is_workbook(names) else read_archive(content, hints, progress)
