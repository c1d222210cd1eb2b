"""The arguments of a field that saves as soon as it changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict


class Saving(TypedDict, total=False):
    """Keyword arguments of a widget: the callback after a change, and its arguments."""

    on_change: Callable[..., None]
    args: tuple[object, ...]
