"""What each row of an activity list is and what it measured; the parts of a run are added up to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.read_result import Question
from neckload.readers import plausibility
from neckload.readers.cells.sports import (
    Sports,
    all_runs,
    is_rest_name,
    sports,
    with_paced,
    without_others,
)
from neckload.readers.cells.titles import sports_by_title
from neckload.readers.columns.measures import Measures, measures
from neckload.readers.columns.recognise import Recognised
from neckload.readers.columns.sport_column import cross_training, session_labels
from neckload.readers.columns.timestamps import Moments
from neckload.readers.exports.tables import ANY_TABLE
from neckload.readers.hints import ReadHints
from neckload.readers.logs.parts_of_runs import (
    MANY_A_DAY_TIMED,
    added_up,
    chained,
    has_places,
    refuse_positions,
    run_of_each_row,
)
from neckload.readers.logs.unlabelled import Doubts, doubts, with_unknown_labels
from neckload.readers.sheet import Sheet, by_value, holds

FEW_RUNS = 10
FASTEST_PACE, SLOWEST_PACE = plausibility.FASTEST_LOG.value, plausibility.SLOWEST_LOG.value


@dataclass(frozen=True)
class Marks:
    """What each row with a readable date is [bool]."""

    run: np.ndarray
    rest: np.ndarray
    other: np.ndarray
    blank: np.ndarray
    """A run with neither distance nor time."""


@dataclass(frozen=True)
class Rows:
    """What is known about each row of the file."""

    kinds: Sports
    measured: Measures
    marks: Marks
    doubted: Doubts
    questions: tuple[Question, ...]
    part_of: np.ndarray
    """Position of the row that stands for the run; -1 if the row is its own run [int]."""
    undone: np.ndarray
    """Whether the day has passed and the file says that nothing was run: its score of pain still counts [bool]."""


def run_rows(sheet: Sheet, table: Recognised, hints: ReadHints, when: Moments, dated: np.ndarray) -> Rows:
    """What each row is and its figures; the parts of a run are summed into its first row."""
    kinds = _sports(sheet, table)
    may_be_run = kinds.is_run | kinds.is_machine | kinds.is_unknown
    starts = when.values.to_numpy("datetime64[s]")
    days = starts.astype("datetime64[D]")
    runs_of_parts = run_of_each_row(sheet, table, days)
    may_have_parts = table.layout is ANY_TABLE and runs_of_parts is None
    has_clock = when.has_clock.any() and not has_places(sheet)
    if may_have_parts and not has_clock:
        refuse_positions(sheet, days, kinds.is_run & dated)
    measured = measures(sheet, table, may_be_run & dated, hints, _on_track(table, kinds))
    kinds = with_paced(kinds, measured.duration_min / measured.distance_km)
    kinds, questions = with_unknown_labels(kinds, dated, when.values, measured, table, hints)
    doubted = Doubts()
    if "sport" not in table.columns:
        doubted = doubts(kinds.is_run & ~kinds.is_named_run & dated, measured, hints)
        kinds = replace(kinds, is_run=kinds.is_run & ~doubted.against(len(sheet)))
    marks = _marks(table, kinds, measured, dated)
    if may_have_parts and has_clock:
        runs_of_parts = chained(
            np.where(when.has_clock, starts, np.datetime64("NaT")), measured.duration_min, marks.run & ~marks.blank
        )
        if runs_of_parts is None:
            refuse_positions(sheet, days, kinds.is_run & dated, MANY_A_DAY_TIMED)
    if runs_of_parts is None:
        return Rows(
            kinds, measured, marks, doubted, questions, np.full(len(sheet), -1), np.zeros(len(sheet), dtype=bool)
        )
    figures = pd.DataFrame({"km": measured.distance_km, "min": measured.duration_min})
    whole = added_up(sheet, table, runs_of_parts, marks.run & ~marks.blank, figures)
    measured = replace(measured, distance_km=whole.distance_km, duration_min=whole.duration_min)
    return Rows(kinds, measured, marks, doubted, questions, whole.part_of, np.zeros(len(sheet), dtype=bool))


def _on_track(table: Recognised, kinds: Sports) -> np.ndarray | None:
    """Track runs, if the vendor may write them in metres among kilometres or miles."""
    if not table.layout.track_in_metres or kinds.surface.array.isna().all():
        return None
    return (kinds.surface == "track").to_numpy(bool)


def _marks(table: Recognised, kinds: Sports, measured: Measures, dated: np.ndarray) -> Marks:
    """Rest days in handwritten logs: by a word, even in place of a figure, or as a run of 0 without a time."""
    no_time, no_km = np.isnan(measured.duration_min), np.isnan(measured.distance_km)
    is_rest = kinds.is_rest
    if not table.layout.only_named_runs:
        nothing_done = ~kinds.is_named_run & measured.zero_distance
        if len(measured.wrong):
            nothing_done[measured.wrong.index[holds(measured.wrong, is_rest_name)]] = True
        is_rest = is_rest | (nothing_done & no_time)
    rest = dated & is_rest
    run = dated & kinds.is_run & ~rest
    return Marks(run, rest, dated & ~run & ~rest, run & no_km & no_time)


def _sports(sheet: Sheet, table: Recognised) -> Sports:
    column = table.first("sport")
    if column is None:
        title, labels = table.first("title"), session_labels(sheet, table)
        kinds = all_runs(len(sheet)) if title is None else sports_by_title(sheet.shapes(title.position))
        if (crossed := cross_training(sheet, table)) is not None:
            is_other = (crossed != "").to_numpy(bool)
            kinds = replace(kinds, labels=crossed.where(is_other, kinds.labels), is_run=kinds.is_run & ~is_other)
        return kinds if labels is None else without_others(kinds, labels)
    named = sheet.shapes(column.position)
    codes = table.layout.sports
    if table.layout.source == "file" and len(sheet) and all(set(text.strip()) == {"0"} for text in named.texts):
        raise UnreadableFile(
            Problem("The sports in this column are numbers we don’t know. Write their names.", column=column.name)
        )
    decoded = by_value(named, lambda label: codes.get(label.strip(), label), "str") if codes else named
    return sports(decoded, table.layout.only_named_runs)


def refuse_misfits(rows: Rows) -> None:
    """Refuses distances and times that never fit together: we have misread their units.

    Raises:
        UnreadableFile: most runs would be faster than a record or slower than a stroll.
    """
    pace = (rows.measured.duration_min / rows.measured.distance_km)[rows.marks.run]
    pace = pace[~np.isnan(pace)]
    # The median of most lists is within the limits for sure, and is not needed.
    if len(pace) < FEW_RUNS or max((pace < FASTEST_PACE).mean(), (pace > SLOWEST_PACE).mean()) < 0.5:
        return
    middle = np.median(pace)
    if not FASTEST_PACE <= middle <= SLOWEST_PACE:
        raise UnreadableFile(
            Problem(
                f"The distances and times of these runs do not fit together: the median run would take {middle:.3g} "
                "minutes per kilometre. Name the units in the header, such as “distance_km” and “duration_min”."
            )
        )


def refuse_when_most_are_broken(rows: Rows) -> None:
    """Refuses a file of which too few rows can be read: we do not understand it.

    Raises:
        UnreadableFile: most runs have an unreadable figure.
    """
    wrong, runs = rows.measured.wrong, int(rows.marks.run.sum())
    if len(wrong) < FEW_RUNS:
        return
    broken = wrong[rows.marks.run[wrong.index]]
    if len(broken) >= FEW_RUNS and len(broken) > runs / 2:
        raise UnreadableFile(
            Problem(
                f"The distance or the duration of {len(broken):,} of {runs:,} runs cannot be read. Write numbers "
                "the same way throughout, such as 5.2, and times like 0:31:40.",
                value=str(broken.iloc[0])[:100],
            )
        )
