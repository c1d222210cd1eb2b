"""Our own CSV files, read strictly: runs.csv, pain.csv, weekly.csv and the rest, with the columns of `tables`."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import datetime

import numpy as np
import pandas as pd

from neckload.domain.columns import DTYPES, Column
from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.read_result import ColumnReading, ImportReport, Question, ReadResult
from neckload.domain.run_ids import run_ids
from neckload.domain.tables import TABLES, Diary, empty
from neckload.readers.cells.dates import NO_DATE, dates, why_no_date
from neckload.readers.columns.timestamps import day_first_question
from neckload.readers.hints import ReadHints
from neckload.readers.logs.rejected import Case, left_out, repeated_header
from neckload.readers.sheet import Sheet

FILE_NAMES = {
    "runs": "runs.csv",
    "pain": "pain.csv",
    "week_totals": "weekly.csv",
    "days": "days.csv",
    "goals": "goals.csv",
    "targets": "targets.csv",
    "shown_ranges": "shown_ranges.csv",
    "experiments": "experiments.csv",
    "confirmations": "confirmations.csv",
}
REMOVED_NAMES = {"runs": "removed_runs.csv", "pain": "removed_pain.csv"}
"""Only in a backup: what was removed. One column has another name, so that it is not taken for runs or scores."""
REMOVED_COLUMNS = {"run_id": "removed_run_id", "moment": "removed_moment"}

NAMED_PROBLEMS = 100

_OTHER_NAMES = {
    "runs": {"date": "start", REMOVED_COLUMNS["run_id"]: "run_id"},
    "pain": {"date": "when", REMOVED_COLUMNS["moment"]: "moment"},
}
_FIGURES = {
    "runs": ("distance_km", "duration_min"),
    "pain": ("pain_0_10",),
    "week_totals": ("distance_km", "duration_min", "pain_0_10", "ran_as_usual"),
    "days": ("desk_hours", "exercises_done", "marked_rest", "other_sport", "self_review", "relief"),
    "goals": ("distance_km", "duration_min"),
    "targets": ("change", "set_by"),
    "shown_ranges": ("shown_on",),
    "experiments": ("firsts",),
    "confirmations": ("did",),
}
_ANYBODYS = frozenset(
    ("start", "when", "week", "distance_km", "duration_min", "pain_0_10", "effort_0_10", "surface", "title", "note")
)
"""Columns that the reader of other tables knows as well."""
_ISO_LIKE = re.compile(r"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
_ZONE = re.compile(r"[0-9] ?(?:[Zz]|\(?(?:UTC|GMT).*|[+-][0-9]{2}:?[0-9]{2}(?:\[.*)?)$")
_MOMENT = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?$")
_NUMBER = re.compile(r"^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?$")
_REMOVED = "This is the list of what you removed, from a backup. Upload the whole zip, as it was downloaded."
_FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}

_TEMPLATES = {
    "runs": (
        "date,distance_km,duration_min,effort_0_10,surface,gear,warm_up,cool_down,note\n"
        "2026-01-05,5.2,31.5,4,road,phone_in_hand,yes,no,easy run\n"
        "2026-01-07,8,48,6,trail,\"backpack,earbuds\",yes,yes,\n"
        "2026-01-10,12.5,,5,,,,,time not known\n"
    ),
    "pain": (
        "date,pain_0_10,moment,symptoms,note\n"
        "2026-01-05,2,after_run,stiffness,\n"
        "2026-01-06 08:30,3,next_morning,\"stiffness,soreness\",stiff when turning left\n"
        "2026-01-08,0,day,,\n"
    ),
    "week_totals": (
        "week,distance_km,duration_min,pain_0_10\n"
        "2026-01-05,25.7,162,3\n"
        "2026-01-12,28.1,175,5\n"
        "2026-01-19,0,0,2\n"
    ),
}  # fmt: skip


def template(table: str) -> bytes:
    """A CSV file to fill in: the header of `table` (runs, pain or week_totals) and three example rows."""
    return _TEMPLATES[table].encode("utf-8-sig")


def own_table(sheet: Sheet) -> str | None:
    """Which of our tables this is, or None if it is not ours.

    Every column must be one of ours. A table of dates and figures without a single ISO date could be anyone's,
    and is read leniently.
    """
    for table, columns in TABLES.items():
        names = [_our_name(table, name) for name in sheet.header]
        known = {column.name for column in columns}
        required = next(column.name for column in columns if column.required)
        if set(names) <= known and required in names and any(figure in names for figure in _FIGURES[table]):
            written = sheet.column(names.index(required))
            is_ours = written.empty or _has_iso(written) or not set(names) <= _ANYBODYS
            return table if is_ours else None
    return None


def _our_name(table: str, name: str) -> str:
    return _OTHER_NAMES.get(table, {}).get(name, name)


def _has_iso(cells: pd.Series) -> bool:
    """Whether dates are written our way: never with a zone."""
    bare = cells.str.strip()
    return bool(bare.str.match(_ISO_LIKE).any()) and not bare.str.contains(_ZONE).any()


def read_own(sheet: Sheet, table: str, hints: ReadHints | None = None, is_backup: bool = False) -> ReadResult:
    """Reads one of our files and checks every cell.

    Args:
        is_backup: restore exactly what was written, even without a row, or the same row twice.

    Raises:
        UnreadableFile: with one Problem for each fault in the file.
    """
    if not is_backup and not set(sheet.header).isdisjoint(REMOVED_COLUMNS.values()):
        raise UnreadableFile(Problem(_REMOVED))
    header = repeated_header(sheet)
    described = {column.name: column for column in TABLES[table]}
    strange = [name for name in sheet.header if _our_name(table, name) not in described]
    if strange:
        raise UnreadableFile([Problem("This is not a known column.", column=name) for name in strange])
    columns = [described[_our_name(table, name)] for name in sheet.header]
    problems = _row_problems(sheet, header.rows, columns)
    if not len(sheet) and not is_backup:
        problems = [Problem("The file has a header but no rows. Write one row per run, entry, week or day.")]
    sheet, questions = (sheet, ()) if is_backup else _with_iso_dates(sheet, columns, hints or ReadHints())
    values = {
        column.name: _column(sheet, position, column, header.rows, problems) for position, column in enumerate(columns)
    }
    if problems:
        raise UnreadableFile(_in_order(problems))
    result = _result(sheet, table, pd.DataFrame({**empty(table), **values}), is_backup)
    return replace(result, report=replace(result.report, questions=questions))


def _in_order(problems: list[Problem]) -> list[Problem]:
    """The problems by line, only the first ones: a file with thousands has the same one thousands of times."""
    named = sorted(problems, key=lambda problem: problem.line or 0)[:NAMED_PROBLEMS]
    more = len(problems) - len(named)
    return [*named, Problem(f"There are {more:,} more problems like these.")] if more else named


def _with_iso_dates(sheet: Sheet, columns: list[Column], hints: ReadHints) -> tuple[Sheet, tuple[Question, ...]]:
    """Spreadsheets rewrite every date of a file in their own format: then the whole column is read as such."""
    position = next(position for position, column in enumerate(columns) if column.required)
    written = sheet.column(position)
    if written.empty or _has_iso(written):
        return sheet, ()
    read = dates(written, hints.day_first)
    iso = pd.Series(read.moments.dt.strftime("%Y-%m-%d"), dtype="str")
    iso = iso.where(~read.has_clock, read.moments.dt.strftime("%Y-%m-%d %H:%M:%S")).fillna(written)
    questions = (day_first_question(sheet.header[position], written, read),) if read.is_guess else ()
    return sheet.with_column(position, iso), questions


def _column(sheet: Sheet, position: int, column: Column, is_header: np.ndarray, problems: list[Problem]) -> pd.Series:
    """The values of one column; every fault in it is added to `problems`."""
    values: list[object] = []
    for line, cell, skip in zip(sheet.lines, sheet.column(position), is_header, strict=True):
        try:
            values.append(None if skip else _value(cell, column, sheet.separator))
        except ValueError as fault:
            problems.append(Problem(str(fault), int(line), sheet.header[position], cell))
            values.append(None)
    return pd.Series(values, dtype=DTYPES[column.kind])


def _row_problems(sheet: Sheet, is_header: np.ndarray, columns: list[Column]) -> list[Problem]:
    """Faults of whole lines."""
    problems = [
        Problem("This column is there twice. Keep one.", column=name)
        for position, name in enumerate(sheet.header)
        if columns[position] in columns[:position]
    ]
    problems += [Problem("This is a second header line. Delete it.", int(line)) for line in sheet.lines[is_header]]
    is_longer = replace(sheet, columns=sheet.columns[len(columns) :]).filled & ~is_header
    problems += [
        Problem(
            f"This line has {width} cells, but the header has {len(columns)}. Put quotation marks around text "
            "that has a comma, and write numbers with a decimal point.",
            int(line),
        )
        for line, width in zip(sheet.lines[is_longer], sheet.widths[is_longer], strict=True)
    ]
    return problems


def _value(cell: str, column: Column, separator: str) -> object:
    """The value of one cell; None if it is empty. Raises ValueError with advice for the runner."""
    stripped = cell.strip()
    if not stripped and column.required:
        raise ValueError("The date is missing. Write it like 2026-01-31.")
    if column.kind == "text":
        if column.words and stripped not in ("", *column.words):
            raise ValueError(f"This is not a known word. Write one of: {', '.join(column.words)}; or leave it empty.")
        return (stripped if column.words else cell) or None
    if not stripped:
        return None
    if column.kind == "number":
        return _number(stripped.replace(",", ".") if separator == ";" else stripped, column)
    if column.kind == "flag":
        if stripped.casefold() not in _FLAGS:
            raise ValueError("Write yes or no, or leave it empty.")
        return _FLAGS[stripped.casefold()]
    return _moment(stripped)


def _number(cell: str, column: Column) -> float:
    if not _NUMBER.match(cell) or not math.isfinite(float(cell)):
        hint = " with a point, like 5.2" if "," in cell else " only, like 5.2"
        raise ValueError(f"This is not a number. Write digits{hint}, or leave it empty.")
    number = float(cell)
    if not column.low <= number <= column.high:
        allowed = (
            f"from {column.low:g} to {column.high:g}" if math.isfinite(column.high) else f"of {column.low:g} or more"
        )
        raise ValueError(f"Write a number {allowed}.")
    return number


def _moment(cell: str) -> datetime:
    if _MOMENT.match(cell):
        try:
            return datetime.fromisoformat(cell)
        except ValueError:
            advice = why_no_date(cell)
            raise ValueError("There is no such time of day." if advice == NO_DATE else advice) from None
    advice = why_no_date(cell)
    raise ValueError(
        (f"{NO_DATE} " if advice == NO_DATE else f"{advice} ") + "Write it like 2026-01-31 or 2026-01-31 18:30."
    )


def _result(sheet: Sheet, table: str, frame: pd.DataFrame, is_backup: bool) -> ReadResult:
    cases = [] if is_backup else _left_out_cases(sheet, table, frame)
    left = left_out(sheet, cases)
    kept = frame[left.stays].reset_index(drop=True)
    if table == "runs":
        kept = _with_defaults(kept, sheet, left.stays)
    counts = {"runs": "runs_read", "pain": "pain_read", "week_totals": "weeks_read", "days": "days_read"}
    counted = {counts[table]: len(kept)} if table in counts else {}
    report = ImportReport(
        format=f"neckload {FILE_NAMES[table].removesuffix('.csv')}",
        rows_seen=len(sheet),
        left_out=left.rows,
        unit="km" if "distance_km" in sheet.header else "",
        columns=tuple(
            ColumnReading(name, _our_name(table, name), "", "one of neckload’s own columns") for name in sheet.header
        ),
        **counted,  # type: ignore[arg-type]
    )
    return ReadResult(report, Diary(**{table: kept}))


def _left_out_cases(sheet: Sheet, table: str, frame: pd.DataFrame) -> list[Case]:
    twice = sheet.cells.duplicated().to_numpy()
    what = {"runs": "run", "pain": "entry", "week_totals": "week", "days": "day"}.get(table, "line")
    cases = [Case(twice, f"the same {what} twice in this file")]
    if table == "runs":
        nothing = frame[["distance_km", "duration_min"]].isna().all(axis=1).to_numpy()
        cases.insert(0, Case(nothing, "neither distance nor time"))
    return cases


def _with_defaults(runs: pd.DataFrame, sheet: Sheet, kept: np.ndarray) -> pd.DataFrame:
    """Fills in what a file may leave out: whether the clock is known, the runs' source and their ids."""
    if "has_clock_time" not in sheet.header:
        names = [_our_name("runs", name) for name in sheet.header]
        written = sheet.column(names.index("start"))[kept].reset_index(drop=True)
        runs = runs.assign(has_clock_time=written.str.contains(":", regex=False).astype("boolean"))
    if "source" not in sheet.header:
        runs = runs.assign(source="file")
    return runs.assign(run_id=runs["run_id"].fillna(run_ids(runs)))
