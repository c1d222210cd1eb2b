"""Laps, intervals and positions: rows that are parts of a run are added up to it, or refused, and never a run each."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from neckload.domain.problems import Problem, UnreadableFile
from neckload.readers.cells.numbers import numbers
from neckload.readers.columns.recognise import Recognised
from neckload.readers.exports.tables import ANY_TABLE
from neckload.readers.sheet import NEARLY_ALL, Sheet, by_value
from neckload.readers.vocabulary.column_names import name_and_unit, plain
from neckload.readers.vocabulary.status_names import PARTS, SESSIONS, TOTALS, base_of

FEW_ROWS = 8
MANY_A_DAY = 4
"""Nobody runs so often on nearly every day of a log."""
FIRST_PARTS = (0, 1)
MOSTLY_PARTS = 0.5
MOST_PARTS = 500
SAME_TOTAL = 0.01
_LATITUDES = frozenset(
    ("lat", "latitude", "breite", "breitengrad", "latitud", "latitudine", "breddegrad", "широта", "纬度", "緯度")
)


_OF_A_PART = re.compile(
    r"(?i)\b(?:split|lap|interval|runde\w*|vuelta|parcial|giro|tour|okr\w*)[ _-]*"
    r"(?:dist|time|pace|dauer|zeit|strecke|km|mi\b)"
)
"""Where the parts have columns of their own, the others say in each row how far and how long the whole run was."""


@dataclass(frozen=True)
class AddedUp:
    """Runs of which each row is a part [one row per row of the file]."""

    distance_km: pd.Series
    duration_min: pd.Series
    """Of the whole run in the row that stands for it, its own elsewhere."""
    part_of: pd.Series
    """Position of the row that stands for the run of a part; -1 for rows that are no parts, and for that row [int]."""


def added_up(sheet: Sheet, runs: pd.Series | None, rows: pd.Series, figures: pd.DataFrame) -> AddedUp:
    """The runs whose laps or intervals stand in rows of their own, each in its first row.

    Args:
        runs: the run that each row is a part of (`run_of_each_row`).
        rows: which rows are of a run [bool].
        figures: km and min of each row.
    """
    alone = AddedUp(figures["km"], figures["min"], pd.Series(-1, index=rows.index))
    if runs is None:
        return alone
    parts = figures.assign(total=_is_total(sheet), run=runs, place=rows.index)[rows & (runs >= 0)]
    if any(map(_OF_A_PART.search, sheet.header)):
        parts = parts.assign(total=parts["total"] | _repeats_whole(parts))
    sums = parts.groupby("run")[["km", "min", "total"]].apply(_sum)
    first = parts.groupby("run")["place"].transform("first")
    is_first = first == parts["place"]
    places = parts["place"][is_first]
    whole = sums.loc[parts["run"][is_first]].set_axis(places)
    return AddedUp(
        distance_km=figures["km"].where(~figures.index.isin(places), whole["km"].reindex(figures.index)),
        duration_min=figures["min"].where(~figures.index.isin(places), whole["min"].reindex(figures.index)),
        part_of=alone.part_of.where(~alone.part_of.index.isin(places.index.union(first.index)), -1)
        .mask(first.where(~is_first).reindex(rows.index).notna(), first.reindex(rows.index))
        .astype("int64"),
    )


def _repeats_whole(parts: pd.DataFrame) -> bool:
    """Whether each part says how far and how long its whole run was; its own figures differ from one to the next.

    Raises:
        UnreadableFile: one figure alone, the same in every part of a run: parts of equal length look just like that.
    """
    figures = parts[["km", "min"]].dropna(axis="columns", how="all")
    is_same = bool(figures.groupby(parts["run"]).nunique().eq(1).all(axis=None))
    if is_same and len(figures.columns) == 1:
        raise UnreadableFile(
            Problem(
                "These are laps or splits, and it can’t be told whether a row is one of them or the whole run. Upload "
                "the list of your single activities, or the FIT, TCX or GPX files."
            )
        )
    return is_same


def refuse_positions(sheet: Sheet, days: pd.Series, rows: pd.Series) -> None:
    """Rows of which nearly all share their day with many others are no runs.

    Raises:
        UnreadableFile: they are positions, laps or the like.
    """
    _, counts = np.unique(days[rows].dropna().to_numpy("datetime64[D]"), return_counts=True)
    many = counts[counts >= MANY_A_DAY].sum()
    if counts.sum() < FEW_ROWS or many < NEARLY_ALL * counts.sum():
        return
    has_places = any(name_and_unit(name)[0] in _LATITUDES for name in sheet.header)
    what = "positions along" if has_places else "laps, intervals or other parts of"
    raise UnreadableFile(
        Problem(
            f"These look like {what} runs: {counts.sum():,} rows on {len(counts):,} days. Upload the list of "
            "your single activities, or the FIT, TCX or GPX files."
        )
    )


def run_of_each_row(sheet: Sheet, table: Recognised, days: pd.Series) -> pd.Series | None:
    """A number for the run that each row is a part of, -1 for rows that are none; None where no column counts parts."""
    counted = next((place for place, name in enumerate(sheet.header) if base_of(name) in PARTS), None)
    if table.layout is not ANY_TABLE or counted is None:
        return None
    part = numbers(sheet.shapes(counted)).values
    session = _session(sheet, counted)
    begins_again = (part < part.shift(1, fill_value=np.inf)).cumsum().astype("str")
    key = days.astype("str") + "|" + (begins_again if session is None else session)
    sizes, begins, ends = (part.groupby(key).transform(kind) for kind in ("size", "min", "max"))
    is_counted = (sizes > 1) & begins.isin(FIRST_PARTS) & (ends <= MOST_PARTS) & days.notna()
    if is_counted.mean() < MOSTLY_PARTS or (part.dropna() % 1 != 0).any():
        return None
    return pd.Series(pd.factorize(key)[0], index=key.index).where(is_counted, -1)


def _session(sheet: Sheet, counted: int) -> pd.Series | None:
    """The cells of a column that names the run of each row; None where there is none, or one for every row."""
    for position, name in enumerate(sheet.header):
        cells = sheet.column(position).str.strip()
        if position != counted and base_of(name) in SESSIONS and cells.nunique() * 2 <= len(cells):
            return cells
    return None


def _is_total(sheet: Sheet) -> pd.Series:
    """Rows that say that they are the sum of others."""
    is_total = pd.Series(False, index=pd.RangeIndex(len(sheet)))
    for position in range(len(sheet.header)):
        is_total |= by_value(sheet.column(position), lambda cell: plain(cell) in TOTALS, "bool")
    return is_total


def _sum(group: pd.DataFrame) -> pd.Series:
    """Of the parts, or of the row that sums them up already."""
    figures = group[["km", "min"]]
    summary = group["total"]
    if not summary.any() and len(group) > 2:
        rest = group["km"].sum() - group["km"]
        summary = (group["km"] / rest - 1).abs() < SAME_TOTAL
    chosen = figures[summary] if summary.any() else figures
    return chosen.iloc[0] if summary.any() else figures.sum(min_count=1)
