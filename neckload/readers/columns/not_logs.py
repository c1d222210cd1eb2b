"""Tables that are no logs, known by their columns: a sleep list is refused as one."""

from __future__ import annotations

from neckload.domain.problems import Problem, UnreadableFile
from neckload.readers.exports.layout import UPLOAD_RUNS
from neckload.readers.exports.not_logs import KINDS_BY_WORD
from neckload.readers.exports.registry import NOT_LOGS
from neckload.readers.vocabulary.column_names import DISTANCE_UNITS, DURATION_UNITS, compared, name_and_unit, plain
from neckload.readers.vocabulary.generic_names import END_NAMES, GENERIC, TIME_NAMES, Role
from neckload.readers.vocabulary.pain_names import says_pain
from neckload.readers.vocabulary.planned import PLANNED

_KINDS = tuple(
    (
        frozenset(plain(mark) for mark in kind.marks if not mark.startswith("!")),
        frozenset(plain(mark) for mark in kind.marks if mark.startswith("!")),
        kind.text,
    )
    for kind in NOT_LOGS
)
MARKS_OF_NOT_LOGS = frozenset().union(*(has | lacks for has, lacks, _ in _KINDS))
"""Column names by which such tables are known, as compared."""


_PAIN = plain("Pain")
_ROLES: tuple[Role, ...] = ("start", "clock", "note", "title")
_BESIDE = {name for role in _ROLES for name in compared(GENERIC[role])} | compared((*TIME_NAMES, *END_NAMES)).keys()


def refuse_by_words(header: tuple[str, ...]) -> None:
    """Says what a table is in which neither a run nor pain was found.

    Raises:
        UnreadableFile: each of its columns, apart from dates and notes, is about something else by a word of its name.
    """
    names = [name for name in header if name and name_and_unit(name)[0] not in _BESIDE]
    kinds = [
        next((what for words, what in KINDS_BY_WORD if words.search(name.replace("_", " "))), "") for name in names
    ]
    if names and all(kinds):
        raise UnreadableFile(Problem(f"This looks like {kinds[0]}, not a log of runs or pain. {UPLOAD_RUNS}"))


def refuse_plans(header: tuple[str, ...]) -> None:
    """Refuses a plan, of which nothing says what was run.

    Raises:
        UnreadableFile: a column tells how far or how long to run.
    """
    units = (*DISTANCE_UNITS, *DURATION_UNITS)
    planned = next((name for name in header if PLANNED.search(name) and name_and_unit(name)[1] in units), None)
    if planned is not None:
        raise UnreadableFile(
            Problem(
                f"This looks like a training plan: “{planned[:40]}” is what was planned, and no column says what was "
                "run. Add one, such as “distance_km”."
            )
        )


def refuse_not_logs(header: tuple[str, ...]) -> None:
    """Refuses a table that has the columns of one that is no log.

    Raises:
        UnreadableFile: it is such a table; says which.
    """
    names = {plain(name) for name in header} | {name_and_unit(name)[0] for name in header}
    is_of_pain = any(map(says_pain, header))
    for has, lacks, text in _KINDS:
        if has <= names and lacks.isdisjoint(names) and not (is_of_pain and _PAIN in lacks):
            raise UnreadableFile(Problem(text))
