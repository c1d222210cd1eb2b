"""What several files of one archive gave -> one result, in which each run counts once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from neckload.domain.deduplicate import combined
from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.read_result import ImportReport, Question, ReadResult
from neckload.domain.removals import without_removed
from neckload.domain.tables import TABLES, Diary

NAMED_FILES = 20


@dataclass(frozen=True)
class LeftFile:
    """A file that gave no result, and why."""

    name: str
    error: UnreadableFile


def together(results: Sequence[ReadResult], left: Sequence[LeftFile]) -> ReadResult:
    """One result from several, the most trusted first: if two have the same figure, the earlier one wins.

    Raises:
        UnreadableFile: there is no result; lists the problem of each file.
    """
    if not results:
        raise UnreadableFile(_problems(left))
    if len(results) == 1 and not left:
        return results[0]
    kinds = dict.fromkeys(map(_kind, results))
    diary = combined([_of_one_kind([each for each in results if _kind(each) == kind]) for kind in kinds])
    reports = [result.report for result in results]
    report = ImportReport(
        format=" + ".join(dict.fromkeys(result.report.format for result in results)),
        rows_seen=sum(each.rows_seen for each in reports) + len(left),
        runs_read=len(diary.runs),
        pain_read=len(diary.pain),
        weeks_read=len(diary.week_totals),
        days_read=len(diary.days),
        left_out=pd.concat([*(each.left_out for each in reports), _left_rows(left)], ignore_index=True),
        unit=reports[0].unit,
        columns=tuple(dict.fromkeys(column for each in reports for column in each.columns)),
        questions=_asked_once(question for each in reports for question in each.questions),
        notes=(
            *dict.fromkeys(note for each in reports for note in each.notes),
            *_counted_once_note(sum(len(result.runs) for result in results) - len(diary.runs)),
        ),
    )
    return ReadResult(report, diary)


def diary_of(results: Sequence[ReadResult]) -> Diary:
    """The files of one runner as one diary, without what a backup among them marks as removed."""
    diaries = [result.diary for result in results]
    for position, backup in enumerate(results):
        if backup.removals.count:
            others = [without_removed(diary, backup.diary, backup.removals) for diary in diaries]
            diaries = [*others[:position], diaries[position], *others[position + 1 :]]
    return combined(diaries)


def _kind(result: ReadResult) -> tuple[str, tuple[str, ...]]:
    """Two files of the same kind have different runs; two of different kinds may have the same run."""
    return result.report.format, tuple(column.column for column in result.report.columns)


def _problems(left: Sequence[LeftFile]) -> list[Problem]:
    if not left:
        return [
            Problem(
                "There is no training log in this archive. Logs are CSV, Excel, JSON, FIT, TCX or GPX files: upload "
                "one of these."
            )
        ]
    named = [
        replace(problem, advice=f"In {file.name}: {problem.advice}") for file in left for problem in file.error.problems
    ]
    more = len(named) - NAMED_FILES
    return [*named[:NAMED_FILES], Problem(f"There are {more:,} more problems like these.")] if more > 0 else named


def _of_one_kind(results: Sequence[ReadResult]) -> Diary:
    """The tables of files of one kind: however similar two of their runs are, only the same id makes them one."""
    diaries = [result.diary for result in results]
    tables = {table: pd.concat([getattr(each, table) for each in diaries], ignore_index=True) for table in TABLES}
    runs = tables.pop("runs").drop_duplicates("run_id")
    return Diary().with_tables(runs=runs, **{table: rows.drop_duplicates() for table, rows in tables.items()})


def _left_rows(left: Sequence[LeftFile]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "line": pd.Series([0] * len(left), dtype="int64"),
            "reason": pd.Series([file.error.problems[0].advice for file in left], dtype="str"),
            "value": pd.Series([file.name for file in left], dtype="str"),
        }
    )


def _asked_once(questions: Iterable[Question]) -> tuple[Question, ...]:
    """One answer holds for the whole archive, so each question is asked once."""
    return tuple({(question.about, question.column): question for question in reversed(list(questions))}.values())[::-1]


def _counted_once_note(twice: int) -> tuple[str, ...]:
    if not twice:
        return ()
    runs = "One run is" if twice == 1 else f"{twice:,} runs are"
    return (f"{runs} in more than one file or sheet. Each counts once, with the details of all its files.",)
