"""The arguments of a field that saves as soon as it changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict


class Saving(TypedDict, total=False):
    """Keyword arguments of a widget: what is called after a change, and with what."""

    on_change: Callable[..., None]
    args: tuple[object, ...]
