"""JSON -> the same kind of sheet that a CSV file gives: one row per activity, one column per name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from neckload.domain.problems import Problem, UnreadableFile
from neckload.readers.sheet import MAX_COLUMNS, MAX_ROWS, MOST_CELLS, Sheet, sheet_of_rows

MOST_PARTS_OF_A_FILE, MOST_VALUES = 800_000, 4_000_000
"""Lists and records, and what commas separate. The largest activity with every data point has half as many."""
DEEPEST = 4
"""Levels below the top at which exports keep their list."""
_METRICS = ("metric", "metricname")
_TYPES = (*_METRICS, "type", "name", "kind", "key", "metrictype", "label", "id", "field", "measure", "title", "code",
          "attribute", "property", "parameter", "stat", "statistic", "quantity_type", "quantitytype", "datatype",
          "data_type", "item", "what", "art", "nom", "nombre", "nome", "naam", "namn", "navn", "nazwa", "tipo", "typ",
          "имя", "название", "名前", "項目", "名称", "项目", "이름")  # fmt: skip
_VALUES = ("value", "floatvalue", "intvalue", "doublevalue", "qty", "quantity", "amount", "val", "data", "total", "sum",
           "wert", "valeur", "valor", "valore", "waarde", "värde", "værdi", "verdi", "wartość", "hodnota", "значение",
           "値", "值", "数值", "값")  # fmt: skip
_UNITS = ("unit", "units", "uom", "unitofmeasure", "unitname", "einheit", "unité", "unite", "unidad", "unidade",
"unità",
          "eenheid", "enhet", "enhed", "jednostka", "единица", "単位", "单位", "단위")  # fmt: skip
_APPLE = "HKQuantityTypeIdentifier"
"""How exports name the kind of a figure in a list of figures, the figure itself, and its unit."""
MOST_FIGURES = 200
FEWEST_FIGURES = 3
"""Something with this many values of its own is a record, not a wrapper."""


_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}|1[0-9]{9}(?:[0-9]{3})?$")
"""A date, or seconds or milliseconds since 1970."""
_FIGURE = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")
MOST_PARTS = 20
"""An activity may have several sports; longer lists are figures or data points."""


def json_sheet(
    content: bytes,
    is_known: Callable[[str], bool],
    unwrappings: Sequence[Callable[[Any], Any]] = (),
    mendings: Sequence[Callable[[str], str]] = (),
) -> Sheet:
    """The list of records with most known names in a JSON file, or its single record.

    Names of nested records are joined with a dot; of a list of records within a record, the first counts.

    Args:
        unwrappings: unwrap the records of vendors with their own wrapping (`Layout.unwrap_json`).
        mendings: repair vendors' deviations from JSON (`Layout.mend_json`).

    Raises:
        UnreadableFile: no JSON, or no records in it.
    """
    parts = content.count(b"{") + content.count(b"[")
    if parts > MOST_PARTS_OF_A_FILE or content.count(b",") > MOST_VALUES:
        raise UnreadableFile(Problem("This JSON file has too many records for a training log."))
    try:
        tree = _parsed(content.decode("utf-8-sig"), mendings)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(Problem("This JSON file is damaged or was cut off. Export it again.")) from error
    for unwrap in unwrappings:
        tree = unwrap(tree)
    tree = _rows_of(tree)
    records = [_flat(record) for record in _records(tree, DEEPEST, is_known)[: MAX_ROWS + 1]]
    names = list(dict.fromkeys(name for record in records for name in record))
    if not records or not names:
        raise UnreadableFile(
            Problem("There is no list of activities in this JSON file. Export your log as a CSV file.")
        )
    if len(records) > MAX_ROWS or len(names) > MAX_COLUMNS or len(records) * len(names) > MOST_CELLS:
        raise UnreadableFile(Problem("This JSON file has too many records for a training log."))
    rows = [[record.get(name, "") for name in names] for record in records]
    return sheet_of_rows(names, rows)


def _rows_of(tree: Any) -> Any:
    """A table written by its columns, as programs for tables write one, by its rows; any other tree unchanged."""
    if not isinstance(tree, dict):
        return tree
    names, rows = tree.get("columns"), tree.get("data")
    if isinstance(names, list) and isinstance(rows, list) and all(isinstance(name, str) for name in names):
        return [dict(zip(names, row, strict=False)) for row in rows if isinstance(row, list)] or tree
    columns = [_cells_of(column) for column in tree.values()]
    if len(columns) < 2 or not all(columns) or len(set(map(len, columns))) > 1:
        return tree
    return [dict(zip(tree, row, strict=True)) for row in zip(*columns, strict=True)]


def _cells_of(column: Any) -> list[Any]:
    """The cells of a column: a list, or a record whose names are the numbers of its rows; empty for anything else."""
    if isinstance(column, dict):
        column = list(column.values()) if all(map(str.isdigit, column)) else []
    is_flat = isinstance(column, list) and not any(isinstance(cell, dict | list) for cell in column)
    return column if is_flat else []


def _parsed(text: str, mendings: Sequence[Callable[[str], str]]) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        lines = text.split("\n")
        if len(lines) > 1 and lines[0].rstrip().endswith("}"):  # one record a line
            return [json.loads(line) for line in lines if line.strip()]
        for mend in mendings:
            text = mend(text)
        return json.loads(text)


def _records(tree: Any, depth: int, is_known: Callable[[str], bool]) -> list[dict[str, Any]]:
    """The records of a list, of a list in a wrapper, or the single record."""
    if isinstance(tree, dict):
        return _by_key(tree) or (_wrapped([tree], depth, is_known) if _is_wrapper(tree) else []) or [tree]
    if not isinstance(tree, list) or not tree or not all(isinstance(record, dict) for record in tree):
        return []
    if depth and (inner := _in_a_name_each(tree)):
        return _records(inner, depth - 1, is_known)
    if all(len(record) == 1 for record in tree) and not any(map(_holds_list, tree)):
        # One record, written as a list of pairs.
        pairs = [pair for record in tree for pair in record.items()]
        return [dict(pairs)] if len(pairs) >= FEWEST_FIGURES else []
    if all(_is_wrapper(record) and _holds_list(record) for record in tree):
        return _wrapped(tree, depth, is_known)
    return tree


def _by_key(tree: dict[str, Any]) -> list[dict[str, Any]]:
    """The records of an object that has one under each day or id, with its name as a field; empty for any other."""
    records = list(tree.values())
    if len(records) < 2 or not all(isinstance(record, dict) for record in records):
        return []
    shared = set(_plain_cells(records[0])).intersection(*map(_plain_cells, records[1:]))
    if all(map(_MOMENT.match, tree)):
        return [{"date": day, **record} for day, record in tree.items()] if shared else []
    has_moment = any(_MOMENT.match(str(records[0][name])) for name in shared)
    return [{"id": name, **record} for name, record in tree.items()] if has_moment and len(shared) > 1 else []


def _in_a_name_each(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The records without the one name that each is wrapped in: [{"exercise": {…}}, …]; empty for any others."""
    if {tuple(record) for record in records} != {(name := next(iter(records[0]), ""),)}:
        return []
    inner = [record[name] for record in records]
    return inner if all(isinstance(each, dict) and _plain_cells(each) for each in inner) else []


def _is_wrapper(record: dict[str, Any]) -> bool:
    return sum(not isinstance(value, list | dict) for value in record.values()) < FEWEST_FIGURES


def _holds_list(record: dict[str, Any]) -> bool:
    """Whether this is a list of records; a list of figures belongs to the record around it."""
    return any(
        isinstance(value, list) and value and isinstance(value[0], dict) and not _are_figures(value)
        for value in record.values()
    )


def _leads_to_records(record: dict[str, Any], depth: int) -> bool:
    """Whether a list of records, or one record under each name, stands in this object or deeper."""
    inner = [value for value in record.values() if isinstance(value, dict)]
    return bool(_holds_list(record) or _by_key(record)) or (
        depth > 1 and _is_wrapper(record) and any(_leads_to_records(value, depth - 1) for value in inner)
    )


def _are_figures(entries: list[Any]) -> bool:
    """Whether every entry is a kind and a figure, and little more."""
    return len(entries) <= MOST_FIGURES and all(
        isinstance(entry, dict)
        and _kind(entry)
        and len(entry) <= FEWEST_FIGURES + 1
        and any(_is_figure(_bare(value)) for name, value in entry.items() if name.lower() in _VALUES)
        for entry in entries
    )


def _kind(entry: dict[str, Any]) -> str:
    named = _in_small_letters(entry)
    return next((named[name] for name in _TYPES if isinstance(named.get(name), str)), "").removeprefix(_APPLE)


def _in_small_letters(entry: dict[str, Any]) -> dict[str, Any]:
    """Some write “Type” and “Value”."""
    return {name.lower(): value for name, value in entry.items()}


def _bare(value: Any) -> Any:
    """The figure of an entry with a unit: {"value": 5, "unit": "km"}."""
    if isinstance(value, dict) and len(value) <= FEWEST_FIGURES:
        named = _in_small_letters(value)
        return next((named[name] for name in _VALUES if _is_figure(named.get(name))), value)
    return value


def _is_figure(value: Any) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and _FIGURE.fullmatch(value) is not None)


def _wrapped(wrappers: Sequence[dict[str, Any]], depth: int, is_known: Callable[[str], bool]) -> list[dict[str, Any]]:
    """The records of the list with most known names, each with the list's name, which identifies the vendor."""
    lists: dict[str, list[dict[str, Any]]] = {}
    for wrapper in wrappers if depth else ():
        for name, value in wrapper.items():
            if isinstance(value, list) or (isinstance(value, dict) and _leads_to_records(value, depth)):
                records = _records(value, depth - 1, is_known)
                # What holds a single record tells of it: the session of one exercise.
                around = _plain_cells(wrapper) if len(records) == 1 else {}
                lists.setdefault(name, []).extend({**around, **record, name: ""} for record in records)
    return max(lists.values(), key=lambda records: sum(map(is_known, records[0])) if records else -1, default=[])


def _plain_cells(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if not isinstance(value, list | dict)}


def _by_metric(entries: list[Any]) -> dict[str, Any]:
    """Figures listed one by one with their names, as one record; empty for any other list."""
    named: dict[str, Any] = {}
    for entry in entries:
        own = _in_small_letters(entry) if isinstance(entry, dict) else {}
        name = next((own[key] for key in _METRICS if key in own), None)
        figure = next((own[key] for key in _VALUES if key in own), None) if name else None
        if isinstance(name, str) and figure is not None:
            named.setdefault(name, figure)
    return named


def _by_type(entries: list[Any]) -> dict[str, Any]:
    """Figures listed with their kind, as in [{"type": "distance", "value": 5, "unit": "km"}], by kind.

    Newer exports list in this way what older ones wrote as plain fields, under the same names.
    """
    cells: dict[str, Any] = {}
    for entry in entries:
        kind = _kind(entry) if isinstance(entry, dict) else ""
        if not kind:
            continue
        has_figure = False
        for name, value in entry.items():
            if name.lower() in _VALUES and not has_figure and isinstance(_bare(value), str | int | float):
                has_figure = True
                cells |= {own: figure for own, figure in _quantity(kind, value).items() if own not in cells}
            elif isinstance(value, dict):
                cells |= {own: figure for own, figure in value.items() if own not in cells}
            elif name.lower() in _UNITS:
                cells.setdefault(f"{kind}Unit", value)
                cells.setdefault(f"{kind}.units", value)
    return {name: value for name, value in cells.items() if isinstance(value, str | int | float)}


def _quantity(name: str, value: Any) -> dict[str, Any]:
    """A figure, and its unit if it has one, under the names that exports use for both."""
    unit = (
        next((text for own, text in value.items() if own.lower() in _UNITS and isinstance(text, str)), None)
        if isinstance(value, dict)
        else None
    )
    units = {} if unit is None else {f"{name}Unit": unit, f"{name}.units": unit}
    return {name: _bare(value), f"{name}.qty": _bare(value), **units}


def _flat(record: dict[str, Any], before: str = "", depth: int = 2) -> dict[str, str]:
    cells: dict[str, str] = {}
    typed: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, list) and _are_figures(value):
            typed, value = {**_by_type(value), **typed}, _by_metric(value)
        elif isinstance(value, list) and 0 < len(value) <= MOST_PARTS:
            typed = {**_by_type(value), **typed}
            value = _by_metric(value) or value[0] if isinstance(value[0], dict) else value
        elif isinstance(value, dict) and _bare(value) is not value:
            typed = {**_quantity(name, value), **typed}
        if isinstance(value, dict):
            cells |= _flat(value, f"{before}{name}.", depth - 1) if depth else {}
        elif not isinstance(value, list):
            cells[before + name] = "" if value is None else str(value)
    return {**{before + name: str(value) for name, value in typed.items()}, **cells}
