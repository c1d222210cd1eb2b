"""The elements of an XML file one after the other, in little memory, without entities and within limits.

The standard library builds the whole tree, or reads slowly with its guards on; expat alone does neither.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from typing import IO
from xml.etree.ElementTree import Element
from xml.parsers import expat

from neckload.domain.problems import Problem, UnreadableFile

MOST_EVENTS = 200_000_000
"""Starts, ends and texts. Twenty years of a watch that records every heartbeat have half as many."""
MOST_EVENTS_OF_A_TRACK = 4_000_000
"""The largest track, with everything that watches write per point, has three million."""
MOST_KEPT = 200_000
"""Elements of one track, activity or workout in memory at once; points are handled one by one."""
LONGEST_TEXT = 10_000
"""Characters of an element that count."""
LONGEST_TAG = 200_000
"""Characters, including attributes. Longer ones cost disproportionate time."""
_CHUNK_BYTES = 50_000
_TOO_MANY = "This file has too many entries for a training log."


class ForbiddenEntity(ValueError):
    """The file declares an entity, which may stand for any amount of text or for another file."""


def elements(
    stream: IO[bytes], wanted: Collection[str], most_events: int = MOST_EVENTS_OF_A_TRACK
) -> Iterator[tuple[str, Element]]:
    """Yields each finished element with one of these names (without namespace), with its children.

    Such an element within another is yielded on its own, and is no longer a child of that one.

    Raises:
        UnreadableFile: more or larger elements than any log has.
        ForbiddenEntity: the file declares an entity.
        xml.parsers.expat.ExpatError: the XML is not well-formed, or its encoding is unknown.
    """
    reader = _Reader(wanted, most_events)
    while chunk := stream.read(_CHUNK_BYTES):
        reader.feed(chunk)
        yield from reader.taken()
    reader.end()
    yield from reader.taken()


class _Reader:
    def __init__(self, wanted: Collection[str], most_events: int) -> None:
        self._wanted = wanted
        self._most_events = most_events
        self._open: list[Element] = []
        """The wanted element being read, and its open children."""
        self._finished: list[tuple[str, Element]] = []
        self._count = self._kept = self._silent_bytes = 0
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = self._entity

    def feed(self, chunk: bytes) -> None:
        """Counts bytes that yield nothing, as they belong to a tag that is not closed yet."""
        count = self._count
        self._parser.Parse(chunk, False)
        self._silent_bytes = self._silent_bytes + len(chunk) if count == self._count else 0
        if self._silent_bytes > LONGEST_TAG:
            raise UnreadableFile(Problem("This file has an entry that is too long for a training log."))

    def end(self) -> None:
        self._parser.Parse(b"", True)

    def taken(self) -> list[tuple[str, Element]]:
        finished, self._finished = self._finished, []
        return finished

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > self._most_events:
            raise UnreadableFile(Problem(_TOO_MANY))
        if self._open or tag.rpartition("}")[2] in self._wanted:
            self._kept += 1
            if self._kept > MOST_KEPT:
                raise UnreadableFile(Problem(_TOO_MANY))
            self._open.append(Element(tag, attributes))

    def _end(self, tag: str) -> None:
        self._count += 1
        if not self._open:
            return
        element, name = self._open.pop(), tag.rpartition("}")[2]
        if name in self._wanted:
            self._finished.append((name, element))
            self._kept = 0 if not self._open else self._kept - _size(element)
        else:
            self._open[-1].append(element)

    def _text(self, text: str) -> None:
        self._count += 1
        if self._open and not len(self._open[-1]):
            before = self._open[-1].text or ""
            self._open[-1].text = before + text[: max(0, LONGEST_TEXT - len(before))]

    def _entity(self, *declaration: object) -> None:
        raise ForbiddenEntity


def number_of(text: str | None) -> float | None:
    """A finite number; None if it is not one."""
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _size(element: Element) -> int:
    return sum(1 for _ in element.iter())
