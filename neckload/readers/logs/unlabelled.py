"""Lists that do not name the sport of their rows: where some are rides beyond doubt, the pace tells which are runs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from neckload.domain.read_result import Option, Question
from neckload.readers import plausibility
from neckload.readers.cells.sports import NO_SPORT, RUNNING_PACE, Sports
from neckload.readers.columns.infer import column_question
from neckload.readers.columns.measures import Measures
from neckload.readers.columns.recognise import Recognised
from neckload.readers.exports.tables import ANY_TABLE
from neckload.readers.hints import ReadHints
from neckload.readers.logs.rejected import Case
from neckload.readers.sheet import Sheet
from neckload.readers.vocabulary.generic_names import Role

RECORD_KM, RECORD_MIN = plausibility.RECORD_KM.value, plausibility.RECORD_MIN.value
RECORD_EXPONENT = plausibility.RECORD_EXPONENT.value
"""The curve of the world records from 1 km to the marathon: 26 min for 10 km, 2 h for 42.2 km."""
RIDE_KM = plausibility.RIDE_FROM.value
FEW_RIDES, SHARE_OF_RIDES = 2, 0.01
"""A single one may be a slip of the pen or the watch: it is kept, and counts once the runner confirms it."""
_WITNESSES: frozenset[Role] = frozenset(
    ("sport", "distance", "pace", "speed", "effort", "surface", "cadence", "stride", "steps", "calories")
)
_OF_SPORT = re.compile(r"(?i)\brun|lauf|jog|\bhr\b|heart|puls|bpm|shoe|schuh|weather|wetter|elev|training|workout")
FEW_ROWS = 2
"""Fewer rows of a name are not a change of language."""
MOST_LABELS = 5
"""If a file has more unknown names than this, only the most common are asked about."""
_GOES_ON = "it starts where another name for running ends, at the same pace"
LIKE_PACE = plausibility.LIKE_PACE.value
LIKELY_RIDE = plausibility.LIKELY_RIDE.value


@dataclass(frozen=True)
class Doubts:
    """What is wrong with rows that do not name a sport."""

    cases: tuple[Case, ...] = ()
    question: Question | None = None

    def against(self, rows: int) -> np.ndarray:
        """Which rows are not runs [bool]."""
        against: np.ndarray = np.logical_or.reduce([np.zeros(rows, dtype=bool), *(case.rows for case in self.cases)])
        return against


def doubts(rows: np.ndarray, measured: Measures, hints: ReadHints) -> Doubts:
    """Rows that are probably not runs, if several are longer and faster than anybody has run.

    Args:
        rows: may be runs, without a named sport [bool].
    """
    answer = (hints.columns or {}).get(NO_SPORT)
    km, minutes = measured.distance_km, measured.duration_min
    pace, record = minutes / km, record_pace(km)
    is_ride = rows & (km >= RIDE_KM) & (pace < record)
    if answer == "run" or is_ride.sum() < max(FEW_RIDES, SHARE_OF_RIDES * rows.sum()):
        return Doubts()
    value = _figures(pd.Series(km), pd.Series(minutes))
    cases = (
        Case(rows & (pace < record * LIKELY_RIDE), "no sport named, and as fast as the rides in this list", value),
        Case(rows & (pace > RUNNING_PACE[1]), "no sport named, and slower than a run, in a list with rides", value),
        Case(rows & np.isnan(km) & ~np.isnan(minutes), "no sport named, and no distance, in a list with rides", value),
    )
    count = int(Doubts(cases).against(len(rows)).sum())
    return Doubts(cases, _question(count, int(is_ride.sum()), value[is_ride].iloc[0]) if answer is None else None)


def with_unknown_labels(
    kinds: Sports, dated: np.ndarray, when: pd.Series, measured: Measures, table: Recognised, hints: ReadHints
) -> tuple[Sports, tuple[Question, ...]]:
    """The labels that name no known sport, in a file where other rows say running: asked about one by one.

    None is taken for a run until the runner says so, except one that starts where a name for running ends, at its
    pace: the app's language changed. In exports with known sports, other labels are not asked about. Where no label
    of a file says running, those at the pace of runs are asked about together.
    """
    if not kinds.is_unknown.any():
        return kinds, ()
    pace = pd.Series(measured.duration_min / measured.distance_km)
    has_figure = dated & ~(np.isnan(measured.distance_km) & np.isnan(measured.duration_min))
    if not kinds.is_named_run.any():
        return _with_no_name_of_running(kinds, has_figure, pace, hints)
    unknown = kinds.labels[kinds.is_unknown & has_figure & ~(pace < RECORD_MIN / RECORD_KM).to_numpy()]
    taken, questions = kinds.is_run & False, []
    for label in unknown.value_counts().index[:MOST_LABELS]:
        rows = kinds.is_unknown & (kinds.labels == label).to_numpy(bool)
        goes_on = _goes_on(kinds, when, pace, rows & dated, dated)
        key = f"{NO_SPORT}: {label[:60]}"
        answer = (hints.columns or {}).get(key)
        if answer == "run" or (answer is None and goes_on):
            taken |= rows
        if answer is None and (goes_on or not table.layout.only_named_runs):
            why = _GOES_ON if goes_on else "other rows of this file say that they are runs, and these do not"
            questions.append(_label_question(key, label, int((rows & has_figure).sum()), why))
    return replace(kinds, is_run=kinds.is_run | taken), tuple(questions)


def _with_no_name_of_running(
    kinds: Sports, has_figure: np.ndarray, pace: pd.Series, hints: ReadHints
) -> tuple[Sports, tuple[Question, ...]]:
    """The labels of a file in which none says running: a language nobody taught us, pictures, or kinds of runs.

    Many different ones are titles. Of the others those at the pace of runs are taken, and it is asked.
    """
    labels = kinds.labels[kinds.is_unknown & has_figure]
    counts = labels.value_counts()
    if not 0 < len(counts) <= MOST_LABELS:
        return kinds, ()
    middle = pace[labels.index].groupby(labels).median()[counts.index]
    is_like_run = middle.isna() | middle.between(*RUNNING_PACE)
    # A slow runner's log is no list of rides.
    like_runs = counts.index[is_like_run if is_like_run.any() else (middle > RUNNING_PACE[0])]
    answers, not_runs, questions = hints.columns or {}, [], []
    key = f"{NO_SPORT}: {', '.join(like_runs)[:60]}"
    if len(like_runs) and key not in answers:
        questions.append(_names_question(key, counts[like_runs]))
    elif answers.get(key) != "run":
        not_runs += list(like_runs)
    for label in counts.index.difference(like_runs, sort=False):
        key = f"{NO_SPORT}: {label[:60]}"
        if key not in answers:
            questions.append(_label_question(key, label, int(counts[label]), "its pace is not that of a run"))
        if answers.get(key) != "run":
            not_runs.append(label)
    is_left_out = kinds.is_unknown & kinds.labels.isin(not_runs).to_numpy(bool)
    return replace(kinds, is_run=kinds.is_run & ~is_left_out), tuple(questions)


def _goes_on(kinds: Sports, when: pd.Series, pace: pd.Series, rows: np.ndarray, dated: np.ndarray) -> bool:
    """Whether a label starts where those of running end: from one day on, all labels are different."""
    runs = kinds.is_named_run & dated
    if min(rows.sum(), runs.sum()) < FEW_ROWS or pd.Interval(when[runs].min(), when[runs].max()).overlaps(
        pd.Interval(when[rows].min(), when[rows].max(), closed="both")
    ):
        return False
    change = max(when[rows].min(), when[runs].min())
    before, after = (set(kinds.labels[dated & side.to_numpy()]) for side in (when < change, when >= change))
    likeness = pace[rows].median() / pace[runs].median()
    return not before & after and bool(1 / LIKE_PACE <= likeness <= LIKE_PACE)


def _label_question(key: str, label: str, count: int, why: str) -> Question:
    rows = "1 row" if count == 1 else f"{count:,} rows"
    return Question(
        about="column",
        column=key,
        text=f"Is “{label[:60]}” running?" if label else "Rows without a sport: are they runs?",
        options=(Option("", f"no, leave out {rows}"), Option("run", f"yes, read {rows} as runs")),
        guess="run" if why == _GOES_ON else "",
        why=why,
    )


def _names_question(key: str, counts: pd.Series) -> Question:
    """Asks about all labels at the pace of runs at once."""
    names = ", ".join(f"“{str(label)[:60]}”" for label in counts.index)
    rows = "1 row" if counts.sum() == 1 else f"{counts.sum():,} rows"
    return Question(
        about="column",
        column=key,
        text=f"Is this running: {names}? We know none of these names.",
        options=(Option("", f"no, leave out {rows}"), Option("run", f"yes, read {rows} as runs")),
        guess="run",
        why="nothing in the file speaks against it",
    )


def time_question(sheet: Sheet, table: Recognised, kinds: Sports, hints: ReadHints) -> Question | None:
    """Asks about minutes beside a name, which may be a film's, if no distance, sport or word suggests running."""
    if table.layout is not ANY_TABLE or not table.durations or _WITNESSES & table.columns.keys():
        return None
    name = table.durations[0].name
    others = [column.column for column in table.unread]
    has_names = bool(others) or "title" in table.columns
    speaks_of_sport = kinds.is_named_run.any() or any(map(_OF_SPORT.search, sheet.header))
    if not has_names or speaks_of_sport or name in (hints.columns or {}):
        return None
    return column_question(name, "duration_min")


def record_pace(km: np.ndarray) -> np.ndarray:
    """The pace of the world record over a distance [min per km]."""
    return RECORD_MIN / RECORD_KM * (km / RECORD_KM) ** (RECORD_EXPONENT - 1)


def _figures(km: pd.Series, minutes: pd.Series) -> pd.Series:
    return (km.map("{:.1f} km in ".format).where(km.notna(), "") + minutes.map("{:.0f} min".format)).astype("str")


def _question(count: int, rides: int, example: str) -> Question:
    return Question(
        about="column",
        column=NO_SPORT,
        text=f"No column names the sport, and {rides} rows are faster than anybody runs ({example}). Are all runs?",
        options=(
            Option("", f"no, leave out {count} rows that are probably not runs"),
            Option("run", "yes, all are runs"),
        ),
        guess="",
        why="nobody has run that far that fast",
    )
