"""The bytes of a JSON file -> what is written in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

_BETWEEN = re.compile(r"[\s,\x1e]*")


def parsed(content: bytes, mendings: Sequence[Callable[[str], str]] = ()) -> Any:
    """The value in a file, or a list of all values if it holds several, a line each or not (RFC 7464, NDJSON).

    Args:
        mendings: repair vendors' deviations from JSON (`Layout.mend_json`).

    Raises:
        ValueError: no JSON.
        RecursionError: too deep.
    """
    text = content.decode(json.detect_encoding(content))
    try:
        return _values(text)
    except ValueError:
        for mend in mendings:
            text = mend(text)
        return json.loads(text)


def _values(text: str) -> Any:
    decoder, values, place = json.JSONDecoder(), [], 0
    while (place := _BETWEEN.match(text, place).end()) < len(text):  # type: ignore[union-attr]  # it matches nothing too
        value, place = decoder.raw_decode(text, place)
        if not isinstance(value, list | dict):
            raise ValueError("neither a list nor a record")
        values.append(value)
    return values[0] if len(values) == 1 else values
