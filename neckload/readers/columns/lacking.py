"""The figure that a list of runs lacks, in a column under a name nobody taught us: told by its unit and its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from neckload.domain.read_result import Question
from neckload.readers.cells.durations import durations, is_likely_duration
from neckload.readers.cells.numbers import numbers
from neckload.readers.cells.sports import names_other_sport
from neckload.readers.columns.infer import column_question, is_total, meaning_of
from neckload.readers.columns.measures import rough_km
from neckload.readers.columns.recognise import Recognised, is_known_name
from neckload.readers.exports.tables import ANY_TABLE
from neckload.readers.sheet import Sheet
from neckload.readers.vocabulary.column_names import DURATION_UNITS, name_and_unit
from neckload.readers.vocabulary.planned import PLANNED

_LENGTH = re.compile(
    r"(?i)\b(?:km|kms|kilom\w*|quil[oôó]m\w*|chilom\w*|miles?|millas?|milhas?|miglia|км|километр\w*)\b|公里|キロ"
)


def guess_lacking(
    sheet: Sheet, table: Recognised, answered: Mapping[str, str]
) -> tuple[dict[str, str], tuple[Question, ...]]:
    """Columns with unknown names whose unit or cells fit the figure that a list of runs lacks.

    A single one is used and asked about; if there are several, each is asked about and none is used.
    """
    has_km, has_min = "distance" in table.columns, bool(table.durations)
    if "pain" in table.columns and not has_km and not has_min:
        return _distances_beside_scores(sheet, table, answered)
    if table.layout is not ANY_TABLE or has_km == has_min:
        return {}, ()
    lacks = "duration_min" if has_km else "distance_km"
    unread = {column.column for column in table.unread} - answered.keys()
    figures = _known_figures(sheet, table)
    likely = [
        name
        for position, name in enumerate(sheet.header)
        if name in unread
        and (not is_known_name(name) or is_total(name))
        and not PLANNED.search(name)
        and not names_other_sport(name)
        and (lacks == "duration_min" or name_and_unit(name)[1] in ("km", "mi"))
        and meaning_of(sheet.column(position), name_and_unit(name)[1]) == lacks
        and _fits(sheet.column(position), name_and_unit(name)[1], lacks, figures)
    ]
    return _asked(likely, lacks)


def _asked(likely: list[str], meaning: str) -> tuple[dict[str, str], tuple[Question, ...]]:
    answers = {name: meaning if len(likely) == 1 else "" for name in likely}
    return answers, tuple(replace(column_question(name, meaning), guess=answer) for name, answer in answers.items())


def _distances_beside_scores(
    sheet: Sheet, table: Recognised, answered: Mapping[str, str]
) -> tuple[dict[str, str], tuple[Question, ...]]:
    """Columns of a pain diary whose names have a unit of length: “How many km did you run?”"""
    unread = {column.column for column in table.unread} - answered.keys()
    likely = [
        name
        for position, name in enumerate(sheet.header)
        if name in unread
        and _LENGTH.search(name)
        and not PLANNED.search(name)
        and not names_other_sport(name)
        and meaning_of(sheet.column(position), "km") == "distance_km"
    ]
    return _asked(likely, "distance_km")


def _known_figures(sheet: Sheet, table: Recognised) -> pd.Series:
    """The distances, or else the minutes, of the first column that has them."""
    if "distance" in table.columns:
        return rough_km(sheet, table.columns["distance"][0])
    column = table.durations[0]
    return durations(sheet.shapes(column.position), column.unit).minutes


def _fits(cells: pd.Series, unit: str, meaning: str, known: pd.Series) -> bool:
    """Whether the figures of a column give running paces together with the known ones."""
    if meaning == "duration_min":
        return is_likely_duration(durations(cells, unit if unit in DURATION_UNITS else "", known).minutes, known)
    return is_likely_duration(known, numbers(cells).values)
