"""The backup of a whole diary: our CSV files in one zip, written and read back exactly."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

import pandas as pd

from neckload.domain.imports import BACKUP_FORMAT
from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.read_result import ImportReport, ReadResult
from neckload.domain.removals import Removals
from neckload.domain.tables import TABLES, Diary
from neckload.readers.formats.delimited import sheet_as_written
from neckload.readers.formats.encoding import decoded
from neckload.readers.formats.kinds import MAX_FILE_BYTES, too_large
from neckload.readers.logs.own_files import FILE_NAMES, REMOVED_COLUMNS, REMOVED_NAMES, read_own

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""A fixed time, so that every backup of the same diary has the same bytes."""
DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, RuntimeError, OSError,
    ValueError,
)  # fmt: skip
"""What the zip library raises for bytes that are not a sound archive."""
_TABLE_OF = {name: table for names in (FILE_NAMES, REMOVED_NAMES) for table, name in names.items()}


def write_zip(diary: Diary, removals: Removals | None = None) -> bytes:
    """A backup of the whole diary: our CSV files in a zip. Reading it with `read_log` gives the same tables back.

    Args:
        removals: what was removed and must not come back; None for nothing.
    """
    files = {name: _csv(getattr(diary, table), table) for table, name in FILE_NAMES.items()}
    for table, name in REMOVED_NAMES.items():
        files[name] = _csv(getattr(removals or Removals(), table), table, REMOVED_COLUMNS)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


def _csv(frame: pd.DataFrame, table: str, names: Mapping[str, str] = MappingProxyType({})) -> bytes:
    days = {column.name: frame[column.name].dt.strftime("%Y-%m-%d") for column in TABLES[table] if column.kind == "day"}
    written = frame.assign(**days).rename(columns=names).to_csv(index=False, lineterminator="\r\n")
    return written.encode("utf-8-sig")


def is_backup(names: Iterable[str]) -> bool:
    """Whether a zip with members of these names is one that `write_zip` made: it always writes all of them.

    The first version wrote four.
    """
    return {FILE_NAMES[table] for table in ("runs", "pain", "week_totals", "days")} <= set(names)


def _any_name(name: str) -> bool:
    return True


def _text(data: bytes) -> str:
    """The text exactly as written: no encoding repair, as a note may be about broken encodings."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decoded(data, _any_name)


def read_backup(content: bytes) -> ReadResult:
    """All tables of a zip that `write_zip` made, exactly as they were.

    Raises:
        UnreadableFile: not a backup, damaged, too large when unpacked, or with faults in its files.
    """
    tables, removed, reports, problems = {}, {}, [], []
    for name, data in _members(content).items():
        table = _TABLE_OF[name]
        try:
            result = read_own(sheet_as_written(_text(data), _any_name), table, is_backup=True)
        except UnreadableFile as error:
            problems += [replace(problem, advice=f"In {name}: {problem.advice}") for problem in error.problems]
            continue
        if name in REMOVED_NAMES.values():
            removed[table] = getattr(result.diary, table)
        else:
            tables[table] = getattr(result.diary, table)
            reports.append(result.report)
    if problems:
        raise UnreadableFile(problems)
    report = ImportReport(
        format=BACKUP_FORMAT,
        rows_seen=sum(report.rows_seen for report in reports),
        **{
            key: sum(getattr(report, key) for report in reports)
            for key in ("runs_read", "pain_read", "weeks_read", "days_read")
        },
        unit="km",
    )
    return ReadResult(report, Diary().with_tables(**tables), Removals(**removed))


def _members(content: bytes) -> dict[str, bytes]:
    """The bytes of our files in a zip, by name."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = [name for name in _TABLE_OF if name in archive.namelist()]
            size = sum(archive.getinfo(name).file_size for name in files)
            if size > MAX_FILE_BYTES:
                raise too_large(size)
            return {name: archive.read(name) for name in files}
    except DAMAGE as error:
        raise damaged_zip() from error


def member_names(content: bytes) -> frozenset[str]:
    """The names in a zip file.

    Raises:
        UnreadableFile: damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return frozenset(archive.namelist())
    except DAMAGE as error:
        raise damaged_zip() from error


def damaged_zip() -> UnreadableFile:
    return UnreadableFile(Problem("This zip file is damaged or locked. Make a new one, or upload the files inside."))
