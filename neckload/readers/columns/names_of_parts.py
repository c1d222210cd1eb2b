"""Tables of laps whose columns are all called after them, as lap_distance: under the names that they have anywhere."""

from __future__ import annotations

from neckload.domain.problems import Problem, UnreadableFile
from neckload.readers.exports.layout import UPLOAD_RUNS
from neckload.readers.sheet import Sheet
from neckload.readers.vocabulary.column_names import compared, name_and_unit, plain
from neckload.readers.vocabulary.generic_names import GENERIC, TIME_NAMES, Role
from neckload.readers.vocabulary.status_names import PARTS, SESSIONS, base_of

_STARTS: tuple[Role, ...] = ("start", "clock")
_FIGURES: tuple[Role, ...] = ("distance", "moving", "timer", "elapsed")
_FIGURE_NAMES = {name for role in _FIGURES for name in compared(GENERIC[role])} | compared(TIME_NAMES).keys()
_START_NAMES = {name for role in _STARTS for name in compared(GENERIC[role])}
_LINKS = ("", "n", "s", "en", "es")
"""Letters between the parts of a compound: Rundenzeit."""
SHORTEST_NAME = 3
"""Letters; “Reps” are not the seconds of a rep."""
LONGEST_PART = max(map(len, PARTS))


def without_names_of_parts(sheet: Sheet) -> Sheet:
    """The sheet with “distance” for “lap distance”, if no other column has the distance or time of a whole run.

    Raises:
        UnreadableFile: neither a number nor a start time tells which laps belong together.
    """
    if any(name_and_unit(name)[0] in _FIGURE_NAMES for name in sheet.header):
        return sheet
    bare = [_without_part(name) for name in sheet.header]
    if not any(name_and_unit(name)[0] in _FIGURE_NAMES for name in bare if name):
        return sheet
    is_counted = any(base_of(name) in PARTS | SESSIONS for name in sheet.header)
    if not is_counted and not any(name_and_unit(name)[0] in _START_NAMES for name in bare if name):
        raise UnreadableFile(
            Problem(
                "These are laps or splits, and nothing tells which of them belong to one run. Upload the list of your "
                "single activities, or the FIT, TCX or GPX files."
            )
        )
    return sheet.named(name or own for name, own in zip(bare, sheet.header, strict=True))


def refuse_laps_without_a_date(header: tuple[str, ...]) -> None:
    """Refuses the laps of one activity, in a table without a date.

    Raises:
        UnreadableFile: this is such a table.
    """
    has_figure = any(name_and_unit(name)[0] in _FIGURE_NAMES for name in header)
    if has_figure and any(base_of(name) in PARTS for name in header):
        raise UnreadableFile(Problem(f"These are the laps or parts of one activity, without its date. {UPLOAD_RUNS}"))


def _without_part(name: str) -> str:
    """“start time” for “lap start time”; "" if the name does not begin with a part or means nothing without it."""
    for cut in range(min(len(name) - 1, LONGEST_PART), 2, -1):
        if plain(name[:cut]) not in PARTS:
            continue
        rest = name[cut:].lstrip(" _-.")
        if len(rest) < SHORTEST_NAME:
            break
        for link in _LINKS:
            base = name_and_unit(rest.removeprefix(link))[0]
            if rest.startswith(link) and (base in _FIGURE_NAMES or base in _START_NAMES):
                return rest.removeprefix(link)
    return ""
