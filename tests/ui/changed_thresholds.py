"""Every fixed text of the app, and a sentence for every reason of the advice, as JSON by its place.

`python -m tests.ui.changed_thresholds` makes them in a program whose thresholds all say something else.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType
from typing import get_args

PACKAGE = Path(__file__).parents[2] / "neckload"
ROOMS = ("text", "drawing", "charts", "report")
# Figures that are no threshold's, neither before nor after the change.
FIGURES: dict[str, float | str | None] = {
    "worst": 4.0, "usual_worst": 1.0, "noted_on": None, "level": 101.0, "last": 121.0, "usual": 111.0,
    "weeks_off": 23, "weeks_ago": 0, "change": 0.21, "measure": "time", "weeks": 23, "week": "2026-02-02",
    "low": 0.71, "high": 0.73, "just_done": 91.0, "first": "2026-02-02", "last_day": "2026-02-15", "ceiling": 3.0,
}  # fmt: skip


def another(value: float) -> float:
    """What a threshold says instead: a count some more, a share some percent more."""
    return value + 13 if value >= 2 or value == 1 else value + 0.03


def change_every_threshold() -> None:
    """Change them as they are made, before any module can have read one."""
    package = ModuleType("neckload")  # its own imports would read them first
    package.__path__ = [str(PACKAGE)]
    sys.modules["neckload"] = package
    threshold = importlib.import_module("neckload.domain.threshold")
    check = threshold.Threshold.__post_init__

    def made_otherwise(made: object) -> None:
        check(made)
        object.__setattr__(made, "value", another(made.value))  # type: ignore[attr-defined]

    threshold.Threshold.__post_init__ = made_otherwise
    importlib.import_module("neckload.domain.evidence")
    del sys.modules["neckload"]


def texts() -> dict[str, str]:
    """Module and name, or reason -> text."""
    by_place: dict[str, str] = {}
    for room in ROOMS:
        for path in sorted((PACKAGE / "ui" / room).rglob("*.py")):
            name = path.relative_to(PACKAGE).as_posix()
            module = importlib.import_module(f"neckload.{name.removesuffix('.py').replace('/', '.')}")
            own = {key: value for key, value in vars(module).items() if not key.startswith("__")}
            by_place |= dict(_strings(own, name))
    return by_place | _reasons()


def _strings(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _strings(each, f"{place} {key}")
    elif isinstance(value, list | tuple):
        for at, each in enumerate(value):
            yield from _strings(each, f"{place} {at}")
    elif is_dataclass(value) and type(value).__module__.startswith("neckload.ui"):
        for field in fields(value):
            yield from _strings(getattr(value, field.name), f"{place} {field.name}")


def _reasons() -> dict[str, str]:
    from neckload.domain.advice import Advice, Reason
    from neckload.domain.reason import ReasonKey
    from neckload.ui.text.guidance import advice

    keys = [key for kind in get_args(ReasonKey) for key in get_args(kind)]
    return {
        f"ui/text/guidance/advice.py {key}": advice.reasons(Advice(reasons=(Reason(key, FIGURES),)), "km")[0]
        for key in keys
    }


if __name__ == "__main__":
    change_every_threshold()
    json.dump(texts(), sys.stdout)
