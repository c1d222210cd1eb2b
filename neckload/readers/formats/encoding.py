"""Bytes -> text, whatever encoding a program or a country wrote it in."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from contextlib import suppress

from neckload.domain.problems import Problem, UnreadableFile

SEPARATORS = (",", ";", "\t", "|")
HEADER_WITHIN = 20
"""Exports put a few title lines at most before the header."""
LONGEST_HEADER = 20_000
"""Characters; five times the longest seen."""
ENOUGH_TO_GUESS = 20_000
"""Bytes."""
MOST_GUESSES = 5
_FIRST_SIGNS = re.compile(r"[^\x00-\x7f]+")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x19\x1b-\x1f\x7f]")


def decoded(content: bytes, is_known: Callable[[str], bool]) -> str:
    """The text of a file: UTF-16 if it has a byte order mark, else UTF-8, else an older encoding (`_older_encoding`).

    Raises:
        UnreadableFile: bytes that no text has.
    """
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16")
        if wide := _wide(content[:ENOUGH_TO_GUESS]):
            return content.decode(wide)
        return _unmangled(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        text = content.decode(_older_encoding(content[:ENOUGH_TO_GUESS], is_known), errors="replace")
    if _CONTROL.search(text):
        raise _no_text()
    return text


def _unmangled(text: str) -> str:
    """Repairs UTF-8 that a program took for Latin-1 and saved again: LÃ¸b was Løb. Other text is unchanged."""
    first = None if text.isascii() else _FIRST_SIGNS.search(text)
    if first is None:
        return text
    for encoding in ("latin-1", "cp1252"):
        with suppress(UnicodeError):
            # Most intact texts can be told by their first characters beyond ASCII.
            first[0].encode(encoding).decode("utf-8")
            return text.encode(encoding).decode("utf-8")
    return text


def _wide(beginning: bytes) -> str:
    """The encoding of UTF-16 without its mark, in which every other byte of Latin text is zero; "" for other files."""
    for encoding, high in (("utf-16-le", beginning[1::2]), ("utf-16-be", beginning[::2])):
        low = beginning[::2] if encoding == "utf-16-le" else beginning[1::2]
        if high.count(0) * 10 > len(high) * 8 and low.count(0) == 0:
            return encoding
    return ""


def _older_encoding(beginning: bytes, is_known: Callable[[str], bool]) -> str:
    """Windows-1252 (Excel in western Europe), unless another likely encoding gives more known names."""
    # Imported here, because nearly every log is UTF-8 and does not need it.
    import charset_normalizer

    likely = [match.encoding for match in charset_normalizer.from_bytes(beginning)][:MOST_GUESSES]
    return max(
        ["cp1252", "mac_roman", *likely],
        key=lambda encoding: _known_names(beginning.decode(encoding, errors="replace"), is_known),
    )


def _known_names(text: str, is_known: Callable[[str], bool]) -> int:
    lines = text.splitlines()[:HEADER_WITHIN]
    return max(
        (sum(map(is_known, cells_of(line[:LONGEST_HEADER], sign))) for line in lines for sign in SEPARATORS), default=0
    )


def refuse_nul(text: str) -> None:
    if "\x00" in text:
        raise _no_text()


def _no_text() -> UnreadableFile:
    return UnreadableFile(
        Problem("The file has bytes that no text has, so it is not a CSV file. Export your log as CSV and upload that.")
    )


def cells_of(line: str, separator: str) -> list[str]:
    """The cells of one line; none if it cannot be split."""
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []
