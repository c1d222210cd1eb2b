"""Several sheets of a workbook, or lists of a JSON file -> one result: the log and what continues it, but no summary of
it a second time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.read_result import ReadResult
from neckload.readers.cells.numbers import is_missing
from neckload.readers.cells.sports import names_other_sport
from neckload.readers.combine_results import LeftFile, together
from neckload.readers.sheet import Sheet
from neckload.readers.vocabulary.column_names import compared, name_and_unit, plain
from neckload.readers.vocabulary.generic_names import GENERIC
from neckload.readers.vocabulary.month_names import months_of
from neckload.readers.vocabulary.planned import NOT_COUNTED, PLANNED

MOST_DAYS = 0.5
"""The share of a sheet's days that the log has a run on too, from which the sheet is a selection of the log's rows."""
FEWEST_WEEKS = 3
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_DAY = r"^[0-9]{1,2}\.?$"
_WITHOUT_YEAR = (
    r"(?:^|\s)[0-9]{1,2}[./-][0-9]{1,2}[./-]?$|^[0-9]{1,2}\.? [^\W\d_]+\.?$|^[^\W\d_]+\.? ?[0-9]{1,2}\.?$|" + _DAY
)


Kind = Literal["sheet", "list"]


@dataclass(frozen=True)
class _Read:
    """One sheet and its result."""

    name: str
    columns: frozenset[str]
    result: ReadResult

    @property
    def days(self) -> pd.Series:
        days: pd.Series = self.result.runs["start"].dt.normalize()
        return days.drop_duplicates()

    @property
    def is_guessed(self) -> bool:
        """Whether the columns had to be recognised by their cells instead of their names."""
        return any(question.about == "column" for question in self.result.report.questions)


def read_worksheets(
    sheets: Mapping[str, Sheet], read: Callable[[Sheet], ReadResult], kind: Kind = "sheet"
) -> ReadResult:
    """The tables of a workbook's sheets, or of the lists of a JSON file.

    Sheets without rows are ignored. Of the others everything is read that is neither a plan, nor another sport,
    nor the same runs again in other columns; what is not read is named in `left_out` with line 0.

    Raises:
        UnreadableFile: no sheet is a log; lists what is wrong with each.
    """
    filled = {name: sheet for name, sheet in sheets.items() if len(sheet) or sum(map(bool, sheet.header)) > 1}
    if len(filled) < 2:
        return read(dated_by_name(*next(iter(filled.items() or sheets.items()))))
    candidates, left = [], []
    for name in filled:
        try:
            result = read(dated_by_name(name, filled[name]))
            candidates.append(_Read(name, frozenset(map(plain, filled[name].header)), result))
        except UnreadableFile as error:
            left.append(LeftFile(_called(name, kind), error))
    kept: list[_Read] = []
    # The sheet with most runs is the log, and the others are measured against it.
    for candidate in sorted(candidates, key=lambda candidate: (candidate.is_guessed, -len(candidate.result.runs))):
        if why := _why_not(candidate, kept, kind):
            left.append(LeftFile(_called(candidate.name, kind), UnreadableFile(Problem(f"Not read: {why}"))))
        else:
            kept.append(candidate)
    kept.sort(key=lambda candidate: list(filled).index(candidate.name))
    return together(
        [_with_name(candidate, kind) for candidate in kept]
        if len(kept) > 1
        else [candidate.result for candidate in kept],
        left,
    )


def _why_not(candidate: _Read, kept: list[_Read], kind: Kind) -> str:
    """Why a sheet is not read in addition to the others; "" if it is."""
    if PLANNED.search(candidate.name) or (kind == "list" and NOT_COUNTED.search(candidate.name)):
        return f"going by its name, this {kind} is not a log of runs."
    if any(names_other_sport(word) for word in re.split(r"[\W_]+", candidate.name)):
        return f"going by its name, this {kind} is about another sport."
    if candidate.is_guessed and any(not other.is_guessed for other in kept):
        return f"its columns are not named like a log’s, and another {kind} is a log."
    runs = [other for other in kept if len(other.result.runs)]
    if len(candidate.result.week_totals) and runs:
        return f"its weeks add up the runs of another {kind}."
    others = [other for other in runs if other.columns != candidate.columns]
    if others and len(candidate.days) and _sums_up(candidate.days, pd.concat([other.days for other in others])):
        return f"its runs are also in another {kind}, in other columns."
    return ""


def _sums_up(days: pd.Series, known: pd.Series) -> bool:
    """Whether these days repeat a selection of the `known` days, or their weekly sums."""
    within = days[days.between(known.min(), known.max())]
    gaps = days.sort_values().diff().dropna().dt.days
    is_weekly = len(days) >= FEWEST_WEEKS and bool((gaps % 7 == 0).all()) and len(within) > 0
    return is_weekly or days.isin(known).mean() >= MOST_DAYS


def _called(name: str, kind: Kind) -> str:
    return f"{kind} “{name}”"


def _with_name(candidate: _Read, kind: Kind) -> ReadResult:
    left = candidate.result.report.left_out
    named = left.assign(value=left["value"] + f" ({_called(candidate.name, kind)})")
    return replace(candidate.result, report=replace(candidate.result.report, left_out=named))


def dated_by_name(name: str, sheet: Sheet) -> Sheet:
    """The sheet with complete dates, if its cells lack the year (or all but the day) and its name has it."""
    year = _YEAR.search(name)
    known = {**compared(GENERIC["start"]), **compared(GENERIC["week"])}
    places = [place for place, column in enumerate(sheet.header) if name_and_unit(column)[0] in known]
    if year is None or not places:
        return sheet
    cells = sheet.column(places[0]).str.strip()
    written = cells[~is_missing(cells)]
    lacks = cells.str.contains(_WITHOUT_YEAR)
    if written.empty or not lacks[written.index].all():
        return sheet
    months = months_of(re.findall(r"[^\W\d_]{3,}", name))
    is_day = written.str.fullmatch(_DAY).all() and months
    month = f"-{next(iter(months.values()))}-" if is_day else ""
    dated = year[0] + month + cells.str.rstrip(".") if is_day else _with_year(cells, year[0])
    return sheet.with_column(places[0], dated.where(lacks, cells))


def _with_year(cells: pd.Series, year: str) -> pd.Series:
    """3.2. -> 3.2.2024, 3 Feb -> 3 Feb 2024, KW 5 -> KW 5 2024."""
    numbered = cells.str.replace(r"([0-9]([./-])[0-9]{1,2})[./-]?$", rf"\g<1>\g<2>{year}", regex=True)
    return numbered.where(numbered != cells, cells + " " + year)
