"""Cells -> numbers. What a comma means is decided once for a whole column, never cell by cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from neckload.readers.shapes import Figure, Shapes, figure_at, shapes_of
from neckload.readers.sheet import by_value
from neckload.readers.vocabulary.column_names import name_and_unit, plain

MISSING = frozenset(
    ("", "-", "--", "---", "–", "—", "−", "?", "--:--", "--:--:--", "nan", "na", "n/a", "n.a.", "k.a.", "none", "null",
     "x", "00:nan:nan", "nan:nan:nan", "#n/a", "#value!", "#ref!", "#div/0!", "#num!", "#name?")
)  # fmt: skip
_PLAIN = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")
"""A column of these needs no decision, and most columns are like that."""
_SMALL_UNITS, _LARGE_UNITS = ("m", "yd", "ft"), ("km", "mi")
_THREE_BEHIND = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}|,[0-9]{3})")
_NOT_THREE_BEHIND = {sign: re.compile(rf"^[^{sign}]*[{sign}](?:[0-9]{{1,2}}|[0-9]{{4,}})$") for sign in (",", ".")}
_STRAY = re.compile(r"[+-]?[0-9]+[.,][0-9]{1,2}")
"""If thousands are impossible, the other sign is a decimal sign too: a slip of the pen."""
_THOUSANDS = {
    ",": re.compile(r"^[+-]?[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.|$)"),
    ".": re.compile(r"^[+-]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,|$)"),
}
"""Where a thousands sign can be; some countries group by hundreds above the first thousand."""
ABOUT = re.compile(r"^(?:'|[~≈]|(?i:ca\.?|approx\.?|about) )\s*")
_BLANKS = re.compile(r"[\s’]+|(?<=[0-9])'(?=[0-9]{3})")
_FIGURE_AND_UNIT = re.compile(r"^([+\-0-9.,eE]*[0-9.,])([^0-9.,]*)$")
_NUMBER = re.compile(r"^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?$")


@dataclass(frozen=True, eq=False)
class Numbers:
    """One column as numbers."""

    values: pd.Series
    """NaN where the cell is missing or not a number [float]."""
    broken: np.ndarray
    """Where the cell has something that is not a number [bool]."""
    decimal: Literal[".", ","]
    unit: str
    """The unit that every cell has ("5.01 km"), else ""."""
    shapes: Shapes
    words: Sequence[str]
    """Unit of each shape; "" for none."""

    @property
    def has_units(self) -> bool:
        """Whether any cell has a unit."""
        return any(self.words)

    @cached_property
    def units(self) -> pd.Series:
        """Unit of each cell; "" for none [text]."""
        return self.shapes.words(self.words)


def is_missing(cells: pd.Series | Shapes) -> pd.Series:
    """True where a cell means not measured: empty, --, NaN, n/a ..."""
    shapes = shapes_of(cells)
    return shapes.mask(missing_shapes(shapes))


def missing_marks(shapes: Shapes) -> np.ndarray:
    """The same without the index [bool]."""
    return shapes.marks(missing_shapes(shapes))


def missing_shapes(shapes: Shapes) -> list[bool]:
    """The same for each shape of a column."""
    return [text.strip().lower() in MISSING for text in shapes.texts]


def floats(cells: pd.Series) -> pd.Series:
    """Cells of digits and a point as numbers; NaN for missing ones [float]."""
    return pd.Series(pc.cast(pa.array(cells), pa.float64()).to_numpy(zero_copy_only=False), index=cells.index)


def numbers(cells: pd.Series | Shapes, unit: str = "") -> Numbers:
    """The numbers of a column, with point or comma as the decimal sign, thousands signs and units removed.

    Args:
        unit: from the column name: 5.012 m means five thousand metres, and 5,012 km means five kilometres.
    """
    shapes = shapes_of(cells)
    missing = missing_shapes(shapes)
    is_plain = [_PLAIN.fullmatch(text) is not None for text in shapes.texts]
    is_grouped = unit in _SMALL_UNITS and any(map(_THREE_BEHIND.fullmatch, shapes.texts))
    if not is_grouped and all(plain or blank for plain, blank in zip(is_plain, missing, strict=True)):
        places = [
            figure_at(text, (0, len(text))) if plain else None
            for text, plain in zip(shapes.texts, is_plain, strict=True)
        ]
        is_short = all(place or blank for place, blank in zip(places, missing, strict=True))
        values = shapes.figures(places) if is_short else floats(shapes.cells.where(shapes.mask(is_plain)))
        return Numbers(values, _broken(values, shapes, missing), ".", "", shapes, [""] * len(missing))
    parts = [("", "") if blank else _figure_and_unit(text) for text, blank in zip(shapes.texts, missing, strict=True)]
    counts: Counter[str] = Counter()
    for (figure, _), count in zip(parts, shapes.counts.tolist(), strict=True):
        counts[figure] += count
    decimal = decimal_sign(counts, unit)
    plain = [_plainly(figure, decimal) for figure, _ in parts]
    values = _values(shapes, plain, decimal)
    units = {word for (_, word), text in zip(parts, plain, strict=True) if text}
    return Numbers(
        values,
        _broken(values, shapes, missing),
        decimal,
        units.pop() if len(units) == 1 and units <= {"km", "mi", "mil", "m", "yd"} else "",
        shapes,
        [word for _, word in parts],
    )


def _broken(values: pd.Series, shapes: Shapes, missing: Sequence[bool]) -> np.ndarray:
    """Cells with something that is not a number [bool]."""
    is_broken: np.ndarray = np.isnan(values.to_numpy()) & ~shapes.marks(missing)
    return is_broken


def _figure_and_unit(text: str) -> tuple[str, str]:
    """ca. 5 012 km -> 5012 and km; empty if there is no figure, or a word after it that is not a unit."""
    match = _FIGURE_AND_UNIT.match(_BLANKS.sub("", ABOUT.sub("", text.strip().rstrip("."))))
    if match is None:
        return "", ""
    unit = _unit(match[2])
    return (match[1] if unit or not match[2] else ""), unit


def _plainly(figure: str, decimal: str) -> str:
    """A figure with a decimal point and no other sign; "" if it is not a number."""
    thousands = "," if decimal == "." else "."
    if _STRAY.fullmatch(figure):
        return figure.replace(",", ".")
    if thousands in figure and not _THOUSANDS[thousands].match(figure):
        return ""
    plain = figure.replace(thousands, "").replace(",", ".")
    return plain if _NUMBER.match(plain) else ""


def _values(shapes: Shapes, plain: list[str], decimal: str) -> pd.Series:
    """The numbers, from the plain form of each shape; cells with many digits are read one by one."""
    places: list[Figure | None] = [None if "e" in text.lower() else figure_at(text, (0, len(text))) for text in plain]
    signs = np.array([-1.0 if text.startswith("-") else 1.0 for text in plain])
    figures = shapes.each_figure(places)
    values = pd.Series(figures * shapes.each(signs) if (signs < 0).any() else figures, index=shapes.index)
    unread = [bool(text) and not place for text, place in zip(plain, places, strict=True)]
    if any(unread):
        others = shapes.cells[shapes.marks(unread)]
        read = by_value(others, lambda cell: float(_plainly(_figure_and_unit(cell)[0], decimal)), "float64")
        values[others.index] = read.where(np.isfinite(read))
    return values


def _unit(text: str) -> str:
    """The unit that a text is; "" for any other word, and for a unit with a remark behind it."""
    if text in ("k", "K"):
        return "km"
    base, unit = name_and_unit(text) if text else ("", "")
    return unit if base in (plain(text), "distance", "duration") else ""


def decimal_sign(figures: Mapping[str, int], unit: str = "") -> Literal[".", ","]:
    """The decimal sign of a column, from how often each figure (or shape) occurs.

    A comma before the last digits is a decimal comma unless there are exactly three everywhere, as of thousands;
    if a cell has both signs, the later one is the decimal sign. The unit can rule out thousands, or
    anything else.
    """
    signed = [figure for figure in figures if "." in figure or "," in figure]
    if unit in (*_SMALL_UNITS, *_LARGE_UNITS) and signed and all(map(_THREE_BEHIND.fullmatch, signed)):
        is_comma = all("," in figure for figure in signed)
        return "," if is_comma == (unit in _LARGE_UNITS) else "."
    both = {figure: count for figure, count in figures.items() if "," in figure and "." in figure}
    if both:
        commas = sum(count for figure, count in both.items() if figure.rfind(",") > figure.rfind("."))
        return "," if commas > sum(both.values()) / 2 else "."
    with_comma, with_point = (
        sum(count for figure, count in figures.items() if form.match(figure)) for form in _NOT_THREE_BEHIND.values()
    )
    return "," if with_comma > with_point else "."
