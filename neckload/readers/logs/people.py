"""Lists of several people: nobody's runs are another's, so it is asked whose to read."""

from __future__ import annotations

import re

import pandas as pd

from neckload.domain.read_result import ColumnReading, ImportReport, Option, Question, ReadResult
from neckload.readers.cells.numbers import is_missing
from neckload.readers.columns.recognise import Recognised
from neckload.readers.hints import ReadHints
from neckload.readers.sheet import Sheet
from neckload.readers.vocabulary.column_names import name_and_unit, plain
from neckload.readers.vocabulary.status_names import BESIDE_NAMES, NAMES, PEOPLE

SHOWN_PEOPLE = 100
FEW_RUNNERS = 3
SHARED_DAYS = 0.5
"""Share of days with several names, from which they are people of a club, not one runner's routes."""


def rows_of_one_person(sheet: Sheet, table: Recognised, hints: ReadHints) -> tuple[Sheet, Question | None]:
    """The rows of the person that was answered; without an answer, no rows and the question."""
    position = _column_of_people(sheet, table)
    if position is None:
        return sheet, None
    people = sheet.column(position).str.strip()
    if hints.person is not None and (people == hints.person).any():
        return sheet.rows((people == hints.person).to_numpy()), None
    return sheet.rows((people != people).to_numpy()), _question(sheet.header[position], people)


def nobody(table: Recognised, question: Question, rows: int) -> ReadResult:
    """The result until it is known whose rows to read."""
    report = ImportReport(
        format=table.layout.format,
        rows_seen=rows,
        columns=tuple(
            ColumnReading(column.name, "", "", "not read yet") for role in table.columns.values() for column in role
        ),
        questions=(question,),
    )
    return ReadResult(report)


def _column_of_people(sheet: Sheet, table: Recognised) -> int | None:
    for position, name in enumerate(sheet.header):
        if _names_people(name) and _several(sheet.column(position)):
            return position
    start = table.first("start")
    named = next((place for place, name in enumerate(sheet.header) if _is_made_of(name, NAMES)), None)
    if start is None or named is None:
        return None
    names, days = sheet.column(named).str.strip(), sheet.column(start.position).str.slice(0, 10)
    is_repeated = names.nunique() * 2 <= len(names) and _several(names)
    is_race = days.nunique() == 1 < FEW_RUNNERS <= len(names) == names.nunique()
    return named if is_race or (is_repeated and (names.groupby(days).nunique() > 1).mean() >= SHARED_DAYS) else None


def _words_of(name: str) -> set[str]:
    return {plain(word) for word in re.split(r"[\W_]+|(?<=[a-z])(?=[A-Z])", name) if plain(word)} or {"?"}


def _names_people(name: str) -> bool:
    """Whether a column names a person: “Athlete”, “Club member” and “Nombre del corredor”, but not “Athlete weight”."""
    if name_and_unit(name)[0] in PEOPLE or plain(name).removesuffix("名") in PEOPLE:
        return True
    return _is_made_of(name, PEOPLE)


def _is_made_of(name: str, words: frozenset[str]) -> bool:
    own = _words_of(name)
    return own <= PEOPLE | NAMES | BESIDE_NAMES and not own.isdisjoint(words)


def _several(cells: pd.Series) -> bool:
    return bool(cells[~is_missing(cells)].str.strip().nunique() > 1)


def _question(name: str, people: pd.Series) -> Question:
    counts = people[~is_missing(people)].value_counts().sort_index()[:SHOWN_PEOPLE]
    options = [Option(str(person), f"{str(person)[:60]}: {count:,} rows") for person, count in counts.items()]
    return Question(
        about="person",
        text=f"“{name[:60]}” names {len(counts):,} people. Which one are you?",
        options=(Option("", "Not chosen yet: nothing is read"), *options),
        guess="",
        why="other people’s runs are not yours",
        column=name,
    )
