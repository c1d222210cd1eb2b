"""Distances as people write them, with words or in parts, as plain figures: half marathon, 5k easy, 7.5 km + 3."""

from __future__ import annotations

import re

from neckload.readers.cells.sports import is_rest_name, names_other_sport
from neckload.readers.shapes import Shapes
from neckload.readers.sheet import by_value
from neckload.readers.vocabulary.column_names import DISTANCE_UNITS, name_and_unit, plain
from neckload.readers.vocabulary.status_names import NOT, NOT_DONE

_RACES = {
    "42.195 km": "Marathon|Full marathon|Maratón|Maraton|Maratona|Марафон|Μαραθώνιος|מרתון|马拉松|馬拉松|全马|全馬|"
    "フルマラソン|フル|마라톤|풀코스|Marathonlauf",
    "21.0975 km": "Half marathon|Half|HM|Halbmarathon|Halber Marathon|Semi|Semi-marathon|Media maratón|Medio maratón|"
    "Media|Meia maratona|Meia|Mezza maratona|Mezza|Halve marathon|Halvmaraton|Halvmarathon|Halvmara|Półmaraton|"
    "Půlmaraton|Polmaratón|Félmaraton|Puolimaraton|Полумарафон|Напівмарафон|Півмарафон|Ημιμαραθώνιος|חצי מרתון|"
    "Yarı maraton|Semimaraton|Polumaraton|半马|半馬|半程马拉松|半程馬拉松|ハーフ|ハーフマラソン|하프|하프마라톤",
    "5 km": "Parkrun",
}
_LENGTH_OF_RACE = {plain(name): length for length, names in _RACES.items() for name in names.split("|")}
_FIGURE = r"[0-9]{1,6}(?:[.,][0-9]{1,2})?"
_UNIT = r"[^\W\d_]{0,12}"
_SUM = re.compile(rf"{_FIGURE} ?{_UNIT}(?: ?\+ ?{_FIGURE} ?{_UNIT}){{1,5}}")
_PART = re.compile(rf"({_FIGURE}) ?({_UNIT})")
_REMARK = re.compile(
    rf"(?P<length>(?:ca\.? ?|~ ?)?{_FIGURE} ?(?P<unit>[^\W\d_]{{1,12}}))\.?[ ,;:(–-]+(?P<remark>[^0-9+]+)"
)
_UNDONE = NOT_DONE | NOT
LONGEST_CELL = 60
"""Characters; what is longer is a note."""


def plain_distances(shapes: Shapes) -> Shapes:
    """A column of distances without words, sums and names of races; any other cell is unchanged."""
    is_worded = [_plain_distance(text) != text for text in shapes.texts]
    if not any(is_worded):
        return shapes
    places = shapes.marks(is_worded)
    cells = shapes.cells.copy()
    cells[places] = by_value(cells[places], _plain_distance, "str")
    return Shapes(cells)


def _plain_distance(cell: str) -> str:
    text = cell.strip()
    if not 1 < len(text) <= LONGEST_CELL:
        return cell
    if _SUM.fullmatch(text):
        return _added_up(text) or cell
    if (match := _REMARK.fullmatch(text)) and _is_length(match["unit"]) and _says_nothing_else(match["remark"]):
        return match["length"]
    return cell if text[0].isdigit() else _LENGTH_OF_RACE.get(plain(text), cell)


def _is_length(unit: str) -> bool:
    return unit in ("k", "K") or name_and_unit(unit)[1] in DISTANCE_UNITS


def _says_nothing_else(remark: str) -> bool:
    """Whether a remark behind a distance names neither another sport nor that it was not run."""
    words = {plain(word) for word in re.split(r"[\W_]+", remark)}
    return not names_other_sport(remark) and not is_rest_name(remark) and words.isdisjoint(_UNDONE)


def _added_up(text: str) -> str:
    """“10,5 km” for “7,5 km + 3”; "" if the parts have several units."""
    parts = _PART.findall(text)
    units = {unit for _, unit in parts if unit}
    if len(units) > 1 or not all(map(_is_length, units)):
        return ""
    total = sum(float(figure.replace(",", ".")) for figure, _ in parts)
    written = f"{total:.2f}".rstrip("0").rstrip(".")
    return " ".join((written.replace(".", ",") if "," in text else written, *units))
