"""One JSON record -> its cells: nested figures and lists of figures under the names that plain fields would have."""

from __future__ import annotations

import re
from typing import Any

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
MOST_PARTS = 20
"""An activity may have several sports; longer lists are figures or data points."""
_FIGURE = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")


def flat(record: dict[str, Any], before: str = "", depth: int = 2) -> dict[str, str]:
    """The cells of a record by name. Names of nested records are joined with a dot; of a list of records within a
    record, the first counts."""
    cells: dict[str, str] = {}
    typed: dict[str, Any] = {}
    for name, written in record.items():
        value = _without_type(written)
        if isinstance(value, list) and are_figures(value):
            typed, value = {**_by_type(value), **typed}, _by_metric(value)
        elif isinstance(value, list) and 0 < len(value) <= MOST_PARTS:
            typed = {**_by_type(value), **typed}
            value = _by_metric(value) or value[0] if isinstance(value[0], dict) else value
        elif isinstance(value, dict) and _bare(value) is not value:
            typed = {**_quantity(name, value), **typed}
        if isinstance(value, dict):
            cells |= flat(value, f"{before}{name}.", depth - 1) if depth else {}
        elif not isinstance(value, list):
            cells[before + name] = "" if value is None else str(value)
    return {**{before + name: str(value) for name, value in typed.items()}, **cells}


def _without_type(value: Any) -> Any:
    """The value where a program writes its type around it: {"$date": "2026-01-05"}, {"#text": "5"}."""
    while isinstance(value, dict) and len(value) == 1 and next(iter(value))[:1] in ("$", "#", "_", "@"):
        (value,) = value.values()
    return value


def are_figures(entries: list[Any]) -> bool:
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
