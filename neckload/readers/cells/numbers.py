"""Cells -> numbers. What a comma means is decided once for a whole column, never cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from neckload.readers.vocabulary.column_names import name_and_unit

MISSING = frozenset(
    ("", "-", "--", "---", "–", "—", "−", "?", "--:--", "--:--:--", "nan", "na", "n/a", "n.a.", "k.a.", "none", "null",
     "x", "00:nan:nan", "nan:nan:nan", "#n/a", "#value!", "#ref!", "#div/0!", "#num!", "#name?")
)  # fmt: skip
_PLAIN = r"[0-9]{1,12}(?:\.[0-9]{1,12})?"
"""Nothing is to be decided in a column of these, and most columns are."""
_SMALL_UNITS, _LARGE_UNITS = ("m", "yd", "ft"), ("km", "mi")
_THREE_BEHIND = r"[0-9]{1,3}(?:\.[0-9]{3}|,[0-9]{3})"
_NOT_THREE_BEHIND = r"^[^,]*,(?:[0-9]{1,2}|[0-9]{4,})$"
_THOUSANDS = {",": r"^[+-]?[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.|$)", ".": r"^[+-]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,|$)"}
"""Where the sign stands between thousands; some countries count them by the hundred above."""
ABOUT = r"^(?:'|[~≈]|(?i:ca\.?|approx\.?|about) )\s*"
_NUMBER = r"^([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?)$"


@dataclass(frozen=True)
class Numbers:
    """One column as numbers."""

    values: pd.Series
    """NaN where the cell is missing or no number [float]."""
    broken: pd.Series
    """True where the cell holds something that is no number."""
    decimal: Literal[".", ","]
    unit: str
    """Unit that every cell carries ("5.01 km"), else ""."""
    units: pd.Series
    """Unit of each cell; "" where it carries none [text]."""


def is_missing(cells: pd.Series) -> pd.Series:
    """True where a cell says that nothing was measured: empty, --, NaN, n/a ..."""
    return cells.str.strip().str.lower().isin(list(MISSING))


def floats(cells: pd.Series) -> pd.Series:
    """Cells that hold digits and a point, or are missing, as numbers [float]."""
    return pd.Series(pc.cast(pa.array(cells), pa.float64()).to_numpy(zero_copy_only=False), index=cells.index)


def numbers(cells: pd.Series, unit: str = "") -> Numbers:
    """The numbers of a column, with point or comma as the decimal sign, thousands signs and units removed.

    Args:
        unit: what the column name says: 5.012 are five thousand metres, and 5,012 are five kilometres.
    """
    missing = is_missing(cells)
    is_plain = cells.str.fullmatch(_PLAIN)
    is_grouped = unit in _SMALL_UNITS and bool(cells.str.fullmatch(_THREE_BEHIND).any())
    if (is_plain | missing).all() and not is_grouped:
        values = floats(cells.where(is_plain))
        return Numbers(values, values.isna() & ~missing, ".", "", pd.Series("", index=cells.index, dtype="str"))
    bare = (
        cells.str.strip()
        .str.replace(ABOUT, "", regex=True)
        .str.replace(r"[\s’]+|(?<=[0-9])'(?=[0-9]{3})", "", regex=True)
    )
    parts = bare.str.extract(r"^([+\-0-9.,eE]*[0-9.,])([^0-9.,]*)$")
    units = parts[1].fillna("").map(_unit).astype("str")
    figures = parts[0].where((units != "") | (parts[1] == "")).fillna("")
    decimal = decimal_sign(figures[~missing], unit)
    thousands = "," if decimal == "." else "."
    has_sign = figures.str.contains(thousands, regex=False)
    figures = figures.where(~has_sign | figures.str.contains(_THOUSANDS[thousands]), "")
    figures = figures.str.replace(thousands, "", regex=False)
    figures = figures.str.replace(",", ".", regex=False)
    values = pd.to_numeric(figures.str.extract(_NUMBER)[0], errors="coerce").astype("float64")
    values = values.where(np.isfinite(values)).where(~missing)
    return Numbers(values, values.isna() & ~missing, decimal, _common_unit(units[values.notna()]), units)


def _unit(text: str) -> str:
    return "km" if text in ("k", "K") else name_and_unit(text)[1] if text else ""


def decimal_sign(figures: pd.Series, unit: str = "") -> Literal[".", ","]:
    """The decimal sign of a column.

    A comma before the last digits is a decimal comma unless there are exactly three everywhere, as of thousands;
    where a cell has both signs the later one is the decimal sign. The unit tells where thousands cannot be meant, or
    nothing else.
    """
    signed = figures[figures.str.contains("[.,]")]
    if unit in (*_SMALL_UNITS, *_LARGE_UNITS) and len(signed) and signed.str.fullmatch(_THREE_BEHIND).all():
        is_comma = bool(signed.str.contains(",", regex=False).all())
        return "," if is_comma == (unit in _LARGE_UNITS) else "."
    has_both = figures.str.contains(",", regex=False) & figures.str.contains(".", regex=False)
    if has_both.any():
        both = figures[has_both]
        return "," if (both.str.rfind(",") > both.str.rfind(".")).mean() > 0.5 else "."
    return "," if figures.str.contains(_NOT_THREE_BEHIND).any() else "."


def _common_unit(units: pd.Series) -> str:
    """km, mi or m when all cells carry it."""
    words = set(units.unique())
    return next(iter(words)) if len(words) == 1 and words <= {"km", "mi", "m", "yd"} else ""
