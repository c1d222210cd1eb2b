"""Totals of whole weeks, dated by their first or their last day."""

from __future__ import annotations

import numpy as np
import pandas as pd

from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.read_result import ColumnReading, ImportReport, ReadResult
from neckload.domain.tables import Diary
from neckload.readers.cells.dates import dates, lie_days_apart
from neckload.readers.cells.numbers import numbers
from neckload.readers.cells.week_labels import with_days
from neckload.readers.columns.infer import is_total
from neckload.readers.columns.measures import Measures, measures
from neckload.readers.columns.pain_scores import pain_scores
from neckload.readers.columns.recognise import Recognised
from neckload.readers.columns.timestamps import moments
from neckload.readers.hints import ReadHints
from neckload.readers.logs.not_runs import SHORTEST_MONTH
from neckload.readers.logs.rejected import (
    Case,
    left_out,
    no_date,
    refuse_when_nothing_is_left,
    repeated_header,
    too_many_cells,
)
from neckload.readers.sheet import Sheet
from neckload.readers.vocabulary.column_names import name_and_unit
from neckload.readers.vocabulary.status_names import COUNTS_OF_RUNS
from neckload.readers.vocabulary.weekday_names import DAYS_OF_WEEK


def read_weeks(sheet: Sheet, table: Recognised, hints: ReadHints) -> ReadResult:
    """One total per week, dated by its first or last day. A written 0 is a rest week.

    Raises:
        UnreadableFile: monthly totals, or not a single week.
    """
    header = repeated_header(sheet)
    by_end = "week" not in table.columns
    column = table.columns["week_end" if by_end else "week"][0]
    sheet, is_last_day = with_days(sheet, column.position)
    by_end = by_end or is_last_day
    when = moments(sheet, table, column, "week", hints)
    weeks = when.values.dt.normalize() - pd.Timedelta(days=DAYS_OF_WEEK - 1 if by_end else 0)
    _refuse_months(weeks)
    measured = measures(sheet, table, ~header.rows & weeks.notna().to_numpy(), hints)
    pain, pain_reading = _pain(sheet, table)
    totals = _totals(weeks, measured, pain, has_durations=bool(table.durations))
    to_come = Case(hints.still_to_come(weeks), "a week in the future: planned, not run", when.written)
    cases = [header, too_many_cells(sheet, table), no_date(weeks, when.written), to_come]
    left = left_out(sheet, cases + _cases(totals, measured, header.rows, when.written))
    refuse_when_nothing_is_left(left, "week")
    diary = Diary(week_totals=totals[left.stays])
    report = ImportReport(
        format="weekly totals",
        rows_seen=len(sheet),
        weeks_read=len(diary.week_totals),
        left_out=left.rows,
        unit=measured.unit,
        columns=(*_dated(when.readings, by_end), *measured.readings, *pain_reading, *table.unread),
        questions=(*when.questions, *((measured.question,) if measured.question else ())),
    )
    return ReadResult(report, diary)


def _cases(totals: pd.DataFrame, measured: Measures, is_header: np.ndarray, written: pd.Series) -> list[Case]:
    """Why a week with a known date may be left out."""
    is_blank = totals.drop(columns="week").isna().all(axis=1).to_numpy()
    again = totals["week"].mask(is_blank | is_header).duplicated().to_numpy()
    return [
        Case(measured.is_wrong, "a distance or duration that cannot be read", measured.wrong),
        Case(is_blank, "nothing recorded for this week", written),
        Case(again, "the same week twice in this file", written),
    ]


def are_days(sheet: Sheet, table: Recognised) -> bool:
    """Whether the labels of a list of weeks are less than seven days apart, so that each is a day."""
    if "week" not in table.columns:
        return False
    return lie_days_apart(dates(sheet.column(table.columns["week"][0].position)).moments)


def are_weeks(sheet: Sheet, table: Recognised) -> bool:
    """Whether rows that lie whole weeks apart count several runs each or hold totals, so that each is of a week."""
    counted = next((place for place, name in enumerate(sheet.header) if name_and_unit(name)[0] in COUNTS_OF_RUNS), None)
    start, distance = table.first("start"), table.first("distance")
    has_total = distance is not None and is_total(distance.name)
    if start is None or (counted is None and not has_total):
        return False
    has_several = counted is not None and numbers(sheet.shapes(counted)).values.median() > 1
    gaps = dates(sheet.shapes(start.position)).moments.drop_duplicates().sort_values().diff().dropna().dt.days
    are_whole = len(gaps) > 0 and bool((gaps % DAYS_OF_WEEK == 0).all() and gaps.min() > 0)
    return are_whole and (has_several or (has_total and len(gaps) > 1))


def _totals(weeks: pd.Series, measured: Measures, pain: pd.Series, has_durations: bool) -> pd.DataFrame:
    """A row of `tables.WEEK_TOTALS` for every row. Here 0 is a figure: a week without running."""
    no_time = measured.zero_duration | (measured.zero_distance & has_durations)
    return pd.DataFrame(
        {
            "week": weeks,
            "distance_km": np.where(measured.zero_distance, 0.0, measured.distance_km),
            "duration_min": np.where(no_time & np.isnan(measured.duration_min), 0.0, measured.duration_min),
            "pain_0_10": pain,
        }
    )


def _pain(sheet: Sheet, table: Recognised) -> tuple[pd.Series, tuple[ColumnReading, ...]]:
    scores = pain_scores(sheet, table, "the week's score")[:1]
    if not scores:
        return pd.Series(float("nan"), index=pd.RangeIndex(len(sheet))), ()
    return scores[0].values, (scores[0].reading,)


def _dated(readings: tuple[ColumnReading, ...], by_end: bool) -> tuple[ColumnReading, ...]:
    if not by_end:
        return readings
    return tuple(
        ColumnReading(each.column, each.read_as, each.unit, f"the last day of the week; {each.why}")
        for each in readings
    )


def _refuse_months(weeks: pd.Series) -> None:
    """Refuses monthly totals: they have the same columns, so the gaps between dates tell."""
    gaps = weeks.drop_duplicates().sort_values().diff().dt.days.dropna()
    if len(gaps) and gaps.median() >= SHORTEST_MONTH:
        raise UnreadableFile(
            Problem(
                f"These are totals of longer periods than a week: their dates are {gaps.median():.0f} days apart. "
                "Weekly totals or single runs can be read."
            )
        )
