"""Figures that a record keeps within others, as `stats.distance`, under the names that they have anywhere."""

from __future__ import annotations

from neckload.domain.problems import UnreadableFile
from neckload.readers.columns.recognise import is_known_name, recognised
from neckload.readers.exports.tables import ANY_TABLE
from neckload.readers.hints import ReadHints
from neckload.readers.sheet import Sheet
from neckload.readers.vocabulary.column_names import compared, name_and_unit, plain
from neckload.readers.vocabulary.generic_names import GENERIC, TIME_NAMES, Role

_ROLES: tuple[Role, ...] = ("start", "sport", "distance", "moving", "timer", "elapsed")
_SAYS_NOTHING = frozenset(("value", "qty", "total", "sum", "amount"))
_HOLDERS = frozenset(
    ("stats", "statistics", "summary", "summaries", "summarydto", "metrics", "data", "details", "totals", "workout",
     "activity", "result", "results", "values", "attributes", "measurements", "session", "fields", "properties", "info",
     "general", "overall", "node", "source", "document", "record", "entry", "item", "exercise", "run")
)  # fmt: skip
"""Names of the records that hold the figures of a whole activity."""
_NAMES: dict[str, Role] = {
    **dict.fromkeys(compared(TIME_NAMES), "timer"),
    **{name_and_unit(name)[0]: role for role in reversed(_ROLES) for name in GENERIC[role]},
}


def with_bare_names(sheet: Sheet) -> Sheet:
    """For unknown vendors, names a nested figure by the last part of its name, if that is unique."""
    if not any("." in name for name in sheet.header) or is_of_vendor(sheet.header):
        return sheet
    bases = [name_and_unit(name)[0] for name in sheet.header]
    roles = {_NAMES[base] for place, base in enumerate(bases) if base in _NAMES and not sheet.is_blank(place)}
    places: dict[str, list[tuple[str, int]]] = {}
    for position, name in enumerate(sheet.header):
        holder, bare = _parts(name)
        if holder and _is_lacking(bare, roles):
            places.setdefault(bare, []).append((holder, position))
    header = list(sheet.header)
    for bare, found_in in places.items():
        if len({holder for holder, _ in found_in}) == 1:
            header[found_in[0][1]] = bare
    return sheet.named(header)


def _is_lacking(name: str, roles: set[Role]) -> bool:
    """Whether this names something that no column has yet, or its unit."""
    base = name_and_unit(name.removesuffix("Unit"))[0]
    return base in _NAMES and _NAMES[base] not in roles


def _parts(name: str) -> tuple[str, str]:
    """The record that holds a figure, and its name in it; "" if it is not a summary, such as a lap."""
    holder, _, last = name.rpartition(".")
    if last in _SAYS_NOTHING:
        holder, _, last = holder.rpartition(".")
    elif "." in holder and name_and_unit(last)[1] and plain(last) not in _NAMES:
        # totals.distance.meters
        holder, _, measured = holder.rpartition(".")
        last = f"{measured} {last}"
    return (holder, last) if not is_known_name(name) and plain(holder.rpartition(".")[2]) in _HOLDERS else ("", name)


def is_of_vendor(header: tuple[str, ...]) -> bool:
    """Whether a known vendor writes such columns."""
    try:
        return recognised(header, ReadHints()).layout is not ANY_TABLE
    except UnreadableFile:
        return False
