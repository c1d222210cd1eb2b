"""The drawings of the five exercises."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("exercises")


@cache
def exercise_drawing(exercise: str) -> str:
    """One exercise as SVG, in a shade that works in both themes. `exercise` is its key in `domain.care`."""
    return (_FOLDER / f"{exercise}.svg").read_text(encoding="utf-8")
