"""Distance and duration of each row, from all the columns that have something to say about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from neckload.domain.read_result import ColumnReading, Question
from neckload.readers import plausibility
from neckload.readers.cells.durations import SAID_SO, Durations, durations, likelier_duration
from neckload.readers.cells.numbers import Numbers, numbers
from neckload.readers.cells.units import (
    DISTANCE_UNITS,
    KM_PER,
    METRES_ABOVE,
    UnitDecision,
    kilometres,
    unit_by_pace,
    unit_of,
)
from neckload.readers.columns.recognise import Found, Recognised
from neckload.readers.hints import ReadHints
from neckload.readers.shapes import Shapes
from neckload.readers.sheet import Sheet, by_value
from neckload.readers.vocabulary.column_names import name_and_unit

_PACE_UNIT = re.compile(r"(?i)(?:/|\bper)\s*(km|kilomet\w*|mi|mile)\b")
METRES_ON_TRACK = plausibility.METRES_ON_TRACK.value
_BEHIND_PACE = re.compile(r"(?:/|per|min).*$")


@dataclass(frozen=True)
class Measures:
    """One row per row of the file; unknown is NaN."""

    distance_km: pd.Series
    duration_min: pd.Series
    wrong: pd.Series
    """The cell that is no distance or no duration; "" where all is well [text]."""
    zero_distance: pd.Series
    """A distance of 0 was written, not just none [bool]."""
    zero_duration: pd.Series
    """The same of durations [bool]."""
    unit: str
    readings: tuple[ColumnReading, ...]
    question: Question | None


@dataclass(frozen=True)
class _Clocks:
    minutes: pd.Series
    """The duration of each row [min]."""
    timer: pd.Series
    """How long the watch ran and counted steps [min]."""


def measures(
    sheet: Sheet, table: Recognised, rows: pd.Series, hints: ReadHints, track: pd.Series | None = None
) -> Measures:
    """What the rows marked in `rows` measured. Other rows stay unknown and have no say in the decisions.

    Args:
        track: rows that are track runs, which some vendors write in metres among kilometres or miles.
    """
    written = [
        (column, numbers(_cells(sheet, column, rows), column.unit)) for column in table.columns.get("distance", ())
    ]
    rough = _rough_km(*written[0]) if written else pd.Series(float("nan"), index=rows.index)
    timed = [(column, durations(_cells(sheet, column, rows), column.unit, rough)) for column in table.durations]
    minutes = _first_known([clock.minutes for _, clock in timed], rows)
    on_track = rows & False if track is None or not table.layout.track_in_metres else track
    timer = next((clock.minutes for column, clock in timed if column is table.first("timer")), minutes)
    distance_km, decision = _distance_km(sheet, table, written, _Clocks(minutes, timer), hints, on_track)
    paced = minutes
    if (rows & minutes.isna()).any():
        paced = _minutes_by_pace(sheet, table, rows, distance_km, decision.unit)
    is_paced = (minutes.isna() & paced.notna()).any()
    wrong_distance, wrong_time = _wrong_cells(sheet, written, distance_km), _wrong_cells(sheet, timed, minutes)
    wrong = wrong_distance.where(wrong_distance != "", wrong_time)
    return Measures(
        distance_km=distance_km.where(distance_km > 0),
        duration_min=_first_known([minutes, paced], rows),
        wrong=wrong,
        zero_distance=distance_km == 0,
        zero_duration=minutes.isna() & _any([clock.minutes == 0 for _, clock in timed], rows),
        unit=decision.unit if written else "",
        readings=_readings(written, timed, decision, table.first("pace") if is_paced else None),
        question=decision.question,
    )


def _cells(sheet: Sheet, column: Found, rows: pd.Series) -> Shapes:
    return sheet.shapes(column.position).within(rows.to_numpy(bool))


def _first_known(candidates: Sequence[pd.Series], rows: pd.Series) -> pd.Series:
    """The first figure above 0 of each row: 0 means "not measured" as soon as another clock ran."""
    known = np.full(len(rows), np.nan)
    for candidate in candidates:
        figures = candidate.to_numpy()
        known = np.where(np.isnan(known) & (figures > 0), figures, known)
    return pd.Series(known, index=rows.index)


def _any(marks: Sequence[pd.Series], rows: pd.Series) -> pd.Series:
    none = np.zeros(len(rows), dtype=bool)
    return pd.Series(np.logical_or.reduce([none, *(mark.to_numpy() for mark in marks)]), index=rows.index)


def rough_km(sheet: Sheet, column: Found) -> pd.Series:
    """The distances of a column [km], good enough to tell minutes from seconds: km or mi is not decided yet."""
    return _rough_km(column, numbers(sheet.shapes(column.position), column.unit))


def _rough_km(column: Found, figures: Numbers) -> pd.Series:
    in_metres = "m" if figures.values.median() > METRES_ABOVE else "km"
    return kilometres(figures.values, column.unit if column.unit in DISTANCE_UNITS else in_metres)


def _distance_km(
    sheet: Sheet,
    table: Recognised,
    written: list[tuple[Found, Numbers]],
    clocks: _Clocks,
    hints: ReadHints,
    on_track: pd.Series,
) -> tuple[pd.Series, UnitDecision]:
    """Kilometres of each row, and how the first column, the one preferred, came to its unit."""
    distance = pd.Series(float("nan"), index=clocks.minutes.index)
    decision = UnitDecision("km", "")
    for order, (column, figures) in enumerate(reversed(written)):
        values = figures.values.where(figures.values >= 0)
        of_unit = values.mask(on_track) if on_track.any() else values
        decision = _decided(sheet, table, column, figures, of_unit, clocks, hints)
        km = _kilometres(sheet, table, figures, values, decision.unit)
        if on_track.any():
            km = km.mask(on_track & (values > METRES_ON_TRACK), values / 1000)
        # The finer column wins, except where it is 0 or empty and the other is not.
        distance = km.where((km > 0) | distance.isna(), distance) if order else km
    return distance, decision


def _kilometres(sheet: Sheet, table: Recognised, figures: Numbers, values: pd.Series, unit: str) -> pd.Series:
    """By the unit of each row, where a column or the cell names it."""
    column = table.first("unit")
    units = figures.units if column is None else _units(sheet, column)
    if (units == "").all():
        return kilometres(values, unit)
    return values * units.map(KM_PER).astype("float64").fillna(KM_PER[unit])


def _units(sheet: Sheet, column: Found) -> pd.Series:
    return by_value(sheet.column(column.position), lambda cell: name_and_unit(cell)[1], "str")


def _decided(
    sheet: Sheet,
    table: Recognised,
    column: Found,
    figures: Numbers,
    values: pd.Series,
    clocks: _Clocks,
    hints: ReadHints,
) -> UnitDecision:
    beside = table.first("unit")
    units = (figures.units if beside is None else _units(sheet, beside))[values.notna()]
    named = next(iter(units.value_counts().index), "")
    for unit, why in ((column.unit, SAID_SO), (figures.unit, "the cells say so"), (named, "each row says so")):
        if unit in DISTANCE_UNITS:
            return UnitDecision(unit, why)  # type: ignore[arg-type]
    witness = {role: table.first(role) for role in ("cadence", "stride", "steps", "temperature")}
    seen = {
        role: numbers(sheet.shapes(witness_column.position)).values
        for role, witness_column in witness.items()
        if witness_column is not None
    }
    if hints.unit is None and (by_pace := _told_by_pace(sheet, table, values, clocks.minutes)) is not None:
        return by_pace
    return unit_of(
        values,
        clocks.minutes,
        hints.unit,
        seen.get("cadence"),
        seen.get("stride"),
        seen.get("steps"),
        seen.get("temperature"),
        clocks.timer,
    )


def _told_by_pace(sheet: Sheet, table: Recognised, values: pd.Series, minutes: pd.Series) -> UnitDecision | None:
    """A pace that says “per mile” is in the unit of a distance with which it makes up the duration; so is a speed."""
    speed = table.first("speed")
    if speed is not None and speed.unit in ("km h", "mi h"):
        per_hour = numbers(sheet.shapes(speed.position)).values
        return unit_by_pace(values, minutes, 60 / per_hour.where(per_hour > 0), speed.unit.removesuffix(" h"))
    column = table.first("pace")
    per = _pace_unit(sheet, column) if column is not None else ""
    if column is None or not per:
        return None
    return unit_by_pace(values, minutes, _pace(sheet, column, values.notna()), per)


def _pace_unit(sheet: Sheet, column: Found) -> str:
    """km or mi, from the name of the column or from every cell of it; "" when neither says."""
    words = {column.unit.rpartition(" ")[2]} & {"km", "mi"}
    if not words:
        matches = map(_PACE_UNIT.search, sheet.shapes(column.position).texts)
        words = {name_and_unit(match[1])[1] for match in matches if match}
    return words.pop() if len(words) == 1 else ""


def _pace(sheet: Sheet, column: Found, rows: pd.Series) -> pd.Series:
    """Minutes for one km or mile, whichever the pace is in [min]."""
    cells: Shapes | pd.Series = _cells(sheet, column, rows)
    if any(map(_BEHIND_PACE.search, cells.texts)):
        cells = cells.cells.str.replace(_BEHIND_PACE, "", regex=True).str.strip()
    return durations(cells, "m:ss", pd.Series(1.0, index=rows.index)).minutes


def _minutes_by_pace(sheet: Sheet, table: Recognised, rows: pd.Series, distance_km: pd.Series, unit: str) -> pd.Series:
    """Pace x distance, the last resort of hand-made logs."""
    column = table.first("pace")
    if column is None:
        return pd.Series(float("nan"), index=rows.index)
    pace = _pace(sheet, column, rows)
    # “Tempo” and “Ritmo” are a pace in some languages and a duration in others.
    minutes = durations(_cells(sheet, column, rows), "", distance_km).minutes
    if likelier_duration(minutes, pace, distance_km):
        return minutes
    return pace * distance_km / KM_PER[_pace_unit(sheet, column) or ("mi" if unit == "mi" else "km")]


def _wrong_cells(sheet: Sheet, read: Sequence[tuple[Found, Numbers | Durations]], values: pd.Series) -> pd.Series:
    """The first cell of each row that should hold a figure and does not, where no other column gives one."""
    wrong = pd.Series("", index=values.index, dtype="str")
    for column, cells in read:
        figures = cells.values if isinstance(cells, Numbers) else cells.minutes
        broken = (cells.broken.to_numpy() | (figures.to_numpy() < 0)) & values.isna().to_numpy()
        if broken.any():
            wrong = wrong.mask((wrong == "") & broken, sheet.column(column.position))
    return wrong


def _readings(
    written: list[tuple[Found, Numbers]],
    timed: list[tuple[Found, Durations]],
    decision: UnitDecision,
    pace: Found | None,
) -> tuple[ColumnReading, ...]:
    readings = []
    for order, (column, _) in enumerate(written):
        why = decision.why if order == 0 else f"used where the other “{written[0][0].name}” is missing or 0"
        readings.append(ColumnReading(column.name, "distance_km", column.unit or decision.unit, why))
    for order, (column, cells) in enumerate(timed):
        why = cells.why if order == 0 else f"used where “{timed[order - 1][0].name}” is missing or 0"
        readings.append(ColumnReading(column.name, "duration_min", cells.unit, why))
    if pace is not None:
        readings.append(
            ColumnReading(pace.name, "duration_min", pace.unit, "pace × distance, where no duration is written")
        )
    return tuple(readings)
