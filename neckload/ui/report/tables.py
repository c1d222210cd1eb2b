"""Weeks, runs and neck scores as CSV for a spreadsheet, in which no cell can be a formula.

These are for reading. A text that a spreadsheet would run as a formula gets an apostrophe in front, and keeps it if the
file is imported again; to restore a diary exactly, use its backup.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pandas as pd

from neckload.domain.analysis import Analysis
from neckload.domain.neck import referral_for
from neckload.domain.sharing import SHOWN_WITH, USUAL, Part
from neckload.domain.tables import TABLES
from neckload.ui.report import clinical
from neckload.ui.text.weeks.finding import NOT_MEDICAL_ADVICE

_WEEK_COLUMNS: dict[str, tuple[Part, str]] = {
    "runs": ("volume", "number of runs"),
    "distance_km": ("volume", "distance of the week, km"),
    "duration_min": ("volume", "running time of the week, min"),
    "longest_run_km": ("volume", "longest run, km"),
    "longest_run_min": ("volume", "longest run, min"),
    "change_distance": ("volume", "change in distance on the week before: 0.1 is +10 %"),
    "change_time": ("volume", "change in running time on the week before"),
    "verdict": ("volume", "what the change is called"),
    "pain_mean": ("pain", "mean of the daily worst neck scores, 0-10"),
    "pain_max": ("pain", "worst neck score, 0-10"),
    "pain_days": ("pain", "days with a score"),
    "painful_days": ("pain", "days with a score above 0"),
}
_STATE = "complete, partial (not over), rest (no running), unrecorded (not known)"
# A spreadsheet runs a cell that starts with one of these, also after spaces; one that splits cells at ";" or a tab sees
# a new start there too.
_FORMULA = re.compile(r"((?:^|[;\t\r\n])\s*)(?=[=+@\-])|^(?=[\t\r\n])")
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def harmless(frame: pd.DataFrame) -> pd.DataFrame:
    """The same table with an apostrophe before each text that a spreadsheet would run as a formula."""
    texts = {str(name): cells.map(_plain) for name, cells in frame.items() if not pd.api.types.is_numeric_dtype(cells)}
    return frame.assign(**texts)


def _plain(cell: object) -> object:
    return _FORMULA.sub(r"\1'", cell) if isinstance(cell, str) else cell


def weeks_csv(analysis: Analysis, parts: frozenset[Part] = USUAL) -> bytes:
    """One row per week of the period; unknown is an empty cell, a rest week is 0."""
    shown = [column for column, (part, _) in _WEEK_COLUMNS.items() if part in parts]
    return _csv(analysis.weeks[["week", "state", *shown]].assign(week=analysis.weeks["week"].dt.strftime("%Y-%m-%d")))


def runs_csv(analysis: Analysis, parts: frozenset[Part] = USUAL) -> bytes:
    """One row per run that counts, with the columns of the backup's `runs.csv`."""
    return _entries(analysis.record.runs, "runs", "start", parts)


def pain_csv(analysis: Analysis, parts: frozenset[Part] = USUAL) -> bytes:
    """One row per neck entry, with the columns of the backup's `pain.csv`."""
    return _entries(analysis.record.pain, "pain", "when", parts)


def tables_zip(analysis: Analysis, parts: frozenset[Part] = USUAL) -> bytes:
    """The three tables, with a note on what they contain."""
    files = {"README.txt": _read_me(analysis, parts), "weeks.csv": weeks_csv(analysis, parts)}
    if "volume" in parts:
        files["runs.csv"] = runs_csv(analysis, parts)
    if {"pain", "symptoms"} & parts:
        files["pain.csv"] = pain_csv(analysis, parts)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_TIME), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _entries(frame: pd.DataFrame, table: str, when: str, parts: frozenset[Part]) -> bytes:
    chosen = {column for part in parts for column in SHOWN_WITH[part].get(table, ())} - {"has_clock_time"}
    shown = [when, *(column.name for column in TABLES[table] if column.name in chosen)]
    rows = frame.sort_values(when, kind="stable")[shown]
    moments = rows[when].dt.strftime("%Y-%m-%d")
    if "clock_times" in parts:
        moments = moments.where(rows[when] == rows[when].dt.normalize(), rows[when].dt.strftime("%Y-%m-%d %H:%M"))
    return _csv(rows.assign(**{when: moments}))


def _csv(frame: pd.DataFrame) -> bytes:
    return harmless(frame).to_csv(index=False, lineterminator="\r\n", float_format="%.10g").encode("utf-8-sig")


def _read_me(analysis: Analysis, parts: frozenset[Part]) -> bytes:
    weeks = {"week": "first day of the week", "state": _STATE}
    weeks |= {column: meaning for column, (part, meaning) in _WEEK_COLUMNS.items() if part in parts}
    due = referral_for(analysis.neck) if "pain" in parts else None
    lines = [
        *([clinical.referral(due), ""] if due and due.who == "clinician" else []),
        NOT_MEDICAL_ADVICE,
        "",
        "Times are minutes, distances kilometres, scores 0 to 10. An empty cell is unknown, not 0.",
        "A text that a spreadsheet would run as a formula has an apostrophe in front of it.",
        "These tables are for reading. To restore a diary exactly, use the backup under Log, Import.",
        "",
        "weeks.csv",
        *(f"  {column}: {meaning}" for column, meaning in weeks.items()),
        "",
        "runs.csv and pain.csv, if they were chosen: one row per run, and one per neck entry.",
    ]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")
