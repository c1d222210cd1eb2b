"""From what was handed over to its bytes, what kind of file they are, and a plain word about those of no use."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Literal

from neckload.domain.problems import Problem, UnreadableFile

MAX_FILE_MB = 25
"""Ten years of daily runs with a hundred columns are about 3 MB."""
MAX_FILE_BYTES = MAX_FILE_MB * 1_000_000
MAX_ARCHIVE_MB = 500
"""An archive has the recordings and photos of many years; an Apple Health export every heartbeat."""
MAX_ARCHIVE_BYTES = MAX_ARCHIVE_MB * 1_000_000
BEGINNING = 4_000
"""Bytes within which a file identifies itself; Apple Health lists its whole vocabulary first."""

Source = str | Path | bytes | BinaryIO
Kind = Literal["zip", "gzip", "xls", "fit", "gpx", "tcx", "health", "json", "text"]

_EXPORT = "Export your log as a CSV file and upload that."
_AS_CSV = "Open it in a spreadsheet program, and save the table with your log as .xlsx or CSV."
_UNPACK = "Unpack it and upload the file with your runs."
_KINDS: tuple[tuple[int, bytes, Kind], ...] = (
    (0, b"PK\x03\x04", "zip"),
    (0, b"PK\x05\x06", "zip"),
    (0, b"\x1f\x8b", "gzip"),
    (8, b".FIT", "fit"),
    (0, b"\xd0\xcf\x11\xe0", "xls"),
)
_MARKUP: tuple[tuple[bytes, Kind], ...] = (
    (b"<gpx", "gpx"),
    (b"<trainingcenterdatabase", "tcx"),
    (b"<healthdata", "health"),
    (b"<!doctype healthdata", "health"),
)
_REFUSED: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"\x89PNG", "a picture (PNG)", _EXPORT),
    (0, b"\xff\xd8\xff", "a photo (JPEG)", _EXPORT),
    (0, b"GIF8", "a picture (GIF)", _EXPORT),
    (8, b"WEBP", "a picture (WebP)", _EXPORT),
    (4, b"ftyp", "a photo or video", _EXPORT),
    (0, b"%PDF", "a PDF document", _EXPORT),
    (0, b"7z\xbc\xaf", "a compressed file (7-Zip)", _UNPACK),
    (0, b"Rar!", "a compressed file (RAR)", _UNPACK),
    (0, b"SQLite format 3", "a database", _EXPORT),
    (0, b"BZh", "a compressed file (bzip2)", _UNPACK),
    (0, b"\xfd7zXZ", "a compressed file (xz)", _UNPACK),
    (0, b"\x28\xb5\x2f\xfd", "a compressed file (zstd)", _UNPACK),
    (257, b"ustar", "a compressed file (tar)", _UNPACK),
    (0, b"{\\rtf", "a text document (RTF)", _AS_CSV),
    (0, b"bplist", "a settings file from a Mac or iPhone", _EXPORT),
    (0, b"PAR1", "a data file for programs (Parquet)", _EXPORT),
    (0, b"BEGIN:VCALENDAR", "a calendar", _EXPORT),
    (0, b"MIME-Version:", "a web page or an email", _AS_CSV),
)
_REFUSED_MARKUP: tuple[tuple[bytes, str, str], ...] = (
    (b"<!doctype html", "a web page", _AS_CSV),
    (b"<html", "a web page", _AS_CSV),
    (b"<table", "a web page", _AS_CSV),
    (b"urn:schemas-microsoft-com:office:spreadsheet", "an old Excel workbook (XML)", _AS_CSV),
    (b"<?xml", "an XML file that is not a training log", _EXPORT),
)
_DOCUMENTS: tuple[tuple[str, str], ...] = (
    ("index/document.iwa", "a Numbers or Pages document"),
    ("word/document.xml", "a text document (Word)"),
    ("ppt/presentation.xml", "a presentation"),
    ("xl/workbook.bin", "a binary Excel workbook"),
    ("content.xml", "a LibreOffice or OpenOffice document"),
)
"""Documents that are zip files, by a member that each has."""


def content_of(source: Source) -> bytes:
    """All bytes of a path, of a binary file from its current position, or the bytes themselves.

    Raises:
        UnreadableFile: not there, not allowed, empty, or larger than `MAX_FILE_MB` (`MAX_ARCHIVE_MB` for archives).
    """
    if isinstance(source, bytes):
        content = source
    elif isinstance(source, str | Path):
        content = _content_of_path(Path(source))
    else:
        content = source.read(MAX_FILE_BYTES + 1)
        if len(content) > MAX_FILE_BYTES and _may_be_large(content):
            content += source.read(MAX_ARCHIVE_BYTES - MAX_FILE_BYTES)
    if len(content) > _most(content):
        raise too_large(len(content), at_least=not isinstance(source, bytes), limit_mb=_most(content) // 1_000_000)
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        raise UnreadableFile(Problem("The file is empty. Choose the file with your runs or pain scores."))
    return content


def _may_be_large(beginning: bytes) -> bool:
    return kind_of(beginning) in ("zip", "health")


def _most(content: bytes) -> int:
    return MAX_ARCHIVE_BYTES if _may_be_large(content) else MAX_FILE_BYTES


def _content_of_path(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            beginning = file.read(BEGINNING)
            if size > _most(beginning):
                raise too_large(size, limit_mb=_most(beginning) // 1_000_000)
            return beginning + file.read()
    except (OSError, ValueError) as error:
        raise UnreadableFile(Problem(f"The file cannot be opened: {error}")) from error


def too_large(size: int, at_least: bool = False, limit_mb: int = MAX_FILE_MB) -> UnreadableFile:
    """The refusal of a file of `size` bytes; `at_least` if the rest was not read."""
    amount = f"more than {limit_mb} MB" if at_least else f"{size / 1_000_000:.0f} MB"
    return UnreadableFile(
        Problem(f"The file is {amount}; at most {limit_mb} MB can be read. Upload a shorter period, or several files.")
    )


def kind_of(content: bytes) -> Kind:
    """The kind of file by its first bytes; "text" if nothing identifies it."""
    for offset, magic, kind in _KINDS:
        if content[offset : offset + len(magic)] == magic:
            return kind
    beginning = _beginning(content)
    if beginning.startswith(b"<"):
        return next((kind for mark, kind in _MARKUP if mark in beginning), "text")
    is_list = beginning.startswith(b"[") and beginning[1:].lstrip().startswith((b"{", b"[", b"null"))
    is_record = beginning.startswith(b"{") and not beginning.startswith(b"{\\rtf")
    return "json" if is_record or is_list else "text"


def unpacked(content: bytes) -> bytes:
    """The content of a gzip file, never more than `MAX_FILE_BYTES`.

    Raises:
        UnreadableFile: damaged, empty, larger, or packed twice.
    """
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            inside = packed.read(MAX_FILE_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableFile(
            Problem("This compressed file (gzip) is damaged or cut off. Download it again, and upload that.")
        ) from error
    if len(inside) > MAX_FILE_BYTES:
        raise too_large(len(inside), at_least=True)
    if kind_of(inside) in ("gzip", "zip"):
        raise UnreadableFile(Problem(f"This file is compressed twice. {_UNPACK}"))
    return content_of(inside)


def refuse_other_kinds(content: bytes) -> None:
    """Refuses a file that is not a text table, naming it by its first bytes.

    Raises:
        UnreadableFile: a picture, a document, markup, or bytes that no text has.
    """
    for offset, magic, kind, advice in _REFUSED:
        if content[offset : offset + len(magic)] == magic:
            raise UnreadableFile(Problem(f"This is {kind}, not a training log. {advice}"))
    beginning = _beginning(content)
    for mark, kind, advice in _REFUSED_MARKUP:
        if beginning.startswith(mark) or (beginning.startswith(b"<") and mark in beginning):
            raise UnreadableFile(Problem(f"This is {kind}. {advice}"))


def refuse_damaged_fit(content: bytes, name: str) -> None:
    """Refuses a .fit file that neither starts like one nor is text, as damaged.

    Raises:
        UnreadableFile: it is such a file.
    """
    if name.casefold().endswith(".fit") and kind_of(content) == "text" and b"\x00" in content[:BEGINNING]:
        raise UnreadableFile(
            Problem(
                "Going by its name this is a watch recording (FIT), but it does not start like one: it is damaged. "
                "Download it again from your watch’s app or website."
            )
        )


def is_open_document_sheet(content: bytes) -> bool:
    """Whether a zip is a LibreOffice or OpenOffice spreadsheet (.ods): its first, uncompressed member says so."""
    return b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in content[:BEGINNING]


def refuse_documents(names: Iterable[str]) -> None:
    """Refuses a zip that is another program's document, named by its members.

    Raises:
        UnreadableFile: it is one.
    """
    lower = {name.casefold() for name in names}
    for member, kind in _DOCUMENTS:
        if member in lower:
            raise UnreadableFile(Problem(f"This is {kind}. {_AS_CSV}"))


def _beginning(content: bytes) -> bytes:
    """The first bytes in small letters, as UTF-8."""
    beginning = content[:BEGINNING]
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        beginning = beginning.decode("utf-16", "ignore").encode()
    return beginning.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n\x1e").lower()
