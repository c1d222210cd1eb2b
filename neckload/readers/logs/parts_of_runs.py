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
from neckload.readers.vocabulary.generic_names import Role
from neckload.readers.vocabulary.status_names import PARTS, SESSIONS, TOTALS, base_of

FEW_ROWS = 6
MANY_A_DAY, MANY_A_DAY_TIMED = 3, 4
"""Nobody runs this often nearly every day. Rows whose times do not follow on from each other are more likely runs."""
FIRST_PARTS = (0, 1)
MOSTLY_PARTS = 0.5
MOST_PARTS = 500
LONGEST_GAP_S = 30
"""A new start this soon continues the same run."""
FEW_PARTS, MOST_LAPS = 3, 60
SAME_TOTAL = 0.01
_FIGURES: tuple[Role, ...] = ("distance", "moving", "timer", "elapsed")
_IS_ID = re.compile(r"(?i)(?:id|number|no|nr|uuid|key|nummer|numéro|número|numero|identifi\w*)\.?$|#")
_LATITUDES = frozenset(
    ("lat", "latitude", "breite", "breitengrad", "latitud", "latitudine", "breddegrad", "широта", "纬度", "緯度")
)


_PART_WORDS = re.compile(
    r"(?i)warm|cool|interval|recover|\brep\b|reps\b|\blap|split|einlauf|auslauf|trab|abschnitt|échauff|récup|retour au|"
    r"calent|enfri|recup|riscald|defatic|ripetut|aquec|desaq|inlopen|uitlopen|herstel|uppvärm|nedvarv|oppvarm|nedjogg|"
    r"opvarm|rozgrzew|schłodz|verryt|loppuv|разминк|заминк|отдых|ウォームアップ|クールダウン|热身|放松"
)
"""Names of the parts of a run that are not numbered."""
_OF_A_PART = re.compile(
    r"(?i)\b(?:split|lap|interval|runde\w*|vuelta|parcial|giro|tour|okr\w*)[ _-]*"
    r"(?:dist|time|pace|dauer|zeit|strecke|km|mi\b)"
)
"""If parts have their own columns, the other columns give the whole run's distance and time in each row."""


@dataclass(frozen=True)
class AddedUp:
    """Runs of which each row is a part [one row per row of the file]."""

    distance_km: np.ndarray
    duration_min: np.ndarray
    """The whole run's figures in the row that stands for it; elsewhere the row's own."""
    part_of: np.ndarray
    """Position of the row that stands for a part's run; -1 for that row and for rows that are not parts [int]."""


def added_up(sheet: Sheet, table: Recognised, runs: pd.Series, rows: np.ndarray, figures: pd.DataFrame) -> AddedUp:
    """Runs whose laps or intervals have their own rows, each summed into its first row.

    Args:
        runs: the run that each row is a part of (`run_of_each_row`).
        rows: which rows are of a run [bool].
        figures: km and min of each row.
    """
    parts = figures.assign(total=_is_total(sheet), run=runs, place=figures.index)[rows & (runs >= 0)]
    read = {column.name for role in _FIGURES for column in table.columns.get(role, ())}
    of_parts = set(filter(_OF_A_PART.search, sheet.header))
    if of_parts - read:
        parts = parts.assign(total=parts["total"] | _repeats_whole(parts))
    elif 0 < len(of_parts) < len(read):
        _refuse_same_figures(parts)
    _refuse_running_totals(parts[~parts["total"]])
    sums = parts.groupby("run")[["km", "min", "total"]].apply(_sum)
    first = parts.groupby("run")["place"].transform("first")
    is_first = first == parts["place"]
    places = parts["place"][is_first]
    whole = sums.loc[parts["run"][is_first]].set_axis(places)
    km, minutes = (figures[name].to_numpy(copy=True) for name in ("km", "min"))
    km[places], minutes[places] = whole["km"].to_numpy(), whole["min"].to_numpy()
    part_of = np.full(len(figures), -1)
    part_of[parts["place"][~is_first]] = first[~is_first]
    return AddedUp(km, minutes, part_of)


def _repeats_whole(parts: pd.DataFrame) -> bool:
    """Whether each part has its whole run's distance and time, while its own figures differ.

    Raises:
        UnreadableFile: a single figure, the same in every part of a run: equal parts would look just like that.
    """
    figures = parts[["km", "min"]].dropna(axis="columns", how="all")
    is_same = bool(figures.groupby(parts["run"]).nunique().eq(1).all(axis=None))
    if is_same and len(figures.columns) == 1:
        raise _cannot_be_told()
    return is_same


def _refuse_same_figures(parts: pd.DataFrame) -> None:
    """Refuses laps with an unchanging distance, which may be that of a lap or of the run.

    Raises:
        UnreadableFile: this is such a file.
    """
    figures = parts[["km", "min"]].dropna(axis="columns", how="all")
    if len(figures.columns) > 1 and figures.groupby(parts["run"]).nunique().eq(1).all().any():
        raise _cannot_be_told()


def _refuse_running_totals(parts: pd.DataFrame) -> None:
    """Refuses running totals, such as 1 km, 2 km, 3 km in 6, 12 and 18 minutes.

    Raises:
        UnreadableFile: both figures grow from row to row in every run.
    """
    figures = parts[["km", "min"]].dropna(axis="columns", how="all")
    sizes = parts.groupby("run")["place"].transform("size")
    long = figures[sizes >= FEW_PARTS]
    grows = long.groupby(parts["run"]).diff().dropna() > 0
    if len(grows) and grows.mean().min() >= NEARLY_ALL:
        raise _cannot_be_told()


def _cannot_be_told() -> UnreadableFile:
    return UnreadableFile(
        Problem(
            "These are laps or splits, and it is unclear whether a row is one of them or a whole run. Upload "
            "the list of your single activities, or the FIT, TCX or GPX files."
        )
    )


def refuse_positions(sheet: Sheet, days: np.ndarray, rows: np.ndarray, many_a_day: int = MANY_A_DAY) -> None:
    """Refuses rows that nearly all share their day with many others: they are not runs.

    Args:
        days: the day of each row [datetime64[D]].
        rows: those with a day that may be runs [bool].

    Raises:
        UnreadableFile: the rows are positions, laps or the like.
    """
    numbered = days[rows].astype("int64")
    if len(numbered) < FEW_ROWS:
        return
    counts = np.bincount(numbered - numbered.min())
    if counts[counts >= many_a_day].sum() < NEARLY_ALL * len(numbered):
        return
    day_count = np.count_nonzero(counts)
    days_of_rows = "1 day" if day_count == 1 else f"{day_count:,} days"
    what = "positions along" if has_places(sheet) else "laps, intervals or other parts of"
    raise UnreadableFile(
        Problem(
            f"These look like {what} runs: {len(numbered):,} rows on {days_of_rows}. Upload the list of "
            "your single activities, or the FIT, TCX or GPX files."
        )
    )


def has_places(sheet: Sheet) -> bool:
    """Whether a column has latitudes."""
    return any(name_and_unit(name)[0] in _LATITUDES for name in sheet.header)


def run_of_each_row(sheet: Sheet, table: Recognised, day_of_row: np.ndarray) -> pd.Series | None:
    """For each row the number of the run it is part of, -1 for none; None if no column counts parts.

    Args:
        day_of_row: [datetime64[D]]
    """
    if table.layout is not ANY_TABLE:
        return None
    counted = next((place for place, name in enumerate(sheet.header) if base_of(name) in PARTS), None)
    if counted is None:
        return _by_id(sheet, day_of_row)
    days = pd.Series(day_of_row.astype("datetime64[s]"))
    part = numbers(sheet.shapes(counted)).values
    if part.isna().all():
        return _by_words(sheet, counted, days)
    session = _session(sheet, counted)
    steps = part.diff()[days == days.shift()]
    # Some lists have the last lap first.
    part = part[::-1] if (steps < 0).sum() > (steps > 0).sum() else part
    begins_again = (part < part.shift(1, fill_value=np.inf)).cumsum().reindex(days.index).astype("str")
    part = part.reindex(days.index)
    key = days.astype("str") + "|" + (begins_again if session is None else session)
    sizes, begins, ends = (part.groupby(key).transform(kind) for kind in ("size", "min", "max"))
    is_counted = (sizes > 1) & begins.isin(FIRST_PARTS) & (ends <= MOST_PARTS) & days.notna()
    if is_counted.mean() < MOSTLY_PARTS or (part.dropna() % 1 != 0).any():
        return None
    return _numbered(key, is_counted)


def _numbered(key: pd.Series, is_part: pd.Series) -> pd.Series:
    return pd.Series(pd.factorize(key)[0], index=key.index).where(is_part, -1)


def _by_id(sheet: Sheet, day_of_row: np.ndarray) -> pd.Series | None:
    """Rows of one day with the same run id are parts of that run, unless they are its positions."""
    if has_places(sheet):
        return None
    for position, name in enumerate(sheet.header):
        if base_of(name) in SESSIONS and _IS_ID.search(name):
            ids, days = sheet.column(position).str.strip(), pd.Series(day_of_row.astype("datetime64[s]"))
            return _of_several(days.astype("str") + "|" + ids, (ids != "") & days.notna())
    return None


def chained(starts: np.ndarray, minutes: np.ndarray, rows: np.ndarray) -> pd.Series | None:
    """A number for each chain of rows that start where the one before ends, as laps do; None if few rows do.

    Args:
        starts: NaT without a time of day [datetime64[s]].
        minutes: how long each row took.
        rows: those that may be parts [bool].
    """
    is_timed = rows & ~np.isnat(starts) & ~np.isnan(minutes)
    seconds = starts.astype("float64")
    places = np.flatnonzero(is_timed)
    places = places[np.argsort(seconds[places], kind="stable")]
    gaps_s = np.diff(seconds[places]) - minutes[places][:-1] * 60
    goes_on = np.abs(gaps_s) <= LONGEST_GAP_S
    # All rows of a chain except the first continue it.
    if goes_on.sum() < FEW_PARTS - 1 or 2 * goes_on.sum() < MOSTLY_PARTS * len(places):
        return None
    key = np.full(len(starts), -1)
    key[places] = np.append(0, (~goes_on).cumsum())
    return _of_several(pd.Series(key), pd.Series(is_timed))


def _by_words(sheet: Sheet, position: int, days: pd.Series) -> pd.Series | None:
    """Warm-up, intervals and cool-down of one day, or of one session if a column names it, are one run."""
    cells = sheet.column(position)
    if not by_value(cells, lambda cell: bool(_PART_WORDS.search(cell)), "bool").any():
        return None
    session = _session(sheet, position)
    key = days.astype("str") if session is None else days.astype("str") + "|" + session
    return _of_several(key, (cells.str.strip() != "") & days.notna())


def _of_several(key: pd.Series, rows: pd.Series) -> pd.Series | None:
    """A number for each run with several rows, but not as many as positions; -1 for other rows."""
    sizes = key[rows].groupby(key[rows]).transform("size").reindex(key.index)
    is_part = rows & (sizes > 1)
    return _numbered(key, is_part) if is_part.mean() >= MOSTLY_PARTS and sizes.median() <= MOST_LAPS else None


def _session(sheet: Sheet, counted: int) -> pd.Series | None:
    """The cells of a column that names each row's run; None if there is none, or if every row has its own."""
    for position, name in enumerate(sheet.header):
        cells = sheet.column(position).str.strip()
        if position != counted and base_of(name) in SESSIONS and cells.nunique() * 2 <= len(cells):
            return cells
    return None


def _is_total(sheet: Sheet) -> pd.Series:
    """Rows that are labelled as the sum of others."""
    is_total = pd.Series(False, index=pd.RangeIndex(len(sheet)))
    for position in range(len(sheet.header)):
        is_total |= by_value(sheet.column(position), lambda cell: plain(cell) in TOTALS, "bool")
    return is_total


def _sum(group: pd.DataFrame) -> pd.Series:
    """The sum of the parts, or the row that already sums them up."""
    figures = group[["km", "min"]]
    summary = group["total"]
    if not summary.any() and len(group) > 2:
        rest = figures.sum(min_count=1) - figures
        is_sum = ((figures / rest - 1).abs() < SAME_TOTAL) | figures.isna()
        summary = is_sum.all(axis=1) & figures.notna().any(axis=1)
    chosen = figures[summary] if summary.any() else figures
    return chosen.iloc[0] if summary.any() else figures.sum(min_count=1)
