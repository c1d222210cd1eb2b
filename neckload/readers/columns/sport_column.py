"""Which column names each row's sport, by its cells, whatever the header says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from neckload.domain.read_result import ColumnReading
from neckload.readers.cells.numbers import missing_marks
from neckload.readers.cells.sports import is_rest_name, names_other_session, names_run, names_sport
from neckload.readers.columns.recognise import Found, Recognised
from neckload.readers.exports.tables import ANY_TABLE
from neckload.readers.shapes import Shapes
from neckload.readers.sheet import NEARLY_ALL, Sheet, by_value, holds
from neckload.readers.vocabulary.generic_names import RUN_NAMES, Role

RUN_NAMES_OF_COLUMNS = frozenset(name.casefold() for name in RUN_NAMES)
FEW_SPORTS, MANY_SPORTS = 0.2, 0.5
"""Shares of cells that name sports: below the first a column is about something else, above the second not a title."""
_FIGURES: tuple[Role, ...] = ("distance", "moving", "timer", "elapsed", "pain")
_NO_SESSION = re.compile(
    r"(?i)where|place|location|(?<!sp)(?<!o)ort$|lieu|lugar|luogo|shoe|schuh|gear|weather|wetter|partner|note|comment|remark|feel"
)
_LETTER = re.compile(r"[^\W\d_]|[\u2000-\U0010ffff]")
"""A letter or a picture: figures name no sport."""
_CROSS = re.compile(r"(?i)cross|\bxt\b|other|alternativ|ausgleich|autre|otro|outro|altro|andere|anden|annan|annet|inny")


def with_sport(sheet: Sheet, table: Recognised) -> Recognised:
    """Takes the column whose cells name sports for the sport, whatever the columns are called."""
    if table.layout is not ANY_TABLE:
        return table
    # A gym log names many things that are not sports; only rows with a distance or time count.
    has_figure = _has_figure(sheet, table)
    unread = {column.column for column in table.unread}
    read = {column.position for columns in table.columns.values() for column in columns}
    others = [
        Found(place, name)
        for place, name in enumerate(sheet.header)
        if name in unread and place not in read and not _NO_SESSION.search(name)
    ]
    named = table.first("sport")
    names_runs = named is not None and _share(sheet, named, has_figure, names_run) > 0
    if named is not None and names_runs and _share(sheet, named, has_figure, _names_one_sport) >= MANY_SPORTS:
        return table
    of_runs, without_runs = _by_their_cells(sheet, others, has_figure)
    if not of_runs and named is not None and _share(sheet, named, has_figure, names_sport) > FEW_SPORTS:
        return table
    texts = (column for column in (table.first("title"), table.first("note")) if column is not None)
    lists = [text for text in texts if _is_a_list_of_sports(sheet.shapes(text.position), has_figure)]
    if named is not None or _is_of_running(table):
        without_runs = []
    found_in = [*of_runs, *lists, *without_runs]
    return _with_sport_from(found_in[0], table) if found_in else table


def _by_their_cells(sheet: Sheet, columns: Sequence[Found], rows: np.ndarray) -> tuple[list[Found], list[Found]]:
    """The columns whose cells name sports, those with runs among them and those without.

    Args:
        rows: those with a figure [bool].
    """
    shares = {column: _share(sheet, column, rows, names_sport) for column in columns}
    runs, others = (
        {column: _share(sheet, column, rows, is_so) > 0 for column, share in shares.items() if share >= MANY_SPORTS}
        for is_so in (names_run, names_other_session)
    )
    sports = [column for column, share in shares.items() if share >= NEARLY_ALL]
    of_runs = [column for column in sports if runs[column] and (others[column] or _is_filled(sheet, column, rows))]
    # Among exercises, as in “Legs”, a run and another sport are both there.
    of_runs += [column for column in runs if column not in sports and runs[column] and others[column]]
    return of_runs, [column for column in sports if not runs[column]]


def _is_filled(sheet: Sheet, column: Found, rows: np.ndarray) -> bool:
    """Whether nearly all rows have something there: the names of a few races tell nothing of the other runs."""
    return bool((~missing_marks(sheet.shapes(column.position)))[rows].mean() >= NEARLY_ALL) if rows.any() else False


def _is_of_running(table: Recognised) -> bool:
    """Whether the figures' names mention running, so that the rows were done, not planned."""
    names = (column.name for role in _FIGURES for column in table.columns.get(role, ()))
    return any(word in RUN_NAMES_OF_COLUMNS for name in names for word in re.split(r"[\W_]+", name.casefold()))


def _names_one_sport(label: str) -> bool:
    return names_run(label) or names_other_session(label)


def _share(sheet: Sheet, column: Found, rows: np.ndarray, is_so: Callable[[str], bool]) -> float:
    """The share of these rows' non-empty cells for which this holds."""
    cells = sheet.shapes(column.position)
    written = rows & ~missing_marks(cells)
    if not written.any() or not any(map(_LETTER.search, cells.texts)):
        return 0.0
    return float(holds(cells, is_so)[written].mean())


def _is_a_list_of_sports(titles: Shapes, rows: np.ndarray) -> bool:
    """Whether the titles of these rows are only names of sports: “Running”, “Functional Fitness”."""
    is_run, is_other = (holds(titles, is_so)[rows] for is_so in (names_run, names_other_session))
    return bool(is_run.any() and is_other.any() and (is_run | is_other).mean() >= MANY_SPORTS)


def _with_sport_from(column: Found, table: Recognised) -> Recognised:
    unread = [reading for reading in table.unread if reading.column != column.name]
    unread += [
        ColumnReading(column.name, "", "", "not read: it names no sport") for column in table.columns.get("sport", ())
    ]
    columns: dict[Role, tuple[Found, ...]] = {
        role: columns for role, columns in table.columns.items() if column not in columns
    }
    return replace(table, columns={**columns, "sport": (column,)}, unread=tuple(unread))


def cross_training(sheet: Sheet, table: Recognised) -> pd.Series | None:
    """The cells of a column that is filled only on days with another sport; None if there is none."""
    has_figure = _has_figure(sheet, table)
    unread = {column.column for column in table.unread}
    for position, name in enumerate(sheet.header) if table.layout is ANY_TABLE and not _is_of_running(table) else ():
        if name not in unread or _NO_SESSION.search(name):
            continue
        cells, missing = sheet.shapes(position).stripped, missing_marks(sheet.shapes(position))
        written = cells[has_figure & ~missing]
        is_choice = 0 < len(written) < NEARLY_ALL * has_figure.sum()
        if not is_choice or by_value(written, names_run, "bool").any():
            continue
        is_other = by_value(written, names_other_session, "bool").mean()
        if is_other >= NEARLY_ALL or (is_other > 0 and _CROSS.search(name)):
            return cells.mask(missing, "")
    return None


def session_labels(sheet: Sheet, table: Recognised) -> Shapes | None:
    """The cells of an unknown column that names every row's activity, if some are not runs; None if there is none."""
    has_figure = _has_figure(sheet, table)
    # “Einheit” is a unit of distance, and a unit of training.
    names = {column.column for column in table.unread} | {column.name for column in table.columns.get("unit", ())}
    names = {name for name in names if not _NO_SESSION.search(name)}
    for position, name in enumerate(sheet.header) if table.layout is ANY_TABLE else ():
        if name not in names:
            continue
        cells = sheet.shapes(position)
        filled = ~missing_marks(cells)[has_figure]
        if len(filled) and filled.mean() < NEARLY_ALL:
            continue
        if holds(cells, names_other_session).any() or holds(cells, is_rest_name).any():
            return cells
    return None


def _has_figure(sheet: Sheet, table: Recognised) -> np.ndarray:
    """Which rows have a distance, a duration or a score [bool]."""
    figures = (column for role in _FIGURES for column in table.columns.get(role, ()))
    has_none: np.ndarray = np.logical_and.reduce([missing_marks(sheet.shapes(column.position)) for column in figures])
    return ~has_none
