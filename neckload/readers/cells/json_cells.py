"""JSON within a cell, as some exports of watches have it."""

from __future__ import annotations

import json
from typing import Any

LARGEST = 1e15
"""No figure of a run is larger: milliseconds since 1970 are about 1e12."""


def json_of_cell(cell: str) -> dict[str, Any]:
    """The JSON object in a cell, without implausible numbers; {} if there is none."""
    try:
        record = json.loads(cell)
    except (ValueError, RecursionError):
        return {}
    items = record.items() if isinstance(record, dict) else ()
    return {name: value for name, value in items if not isinstance(value, int | float) or abs(value) <= LARGEST}
