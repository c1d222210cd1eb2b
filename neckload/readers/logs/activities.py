"""Rows of an activity list -> runs, the days with another sport, and pain noted beside a run."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.tables import SURFACES, conform, run_ids
from neckload.readers.cells.numbers import numbers
from neckload.readers.cells.sports import (
    Sports,
    all_runs,
    is_rest_name,
    sports,
    sports_by_title,
    with_paced,
    without_others,
)
from neckload.readers.columns.infer import session_labels
from neckload.readers.columns.measures import Measures, measures
from neckload.readers.columns.pain_scores import Scores, pain_rows, pain_scores
from neckload.readers.columns.recognise import Recognised
from neckload.readers.columns.timestamps import Moments, moments
from neckload.readers.exports.registry import ANY_TABLE
from neckload.readers.logs.not_runs import refuse_months, refuse_samples
from neckload.readers.logs.rejected import (
    Case,
    left_out,
    no_date,
    only_left_out,
    refuse_when_nothing_is_left,
    repeated_header,
    too_many_cells,
)
from neckload.readers.logs.unlabelled import Doubts, doubts, time_question
from neckload.readers.report import ColumnReading, ImportReport, ReadHints, ReadResult
from neckload.readers.sheet import Sheet, by_value

FEW_RUNS = 10
FASTEST_PACE, SLOWEST_PACE = 1.5, 40.0
"""[min per km] The middle run of a whole log lies well between, elapsed times included."""


@dataclass(frozen=True)
class _Marks:
    """What each row is, as far as its date can be read [bool]."""

    run: pd.Series
    rest: pd.Series
    other: pd.Series
    blank: pd.Series
    """A run that says neither how far nor how long."""


def read_activities(sheet: Sheet, found: Recognised, hints: ReadHints) -> ReadResult:
    """The runs of a recognised activity list; other rows are left out with their reason.

    Raises:
        UnreadableFile: neither a run nor a pain score.
    """
    header = repeated_header(sheet)
    kinds = _sports(sheet, found)
    when = moments(sheet, found, found.columns["start"][0], "start", hints)
    to_come = hints.still_to_come(when.values) if found.layout is ANY_TABLE else header.rows & False
    dated = when.values.notna() & ~header.rows & ~to_come
    if found.layout is ANY_TABLE:
        refuse_months(when.values[dated])
        refuse_samples(when.values[dated & when.has_clock])
    may_be_run = kinds.is_run | kinds.is_machine
    measured = measures(sheet, found, may_be_run & dated, hints, kinds.surface == "track")
    kinds = with_paced(kinds, measured.duration_min / measured.distance_km)
    doubted = Doubts()
    if "sport" not in found.columns:
        doubted = doubts(kinds.is_run & ~kinds.is_named_run & dated, measured, hints)
        kinds = replace(kinds, is_run=kinds.is_run & ~doubted.against(kinds.is_run))
    marks = _marks(found, kinds, measured, dated)
    scores = pain_scores(sheet, found, "noted beside the run")
    has_score = dated & _has_score(sheet, scores)
    all_runs_of_file = _runs(sheet, found, kinds, when, measured)
    rows = left_out(
        sheet,
        [
            header,
            too_many_cells(sheet, found),
            Case(to_come, "a day still to come: planned, not run", when.written),
            *doubted.cases,
            *_cases(sheet, marks, kinds, when, measured, has_score, all_runs_of_file),
        ],
    )
    refuse_when_nothing_is_left(rows, "run", found.layout.when_nothing)
    _refuse_misfits(measured, marks.run)
    runs = _finished(all_runs_of_file[(rows["reason"] == "") & ~marks.blank])
    pain = conform(pain_rows(when.values, scores, (rows["reason"] == "") | marks.rest | marks.other, None), "pain")
    days = _days(when.values, kinds.labels.where(marks.other & (kinds.labels != "")), marks.rest)
    asked = (measured.question, doubted.question, time_question(sheet, found, kinds, hints))
    report = ImportReport(
        format=found.layout.format,
        rows_seen=len(sheet),
        runs_read=len(runs),
        pain_read=len(pain),
        days_read=len(days),
        left_out=only_left_out(rows),
        unit=measured.unit,
        columns=(
            *when.readings,
            *_sport_reading(found),
            *measured.readings,
            *_effort_reading(sheet, found),
            *(one.reading for one in scores),
            *found.unread,
        ),
        questions=(*when.questions, *(one for one in asked if one)),
        notes=tuple(
            note for note in (found.layout.note, *dict.fromkeys(n for one in scores for n in one.notes)) if note
        ),
    )
    return ReadResult(report, runs=runs, pain=pain, days=days, recordings=_recordings(sheet, found, marks, measured))


def _marks(found: Recognised, kinds: Sports, measured: Measures, dated: pd.Series) -> _Marks:
    """Hand-made logs note rest days: by the word, also in the place of a figure, or as a run of 0 without a time."""
    nothing_done = ~kinds.is_named_run & measured.zero_distance & measured.duration_min.isna()
    nothing_done |= by_value(measured.wrong, is_rest_name, "bool") & measured.duration_min.isna()
    rest = dated & (kinds.is_rest | (nothing_done & (not found.layout.only_named_runs)))
    run = dated & kinds.is_run & ~rest
    blank = run & measured.distance_km.isna() & measured.duration_min.isna()
    return _Marks(run, rest, dated & ~run & ~rest, blank)


def _refuse_misfits(measured: Measures, rows: pd.Series) -> None:
    """Distances and times that belong together nowhere are in units that we take for others.

    Raises:
        UnreadableFile: most runs would be faster than a record or slower than a stroll.
    """
    pace = (measured.duration_min / measured.distance_km)[rows].dropna()
    if len(pace) >= FEW_RUNS and not FASTEST_PACE <= pace.median() <= SLOWEST_PACE:
        raise UnreadableFile(
            Problem(
                f"Distances and times of these runs do not fit together: the middle one would take {pace.median():.3g} "
                "minutes for a kilometre. Name the units in the header, such as “distance_km” and “duration_min”."
            )
        )


def _cases(
    sheet: Sheet,
    marks: _Marks,
    kinds: Sports,
    when: Moments,
    measured: Measures,
    has_score: pd.Series,
    runs: pd.DataFrame,
) -> list[Case]:
    not_a_run = kinds.labels.where(kinds.labels != "", "No sport named") + ": not a run"
    return [
        no_date(when.values, when.written),
        Case(marks.rest, "a rest day", kinds.labels),
        Case(marks.other, not_a_run, kinds.labels),
        Case(measured.wrong != "", "a distance or duration that cannot be read", measured.wrong),
        Case(marks.blank & ~has_score, "neither distance nor time", when.written),
        Case(_again(sheet, runs, marks.run), "the same run twice in this file", when.written),
    ]


def _sports(sheet: Sheet, found: Recognised) -> Sports:
    column = found.first("sport")
    if column is None:
        title, labels = found.first("title"), session_labels(sheet, found)
        kinds = all_runs(len(sheet)) if title is None else sports_by_title(sheet.column(title.position))
        return kinds if labels is None else without_others(kinds, labels)
    labels = sheet.column(column.position)
    codes = found.layout.sports
    if found.layout.source == "file" and labels.str.strip().str.fullmatch(r"[0-9]+").all():
        raise UnreadableFile(
            Problem("The sports in this column are numbers that we do not know. Write their names.", column=column.name)
        )
    named = by_value(labels, lambda label: codes.get(label.strip(), label), "str") if codes else labels
    return sports(named, found.layout.only_named_runs)


def _sport_reading(found: Recognised) -> tuple[ColumnReading, ...]:
    column = found.first("sport")
    return (ColumnReading(column.name, "surface", "", "which rows are runs"),) if column else ()


def _recordings(sheet: Sheet, found: Recognised, marks: _Marks, measured: Measures) -> frozenset[str]:
    """The files behind the rows, except where the file may know a figure of a run that the row lacks."""
    column = found.first("file")
    if column is None:
        return frozenset()
    lacks = marks.run & (measured.distance_km.isna() | measured.duration_min.isna())
    names = sheet.column(column.position)[~lacks].str.strip().str.lower().str.replace(r"^.*/", "", regex=True)
    return frozenset(names.tolist()) - {""}


def _effort(sheet: Sheet, found: Recognised) -> pd.Series:
    """Session RPE from 0 to 10; a column that goes beyond is on another scale and stays unread."""
    column = found.first("effort")
    if column is None:
        return pd.Series(float("nan"), index=pd.RangeIndex(len(sheet)))
    effort = numbers(sheet.column(column.position)).values
    return effort if effort.dropna().between(0, 10).all() else effort * float("nan")


def _effort_reading(sheet: Sheet, found: Recognised) -> tuple[ColumnReading, ...]:
    effort = found.first("effort")
    if effort is None:
        return ()
    is_read = _effort(sheet, found).notna().any()
    why = "" if is_read else "not read: no figures, or beyond 0 to 10"
    return (ColumnReading(effort.name, "effort_0_10" if is_read else "", "0-10", why),)


def _runs(sheet: Sheet, found: Recognised, kinds: Sports, when: Moments, measured: Measures) -> pd.DataFrame:
    """A row of `tables.RUNS` for every row of the file, whether it is kept or not."""
    surface = _texts(sheet, found, "surface").str.strip().str.casefold()
    return pd.DataFrame(
        {
            "run_id": _ids(sheet, found),
            "start": when.values,
            "has_clock_time": when.has_clock,
            "distance_km": measured.distance_km,
            "duration_min": measured.duration_min,
            "effort_0_10": _effort(sheet, found),
            "surface": kinds.surface.fillna(surface.where(surface.isin(SURFACES))),
            "title": _texts(sheet, found, "title"),
            "note": _texts(sheet, found, "note"),
            "source": found.layout.source,
        }
    )


def _texts(sheet: Sheet, found: Recognised, role: str) -> pd.Series:
    column = found.first(role)  # type: ignore[arg-type]
    if column is None:
        return pd.Series(None, index=pd.RangeIndex(len(sheet)), dtype="str")
    cells = sheet.column(column.position).str.strip()
    return cells.where(cells != "")


def _ids(sheet: Sheet, found: Recognised) -> pd.Series:
    """The vendor's own id, the same in every export: "strava:1000000001"."""
    ids = _texts(sheet, found, "id").str.removesuffix(".0")
    return f"{found.layout.source}:" + ids if found.layout.source != "file" else ids


def _again(sheet: Sheet, runs: pd.DataFrame, counted: pd.Series) -> pd.Series:
    """The same row, the same id of the vendor, or the same second with the same figures, a second time."""
    same_row = runs["run_id"].isna()
    if same_row.any():
        same_row &= sheet.cells.duplicated()
    same_id = runs["run_id"].notna() & runs["run_id"].where(counted).duplicated()
    figures = runs[["start", "distance_km", "duration_min"]].where(counted)
    same_run = runs["has_clock_time"] & figures.duplicated()
    return counted & (same_row | same_id | same_run)


def _finished(runs: pd.DataFrame) -> pd.DataFrame:
    kept = runs.reset_index(drop=True)
    nameless = run_ids(kept[kept["run_id"].isna()])
    return conform(kept.assign(run_id=kept["run_id"].fillna(nameless)), "runs")


def _days(when: pd.Series, other_sport: pd.Series, marked_rest: pd.Series) -> pd.DataFrame:
    """Days on which the runner was there without a run in this row: one row per day, sports comma-joined."""
    shown = pd.DataFrame({"date": when.dt.normalize(), "other_sport": other_sport, "marked_rest": marked_rest})
    shown = shown[(other_sport.notna() | marked_rest) & when.notna()]
    sports = shown.dropna(subset="other_sport").drop_duplicates(["date", "other_sport"])
    several = sports["date"].duplicated(keep=False)
    names = [
        sports[~several].set_index("date")["other_sport"],
        sports[several].groupby("date")["other_sport"].agg(",".join),
    ]
    days = shown.groupby("date")[["marked_rest"]].any().join(pd.concat(names))
    rest = days["marked_rest"].astype("boolean")
    return conform(days.assign(marked_rest=rest.where(rest)).reset_index(), "days")


def _has_score(sheet: Sheet, scores: tuple[Scores, ...]) -> pd.Series:
    none = pd.Series(False, index=pd.RangeIndex(len(sheet)))
    return pd.concat([none, *(one.values.notna() for one in scores)], axis=1).any(axis=1)
