"""From what was handed over to its bytes, and a plain word about files that hold no table."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from neckload.domain.problems import Problem, UnreadableFile

MAX_FILE_MB = 25
"""Ten years of daily runs with a hundred columns are about 3 MB."""
MAX_FILE_BYTES = MAX_FILE_MB * 1_000_000

Source = str | Path | bytes | BinaryIO

_EXPORT = "Export your log as a CSV file and upload that."
_ONE_RUN = "One recorded run cannot be read yet. Upload the list of your runs as a CSV file instead."
_KINDS: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"\x89PNG", "a picture (PNG)", _EXPORT),
    (0, b"\xff\xd8\xff", "a photo (JPEG)", _EXPORT),
    (0, b"GIF8", "a picture (GIF)", _EXPORT),
    (8, b"WEBP", "a picture (WebP)", _EXPORT),
    (4, b"ftyp", "a photo or a film", _EXPORT),
    (0, b"%PDF", "a PDF document", _EXPORT),
    (8, b".FIT", "the recording of one activity (FIT)", _ONE_RUN),
    (0, b"\x1f\x8b", "a packed file (gzip)", "Unpack it and upload the CSV file inside."),
    (0, b"7z\xbc\xaf", "a packed file (7-Zip)", "Unpack it and upload the CSV file inside."),
    (0, b"Rar!", "a packed file (RAR)", "Unpack it and upload the CSV file inside."),
    (0, b"\xd0\xcf\x11\xe0", "an old Excel workbook", "Open it and save the sheet as CSV."),
    (0, b"SQLite format 3", "a database", _EXPORT),
)
_MARKUP: tuple[tuple[bytes, str, str], ...] = (
    (b"<gpx", "the track of one activity (GPX)", _ONE_RUN),
    (b"<trainingcenterdatabase", "the recording of one activity (TCX)", _ONE_RUN),
    (b"<html", "a web page", _EXPORT),
    (b"<!doctype html", "a web page", _EXPORT),
    (b"<healthdata", "an Apple Health export (XML)", _EXPORT),
    (b"<?xml", "an XML file", _EXPORT),
    (b"{", "a JSON file", _EXPORT),
    (b"[{", "a JSON file", _EXPORT),
)


def content_of(source: Source) -> bytes:
    """All bytes of a path, of a binary file from where it stands, or the bytes themselves.

    Raises:
        UnreadableFile: not there, not allowed, empty, or larger than `MAX_FILE_MB`.
    """
    if isinstance(source, bytes):
        content = source
    elif isinstance(source, str | Path):
        content = _content_of_path(Path(source))
    else:
        content = source.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        raise too_large(len(content), at_least=not isinstance(source, bytes))
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        raise UnreadableFile(Problem("The file is empty. Choose the file that holds your runs or pain scores."))
    return content


def _content_of_path(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise too_large(size)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise UnreadableFile(Problem(f"The file cannot be opened: {error}")) from error


def too_large(size: int, at_least: bool = False) -> UnreadableFile:
    """The refusal of a file of `size` bytes; `at_least` when the rest was not read."""
    amount = f"more than {MAX_FILE_MB} MB" if at_least else f"{size / 1_000_000:.0f} MB"
    return UnreadableFile(
        Problem(
            f"The file has {amount}; at most {MAX_FILE_MB} MB can be read. Upload a shorter period, or several files."
        )
    )


def refuse_other_kinds(content: bytes) -> None:
    """Name a file that is no table of text by its first bytes.

    Raises:
        UnreadableFile: a picture, a document, a recording, markup, or bytes that no text holds.
    """
    for offset, magic, kind, advice in _KINDS:
        if content[offset : offset + len(magic)] == magic:
            raise UnreadableFile(Problem(f"This is {kind}, not a CSV file. {advice}"))
    beginning = content[:2000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for magic, kind, advice in _MARKUP:
        at_start = beginning.startswith(magic)
        if at_start or (magic.startswith(b"<") and beginning.startswith(b"<") and magic in beginning):
            raise UnreadableFile(Problem(f"This is {kind}, not a CSV file. {advice}"))
