"""Files -> clean tables and a plain account of the reading. Knows file formats, nothing of pages or databases.

Each folder knows only those before it: sheet and hints, vocabulary, cells, formats and exports, columns, logs,
then the modules here (read_file, worksheets, archives, combine_results), and worker last.
"""

from __future__ import annotations

from pathlib import Path

from neckload.domain.problems import UnreadableFile
from neckload.domain.read_result import ColumnReading, ImportReport, Option, Question, ReadResult
from neckload.readers.archives import Progress, read_archive
from neckload.readers.formats.kinds import Source, content_of, kind_of, refuse_damaged_fit
from neckload.readers.formats.workbook import is_workbook
from neckload.readers.hints import ReadHints
from neckload.readers.logs.backup import is_backup, member_names, read_backup, write_zip
from neckload.readers.logs.own_files import FILE_NAMES, template
from neckload.readers.read_file import read_file

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
    """Reads a training log, recorded run, pain diary, list of weekly totals, archive or backup into tables.

    Args:
        source: path, bytes, or a binary file, read from its current position.
        name: the file's name in messages; a path has its own.
        hints: answers to the questions of an earlier reading of the file.
        progress: called with (files done, files in all) while an archive is read; an exception stops the reading.

    Raises:
        UnreadableFile: the file cannot be read; lists every problem found. No bytes raise anything else.
    """
    called = name or (Path(source).name if isinstance(source, str | Path) else None)
    try:
        content = content_of(source)
        refuse_damaged_fit(content, called or "")
        return _read(content, hints or ReadHints(), progress)
    except UnreadableFile as error:
        raise UnreadableFile(error.problems, called) from error.__cause__


def _read(content: bytes, hints: ReadHints, progress: Progress | None) -> ReadResult:
    if kind_of(content) != "zip":
        return read_file(content, hints)
    names = member_names(content)
    if is_backup(names):
        return read_backup(content)
    return read_file(content, hints) if is_workbook(content, names) else read_archive(content, hints, progress)
