"""Rows of an activity list -> runs, the days with another sport, and pain noted beside a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from neckload.domain.read_result import ColumnReading, ImportReport, ReadResult
from neckload.domain.tables import SURFACES, Diary, conform, with_ids
from neckload.readers.cells.numbers import numbers
from neckload.readers.columns.measures import Measures
from neckload.readers.columns.pain_scores import Scores, notes_of, pain_rows, pain_scores
from neckload.readers.columns.recognise import Recognised
from neckload.readers.columns.status import not_done
from neckload.readers.columns.timestamps import Moments, moments
from neckload.readers.exports.tables import ANY_TABLE
from neckload.readers.hints import ReadHints
from neckload.readers.logs.not_runs import refuse_months, refuse_samples
from neckload.readers.logs.other_days import other_days
from neckload.readers.logs.people import nobody, rows_of_one_person
from neckload.readers.logs.plans import is_plan as is_plan_of_runs
from neckload.readers.logs.plans import plan_question
from neckload.readers.logs.recorded_twice import (
    Timed,
    by_two_sources,
    in_another_row,
    in_two_zones,
    overlapping,
    timed,
)
from neckload.readers.logs.rejected import (
    Case,
    LeftOut,
    left_out,
    no_date,
    refuse_when_nothing_is_left,
    repeated_header,
    too_many_cells,
)
from neckload.readers.logs.run_rows import Marks, Rows, refuse_misfits, refuse_when_most_are_broken, run_rows
from neckload.readers.logs.run_walk import with_run_walk
from neckload.readers.logs.unlabelled import time_question
from neckload.readers.shapes import arrow_text, repeated
from neckload.readers.sheet import Sheet

HARDEST = 10
"""Of the scale of session RPE."""


def read_activities(sheet: Sheet, table: Recognised, hints: ReadHints) -> ReadResult:
    """The runs of a recognised activity list; other rows are left out, with the reason.

    Raises:
        UnreadableFile: neither a run nor a pain score.
    """
    everybody = len(sheet)
    sheet, whose = rows_of_one_person(sheet, table, hints)
    return _read(sheet, table, hints) if whose is None else nobody(table, whose, everybody)


def _read(sheet: Sheet, table: Recognised, hints: ReadHints) -> ReadResult:
    header = repeated_header(sheet)
    undone = not_done(sheet, hints.columns or {}, may_ask=table.layout is ANY_TABLE)
    when = moments(sheet, table, table.columns["start"][0], "start", hints)
    dated = ~np.isnat(when.values.to_numpy()) & ~header.rows & ~undone.rows
    to_come = np.zeros(len(sheet), dtype=bool)
    if table.layout is ANY_TABLE:
        to_come = hints.still_to_come(when.values)
        dated &= ~to_come
        starts = when.values.to_numpy("datetime64[s]")
        refuse_months(starts[dated])
        refuse_samples(starts[dated & when.has_clock])
    rows = run_rows(sheet, table, hints, when, dated)
    is_over = undone.rows & ~to_come & ~header.rows
    rows = replace(rows, questions=(*undone.questions, *rows.questions), undone=is_over)
    is_plan = is_plan_of_runs(sheet, table, rows.measured, rows.marks.run)
    planned = rows.marks.run & (is_plan and hints.done is not True)
    scores = pain_scores(sheet, table, "recorded with the run")
    runs = _runs(sheet, table, rows, when)
    recordings = timed(runs).within(rows.marks.run)
    left = left_out(
        sheet,
        [
            header,
            too_many_cells(sheet, table),
            Case(to_come, "a day in the future: planned, not run", when.written),
            Case(undone.rows, "not run, according to the file", undone.statuses),
            Case(planned, "planned, not run", when.written),
            *rows.doubted.cases,
            *_cases(sheet, rows, when, dated & _has_score(sheet, scores)),
            *_same_runs(sheet, runs, recordings, rows.marks, when),
        ],
    )
    if not planned.any():
        refuse_when_nothing_is_left(left, "run", table.layout.when_nothing)
    refuse_misfits(rows)
    refuse_when_most_are_broken(rows)
    result = _result(sheet, table, hints, when, rows, scores, runs, left, int(planned.sum()))
    overlap = _overlap_note(recordings.within(left.stays & ~rows.marks.blank))
    return replace(result, report=replace(result.report, notes=(*result.report.notes, *overlap)))


def _result(
    sheet: Sheet,
    table: Recognised,
    hints: ReadHints,
    when: Moments,
    rows: Rows,
    scores: tuple[Scores, ...],
    every_row: Mapping[str, Any],
    left: LeftOut,
    planned: int,
) -> ReadResult:
    kinds, marks, measured = rows.kinds, rows.marks, rows.measured
    pain = pain_rows(when.values, scores, left.stays | marks.rest | marks.other | rows.undone, None)
    runs = _of_rows(every_row, left.stays & ~marks.blank, table.layout.source)
    diary = Diary(pain=pain).with_tables(runs=runs, days=other_days(when.values, kinds.labels, marks))
    plan = plan_question(planned) if planned and hints.done is None else None
    questions = (measured.question, rows.doubted.question, plan, time_question(sheet, table, kinds, hints))
    report = ImportReport(
        format=table.layout.format,
        rows_seen=len(sheet),
        runs_read=len(diary.runs),
        pain_read=len(diary.pain),
        days_read=len(diary.days),
        left_out=left.rows,
        unit=measured.unit,
        columns=(
            *when.readings,
            *_sport_reading(table),
            *measured.readings,
            *_effort_reading(table, "effort_0_10" in every_row),
            *(score.reading for score in scores),
            *table.unread,
        ),
        questions=(*when.questions, *rows.questions, *(question for question in questions if question)),
        notes=notes_of(table, scores),
    )
    return ReadResult(report, diary, recordings=_recordings(sheet, table, marks, measured))


def _of_rows(columns: Mapping[str, Any], rows: np.ndarray, source: str) -> pd.DataFrame:
    """The runs in some rows [bool]."""
    places = np.flatnonzero(rows)
    chosen = slice(None) if len(places) == len(rows) else places
    runs = {name: cells[chosen] for name, cells in columns.items()}
    return with_ids(conform({**runs, "source": repeated(source, len(places)).array}, "runs"))


def _overlap_note(runs: Timed) -> tuple[str, ...]:
    count = overlapping(runs)
    if not count:
        return ()
    which = "One run began" if count == 1 else f"{count:,} runs began"
    return (f"{which} while another was still going. Their distances differ, so each counts: check them in Log.",)


def _cases(sheet: Sheet, rows: Rows, when: Moments, has_score: np.ndarray) -> list[Case]:
    kinds, marks = rows.kinds, rows.marks

    def not_a_run(places: np.ndarray) -> pa.LargeStringArray:
        labels = arrow_text(kinds.labels.iloc[places])
        nameless, why, nothing = pa.array(["No sport named", ": not a run", ""], pa.large_string())
        return pc.binary_join_element_wise(pc.if_else(pc.equal(labels, nothing), nameless, labels), why, nothing)

    def part_of(places: np.ndarray) -> list[str]:
        return [f"a part of the run in line {line}, added to it" for line in sheet.lines[rows.part_of[places]]]

    return [
        no_date(when.values, when.written),
        Case(marks.rest, "a rest day", kinds.labels),
        Case(marks.other, not_a_run, kinds.labels),
        Case(rows.measured.is_wrong, "a distance or duration that cannot be read", rows.measured.wrong),
        Case(marks.blank & ~has_score, "neither distance nor time", when.written),
        Case(rows.part_of >= 0, part_of, when.written),
    ]


def _same_runs(sheet: Sheet, runs: Mapping[str, Any], recordings: Timed, marks: Marks, when: Moments) -> list[Case]:
    """Rows whose run is also in another row."""
    twice = in_another_row(sheet, runs, recordings, marks.run)
    in_utc = np.zeros(len(sheet), dtype=bool)
    in_utc[in_two_zones(sheet, recordings.within(marks.run & ~twice))] = True
    by_two = by_two_sources(sheet, runs, marks.run & ~twice & ~in_utc)
    return [
        Case(twice, "the same run twice in this file", when.written),
        Case(by_two, "the same run of this day, recorded by two devices or apps", when.written),
        Case(in_utc, "the same run again, whole hours apart: once in UTC and once in local time", when.written),
    ]


def _sport_reading(table: Recognised) -> tuple[ColumnReading, ...]:
    column = table.first("sport")
    return (ColumnReading(column.name, "surface", "", "which rows are runs"),) if column else ()


def _recordings(sheet: Sheet, table: Recognised, marks: Marks, measured: Measures) -> frozenset[str]:
    """The files behind the rows, unless a file may have a figure that its row lacks."""
    column = table.first("file")
    if column is None:
        return frozenset()
    lacks = marks.run & (np.isnan(measured.distance_km) | np.isnan(measured.duration_min))
    cells = sheet.shapes(column.position)
    paths = pc.utf8_lower(pa.array(cells.stripped[~lacks], pa.large_string()))
    begins = {text.strip().rfind("/") + 1 for text in cells.texts if text.strip()}
    # Nearly always all files are in one folder.
    is_one_folder = len(begins) == 1
    names = (
        pc.utf8_slice_codeunits(paths, begins.pop()) if is_one_folder else pc.replace_substring_regex(paths, "^.*/", "")
    )
    return frozenset(names.to_pylist()) - {""}


def _effort(sheet: Sheet, table: Recognised) -> np.ndarray:
    """Session RPE from 0 to 10; a column with higher values is on another scale and is not read."""
    column = table.first("effort")
    if column is None:
        return np.full(len(sheet), np.nan)
    effort = numbers(sheet.shapes(column.position)).values.to_numpy()
    is_beyond = bool(((effort < 0) | (effort > HARDEST)).any())
    return np.full(len(sheet), np.nan) if is_beyond else effort


def _effort_reading(table: Recognised, is_read: bool) -> tuple[ColumnReading, ...]:
    effort = table.first("effort")
    if effort is None:
        return ()
    why = "" if is_read else "not read: no figures, or beyond 0 to 10"
    return (ColumnReading(effort.name, "effort_0_10" if is_read else "", "0-10", why),)


def _runs(sheet: Sheet, table: Recognised, rows: Rows, when: Moments) -> dict[str, Any]:
    """The columns of `tables.RUNS` that the file has, for every row of it, whether it is kept or not."""
    surface = rows.kinds.surface
    if table.first("surface"):
        named = _texts(sheet, table, "surface").str.casefold()
        surface = surface.fillna(named.where(named.isin(SURFACES)))
    title, note = with_run_walk(sheet, table, rows.kinds, _texts(sheet, table, "title"), _texts(sheet, table, "note"))
    optional = {
        "run_id": _ids(sheet, table).array,
        "effort_0_10": _effort(sheet, table),
        "surface": surface.array,
        "title": title.array,
        "note": note.array,
    }
    return {
        "start": when.values.to_numpy("datetime64[s]"),
        "has_clock_time": pd.arrays.BooleanArray(when.has_clock, np.zeros(len(sheet), dtype=bool)),
        "distance_km": rows.measured.distance_km,
        "duration_min": rows.measured.duration_min,
        **{name: cells for name, cells in optional.items() if not pd.isna(cells).all()},
    }


def _texts(sheet: Sheet, table: Recognised, role: str) -> pd.Series:
    column = table.first(role)  # type: ignore[arg-type]
    if column is None:
        return repeated(None, len(sheet))
    shapes = sheet.shapes(column.position)
    is_empty = [not text.strip() for text in shapes.texts]
    return shapes.stripped.mask(shapes.marks(is_empty)) if any(is_empty) else shapes.stripped


def _ids(sheet: Sheet, table: Recognised) -> pd.Series:
    """The vendor's own id, the same in every export: "strava:1000000001"."""
    ids = _texts(sheet, table, "id")
    if (column := table.first("id")) and any(
        text.rstrip().endswith(".0") for text in sheet.shapes(column.position).texts
    ):
        ids = ids.str.removesuffix(".0")
    return f"{table.layout.source}:" + ids if table.layout.source != "file" else ids


def _has_score(sheet: Sheet, scores: tuple[Scores, ...]) -> np.ndarray:
    known = [each.values.notna().to_numpy() for each in scores]
    has_score: np.ndarray = np.logical_or.reduce([np.zeros(len(sheet), dtype=bool), *known])
    return has_score
