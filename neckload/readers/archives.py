"""ZIP archives as vendors and runners make them. Nothing in one is believed, and nothing is written to disk.

A vendor's archive has a list of all activities as well as their recordings, and the list is enough. In an archive
that a runner put together every file counts, and a run in several of them counts once.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.read_result import ReadResult
from neckload.readers.alike_files import MOST_ROWS, SheetOfFile, alike, read_alike
from neckload.readers.combine_results import LeftFile, together
from neckload.readers.exports.recorded import RECORDED, TELL_ALL, XML_READERS
from neckload.readers.exports.registry import ARCHIVE_LISTS
from neckload.readers.formats.kinds import (
    BEGINNING,
    MAX_ARCHIVE_BYTES,
    MAX_FILE_BYTES,
    kind_of,
    refuse_documents,
    unpacked,
)
from neckload.readers.formats.recording import Recording
from neckload.readers.formats.xml_tracks import markup_recordings
from neckload.readers.hints import ReadHints
from neckload.readers.logs.backup import DAMAGE, damaged_zip, member_names
from neckload.readers.logs.recordings import read_recordings
from neckload.readers.read_file import read_file, read_sheet, read_tables, recordings_of, tables_of

Progress = Callable[[int, int], None]
"""Called with (files done, files in all); an exception from it stops the reading."""

MOST_MEMBERS = 50_000
MOST_TOTAL_BYTES = 10 * MAX_ARCHIVE_BYTES
"""For all files together, although they are unpacked one after the other."""
HIGHEST_RATIO = 300
"""Apple's XML packs about forty to one, a table of nothing but zeros a hundred to one, a bomb thousands to one."""
MOST_TABLES = 5_000
"""Files that are not recordings. Vendors write one per run at most: enough for a run a day for over ten years."""
SHOWN_FILES = 5
HARMLESS_BYTES = 1_000_000
"""Below this size no ratio does harm."""
DEEPEST = 1
"""Archives within the archive: Garmin puts recordings into them."""

_TABLE = re.compile(r".*\.(csv|tsv|txt|json|xlsx|xlsm|xls|xlsb|ods|numbers|docx?|rtf|html?|7z|rar)|[^.]+")
"""Some are refused when opened, and the refusal says what to do."""
_RECORDING = re.compile(r".*\.(fit|tcx|gpx)(\.gz)?")
_ARCHIVE = re.compile(r".*\.zip")


def read_archive(content: bytes, hints: ReadHints, progress: Progress | None = None) -> ReadResult:
    """The runs and pain scores of all files in an archive.

    Raises:
        UnreadableFile: damaged, locked, beyond the limits, or without a single run or score.
    """
    refuse_documents(member_names(content))
    results, left, unopened = _read(content, hints, progress or (lambda done, total: None), DEEPEST)
    result = together(results, left)
    return replace(result, report=replace(result.report, notes=(*_unopened_note(unopened), *result.report.notes)))


def _unopened_note(names: list[str]) -> tuple[str, ...]:
    if not names:
        return ()
    shown = ", ".join(f"“{name[:60]}”" for name in names[:SHOWN_FILES])
    more = f" and {len(names) - SHOWN_FILES:,} more" if len(names) > SHOWN_FILES else ""
    return (f"Not opened: {shown}{more}. If one of these is a log or a pain diary, upload it on its own.",)


_Read = tuple[list[ReadResult], list[LeftFile], list[str]]
"""The results of an archive's files, the files without one, and the names of those not opened."""


def _read(content: bytes, hints: ReadHints, progress: Progress, depth: int) -> _Read:
    unopened: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = _sound_members(archive)
            lists, tables = _lists(archive, members), _named(members, _TABLE)
            results, left = _read_tables(archive, lists, hints, progress)
            has_list = bool(results)
            if has_list:
                tells_all = any(result.report.format in TELL_ALL for result in results)
                tracks = [] if tells_all else _named(members, _RECORDING)
            else:
                others = [member for member in tables if member not in lists]
                more, more_left = _read_tables(archive, others, hints, progress)
                results, left, tracks = results + more, left + more_left, _named(members, _RECORDING)
            listed = frozenset().union(*(result.recordings for result in results))
            opened = {member.filename for member in [*lists, *_named(members, _RECORDING)]}
            opened |= set() if has_list else {member.filename for member in tables}
            tracks = [member for member in tracks if _base(member) not in listed]
            more, more_left = _read_recordings(archive, tracks, hints, progress)
            results, left = results + more, left + more_left
            if not has_list and depth:
                for inner in _named(members, _ARCHIVE):
                    opened.add(inner.filename)
                    more, more_left, inner_unopened = _read_inner(archive, inner, hints, progress, depth - 1)
                    results, left, unopened = results + more, left + more_left, unopened + inner_unopened
            unopened += [member.filename for member in members if member.filename not in opened]
            return results, left, unopened
    except DAMAGE as error:
        raise damaged_zip() from error


def _read_inner(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, hints: ReadHints, progress: Progress, depth: int
) -> _Read:
    try:
        return _read(_bytes_of(archive, member), hints, progress, depth)
    except UnreadableFile as error:
        return [], [LeftFile(member.filename, error)], []


def _sound_members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files, without those that operating systems hide in archives.

    Raises:
        UnreadableFile: too many, too large, or packed suspiciously.
    """
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise UnreadableFile(Problem(f"This archive has more than {MOST_MEMBERS:,} files. Upload a smaller one."))
    if sum(member.file_size for member in members) > MOST_TOTAL_BYTES:
        raise UnreadableFile(Problem("This archive is too large when unpacked. Upload only the list of your runs."))
    _refuse_overlaps(members)
    if len(_named(members, _TABLE)) > MOST_TABLES:
        raise UnreadableFile(
            Problem(f"This archive has more than {MOST_TABLES:,} files that are not recordings. Upload only your log.")
        )
    for member in members:
        if member.file_size > max(HARMLESS_BYTES, HIGHEST_RATIO * member.compress_size):
            raise UnreadableFile(
                Problem(
                    "This archive has a file that is too large for a log once unpacked, so it was not opened. "
                    "Upload only the list of your runs.",
                    value=member.filename[:100],
                )
            )
    return [
        member
        for member in members
        if not member.is_dir() and not re.search(r"(^|/)(\.[^./]|__MACOSX)", member.filename)
    ]


def _refuse_overlaps(members: Iterable[zipfile.ZipInfo]) -> None:
    """Files that overlap unpack to many times their size, which no single file's ratio shows."""
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            raise UnreadableFile(
                Problem("The files in this archive overlap, which never happens in a sound one. It was not opened.")
            )
        end = member.header_offset + member.compress_size


def _base(member: zipfile.ZipInfo) -> str:
    return PurePosixPath(member.filename).name.casefold()


def _named(members: Iterable[zipfile.ZipInfo], pattern: re.Pattern[str]) -> list[zipfile.ZipInfo]:
    return [member for member in members if pattern.fullmatch(_base(member))]


def _lists(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The lists, known by their names, and XML ones, whose names may be in the phone's language."""
    named = _named(members, ARCHIVE_LISTS)
    for member in members:
        if member not in named and _is_list_in_xml(archive, member):
            named.append(member)
    return named


def _is_list_in_xml(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    return _base(member).endswith(".xml") and kind_of(_beginning_of(archive, member)) in XML_READERS


def _beginning_of(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(member) as stream:
            return stream.read(BEGINNING)
    except DAMAGE:
        return b""


def _bytes_of(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The content of one file; the zip library never returns more than the size checked before."""
    most = MAX_ARCHIVE_BYTES if _ARCHIVE.fullmatch(_base(member)) else MAX_FILE_BYTES
    if member.file_size > most:
        raise UnreadableFile(Problem(f"The file is larger than {most // 1_000_000} MB."))
    if member.flag_bits & 1:
        raise UnreadableFile(
            Problem("The file is locked with a password. Unpack the archive, and upload the file with your log.")
        )
    try:
        return archive.read(member)
    except DAMAGE as error:
        raise damaged_zip() from error


def _read_tables(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], hints: ReadHints, progress: Progress
) -> tuple[list[ReadResult], list[LeftFile]]:
    results, left, sheets = [], [], []
    for done, member in enumerate(members):
        progress(done, len(members))
        try:
            if _is_list_in_xml(archive, member):
                # This may hold years of a phone's health data, so it is never unpacked as a whole.
                kind = kind_of(_beginning_of(archive, member))
                with archive.open(member) as stream:
                    results.append(read_recordings(kind, markup_recordings(XML_READERS[kind], stream), hints))
                continue
            content = _bytes_of(archive, member)
            if kind_of(content) not in ("json", "text"):
                results.append(read_file(content, hints))
                continue
            tables = tables_of(content)
            sheet = next(iter(tables.values()))
            if len(tables) > 1 or len(sheet) > MOST_ROWS:
                results.append(read_tables(tables, hints))
            else:
                sheets.append(SheetOfFile(member.filename, sheet))
        except UnreadableFile as error:
            left.append(LeftFile(member.filename, error))
    more, more_left = _read_sheets(sheets, hints, progress)
    return results + more, left + more_left


def _read_sheets(
    sheets: list[SheetOfFile], hints: ReadHints, progress: Progress
) -> tuple[list[ReadResult], list[LeftFile]]:
    results, left = [], []
    groups = alike(sheets)
    grouped = {file.name for group in groups for file in group}
    groups += [[file] for file in sheets if file.name not in grouped]
    for done, group in enumerate(groups):
        progress(done, len(groups))
        try:
            if len(group) == 1:
                results.append(read_sheet(group[0].sheet, hints))
            else:
                results.append(read_alike(group, lambda sheet: read_sheet(sheet, hints)))
        except UnreadableFile as error:
            more = f" and {len(group) - 1:,} files like it" if len(group) > 1 else ""
            left.append(LeftFile(group[0].name + more, error))
    return results, left


def _read_recordings(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], hints: ReadHints, progress: Progress
) -> tuple[list[ReadResult], list[LeftFile]]:
    """Reads all recordings of a kind together, as the rows of one list."""
    recorded: dict[str, list[tuple[str, Recording]]] = {}
    results, left = [], []
    for done, member in enumerate(members):
        progress(done, len(members))
        try:
            content = _bytes_of(archive, member)
            content = unpacked(content) if kind_of(content) == "gzip" else content
            if kind_of(content) not in RECORDED:
                raise UnreadableFile(Problem("Despite its name, this file is not a recording."))
            named = [(member.filename, recording) for recording in recordings_of(content)]
            recorded.setdefault(kind_of(content), []).extend(named)
        except UnreadableFile as error:
            left.append(LeftFile(member.filename, error))
    for kind, recordings in recorded.items():
        try:
            result = read_recordings(
                kind, [recording for _, recording in recordings], hints, [name for name, _ in recordings]
            )
            results.append(result)
        except UnreadableFile as error:
            left.append(LeftFile(f"{len(recordings)} {kind.upper()} files", error))
    return results, left
