"""Where a JSON file keeps its records: in a list, in wrappers around lists or around each, under keys, by columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import Any

from neckload.readers.formats.json_figures import FEWEST_FIGURES, are_figures

Record = dict[str, Any]
Lists = dict[str, list[Record]]
"""Records by the names around their list, from the outside inwards; "" if there are none."""
DEEPEST = 4
"""Levels below the top at which exports keep their list."""
_NAMES = ("columns", "fields", "headers", "header", "names")
_ROWS = ("data", "rows", "values", "records")
"""Where a table is written as rows of cells below the names of its columns."""
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}|1[0-9]{9}(?:[0-9]{3})?$")
"""A date, or seconds or milliseconds since 1970."""


def lists_of(tree: Any) -> Lists:
    """Every list of records in a file, or its single record. Each record has the names around its list as blank fields,
    as vendors are known by them."""
    return _lists(_rows_of(tree), DEEPEST)


def _lists(tree: Any, depth: int) -> Lists:
    if isinstance(tree, dict):
        records = _by_key(tree)
        return {"": records} if records else (_in_wrappers([tree], depth) if _is_wrapper(tree) else {}) or {"": [tree]}
    records = _flattened(tree)
    if not records or not all(isinstance(record, dict) for record in records):
        return {}
    if depth and (inner := _in_a_name_each(records)):
        return _lists(inner, depth - 1)
    if all(len(record) == 1 for record in records) and not any(map(_holds_list, records)):
        # One record, written as a list of pairs.
        pairs = dict(pair for record in records for pair in record.items())
        return {"": [pairs]} if len(records) >= FEWEST_FIGURES else {}
    if all(_is_wrapper(record) and _holds_list(record) for record in records):
        return _in_wrappers(records, depth)
    return {"": records}


def _flattened(tree: Any) -> list[Any]:
    """The entries of a list, of all pages of a list of lists, or of rows below their names; empty for anything else."""
    if not isinstance(tree, list):
        return []
    names = _names_in(tree[0]) if tree and isinstance(tree[0], list) else []
    if len(names) > 1 and all(isinstance(row, list) and len(row) <= len(names) for row in tree):
        return [dict(zip(names, row, strict=False)) for row in tree[1:]]
    entries = chain.from_iterable(page if isinstance(page, list) else [page] for page in tree)
    return [entry for entry in entries if entry is not None]


def _in_wrappers(wrappers: Sequence[Record], depth: int) -> Lists:
    lists: Lists = {}
    for wrapper in wrappers if depth else ():
        for name, value in wrapper.items():
            if not isinstance(value, list) and not (isinstance(value, dict) and _leads_to_records(value, depth)):
                continue
            for below, records in _lists(value, depth - 1).items():
                # What holds a single record tells of it: the session of one exercise.
                around = _plain_cells(wrapper) if len(records) == 1 else {}
                path = f"{name} {below}".rstrip()
                lists.setdefault(path, []).extend({**around, **record, name: ""} for record in records)
    return lists


def _rows_of(tree: Any) -> Any:
    """A table written by its columns, as programs for tables write one, by its rows; any other tree unchanged."""
    if not isinstance(tree, dict):
        return tree
    names = next((_names_in(tree[name]) for name in _NAMES if name in tree), [])
    rows: list[Any] = next((tree[name] for name in _ROWS if isinstance(tree.get(name), list)), [])
    if names and (records := [dict(zip(names, row, strict=False)) for row in rows if isinstance(row, list)]):
        return records
    columns = [_cells_of(column) for column in tree.values()]
    if len(columns) < 2 or not all(columns) or len(set(map(len, columns))) > 1:
        return tree
    return [dict(zip(tree, row, strict=True)) for row in zip(*columns, strict=True)]


def _names_in(columns: Any) -> list[str]:
    """Names of columns, written as such or with more about each; empty for anything else."""
    entries = columns if isinstance(columns, list) else []
    names = [entry.get("name", entry.get("title")) if isinstance(entry, dict) else entry for entry in entries]
    written = [name for name in names if isinstance(name, str) and name]
    return written if len(written) == len(names) else []


def _cells_of(column: Any) -> list[Any]:
    """The cells of a column: a list, or a record whose names are the numbers of its rows; empty for anything else."""
    if isinstance(column, dict):
        column = list(column.values()) if all(map(str.isdigit, column)) else []
    is_flat = isinstance(column, list) and not any(isinstance(cell, dict | list) for cell in column)
    return column if is_flat else []


def _by_key(tree: Record) -> list[Record]:
    """The records of an object that has one under each day or id, with its name as a field; empty for any other."""
    records = list(tree.values())
    if len(records) < 2 or not all(isinstance(record, dict) for record in records):
        return []
    shared = set(_plain_cells(records[0])).intersection(*map(_plain_cells, records[1:]))
    if all(map(_MOMENT.match, tree)):
        return [{"date": day, **record} for day, record in tree.items()] if shared else []
    has_moment = any(_MOMENT.match(str(records[0][name])) for name in shared)
    return [{"id": name, **record} for name, record in tree.items()] if has_moment and len(shared) > 1 else []


def _in_a_name_each(records: list[Record]) -> list[Record]:
    """The records without the one name that each is wrapped in: [{"exercise": {…}}, …]; empty for any others."""
    if {tuple(record) for record in records} != {(name := next(iter(records[0]), ""),)}:
        return []
    inner = [record[name] for record in records]
    return inner if all(isinstance(each, dict) and _plain_cells(each) for each in inner) else []


def _is_wrapper(record: Record) -> bool:
    return sum(not isinstance(value, list | dict) for value in record.values()) < FEWEST_FIGURES


def _holds_list(record: Record) -> bool:
    """Whether this is a list of records; a list of figures belongs to the record around it."""
    return any(
        isinstance(value, list) and value and isinstance(value[0], dict) and not are_figures(value)
        for value in record.values()
    )


def _leads_to_records(record: Record, depth: int) -> bool:
    """Whether a list of records, or one record under each name, stands in this object or deeper."""
    inner = [value for value in record.values() if isinstance(value, dict)]
    return bool(_holds_list(record) or _by_key(record)) or (
        depth > 1 and _is_wrapper(record) and any(_leads_to_records(value, depth - 1) for value in inner)
    )


def _plain_cells(record: Record) -> Record:
    return {name: value for name, value in record.items() if not isinstance(value, list | dict)}
