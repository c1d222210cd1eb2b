"""Number, date and distance formats of the visitor's locale. The words stay English."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

# Where roads are measured in miles (Unicode CLDR, unit preferences for road lengths).
MILES = frozenset({"US", "GB"})


@dataclass(frozen=True)
class Manner:
    """The separators in numbers, the order of a date, and the default unit of distance."""

    decimal: str = "."
    group: str = ","
    month_first: bool = False
    unit: Literal["km", "mi"] = "km"
    typed_date: str = "YYYY-MM-DD"
    """How a date is typed into a field: one of the formats that Streamlit knows."""

    def marked(self, figure: str) -> str:
        """`figure`, written like 1,234.5, with this locale's separators."""
        return figure.translate({ord("."): self.decimal, ord(","): self.group})


USUAL = Manner()
_current: ContextVar[Manner | None] = ContextVar("manner", default=None)


def _nobodys() -> Manner:
    return USUAL


_of_visitor = _nobodys


def current() -> Manner:
    return _current.get() or _of_visitor()


def use(manner: Manner) -> None:
    """Use this format from now on, in this thread."""
    _current.set(manner)


def ask(of_visitor: Callable[[], Manner]) -> None:
    """Where nobody called `use`, use the format that this gives: a part of a page drawn alone, and a callback before
    the page, run in a thread of their own.
    """
    global _of_visitor
    _of_visitor = of_visitor


@lru_cache(maxsize=256)
def of_locale(tag: str | None) -> Manner:
    """The format of a browser's locale, such as de-DE; the default one if that is unknown.

    Separators and order are those of the Unicode CLDR. The month comes first only for an English that writes it so:
    in English words, 9 March is right everywhere else.
    """
    from babel import Locale, UnknownLocaleError  # loaded with the first visit, not with the program

    try:
        locale = Locale.parse(tag or "", sep="-")
    except (ValueError, UnknownLocaleError):
        return USUAL
    symbols = locale.number_symbols.get("latn", {})
    return Manner(
        decimal=symbols.get("decimal", "."),
        group=symbols.get("group", ","),
        month_first=locale.language == "en" and locale.date_formats["long"].pattern.startswith("M"),
        unit="mi" if locale.territory in MILES else "km",
        typed_date=_typed_date(locale.date_formats["short"].pattern),
    )


def _typed_date(pattern: str) -> str:
    """DD.MM.YYYY for the CLDR's dd.MM.yy: the same order and separator, with a four-digit year."""
    order = "".join(dict.fromkeys(letter for letter in pattern if letter in "yMd"))
    mark = next((letter for letter in pattern if letter in "./-"), "-")
    parts = {"y": "YYYY", "M": "MM", "d": "DD"}
    return mark.join(parts[letter] for letter in (order if order in ("yMd", "dMy", "Mdy") else "yMd"))
