"""JSON -> the same kind of sheet that a CSV file gives: one row per activity, one column per name."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from neckload.domain.problems import Problem, UnreadableFile
from neckload.readers.sheet import MAX_COLUMNS, MAX_ROWS, MOST_CELLS, Sheet, sheet_of_rows

DEEPEST = 4
"""Levels below the top at which exports keep their list."""
_METRICS, _VALUES = ("metric", "metricName"), ("value", "floatValue", "intValue")
"""What Nike and Google Fit call the name and the value of a figure."""
FEWEST_FIGURES = 3
"""What has so many values of its own is a record and no wrapper."""


def json_sheet(content: bytes) -> Sheet:
    """The first list of records in a JSON file, or the single record that it is.

    Names of nested records are joined with a dot; of a list of records within a record the first one counts.

    Raises:
        UnreadableFile: no JSON, or no records in it.
    """
    try:
        tree = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(Problem("This JSON file is damaged or was cut off. Export it again.")) from error
    records = [_flat(record) for record in _records(tree, DEEPEST)][: MAX_ROWS + 1]
    names = list(dict.fromkeys(name for record in records for name in record))
    if not records or not names:
        raise UnreadableFile(Problem("This JSON file holds no list of activities. Export your log as a CSV file."))
    if len(records) > MAX_ROWS or len(names) > MAX_COLUMNS or len(records) * len(names) > MOST_CELLS:
        raise UnreadableFile(Problem("This JSON file holds more records than any training log."))
    rows = [[record.get(name, "") for name in names] for record in records]
    return sheet_of_rows(names, rows)


def _records(tree: Any, depth: int) -> list[dict[str, Any]]:
    """The records of a list, of the first list that a wrapper holds, or the one record that there is."""
    if isinstance(tree, dict):
        own = [value for value in tree.values() if not isinstance(value, list | dict)]
        return (_wrapped(tree.items(), depth) if len(own) < FEWEST_FIGURES else []) or [tree]
    if not isinstance(tree, list) or not tree or not all(isinstance(one, dict) for one in tree):
        return []
    if all(len(one) == 1 for one in tree):
        # Wrappers around lists, or one record written as a list of its pairs.
        pairs = [pair for one in tree for pair in one.items()]
        return _wrapped(pairs, depth) if len(pairs) < FEWEST_FIGURES else [dict(pairs)]
    return tree


def _wrapped(pairs: Iterable[tuple[str, Any]], depth: int) -> list[dict[str, Any]]:
    """The records of the first list, each with the name of the list, which tells one vendor from another."""
    for name, value in pairs:
        if depth and isinstance(value, list) and (records := _records(value, depth - 1)):
            return [{**record, name: ""} for record in records]
    return []


def _by_metric(entries: list[Any]) -> dict[str, Any]:
    """Figures that are listed one by one with their names, as one record; nothing when the list is of another kind."""
    found: dict[str, Any] = {}
    for entry in entries:
        name = next((entry[key] for key in _METRICS if key in entry), None) if isinstance(entry, dict) else None
        figure = next((entry[key] for key in _VALUES if key in entry), None) if name else None
        if isinstance(name, str) and figure is not None:
            found.setdefault(name, figure)
    return found


def _flat(record: dict[str, Any], before: str = "", depth: int = 2) -> dict[str, str]:
    cells: dict[str, str] = {}
    for name, value in record.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            value = _by_metric(value) or value[0]
        if isinstance(value, dict):
            cells |= _flat(value, f"{before}{name}.", depth - 1) if depth else {}
        elif not isinstance(value, list):
            cells[before + name] = "" if value is None else str(value)
    return cells
