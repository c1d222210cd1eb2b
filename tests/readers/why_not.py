"""What keeps a file from being read as the export it is, for whoever adds a vendor."""

from __future__ import annotations

import re
from pathlib import Path

from neckload.readers.columns.recognise import is_known_name
from neckload.readers.columns.repair import mended
from neckload.readers.exports.layout import Layout
from neckload.readers.exports.registry import LAYOUTS
from neckload.readers.exports.shape import Shape
from neckload.readers.read_file import tables_of
from neckload.readers.vocabulary.column_names import compared, name_and_unit, plain, unit_fits
from neckload.readers.vocabulary.generic_names import Role

Header = tuple[str, ...]


def why_not(format_: str, path: Path) -> str:
    """What the columns of a table lack for the layouts of this format, or which layout is tried before them."""
    table = next(iter(tables_of(path.read_bytes()).values()))
    header = mended(table, is_known_name).header
    layouts = [layout for layout in LAYOUTS if layout.format == format_]
    if not layouts:
        return f"registry.py has no layout with the format “{format_}”"
    reasons = [reason for layout in layouts for reason in missing(layout, header)]
    reasons += [
        reason for layout in layouts if reasons and layout.shape for reason in unlike(layout.shape, table.header)
    ]
    earlier = [layout.format for layout in LAYOUTS[: LAYOUTS.index(layouts[0])] if not missing(layout, header)]
    reasons = reasons or [f"“{each}” fits too and comes first in registry.LAYOUTS" for each in earlier]
    return f"{'; '.join(reasons or ['one column is named for two roles'])}. The columns: {', '.join(header)}"


def missing(layout: Layout, header: Header) -> list[str]:
    """Why a table is not of this kind; nothing if it is."""
    names = {plain(name) for name in header} | {name_and_unit(name)[0] for name in header}
    named = {role: units_of(layout, role, header) for role in (*layout.needs, *layout.lacks)}
    units = {role: [unit for unit in each if unit_fits(role, unit)] for role, each in named.items()}
    return [
        *(f"no column is called “{mark}” (marks)" for mark in layout.marks if plain(mark) not in names),
        *(f"no column is called “{'” or “'.join(layout.names[role])}” (needs {role})"
          for role in layout.needs if not named[role]),
        *(f"“{named[role][0]}” at the end of a name is no unit of {role}: fix its unit (needs {role})"
          for role in layout.needs if named[role] and not units[role] and role not in layout.units),
        *(f"a column is called {role} (lacks)" for role in layout.lacks if units[role]),
    ]  # fmt: skip


def unlike(shape: Shape, first_row: Header) -> list[str]:
    """Which cells keep the first row from being known without a header."""
    cells = zip(shape.first, first_row, strict=False)
    wrong = [(name, pattern, cell) for (name, pattern), cell in cells if not re.fullmatch(pattern, cell.strip())]
    return [f"“{cell}” in the first row is not {pattern} ({name} in its shape)" for name, pattern, cell in wrong]


def units_of(layout: Layout, role: Role, header: Header) -> list[str]:
    """The units at the ends of the names that a role has here; "" for none."""
    ranks = compared(layout.names[role])
    return [unit for base, unit in map(name_and_unit, header) if base in ranks]
