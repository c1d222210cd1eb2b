"""Text for imports: what was read, left out and new, and why a file was refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import isnan

import pandas as pd

from neckload.domain.columns import Row
from neckload.domain.imports import Batch, Merge
from neckload.domain.problems import UnreadableFile
from neckload.domain.read_result import ImportReport, ReadResult
from neckload.domain.upload_figures import running_totals, upload_figures
from neckload.ui.text.diary.log import run_entry
from neckload.ui.text.formatting import MONTHS, UNKNOWN, Unit, day, distance, hours, number, plural, score, short_week
from neckload.ui.text.quoting import quoted

INVITATION = (
    "Drop a Strava, Garmin or other export, watch files, a pain diary, a spreadsheet, or a backup. You see what was "
    "read before anything is saved."
)
ONWARD = "**Imported.** Every page now shows your diary instead of the sample."
NO_FILE = "No file yet? Templates for any spreadsheet:"
TEMPLATES = {
    "runs": ("Runs", "runs.csv"),
    "pain": ("Neck pain", "pain.csv"),
    "week_totals": ("Weekly totals", "weekly.csv"),
}
TABLE_NOUN = {
    "runs": "run",
    "pain": "neck score",
    "week_totals": "weekly total",
    "days": "day note",
    "goals": "goal",
    "targets": "target",
    "shown_ranges": "shown range",
    "experiments": "experiment",
    "confirmations": "run of an experiment",
}
_MOST_PROBLEMS = 12


def too_much_waiting(name: str) -> str:
    """When more files are waiting to be imported than one tab may hold."""
    return f"{quoted(name)} was not read: too much is waiting here. Import or cancel what is below, then try again."


def refused(name: str, refusal: UnreadableFile) -> str:
    """Why a file cannot be read: its problems, the first dozen in full."""
    problems = [quoted(str(problem)) for problem in refusal.problems]
    shown = problems[:_MOST_PROBLEMS]
    if len(problems) > len(shown):
        shown.append(f"and {plural(len(problems) - len(shown), 'more problem')} in the same file.")
    body = shown[0] if len(shown) == 1 else "\n".join(f"- {problem}" for problem in shown)
    return f"**{quoted(name)}** could not be read, and nothing has changed.\n\n{body}"


def facts(result: ReadResult, unit: Unit) -> list[tuple[str, str]]:
    """What a file contains, as pairs of label and figure."""
    held = upload_figures(result.diary)
    shown: list[tuple[str, str]] = []
    if held.runs:
        read_as = "Distance, read as miles" if result.report.unit == "mi" else "Distance"
        figures = (
            ("Runs", number(held.runs)),
            (read_as, distance(held.distance_km, unit)),
            ("Time", hours(held.duration_min)),
        )
        shown += [(label, figure) for label, figure in figures if figure != UNKNOWN]
    if held.scores:
        shown.append(("Neck scores", number(held.scores)))
        shown += [] if isnan(held.worst_score) else [("Worst score", score(held.worst_score))]
    if held.weeks:
        shown.append(("Weekly totals", number(held.weeks)))
    if held.days:
        shown.append(("Days with other activities", number(held.days)))
    return [*shown, ("Dates", _span(held.first, held.last))] if held.first and held.last else shown


MONTHS_ALT = "Running by month"


def by_month(runs: pd.DataFrame) -> list[tuple[str, float]]:
    """Running by month, or by year for a long log: the name and total of each."""
    return [
        (f"{MONTHS[each.month - 1][:3]} {each.year}" if each.month else str(each.year), each.total)
        for each in running_totals(runs)
    ]


def doubt(result: ReadResult) -> str:
    """A question about runs that cannot have happened as read, most often because of the unit; empty for none."""
    held = upload_figures(result.diary)
    doubtful = held.implausible_runs
    if not doubtful:
        return ""
    some = plural(doubtful, "run")
    of_all = f"All {some}" if doubtful == held.runs else f"{some} of {number(held.runs)}"
    looks = "looks" if doubtful == 1 else "look"
    return f"**{of_all} {looks} impossible: please check the units.** Such runs stay out of every total."


def import_label(new: Mapping[str, int], merged: int = 0) -> str:
    """The button's label: Import 169 runs."""
    for table, count in new.items():
        if count:
            others = any(amount for other, amount in new.items() if other != table)
            return f"Import {plural(count, TABLE_NOUN[table])}{' and more' if others else ''}"
    return f"Import {plural(merged, 'run')}" if merged else "Import"


def _span(first: date, last: date) -> str:
    return short_week(first) if first == last else f"{short_week(first)} – {short_week(last)}"


def news(new: Mapping[str, int], known: Mapping[str, int], merged: int = 0, removals: int = 0) -> str:
    """What importing the file would add.

    Args:
        merged: of the known runs, those that would gain details from this file.
        removals: runs and scores removed according to the backup, but not yet in this diary.
    """
    fresh = _counted(new)
    there = _counted({**known, "runs": known.get("runs", 0) - merged})
    if not fresh and not merged and not removals:
        return "Nothing new: it is all in your diary already." if there else "There is nothing to import."
    sentences = [f"New: {fresh or 'nothing'}."]
    if there:
        sentences.append(f"Already in your diary: {there}.")
    if merged:
        sentences.append(_joined(merged))
    if removals:
        removed = "The run or score" if removals == 1 else f"The {number(removals)} runs and scores"
        stay = "stays" if removals == 1 else "stay"
        sentences.append(f"{removed} you had removed {stay} out of later imports.")
    return " ".join(sentences)


def _joined(merged: int) -> str:
    if merged == 1:
        return "One run is already in your diary from another file: it stays one run, with the details of both files."
    return (
        f"{number(merged)} runs are already in your diary from another file: each stays one run, with the details of "
        "both files."
    )


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(plural(count, TABLE_NOUN[table]) for table, count in counts.items() if count)


def kept(name: str, counts: Mapping[str, int], merged: int = 0) -> str:
    brought = _brought(counts, merged)
    return f"{quoted(name)}: imported {brought}." if brought else f"{quoted(name)}: nothing new in it."


def _brought(counts: Mapping[str, int], merged: int) -> str:
    joined = f"{plural(merged, 'run')} joined with {'a run' if merged == 1 else 'runs'} you had" if merged else ""
    return ", ".join(part for part in (_counted(counts), joined) if part)


def left_out_title(report: ImportReport) -> str:
    """89 other activities skipped, 3 rows left out."""
    others, rows = report.other_activities, report.lost_rows.count
    activities = "1 other activity" if others == 1 else f"{number(others)} other activities"
    parts = [f"{activities} skipped"] * bool(others) + [f"{plural(rows, 'row')} left out"] * bool(rows)
    return ", ".join(parts)


def many_left_out(report: ImportReport) -> str:
    """How many rows are left out and the commonest reason, if that is a good part of the file; else empty.

    Rides and swims do not count: leaving them out is right.
    """
    lost = report.lost_rows
    if not lost.are_many:
        return ""
    of_all = f"{plural(lost.count, 'row')} of {number(report.rows_seen)} ({lost.share * 100:.0f} %)"
    mostly = ", mostly" if lost.has_other_reasons else ""
    return f"**{of_all} left out{mostly}:** {quoted(lost.reason)}. Each is listed below with the reason."


def left_out_table(report: ImportReport) -> pd.DataFrame:
    return report.left_out.rename(columns={"line": "Line", "reason": "Why", "value": "In the file"})


NOT_READ = "not read"
_READABLE_AS = ("start", "distance_km", "duration_min", "effort_0_10", "pain_0_10", "when", "week", "title", "note")


def columns_table(report: ImportReport) -> pd.DataFrame:
    rows = [(column.column, column.read_as or NOT_READ, column.unit, column.why) for column in report.columns]
    return pd.DataFrame(rows, columns=["In the file", "Read as", "Unit", "Why"])


def readable_as(table: pd.DataFrame) -> list[str]:
    """What a column can be read as: the usual choices, and whatever the file's columns were read as."""
    return list(dict.fromkeys([*_READABLE_AS, *table["Read as"], NOT_READ]))


def column_of(choice: str | None) -> str:
    """The column name of a choice; empty for a column to ignore."""
    return "" if choice in (None, NOT_READ) else str(choice)


def reading(name: str, done: int, total: int) -> str:
    """How far the reading has got; a single file has nothing to count."""
    return f"Reading {quoted(name)}: {number(done)} of {number(total)}" if total > 1 else f"Reading {quoted(name)}"


def batch_line(batch: Batch) -> str:
    brought = _brought(batch.counts, batch.merged) or "only what you had removed"
    return f"{day(batch.saved_at.date())}: {batch.name} ({batch.format}), {brought}"


# Runs that came twice ------------------------------------------------------------------------------------------------
MERGES = (
    "A watch and an app, or an old export and a new one, recorded the same run. It counts once: the more complete "
    "record is used, and the other fills its gaps."
)
TAKEN_APART = "Now two runs, even if you import these files again."


UNDO_WARNING = "This removes everything that came with this file, including your corrections."


def merges_title(count: int) -> str:
    return "One run came from two files" if count == 1 else f"{number(count)} runs came from two files each"


def merge_line(merge: Merge, unit: Unit) -> str:
    """Both records of a run as their files have them; the date only once if they agree on it."""
    run, other = (f"{run_entry(each, unit)} ({_origin(each)})" for each in (merge.run, merge.record))
    return f"{run} = {other.removeprefix(day(merge.run['start'].date())).lstrip(' ,')}"


def _origin(record: Row) -> str:
    return record["source"] if isinstance(record["source"], str) else "a file"
