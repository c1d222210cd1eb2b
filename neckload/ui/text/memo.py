"""A cache of pictures and tables per analysis, dropped together with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast
from weakref import WeakKeyDictionary

from neckload.domain.analysis import Analysis
from neckload.ui.text import locale_format

Choices = ParamSpec("Choices")
Made = TypeVar("Made")
_known: WeakKeyDictionary[Analysis, dict[object, object]] = WeakKeyDictionary()


def once(
    make: Callable[Concatenate[Analysis, Choices], Made],
) -> Callable[Concatenate[Analysis, Choices], Made]:
    """Caches what `make` returns for an analysis, a locale and further choices. Callers must not change the result.

    An analysis is frozen, so what was made from it stays valid.
    """

    @wraps(make)
    def made(analysis: Analysis, /, *choices: Choices.args, **named: Choices.kwargs) -> Made:
        of_this = _known.setdefault(analysis, {})
        key = (make, locale_format.current(), choices, *sorted(named.items()))
        if key not in of_this:
            of_this[key] = make(analysis, *choices, **named)
        return cast(Made, of_this[key])

    return made
