"""Columns of a table in words nobody taught us: what their cells look like, and the question whether that is so."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

import pandas as pd

from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.read_result import Option, Question
from neckload.readers import plausibility
from neckload.readers.cells.dates import clock_times, dates, lie_days_apart
from neckload.readers.cells.durations import durations, is_likely_duration
from neckload.readers.cells.numbers import Numbers, is_missing, missing_shapes, numbers
from neckload.readers.cells.sports import names_other_sport
from neckload.readers.cells.worded_distances import plain_distances
from neckload.readers.columns.measures import rough_km
from neckload.readers.columns.recognise import TIMES, UNIT_TELLS, Recognised, is_known_name, require_date_and_figure
from neckload.readers.exports.tables import ANY_TABLE
from neckload.readers.shapes import Shapes, figure_at
from neckload.readers.sheet import NEARLY_ALL, Sheet
from neckload.readers.vocabulary.column_names import DISTANCE_UNITS, DURATION_UNITS, name_and_unit
from neckload.readers.vocabulary.planned import PLANNED
from neckload.readers.vocabulary.status_names import TOTALS

SHOWN_NAMES = 5
NAMELESS = re.compile(r"column [0-9]+")
"""The names given to the columns of a table without a header."""
FEW_COLUMNS = 3
_EPOCH = r"\s*1[0-9]{9}(?:[0-9]{3})?\s*"
"""Seconds or milliseconds since 1970, from 2001 to 2033."""
LIKELY_KM = (plausibility.SHORTEST_MIDDLE_KM.value, plausibility.LONGEST_MIDDLE_KM.value)
_NOT_THEN = re.compile(
    r"(?i)creat|updat|modif|upload|export|import|birth|entered|synced|erfasst|eingetragen|angelegt|geändert|geburt|saisi|"
    r"naissance|créé|registr|nacim|nasc|inserit|aangemaakt|geboren|skapad|oprettet|opprettet|utworz|создан|作成|创建"
)
"""Among several dates, the one on which something was recorded is not that of the run."""
HOURS_OF_DAY = 24
_TIME_OF_DAY = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_MEANINGS = {
    "start": "the date",
    "distance_km": "the distance",
    "duration_min": "how long the run took",
    "pain_0_10": "neck pain from 0 to 10",
    "": "something else",
}


def guessed(sheet: Sheet, needed: Mapping[str, bool]) -> tuple[dict[str, str], tuple[Question, ...]]:
    """What unknown columns could be: name -> our column, and a question for each.

    Args:
        needed: which of "start", "distance_km" and "duration_min" are missing from the known columns.
    """
    answers: dict[str, str] = {}
    # A total comes before its parts; without a week column only a distance can be a total.
    for position, name in sorted(
        enumerate(sheet.header), key=lambda place: (not is_total(place[1]), bool(_NOT_THEN.search(place[1])))
    ):
        base, unit = name_and_unit(name)
        is_taken = is_known_name(name) and not is_total(name) and base not in TIMES and base not in UNIT_TELLS
        if not name or is_taken:
            continue
        meaning = meaning_of(sheet.column(position), unit)
        if base in TIMES and meaning != "start":  # a duration or a time of day is known by its name
            continue
        if needed.get(meaning) and meaning not in answers.values() and not PLANNED.search(name):
            answers[name] = meaning
    if not _tells_of_runs(sheet, answers, needed):
        return {}, ()
    _refuse_several_distances(sheet, answers)
    return answers, tuple(
        column_question(name, meaning)
        for name, meaning in answers.items()
        if not (meaning == "distance_km" and is_total(name) and _has_days(sheet))
    )


def _has_days(sheet: Sheet) -> bool:
    """Whether rows have single dates, so that a total is clearly that of a day."""
    columns = (sheet.column(position) for position in range(len(sheet.header)))
    dated = next((cells for cells in columns if meaning_of(cells, "") == "start"), None)
    return dated is not None and lie_days_apart(dates(dated).moments)


def nameless_questions(sheet: Sheet, answered: Collection[str]) -> tuple[Question, ...]:
    """Asks what the figures of a table without a header are: only the runner can tell."""
    if not all(map(NAMELESS.fullmatch, sheet.header)) or len(sheet.header) > FEW_COLUMNS:
        return ()
    figures = [
        name
        for position, name in enumerate(sheet.header)
        if name not in answered
        and (
            numbers(sheet.shapes(position)).values.gt(0).mean() >= NEARLY_ALL
            or meaning_of(sheet.column(position), "") == "duration_min"
        )
    ]
    has_date = any(meaning_of(sheet.column(position), "") == "start" for position in range(len(sheet.header)))
    return tuple(
        replace(column_question(name, ""), text=f"What is “{name}”? The file does not name its columns.", why="")
        for name in figures
        if has_date
    )


def _refuse_several_distances(sheet: Sheet, answers: Mapping[str, str]) -> None:
    """Refuses several distance columns, such as AM miles and PM miles: one alone would be half the distance.

    Raises:
        UnreadableFile: several columns have distances, and none is called their total.
    """
    chosen = next((name for name, our in answers.items() if our == "distance_km"), "")
    unit = name_and_unit(chosen)[1]
    alike = [
        name
        for position, name in enumerate(sheet.header)
        if unit
        and name_and_unit(name)[1] == unit
        and not is_known_name(name)
        and not PLANNED.search(name)
        and not names_other_sport(name)
        and numbers(sheet.shapes(position)).values.gt(0).any()
    ]
    if len(alike) > 1 and not is_total(chosen):
        raise UnreadableFile(
            Problem(
                f"Several columns have distances: {', '.join(alike[:SHOWN_NAMES])}. Write each run on its own line, "
                "or add a column “distance_km” with the total of the day."
            )
        )


def is_total(name: str) -> bool:
    """Total columns, such as “Total km”, “Gesamt (min)”: of a day, or of a week if a column names one."""
    base, unit = name_and_unit(name)
    return base in TOTALS and unit in ("km", "mi", *DURATION_UNITS)


def with_time_of_day(sheet: Sheet, table: Recognised) -> Recognised:
    """Takes “Time” for the duration or, if that would be implausible, for the time of day."""
    column = table.first("timer")
    base, unit = name_and_unit(column.name) if column is not None else ("", "")
    if column is None or base not in TIMES or unit or table.layout is not ANY_TABLE:
        return table
    shapes = sheet.shapes(column.position)
    is_blank = missing_shapes(shapes)
    has_colons = all(":" in text for text, blank in zip(shapes.texts, is_blank, strict=True) if not blank)
    if not has_colons or all(is_blank):
        return table
    # 45:12 is not a time of day: a quick check before reading them all.
    hours = shapes.figures([figure_at(text, (0, text.find(":"))) for text in shapes.texts])
    if (hours >= HOURS_OF_DAY).any():
        return table
    written = shapes.cells[~shapes.mask(is_blank)]
    if clock_times(written).isna().any():
        return table
    if "distance" not in table.columns:
        _refuse_times_of_day(sheet, table, written)
        return table
    distance = rough_km(sheet, table.columns["distance"][0])[written.index]
    if not written.str.contains(r"(?i)[ap]\.? ?m\.?$").all() and is_likely_duration(
        durations(written, "", distance).minutes, distance
    ):
        return table
    columns = dict(table.columns)
    del columns["timer"]
    return replace(table, columns={**columns, "clock": (column,)})


def _refuse_times_of_day(sheet: Sheet, table: Recognised, written: pd.Series) -> None:
    """Times such as 07:10 and 18:30, without other signs of a run, are when something was recorded, not durations."""
    if "sport" not in table.columns and "pace" not in table.columns and written.str.fullmatch(_TIME_OF_DAY).all():
        others = dict(table.columns)
        del others["timer"]
        require_date_and_figure(replace(table, columns=others), sheet.header)


def _tells_of_runs(sheet: Sheet, answers: Mapping[str, str], needed: Mapping[str, bool]) -> bool:
    """Every bank statement has dates and figures: without a unit, both a distance and a time are required."""
    figures = {our for our in answers.values() if our != "start"}
    has_unit = any(our == "distance_km" and _has_unit(sheet, name) for name, our in answers.items())
    return not needed.get("distance_km") or has_unit or len(figures) > 1


def _has_unit(sheet: Sheet, name: str) -> bool:
    """Whether a name or its cells have a unit of length."""
    cells = sheet.shapes(sheet.header.index(name))
    return bool(name_and_unit(name)[1]) or _have_lengths(numbers(plain_distances(cells)))


def _have_lengths(figures: Numbers) -> bool:
    known = figures.units[figures.values.notna()]
    return len(known) > 0 and bool(known.isin(DISTANCE_UNITS).mean() >= NEARLY_ALL)


def meaning_of(cells: pd.Series, unit: str) -> str:
    """The column of ours that these cells look like; "" for none."""
    written = cells[~is_missing(cells)]
    if written.empty:
        return ""
    read = numbers(plain_distances(Shapes(written)))
    figures = read.values
    if figures.notna().mean() >= NEARLY_ALL:
        if written.str.fullmatch(_EPOCH).mean() >= NEARLY_ALL:
            return "start"
        if unit in DURATION_UNITS:
            return "duration_min"
        is_distance = (
            unit in ("km", "mi")
            or _have_lengths(read)
            or (LIKELY_KM[0] <= figures.median() <= LIKELY_KM[1] and (figures % 1 != 0).any())
        )
        return "distance_km" if is_distance else ""
    if written.str.contains(r"[0-9]").mean() >= NEARLY_ALL and dates(written).moments.notna().mean() >= NEARLY_ALL:
        return "start"
    is_clock = written.str.contains(":", regex=False) & durations(written).minutes.notna()
    return "duration_min" if is_clock.mean() >= NEARLY_ALL else ""


def column_question(name: str, meaning: str) -> Question:
    """Asks whether a column means what we take it for."""
    return Question(
        about="column",
        column=name,
        text=f"Is “{name[:60]}” {_MEANINGS[meaning]}?",
        options=tuple(Option(value, label) for value, label in _MEANINGS.items()),
        guess=meaning,
        why="its cells look like it",
    )
