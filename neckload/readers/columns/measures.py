"""Distance and duration of each row, from all columns about them."""

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
    mil_or_mile,
    unit_by_pace,
    unit_of,
)
from neckload.readers.cells.worded_distances import plain_distances
from neckload.readers.columns.recognise import Found, Recognised
from neckload.readers.hints import ReadHints
from neckload.readers.shapes import Shapes
from neckload.readers.sheet import Sheet, by_value
from neckload.readers.vocabulary.column_names import name_and_unit

_PACE_UNIT = re.compile(r"(?i)(?:/|\bper)\s*(km|kilomet\w*|mi|mile)\b")
METRES_ON_TRACK = plausibility.METRES_ON_TRACK.value
_NO_CELLS = pd.Series([], index=np.array([], dtype="int64"), dtype="str")
_BEHIND_PACE = re.compile(r"(?:/|per|min).*$")


@dataclass(frozen=True)
class Measures:
    """One figure for each row of the file; unknown is NaN."""

    distance_km: np.ndarray
    duration_min: np.ndarray
    wrong: pd.Series
    """The cells that are not a distance or duration, by the position of their row [text]."""
    zero_distance: np.ndarray
    """Whether a distance of 0 is written, not just missing [bool]."""
    zero_duration: np.ndarray
    """The same for durations [bool]."""
    unit: str
    readings: tuple[ColumnReading, ...]
    question: Question | None

    @property
    def is_wrong(self) -> np.ndarray:
        """The rows of `wrong` [bool]."""
        is_wrong = np.zeros(len(self.distance_km), dtype=bool)
        is_wrong[self.wrong.index] = True
        return is_wrong


@dataclass(frozen=True)
class _Clocks:
    minutes: np.ndarray
    """The duration of each row [min]."""
    timer: np.ndarray
    """How long the watch ran and counted steps [min]."""


def measures(
    sheet: Sheet, table: Recognised, rows: np.ndarray, hints: ReadHints, track: np.ndarray | None = None
) -> Measures:
    """The figures of the rows marked in `rows`. Other rows stay unknown and do not influence the decisions.

    Args:
        rows, track: [bool]; track runs may be in metres among kilometres or miles.
    """
    written = [
        (column, numbers(plain_distances(_cells(sheet, column, rows)), column.unit))
        for column in table.columns.get("distance", ())
    ]
    rough = _rough_km(*written[0]) if written else pd.Series(float("nan"), index=pd.RangeIndex(len(rows)))
    timed = [(column, durations(_cells(sheet, column, rows), column.unit, rough)) for column in table.durations]
    figures = {column: clock.minutes.to_numpy() for column, clock in timed}
    minutes = _first_known(list(figures.values()), len(rows))
    clocks = _Clocks(minutes, next((figures[column] for column in figures if column is table.first("timer")), minutes))
    distance_km, decision = _distance_km(sheet, table, written, clocks, hints, track)
    unknown = np.isnan(minutes)
    duration_min = minutes
    if (rows & unknown).any() and table.first("pace") is not None:
        duration_min = _first_known(
            [minutes, _minutes_by_pace(sheet, table, rows, distance_km, decision.unit)], len(rows)
        )
    is_paced = (unknown & ~np.isnan(duration_min)).any()
    is_zero = np.logical_or.reduce([np.zeros(len(rows), dtype=bool), *(clock == 0 for clock in figures.values())])
    return Measures(
        distance_km=np.where(distance_km > 0, distance_km, np.nan),
        duration_min=duration_min,
        wrong=_wrong_cells(sheet, written, timed, distance_km, minutes),
        zero_distance=distance_km == 0,
        zero_duration=unknown & is_zero,
        unit=decision.unit if written else "",
        readings=_readings(written, timed, decision, table.first("pace") if is_paced else None),
        question=decision.question,
    )


def _cells(sheet: Sheet, column: Found, rows: np.ndarray) -> Shapes:
    return sheet.shapes(column.position).within(rows)


def _first_known(candidates: Sequence[np.ndarray], rows: int) -> np.ndarray:
    """The first figure above 0 of each row: 0 means "not measured" if another clock ran."""
    known = np.full(rows, np.nan)
    for figures in candidates:
        known = np.where(np.isnan(known) & (figures > 0), figures, known)
    return known


def rough_km(sheet: Sheet, column: Found) -> pd.Series:
    """Rough distances of a column [km], to tell minutes from seconds: km or mi is not decided yet."""
    return _rough_km(column, numbers(plain_distances(sheet.shapes(column.position)), column.unit))


def _rough_km(column: Found, figures: Numbers) -> pd.Series:
    values, unit = figures.values.to_numpy(), column.unit
    if unit not in DISTANCE_UNITS:
        known = values[~np.isnan(values)]
        unit = "m" if len(known) and np.median(known) > METRES_ABOVE else "km"
    return pd.Series(kilometres(values, unit), index=figures.values.index)


def _distance_km(
    sheet: Sheet,
    table: Recognised,
    written: list[tuple[Found, Numbers]],
    clocks: _Clocks,
    hints: ReadHints,
    on_track: np.ndarray | None,
) -> tuple[np.ndarray, UnitDecision]:
    """The kilometres of each row, and how the unit of the first (preferred) column was decided."""
    distance = np.full(len(clocks.minutes), np.nan)
    decision = UnitDecision("km", "")
    for order, (column, figures) in enumerate(reversed(written)):
        values = figures.values.to_numpy()
        values = np.where(values >= 0, values, np.nan)
        of_unit = values if on_track is None else np.where(on_track, np.nan, values)
        decision = _decided(sheet, table, column, figures, of_unit, clocks, hints)
        km = _kilometres(sheet, table, figures, values, decision.unit)
        if on_track is not None:
            km = np.where(on_track & (values > METRES_ON_TRACK), values / 1000, km)
        # The more precise column wins, except where it is 0 or empty and the other is not.
        distance = np.where((km > 0) | np.isnan(distance), km, distance) if order else km
    return distance, decision


def _kilometres(sheet: Sheet, table: Recognised, figures: Numbers, values: np.ndarray, unit: str) -> np.ndarray:
    """Converts each row by its own unit, if a column or the cell names it."""
    beside = table.first("unit")
    if beside is None and not figures.has_units:
        return kilometres(values, unit)
    units = figures.units if beside is None else _units(sheet, beside)
    if (units == "").all():
        return kilometres(values, unit)
    per = {**KM_PER, "mil": KM_PER["mi" if unit == "mi" else "mil"]}
    km: np.ndarray = values * by_value(units, lambda name: per.get(name, per[unit]), "float64").to_numpy()
    return km


def _units(sheet: Sheet, column: Found) -> pd.Series:
    return by_value(sheet.column(column.position), lambda cell: name_and_unit(cell)[1], "str")


def _decided(
    sheet: Sheet,
    table: Recognised,
    column: Found,
    figures: Numbers,
    values: np.ndarray,
    clocks: _Clocks,
    hints: ReadHints,
) -> UnitDecision:
    beside = table.first("unit")
    named = ""
    if beside is not None or figures.has_units:
        units = (figures.units if beside is None else _units(sheet, beside))[~np.isnan(values)]
        named = next(iter(units.value_counts().index), "")
    if "mil" in (column.unit, figures.unit, named):
        return mil_or_mile(pd.Series(values), pd.Series(clocks.minutes))
    for unit, why in ((column.unit, SAID_SO), (figures.unit, "the cells say so"), (named, "each row says so")):
        if unit in DISTANCE_UNITS:
            return UnitDecision(unit, why)  # type: ignore[arg-type]
    raw, minutes, timer = (pd.Series(each) for each in (values, clocks.minutes, clocks.timer))
    witness = {role: table.first(role) for role in ("cadence", "stride", "steps", "temperature")}
    seen = {
        role: numbers(sheet.shapes(witness_column.position)).values
        for role, witness_column in witness.items()
        if witness_column is not None
    }
    if hints.unit is None and (by_pace := _told_by_pace(sheet, table, raw, minutes)) is not None:
        return by_pace
    return unit_of(
        raw,
        minutes,
        hints.unit,
        seen.get("cadence"),
        seen.get("stride"),
        seen.get("steps"),
        seen.get("temperature"),
        timer,
    )


def _told_by_pace(sheet: Sheet, table: Recognised, values: pd.Series, minutes: pd.Series) -> UnitDecision | None:
    """The unit of distance that a pace “per mile”, or a speed, implies together with the duration."""
    speed = table.first("speed")
    if speed is not None and speed.unit in ("km h", "mi h"):
        per_hour = numbers(sheet.shapes(speed.position)).values
        return unit_by_pace(values, minutes, 60 / per_hour.where(per_hour > 0), speed.unit.removesuffix(" h"))
    column = table.first("pace")
    per = _pace_unit(sheet, column) if column is not None else ""
    if column is None or not per:
        return None
    return unit_by_pace(values, minutes, _pace(sheet, column, values.notna().to_numpy()), per)


def _pace_unit(sheet: Sheet, column: Found) -> str:
    """km or mi, from the column's name or all its cells; "" if neither says."""
    words = {column.unit.rpartition(" ")[2]} & {"km", "mi"}
    if not words:
        matches = map(_PACE_UNIT.search, sheet.shapes(column.position).texts)
        words = {name_and_unit(match[1])[1] for match in matches if match}
    return words.pop() if len(words) == 1 else ""


def _pace(sheet: Sheet, column: Found, rows: np.ndarray) -> pd.Series:
    """Minutes per km or mile, whichever the pace is in [min]."""
    cells: Shapes | pd.Series = _cells(sheet, column, rows)
    if any(map(_BEHIND_PACE.search, cells.texts)):
        cells = cells.cells.str.replace(_BEHIND_PACE, "", regex=True).str.strip()
    return durations(cells, "m:ss", pd.Series(1.0, index=pd.RangeIndex(len(rows)))).minutes


def _minutes_by_pace(sheet: Sheet, table: Recognised, rows: np.ndarray, km: np.ndarray, unit: str) -> np.ndarray:
    """Durations as pace x distance, the last resort for handwritten logs."""
    column, distance_km = table.columns["pace"][0], pd.Series(km)
    pace = _pace(sheet, column, rows)
    # “Tempo” and “Ritmo” are a pace in some languages and a duration in others.
    minutes = durations(_cells(sheet, column, rows), "", distance_km).minutes
    if not likelier_duration(minutes, pace, distance_km):
        minutes = pace * distance_km / KM_PER[_pace_unit(sheet, column) or ("mi" if unit == "mi" else "km")]
    return minutes.to_numpy()


def _wrong_cells(
    sheet: Sheet,
    written: Sequence[tuple[Found, Numbers]],
    timed: Sequence[tuple[Found, Durations]],
    distance_km: np.ndarray,
    minutes: np.ndarray,
) -> pd.Series:
    """The first cell of each row that should be a figure and is not, if no other column has one."""
    unknown = np.isnan(distance_km), np.isnan(minutes)
    read = [
        *((column, cells.values, cells.broken, unknown[0]) for column, cells in written),
        *((column, cells.minutes, cells.broken, unknown[1]) for column, cells in timed),
    ]
    wrong: dict[int, str] = {}
    for column, figures, broken, is_unknown in read:
        places = np.flatnonzero((broken | (figures.to_numpy() < 0)) & is_unknown)
        cells = sheet.column(column.position).iloc[places] if len(places) else ()
        wrong = {**dict(zip(places.tolist(), cells, strict=True)), **wrong}
    if not wrong:
        return _NO_CELLS
    return pd.Series([*wrong.values()], index=np.array([*wrong], dtype="int64"), dtype="str").sort_index()


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
