"""Every text of the app that can be written without a page: fixed ones, and those about invented diaries.

`written` calls each public function of a room by the types of its parameters, so a new sentence is found by itself.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import Any, get_args

import pandas as pd

from neckload.domain import evidence
from neckload.domain.advice import Advice, Reason
from neckload.domain.analysis import Analysis
from neckload.domain.progression import VERDICTS
from neckload.domain.reason import ReasonKey
from neckload.ui.text import memo
from neckload.ui.text.guidance import advice

PACKAGE = Path(__file__).parents[2] / "neckload"
ROOMS = ("text", "drawing", "charts", "report")
FIGURES = ("marks", "hovers", "numbers")
"""Parts of a chart that hold the diary's own figures, hundreds of them."""
# Every figure that a reason of the advice may have: none is a threshold's.
REASON_FIGURES: dict[str, float | str | None] = {
    "worst": 4.2, "usual_worst": 1.2, "noted_on": None, "level": 101.0, "last": 121.0, "usual": 111.0,
    "weeks_off": 23, "weeks_ago": 0, "change": 0.21, "measure": "time", "weeks": 23, "week": "2026-02-02",
    "low": 0.71, "high": 0.73, "just_done": 91.0, "first": "2026-02-02", "last_day": "2026-02-15", "ceiling": 3.2,
}  # fmt: skip
MOST_CALLS = 4
"""Values tried of each type a function asks for."""


@contextmanager
def every_threshold_changed() -> Iterator[None]:
    """Each threshold says something else inside."""
    values = {name: threshold.value for name, threshold in evidence.thresholds().items()}
    try:
        for threshold in evidence.thresholds().values():
            object.__setattr__(threshold, "value", another(threshold.value))
        yield
    finally:
        for name, threshold in evidence.thresholds().items():
            object.__setattr__(threshold, "value", values[name])


def another(value: float) -> float:
    """What a threshold says instead: a count some more, a share some percent more."""
    return value + 13 if value >= 2 or value == 1 else value + 0.03


def fixed() -> dict[str, str]:
    """Module and name -> text, of everything that is written once as the program starts."""
    return {
        place: text
        for name, module in _modules()
        for place, text in _strings({key: value for key, value in vars(module).items() if key[:2] != "__"}, name)
    }


def reasons() -> dict[str, str]:
    """A sentence for every reason of the advice."""
    keys = [key for kind in get_args(ReasonKey) for key in get_args(kind)]
    return {key: advice.reasons(Advice(reasons=(Reason(key, REASON_FIGURES),)), "km")[0] for key in keys}


def written(analysis: Analysis) -> dict[str, str]:
    """Module and function -> text, of everything that is written about an analysis."""
    memo._known.clear()
    known = pool(analysis)
    return {
        place: text
        for name, module in _modules()
        for function in vars(module).values()
        if inspect.isfunction(function) and function.__module__ == module.__name__
        if not function.__name__.startswith("_")
        for at, arguments in enumerate(_arguments(function, known))
        for place, text in _strings(_answer(function, arguments), f"{name} {function.__name__} {at}")
    }


def _answer(function: Any, arguments: tuple[Any, ...]) -> object:
    """What a function returns; nothing where it asks for something that this diary lacks."""
    with suppress(AttributeError, IndexError, KeyError, TypeError, ValueError):
        return function(*arguments)
    return None


def _arguments(function: Any, known: dict[str, list[Any]]) -> Iterator[tuple[Any, ...]]:
    needed = [each for each in inspect.signature(function).parameters.values() if each.default is each.empty]
    if all(each.kind is each.POSITIONAL_OR_KEYWORD for each in needed):
        values = [known.get(str(each.annotation).removesuffix(" | None"), []) for each in needed]
        yield from product(*(each[:MOST_CALLS] for each in values))


def pool(analysis: Analysis) -> dict[str, list[Any]]:
    """What there is of each type in an analysis, by the type's name."""
    known: dict[str, list[Any]] = {"Unit": ["km"], "Measure": ["time", "distance"], "date": [analysis.today]}
    known["Verdict"] = list(VERDICTS)
    _gather(analysis, known)
    return known


def _gather(value: object, known: dict[str, list[Any]]) -> None:
    if isinstance(value, tuple) and value and is_dataclass(value[0]):
        known.setdefault(f"Sequence[{type(value[0]).__name__}]", []).append(value)
        for each in value:
            _gather(each, known)
    elif is_dataclass(value) and type(value).__module__.startswith("neckload"):
        same = known.setdefault(type(value).__name__, [])
        if not any(value is each for each in same):
            same.append(value)
            made = {name for name, part in vars(type(value)).items() if isinstance(part, cached_property | property)}
            for name in [*(field.name for field in fields(value)), *sorted(made)]:
                _gather(getattr(value, name), known)


def _modules() -> Iterator[tuple[str, Any]]:
    for room in ROOMS:
        for path in sorted((PACKAGE / "ui" / room).rglob("*.py")):
            name = path.relative_to(PACKAGE).as_posix()
            yield name, importlib.import_module(f"neckload.{name.removesuffix('.py').replace('/', '.')}")


def _strings(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _strings(each, f"{place} {key}")
    elif isinstance(value, list | tuple):
        for at, each in enumerate(value):
            yield from _strings(each, f"{place} {at}")
    elif isinstance(value, pd.DataFrame):
        yield from _strings(list(map(str, value.columns)), place)
    elif is_dataclass(value) and type(value).__module__.startswith("neckload.ui"):
        for field in fields(value):
            if field.name in FIGURES:
                continue
            yield from _strings(getattr(value, field.name), f"{place} {field.name}")
