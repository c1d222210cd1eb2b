"""Tables that are no logs, known by their columns: a sleep list is refused as one."""

from __future__ import annotations

from neckload.domain.problems import Problem, UnreadableFile
from neckload.readers.exports.registry import NO_LOGS
from neckload.readers.vocabulary.column_names import name_and_unit, plain
from neckload.readers.vocabulary.pain_names import says_pain

_KINDS = tuple(
    (
        frozenset(plain(mark) for mark in kind.marks if not mark.startswith("!")),
        frozenset(plain(mark) for mark in kind.marks if mark.startswith("!")),
        kind.text,
    )
    for kind in NO_LOGS
)
MARKS_OF_NO_LOGS = frozenset().union(*(has | lacks for has, lacks, _ in _KINDS))
"""Column names by which such tables are known, as compared."""


_PAIN = plain("Pain")


def refuse_no_logs(header: tuple[str, ...]) -> None:
    """Refuses a table that has the columns of one that is no log.

    Raises:
        UnreadableFile: it is such a table; says which.
    """
    names = {plain(name) for name in header} | {name_and_unit(name)[0] for name in header}
    is_of_pain = any(map(says_pain, header))
    for has, lacks, text in _KINDS:
        if has <= names and lacks.isdisjoint(names) and not (is_of_pain and _PAIN in lacks):
            raise UnreadableFile(Problem(text))
